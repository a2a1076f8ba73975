"""P: what must not be in minutes that are published.  Every number found is masked in every output."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.rules.document import Document, item_text
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.personal_numbers import Kind

_PRIVATE_MAIL = regex(
    r"[\w.+-]{1,64}@(?:gmail|hotmail|outlook|live|yahoo|icloud|telia|bredband|comhem|spray|home|passagen|msn|me|protonmail|swipnet)\.(?:com|se|net|nu|me)\b",
    re.IGNORECASE,
    needs=("@",),
)
_MOBILE = regex(r"(?<![\d-])(?:\+46\s?\(?0?\)?\s?7\d|07\d)[\s-]?\d{1,3}(?:[\s-]?\d{2}){2,3}(?!\d)")
_HOME = regex(
    r"\b(?:boende|bosatt|bor|hemadress|bostadsadress|folkbokförd)\b[^.\n]{0,40}?\b(?P<street>[A-ZÅÄÖ][\wåäö]*(?:gatan|vägen|gränd|stigen|allén|backen|gård)\s+\d{1,4}\s?[A-Z]?)\b"
)
_SECRECY = regex(
    r"\b(?:sekretess(?:belag\w*|prövad|regler\w*)?|OSL|offentlighets-\s+och\s+sekretesslag\w*)\b",
    re.IGNORECASE,
)
_MASK = regex(r"\bX{3,}\b|█+|\[\s*(?:maskera[dt]|sekretess)\s*\]", re.IGNORECASE)
_HALF_MASK = regex(r"\b(?:[A-ZÅÄÖ][a-zåäö]+\s+X{3,}|X{3,}\s+[A-ZÅÄÖ][a-zåäö]+(?!\s*(?:kommun|AB)\b))(?!\w)")
_SENSITIVE = regex(
    r"\b(?:sjukskriv\w*|diagnos\w*|missbruk\w*|psykisk\w*|funktionsnedsättning\w*|fackligt?\s+(?:medlem\w*|förtroende\w*)|religi\w+|sexuell\w*|etnisk\w*|cancer|depression\w*|alkoholis\w*)\b",
    re.IGNORECASE,
)
_NAME = regex(r"\b[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?\s+[A-ZÅÄÖ][a-zåäöé]+\b")


def _numbers(document: Document, kind: Kind) -> Iterator[Hit]:
    for piece, number in document.personal_numbers:
        if number.kind == kind:
            yield Hit(
                {"masked": number.masked},
                line=piece.line,
                item=piece.item,
                start=number.start,
                end=number.end,
            )


@rule(
    code="P001",
    name="personal-number",
    title=Say("A personal identity number", "Ett personnummer"),
    severity=all_profiles("error"),
    source=Say("GDPR art. 87; act 2018:218 3:10", "GDPR art. 87; lag 2018:218 3:10"),
    why=Say(
        "Personal numbers may be shown only where clearly justified; published minutes are copied for ever.",
        "Personnummer får visas bara när det är klart motiverat; publicerade protokoll kopieras för alltid.",
    ),
    message=Say("personal number {masked}", "personnummer {masked}"),
    fires=Example(text="Till revisor valdes Eva Ek (19640823-3234)."),
    silent=Example(text="Föreningen, org.nr 802411-8310 och 802487–6628, dnr 02-820 107, Örja 2:2 och 30:2."),
)
def personal_number(document: Document) -> Iterator[Hit]:
    """Date valid, check digit right; organisation numbers have a third digit of 2 or more and never match."""
    yield from _numbers(document, "personnummer")


@rule(
    code="P002",
    name="coordination-number",
    title=Say("A coordination number", "Ett samordningsnummer"),
    severity=all_profiles("error"),
    source=Say("GDPR art. 87; act 2018:218 3:10", "GDPR art. 87; lag 2018:218 3:10"),
    why=Say(
        "The same protection as a personal number; the day has 60 added.",
        "Samma skydd som personnummer; dagen är ökad med 60.",
    ),
    message=Say("coordination number {masked}", "samordningsnummer {masked}"),
    fires=Example(text="Ansökan avser sökande 701063-2391."),
    silent=Example(text="Ansökan avser fastigheten 701063-2392."),
)
def coordination_number(document: Document) -> Iterator[Hit]:
    """As a personal number, day plus 60."""
    yield from _numbers(document, "samordningsnummer")


@rule(
    code="P003",
    name="private-contact",
    title=Say("Private contact details", "Privata kontaktuppgifter"),
    severity=all_profiles("warning"),
    source=Say("GDPR art. 5: no more than needed", "GDPR art. 5: inte mer än nödvändigt"),
    why=Say(
        "Private addresses and numbers are rarely needed in minutes and easily misused.",
        "Privata adresser och nummer behövs sällan i protokoll och missbrukas lätt.",
    ),
    message=Say("{what}", "{what}"),
    fires=Example(text="Eva Ek nås på eva.ek@gmail.com eller 070-123 45 67."),
    silent=Example(text="Kontakta registrator@lovasen.se, tfn 0123-456 00."),
)
def private_contact(document: Document) -> Iterator[Hit]:
    """Mail at private providers, mobile numbers, and streets said to be somebody's home."""
    patterns = (
        (_PRIVATE_MAIL, Say("a private e-mail address", "en privat e-postadress")),
        (_MOBILE, Say("a mobile number", "ett mobilnummer")),
        (_HOME, Say("a home address", "en hemadress")),
    )
    for piece in document.iter_text():
        for pattern, what in patterns:
            for match in pattern.finditer(piece.text):
                yield Hit(
                    {"what": what}, line=piece.line, item=piece.item, start=match.start(), end=match.end()
                )


@rule(
    code="P004",
    name="secret-text-present",
    title=Say("Secret text in a public file", "Sekretessbelagd text i en öppen fil"),
    severity=by_profile(kommun="warning"),
    source=Say(
        "Public Access to Information and Secrecy Act (2009:400)",
        "Offentlighets- och sekretesslagen (2009:400)",
    ),
    why=Say(
        "A masked name with its surname left, or the text of a secret item, gives away what the mask was for.",
        "Ett maskerat namn med efternamnet kvar, eller texten till en sekretessbelagd paragraf, röjer det som skulle döljas.",
    ),
    message=Say("{what}", "{what}"),
    fires=Example(text="Beslutet avser XXXX Lindberg, anställd inom hemtjänsten."),
    silent=Example(text="Beslutet avser XXXX XXXX, anställd inom hemtjänsten."),
)
def secret_text_present(document: Document) -> Iterator[Hit]:
    """Items marked secret that have text with names; and masks that leave half a name."""
    for item in document.record.items:
        text = item_text(item)
        is_marked = item.secret or _SECRECY.search(item.title) is not None
        if (
            is_marked
            and len(text.split()) > 30
            and _NAME.search(text[len(item.title) :])
            and not _MASK.search(text)
        ):
            number = item.number or item.order
            what = Say(
                f"item {number} is marked secret, but its text is here",
                f"ärende {number} är sekretessmarkerat, men texten finns här",
            )
            yield Hit({"what": what}, line=document.line_of(item), item=item.number)
    for piece in document.iter_text():
        for match in _HALF_MASK.finditer(piece.text):
            what = Say("a name is masked only in part", "ett namn är bara delvis maskerat")
            yield Hit({"what": what}, line=piece.line, item=piece.item, start=match.start(), end=match.end())


@rule(
    code="P005",
    name="sensitive-words-near-name",
    title=Say("Sensitive words near a name", "Känsliga uppgifter intill ett namn"),
    severity=all_profiles("info"),
    source=Say("GDPR art. 9", "GDPR art. 9"),
    why=Say(
        "Health, union membership, belief and the like are specially protected.",
        "Hälsa, facklig tillhörighet, tro och liknande är särskilt skyddade.",
    ),
    message=Say("{word!r} near a person's name", "{word!r} intill ett personnamn"),
    fires=Example(text="Eva Ek är sjukskriven till mars.", settings={"select": ["P005"]}),
    silent=Example(text="Sjukskrivningarna minskar i kommunen.", settings={"select": ["P005"]}),
    is_default=False,
)
def sensitive_words_near_name(document: Document) -> Iterator[Hit]:
    """Words of the special categories on a line with a full name; off unless selected."""
    for piece in document.iter_text():
        match = _SENSITIVE.search(piece.text)
        if match is not None and _NAME.search(piece.text):
            yield Hit(
                {"word": match[0]}, line=piece.line, item=piece.item, start=match.start(), end=match.end()
            )
