"""The journal of an output folder: what was written, under which key, append-only while a run goes on.

One JSON line an output: ``target`` (its place in the folder), ``key`` (a digest of content, name, settings,
dictionaries and version) and ``output`` (a digest of what was written).  A line is written after its output
is in place, in one call, so a killed run leaves at most one broken last line, which is skipped.  A run that
comes to its end puts the lines in order, so that the folder's bytes do not depend on who was first.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from minutes_cli.atomic import WritingError, write_whole

NAME = ".minutes-journal"
SUFFIX = ".jsonl"
Entry = tuple[str, str]
"""Key and digest of the output."""


class Journal:
    """Appends to a journal file; use as a context manager."""

    def __init__(self, folder: Path, shard: tuple[int, int] = (1, 1)) -> None:
        which, count = shard
        self._folder = folder
        self._path = folder / (NAME + (f"-{which}-of-{count}" if count > 1 else "") + SUFFIX)
        self._handle = -1

    def __enter__(self) -> Journal:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
            if os.fstat(self._handle).st_size and not _ends_line(self._path):
                os.write(self._handle, b"\n")  # the run before was killed while it wrote
        except OSError as failure:
            self.__exit__()
            raise self._cannot(failure) from None
        return self

    def __exit__(self, *_: object) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def add(self, target: Path, key: str, digest: str) -> None:
        """Note that an output is in place."""
        line = _line(target.relative_to(self._folder).as_posix(), (key, digest))
        try:
            os.write(self._handle, line)
        except OSError as failure:
            raise self._cannot(failure) from None

    def settle(self) -> None:
        """Write the journal anew, one line an output, in order: what a finished run leaves."""
        entries = _read(self._path)
        write_whole(b"".join(_line(name, entries[name]) for name in sorted(entries)), self._path)

    def _cannot(self, failure: OSError) -> WritingError:
        return WritingError(
            f"cannot write the journal: {failure.strerror}",
            str(self._path),
            "check the output folder, its permissions and the room on the disk",
        )


def read_journals(folder: Path) -> dict[str, Entry]:
    """What earlier runs, of all shards, wrote into a folder: by place, the last line of each."""
    entries: dict[str, Entry] = {}
    if folder.is_dir():
        for path in sorted(folder.glob(f"{NAME}*{SUFFIX}")):
            entries.update(_read(path))
    return entries


def _read(path: Path) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    try:
        with path.open(encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            for line in file:
                try:
                    entry = json.loads(line)
                    entries[str(entry["target"])] = (str(entry["key"]), str(entry["output"]))
                except (ValueError, TypeError, KeyError):
                    continue  # cut off by a kill: that output is made again
    except FileNotFoundError:
        pass
    except OSError as failure:
        raise WritingError(
            f"cannot read the journal: {failure.strerror}", str(path), "check its permissions"
        ) from None
    return entries


def _line(name: str, entry: Entry) -> bytes:
    key, digest = entry
    return json.dumps({"target": name, "key": key, "output": digest}).encode("ascii") + b"\n"


def _ends_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
