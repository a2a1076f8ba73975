"""D: is there a decision, in words that decide?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from minutes_cli.patterns import regex
from minutes_cli.records.models import Item
from minutes_cli.rules.document import Document
from minutes_cli.rules.families.decisions_cases import BUDGET
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.verbs import DECIDED, OPERATIVE

_DECIDING = frozenset({"decision", "election", "motion", "citizen_proposal"})
_ASKING_TITLE = regex(
    r"\b(?:ansök\w+|begäran|framställ\w+|hemställ\w+|förslag|remiss\w*|yttrande|antagande|fastställ\w+|revider\w+|ändring\w*|avtal|taxa|taxor|bidrag|detaljplan|planbesked|bygglov|förhandsbesked|köp|försäljning|förvärv|upphandling|borgen|lån|inrättande|svar\s+på|motion|medborgarförslag|avsägelse|entledigande|val\s+av)",
    re.IGNORECASE,
)
_ONLY_TOLD = regex(
    r"""\b(?:\w*information\w* | informera\w* | övrig\w* | upplysning\w* | lägesrapport\w* | presentation\w* | \w*frågor | frågestund\w* | fråga
    | interpellation\w* | öppn\w+ | avslut\w+ | upprop | närvar\w+ | inledning | dialog | samtal | besök | studiebesök | föredragning\w* | aktuellt
    | nästa | kommande | kurser | konferens\w* | tack\w* | ordet | ajourner\w* | paus | föregående | sammanträdestid\w* | utbildning | avtackning\w*
    | meddelanden? | \w*anförande\w* | \w*hälsning\w* | parentation | minnesstund | prisutdelning | rapporter | delgivning\w* | skrivelser)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Matters that end in "läggs till handlingarna" or "godkänns" as a rule, and now and then in nothing.
_TOLD_AND_NOTED = regex(
    r"\b(?:\w*rapport\w*|\w*redovisning\w*|anmäl\w+|delegation\w*|\w*uppföljning\w*|genomgång\w*|inkomn\w+)\b",
    re.IGNORECASE,
)
_NOT_HERE = frozenset({"basis", "earlier", "proposal", "background"})  # decisions of others, or of before
_ASKING_TEXT = regex(
    r"\b(?:ansök\w+|begär\w*|föreslå\w*|föreslog\w*|hemställ\w*|förslag\w*|söker|önskar|inkommit\s+med|remitter\w+|yrka\w*)\b",
    re.IGNORECASE,
)


@rule(
    code="D501",
    name="no-decision",
    title=Say("A decision item without a decision", "Ett beslutsärende utan beslut"),
    severity=by_profile(kommun="error", forening="warning", anteckningar="warning"),
    source=Say("KL 5:67 p 4", "KL 5:67 p 4"),
    why=Say(
        "The minutes must say what was decided in each item; otherwise nothing can be carried out or appealed.",
        "Protokollet ska säga vad som beslutats i varje ärende; annars kan inget verkställas eller överklagas.",
    ),
    message=Say(
        "item {number} {title!r} has no decision{law}", "ärende {number} {title!r} saknar beslut{law}"
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [
                {**BUDGET, "sections": [{"kind": "background", "text": "Föreningen ansöker om bidrag."}]}
            ],
        }
    ),
    silent=Example(
        record={"items": [{**BUDGET, "decisions": [{"text": "Budgeten antas.", "outcome": "adopted"}]}]}
    ),
)
def no_decision(document: Document) -> Iterator[Hit]:
    """Items of a deciding kind without decisions, and in a municipal body every matter that is put to it.

    A warning where the text speaks of a decision after all, or where the scan may have lost its heading.
    """
    law = (
        Say(f" ({cite('content', document.date)})", f" ({cite('content', document.date)})")
        if document.profile == "kommun"
        else Say("", "")
    )
    decides = _is_deciding_body(document)
    for item in document.record.items:
        if item.decisions or item.secret or _decides_by_reference(item):
            continue
        body = "\n".join(section.text for section in item.sections if section.kind not in _NOT_HERE)
        has_words = DECIDED.search(body) is not None
        is_expected = item.kind in _DECIDING or (
            _is_matter(item) if decides else not has_words and _asks_for_decision(item)
        )
        if not is_expected:
            continue
        has_heading = any(section.kind == "decision" for section in item.sections)
        is_doubtful = item.kind not in _DECIDING and (
            document.is_damaged or _TOLD_AND_NOTED.search(item.title) is not None
        )
        yield Hit(
            {"number": item.number or item.order, "title": item.title[:60], "law": law},
            line=document.line_of(item),
            item=item.number,
            severity="warning" if has_words or has_heading or is_doubtful else None,
        )


def _decides_by_reference(item: Item) -> bool:
    """Whether the heading of the decision stands over another heading: ``Beslut`` / ``Enligt styrelsens
    förslag:`` and then the text, as councils write that follow a proposal word for word."""
    return any(
        section.kind == "decision"
        and not section.text.strip()
        and following.kind == "proposal"
        and following.text
        for section, following in pairwise(item.sections)
    )


def _is_deciding_body(document: Document) -> bool:
    """Whether the minutes are of a municipal body that decides most of its items, as nearly all do."""
    decided = sum(bool(item.decisions) for item in document.record.items)
    return document.profile == "kommun" and decided >= 2 and decided * 2 > len(document.record.items)


def _is_matter(item: Item) -> bool:
    """Whether an item is a matter put to the body, and not one that is opened, told or asked."""
    if item.kind not in ("information", "other", "notification") or not item.title:
        return False
    is_put = bool(item.motions or item.votes or item.recusals) or any(
        section.kind in ("proposal", "motions", "proposition", "vote") for section in item.sections
    )
    if is_put or _ONLY_TOLD.search(item.title):
        return is_put
    return _TOLD_AND_NOTED.search(item.title) is None or bool(item.case_numbers)


def _asks_for_decision(item: Item) -> bool:
    """Whether an item that is filed as information puts a matter to the body: title and text both ask."""
    if item.kind not in ("information", "other") or _ONLY_TOLD.search(item.title):
        return False
    is_proposed = any(section.kind in ("proposal", "motions") for section in item.sections)
    return is_proposed or (
        _ASKING_TITLE.search(item.title) is not None
        and _ASKING_TEXT.search("\n".join(section.text for section in item.sections)) is not None
    )


@rule(
    code="D503",
    name="no-operative-verb",
    title=Say("A decision without a verb", "Ett beslut utan verb"),
    severity=all_profiles("warning"),
    source=Say("Custom: a decision says what shall happen", "God sed: ett beslut säger vad som ska ske"),
    why=Say(
        "A decision that decides nothing is a heading, a name or a line cut in two.",
        "Ett beslut som inget beslutar är en rubrik, ett namn eller en avhuggen rad.",
    ),
    message=Say(
        "the decision {text!r} in item {number} has no operative verb",
        "beslutet {text!r} i ärende {number} saknar beslutsverb",
    ),
    fires=Example(record={"items": [{**BUDGET, "decisions": [{"text": "Ny idrottshall i centrum."}]}]}),
    silent=Example(
        record={"items": [{**BUDGET, "decisions": [{"text": "Ny idrottshall byggs i centrum."}]}]}
    ),
)
def no_operative_verb(document: Document) -> Iterator[Hit]:
    """Decision points in which no word decides; elections may be lists of names."""
    for item in document.record.items:
        if item.kind == "election" or len(item.decisions) > 6:
            continue
        for decision in item.decisions:
            text = decision.text.strip()
            if not OPERATIVE.search(text) and not text.lower().startswith("att ") and len(text.split()) < 40:
                yield Hit(
                    {"text": text[:60], "number": item.number or item.order},
                    line=decision.line_start,
                    item=item.number,
                )
