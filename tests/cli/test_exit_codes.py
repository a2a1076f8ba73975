"""Exit codes, and that stdout is data and stderr is talk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import SAMPLES, Call


def test_a_record_on_stdout_and_nothing_on_stderr(call: Call, sample: Path) -> None:
    answer = call("parse", sample)
    assert answer.code == 0
    assert json.loads(answer.out)["schema_version"] == "1.0"
    assert answer.err == ""


def test_the_profile_and_its_reasons_are_said_with_v(call: Call) -> None:
    scan = SAMPLES / "scans" / "arbetsgrupp.txt"
    answer = call("parse", "-v", scan)
    told = next(line for line in answer.err.splitlines() if "profile" in line)
    assert "profile anteckningar, by vid anteckningarna, " in told
    assert json.loads(answer.out)["source"]["profile_reasons"][0] == "vid anteckningarna"


def test_a_profile_that_is_asked_for_needs_no_reasons(call: Call) -> None:
    answer = call("parse", "-v", "--profile", "kommun", SAMPLES / "scans" / "arbetsgrupp.txt")
    assert "profile kommun, as asked for" in answer.err
    assert json.loads(answer.out)["source"]["profile_reasons"] == []


@pytest.mark.parametrize("command", ["parse", "repair"])
def test_no_path_and_a_terminal_gives_help_on_stderr(call: Call, command: str) -> None:
    answer = call(command)
    assert answer.code == 2
    assert answer.out == ""
    assert "Examples:" in answer.err


@pytest.mark.parametrize("path", [(), ("-",)])
def test_without_a_path_or_with_a_dash_stdin_is_read(call: Call, sample: Path, path: tuple[str, ...]) -> None:
    answer = call("parse", *path, stdin=sample.read_bytes())
    assert answer.code == 0
    assert json.loads(answer.out)["source"]["name"] == "-"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("parse", "--nonsense"),
        ("parse", "--format", "nonsense", "x.txt"),
        ("parse", "--profile", "nonsense", "x.txt"),
        ("parse", "--strict", "--eager", "x.txt"),
        ("repair", "--diff", "--format", "json", "x.txt"),
        ("parse", "-o", "a.json", "--out-dir", "b", "x.txt"),
    ],
)
def test_usage_errors_are_one_line_with_a_hint(call: Call, arguments: tuple[str, ...]) -> None:
    answer = call(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    first, hint = answer.err.splitlines()
    assert first.startswith("minutes: error: ")
    assert hint.startswith("  hint: ")


def test_no_command_gives_help_and_2(call: Call) -> None:
    answer = call()
    assert answer.code == 2
    assert answer.out == ""
    assert "Commands:" in answer.err


def test_the_version_is_data(call: Call) -> None:
    assert call("--version").out.startswith("minutes ")
    assert call("--version").code == 0


def test_an_error_in_one_input_leaves_the_others_done(call: Call, sample: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    out = tmp_path / "out"
    answer = call("parse", missing, sample, "--out-dir", out)
    assert answer.code == 2
    assert str(missing) in answer.err
    assert json.loads((out / "arbetsgrupp.json").read_text(encoding="utf-8"))["schema_version"] == "1.0"


def test_a_tree_is_mirrored(call: Call, sample: Path, tmp_path: Path) -> None:
    deep = tmp_path / "in" / "a" / "b.txt"
    deep.parent.mkdir(parents=True)
    deep.write_bytes(sample.read_bytes())
    out = tmp_path / "out"
    assert call("parse", tmp_path / "in", "--out-dir", out).code == 0
    assert call("repair", tmp_path / "in", "--out-dir", out).code == 0
    written = sorted(path.relative_to(out).as_posix() for path in out.rglob("[!.]*") if path.is_file())
    assert written == ["a/b.json", "a/b.txt"]


def test_several_inputs_need_a_place(call: Call) -> None:
    answer = call("parse", *sorted((SAMPLES / "scans").glob("*.txt")))
    assert answer.code == 2
    assert answer.out == ""
    assert "--out-dir" in answer.err


def test_an_interrupt_is_130(call: Call, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("minutes_cli.reading.read.read", interrupt)
    answer = call("repair", sample)
    assert answer.code == 130
    assert "Traceback" not in answer.err


def test_a_defect_is_one_line_and_a_traceback_only_with_debug(
    call: Call, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("minutes_cli.reading.read.read", fail)
    answer = call("repair", sample)
    assert answer.code == 2
    assert "ZeroDivisionError" in answer.err
    assert "Traceback" not in answer.err
    assert "Traceback" in call("repair", "--debug", sample).err
