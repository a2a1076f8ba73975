"""O: how well was the page read?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from minutes_cli.patterns import regex
from minutes_cli.rules.document import Document
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, rule

WORD = regex(r"[^\W\d_]+")
_LONG_WORD = regex(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    [
        "och",
        "att",
        "det",
        "som",
        "en",
        "av",
        "till",
        "med",
        "den",
        "har",
        "de",
        "inte",
        "om",
        "ett",
        "men",
        "var",
        "jag",
        "sig",
        "vi",
        "kan",
        "ska",
        "beslut",
        "protokoll",
    ]
)
_DOLLAR_MARK = regex(r"^\s*(?:[$&]{1,2}|8)\s?\d{1,3}\b[ .]")
_SURE_MARK = regex(r"^\s*[$&]{1,2}\s?\d{1,3}\b")
_MIXED = regex(
    r"""
    (?<![\w@./:-]) (?:
      (?P<word> [a-zåäö]+ [0-9] [a-zåäö]{2,} | [a-zåäö]{2,} [0-9] [a-zåäö]+ )    # m6te
    | (?P<clock> [lIO] \d [:.] \d\d | \d [lIO] [:.] \d\d | \d\d? [:.] [lIO] \d | \d\d? [:.] \d [lIO] )   # l9:00
    | (?P<page> \d* [lIO] \d* / \d+ | \d+ / \d* [lIO] \d* )                    # 2l/4
    | (?P<year> (?:19|20) \d [ ] \d (?=[ .,)]|$) | (?:19|20) [lIO] \d | (?:19|20) \d [lIO] | 2[O] \d\d )   # 202 1
    ) (?![\w@]|[.:/-]\w)
    """,
    re.VERBOSE,
)
_UNIT = regex(r"^(?:m2|m3|co2|h2o|covid19|kl\d+|nr\d+|s\d+|v\d+)$", re.IGNORECASE)
LEAST_WORDS = 60
LEAST_UNKNOWN = 40


@rule(
    code="O101",
    name="unknown-words",
    title=Say("Too many words that no dictionary knows", "För många ord som ingen ordlista känner"),
    severity=all_profiles("warning"),
    source=Say("Measured on scans", "Uppmätt på skanningar"),
    why=Say(
        "The page is badly read; what was found in it cannot be trusted.",
        "Sidan är dåligt läst; det som hittats på den går inte att lita på.",
    ),
    message=Say(
        "{share:.0%} of the words are unknown ({where}), such as {sample}",
        "{share:.0%} av orden är okända ({where}), till exempel {sample}",
    ),
    fires=Example(
        text="Nrtv dkjs mlpw qwrt zxcv bnmk hjkl fghj asdf qwer tyui pasd gfds lkjh mnbv cxzq " * 4
    ),
    silent=Example(
        text="Kommunstyrelsen beslutar att godkänna förslaget till budget för nästa år och lägger rapporten till handlingarna. "
        * 4
    ),
)
def unknown_words(document: Document) -> Iterator[Hit]:
    """Share of unknown words in the repaired text: of the document, else of each item that is much worse.

    Asks the dictionary where there is one, else whether a word could be Swedish at all.
    """
    found = [
        (piece.item, match[0])
        for piece in document.iter_text()
        if piece.line
        for match in _LONG_WORD.finditer(piece.text)
    ]
    is_known = document.is_known or _is_pronounceable
    known = {
        word: is_known(word.lower() if document.is_known else word) for word in {word for _, word in found}
    }
    limit = document.settings.unknown_share
    whole = [word for _, word in found]
    where = Say("whole document", "hela dokumentet")
    hit = _too_many([word for word in whole if not known[word]], len(whole), limit, where)
    if hit is not None:
        yield replace(hit, line=1)
        return
    by_item: dict[str, list[str]] = {}
    for item, word in found:
        if item is not None:
            by_item.setdefault(item, []).append(word)
    for item, words in by_item.items():
        where = Say(f"item {item}", f"ärende {item}")
        hit = _too_many([word for word in words if not known[word]], len(words), limit * 2, where)
        if hit is not None:
            holder = next((one for one in document.record.items if one.number == item), None)
            yield replace(hit, line=document.line_of(holder), item=item)


def _too_many(unknown: list[str], words: int, limit: float, where: Say) -> Hit | None:
    if words < LEAST_UNKNOWN or len(unknown) <= limit * words:
        return None
    sample = ", ".join(dict.fromkeys(unknown[:5]))
    return Hit({"share": len(unknown) / words, "where": where, "sample": sample})


def _is_pronounceable(word: str) -> bool:
    """Whether a word could be Swedish at all: vowels, and no long run of consonants; capitals may be initials."""
    lower = word.lower()
    return word.isupper() or (
        re.search(r"[aeiouyåäöéü]", lower) is not None and not re.search(r"[bcdfghjklmnpqrstvwxz]{6}", lower)
    )


@rule(
    code="O102",
    name="no-swedish-letters",
    title=Say("Swedish without å, ä and ö", "Svenska utan å, ä och ö"),
    severity=all_profiles("info"),
    source=Say("Scans read with the English model", "Skanningar lästa med engelsk modell"),
    why=Say(
        "The page was read with another language's model; reading it again with the Swedish one beats any repair.",
        "Sidan är läst med ett annat språks modell; att läsa om den med den svenska är bättre än all reparation.",
    ),
    message=Say(
        "{words} Swedish words and {marked} of them with å, ä or ö: read it again with the Swedish model",
        "{words} svenska ord och {marked} av dem med å, ä eller ö: läs om med den svenska modellen",
    ),
    fires=Example(
        text="Ordforanden oppnar motet och halsar alla valkomna. Forslaget godkanns och det antecknas att alla ar narvarande. "
        * 6
    ),
    silent=Example(
        text="Ordföranden öppnar mötet och hälsar alla välkomna. Förslaget godkänns och det antecknas att alla är närvarande. "
        * 6
    ),
)
def no_swedish_letters(document: Document) -> Iterator[Hit]:
    """Of words that look Swedish, normally a quarter have one of the three letters."""
    words = [match[0].lower() for line in document.scan_lines for match in WORD.finditer(line)]
    if len(words) < LEAST_WORDS or not _COMMON.intersection(words):
        return
    marked = sum(any(char in "åäö" for char in word) for word in words)
    if marked * 50 < len(words):
        yield Hit({"words": len(words), "marked": marked}, line=1)


@rule(
    code="O103",
    name="paragraph-sign-lost",
    title=Say("The sign § read as something else", "Tecknet § läst som något annat"),
    severity=all_profiles("info"),
    source=Say("The Swedish OCR model has no §", "Den svenska OCR-modellen saknar §"),
    why=Say(
        "Marks such as $ and & before numbers are §; numbers glued to them are easily lost.",
        "Tecken som $ och & före nummer är §; nummer som klistrats ihop med dem förloras lätt.",
    ),
    message=Say(
        "{count} lines begin with $, & or 8 and a number, and there is no §",
        "{count} rader börjar med $, & eller 8 och ett nummer, och § saknas",
    ),
    fires=Example(text="$ 1 Mötets öppnande\nMötet öppnades.\n& 2 Val av justerare\n8 3 Budget"),
    silent=Example(text="§ 1 Mötets öppnande\nMötet öppnades.\n§ 2 Val av justerare"),
)
def paragraph_sign_lost(document: Document) -> Iterator[Hit]:
    """Line-initial marks of the Swedish model in a text that has no § at all."""
    if any("§" in line for line in document.scan_lines):
        return
    places = [number for number, line in enumerate(document.scan_lines, 1) if _DOLLAR_MARK.match(line)]
    if len(places) >= 2 and any(_SURE_MARK.match(document.scan_lines[number - 1]) for number in places):
        yield Hit({"count": len(places)}, line=places[0])


@rule(
    code="O105",
    name="digits-in-words",
    title=Say("Digits and letters mixed in a word", "Siffror och bokstäver blandade i ett ord"),
    severity=all_profiles("warning"),
    source=Say("Common confusions of OCR", "Vanliga förväxlingar i OCR"),
    why=Say(
        "The word cannot be searched for; in a time or a year the digit that was meant is a guess.",
        "Ordet går inte att söka; i ett klockslag eller årtal är siffran som avsågs en gissning.",
    ),
    message=Say("{token!r} mixes digits and letters", "{token!r} blandar siffror och bokstäver"),
    fires=Example(text="Nästa m6te hålls kl. l9:00."),
    silent=Example(text="Nästa möte hålls kl. 19:00 i A4-salen, 500 m2, våren 2021."),
)
def digits_in_words(document: Document) -> Iterator[Hit]:
    """What is left in the repaired text."""
    for piece in document.iter_text():
        for match in _MIXED.finditer(piece.text):
            if not _UNIT.match(match[0]):
                yield Hit(
                    {"token": match[0]},
                    line=piece.line,
                    item=piece.item,
                    start=match.start(),
                    end=match.end(),
                )
