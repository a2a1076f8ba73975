"""Tasks on a Dask cluster (the extra ``dask``): for archives larger than one machine.

The workers need this package and the same paths to inputs and outputs (a shared file system).  Dask gives the
tasks of a worker that is lost to another; since outputs are written whole, a task done twice does no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from queue import SimpleQueue
from typing import Any

from minutes_cli.batch.jobs import Job
from minutes_cli.batch.task import Result, Task
from minutes_cli.batch.worker import work
from minutes_cli.errors import MinutesError, UsageError
from minutes_cli.reading.names import shown_name
from minutes_cli.values import frozen

AHEAD = 8
CONNECT_SECONDS = 20


@frozen
class DaskCluster:
    """Does the tasks on the workers of a running scheduler, ``tcp://host:8786``."""

    scheduler: str

    def run(self, tasks: Iterable[Task], job: Job, prints: str, in_order: bool) -> Iterator[Result]:
        """Yield the result of each task.  Raises UsageError without the extra or without an answer."""
        client = self._connect()
        try:
            yield from _run(client, iter(tasks), job, prints, in_order)
        finally:
            client.close()

    def _connect(self) -> Any:
        try:
            from distributed import Client
        except ImportError:
            raise UsageError("--executor dask needs Dask", hint="pip install 'minutes-cli[dask]'") from None
        try:
            connect: Any = Client
            return connect(self.scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as failure:
            raise UsageError(
                f"no Dask scheduler answers at {self.scheduler}",
                hint="start it with 'dask scheduler' and its workers with 'dask worker ADDRESS'",
            ) from failure


def _run(client: Any, source: Iterator[Task], job: Job, prints: str, in_order: bool) -> Iterator[Result]:
    waiting: dict[Any, Task] = {}
    finished: SimpleQueue[Any] = SimpleQueue()
    width = max(sum(client.nthreads().values()), 1) * AHEAD

    def fill() -> None:
        while len(waiting) < width and (task := next(source, None)) is not None:
            future = client.submit(work, task, job, prints, pure=False)
            waiting[future] = task
            if not in_order:
                future.add_done_callback(finished.put)

    fill()
    while waiting:
        future = next(iter(waiting)) if in_order else finished.get()
        yield _result(future, waiting.pop(future))
        fill()


def _result(future: Any, task: Task) -> Result:
    try:
        result: Result = future.result()
        return result
    except Exception as error:  # KilledWorker, or what a worker without the package raises
        return Result(
            task,
            "failed",
            error=MinutesError(
                f"the workers could not do it: {type(error).__name__}: {error}",
                shown_name(task.source),
                "check that the workers have minutes installed and enough memory",
            ),
        )
    finally:
        future.release()
