"""Dates and times as records and texts hold them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from minutes_cli.language.months import MONTHS, WEEKDAYS
from minutes_cli.patterns import regex
from minutes_cli.values import frozen

SHORT_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}

_MONTH = r"(?P<month>jan(?:uari)?|feb(?:ruari)?|mars|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_WEEKDAY = r"(?:(?P<weekday>(?:mån|tis|ons|tors|fre|lör|sön)dag)(?:en)?,?\s+(?:den\s+)?)?"
WRITTEN = regex(
    rf"(?<![\w.,:/-]){_WEEKDAY}(?P<day>\d{{1,2}})(?::?e)?\s+{_MONTH}\b\.?(?:\s+(?P<year>(?:1[89]|20)\d\d)\b(?!\s*(?:kr|kronor)))?",
    re.IGNORECASE,
)
ISO = regex(
    rf"(?<![\w.:/–-]){_WEEKDAY}(?P<year>(?:1[89]|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/]|[-–:]\d)",
    re.IGNORECASE,
    needs=("-",),
)
CLOCK = regex(r"^(?P<hour>\d{1,2})[:.](?P<minute>\d\d)$")


@frozen
class WrittenDate:
    """A date as printed; value is None where no such day exists (in any year, if none is given)."""

    text: str
    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None

    @property
    def value(self) -> datetime.date | None:
        """The day, where the year is printed and the day exists."""
        return None if self.year is None else make_date(self.year, self.month, self.day)

    def exists(self) -> bool:
        """Whether there is such a day; without a year, whether any year has it."""
        return make_date(self.year if self.year is not None else 2024, self.month, self.day) is not None


def make_date(year: int, month: int, day: int) -> datetime.date | None:
    """A date, or None where there is no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def parse_date(text: str | None) -> datetime.date | None:
    """The ISO date of a record field; None where it is missing or impossible."""
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def parse_clock(text: str | None) -> int | None:
    """Minutes after midnight of an ``HH:MM`` field.

    >>> parse_clock("13.30")
    810
    """
    match = CLOCK.match(text.strip()) if text else None
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"])
    return hour * 60 + minute if hour <= 24 and minute < 60 else None


def iter_dates(text: str) -> Iterator[WrittenDate]:
    """Yield the dates printed in a line, ISO and written out.

    >>> [(date.day, date.month, date.year) for date in iter_dates("tisdagen den 31 april 2024")]
    [(31, 4, 2024)]
    """
    for match in ISO.finditer(text):
        yield _date_of(match, int(match["month"]))
    for match in WRITTEN.finditer(text):
        yield _date_of(match, SHORT_MONTHS[match["month"][:3].lower()])


def _date_of(match: re.Match[str], month: int) -> WrittenDate:
    weekday = match["weekday"]
    return WrittenDate(
        text=match[0].rstrip(),
        start=match.start(),
        end=match.end(),
        day=int(match["day"]),
        month=month,
        year=int(match["year"]) if match["year"] else None,
        weekday=WEEKDAYS.index(weekday.lower()) if weekday else None,
    )
