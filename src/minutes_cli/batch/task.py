"""What goes to a worker and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Literal

from minutes_cli.errors import MinutesError
from minutes_cli.values import frozen

Outcome = Literal["written", "unchanged", "failed"]


@frozen
class Task:
    """One input and where its output goes.

    source: the path as given.  target: None where the output goes back to the caller.
    label: the place of the input in the tree; what the journal calls it.
    data: the content, where the source is no file (stdin).
    done: the key under which an earlier run wrote this target, and the digest of what it wrote.
    """

    source: str
    target: Path | None
    label: str
    done: tuple[str, str] | None = None
    data: bytes | None = None


class Hint(str):
    """A note for someone who watches: said on a terminal and with -v, not into a log."""

    __slots__ = ()


class Remark(str):
    """A note on how an input was understood: said with -v, and no warning."""

    __slots__ = ()


@frozen
class Made:
    """What a job made of one input: the output, things to tell the user, figures for the summary.

    values: records and the like instead of content, where the caller does the rest itself.
    """

    content: bytes
    notes: tuple[str, ...] = ()
    figures: Mapping[str, int] = field(default_factory=dict)
    values: tuple[Any, ...] = ()


@frozen
class Result:
    """What became of a task.

    key, digest: for the journal; empty where the task failed.
    content: the output, where it has no target.
    """

    task: Task
    outcome: Outcome
    key: str = ""
    digest: str = ""
    made: Made | None = None
    error: MinutesError | None = None
