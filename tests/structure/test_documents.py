"""Whole invented documents in templates of their own: clean, and as Tesseract gave their scans back."""

from __future__ import annotations

from typing import Any

import pytest
from rapidfuzz import fuzz

from minutes_cli.records.models import Item, Record

from .reading import printed_in, record_of, text_of

CLEAN = [
    "bostadsratt",
    "finsk_namnd",
    "fritidsnamnd",
    "individnamnd",
    "kemisektion",
    "kyrkorad",
    "nykterhetsloge",
    "projektmote",
    "regionutskott",
    "teknologsektion",
    "utbildningsnamnd",
]
# document, language model, items that this scan cannot give back (their marks are gone or misread)
SCANNED = [
    ("finsk_namnd", "swe", set()),
    ("individnamnd", "eng", set()),
    ("nykterhetsloge", "swe", set()),
    ("projektmote", "eng", {"1.1", "3.1"}),
    ("regionutskott", "swe", set()),
]


@pytest.fixture(scope="module", params=CLEAN)
def clean(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Record]:
    return printed_in(request.param), record_of(text_of(f"{request.param}.txt"))


def test_every_item_is_found_and_nothing_else(clean: tuple[dict[str, Any], Record]) -> None:
    printed, record = clean
    assert [item.number for item in record.items] == [entry.get("number") for entry in printed["items"]]


def test_titles_are_whole(clean: tuple[dict[str, Any], Record]) -> None:
    printed, record = clean
    assert [item.title for item in record.items] == [entry["title"] for entry in printed["items"]]


def test_decision_points_and_their_outcomes(clean: tuple[dict[str, Any], Record]) -> None:
    printed, record = clean
    for item, entry in zip(record.items, printed["items"], strict=True):
        assert [[point.outcome, point.text] for point in item.decisions] == entry["decisions"], item.number


def test_other_fields_that_are_printed(clean: tuple[dict[str, Any], Record]) -> None:
    printed, record = clean
    assert record.source.profile == printed["profile"]
    for item, entry in zip(record.items, printed["items"], strict=True):
        for field in ("kind", "case_numbers", "dispatch", "adjusted_immediately"):
            if field in entry:
                assert getattr(item, field) == entry[field], (item.number, field)


def test_every_value_points_into_the_scan(clean: tuple[dict[str, Any], Record]) -> None:
    _, record = clean
    last = 0
    for item in record.items:
        assert item.span.line_start is not None and item.span.line_end is not None
        assert last < item.span.line_start <= item.span.line_end
        last = item.span.line_end
        for point in item.decisions:
            assert point.line_start is not None
            assert item.span.line_start <= point.line_start <= item.span.line_end


@pytest.mark.parametrize(("name", "model", "lost"), SCANNED, ids=[name for name, _, _ in SCANNED])
def test_scanned_pages_give_the_same_items(name: str, model: str, lost: set[str]) -> None:
    printed = [entry for entry in printed_in(name)["items"] if entry.get("number") not in lost]
    record = record_of(text_of(f"{name}.{model}.txt"))
    assert [item.number for item in record.items] == [entry.get("number") for entry in printed]
    for item, entry in zip(record.items, printed, strict=True):
        assert fuzz.ratio(_letters(item.title), _letters(entry["title"])) >= 75, item.title


@pytest.mark.parametrize(
    "name", ["finsk_namnd.swe", "nykterhetsloge.swe", "regionutskott.swe", "individnamnd.eng"]
)
def test_scanned_pages_give_the_same_outcomes(name: str) -> None:
    printed = printed_in(name.split(".")[0])["items"]
    record = record_of(text_of(f"{name}.txt"))
    got = [[point.outcome for point in item.decisions] for item in record.items]
    assert got == [[outcome for outcome, _ in entry["decisions"]] for entry in printed]


@pytest.mark.parametrize("name", ["lagtext", "hyresavtal"])
def test_what_is_no_minutes_gets_no_items(name: str) -> None:
    record = record_of(text_of(f"{name}.txt"))
    assert record.items == []
    assert record.attendance == []
    assert record.meeting.date is None


def test_page_furniture_is_kept_apart_but_told() -> None:
    record = record_of(text_of("regionutskott.txt"))
    texts = " ".join(section.text for item in record.items for section in item.sections)
    assert "REGION SVEALUND" not in texts
    headers = [entry for entry in record.source.furniture if entry.kind == "header"]
    assert {entry.text.split("  ")[0] for entry in headers} >= {"REGION SVEALUND", "Trafikutskottet"}


def test_a_number_that_the_sequence_gave_is_marked_as_derived() -> None:
    record = record_of(text_of("finsk_namnd.swe.txt"))
    by_number: dict[str | None, Item] = {item.number: item for item in record.items}
    assert by_number["33"].number_raw == "338"
    assert by_number["33"].derived == ["number"]


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalpha())
