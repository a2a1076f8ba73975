"""Swedish working days, for the last day of an appeal period.

A period set by law that ends on a Saturday, Sunday, other public holiday, midsummer eve, Christmas eve or
new year's eve runs to the next working day (act 1930:173).  Public holidays: act 1989:253; the National
Day since 2005, Whit Monday until 2004.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

DAY = datetime.timedelta(days=1)


def easter(year: int) -> datetime.date:
    """Easter Sunday by the Gregorian computus (Meeus/Jones/Butcher).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, skipped = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return datetime.date(year, month, day + 1)


@lru_cache(maxsize=64)
def free_days(year: int) -> frozenset[datetime.date]:
    """Days of a year, Saturdays and Sundays apart, on which no period set by law ends."""
    sunday = easter(year)
    days = {
        datetime.date(year, 1, 1),
        datetime.date(year, 1, 6),
        sunday - 2 * DAY,
        sunday + DAY,
        datetime.date(year, 5, 1),
        sunday + 39 * DAY,
        midsummer_eve(year),
        datetime.date(year, 12, 24),
        datetime.date(year, 12, 25),
        datetime.date(year, 12, 26),
        datetime.date(year, 12, 31),
    }
    days.add(datetime.date(year, 6, 6) if year >= 2005 else sunday + 50 * DAY)
    return frozenset(days)


def midsummer_eve(year: int) -> datetime.date:
    """The Friday from 19 to 25 June (since 1953).

    >>> midsummer_eve(2023)
    datetime.date(2023, 6, 23)
    """
    first = datetime.date(year, 6, 19)
    return first + ((4 - first.weekday()) % 7) * DAY


def is_working_day(day: datetime.date) -> bool:
    """Whether a period set by law can end on a day."""
    return day.weekday() < 5 and day not in free_days(day.year)


def next_working_day(day: datetime.date) -> datetime.date:
    """The day itself where it is a working day, else the next one.

    >>> next_working_day(datetime.date(2023, 12, 23))
    datetime.date(2023, 12, 27)
    """
    while not is_working_day(day):
        day += DAY
    return day
