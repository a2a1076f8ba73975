"""The archive rules: what one file cannot show.  Archives are written as lines: date, first-last item."""

from __future__ import annotations

from typing import Any

import pytest

from minutes_cli.rules.api import archive_of, check_archive
from minutes_cli.rules.examples import example_document
from minutes_cli.rules.facts import Facts, facts_of
from minutes_cli.rules.findings import Diagnostic
from minutes_cli.rules.overview import overview, render_overview
from minutes_cli.rules.settings import RuleSettings


def meeting(
    date: str, first: int, last: int, body: str = "Kommunstyrelsen", path: str = "", **more: Any
) -> Facts:
    """The facts of one file; items are named after their number unless given by number in ``titles``."""
    titles: dict[int, dict[str, Any]] = more.pop("items", {})
    items = [
        {
            "number": str(number),
            "title": f"Ärende nummer {date} {number}",
            "mark": "§",
            **titles.get(number, {}),
        }
        for number in range(first, last + 1)
    ]
    record = {"meeting": {"body": body, "date": date, **more.pop("meeting", {})}, "items": items, **more}
    return facts_of(
        example_document(path or f"{body[:9]}/{date}.txt", record, "", None, "kommun", RuleSettings())
    )


def check(*files: Facts, select: str = "") -> list[Diagnostic]:
    settings = RuleSettings(select=tuple(select.split(",")) if select else ())
    return check_archive(archive_of(files, settings))


def year(text: str, month: int = 1, at: int = 2024) -> list[Facts]:
    """``"1-5 6-9"``: one meeting a month."""
    spans = [tuple(map(int, part.split("-"))) for part in text.split()]
    return [
        meeting(f"{at}-{number:02d}-05", first, last) for number, (first, last) in enumerate(spans, month)
    ]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ("1-5 6-9 10-12 13-20", []),  # runs on
        ("1-5 1-9 1-12 1-4", []),  # begins anew each meeting
        ("1-5 1-9 1-12 13-20 21-25 26-30", []),  # the body changes its habit and keeps to the new one
        ("1-5 6-9 12-15 16-20", ["12"]),  # a gap
        ("1-5 6-9 9-12 13-20", ["9"]),  # a number used twice
        ("1-5 6-9 1-12 13-20 21-30", ["1"]),  # one restart in a running year
        ("1-5 1-9 7-12 1-4", ["7"]),  # one that does not begin with 1 among those that do
        ("12-18 25-30", ["25"]),  # two files are enough: neither begins with 1
    ],
)
def test_the_numbering_habit_is_learnt(spans: str, expected: list[str]) -> None:
    assert [found.item for found in check(*year(spans), select="N107")] == expected


def test_a_new_year_may_begin_anew_or_run_on() -> None:
    assert check(*year("1-5 6-9", 11, 2023), *year("1-4 5-9"), select="N107") == []
    assert check(*year("1-5 6-9", 11, 2023), *year("10-14 15-19"), select="N107") == []
    found = check(*year("1-50 51-90", 11, 2023), *year("12-14 15-19"), select="N107")
    assert [one.path for one in found] == ["Kommunsty/2024-01-05.txt"]
    assert "§§ 1–11" in found[0].message.en


def test_bodies_are_kept_apart() -> None:
    other = [meeting("2024-01-20", 1, 3, "Tekniska nämnden"), meeting("2024-02-20", 4, 6, "Tekniska nämnden")]
    assert check(*year("1-5 6-9"), *other, select="N107") == []


def test_a_body_read_two_ways_by_the_scanner_is_one() -> None:
    files = [meeting("2024-01-05", 1, 5), meeting("2024-02-05", 9, 12, "Kommunstyreisen")]
    assert [found.item for found in check(*files, select="N107")] == ["9"]


POSTPONED = {"decisions": [{"text": "Ärendet bordläggs till nästa sammanträde.", "outcome": "postponed"}]}


@pytest.mark.parametrize(
    ("later", "is_missed"),
    [
        ({}, True),
        ({"title": "Ny idrottshall i Ekbacken, bordlagt ärende"}, False),
        ({"case_numbers": ["KS 2024/7"]}, False),
        ({"continues": [{"date": "2024-01-05", "number": "3"}]}, False),
    ],
)
def test_a_postponed_item_comes_back(later: dict[str, Any], is_missed: bool) -> None:
    first = meeting(
        "2024-01-05",
        1,
        5,
        items={3: {"title": "Ny idrottshall i Ekbacken", "case_numbers": ["KS 2024/7"], **POSTPONED}},
    )
    found = check(
        first, meeting("2024-02-05", 6, 9, items={7: later}), meeting("2024-03-05", 10, 12), select="D505"
    )
    assert [(one.path, one.item) for one in found] == ([(first.path, "3")] if is_missed else [])


def test_nothing_is_missed_where_the_archive_ends() -> None:
    last = meeting("2024-03-05", 1, 5, items={3: {"title": "Idrottshall", **POSTPONED}})
    assert check(meeting("2024-02-05", 1, 5), last, select="D505") == []


def test_what_is_sent_back_gets_time() -> None:
    sent = {
        "title": "Idrottshall",
        "decisions": [{"text": "Ärendet återremitteras.", "outcome": "referred_back"}],
    }
    first = meeting("2024-01-05", 1, 5, items={3: sent})
    assert check(first, meeting("2024-02-05", 6, 9), select="D505") == []
    assert check(first, meeting("2024-02-05", 6, 9), meeting("2024-10-05", 10, 12), select="D505")


def test_a_target_day_that_is_not_reached_is_not_missed() -> None:
    put = {
        "title": "Idrottshall",
        "decisions": [
            {
                "text": "Bordläggs till den 5 maj.",
                "outcome": "postponed",
                "outcome_target": {"date": "2024-05-05"},
            }
        ],
    }
    first = meeting("2024-01-05", 1, 5, items={3: put})
    assert check(first, meeting("2024-02-05", 6, 9), select="D505") == []
    assert check(first, meeting("2024-02-05", 6, 9), meeting("2024-05-05", 10, 12), select="D505")


def referring(text: str) -> Facts:
    sections = [{"kind": "earlier", "text": text}]
    return meeting("2024-03-05", 10, 12, items={11: {"sections": sections}})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommunstyrelsen 2024-02-05 § 7", []),
        ("Kommunstyrelsen den 5 februari 2024, § 7", []),
        ("Kommunstyrelsen 2024-02-05 § 70", ["warning"]),
        ("Kommunstyrelsen 2024-02-06 § 7", ["warning"]),
        ("Kommunstyrelsen 2024-04-06 § 7", ["warning"]),
        ("Kommunstyrelsen 2019-02-06 § 7", []),  # before the archive begins
        ("Byggnadsnämnden 2024-02-06 § 7", []),  # a body the archive does not hold
    ],
)
def test_references_lead_somewhere(text: str, expected: list[str]) -> None:
    found = check(*year("1-5 6-9"), referring(text), select="D506")
    assert [one.severity for one in found] == expected


def test_the_same_meeting_twice() -> None:
    twice = [meeting("2024-01-05", 1, 5, path="ks/a.txt"), meeting("2024-01-05", 1, 5, path="ks/b.txt")]
    assert [one.path for one in check(*twice, select="C001")] == ["ks/b.txt"]
    parts = [meeting("2024-01-05", 1, 3, path="ks/a.txt"), meeting("2024-01-05", 4, 5, path="ks/b.txt")]
    assert check(*parts, meeting("2024-02-05", 6, 9), select="C001,N107") == []


def test_announced_meetings() -> None:
    def announcing(day: str) -> list[Facts]:
        return [meeting("2024-01-05", 1, 5, meeting={"next": [{"date": day}]}), *year("6-9 10-12", 2)]

    assert check(*announcing("2024-02-05"), select="C005") == []
    assert check(*announcing("2024-02-12"), select="C005")[0].path == "Kommunsty/2024-01-05.txt"
    assert check(*announcing("2024-04-12"), select="C005") == []  # after the archive ends
    other = meeting("2024-01-05", 1, 5, meeting={"next": [{"date": "2024-02-12", "body": "Byggnadsnämnden"}]})
    assert check(other, *year("6-9", 2), select="C005") == []


def test_missing_months() -> None:
    spans = "1-5 6-9 10-12 13-15 16-20 21-25"
    assert check(*year(spans), select="C004") == []
    found = check(*year(spans), meeting("2024-11-05", 40, 45), select="C004")
    assert "augusti 2024, september 2024, oktober 2024" in found[0].message.sv
    assert check(*year(spans), meeting("2024-11-05", 26, 30), select="C004") == []  # numbers run on
    assert check(*year(spans), meeting("2024-08-20", 40, 45), select="C004") == []  # July is free


def test_a_person_spelt_two_ways() -> None:
    def with_people(date: str, *names: str) -> Facts:
        return meeting(date, 1, 3, attendance=[{"name": name} for name in names])

    files = [
        with_people("2024-01-05", "Gunvor Hallkvist", "Per Ek"),
        with_people("2024-02-05", "Gunvor Hallkvist", "Per Ek"),
        with_people("2024-03-05", "Gunvor Hallqvist", "Per Alm"),
    ]
    found = check(*files, select="C006")
    assert [one.path for one in found] == [files[2].path]
    both = with_people("2024-01-05", "Anna Berg", "Anna Borg")
    assert check(both, with_people("2024-02-05", "Anna Borg"), select="C006") == []


def test_numbers_of_minutes() -> None:
    def numbered(*numbers: str) -> list[Facts]:
        return [
            meeting(f"2024-0{place}-05", 1, 3, meeting={"number": number})
            for place, number in enumerate(numbers, 1)
        ]

    assert check(*numbered("1", "2", "3"), select="C007") == []
    assert check(*numbered("7", "8", "1"), select="C007") == []
    assert "nr 3 missing" in check(*numbered("1/2024", "2/2024", "4/2024"), select="C007")[0].message.en
    assert check(*numbered("4", "4"), select="C007")


def test_overview_has_a_row_a_body_and_year() -> None:
    files = [*year("1-5 6-9", 11, 2023), *year("1-4 9-12"), meeting("2024-01-20", 1, 3, "Tekniska nämnden")]
    archive = archive_of(files, RuleSettings())
    rows = overview(archive, check_archive(archive))
    assert [(row.body, row.year, row.meetings, row.first, row.last, row.jumps) for row in rows] == [
        ("Kommunstyrelsen", 2023, 2, 1, 9, 0),
        ("Kommunstyrelsen", 2024, 2, 1, 12, 1),
        ("Tekniska nämnden", 2024, 1, 1, 3, 0),
    ]
    shown = render_overview(rows, "sv").splitlines()
    assert len(shown) == 4
    assert shown[0].startswith("organ")


def test_order_of_files_does_not_matter() -> None:
    files = [*year("1-5 6-9 12-15 16-20"), meeting("2024-02-20", 1, 3, "Tekniska nämnden")]
    assert check(*files) == check(*reversed(files))


def test_facts_survive_the_cache() -> None:
    import json

    facts = meeting("2024-01-05", 1, 2, items={1: POSTPONED}, meeting={"next": [{"date": "2024-02-05"}]})
    assert Facts.from_dict(json.loads(json.dumps(facts.to_dict()))) == facts
