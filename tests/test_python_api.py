"""The commands from Python: light to import, typed, and the same answers."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import minutes_cli
from minutes_cli.errors import ReadingError
from tests.conftest import ROOT, SAMPLES, Call

SCAN = SAMPLES / "scans" / "arsmote.txt"


def test_the_package_imports_nothing() -> None:
    code = (
        "import sys, minutes_cli; print(sorted(m for m in sys.modules if 'minutes' in m or 'pydantic' in m))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "['minutes_cli']"


@pytest.mark.parametrize("first", ["import minutes_cli.repair.api, minutes_cli.export.formats", "pass"])
def test_functions_whose_name_is_a_package_can_be_called(first: str) -> None:
    code = f"""{first}
from minutes_cli import read, repair, parse, validate, export
from minutes_cli.repair.model import Repaired
from minutes_cli.export.tables import TABLES
scan = read(b"Motet", name="a")
assert repair(scan).text.startswith("M") and parse(scan).source.name == "a"
assert export(parse(scan), "json").startswith("{{")
assert isinstance(validate(scan), list)
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_parse_is_the_command(call: Call) -> None:
    record = minutes_cli.parse(str(SCAN))
    assert minutes_cli.export(record, "json") == call("parse", SCAN).out


def test_repair_is_the_command(call: Call) -> None:
    assert minutes_cli.repair(SCAN).text == call("repair", SCAN).out


def test_validate_takes_what_there_is(tmp_path: Path, call: Call) -> None:
    record = minutes_cli.parse(SCAN)
    from_path = {finding.code for finding in minutes_cli.validate(SCAN)}
    assert {finding.code for finding in minutes_cli.validate(minutes_cli.read(SCAN))} == from_path
    assert {finding.code for finding in minutes_cli.validate(SCAN.read_bytes())} == from_path
    assert {finding.path for finding in minutes_cli.validate([record, SCAN])} <= {str(SCAN), "."}
    told = json.loads(call("validate", SCAN, "--output-format", "json", "--no-cache").out)
    assert {finding["code"] for finding in told} == from_path
    with pytest.raises(ReadingError):
        minutes_cli.validate(tmp_path / "missing.txt")


def test_unknown_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'parze'"):
        _ = minutes_cli.parze  # type: ignore[attr-defined]
    assert {"read", "repair", "parse", "validate", "export"} <= set(dir(minutes_cli))


def test_the_package_is_typed() -> None:
    assert (files("minutes_cli") / "py.typed").is_file()
    api = importlib.import_module("minutes_cli.python_api")
    for name in ("read", "repair", "parse", "validate", "export"):
        assert "return" in getattr(api, name).__annotations__
        assert getattr(api, name).__doc__
