"""The inputs of ``minutes validate``: which, how they are checked, and what came of each."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_cli.cli import configuration, console, inputs
from minutes_cli.errors import MinutesError

if TYPE_CHECKING:
    from minutes_cli.batch.validation import CheckJob
    from minutes_cli.rules.assembling import Found
    from minutes_cli.rules.settings import RuleSettings

RECORD_SUFFIXES = frozenset({".json", ".jsonl"})
Source = tuple[str, bytes | None]
"""A path, with the content where it is no file."""


def find_sources(
    given: list[str], avoid: set[Path], stdin_filename: str | None
) -> tuple[list[Source], list[MinutesError]]:
    """The inputs to check; records beside scans, but not the files that this run reads or writes itself."""
    sources: dict[str, bytes | None] = {}
    failures: list[MinutesError] = []
    for item in inputs.iter_inputs(given, inputs.SCAN_SUFFIXES | RECORD_SUFFIXES):
        if isinstance(item, MinutesError):
            failures.append(item)
        elif item.path == inputs.STDIN:
            sources[stdin_filename or inputs.STDIN] = sys.stdin.buffer.read()
        elif not (avoid and Path(item.path).resolve() in avoid):
            sources.setdefault(item.path, None)
    return list(sources.items()), failures


def make_job(
    settings: RuleSettings, encoding: str | None, use_memory: bool, cache_dir: Path | None
) -> CheckJob:
    """What to do with each input, and where to remember it."""
    from minutes_cli.batch.memory import Memory, program_stamp
    from minutes_cli.batch.validation import CheckJob
    from minutes_cli.cli.own_words import own_words

    folder = _memory_folder(cache_dir) if use_memory else None
    memory = Memory(str(folder), program_stamp()) if folder else Memory()
    return CheckJob(settings, configuration.current().settings.mode, encoding, own_words(), memory)


def _memory_folder(cache_dir: Path | None) -> Path | None:
    """Off the source tree: the given folder, else the user's cache; None where there is no home."""
    if cache_dir is not None:
        return cache_dir / "validate"
    base = os.environ.get("XDG_CACHE_HOME")
    if base and Path(base).is_absolute():
        return Path(base, "minutes", "validate")
    try:
        return Path.home() / ".cache" / "minutes" / "validate"
    except RuntimeError:
        return None


def check_sources(sources: list[Source], job: CheckJob, jobs: int) -> tuple[list[Found], list[MinutesError]]:
    """What was found in the inputs, with a bar on a terminal; and those that could not be checked."""
    from minutes_cli.batch.executors import Serial, choose_executor
    from minutes_cli.batch.run import Silent
    from minutes_cli.batch.validation import validate
    from minutes_cli.cli.many import watch

    executor = Serial(raises=True) if console.current().debug else choose_executor(jobs)
    documents: list[Found] = []
    failures: list[MinutesError] = []
    for result in validate(sources, job, executor, watch(len(sources), Silent())):
        if isinstance(result, MinutesError):
            failures.append(result)
        else:
            documents += result
    return documents, failures


def mend_sources(
    sources: list[Source], settings: RuleSettings, encoding: str | None, write: bool
) -> tuple[str, int, list[MinutesError]]:
    """Mend text and encoding in the files, or only show it.

    Returns what was not written, as a diff; how many files have something to mend; and the failures.
    """
    from minutes_cli.atomic import write_whole
    from minutes_cli.batch.mending import mend_file

    failures: list[MinutesError] = []
    shown: list[str] = []
    count = 0
    for path, data in sources:
        try:
            change = mend_file(path, data, settings, encoding)
            if change is None:
                continue
            count += 1
            if write and data is None:
                write_whole(change.after, Path(path))
            else:
                shown.append(change.diff())
        except MinutesError as error:
            failures.append(error)
    return "".join(shown), count, failures
