"""What holds for every document: corrections replay, undo, and leave nothing to repair; parse never fails."""

from __future__ import annotations

from dataclasses import asdict
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_cli.batch.document import record_of
from minutes_cli.cli.corrections import undo
from minutes_cli.reading.read import read
from minutes_cli.reading.scan import scan_from_text
from minutes_cli.records.models import Record, to_json
from minutes_cli.repair.api import Mode, repair
from minutes_cli.repair.model import Correction
from tests.conftest import SAMPLES
from tests.strategies import documents

MODES = cast(list[Mode], ["strict", "balanced", "eager"])


def replay(text: str, corrections: tuple[Correction, ...]) -> str:
    """Apply corrections to a scan, from the end of each line so that offsets stay right."""
    lines = text.split("\n")
    for one in sorted(corrections, key=lambda one: (one.line, one.start), reverse=True):
        line = lines[one.line - 1]
        assert line[one.start : one.end] == one.before
        lines[one.line - 1] = line[: one.start] + one.after + line[one.end :]
    return "\n".join(lines)


def check(text: str, mode: Mode) -> None:
    """Corrections give the repaired text and can be taken back."""
    repaired = repair(scan_from_text(text), mode)
    assert replay(text, repaired.corrections) == repaired.text
    assert undo(repaired.text, [asdict(one) for one in repaired.corrections], "text") == text
    assert all("\n" not in one.before + one.after for one in repaired.corrections)


def check_settled(text: str, mode: Mode) -> None:
    """Repairing a repaired text changes nothing."""
    repaired = repair(scan_from_text(text), mode)
    assert repair(scan_from_text(repaired.text), mode).text == repaired.text


@settings(max_examples=60, deadline=None)
@given(text=documents(), mode=st.sampled_from(MODES))
def test_corrections_replay_and_undo(text: str, mode: Mode) -> None:
    check(text, mode)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(text=documents(), mode=st.sampled_from(MODES))
def test_a_repaired_text_leaves_nothing_to_repair(text: str, mode: Mode) -> None:
    check_settled(text, mode)


NAMES = sorted(path.stem for path in (SAMPLES / "scans").glob("*.txt"))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", NAMES)
def test_corrections_of_the_samples_replay_and_undo(name: str, mode: Mode) -> None:
    check(read(SAMPLES / "scans" / f"{name}.txt").text, mode)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", NAMES)
def test_a_repaired_sample_leaves_nothing_to_repair(name: str, mode: Mode) -> None:
    check_settled(read(SAMPLES / "scans" / f"{name}.txt").text, mode)


@settings(max_examples=60, deadline=None)
@given(text=documents())
def test_every_document_gives_a_record_that_reads_back(text: str) -> None:
    record = record_of(scan_from_text(text))
    assert Record.model_validate_json(to_json(record)) == record


@settings(max_examples=40, deadline=None)
@given(text=documents())
def test_the_places_in_a_record_are_lines_of_the_scan(text: str) -> None:
    record = record_of(scan_from_text(text))
    lines = text.split("\n")
    for item in record.items:
        if item.span.line_start is not None and item.span.line_end is not None:
            assert 1 <= item.span.line_start <= item.span.line_end <= len(lines)
    for one in record.corrections:
        assert lines[one.line - 1][one.start : one.end] == one.before
