"""The configuration file: where it is found, what it may say, and who wins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from minutes_cli.cli.configuration import ConfigurationError, find, load
from minutes_cli.cli.settings import Settings
from tests.conftest import Call


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a folder in it, which is the working folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "archive").mkdir()
    monkeypatch.chdir(tmp_path / "archive")
    return tmp_path


def test_the_nearest_file_is_used(project: Path) -> None:
    (project / "minutes.toml").write_text('mode = "eager"\n')
    assert find(project / "archive") == project / "minutes.toml"
    (project / "archive" / "pyproject.toml").write_text('[tool.minutes]\nmode = "strict"\n')
    assert find(project / "archive") == project / "archive" / "pyproject.toml"


def test_a_pyproject_that_is_not_about_minutes_is_passed_over(project: Path) -> None:
    (project / "minutes.toml").write_text('mode = "eager"\n')
    (project / "archive" / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert find(project / "archive") == project / "minutes.toml"


def test_the_search_ends_at_the_root_of_the_repository(project: Path) -> None:
    (project / "minutes.toml").write_text('mode = "eager"\n')
    (project / "archive" / ".git").mkdir()
    assert find(project / "archive") is None


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('mode = "strict"\nprofle = "kommun"\n', 2, "'profle'"),
        ('mode = "lax"\n', 1, "'strict', 'balanced' or 'eager'"),
        ('\njobs = "many"\n', 2, "jobs"),
        ("jobs = -1\n", 1, "jobs"),
        ("jobs = \n", 1, "TOML"),
        ("[per-file-ignores]\na = 1\n", 1, "per-file-ignores"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "minutes.toml"
    path.write_text(text)
    with pytest.raises(ConfigurationError) as caught:
        load(path)
    assert caught.value.where == f"{path}:{line}"
    assert words in caught.value.what
    assert caught.value.hint


def test_an_unknown_key_names_the_nearest(call: Call, project: Path, sample: Path) -> None:
    (project / "minutes.toml").write_text('fail_on = "error"\n')
    answer = call("parse", sample)
    assert answer.code == 2
    assert "'fail-on'" in answer.err


def test_every_setting_is_shown_with_where_it_comes_from(call: Call, project: Path) -> None:
    (project / "minutes.toml").write_text('# own\nmode = "eager"\nwords = ["own.txt"]\n')
    shown = json.loads(call("config", "--format", "json").out)
    assert list(shown) == Settings.known_keys()
    assert shown["mode"] == {"value": "eager", "origin": f"{project / 'minutes.toml'}:2"}
    assert shown["words"]["value"] == [str(project / "own.txt")]
    assert shown["jobs"] == {"value": 1, "origin": "built in"}
    assert f"{project / 'minutes.toml'}:2" in call("config").out


def test_the_command_line_wins(call: Call, project: Path, sample: Path) -> None:
    (project / "minutes.toml").write_text('profile = "kommun"\nencoding = "no-such"\n')
    assert call("parse", sample).code == 2
    assert call("parse", "--encoding", "utf-8", sample).code == 0
    assert call("parse", "--config", "none", sample).code == 0


def test_a_configuration_of_another_name_can_be_given(call: Call, project: Path, sample: Path) -> None:
    (project / "mine.toml").write_text('encoding = "no-such"\n')
    assert call("parse", sample).code == 0
    for arguments in (
        ("parse", "--config", project / "mine.toml", sample),
        ("--config", project / "mine.toml", "parse", sample),
    ):
        assert "no-such" in call(*arguments).err
