"""Every command and option is documented, and the documents are what the commands give."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from minutes_cli.cli import app
from minutes_cli.cli.describe import Command, describe
from minutes_cli.cli.settings import Settings
from tests.conftest import ROOT, Call, load_tool

COMMANDS = list(describe().walk())


@pytest.mark.parametrize(
    ("path", "text"),
    list(load_tool("make_cli_docs").pages().items()),
    ids=lambda value: getattr(value, "name", ""),
)
def test_a_generated_file_is_current(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, "run make docs"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.path)
class TestCommand:
    def test_its_options_are_in_the_reference(self, command: Command) -> None:
        reference = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
        section = reference.partition(f"\n## {command.path}\n")[2].partition("\n## ")[0]
        for option in command.options:
            for flag in option.flags:
                assert f"`{flag}" in section or f", {flag}" in section

    def test_its_options_have_a_meaning(self, command: Command) -> None:
        for option in command.options:
            assert option.help, option.flags

    def test_its_help_opens_with_two_examples(self, command: Command, call: Call) -> None:
        if command.children and command.path != "minutes":
            pytest.skip("a group of commands")
        answer = call(*command.path.split()[1:], "--help")
        assert answer.code == 0
        lines = answer.out.splitlines()
        start = lines.index("  Examples:")
        assert lines.index("Options:") > start
        assert start <= 5
        for line in lines[start + 1 : start + 3]:
            assert line.startswith("    minutes ")


def test_every_row_of_the_command_table_is_there() -> None:
    missing = [name for name, entry in app.COMMANDS.items() if not app.is_installed(entry.module)]
    assert missing == []


def test_every_setting_has_a_meaning() -> None:
    for key in Settings.known_keys():
        meaning = Settings.describe(key).removeprefix(f"{key}: ")
        assert meaning not in ("", "None"), key


@pytest.mark.parametrize(
    ("shell", "file"), [("bash", "minutes.bash"), ("zsh", "_minutes"), ("fish", "minutes.fish")]
)
def test_completion_parses_in_its_shell(shell: str, file: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    subprocess.run([program, "-n", str(ROOT / "docs" / "completion" / file)], check=True)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("minutes pa", "parse"),
        ("minutes parse --prof", "--profile"),
        ("minutes parse --profile fo", "forening"),
    ],
)
def test_bash_completes(typed: str, expected: str) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    script = (
        f"source docs/completion/minutes.bash; COMP_WORDS=({typed}); "
        'COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _minutes; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run([bash, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.split() == [expected]


def test_the_man_page_is_clean() -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not installed")
    done = subprocess.run(
        [groff, "-man", "-Tutf8", "-ww", str(ROOT / "docs" / "minutes.1")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert "minutes parse" in done.stdout
