"""Whole fictional documents in ten templates: people, cover page, votes and dates against what is printed.

``data/people/NAME.txt`` is the printed text, ``NAME.eng.txt`` or ``NAME.swe.txt`` what Tesseract read from a
page image with that model (not repaired), ``NAME.json`` what is printed, as a reader would say it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.records.models import Record
from minutes_cli.repair.model import Repaired
from minutes_cli.structure.api import parse
from minutes_cli.structure.people.known_names import name_key

DATA = Path(__file__).parent / "data" / "people"
NAMES = sorted(path.stem for path in DATA.glob("*.json"))
SCANS = sorted(path.name for path in DATA.glob("*.*.txt"))
LISTS = ("attendance", "signatures", "next", "reservations", "notes", "recusals", "motions")
PARTS = (*LISTS, "adjustment", "notice", "votes")


def read(name: str) -> Record:
    text = (DATA / name).read_text("utf-8")
    return parse(scan_from_text(text, name=name), Repaired(text=text))


def told(record: Record) -> dict[str, Any]:
    """A record as the JSON files tell it."""
    items = record.items
    meeting = ("organisation", "body", "number", "date", "start", "end", "place", "item_range")
    return {
        "meeting": {key: getattr(record.meeting, key) for key in meeting},
        "attendance": [
            [
                a.name,
                a.party,
                a.role,
                a.replaces,
                a.items or (a.except_items and ["ej", *a.except_items]) or None,
                a.remote,
            ]
            for a in record.attendance
        ],
        "adjustment": {
            key: getattr(record.adjustment, key) for key in ("adjusters", "deputies", "date", "place")
        },
        "notice": {
            key: getattr(record.notice, key) for key in ("posted", "removed", "last_appeal", "stored_at")
        },
        "signatures": [[s.role, s.name] for s in record.signatures],
        "next": [[n.date, n.start] for n in record.meeting.next],
        "votes": {
            i.number: [
                [
                    v.counts.yes,
                    v.counts.no,
                    v.counts.abstain,
                    {b.name: b.vote for b in v.ballots},
                    v.consistent,
                ]
                for v in i.votes
            ]
            for i in items
            if i.votes
        },
        "reservations": {
            i.number: [b.name or b.party for s in i.reservations for b in s.by]
            for i in items
            if i.reservations
        },
        "notes": {i.number: [b.name or b.party for s in i.notes for b in s.by] for i in items if i.notes},
        "recusals": {i.number: [r.name for r in i.recusals] for i in items if i.recusals},
        "motions": {
            i.number: [[[b.name or b.party for b in m.by], m.stance] for m in i.motions]
            for i in items
            if i.motions
        },
    }


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", PARTS)
def test_what_is_printed(name: str, part: str) -> None:
    expected = json.loads((DATA / f"{name}.json").read_text("utf-8"))
    got = told(read(f"{name}.txt"))
    if isinstance(expected[part], dict):
        assert {key: got[part].get(key) for key in expected[part]} == expected[part]
    else:
        assert sorted(got[part], key=str) == sorted(expected[part], key=str)
    if part in ("votes", "reservations", "recusals"):
        assert set(got[part]) == set(expected[part]), "found where nothing is printed"


@pytest.mark.parametrize("name", NAMES)
def test_meeting_facts(name: str) -> None:
    expected = json.loads((DATA / f"{name}.json").read_text("utf-8"))["meeting"]
    got = told(read(f"{name}.txt"))["meeting"]
    assert {key: got[key] for key in expected} == expected


@pytest.mark.parametrize("scan", SCANS)
def test_what_is_scanned(scan: str) -> None:
    """Names by what OCR leaves of them; dates and figures exactly."""
    expected = json.loads((DATA / f"{scan.split('.')[0]}.json").read_text("utf-8"))
    got = told(read(scan))
    assert got["meeting"]["date"] == expected["meeting"]["date"]
    for key in ("posted", "removed", "last_appeal"):
        assert got["notice"][key] == expected["notice"].get(key)
    assert got["adjustment"]["date"] == expected["adjustment"].get("date")
    assert [vote[:3] for votes in got["votes"].values() for vote in votes] == [
        vote[:3] for votes in expected["votes"].values() for vote in votes
    ]
    for rows in (people, roles, ballots, signed):
        assert overlap(rows(expected), rows(got)) >= 0.85, rows.__name__


def people(record: dict[str, Any]) -> list[str]:
    return [name_key(row[0]) for row in record["attendance"]]


def roles(record: dict[str, Any]) -> list[str]:
    return [f"{name_key(row[0])}|{row[1]}|{row[2]}" for row in record["attendance"]]


def ballots(record: dict[str, Any]) -> list[str]:
    votes = [vote for votes in record["votes"].values() for vote in votes]
    return [f"{name_key(name)}|{cast}" for vote in votes for name, cast in vote[3].items()]


def signed(record: dict[str, Any]) -> list[str]:
    return [f"{role}|{name_key(name or '')}" for role, name in record["signatures"]]


def overlap(expected: Iterable[str], got: Iterable[str]) -> float:
    """F1 of two lists."""
    left, right = list(expected), list(got)
    hits = sum(1 for each in left if each in right)
    return 1.0 if not left and not right else 2 * hits / (len(left) + len(right))
