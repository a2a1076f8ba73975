"""C: meetings that should be in the archive and are not."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from minutes_cli.language.months import MONTHS
from minutes_cli.rules.bodies import is_same_body
from minutes_cli.rules.dates import parse_date
from minutes_cli.rules.facts import Archive
from minutes_cli.rules.families.archive_cases import minutes
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, archive_rule
from minutes_cli.rules.series import iter_pairs, series_of

MONTHLY_DAYS = 45
MOST_MONTH_GAP = 75
LEAST_FILES = 5


@archive_rule(
    code="C004",
    name="missing-months",
    title=Say("Months without minutes", "Månader utan protokoll"),
    severity=all_profiles("info"),
    source=Say("The body's own rhythm, learnt from the folder", "Organets egen rytm, lärd av mappen"),
    why=Say(
        "A body that meets every month and has no minutes for two may have lost some.",
        "Ett organ som möts varje månad men saknar protokoll för två kan ha förlorat några.",
    ),
    message=Say(
        "{body}: no minutes for {months}, between {before} and {after}",
        "{body}: inga protokoll för {months}, mellan {before} och {after}",
    ),
    fires=Example(
        path="ks/2024-09.txt",
        record=minutes("2024-09-02", 30, 33),
        archive=tuple(
            (f"ks/2024-0{month}.txt", minutes(f"2024-0{month}-05", month * 4 - 3, month * 4))
            for month in range(1, 6)
        ),
    ),
    silent=Example(
        path="ks/2024-06.txt",
        record=minutes("2024-06-03", 21, 24),
        archive=tuple(
            (f"ks/2024-0{month}.txt", minutes(f"2024-0{month}-05", month * 4 - 3, month * 4))
            for month in range(1, 6)
        ),
    ),
)
def missing_months(archive: Archive) -> Iterator[Hit]:
    """Bodies that meet monthly, with a gap over 75 days; July is free, and numbers that run on lack nothing."""
    for series in series_of(archive):
        days = series.days()
        gaps = [(other.day - one.day).days for one, other in pairwise(days) if one.day and other.day]
        if len(gaps) < LEAST_FILES - 1 or median(gaps) > MONTHLY_DAYS:
            continue
        links = {pair.after.path: pair.link for pair in iter_pairs(days)}
        for one, other in pairwise(days):
            if one.day is None or other.day is None or links.get(other.path) == "continues":
                continue
            months = [month for month in months_between(one.day, other.day) if month[1] != 7]
            if (other.day - one.day).days > MOST_MONTH_GAP and months:
                shown = ", ".join(f"{MONTHS[month - 1]} {year}" for year, month in months)
                values = {"body": series.name, "months": shown, "before": one.date, "after": other.date}
                yield Hit(values, path=other.path)


def months_between(one: datetime.date, other: datetime.date) -> list[tuple[int, int]]:
    """Whole months, as (year, month), after one day's month and before another's.

    >>> months_between(datetime.date(2024, 11, 5), datetime.date(2025, 2, 1))
    [(2024, 12), (2025, 1)]
    """
    first, last = one.year * 12 + one.month, other.year * 12 + other.month - 1
    return [(index // 12, index % 12 + 1) for index in range(first, last)]


@archive_rule(
    code="C005",
    name="next-meeting-not-there",
    title=Say("The announced meeting is not the next file", "Det aviserade mötet är inte nästa fil"),
    severity=all_profiles("warning"),
    source=Say("The minutes' own announcement", "Protokollets egen uppgift"),
    why=Say(
        "Either the meeting was moved, a day is misread, or its minutes are missing.",
        "Antingen har mötet flyttats, ett datum är felläst eller så saknas protokollet.",
    ),
    message=Say(
        "announces the next meeting of {body} for {announced}, but the next minutes are of {found}",
        "anger nästa möte med {body} till {announced}, men nästa protokoll är från {found}",
    ),
    fires=Example(
        path="ks/2024-01-08.txt",
        record=minutes("2024-01-08", next=[{"date": "2024-02-05"}]),
        archive=(("ks/2024-03-04.txt", minutes("2024-03-04", 4, 6)),),
    ),
    silent=Example(
        path="ks/2024-01-08.txt",
        record=minutes("2024-01-08", next=[{"date": "2024-02-05"}]),
        archive=(("ks/2024-02-05.txt", minutes("2024-02-05", 4, 6)),),
    ),
)
def next_meeting_not_there(archive: Archive) -> Iterator[Hit]:
    """Announced days of the same body without minutes, where later minutes are there."""
    for series in series_of(archive):
        days = series.days()
        held = {meeting.date for meeting in days}
        for meeting, following in pairwise(days):
            for coming in meeting.next:
                announced = parse_date(coming.date)
                if (
                    announced is None
                    or coming.date in held
                    or meeting.day is None
                    or announced <= meeting.day
                ):
                    continue
                if coming.body and not is_same_body(coming.body, series.body):
                    continue
                last = days[-1].day
                if (last is not None and last > announced) or (
                    following.day is not None and following.day > announced
                ):
                    values = {"body": series.body, "announced": coming.date, "found": following.date}
                    yield Hit(values, path=meeting.path, item=coming.item, line=coming.line)
