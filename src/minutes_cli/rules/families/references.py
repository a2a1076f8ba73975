"""R: diary numbers and statutes that the minutes refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.rules.document import Document
from minutes_cli.rules.law import ACT_2017
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule

_YEAR = regex(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_LABELLED = regex(
    r"\b(?:dnr|diarienummer|diarienr|ärendenummer|dnr/beteckning)\b\.?\s*:?\s*(?P<value>[A-ZÅÄÖa-zåäö]{0,8}[ /-]?[0-9OolI][0-9OolI./:-]{2,})"
)
_MIXED = regex(r"(?<=\d)[OolI](?=[\d/])|(?<=[\d/-])[OolI](?=\d)")
# Sections of the Local Government Act 2017:725 by chapter, as consolidated to 2023:708.
KL_SECTIONS = {1: 10, 2: 9, 3: 14, 4: 32, 5: 72, 6: 44, 7: 25, 8: 18, 9: 38, 10: 9, 11: 24, 12: 18, 13: 15}
_LAW_NAME = r"(?:kommunallagen|kommunallag|KL)\b"
_CHAPTER = regex(
    rf"\b(?P<chapter>\d{{1,2}})\s*kap\.?\s*(?P<section>\d{{1,3}})\s*(?:[a-z]\s*)?§?\s*(?:i\s+)?{_LAW_NAME}(?P<act>\s*\(\d{{4}}:\d+\))?"
    rf"|\bKL\s+(?P<chapter2>\d{{1,2}}):(?P<section2>\d{{1,3}})\b"
    rf"|\b{_LAW_NAME}(?P<act3>\s*\(\d{{4}}:\d+\))?,?\s+(?P<chapter3>\d{{1,2}})\s*kap\.?\s*(?P<section3>\d{{1,3}})\s*§",
    needs=("kap", "KL"),
)


@rule(
    code="R901",
    name="diary-number",
    title=Say("A malformed diary number", "Ett felaktigt diarienummer"),
    severity=by_profile(kommun="warning"),
    source=Say("Forms of Swedish registries", "Former i svenska diarier"),
    why=Say(
        "The number is the only way to the documents of the matter; one wrong character leads nowhere.",
        "Numret är enda vägen till ärendets handlingar; ett fel tecken leder ingenstans.",
    ),
    message=Say("diary number {number!r} {what}", "diarienummer {number!r} {what}"),
    fires=Example(
        record={
            "meeting": {"date": "2014-03-04"},
            "items": [{"number": "4", "title": "Budget", "case_numbers": ["KS 2O14/0206"]}],
        }
    ),
    silent=Example(
        record={
            "meeting": {"date": "2014-03-04"},
            "items": [
                {
                    "number": "4",
                    "title": "Budget",
                    "case_numbers": ["KS 2014/0206", "87.041", "SLK-2013-00364:79"],
                }
            ],
        }
    ),
)
def diary_number(document: Document) -> Iterator[Hit]:
    """Letters among the digits, a year after the meeting, or a class code alone."""
    for item in document.record.items:
        for number in item.case_numbers:
            what = _fault(number, document.date.year if document.date else None)
            if what is not None:
                yield Hit({"number": number, "what": what}, line=document.line_of(item), item=item.number)
    known = {number for item in document.record.items for number in item.case_numbers}
    for place, line in enumerate(document.lines, 1):
        for match in _LABELLED.finditer(line):
            value = match["value"].rstrip(".:-/")
            if value not in known and _MIXED.search(value) and re.search(r"\d", value):
                what = Say("has letters among its digits", "har bokstäver bland siffrorna")
                yield Hit(
                    {"number": value, "what": what},
                    line=place,
                    start=match.start("value"),
                    end=match.end("value"),
                    item=document.number_at(place),
                )


def _fault(number: str, year: int | None) -> Say | None:
    if _MIXED.search(number):
        return Say("has letters among its digits", "har bokstäver bland siffrorna")
    printed = _YEAR.search(number)
    if printed is not None and year is not None and int(printed[1]) > year:
        return Say("is of a year after the meeting", "är från ett år efter sammanträdet")
    if re.fullmatch(r"\d{3}", number):
        return Say("looks like a class code, not a case", "ser ut som en klassificeringskod, inte ett ärende")
    if not re.search(r"\d", number):
        return Say("has no digits", "saknar siffror")
    return None


@rule(
    code="R902",
    name="case-on-two-items",
    title=Say("One case number on two items", "Samma diarienummer på två ärenden"),
    severity=all_profiles("info"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "It may be one matter in two parts, or a number copied to the wrong item.",
        "Det kan vara ett ärende i två delar, eller ett nummer som kopierats till fel ärende.",
    ),
    message=Say("case {number} is on items {items}", "diarienummer {number} står på ärendena {items}"),
    fires=Example(
        record={
            "items": [
                {"number": "4", "title": "Budget", "case_numbers": ["KS 2014/7"]},
                {"number": "5", "title": "Taxa", "case_numbers": ["KS 2014/7"]},
            ]
        }
    ),
    silent=Example(
        record={
            "items": [
                {"number": "4", "title": "Budget", "case_numbers": ["KS 2014/7"]},
                {"number": "5", "title": "Taxa", "case_numbers": ["KS 2014/8"]},
            ]
        }
    ),
)
def case_on_two_items(document: Document) -> Iterator[Hit]:
    """Case numbers that occur on more than one item."""
    places: dict[str, list[str]] = {}
    for item in document.record.items:
        for number in dict.fromkeys(item.case_numbers):
            places.setdefault(number, []).append(item.number or str(item.order))
    for number, items in places.items():
        if len(items) > 1:
            second = next(
                item for item in document.record.items if (item.number or str(item.order)) == items[1]
            )
            yield Hit(
                {"number": number, "items": ", ".join(items)}, line=document.line_of(second), item=items[1]
            )


@rule(
    code="R903",
    name="no-such-section",
    title=Say("A section of the law that does not exist", "En lagparagraf som inte finns"),
    severity=all_profiles("info"),
    source=Say("The Local Government Act (2017:725)", "Kommunallagen (2017:725)"),
    why=Say(
        "The legal ground of the decision cannot be found; real pages cite 6:45 for 5:45.",
        "Beslutets lagstöd går inte att hitta; verkliga sidor anger 6:45 i stället för 5:45.",
    ),
    message=Say(
        "the Local Government Act has no {chapter} kap. {section} §",
        "kommunallagen har ingen {chapter} kap. {section} §",
    ),
    fires=Example(
        text="Beslutet fattas enligt 6 kap. 45 § kommunallagen.", record={"meeting": {"date": "2024-03-04"}}
    ),
    silent=Example(
        text="Beslutet fattas enligt 5 kap. 45 § kommunallagen och 9 kap. 31 b § plan- och bygglagen.",
        record={"meeting": {"date": "2024-03-04"}},
    ),
)
def no_such_section(document: Document) -> Iterator[Hit]:
    """Citations of the act of 2017, in minutes since 2018; the acts before it are not checked."""
    if document.date is not None and document.date < ACT_2017:
        return
    for piece in document.iter_text():
        if "K" not in piece.text and "k" not in piece.text:
            continue
        for match in _CHAPTER.finditer(piece.text):
            act = match["act"] or match["act3"] or ""
            if act and "2017:725" not in act:
                continue
            chapter = int(match["chapter"] or match["chapter2"] or match["chapter3"])
            section = int(match["section"] or match["section2"] or match["section3"])
            if not 1 <= section <= KL_SECTIONS.get(chapter, 0):
                yield Hit(
                    {"chapter": chapter, "section": section},
                    line=piece.line,
                    item=piece.item,
                    start=match.start(),
                    end=match.end(),
                )
