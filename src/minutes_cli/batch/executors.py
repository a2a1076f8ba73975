"""Who does the tasks: this process, a pool of processes (``process_pool``) or a cluster (``dask_executor``).

An executor takes tasks one at a time and holds only a few at once, so memory stays flat however many there
are.  All give the same results; only the order differs, and in order on request.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Protocol

from minutes_cli.batch.jobs import Job
from minutes_cli.batch.task import Result, Task
from minutes_cli.batch.worker import work


class Executor(Protocol):
    """Does tasks."""

    def run(self, tasks: Iterable[Task], job: Job, prints: str, in_order: bool) -> Iterator[Result]:
        """Yield the result of each task, in their order or as they come."""


class Serial:
    """Does the tasks in this process, one after the other.  raises: defects of the program are raised."""

    def __init__(self, raises: bool = False) -> None:
        self._raises = raises

    def run(self, tasks: Iterable[Task], job: Job, prints: str, in_order: bool) -> Iterator[Result]:
        """See :class:`Executor`."""
        for task in tasks:
            yield work(task, job, prints, self._raises)


def choose_executor(jobs: int) -> Executor:
    """Serial for one job, else a pool; 0 is all the CPUs that this process may use."""
    count = jobs or available_cpus()
    if count == 1:
        return Serial()
    from minutes_cli.batch.process_pool import ProcessPool

    return ProcessPool(count)


def available_cpus() -> int:
    """CPUs that this process may use, not those that the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
