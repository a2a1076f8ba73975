"""Full disks and places without permission: one error with place and hint, exit 2, the rest is done."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer

resource = pytest.importorskip("resource")
FULL = Path("/dev/full")
PR_CAPBSET_DROP = 24
OVERRIDES = (0, 1, 2, 3)  # CAP_CHOWN, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER


def _without_privileges() -> None:
    """Make even root, as in a container, subject to permissions from the next program on."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in OVERRIDES:
            libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def _with_little_room() -> None:
    """Let no file grow beyond two kilobytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))


def _call(
    *arguments: str | Path, prepare: Callable[[], None] | None = None, stdout: Path | None = None
) -> Answer:
    command = [sys.executable, "-m", "minutes_cli", *map(str, arguments)]
    with (stdout or Path(os.devnull)).open("wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, preexec_fn=prepare, check=False)
    return Answer(done.returncode, "", done.stderr.decode("utf-8"))


def _is_one_error(answer: Answer, place: str) -> bool:
    lines = answer.err.splitlines()
    return (
        answer.code == 2
        and len(lines) == 2
        and lines[0].startswith(f"minutes: error: {place}")
        and lines[1].startswith("  hint: ")
    )


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments",
    [
        ("parse", "SCAN"),
        ("parse", "SCAN", "--format", "md"),
        ("repair", "SCAN"),
        ("validate", "SCAN"),
        ("schema",),
    ],
    ids=" ".join,
)
def test_stdout_on_a_full_disk(sample: Path, arguments: tuple[str, ...]) -> None:
    given = [str(sample) if argument == "SCAN" else argument for argument in arguments]
    answer = _call(*given, stdout=FULL)
    assert _is_one_error(answer, "stdout: cannot write: No space left"), answer.err


@pytest.mark.parametrize("form", ["json", "csv", "xlsx", "sqlite", "parquet"])
def test_an_export_without_room(sample: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "target"
    answer = _call("export", sample, "--to", form, "-o", target, prepare=_with_little_room)
    assert _is_one_error(answer, f"{target}: cannot write"), answer.err
    assert list(tmp_path.iterdir()) == []


def test_the_files_that_find_room_are_done(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "big.txt").write_bytes(sample.read_bytes())
    (tmp_path / "in" / "small.txt").write_text("Val\n", encoding="utf-8")
    answer = _call(
        "repair", tmp_path / "in", "--out-dir", tmp_path / "out", "-j", "2", prepare=_with_little_room
    )
    assert answer.code == 2
    assert f"{tmp_path}/out/big.txt: cannot write" in answer.err
    assert "1 written, 1 failed" in answer.err
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"small.txt", ".minutes-journal.jsonl"}


@pytest.mark.parametrize(
    "arguments", [("parse",), ("parse", "--out-dir", "out"), ("validate", "-q")], ids=" ".join
)
def test_an_unreadable_file(sample: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = tmp_path / "scan.txt"
    path.write_bytes(sample.read_bytes())
    path.chmod(0)
    command, *more = (str(tmp_path / word) if word == "out" else word for word in arguments)
    answer = _call(command, path, *more, prepare=_without_privileges)
    assert answer.code == 2
    assert answer.err.startswith(f"minutes: error: {path}: the file may not be read\n  hint: ")


@pytest.mark.parametrize(
    ("options", "place"),
    [
        (("--to", "json", "-o", "RO/a.json"), "a.json"),
        (("--to", "csv", "-o", "RO/a"), "a"),
        (("--to", "xlsx", "-o", "RO/a.xlsx"), "a.xlsx"),
        (("--to", "sqlite", "-o", "RO/a.db"), "a.db"),
        (("--to", "json", "--out-dir", "RO"), ""),
    ],
    ids=str,
)
def test_a_read_only_folder(sample: Path, tmp_path: Path, options: tuple[str, ...], place: str) -> None:
    folder = tmp_path / "ro"
    folder.mkdir()
    folder.chmod(0o555)
    given = [option.replace("RO", str(folder)) for option in options]
    answer = _call("export", sample, *given, prepare=_without_privileges)
    assert _is_one_error(answer, f"{folder}/{place}"), answer.err
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="Linux")
def test_the_privileges_are_really_gone(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x", encoding="utf-8")
    secret.chmod(0)
    read = [sys.executable, "-c", f"open({str(secret)!r})"]
    assert subprocess.run(read, preexec_fn=_without_privileges, capture_output=True, check=False).returncode
