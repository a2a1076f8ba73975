"""Which files, where to, and what is refused before any work."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_cli.batch.plan import Input, iter_inputs, make_tasks, parse_shard, read_list
from minutes_cli.errors import MinutesError, UsageError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in (
        "a.txt",
        "b.TXT",
        "c.hocr.gz",
        "sub/a.txt",
        "sub/deep/x.pdf",
        "notes.docx",
        ".hidden.txt",
        ".git/a.txt",
    ):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "in"


def _plan(paths: list[str], out: Path, suffix: str = ".json") -> tuple[dict[str, str], list[MinutesError]]:
    tasks, errors = make_tasks(iter_inputs(paths), out, suffix)
    return {task.label: task.target.relative_to(out).as_posix() for task in tasks if task.target}, errors


def test_a_folder_is_mirrored(tree: Path) -> None:
    tasks, errors = _plan([str(tree)], tree.parent / "out")
    assert errors == []
    assert tasks == {
        "a.txt": "a.json",
        "b.TXT": "b.json",
        "c.hocr.gz": "c.json",
        "sub/a.txt": "sub/a.json",
        "sub/deep/x.pdf": "sub/deep/x.json",
    }


def test_a_pattern_keeps_the_tree_below_it(tree: Path) -> None:
    tasks, _ = _plan([f"{tree}/**/*.txt"], tree.parent / "out")
    assert tasks == {"a.txt": "a.json", "sub/a.txt": "sub/a.json"}
    _, errors = _plan([f"{tree}/*.nix"], tree.parent / "out")
    assert "no file matches" in errors[0].what


def test_a_file_with_magic_in_its_name_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("x")
    assert [task.source for task in make_tasks(iter_inputs([f"{tmp_path}/a[1].txt"]), None, "")[0]] == [
        f"{tmp_path}/a[1].txt"
    ]


def test_the_output_folder_is_not_searched(tree: Path) -> None:
    out = tree / "sub"
    found = list(iter_inputs([str(tree)], skip=out))
    assert [item.relative.as_posix() for item in found if isinstance(item, Input)] == [
        "a.txt",
        "b.TXT",
        "c.hocr.gz",
    ]


def test_the_same_file_twice_is_done_once(tree: Path) -> None:
    tasks, errors = _plan([str(tree / "a.txt"), str(tree / "sub" / ".." / "a.txt")], tree.parent / "out")
    assert list(tasks) == ["a.txt"] and errors == []


def test_two_inputs_for_one_output_are_refused_and_the_rest_goes_on(tree: Path) -> None:
    (tree / "a.pdf").write_text("x")
    tasks, errors = _plan([str(tree)], tree.parent / "out")
    assert "a.txt" not in tasks and "a.pdf" not in tasks and "sub/a.txt" in tasks
    assert len(errors) == 2
    assert all("would both be written to" in error.what and error.hint for error in errors)


def test_output_over_input_is_refused(tree: Path) -> None:
    tasks, errors = _plan([str(tree)], tree, ".txt")
    assert tasks == {"b.TXT": "b.txt", "c.hocr.gz": "c.txt", "sub/deep/x.pdf": "sub/deep/x.txt"}
    assert {Path(error.where).name for error in errors} == {"a.txt"}
    assert all("over an input" in error.what for error in errors)


def test_file_lists() -> None:
    assert [item.relative.as_posix() for item in read_list("in/a.txt\n\n./in/../b.txt\n/x/c.txt\n")] == [
        "in/a.txt",
        "b.txt",
        "x/c.txt",
    ]
    assert [item.path for item in read_list("a\nb.txt\0c.txt\0")] == ["a\nb.txt", "c.txt"]


def test_shards_share_everything_out(tree: Path) -> None:
    whole = {task.label for task in make_tasks(iter_inputs([str(tree)]), None, "")[0]}
    parts = [
        {task.label for task in make_tasks(iter_inputs([str(tree)]), None, "", (which, 3))[0]}
        for which in (1, 2, 3)
    ]
    assert set.union(*parts) == whole and sum(map(len, parts)) == len(whole)
    (tree / "new.txt").write_text("x")  # a file that comes between two shards moves no other
    again = {task.label for task in make_tasks(iter_inputs([str(tree)]), None, "", (2, 3))[0]}
    assert again - {"new.txt"} == parts[1]


@pytest.mark.parametrize("text", ["", "1", "0/2", "3/2", "a/b", "1/2/3", "-1/2"])
def test_what_is_no_shard(text: str) -> None:
    with pytest.raises(UsageError, match="no shard"):
        parse_shard(text)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    _, errors = _plan([str(tmp_path)], tmp_path / "out")
    assert "no scans" in errors[0].what
