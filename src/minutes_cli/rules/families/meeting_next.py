"""M: the meetings that are announced."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.records.models import NextMeeting
from minutes_cli.rules.bodies import is_same_body
from minutes_cli.rules.dates import parse_clock, parse_date
from minutes_cli.rules.document import Document
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, rule

_UPCOMING = regex(r"\b(?:nästa|kommande)\s+\w*(?:möte|sammanträde|stämma)", re.IGNORECASE)


@rule(
    code="M305",
    name="next-meeting-before",
    title=Say("The next meeting is not after this one", "Nästa möte ligger inte efter detta"),
    severity=all_profiles("warning"),
    source=Say("The calendar", "Kalendern"),
    why=Say(
        "People will go by that day; the year or the month is often the old one.",
        "Folk rättar sig efter dagen; ofta är året eller månaden den gamla.",
    ),
    message=Say(
        "the next meeting {next} is not after this one, {date}",
        "nästa möte {next} ligger inte efter detta, {date}",
    ),
    fires=Example(record={"meeting": {"date": "2012-11-21", "next": [{"date": "2012-11-12"}]}}),
    silent=Example(record={"meeting": {"date": "2012-11-21", "next": [{"date": "2012-12-12"}]}}),
)
def next_meeting_before(document: Document) -> Iterator[Hit]:
    """Next meetings on the same day are in order where they are another body's, or later that day."""
    date = document.date
    for coming in document.record.meeting.next:
        day = parse_date(coming.date)
        if date is None or day is None or day > date:
            continue
        if day == date and (_is_other_body(document, coming) or _is_later(document, coming)):
            continue
        yield Hit(
            {"next": day.isoformat(), "date": date.isoformat()},
            line=coming.line_start or document.find_line(coming.text or ""),
            item=_item_of_next(document, coming),
        )


def _is_other_body(document: Document, coming: NextMeeting) -> bool:
    own = document.record.meeting.body
    return bool(coming.body and own and not is_same_body(coming.body, own))


def _is_later(document: Document, coming: NextMeeting) -> bool:
    start, own = parse_clock(coming.start), parse_clock(document.record.meeting.start)
    return start is not None and own is not None and start > own


def _item_of_next(document: Document, coming: NextMeeting) -> str | None:
    number = document.number_at(coming.line_start)
    if number is not None:
        return number
    for item in document.record.items:
        if coming.text and any(coming.text in section.text for section in item.sections):
            return item.number
    named = [item for item in document.record.items if _UPCOMING.search(item.title)]
    return named[-1].number if named else None


@rule(
    code="M306",
    name="next-meetings-differ",
    title=Say("The next meeting is given differently", "Nästa möte anges olika"),
    severity=all_profiles("warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "Two items announce the next meeting on different days; readers will go to one of them.",
        "Två punkter anger olika dagar för nästa möte; läsarna går på en av dem.",
    ),
    message=Say(
        "the next meeting is {one} in item {first} and {other} in item {second}",
        "nästa möte är {one} i punkt {first} och {other} i punkt {second}",
    ),
    fires=Example(
        text="5 Kommande möten\nNästa möte är den 2 december 2024.\n10 Nästa möte\nVi ses den 9 december 2024.",
        record={
            "meeting": {
                "date": "2024-11-04",
                "next": [{"date": "2024-12-02", "line_start": 2}, {"date": "2024-12-09", "line_start": 4}],
            },
            "items": [
                {"number": "5", "title": "Kommande möten", "span": {"line_start": 1, "line_end": 2}},
                {"number": "10", "title": "Nästa möte", "span": {"line_start": 3, "line_end": 4}},
            ],
        },
    ),
    silent=Example(
        record={"meeting": {"date": "2024-11-04", "next": [{"date": "2024-12-02"}, {"date": "2025-01-13"}]}}
    ),
)
def next_meetings_differ(document: Document) -> Iterator[Hit]:
    """First dates announced for the same body in two items; a list of dates in one item is a plan."""
    earliest: dict[str, tuple[datetime.date, NextMeeting]] = {}
    for coming in document.record.meeting.next:
        day, number = parse_date(coming.date), document.number_at(coming.line_start)
        if day is None or number is None:
            continue
        for other_number, (other_day, other) in earliest.items():
            is_same = is_same_body(coming.body or "", other.body or "") or not (coming.body and other.body)
            if other_number != number and day != other_day and is_same:
                values = {
                    "one": other_day.isoformat(),
                    "first": other_number,
                    "other": day.isoformat(),
                    "second": number,
                }
                yield Hit(values, line=coming.line_start, item=number)
        earliest.setdefault(number, (day, coming))
