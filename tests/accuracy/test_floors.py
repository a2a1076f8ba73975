"""Repair does not get worse: each set of pages reaches the floor that was measured on it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT


def load() -> ModuleType:
    """The tool that writes the floors; its dataclasses want it among the loaded modules."""
    spec = importlib.util.spec_from_file_location("accuracy_floors", ROOT / "tools/accuracy_floors.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = load()
FLOORS = tool.read_floors()


@pytest.mark.parametrize("name", FLOORS)
def test_the_pages_of_a_set_are_those_that_its_floor_was_measured_on(name: str) -> None:
    folder = ROOT / FLOORS[name].folder
    if not folder.is_dir():
        pytest.skip("the development data is not beside the repository")
    assert tool.digest(folder) == FLOORS[name].digest


@pytest.mark.parametrize("name", FLOORS)
def test_a_set_reaches_its_floor(name: str) -> None:
    folder = ROOT / FLOORS[name].folder
    if not folder.is_dir():
        pytest.skip("the development data is not beside the repository")
    found = tool.reached(tool.measure(folder), FLOORS[name].folder, FLOORS[name].digest)
    assert tool.missed(found, FLOORS[name]) == []


def test_every_committed_set_has_a_floor() -> None:
    pages = ROOT / "tests" / "accuracy" / "pages"
    committed = {f"tests/accuracy/pages/{folder.name}" for folder in pages.iterdir() if folder.is_dir()}
    assert committed
    assert committed <= {floor.folder for floor in FLOORS.values()}


def test_a_worse_repair_is_noticed() -> None:
    floor = next(iter(FLOORS.values()))
    worse = tool.Floor("", "", floor.repaired - 0.001, floor.harmed + 0.001, 1.0, 0.0)
    assert [reason.split()[0] for reason in tool.missed(worse, floor)] == [
        "repaired",
        "harmed",
        "calibration_error",
        "precision_when_sure",
    ]


def test_changed_pages_are_noticed(tmp_path: Path) -> None:
    folder = tmp_path
    (folder / "a.gold.txt").write_text("på mötet", "utf-8")
    (folder / "a.ocr.txt").write_text("pa motet", "utf-8")
    before = tool.digest(folder)
    (folder / "a.ocr.txt").write_text("pa métet", "utf-8")
    assert tool.digest(folder) != before
