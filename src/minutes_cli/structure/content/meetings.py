"""Coming meetings, as the minutes announce them.

Input: a document, and when this meeting was.  Output: :class:`.models.NextMeeting`.  A date without a year is
resolved against the meeting where that is certain; else it is None and the text tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.records.models import Meeting, NextMeeting
from minutes_cli.structure.text.dates import find_dates, find_times, resolve
from minutes_cli.structure.text.document import Document, ItemDraft
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.places import read_when_where
from minutes_cli.structure.text.sentences import Sentence, iter_sentences

_ABOUT = regex(
    r"\bn.st[ak]\s(?:\w+\s)?\w*(?:mote|sammantr|samrad|traff|styrelsem|stamma|\bapt\b|arbetsplatstraff|avstamning|tillfalle)|\bkommande\s(?:moten|sammantr|motes)|\bmotesplanering|\bnasta\smote|\bnastkommande"
)
_NEXT = regex(
    r"\bn.st[ak]\s+(?:\w+\s){0,2}?(?:\w*(?:mote|sammantrade|samradsgrupp|traff|stamma|apt|gang)\w*)|\bnastkommande\b|\btraffas\sn.sta"
)
_SOON = 12  # letters before a date that opens what stands under ``Nästa möte``
_PLACE = regex(r"\b(?:i|pa|vid|hos)\s+(?P<place>[^.,;]{3,60})")
_BODY = regex(
    r"^\W*(?:nasta\s)?(?P<body>[^\W\d_][\w-]*(?:gruppen|kommitten|radet|styrelsen|namnden|utskottet|byggmote|stamman))\b"
)


def read_next_meetings(document: Document, meeting: Meeting) -> list[NextMeeting]:
    """The next meetings of a document, in order of mention."""
    found: list[NextMeeting] = []
    for item in document.items:
        about = _ABOUT.search(fold(item.title)) is not None
        is_next = _NEXT.match(fold(item.title)) is not None
        for sentence, heading in _sentences(item):
            if not about and not heading and not _NEXT.search(fold(sentence.text)):
                continue
            entry = _entry(sentence, meeting, about or heading, is_next)
            if entry is not None and not _is_told(found, entry):
                found.append(entry)
    return found


def _sentences(item: ItemDraft) -> Iterator[tuple[Sentence, bool]]:
    if item.heading_lines and find_dates(item.title):
        first, last = item.heading_lines[0].number, item.heading_lines[-1].number
        yield Sentence(item.title, first, last, True), False
    if not item.sections:
        for sentence in iter_sentences(item.lines):
            yield sentence, False
        return
    for section in item.sections:
        for sentence in iter_sentences(section.lines):
            yield sentence, section.kind == "upcoming"


def _entry(sentence: Sentence, meeting: Meeting, about: bool, is_next: bool) -> NextMeeting | None:
    text = sentence.text
    folded = fold(text)
    dates = find_dates(text, loose=about)
    times = find_times(text, bare=about)
    begins_dated = is_next and bool(dates) and dates[0].start <= _SOON
    if not dates or not (
        begins_dated or times or _NEXT.search(folded) or re.search(r"\b(?:mote|sammantrade)", folded)
    ):
        return None
    if re.search(r"\b(?:bordlagg\w*|protokoll\w*|senast|inlamna\w*|anteckningar\w*|lades)\b", folded):
        return None
    date = dates[0]
    is_sure = date.weekday is not None or (begins_dated and bool(date.year or times))
    if date.day == 1 and date.raw.startswith("1 ") and not is_sure:
        return None  # "i januari", its i read as 1
    body = _BODY.match(folded)
    return NextMeeting(
        date=resolve(date, meeting.date),
        start=times[0].begin if times else None,
        end=times[0].finish if times else None,
        place=_place(text[date.end :]) or _place(text[: date.start]),
        body=text[body.start("body") : body.end("body")] if body else None,
        text=text,
        line_start=sentence.line_start,
        line_end=sentence.line_end,
        derived=["date"] if date.year is None and resolve(date, meeting.date) else [],
    )


def _place(text: str) -> str | None:
    rest = text
    for hit in reversed(find_times(text)):
        rest = rest[: hit.start] + " " + rest[hit.end :]
    match = _PLACE.search(fold(rest))
    if not match:
        return None
    found = read_when_where(rest[match.start("place") : match.end("place")])
    return found.place


def _is_told(found: list[NextMeeting], entry: NextMeeting) -> bool:
    return any(each.date == entry.date and each.start == entry.start and entry.date for each in found)
