"""Working days at the end of a period set by law, and which act is cited."""

from __future__ import annotations

import datetime

import pytest

from minutes_cli.rules.calendar import is_working_day, next_working_day
from minutes_cli.rules.law import cite

FREE = [
    ("2024-01-01", "new year"),
    ("2024-01-06", "Epiphany"),
    ("2024-03-29", "Good Friday"),
    ("2024-04-01", "Easter Monday"),
    ("2024-05-01", "May Day"),
    ("2024-05-09", "Ascension"),
    ("2024-06-06", "National Day"),
    ("2024-06-21", "midsummer eve"),
    ("2024-06-22", "midsummer day, a Saturday"),
    ("2024-12-24", "Christmas eve"),
    ("2024-12-25", "Christmas day"),
    ("2024-12-26", "Boxing day"),
    ("2024-12-31", "new year's eve"),
    ("2004-05-31", "Whit Monday until 2004"),
    ("2024-11-02", "All Saints, a Saturday"),
]
WORKING = [
    ("2004-06-04", "before 2005 no National Day"),
    ("2005-05-16", "Whit Monday of 2005"),
    ("2024-05-10", "after Ascension"),
]


@pytest.mark.parametrize(("day", "why"), FREE)
def test_free(day: str, why: str) -> None:
    assert not is_working_day(datetime.date.fromisoformat(day)), why


@pytest.mark.parametrize(("day", "why"), WORKING)
def test_working(day: str, why: str) -> None:
    assert is_working_day(datetime.date.fromisoformat(day)), why


def test_a_period_runs_over_christmas() -> None:
    assert next_working_day(datetime.date(2022, 12, 24)) == datetime.date(2022, 12, 27)


@pytest.mark.parametrize(
    ("day", "law"),
    [("2018-01-01", "KL 5:69"), ("2017-12-31", "KL 5:61 (1991:900)"), ("1991-12-31", "1977:179, 2 kap.")],
)
def test_the_act_of_the_day_is_cited(day: str, law: str) -> None:
    assert cite("adjusted", datetime.date.fromisoformat(day)) == law
