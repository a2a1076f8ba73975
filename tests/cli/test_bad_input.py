"""Input that is no scan: one clear error with place and hint, exit code 2, no traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_cli.cli import app
from tests.conftest import Call


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _blank(path: Path) -> None:
    path.write_bytes(b" \n\n\f\n")


def _binary(path: Path) -> None:
    path.write_bytes(b"\x7fELF" + bytes(range(256)) * 8)


def _picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))


def _folder(path: Path) -> None:
    path.mkdir()


def _missing(path: Path) -> None:
    """Nothing is there."""


def _broken_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<<>>\n")


def _broken_gzip(path: Path) -> None:
    path.write_bytes(b"\x1f\x8b\x08\x00" + bytes(20))


def _loop(path: Path) -> None:
    path.symlink_to(path)


BAD = [_empty, _blank, _binary, _picture, _folder, _missing, _broken_pdf, _broken_gzip, _loop]


@pytest.mark.parametrize("command", ["parse", "repair"])
@pytest.mark.parametrize("make", BAD)
def test_one_clear_error(call: Call, tmp_path: Path, command: str, make: Callable[[Path], None]) -> None:
    path = tmp_path / "scan.txt"
    make(path)
    answer = call(command, path)
    assert answer.code == 2
    assert answer.out == ""
    first, hint = answer.err.splitlines()
    assert first.startswith(f"minutes: error: {path}")
    assert hint.startswith("  hint: ")


def test_an_encoding_that_does_not_fit(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "scan.txt"
    path.write_bytes("1. Mötet öppnas\n".encode("latin-1"))
    answer = call("parse", "--encoding", "utf-8", path)
    assert answer.code == 2
    assert str(path) in answer.err
    assert "hint" in answer.err


def test_an_unwritable_place(call: Call, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    answer = call("parse", sample, "--out-dir", tmp_path / "file")
    assert answer.code == 2
    assert answer.err.startswith("minutes: error: ")


def test_a_name_with_control_characters_stays_on_one_line(call: Call, tmp_path: Path) -> None:
    answer = call("parse", tmp_path / "odd\n\x1b[31mname.txt")
    assert answer.code == 2
    assert "\x1b" not in answer.err
    assert len(answer.err.splitlines()) == 2


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8")))
)
def test_any_bytes_give_a_record_or_an_error(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "scan"
    path.write_bytes(content)
    target = tmp_path / "record.json"
    target.unlink(missing_ok=True)
    code = app.run(["--debug", "parse", str(path), "-o", str(target)])
    assert code in (0, 1, 2)
    assert target.exists() == (code != 2)
