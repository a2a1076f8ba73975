"""The documents say what is there: links lead somewhere, commands and targets exist, transcripts are true."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from minutes_cli.cli import app
from tests.conftest import ROOT, Call

DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    ROOT / "samples" / "README.md",
]
LINK = re.compile(r"\]\((?P<target>[^)#\s]+)[^)]*\)")
TRANSCRIPT = re.compile(r"```console\n(?P<text>.*?)```", re.DOTALL)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = [match["target"] for match in LINK.finditer(path.read_text(encoding="utf-8"))]
    missing = [target for target in targets if "://" not in target and not (path.parent / target).exists()]
    assert missing == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_commands_and_targets_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^\$ )minutes ([a-z]+)\b", text, re.MULTILINE))
    assert named <= set(app.COMMANDS)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:`|^)make ([a-z]+)\b", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def _transcripts() -> list[tuple[str, str]]:
    """Every command of the README's transcripts with what it is said to print."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = []
    for block in TRANSCRIPT.finditer(text):
        for part in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


@pytest.mark.parametrize(("command", "output"), _transcripts())
def test_the_transcripts_of_the_readme_are_true(
    command: str, output: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    command, _, head = command.partition(" | head -n ")
    answer = call(*shlex.split(command)[1:])
    lines = answer.out.splitlines(keepends=True)
    assert "".join(lines[: int(head)] if head else lines) == output
