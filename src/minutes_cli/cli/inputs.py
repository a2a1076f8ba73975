"""From the paths of a command line to the scans to work on.

A path is a file, a folder (searched for scans, in sorted order) or ``-`` for stdin.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

import typer

from minutes_cli.cli import console
from minutes_cli.errors import MinutesError, ReadingError
from minutes_cli.reading.scan import Scan

STDIN = "-"
SCAN_SUFFIXES = frozenset({".txt", ".text", ".hocr", ".html", ".htm", ".xml", ".alto", ".page", ".pdf"})
PACKED_SUFFIXES = frozenset({".gz", ".xz"})


@dataclass(frozen=True, slots=True)
class Input:
    """One document to work on.

    path: as the user gave or would write it; ``-`` is stdin.
    relative: its place below the folder that was given; what a mirrored tree is made of.
    """

    path: str
    relative: PurePath


def paths_or_stdin(ctx: typer.Context, paths: list[str] | None) -> list[str]:
    """The paths given; stdin where none is given and something is piped in.

    With no path and stdin a terminal the short help is shown and the program ends with 2.
    """
    if paths:
        return paths
    if sys.stdin is None or sys.stdin.isatty():
        console.current().talk_plain(ctx.get_help())
        raise typer.Exit(2)
    return [STDIN]


def iter_inputs(
    paths: Iterable[str], suffixes: frozenset[str] = SCAN_SUFFIXES
) -> Iterator[Input | MinutesError]:
    """Yield the inputs below paths, and an error for each path that gives none."""
    for path in paths:
        if path == STDIN:
            yield Input(STDIN, PurePath("stdin"))
        elif Path(path).is_dir():
            found = list(_iter_folder(Path(path), suffixes))
            yield from found
            if not found:
                yield ReadingError(
                    "the folder holds no scans", path, f"scans are files like {', '.join(sorted(suffixes))}"
                )
        else:
            yield Input(path, PurePath(Path(path).name))


def _iter_folder(folder: Path, suffixes: frozenset[str]) -> Iterator[Input]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if not name.startswith(".") and _bare(path).suffix.lower() in suffixes:
                yield Input(str(path), path.relative_to(folder))


def _bare(path: Path) -> Path:
    return path.with_suffix("") if path.suffix.lower() in PACKED_SUFFIXES else path


def target(item: Input, out_dir: Path, suffix: str) -> Path:
    """Where the output of an input goes in a mirrored tree: ``in/a/b.txt`` to ``DIR/a/b.json``."""
    bare = _bare(Path(item.relative))
    return out_dir / (bare.with_suffix(suffix) if bare.suffix.lower() in SCAN_SUFFIXES else f"{bare}{suffix}")


def read_scan(
    item: Input, from_format: str | None = None, encoding: str | None = None, ocr: bool = False
) -> Scan:
    """Read one input as a scan; raises ReadingError with the place and what to do."""
    from minutes_cli.reading.read import read

    source = sys.stdin.buffer.read() if item.path == STDIN else item.path
    return read(source, item.path, from_format, encoding, ocr)
