"""The installed command in a real pseudo-terminal and in pipes, as people use it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLES

pty = pytest.importorskip("pty", reason="needs pseudo-terminals")
MINUTES = str(Path(sys.executable).with_name("minutes"))
SCANS = SAMPLES / "scans"
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")

pytestmark = pytest.mark.skipif(not Path(MINUTES).exists(), reason="the command is not installed")


def in_terminal(*arguments: str, program: str = MINUTES, **environment: str) -> tuple[int, str]:
    """Exit code and what a terminal showed, escape sequences and all."""
    settings = {
        "TERM": "xterm-256color",
        "COLUMNS": "100",
        "PATH": os.environ["PATH"],
        "HOME": "/nonexistent",
    }
    process, handle = pty.fork()
    if process == 0:
        os.execve(program, [program, *arguments], settings | environment)
    shown = b""
    while True:
        try:
            piece = os.read(handle, 65536)
        except OSError:  # Linux: the other side is closed
            break
        if not piece:
            break
        shown += piece
    _, status = os.waitpid(process, 0)
    os.close(handle)
    return os.waitstatus_to_exitcode(status), shown.decode("utf-8", "replace")


def in_shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A shell script with ``minutes`` and the folder of scans."""
    settings = os.environ | {"MINUTES": MINUTES, "SCANS": str(SCANS)}
    command = ["/bin/sh", "-c", script]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=settings, check=False)


def test_a_bar_with_rate_and_time_left_and_one_summary(tmp_path: Path) -> None:
    code, shown = in_terminal("parse", str(SCANS), "--out-dir", str(tmp_path / "out"), "--jobs", "2")
    assert code == 0
    count = len(list(SCANS.glob("*.txt")))
    assert f"{count}/{count}" in shown and "/s" in shown and "left" in shown
    lines = [line for line in _ESCAPE.sub("", shown).replace("\r", "\n").split("\n") if line.strip()]
    assert re.fullmatch(rf"minutes: {count} written; .*pages/s", lines[-1])
    assert "\x1b[" in shown


def test_data_goes_to_its_file_while_the_bar_is_on_the_terminal(tmp_path: Path) -> None:
    command = f"{MINUTES} parse {SCANS} --format jsonl > {tmp_path}/a.jsonl"
    code, shown = in_terminal("-c", command, program="/bin/sh")
    assert code == 0 and "left" in shown and "schema_version" not in shown
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["schema_version"] for line in lines] == ["1.0"] * len(list(SCANS.glob("*.txt")))


def test_a_failure_is_shown_above_the_bar(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Protokoll\n§ 1 Val\n")
    (folder / "b.txt").write_bytes(b"")
    code, shown = in_terminal("parse", str(folder), "--out-dir", str(tmp_path / "out"))
    plain = _ESCAPE.sub("", shown)
    assert code == 2
    assert "b.txt: the file is empty" in plain and "hint:" in plain
    assert "1 written, 1 failed" in plain


@pytest.mark.parametrize(("options", "environment"), [((), {"NO_COLOR": "1"}), (("--color", "never"), {})])
def test_no_colour_when_it_is_not_wanted(
    tmp_path: Path, options: tuple[str, ...], environment: dict[str, str]
) -> None:
    out = str(tmp_path / "out")
    code, shown = in_terminal("parse", str(SCANS), "--out-dir", out, *options, **environment)
    assert code == 0
    assert not re.search(r"\x1b\[[0-9;]*m", shown)


def test_no_bar_for_one_file_nor_when_quiet(tmp_path: Path) -> None:
    scan = str(next(SCANS.glob("*.txt")))
    _, shown = in_terminal("parse", scan, "--out-dir", str(tmp_path / "a"))
    assert "left" not in shown and "1 written" in shown
    _, shown = in_terminal("parse", str(SCANS), "--out-dir", str(tmp_path / "b"), "-q")
    assert shown == ""


def test_no_bar_in_a_pipe(tmp_path: Path) -> None:
    done = in_shell('"$MINUTES" parse "$SCANS" --out-dir out', tmp_path)
    assert done.returncode == 0 and done.stdout == ""
    assert "\x1b" not in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_head_closes_the_pipe_and_all_is_quiet(tmp_path: Path, jobs: int) -> None:
    done = in_shell(f'"$MINUTES" parse "$SCANS" --format jsonl -j {jobs} | head -n 1', tmp_path)
    assert done.returncode == 0 and done.stderr == ""
    assert json.loads(done.stdout)["schema_version"] == "1.0"


def test_the_same_lines_for_any_jobs(tmp_path: Path) -> None:
    first, second = (
        in_shell(f'"$MINUTES" parse "$SCANS" --format jsonl -j {jobs}', tmp_path).stdout for jobs in (1, 3)
    )
    assert first == second and len(first.splitlines()) == len(list(SCANS.glob("*.txt")))


def test_find_xargs_and_a_loop_give_what_one_run_gives(tmp_path: Path) -> None:
    script = """
    mkdir in && cp "$SCANS"/ar*.txt "$SCANS"/b*.txt in &&
    "$MINUTES" parse in --out-dir one -q &&
    find in -name '*.txt' -print0 | xargs -0 -n 1 -P 2 "$MINUTES" parse -q --out-dir two &&
    for scan in in/*.txt; do "$MINUTES" parse "$scan" > "three-$(basename "$scan" .txt).json"; done &&
    find in -name '*.txt' -print0 | "$MINUTES" parse -q --files-from - --out-dir four
    """
    done = in_shell(script, tmp_path)
    assert done.returncode == 0 and done.stderr == ""
    made = list((tmp_path / "one").glob("[!.]*.json"))
    assert len(made) >= 3
    for path in made:
        data = path.read_bytes()
        assert (tmp_path / "two" / path.name).read_bytes() == data
        assert (tmp_path / f"three-{path.name}").read_bytes() == data
        assert next((tmp_path / "four").rglob(path.name)).read_bytes() == data


def test_export_reads_what_parse_pipes(tmp_path: Path) -> None:
    script = '"$MINUTES" parse "$SCANS" --format jsonl | "$MINUTES" export --to csv --table meetings'
    done = in_shell(script, tmp_path)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1 + len(list(SCANS.glob("*.txt")))


@pytest.mark.parametrize(
    ("script", "what"),
    [
        ('cp "$SCANS"/arsmote.txt a.txt; "$MINUTES" parse a.txt -o a.txt', "written over an input"),
        ('cp "$SCANS"/arsmote.txt a.txt; "$MINUTES" repair . --out-dir .', "over an input"),
        ('mkdir x; "$MINUTES" parse "$SCANS"/arsmote.txt -o x', "this is a folder"),
        ('touch x; "$MINUTES" parse "$SCANS" --out-dir x', "in the way"),
        ('"$MINUTES" parse "$SCANS" --to sqlite', "No such option"),
        ('"$MINUTES" export "$SCANS" --to sqlite', "cannot go to stdout"),
        ('"$MINUTES" export "$SCANS" --to csv', "cannot go to stdout"),
        ('"$MINUTES" parse "$SCANS" --resume', "--resume goes with --out-dir"),
        ('"$MINUTES" parse "$SCANS" --out-dir o --shard 3/2', "no shard"),
        ('"$MINUTES" parse --files-from missing --out-dir o', "list cannot be read"),
        ('"$MINUTES" parse "$SCANS" --out-dir o --executor dask', "--scheduler"),
        ('"$MINUTES" parse "$SCANS"/arsmote.txt --out-dir /proc/nix', "cannot write"),
        ("printf '%%PDF-1.4 broken' > a.pdf; \"$MINUTES\" parse a.pdf", "broken"),
        (
            'printf "x" > "$(printf "a\\nb").txt"; "$MINUTES" parse missing "$(printf "a\\nb").txt" -o o',
            "need a place",
        ),
    ],
)
def test_what_goes_wrong_is_said_and_nothing_is_lost(tmp_path: Path, script: str, what: str) -> None:
    done = in_shell(script, tmp_path)
    assert done.returncode == 2, done.stderr
    assert what.lower() in done.stderr.lower()
    assert "hint:" in done.stderr and "Traceback" not in done.stderr
    copy = tmp_path / "a.txt"
    assert not copy.exists() or copy.read_bytes() == (SCANS / "arsmote.txt").read_bytes()
    assert list(tmp_path.rglob("*.part")) == []
