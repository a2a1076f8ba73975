"""Many inputs on the command line: the options, the plan, the bar and the summary that commands share."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_cli.batch.plan import (
    SCAN_SUFFIXES,
    STDIN,
    Input,
    iter_inputs,
    make_tasks,
    parse_shard,
    read_list,
)
from minutes_cli.batch.task import Hint, Remark, Result, Task
from minutes_cli.cli import console, inputs
from minutes_cli.errors import MinutesError, ReadingError, UsageError
from minutes_cli.reading.names import shown_name
from minutes_cli.values import frozen

if TYPE_CHECKING:
    from minutes_cli.batch.executors import Executor
    from minutes_cli.batch.jobs import Job
    from minutes_cli.batch.run import Progress, Summary

Jobs = Annotated[
    int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Inputs worked on at once; 0 is all CPUs.")
]
Resume = Annotated[
    bool,
    typer.Option("--resume", help="Leave alone what an earlier run into --out-dir did of the same content."),
]
Shard = Annotated[
    str | None,
    typer.Option("--shard", metavar="I/N", help="Do only the I-th of N parts, for job arrays."),
]
FilesFrom = Annotated[
    str | None,
    typer.Option(
        "--files-from",
        metavar="FILE",
        help="Read paths from this file, one a line or ended by NUL; - is stdin.",
    ),
]
Engine = Annotated[
    str | None,
    typer.Option("--executor", metavar="NAME", help="Who does the work: local (default) or dask."),
]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADDRESS", help="Dask scheduler, such as tcp://host:8786."),
]


@frozen
class Many:
    """What the user said about many inputs."""

    jobs: int = 1
    resume: bool = False
    shard: str | None = None
    files_from: str | None = None
    engine: str | None = None
    scheduler: str | None = None

    def executor(self) -> Executor:
        """Who does the work.  Raises UsageError for options that do not fit."""
        from minutes_cli.batch.executors import Serial, choose_executor

        if self.engine == "dask" or (self.engine is None and self.scheduler):
            from minutes_cli.batch.dask_executor import DaskCluster

            if not self.scheduler:
                raise UsageError("--executor dask needs --scheduler", hint="give --scheduler tcp://HOST:8786")
            return DaskCluster(self.scheduler)
        if self.engine not in (None, "local"):
            raise UsageError(f"there is no executor {self.engine!r}", hint="use local or dask")
        if self.scheduler:
            raise UsageError("--scheduler goes with --executor dask", hint="leave out --executor local")
        return Serial(raises=True) if console.current().debug else choose_executor(self.jobs)

    @property
    def part(self) -> tuple[int, int]:
        """Which part of how many."""
        return parse_shard(self.shard) if self.shard else (1, 1)


@dataclass(slots=True)
class Work:
    """The plan of a run, and what it came to.

    count: inputs found, before shards.
    """

    tasks: list[Task]
    errors: list[MinutesError]
    count: int
    started: float = field(default_factory=time.monotonic)

    def say_errors(self) -> int:
        """Show what was refused; the exit code so far."""
        for error in self.errors:
            console.current().error(error)
        return 2 if self.errors else 0


def plan(
    ctx: typer.Context,
    paths: list[str] | None,
    many: Many,
    out_dir: Path | None,
    output: Path | None,
    suffix: str,
    suffixes: frozenset[str] = SCAN_SUFFIXES,
) -> Work:
    """Find the inputs and where their outputs go.  Raises UsageError for options that do not fit."""
    if many.resume and out_dir is None:
        raise UsageError("--resume goes with --out-dir", hint="give the folder of the run to go on with")
    part = many.part
    given = paths or [] if many.files_from else inputs.paths_or_stdin(ctx, paths)
    found: list[Input | MinutesError] = list(iter_inputs(given, suffixes, out_dir))
    if many.files_from:
        found += read_list(_list_text(many.files_from))
    if output is not None:
        _refuse_overwriting(found, output)
    tasks, errors = make_tasks(found, out_dir, suffix, part)
    tasks = [replace(task, data=sys.stdin.buffer.read()) if task.source == STDIN else task for task in tasks]
    return Work(tasks, errors, len(found))


def run_to_folder(work: Work, job: Job, out_dir: Path, many: Many) -> int:
    """Write one output an input; shows a bar, each failure, and a summary.  Returns the exit code."""
    from minutes_cli.batch.run import run_to_folder as run

    code = work.say_errors()
    if out_dir.exists() and not out_dir.is_dir():
        raise UsageError("a file is in the way of the folder", shown_name(out_dir), "name another --out-dir")
    watcher = watch(len(work.tasks), Talker())
    summary = run(work.tasks, job, out_dir, many.executor(), watcher, resume=many.resume, shard=many.part)
    _say_summary(summary, len(work.errors), time.monotonic() - work.started)
    return 2 if summary.failed else code


def iter_results(work: Work, job: Job, many: Many) -> Iterator[Result]:
    """Yield the good results in the order of the inputs; failures are shown as they come.

    The caller asks :func:`exit_code` for what it came to.
    """
    from minutes_cli.batch.run import run_in_order

    work.say_errors()
    for result in run_in_order(work.tasks, job, many.executor(), watch(len(work.tasks), Talker())):
        if result.error is not None:
            work.errors.append(result.error)
        else:
            yield result


def exit_code(work: Work) -> int:
    """2 where any input gave no output."""
    return 2 if work.errors else 0


class Talker:
    """Shows failures and notes as they come, without a bar; a note that many inputs share only once."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def start(self, total: int) -> None:
        """The run begins."""

    def advance(self, result: Result) -> None:
        """One input is done."""
        talk = console.current()
        if result.error is not None:
            talk.error(result.error)
        for note in result.made.notes if result.made else ():
            if isinstance(note, Remark):
                talk.talk(f"{shown_name(result.task.source)}: {note}", level=1)
                continue
            if note in self._told or (isinstance(note, Hint) and not self._is_watched()):
                continue
            self._told.add(note)
            talk.warn(f"{shown_name(result.task.source)}: {note}")
        talk.talk(f"{shown_name(result.task.source)}: {result.outcome}", level=1)

    def stop(self) -> None:
        """The run is over."""

    @staticmethod
    def _is_watched() -> bool:
        return sys.stderr.isatty() or console.current().verbosity > 0


def watch(total: int, talker: Progress) -> Progress:
    """On a terminal a bar, for more than one input, that hands failures and notes on; else who shows them."""
    is_seen = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    if total > 1 and is_seen and console.current().verbosity >= 0:
        from minutes_cli.cli.progress import Bar

        return Bar(talker)
    return talker


def _say_summary(summary: Summary, refused: int, seconds: float) -> None:
    counts = dict(summary.outcomes)
    counts["failed"] = counts.get("failed", 0) + refused
    told = [f"{counts[name]} {name}" for name in ("written", "unchanged", "failed") if counts.get(name)]
    figures = [f"{summary.figures[name]} {name}" for name in FIGURES if summary.figures.get(name)]
    pages = summary.figures.get("pages", 0)
    speed = [f"{seconds:.1f} s"]
    if pages:
        speed.append(f"{pages / max(seconds, 0.001):.1f} pages/s")
    parts = [", ".join(told) or "nothing to do", ", ".join(figures), ", ".join(speed)]
    console.current().talk("minutes: " + "; ".join(part for part in parts if part))


FIGURES = ("pages", "items", "decisions", "corrections", "errors", "warnings")


def _list_text(name: str) -> str:
    if name == STDIN:
        return os.fsdecode(sys.stdin.buffer.read())
    try:
        return os.fsdecode(Path(name).read_bytes())
    except OSError as failure:
        raise ReadingError(
            f"the list cannot be read: {failure.strerror}",
            shown_name(name),
            "check --files-from",
        ) from None


def _refuse_overwriting(found: Sequence[Input | MinutesError], output: Path) -> None:
    place = os.path.realpath(output)
    for item in found:
        if isinstance(item, Input) and item.path != STDIN and os.path.realpath(item.path) == place:
            raise UsageError(
                "the output would be written over an input", shown_name(output), "name another file after -o"
            )
