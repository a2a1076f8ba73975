"""N: are there marked items at all, and is each mark one?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.records.models import Item
from minutes_cli.rules.document import Document
from minutes_cli.rules.families.numbering_cases import FIVE
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, rule

_PARAGRAPH_STYLES = (
    (regex(r"^\s*§\s*\d"), "§ 5"),
    (regex(r"^\s*\d+\s*§"), "5 §"),
    (regex(r"^\s*\d+\)"), "5)"),
    (regex(r"^\s*\d+\."), "5."),
    (regex(r"^\s*\w{2,5}\s*§\s*\d"), "KS § 5"),
)


@rule(
    code="N101",
    name="no-items",
    title=Say("No items found", "Inga ärenden hittade"),
    severity=all_profiles("error"),
    source=Say("KL 5:67: the minutes report each item", "KL 5:67: protokollet ska redovisa varje ärende"),
    why=Say(
        "Minutes without items are something else, or the scan is too damaged to read.",
        "Ett protokoll utan ärenden är något annat, eller så är skanningen för skadad.",
    ),
    message=Say(
        "no items (§ or numbered points) were found", "inga ärenden (§ eller numrerade punkter) hittades"
    ),
    fires=Example(record={"meeting": {"date": "2024-03-04"}}),
    silent=Example(record={"items": FIVE}),
)
def no_items(document: Document) -> Iterator[Hit]:
    """The record has no items."""
    if not document.record.items:
        yield Hit()


@rule(
    code="N105",
    name="number-inferred",
    title=Say("A number was inferred", "Ett nummer är härlett"),
    severity=all_profiles("info"),
    source=Say("The sequence of numbers", "Nummerföljden"),
    why=Say(
        "The number could not be read; it follows from the numbers around it. Check it against the paper.",
        "Numret gick inte att läsa utan följer av numren runt omkring. Jämför med originalet.",
    ),
    message=Say("item {number} was read from {raw!r}", "punkt {number} lästes ur {raw!r}"),
    fires=Example(
        text="10.Nasta mote",
        record={
            "items": [{"number": "10", "number_raw": "lO.", "title": "Nästa möte", "derived": ["number"]}]
        },
    ),
    silent=Example(record={"items": FIVE}),
)
def number_inferred(document: Document) -> Iterator[Hit]:
    """Items whose number is derived."""
    for item in document.record.items:
        if "number" in item.derived:
            yield Hit(
                {"number": item.number or "–", "raw": item.number_raw or item.title_raw or ""},
                line=document.line_of(item),
                item=item.number,
            )


@rule(
    code="N109",
    name="numbering-style",
    title=Say("The numbering style changes", "Numreringen byter form"),
    severity=all_profiles("info"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "A single item numbered in another way is often a list in the text, or a misread mark.",
        "Ett enstaka ärende med annan numrering är ofta en lista i texten eller ett felläst tecken.",
    ),
    message=Say(
        "{number} is written {style!r}, the others {usual!r}",
        "{number} skrivs {style!r}, de övriga {usual!r}",
    ),
    fires=Example(
        record={
            "items": [
                {"number": "1", "number_raw": "§ 1", "title": "Öppnande"},
                {"number": "2", "number_raw": "§ 2", "title": "Val"},
                {"number": "3", "number_raw": "3.", "title": "Övrigt"},
            ]
        }
    ),
    silent=Example(record={"items": [{"number": "1", "number_raw": "§ 1", "title": "Öppnande"}]}),
)
def numbering_style(document: Document) -> Iterator[Hit]:
    """Items whose printed mark is not of the usual kind."""
    styles = [(item, _style(item.number_raw)) for item in document.record.items]
    counts = Counter(style for _, style in styles if style)
    if len(counts) < 2 or document.is_damaged:
        return
    usual = counts.most_common(1)[0][0]
    for item, style in styles:
        if style and style != usual:
            yield Hit(
                {"number": item.number or "–", "style": style, "usual": usual},
                line=document.line_of(item),
                item=item.number,
            )


def _style(raw: str | None) -> str | None:
    return next((name for pattern, name in _PARAGRAPH_STYLES if pattern.match(raw)), None) if raw else None


@rule(
    code="N110",
    name="list-or-item",
    title=Say(
        "A list may have been taken for an item, or the other way round",
        "En lista kan ha tagits för ett ärende, eller tvärtom",
    ),
    severity=all_profiles("warning"),
    source=Say(
        "Where two readings of the numbers are nearly as good",
        "Där två läsningar av numren är nästan lika bra",
    ),
    why=Say(
        "A numbered list inside a decision looks like items; a wrong reading moves decisions to other matters.",
        "En numrerad lista i ett beslut ser ut som ärenden; fel läsning flyttar beslut till andra ärenden.",
    ),
    message=Say("{number} {title!r} looks like {what}", "{number} {title!r} ser ut som {what}"),
    fires=Example(
        record={
            "items": [
                *FIVE[:2],
                {"number": "3", "mark": "number", "title": "att ge styrelsen i uppdrag att återkomma,"},
                *FIVE[2:],
            ]
        }
    ),
    silent=Example(record={"items": FIVE}),
)
def list_or_item(document: Document) -> Iterator[Hit]:
    """Items that read like a point of a decision: another mark than the rest, or a title that is a clause."""
    marks = Counter(item.mark for item in document.record.items if item.number)
    usual = marks.most_common(1)[0][0] if marks else "none"
    for item in document.record.items:
        is_clause = re.match(r"(?:att|samt|och)\s", item.title) is not None
        is_odd = item.mark != usual and marks[item.mark] * 4 < marks[usual] and item.title[:1].islower()
        if is_clause or is_odd:
            yield Hit(
                {
                    "number": shown(item),
                    "title": item.title[:60],
                    "what": Say("a point of a list", "en punkt i en lista"),
                },
                line=document.line_of(item),
                item=item.number,
            )


def shown(item: Item) -> str:
    """How to speak of an item: ``§ 12``, ``9.8``."""
    return f"§ {item.number}" if item.mark == "§" and item.number else str(item.number or item.title[:30])
