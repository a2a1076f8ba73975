"""Tasks in several processes of this machine, with workers that may die."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from minutes_cli.batch.jobs import Job
from minutes_cli.batch.task import Result, Task
from minutes_cli.batch.worker import work
from minutes_cli.errors import MinutesError
from minutes_cli.reading.names import shown_name
from minutes_cli.values import frozen

AHEAD = 4
"""Tasks a worker has waiting: enough never to idle, few enough to hold."""


@frozen
class ProcessPool:
    """Does the tasks in several processes of this machine.

    A worker that dies (out of memory, a crash in a library) takes its task with it: the tasks that were under
    way are then done one at a time, and the one that kills its worker again is a failure of its own.
    """

    jobs: int

    def run(self, tasks: Iterable[Task], job: Job, prints: str, in_order: bool) -> Iterator[Result]:
        """See :class:`Executor`."""
        source = iter(tasks)
        is_broken = True
        while is_broken:
            is_broken = yield from self._run_until_broken(source, job, prints, in_order)

    def _run_until_broken(
        self, source: Iterator[Task], job: Job, prints: str, in_order: bool
    ) -> Generator[Result, None, bool]:
        waiting: deque[tuple[Future[Result], Task]] = deque()
        pool = _pool(self.jobs)
        is_over = False
        try:
            for task in source:
                waiting.append((_submit(pool, task, job, prints), task))
                if len(waiting) >= self.jobs * AHEAD:
                    yield from _finished(waiting, in_order)
            while waiting:
                yield from _finished(waiting, in_order)
            is_over = True
        except BrokenProcessPool:
            is_over = True
            for future, task in waiting:
                yield future.result() if _is_good(future) else self._run_alone(task, job, prints)
            return True
        finally:
            if not is_over:  # an interrupt, or a reader that went away: what is under way is not wanted
                for child in multiprocessing.active_children():
                    child.terminate()
            pool.shutdown(wait=True, cancel_futures=True)
        return False

    def _run_alone(self, task: Task, job: Job, prints: str) -> Result:
        with _pool(1) as pool:
            try:
                return pool.submit(work, task, job, prints).result()
            except BrokenProcessPool:
                return Result(
                    task,
                    "failed",
                    error=MinutesError(
                        "the process that worked on it died",
                        shown_name(task.source),
                        "it may need more memory than there is; try it alone",
                    ),
                )


def _finished(waiting: deque[tuple[Future[Result], Task]], in_order: bool) -> Iterator[Result]:
    """Yield what is done, at least one; a task leaves the queue only when its result is safe."""
    if in_order:
        result = waiting[0][0].result()
        waiting.popleft()
        yield result
        return
    done, _ = wait([future for future, _ in waiting], return_when=FIRST_COMPLETED)
    for pair in [pair for pair in waiting if pair[0] in done]:
        result = pair[0].result()
        waiting.remove(pair)
        yield result


def _submit(pool: ProcessPoolExecutor, task: Task, job: Job, prints: str) -> Future[Result]:
    try:
        return pool.submit(work, task, job, prints)
    except BrokenProcessPool as failure:
        broken: Future[Result] = Future()
        broken.set_exception(failure)
        return broken


def _is_good(future: Future[Result]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _pool(jobs: int) -> ProcessPoolExecutor:
    # On Linux a forked worker starts at once and shares the dictionaries that the parent has in memory.
    method = "fork" if sys.platform == "linux" else "spawn"
    return ProcessPoolExecutor(
        jobs, multiprocessing.get_context(method), initializer=start_worker, initargs=(os.getpid(),)
    )


def start_worker(parent: int) -> None:
    """Make a process a worker: an interrupt is the parent's to handle, and it ends when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
