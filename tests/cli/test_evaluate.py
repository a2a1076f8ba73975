"""``minutes eval``: figures on the user's own pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Call

GOLD = """Protokoll från mötet

Styrelsen beslutade att bordlägga ärendet till nästa möte.
Frågan är viktig för alla.
"""
SCAN = """Protokoll fran métet

Styrelsen beslutade att bordlagga drendet till nasta mote.
Fragan ar viktig for alla.
"""


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    folder = tmp_path / "pairs"
    folder.mkdir()
    (folder / "one.gold.txt").write_text(GOLD, "utf-8")
    (folder / "one.ocr.txt").write_text(SCAN, "utf-8")
    return folder


def test_the_figures_before_and_after(call: Call, pairs: Path) -> None:
    answer = call("eval", pairs, "--format", "json")
    assert answer.code == 0
    figures = json.loads(answer.out)
    assert figures["gold_words"] == 16
    assert figures["damaged"] == 9
    assert figures["wer_before"] == pytest.approx(9 / 16, abs=1e-4)
    assert figures["repaired"] == 1.0
    assert figures["harmed"] == 0.0
    assert sum(each["corrections"] for each in figures["calibration"]) == figures["corrections"] == 9


def test_the_text_names_misses_and_harms(call: Call, pairs: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text(SCAN.replace("Protokoll", "Pråtokoll"), "utf-8")
    out = call("eval", pairs, "--repaired", other, "--pages").out
    assert "'Protokoll'  'Pråtokoll'" in out
    assert "'drendet'  'drendet'  'ärendet'" in out
    assert "one: 16, 9, 0.00000, 0.14286" in out


def test_a_folder_without_pairs_is_an_error_that_says_what_a_pair_is(call: Call, tmp_path: Path) -> None:
    answer = call("eval", tmp_path)
    assert answer.code == 2
    assert "NAME.gold.txt" in answer.err
    assert answer.out == ""


def test_a_gold_page_without_its_scan_is_reported_and_the_rest_measured(call: Call, pairs: Path) -> None:
    (pairs / "two.gold.txt").write_text(GOLD, "utf-8")
    answer = call("eval", pairs)
    assert answer.code == 2
    assert "two.ocr.txt" in answer.err
    assert "pages" in answer.out


def test_without_a_folder_the_help_is_shown(call: Call) -> None:
    answer = call("eval")
    assert answer.code == 2
    assert "PAIRS" in answer.err
