"""The pre-commit hooks and the action do what they say, run as their users run them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.rules.planting import text_of

yaml = pytest.importorskip("yaml")
FAULT = "Lövåsens bygdegårdsförening beviljas", "Rut Palm (640823-3234) beviljas"
HOOKS = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The program on the path, and nothing of this machine's settings."""
    programs = Path(sys.executable).parent
    if shutil.which("minutes", path=str(programs)) is None:
        pytest.skip("the program is not installed beside this Python")
    home = tmp_path / "home"
    home.mkdir()
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "LANG": "C.UTF-8",
    }


@pytest.fixture
def archive(tmp_path: Path, environment: dict[str, str]) -> Path:
    """A git repository with minutes in order, staged."""
    folder = tmp_path / "arkiv"
    (folder / "tn").mkdir(parents=True)
    (folder / "tn" / "tn-2024-03-04.txt").write_text(text_of("namnd"), encoding="utf-8")
    (folder / "LÄSMIG.md").write_text("# Arkivet\n", encoding="utf-8")
    for command in (["git", "init", "-q"], ["git", "add", "."]):
        subprocess.run(command, cwd=folder, env=environment, check=True)
    return folder


def spoil(archive: Path, before: str, after: str, environment: dict[str, str]) -> Path:
    path = archive / "tn" / "tn-2024-03-04.txt"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    subprocess.run(["git", "add", "."], cwd=archive, env=environment, check=True)
    return path


def run_hook(name: str, archive: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a hook as pre-commit does, with the program that is installed instead of a fresh environment."""
    pre_commit = shutil.which("pre-commit", path=environment["PATH"])
    if pre_commit is None:
        pytest.skip("pre-commit is not installed")
    hook = {**HOOKS[name], "language": "system"}
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (archive / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    subprocess.run(["git", "add", "."], cwd=archive, env=environment, check=True)
    return subprocess.run(
        [pre_commit, "run", name], cwd=archive, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", ["minutes-validate", "minutes-validate-archive"])
def test_validate_hook_passes_and_fails(name: str, archive: Path, environment: dict[str, str]) -> None:
    passed = run_hook(name, archive, environment)
    assert passed.returncode == 0, passed.stdout
    assert "Passed" in passed.stdout
    spoil(archive, *FAULT, environment)
    failed = run_hook(name, archive, environment)
    assert failed.returncode == 1
    assert "P001" in failed.stdout
    assert "3234" not in failed.stdout


def test_hook_skips_other_files(archive: Path, environment: dict[str, str]) -> None:
    (archive / "tn" / "tn-2024-03-04.txt").unlink()
    subprocess.run(["git", "add", "-A"], cwd=archive, env=environment, check=True)
    assert "Skipped" in run_hook("minutes-validate", archive, environment).stdout


def test_fix_hook_mends(archive: Path, environment: dict[str, str]) -> None:
    path = spoil(archive, "januari, som", "janu\u00adari, som", environment)
    answer = run_hook("minutes-fix", archive, environment)
    assert answer.returncode == 1
    assert "files were modified" in answer.stdout
    assert "för januari, som" in path.read_text(encoding="utf-8")


def run_action(archive: Path, environment: dict[str, str], **inputs: str) -> tuple[int, str, str]:
    """Run the steps of the action that are commands, with a pip that only says what it was asked."""
    given = {name: about.get("default", "") for name, about in ACTION["inputs"].items()} | inputs
    fake = archive.parent / "fake"
    fake.mkdir(exist_ok=True)
    python = fake / "python"
    python.write_text('#!/bin/sh\necho "$@" >> "$PIP_LOG"\n', encoding="utf-8")
    python.chmod(0o755)
    outputs = archive.parent / "outputs"
    outputs.write_text("", encoding="utf-8")
    base = environment | {
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_OUTPUT": str(outputs),
        "PIP_LOG": str(archive.parent / "pip"),
        "PATH": f"{fake}{os.pathsep}{environment['PATH']}",
    }
    shown, code = "", 0
    for step in ACTION["runs"]["steps"]:
        if "run" not in step:
            continue
        assert step["shell"] == "bash"
        own = {name: _expanded(value, given) for name, value in step.get("env", {}).items()}
        script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(
            script, cwd=archive, env=base | own, capture_output=True, text=True, check=False
        )
        shown += done.stdout
        code = done.returncode
        if code:
            break
    return code, shown, outputs.read_text(encoding="utf-8")


def _expanded(value: str, given: dict[str, Any]) -> str:
    return re.sub(r"\$\{\{\s*inputs\.([\w-]+)\s*\}\}", lambda match: str(given[match[1]]), value)


def test_action_passes_and_fails(archive: Path, environment: dict[str, str]) -> None:
    code, shown, outputs = run_action(archive, environment, paths="tn")
    assert (code, outputs) == (0, "exit-code=0\n"), shown
    assert str(ROOT) in (archive.parent / "pip").read_text(encoding="utf-8")
    spoil(archive, *FAULT, environment)
    code, shown, outputs = run_action(archive, environment, paths="tn")
    assert (code, outputs) == (1, "exit-code=1\n")
    assert "::error file=tn/tn-2024-03-04.txt,title=P001" in shown


def test_action_options(archive: Path, environment: dict[str, str]) -> None:
    spoil(archive, *FAULT, environment)
    code, shown, _ = run_action(
        archive, environment, paths="tn", format="sarif", output="fynd.sarif", **{"fail-on": "never"}
    )
    assert (code, shown) == (0, "")
    assert '"P001"' in (archive / "fynd.sarif").read_text(encoding="utf-8")
    code, _, _ = run_action(archive, environment, paths="tn", arguments="--ignore P --quiet")
    assert code == 0


def test_action_takes_inputs_as_data(archive: Path, environment: dict[str, str]) -> None:
    """What a pull request can name must not run: inputs reach the shell as variables only."""
    assert not any("${{" in step.get("run", "") for step in ACTION["runs"]["steps"])
    code, _, _ = run_action(archive, environment, paths="$(touch pwned) `touch pwned`")
    assert code == 2
    assert not (archive / "pwned").exists()
