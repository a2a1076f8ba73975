"""What a call imports, proven by what is absent, and how it behaves as a process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PROBE = """
import sys
from minutes_cli.__main__ import main
code = main(sys.argv[1:])
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


def modules_after(*arguments: str) -> set[str]:
    """The modules that a call has imported when it is done."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return set(done.stderr.split())


def test_version_imports_neither_typer_nor_pydantic() -> None:
    modules = modules_after("--version")
    assert "minutes_cli.__main__" in modules
    assert not modules & {"typer", "click", "pydantic", "rich", "re", "inspect"}


def test_parse_of_one_page_imports_nothing_heavy(sample: Path) -> None:
    modules = modules_after("parse", str(sample))
    assert "minutes_cli.structure.api" in modules
    assert not modules & {"rich", "numpy", "lxml", "asyncio", "pandas", "pyarrow", "openpyxl", "jinja2"}
    assert "statistics" not in modules
    assert "minutes_cli.rules.families.archive_files" not in modules


def test_help_imports_no_command() -> None:
    modules = modules_after("--help")
    assert "minutes_cli.cli.app" in modules
    assert not modules & {"minutes_cli.cli.parse", "minutes_cli.records.models", "pydantic", "rich"}


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="needs a POSIX shell")
def test_a_closed_pipe_ends_quietly() -> None:
    script = f"'{sys.executable}' -m minutes_cli schema | head -n 1; echo done"
    done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stderr == ""
    assert done.stdout == "{\ndone\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_is_one_line(sample: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "minutes_cli", "repair", str(sample)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            check=False,
        )
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="needs a POSIX shell")
def test_closed_stdout_is_quiet(sample: Path) -> None:
    script = f"'{sys.executable}' -m minutes_cli repair '{sample}' >&-"
    done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)
    assert "Traceback" not in done.stderr


def test_repair_of_one_page_does_without_records_and_conversion(sample: Path) -> None:
    modules = modules_after("repair", str(sample))
    assert "minutes_cli.repair.repairer" in modules
    assert not modules & {"minutes_cli.records.models", "minutes_cli.structure.api", "pydantic.main"}


@pytest.mark.parametrize("options", [["--jobs", "-3"], ["--jobs", "many"], ["--format", "xml"]])
def test_what_is_given_is_converted_and_checked(sample: Path, options: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "minutes_cli", "repair", str(sample), *options],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 2
    assert f"'{options[0]}'" in done.stderr
