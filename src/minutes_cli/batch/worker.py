"""What a worker does with a task, wherever it runs: read, compare, make, write."""

from __future__ import annotations

from hashlib import sha256

from minutes_cli.atomic import write_whole
from minutes_cli.batch.jobs import Job, task_key
from minutes_cli.batch.task import Made, Result, Task
from minutes_cli.errors import MinutesError
from minutes_cli.reading.names import shown_name
from minutes_cli.reading.read import read_bytes


def work(task: Task, job: Job, prints: str, raises: bool = False) -> Result:
    """Do one task.  Never raises for an input: what fails is a result too.

    raises: a defect of the program is raised all the same, for who looks for it.
    prints: the job's fingerprint.  A task that an earlier run did, with the same key and an output that is
    still the same, is left alone.
    """
    try:
        data = task.data if task.data is not None else read_bytes(task.source)
        key = task_key(prints, task.source, data)
        if _is_done(task, key):
            return Result(task, "unchanged", key, task.done[1] if task.done else "")
        made = job.make(data, task.source)
        if task.target is None:
            return Result(task, "written", key, made=made)
        write_whole(made.content, task.target)
        return Result(
            task, "written", key, sha256(made.content).hexdigest(), Made(b"", made.notes, made.figures)
        )
    except MinutesError as error:
        return Result(task, "failed", error=error)
    except RecursionError:
        return _failed(task, "the input is nested too deeply", "check that it is what it claims")
    except MemoryError:
        return _failed(task, "out of memory", "use fewer --jobs, or split the input")
    except Exception as error:  # a defect of ours must not stop the other ten thousand
        if raises:
            raise
        hint = "parse this file alone with --debug and report what it shows"
        return _failed(task, f"unexpected {type(error).__name__}: {error}", hint)


def _is_done(task: Task, key: str) -> bool:
    if task.done is None or task.target is None or task.done[0] != key:
        return False
    try:
        return sha256(task.target.read_bytes()).hexdigest() == task.done[1]
    except OSError:
        return False


def _failed(task: Task, what: str, hint: str) -> Result:
    return Result(task, "failed", error=MinutesError(what, shown_name(task.source), hint))
