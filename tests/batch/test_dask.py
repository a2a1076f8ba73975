"""A real Dask scheduler with two workers on the loopback interface, one of them killed in mid-run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from minutes_cli.batch.dask_executor import DaskCluster
from minutes_cli.batch.plan import iter_inputs, make_tasks
from minutes_cli.batch.run import run_to_folder
from minutes_cli.batch.task import Result
from minutes_cli.errors import UsageError

from .jobs import Shout

pytest.importorskip("distributed")
ROOT = Path(__file__).parents[2]


def _launch(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    note = tmp_path / "scheduler.json"
    local = ("--host", "127.0.0.1", "--scheduler-file", str(note), "--no-dashboard")
    processes = [_launch("distributed.cli.dask_scheduler", *local, "--port", "0")]
    try:
        for _ in range(200):
            if note.exists() and note.stat().st_size:
                break
            time.sleep(0.05)
        address = json.loads(note.read_text())["address"]
        for _ in range(2):
            options = ("--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path / "space"))
            processes.append(_launch("distributed.cli.dask_worker", *local, *options))
        yield address, processes[1:]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_a_worker_is_killed_and_nothing_is_lost(
    tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    for number in range(40):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{number}.txt").write_text("fail" if number == 5 else f"text {number}")
    tasks, _ = make_tasks(iter_inputs([str(tmp_path / "in")]), tmp_path / "out", ".out")
    seen: list[Result] = []

    class Killer:
        def start(self, total: int) -> None:
            self.total = total

        def advance(self, result: Result) -> None:
            seen.append(result)
            if len(seen) == 8:
                os.kill(workers[0].pid, signal.SIGKILL)

        def stop(self) -> None:
            assert len(seen) == self.total

    executor = DaskCluster(address)
    summary = run_to_folder(tasks, Shout(seconds=0.03), tmp_path / "out", executor, Killer())
    assert summary.outcomes == {"written": 39, "failed": 1}
    assert workers[0].wait(5) == -signal.SIGKILL
    for number in set(range(40)) - {5}:
        assert (tmp_path / "out" / f"{number}.out").read_text() == f"TEXT {number}!"
    again = run_to_folder(tasks, Shout(seconds=0.03), tmp_path / "out", executor, resume=True)
    assert again.outcomes == {"unchanged": 39, "failed": 1}


def test_no_scheduler_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutes_cli.batch.dask_executor.CONNECT_SECONDS", 1)
    with pytest.raises(UsageError) as failure:
        list(DaskCluster("tcp://127.0.0.1:9").run([], Shout(), "p", False))
    assert "dask scheduler" in failure.value.hint
