"""From paths to tasks: which files, where each output goes, and what must not happen.

Refused before any work is done: two inputs that would write the same file, and an output in the place of an
input.  The plan depends on names only, so that every shard of a job array makes the same one.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path, PurePath

from minutes_cli.batch.task import Task
from minutes_cli.errors import MinutesError, ReadingError, UsageError
from minutes_cli.reading.names import shown_name
from minutes_cli.values import frozen

STDIN = "-"
SCAN_SUFFIXES = frozenset({".txt", ".text", ".hocr", ".html", ".htm", ".xml", ".alto", ".page", ".pdf"})
PACKED_SUFFIXES = frozenset({".gz", ".xz"})


@frozen
class Input:
    """One document to work on.

    path: as the user gave or would write it; ``-`` is stdin.
    relative: its place below the folder that was given; what a mirrored tree is made of.
    """

    path: str
    relative: PurePath


def iter_inputs(
    paths: Iterable[str], suffixes: frozenset[str] = SCAN_SUFFIXES, skip: Path | None = None
) -> Iterator[Input | MinutesError]:
    """Yield the inputs below paths, and an error for each path that gives none.

    A path is a file, a folder (searched for names with the suffixes, in sorted order), a pattern that the
    shell left alone (``in/**/*.txt``) or ``-``.  skip: a folder not to search, the output's.
    """
    for path in paths:
        if path == STDIN:
            yield Input(STDIN, PurePath("stdin"))
        elif os.path.isdir(path):  # noqa: PTH112 - also takes names that no path can be made of
            found = list(_iter_folder(Path(path), suffixes, skip))
            yield from found
            if not found:
                yield ReadingError(
                    "the folder holds no scans",
                    shown_name(path),
                    f"files with these names are looked for: {', '.join(sorted(suffixes))}",
                )
        elif glob.has_magic(path) and not os.path.lexists(path):
            yield from _iter_pattern(path)
        else:
            yield Input(path, PurePath(PurePath(path).name))


def read_list(text: str) -> Iterator[Input]:
    """Yield the inputs of a file list: one path a line, or ended by NUL where a name may hold a line break.

    The tree of a listed file is its path as written, below the current folder or the root.
    """
    parts = text.split("\0") if "\0" in text else text.splitlines()
    for part in parts:
        if part.strip():
            yield Input(part, _tree_place(part))


def make_tasks(
    found: Iterable[Input | MinutesError], out_dir: Path | None, suffix: str, shard: tuple[int, int] = (1, 1)
) -> tuple[list[Task], list[MinutesError]]:
    """The tasks of a run in order, each input once, and an error for each input that cannot be one.

    out_dir: where the tree of outputs goes; None for outputs that go back to the caller.
    shard: (which, of how many) - every input belongs to exactly one, whatever else is in the list.
    """
    inputs: dict[str, Input] = {}
    errors: list[MinutesError] = []
    for item in found:
        if isinstance(item, MinutesError):
            errors.append(item)
        else:
            inputs.setdefault(item.path if item.path == STDIN else os.path.realpath(item.path), item)
    tasks: list[Task] = []
    refused = _conflicts(inputs, out_dir, suffix) if out_dir is not None else {}
    for real, item in inputs.items():
        label = item.relative.as_posix()
        if not _is_in_shard(label, shard):
            continue
        if real in refused:
            errors.append(refused[real])
            continue
        tasks.append(Task(item.path, target(item, out_dir, suffix) if out_dir is not None else None, label))
    return tasks, errors


def target(item: Input, out_dir: Path, suffix: str) -> Path:
    """Where the output of an input goes in a mirrored tree: ``in/a/b.txt`` to ``DIR/a/b.json``."""
    bare = bare_name(item.relative)
    named = (
        bare.with_suffix(suffix)
        if bare.suffix.lower() in SCAN_SUFFIXES
        else bare.with_name(bare.name + suffix)
    )
    return out_dir / named


def bare_name(path: PurePath) -> PurePath:
    """A path without the suffix of its packing.

    >>> bare_name(PurePath("a.txt.gz")).name
    'a.txt'
    """
    return path.with_suffix("") if path.suffix.lower() in PACKED_SUFFIXES else path


def parse_shard(text: str) -> tuple[int, int]:
    """Which shard of how many; raises UsageError.

    >>> parse_shard("2/8")
    (2, 8)
    """
    which, slash, count = text.partition("/")
    if slash and which.isdecimal() and count.isdecimal() and 1 <= int(which) <= int(count):
        return int(which), int(count)
    raise UsageError(f"{text!r} is no shard", hint="give I/N with I from 1 to N, for instance --shard 1/8")


def _is_in_shard(label: str, shard: tuple[int, int]) -> bool:
    which, count = shard
    if count == 1:
        return True
    digest = sha256(label.encode("utf-8", "surrogateescape")).digest()
    return int.from_bytes(digest[:8], "big") % count == which - 1


def _conflicts(inputs: dict[str, Input], out_dir: Path, suffix: str) -> dict[str, MinutesError]:
    """Inputs whose output would hit another's or an input, by real path."""
    sources: dict[str, list[str]] = {}
    for real, item in inputs.items():
        sources.setdefault(os.path.realpath(target(item, out_dir, suffix)), []).append(real)
    refused: dict[str, MinutesError] = {}
    for place, reals in sources.items():
        if place in inputs:
            for real in reals:
                refused[real] = UsageError(
                    f"its output would be written over an input, {shown_name(inputs[place].path)}",
                    shown_name(inputs[real].path),
                    "name another --out-dir",
                )
        elif len(reals) > 1:
            for real in reals:
                other = next(name for name in reals if name != real)
                refused[real] = UsageError(
                    f"it and {shown_name(inputs[other].path)} would both be written to {shown_name(place)}",
                    shown_name(inputs[real].path),
                    "give the folder above them, or give them in separate runs with an --out-dir each",
                )
    return refused


def _iter_folder(folder: Path, suffixes: frozenset[str], skip: Path | None) -> Iterator[Input]:
    skipped = os.path.realpath(skip) if skip is not None else None
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and os.path.realpath(Path(place, name)) != skipped
        )
        for name in sorted(files):
            path = Path(place, name)
            if not name.startswith(".") and bare_name(path).suffix.lower() in suffixes:
                yield Input(str(path), path.relative_to(folder))


def _iter_pattern(pattern: str) -> Iterator[Input | MinutesError]:
    fixed = Path(*_fixed_parts(pattern))
    paths = sorted(path for path in glob.glob(pattern, recursive=True) if os.path.isfile(path))  # noqa: PTH113, PTH207
    if not paths:
        yield ReadingError(
            "no file matches the pattern", shown_name(pattern), "check the pattern and the folder"
        )
    for path in paths:
        yield Input(path, Path(path).relative_to(fixed))


def _fixed_parts(pattern: str) -> list[str]:
    parts: list[str] = []
    for part in Path(pattern).parts[:-1]:
        if glob.has_magic(part):
            break
        parts.append(part)
    return parts


def _tree_place(path: str) -> PurePath:
    whole = Path(os.path.normpath(path))
    if not whole.is_absolute():
        return PurePath(*(part for part in whole.parts if part != ".."))
    current = Path.cwd()
    return whole.relative_to(current) if whole.is_relative_to(current) else whole.relative_to(whole.anchor)
