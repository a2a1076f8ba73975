"""Runs over many files: the same bytes for any executor, failures apart, resumed after any kill."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from minutes_cli.batch.executors import Executor, Serial, choose_executor
from minutes_cli.batch.journal import Journal, read_journals
from minutes_cli.batch.plan import iter_inputs, make_tasks
from minutes_cli.batch.process_pool import ProcessPool
from minutes_cli.batch.run import Summary, run_in_order, run_to_folder
from minutes_cli.batch.task import Result, Task

from .jobs import Shout

EXECUTORS = [Serial(), ProcessPool(2), ProcessPool(3)]


def _inputs(folder: Path, count: int = 12) -> Path:
    for number in range(count):
        path = folder / f"{number % 3}" / f"{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text {number}")
    return folder


def _run(
    folder: Path, out: Path, executor: Executor | None = None, job: Shout | None = None, **options: bool
) -> Summary:
    tasks, errors = make_tasks(iter_inputs([str(folder)]), out, ".out")
    assert errors == []
    return run_to_folder(tasks, job or Shout(), out, executor, **options)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_same_bytes_for_any_executor(tmp_path: Path) -> None:
    folder = _inputs(tmp_path / "in")
    outs = []
    for number, executor in enumerate(EXECUTORS):
        summary = _run(folder, tmp_path / f"out{number}", executor)
        assert summary.outcomes == {"written": 12} and summary.figures == {"pages": 12}
        outs.append(_bytes(tmp_path / f"out{number}"))
    assert outs[0] == outs[1] == outs[2]
    assert outs[0]["1/01.out"] == b"TEXT 1!" and len(outs[0]) == 13  # and the journal


@pytest.mark.parametrize("executor", EXECUTORS, ids=lambda executor: str(getattr(executor, "jobs", "serial")))
def test_results_in_order(tmp_path: Path, executor: Executor) -> None:
    tasks, _ = make_tasks(iter_inputs([str(_inputs(tmp_path))]), None, "")
    results = list(run_in_order(tasks, Shout(), executor))
    assert [result.task for result in results] == tasks
    assert [result.made.content for result in results if result.made] == [
        f"TEXT {int(Path(task.source).stem)}!".encode() for task in tasks
    ]


@pytest.mark.parametrize("executor", EXECUTORS, ids=lambda executor: str(getattr(executor, "jobs", "serial")))
def test_a_bad_file_is_reported_and_the_rest_goes_on(tmp_path: Path, executor: Executor) -> None:
    folder = _inputs(tmp_path / "in")
    (folder / "bad.txt").write_text("fail")
    (folder / "defect.txt").write_text("crash")
    seen: list[Result] = []

    class Watcher:
        def start(self, total: int) -> None:
            assert total == 14

        def advance(self, result: Result) -> None:
            seen.append(result)

        def stop(self) -> None:
            seen.append(seen[0])

    tasks, _ = make_tasks(iter_inputs([str(folder)]), tmp_path / "out", ".out")
    summary = run_to_folder(tasks, Shout(), tmp_path / "out", executor, Watcher())
    assert summary.outcomes == {"written": 12, "failed": 2} and summary.failed == 2
    errors = sorted(str(result.error) for result in seen[:-1] if result.error)
    assert "cannot (do not)" in errors[0] and "ZeroDivisionError" in errors[1]
    assert len(seen) == 15


def test_a_worker_that_dies_takes_only_its_own_task(tmp_path: Path) -> None:
    folder = _inputs(tmp_path / "in")
    (folder / "0" / "deadly.txt").write_text("die")
    for in_order in (True, False):
        tasks, _ = make_tasks(iter_inputs([str(folder)]), None, "")
        results = list(ProcessPool(2).run(tasks, Shout(), "p", in_order))
        assert sorted(r.task.label for r in results) == sorted(t.label for t in tasks)
        if in_order:
            assert [r.task for r in results] == tasks
        failed = [r for r in results if r.outcome == "failed"]
        assert [r.task.label for r in failed] == ["0/deadly.txt"]
        assert failed[0].error is not None and "died" in failed[0].error.what


def test_resume_does_only_what_changed(tmp_path: Path) -> None:
    folder, out = _inputs(tmp_path / "in"), tmp_path / "out"
    _run(folder, out)
    assert _run(folder, out, resume=True).outcomes == {"unchanged": 12}
    (folder / "0" / "00.txt").write_text("new")
    (out / "0" / "03.out").unlink()
    (out / "0" / "06.out").write_text("meddled with")
    (folder / "0" / "more.txt").write_text("more")
    assert _run(folder, out, ProcessPool(2), resume=True).outcomes == {"unchanged": 9, "written": 4}
    assert _run(folder, out, resume=True).outcomes == {"unchanged": 13}
    assert (out / "0" / "06.out").read_text() == "TEXT 6!"
    assert _run(folder, out, job=Shout("?"), resume=True).outcomes == {"written": 13}
    assert _run(folder, out, job=Shout("?")).outcomes == {"written": 13}, "without resume all is done again"


def test_a_journal_that_was_cut_off(tmp_path: Path) -> None:
    folder, out = _inputs(tmp_path / "in"), tmp_path / "out"
    _run(folder, out)
    path = out / ".minutes-journal.jsonl"
    whole = path.read_bytes()
    for cut in (0, 1, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:cut])
        summary = _run(folder, out, resume=True)
        assert summary.outcomes["unchanged"] + summary.outcomes["written"] == 12
        assert summary.outcomes["unchanged"] >= whole[:cut].count(b"\n")
        assert path.read_bytes() == whole


def test_shards_keep_journals_apart_and_resume_each_other(tmp_path: Path) -> None:
    folder, out = _inputs(tmp_path / "in"), tmp_path / "out"
    for which in (1, 2):
        tasks, _ = make_tasks(iter_inputs([str(folder)]), out, ".out", (which, 2))
        run_to_folder(tasks, Shout(), out, shard=(which, 2))
    assert len(list(out.glob(".minutes-journal-*"))) == 2
    assert _run(folder, out, resume=True).outcomes == {"unchanged": 12}


def test_journal_lines_are_whole(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.add(tmp_path / "å\n.json", "k", "d")
    assert json.loads((tmp_path / ".minutes-journal.jsonl").read_text())["target"] == "å\n.json"
    assert read_journals(tmp_path) == {"å\n.json": ("k", "d")}


def test_executor_choice() -> None:
    assert isinstance(choose_executor(1), Serial)
    assert choose_executor(3) == ProcessPool(3)


def test_stdin_content_travels_with_its_task() -> None:
    results = list(ProcessPool(2).run([Task("-", None, "stdin", data=b"hej")], Shout(), "p", True))
    assert results[0].made is not None and results[0].made.content == b"HEJ!"


RUNNER = """
import sys
from pathlib import Path
from minutes_cli.batch.executors import choose_executor
from minutes_cli.batch.plan import iter_inputs, make_tasks
from minutes_cli.batch.run import run_to_folder
from tests.batch.jobs import Shout
folder, out, jobs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
tasks, _ = make_tasks(iter_inputs([folder]), out, ".out")
print(dict(run_to_folder(tasks, Shout(seconds=0.02), out, choose_executor(jobs), resume=True).outcomes))
"""


def _start(folder: Path, out: Path, jobs: int) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", RUNNER, str(folder), str(out), str(jobs)]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True, start_new_session=True)


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_killed_at_any_moment_and_resumed(tmp_path: Path) -> None:
    folder = _inputs(tmp_path / "in", 60)
    _run(folder, tmp_path / "undisturbed")
    dice = random.Random(7)
    out = tmp_path / "out"
    kills = 0
    for _ in range(7):
        process = _start(folder, out, 2)
        time.sleep(dice.uniform(0.25, 0.6))
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            kills += 1
        process.communicate()
        for path in out.rglob("*.out"):
            assert path.read_bytes().endswith(b"!"), "half an output was seen"
    last = _start(folder, out, 2)
    outcome, _ = last.communicate(timeout=60)
    assert last.returncode == 0 and sum(eval(outcome).values()) == 60
    time.sleep(1.2)  # workers of the killed runs have seen by now that they are alone
    _run(folder, out, resume=True)
    assert _bytes(out) == _bytes(tmp_path / "undisturbed")
    assert kills
