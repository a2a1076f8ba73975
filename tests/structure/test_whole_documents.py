"""Whole invented minutes in templates of their own, as printed and as Tesseract read their scans.

``data/kommun`` holds municipal minutes, ``data/forening`` those of associations, companies and working
groups.  ``NAME.txt`` is the printed text, ``NAME.MODEL.txt`` what Tesseract read from a worn page image with
that language model, ``NAME.json`` what is printed, as a reader would say it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.records.models import Record
from minutes_cli.repair.api import repair
from minutes_cli.repair.model import Repaired
from minutes_cli.structure.api import parse
from minutes_cli.structure.people.known_names import name_key

FOLDERS = [Path(__file__).parent / "data" / name for name in ("kommun", "forening")]
NAMES = sorted(path.stem for folder in FOLDERS for path in folder.glob("*.json"))
SCANS = sorted(path.name for folder in FOLDERS for path in folder.glob("*.*.txt"))
# tables of crosses whose columns the scan's text has lost: who voted how cannot be known
COLUMNS_LOST = {"fullmaktige_spalter"}
# signatures that are gone or stand far from their roles in the scan
SIGNATURES_LOST = {"fullmaktige_2005", "fullmaktige_bilaga", "landsting_marginal"}


def text_of(file: str) -> str:
    """A file of one of the folders; their names differ."""
    return next(path for folder in FOLDERS if (path := folder / file).exists()).read_text("utf-8")


@cache
def printed_in(name: str) -> dict[str, Any]:
    """What is printed in a document."""
    told: dict[str, Any] = json.loads(text_of(f"{name}.json"))
    return told


@cache
def clean_record(name: str) -> Record:
    """The record of the printed text."""
    text = text_of(f"{name}.txt")
    return parse(scan_from_text(text, name=name), Repaired(text=text))


@cache
def scanned_record(scan: str) -> Record:
    """The record of a scan, repaired first."""
    read = scan_from_text(text_of(scan), name=scan)
    return parse(read, repair(read))


def votes_of(record: Record) -> dict[str | None, Any]:
    return {
        item.number: [
            [v.counts.yes, v.counts.no, v.counts.abstain or 0, {b.name: b.vote for b in v.ballots}]
            for v in item.votes
        ]
        for item in record.items
        if item.votes
    }


def dissenters_of(record: Record) -> dict[str | None, list[str | None]]:
    return {
        item.number: [person.name or person.party for each in item.reservations for person in each.by]
        for item in record.items
        if item.reservations
    }


@pytest.mark.parametrize("name", NAMES)
def test_items_with_titles_and_case_numbers(name: str) -> None:
    printed = [(item["number"], item["title"], item["case_numbers"]) for item in printed_in(name)["items"]]
    got = [(item.number, item.title, item.case_numbers) for item in clean_record(name).items]
    assert got == printed


@pytest.mark.parametrize("name", NAMES)
def test_decision_points_with_outcomes(name: str) -> None:
    for item, printed in zip(clean_record(name).items, printed_in(name)["items"], strict=True):
        got = [[point.outcome, point.text] for point in item.decisions]
        assert got == printed["decisions"], item.number


@pytest.mark.parametrize("name", NAMES)
def test_votes_and_reservations(name: str) -> None:
    items = printed_in(name)["items"]
    record = clean_record(name)
    assert votes_of(record) == {item["number"]: item["votes"] for item in items if "votes" in item}
    assert dissenters_of(record) == {
        item["number"]: item["reservations"] for item in items if "reservations" in item
    }


@pytest.mark.parametrize("name", NAMES)
def test_people_of_the_cover(name: str) -> None:
    printed, record = printed_in(name), clean_record(name)
    got = sorted([row.name, row.party or "", row.role] for row in record.attendance)
    assert got == sorted([who, party or "", role] for who, party, role in printed.get("attendance", []))
    assert sorted(record.adjustment.adjusters) == sorted(printed["adjusters"])
    assert sorted([each.role, each.name or ""] for each in record.signatures) == sorted(printed["signatures"])


@pytest.mark.parametrize("name", NAMES)
def test_meeting_and_dates(name: str) -> None:
    printed, record = printed_in(name), clean_record(name)
    assert {key: getattr(record.meeting, key) for key in printed["meeting"]} == printed["meeting"]
    assert record.adjustment.date == printed.get("adjusted")
    assert {key: getattr(record.notice, key) for key in printed.get("notice", {})} == printed.get(
        "notice", {}
    )


@pytest.mark.parametrize("scan", SCANS)
def test_the_scan_gives_the_same_items_and_dates(scan: str) -> None:
    printed, record = printed_in(scan.split(".")[0]), scanned_record(scan)
    assert [item.number for item in record.items] == [item["number"] for item in printed["items"]]
    for item, entry in zip(record.items, printed["items"], strict=True):
        assert fuzz.ratio(item.title.casefold(), entry["title"].casefold()) >= 90
        assert [point.outcome for point in item.decisions] == [outcome for outcome, _ in entry["decisions"]]
    assert record.meeting.date == printed["meeting"]["date"]
    assert record.adjustment.date == printed.get("adjusted")
    assert {key: getattr(record.notice, key) for key in printed.get("notice", {})} == printed.get(
        "notice", {}
    )


@pytest.mark.parametrize("scan", SCANS)
def test_the_scan_gives_the_same_people(scan: str) -> None:
    """Names by what OCR leaves of them."""
    name = scan.split(".")[0]
    printed, record = printed_in(name), scanned_record(scan)
    attendance = [f"{name_key(row.name)} {row.role}" for row in record.attendance]
    assert (
        overlap([f"{name_key(n)} {role}" for n, _, role in printed.get("attendance", [])], attendance) >= 0.8
    )
    signed = [f"{each.role} {name_key(each.name or '')}" for each in record.signatures]
    if name not in SIGNATURES_LOST:
        assert overlap([f"{role} {name_key(n)}" for role, n in printed["signatures"]], signed) >= 0.75
    votes = {item["number"]: item["votes"] for item in printed["items"] if "votes" in item}
    got = votes_of(record)
    assert {number: [vote[:3] for vote in each] for number, each in got.items()} == {
        number: [vote[:3] for vote in each] for number, each in votes.items()
    }
    if name not in COLUMNS_LOST:
        ballots = [
            f"{name_key(n)} {vote}" for each in votes.values() for v in each for n, vote in v[3].items()
        ]
        read = [f"{name_key(n)} {vote}" for each in got.values() for v in each for n, vote in v[3].items()]
        assert overlap(ballots, read) >= 0.85


def overlap(printed: list[str], got: list[str]) -> float:
    """The share of rows that are in both."""
    if not printed and not got:
        return 1.0
    left = list(got)
    hits = 0
    for row in printed:
        near = next((other for other in left if fuzz.ratio(row, other) >= 88), None)
        if near is not None:
            left.remove(near)
            hits += 1
    return hits / max(len(printed), len(got))


ROLL = """Kommunstyrelsen 2003-02-04
Beslutande   Sonja Renlund (S), ordförande
             Hakon Englid (S)
             Inger Vallgren (S)
             Karin Josefsberg (C)
§ 3 Vägbelysning
Omröstning
Pla KAN ENIGLD, S oocccscccsssencersseces Ja
Inger Vallgren, S .................. Ja
RAT JOSEFSBRG, S cccscscss coorescsss Nej
Sonja Renlund, S ................... Ja
XX QQQQQQQQQ, S cccscscss coorescsss Nej
Beslut
Frågan bordläggs.
"""


def test_names_that_a_dotted_line_broke_are_read_from_the_attendance_list() -> None:
    record = parse(scan_from_text(ROLL, name="roll"), Repaired(text=ROLL))
    assert {ballot.name: ballot.vote for ballot in record.items[0].votes[0].ballots} == {
        "Hakon Englid": "yes",
        "Inger Vallgren": "yes",
        "Karin Josefsberg": "no",
        "Sonja Renlund": "yes",
    }
