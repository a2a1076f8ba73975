"""A run over many files: tasks to results, with journal, progress and a summary.

Steps: what an earlier run did is looked up in the journal → the executor does the rest → each output that
is in place is noted at once → the summary counts by outcome.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from minutes_cli.atomic import sweep
from minutes_cli.batch.executors import Executor, Serial
from minutes_cli.batch.jobs import Job, fingerprint
from minutes_cli.batch.journal import Entry, Journal, read_journals
from minutes_cli.batch.task import Result, Task
from minutes_cli.errors import MinutesError

NO_PRINTS = ""
"""Where no output is remembered, nobody needs to know what it depends on."""


class Progress(Protocol):
    """Who wants to know how a run goes."""

    def start(self, total: int) -> None:
        """The run begins, with so many inputs."""

    def advance(self, result: Result) -> None:
        """One input is done."""

    def stop(self) -> None:
        """The run is over, or broke off."""


class Silent:
    """Nobody wants to know."""

    def start(self, total: int) -> None:
        """See :class:`Progress`."""

    def advance(self, result: Result) -> None:
        """See :class:`Progress`."""

    def stop(self) -> None:
        """See :class:`Progress`."""


@dataclass(slots=True)
class Summary:
    """How a run went: inputs by outcome, figures over all outputs written in it."""

    outcomes: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)

    def add(self, result: Result) -> None:
        """Count one result."""
        self.outcomes[result.outcome] += 1
        if result.made is not None:
            self.figures.update(result.made.figures)

    @property
    def failed(self) -> int:
        """Inputs that gave no output."""
        return self.outcomes["failed"]


def run_to_folder(
    tasks: Sequence[Task],
    job: Job,
    out_dir: Path,
    executor: Executor | None = None,
    progress: Progress | None = None,
    *,
    resume: bool = False,
    shard: tuple[int, int] = (1, 1),
) -> Summary:
    """Write one output a task below a folder.

    resume: leave alone what an earlier run wrote from the same content, settings, dictionaries and version.
    Raises WritingError where the folder or its journal cannot be written; a failing input is a result.
    """
    summary = Summary()
    watcher = progress or Silent()
    done = read_journals(out_dir) if resume else {}
    folders = {task.target.parent for task in tasks if task.target is not None} | {out_dir}
    sweep(folders)
    with Journal(out_dir, shard) as journal:
        watcher.start(len(tasks))
        try:
            results = (executor or Serial()).run(
                _with_history(tasks, done, out_dir), job, fingerprint(job), in_order=False
            )
            for result in results:
                if result.outcome == "written" and result.task.target is not None:
                    journal.add(result.task.target, result.key, result.digest)
                summary.add(result)
                watcher.advance(result)
        finally:
            watcher.stop()
        journal.settle()
    sweep(folders)
    return summary


def run_in_order(
    tasks: Sequence[Task],
    job: Job,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Iterator[Result]:
    """Yield the results of tasks without a target, in their order, outputs in ``made.content``."""
    watcher = progress or Silent()
    watcher.start(len(tasks))
    try:
        for result in (executor or Serial()).run(tasks, job, NO_PRINTS, in_order=True):
            watcher.advance(result)
            yield result
    finally:
        watcher.stop()


def failures(errors: Iterable[MinutesError], summary: Summary) -> int:
    """The exit code of a run: 2 where any input gave no output."""
    return 2 if summary.failed or any(True for _ in errors) else 0


def _with_history(tasks: Iterable[Task], done: dict[str, Entry], out_dir: Path) -> Iterator[Task]:
    for task in tasks:
        entry = done.get(task.target.relative_to(out_dir).as_posix()) if task.target and done else None
        yield replace(task, done=entry) if entry else task
