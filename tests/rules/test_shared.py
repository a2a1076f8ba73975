"""The targets of the rules on the development data, where it is there.

Planted faults found, no false error: on what is printed (clean text) and on the records written by hand.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from minutes_cli.records.models import Record
from minutes_cli.rules.api import check_document, document_of
from minutes_cli.rules.findings import Diagnostic
from tests.rules.planting import findings_on

RULES_OF = {
    "vote_mismatch": {"V601"},
    "decision_vote_conflict": {"V605", "D504"},
    "duplicate": {"N102"},
    "gap": {"N103"},
    "missing_decision": {"D501"},
    "adjuster_not_present": {"J702"},
    "late_adjustment": {"J704"},
    "early_removal": {"L803"},
    "personnummer": {"P001"},
    "impossible_date": {"M302"},
    "next_before": {"M305"},
}
LEAST_FOUND = 0.95


def faults_of(folder: Path, name: str) -> list[dict[str, str | None]]:
    path = folder / f"{name}.defects.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []


def score(faults: list[dict[str, str | None]], found: list[Diagnostic]) -> tuple[int, int, list[str]]:
    """Faults found, faults planted, and errors that no fault explains."""
    wanted = [fault for fault in faults if fault["kind"] in RULES_OF]
    explained: set[int] = set()
    hits = 0
    for fault in wanted:
        matching = [
            one
            for one in found
            if one.code in RULES_OF[str(fault["kind"])] and fault["item"] in (None, one.item)
        ]
        hits += bool(matching)
        explained.update(id(one) for one in matching)
    false = [
        f"{one.path} {one.code} {one.message.en}"
        for one in found
        if one.severity == "error" and id(one) not in explained
    ]
    return hits, len(wanted), false


@pytest.mark.parametrize("source", ["gold", "clean"])
def test_authored_documents(shared: Path, source: str) -> None:
    folder = shared / "records" / "authored"
    hits = planted = 0
    false: list[str] = []
    for path in sorted(folder.glob("*.clean.txt")):
        name, text = path.name.removesuffix(".clean.txt"), path.read_text(encoding="utf-8")
        if source == "gold":
            data = json.loads((folder / f"{name}.gold.json").read_text(encoding="utf-8"))
            record = Record.model_validate({**data, "attendance": data["attendance"] or []})
            found = check_document(document_of(record, text, text, path=name))
        else:
            found = findings_on(text, name)
        one = score(faults_of(folder, name), found)
        hits, planted, false = hits + one[0], planted + one[1], false + one[2]
    assert planted
    assert hits / planted >= LEAST_FOUND
    assert false == []


def test_council_minutes_have_no_error(shared: Path) -> None:
    paths = sorted((shared / "records" / "council").glob("*.txt"))
    assert paths
    errors = [
        f"{path.name} {one.code} {one.message.en}"
        for path in paths
        for one in findings_on(path.read_text(encoding="utf-8"), path.name)
        if one.severity == "error"
    ]
    assert errors == []


def test_working_group_notes_have_no_error(shared: Path) -> None:
    from minutes_cli.reading.read import read
    from minutes_cli.repair.api import repair
    from minutes_cli.structure.api import parse

    scan = read(shared / "user_scan" / "scan.txt")
    repaired = repair(scan)
    record = parse(scan, repaired)
    assert record.source.profile == "anteckningar"
    found = check_document(document_of(record, repaired.text, scan.text))
    assert [one.code for one in found if one.severity == "error"] == []
