"""Measure work on many files: rate at one job and at two, memory over a big archive, kills and resumption.

usage: benchmark_files.py [--pages 1000] [--repeats 2] [--files 10000] [--kills 50] [--work FOLDER]

The pages are those of samples/scans, one a file, each copy with its own number in it, so that no two are
equal.
Prints one line a run and one a measurement; a figure of 0 leaves a measurement out.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
TICKS = os.sysconf("SC_CLK_TCK")
TARGETS = {"speed-up": 1.7, "pages/s": 40.0, "parent MB": 200.0}


def make_pages(folder: Path, count: int) -> None:
    """Write one-page scans into folders of a hundred."""
    pages = [
        page
        for path in sorted((ROOT / "samples" / "scans").glob("*.txt"))
        for page in path.read_text(encoding="utf-8").split("\f")
        if len(page.split()) > 50
    ]
    for number in range(count):
        path = folder / f"{number // 100:03}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Exemplar {number}\n{pages[number % len(pages)]}", encoding="utf-8")


def parse(scans: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start ``minutes parse`` on a folder."""
    command = [
        sys.executable,
        "-m",
        "minutes_cli",
        "parse",
        str(scans),
        "--out-dir",
        str(out),
        "-q",
        *options,
    ]
    return subprocess.Popen(command, cwd=ROOT)


@dataclass(frozen=True, slots=True)
class Run:
    """One run to its end: elapsed time, processor time of the parent, and of its workers."""

    seconds: float
    parent: float
    workers: float

    @property
    def used(self) -> float:
        """Processor time of all its processes."""
        return self.parent + self.workers

    def least(self, jobs: int) -> float:
        """The time that the run takes where each worker has a core of its own."""
        return self.parent + self.workers / jobs


def time_run(scans: Path, out: Path, jobs: int) -> Run:
    """Parse a folder into an empty one.  The processor times are read before the process is reaped."""
    shutil.rmtree(out, ignore_errors=True)
    start = time.monotonic()
    process = parse(scans, out, "--jobs", str(jobs))
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    seconds = time.monotonic() - start
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    user, system, workers_user, workers_system = (int(field) / TICKS for field in fields[11:15])
    if process.wait():
        raise SystemExit(f"--jobs {jobs} ended with exit code {process.returncode}")
    return Run(seconds, user + system, workers_user + workers_system)


def measure_rate(work: Path, count: int, repeats: int) -> bool:
    """Pages a second at one job and at two, in turns; the best run of each counts."""
    scans = work / "scans"
    make_pages(scans, count)
    best: dict[int, Run] = {}
    for _ in range(repeats):
        for jobs in (1, 2):
            run = time_run(scans, work / f"rate{jobs}", jobs)
            print(
                f"--jobs {jobs}: {count} pages in {run.seconds:.1f} s, {count / run.seconds:.1f} pages/s; "
                f"processor time {run.parent:.1f} s in the parent, {run.workers:.1f} s in workers; "
                f"load {os.getloadavg()[0]:.1f}",
                flush=True,
            )
            best[jobs] = min(best.get(jobs, run), run, key=lambda run: run.seconds)
    same = not differences(work / "rate1", work / "rate2")
    one, two = best[1], best[2]
    print(
        f"speed-up {one.seconds / two.seconds:.2f} (target {TARGETS['speed-up']}), "
        f"by processor time {one.used / two.least(2):.2f}; same bytes: {same}"
    )
    print(
        f"rate {count / two.seconds:.1f} pages/s (target {TARGETS['pages/s']:.0f}), "
        f"by processor time {count / two.least(2):.1f}"
    )
    return same


def measure_memory(work: Path, count: int) -> bool:
    """Most memory of the parent over a big run."""
    scans, out = work / "many", work / "many-out"
    make_pages(scans, count)
    process = parse(scans, out, "--jobs", "2")
    peak = 0.0
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        except OSError:
            break
        peak = max([peak, *(int(line.split()[1]) / 1024 for line in status.splitlines() if "VmHWM" in line)])
        time.sleep(0.2)
    written = sum(1 for _ in out.rglob("*.json"))
    target = f"target {TARGETS['parent MB']:.0f}"
    print(f"memory of the parent: at most {peak:.0f} MB over {written} files ({target})")
    return written == count


def measure_kills(work: Path, kills: int, count: int = 60) -> bool:
    """Kill a run at random moments, resume it, and compare with an undisturbed run."""
    scans, whole, out = work / "kill", work / "kill-whole", work / "kill-out"
    make_pages(scans, count)
    start = time.monotonic()
    parse(scans, whole, "--jobs", "2").wait()
    seconds = time.monotonic() - start
    dice = random.Random(4)
    done = 0
    for _ in range(kills):
        process = parse(scans, out, "--jobs", "2", "--resume")
        try:
            process.wait(dice.uniform(0.1, 0.8 * seconds))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            done += 1
        if len(list(out.rglob("*.json"))) == count and dice.random() < 0.5:
            shutil.rmtree(out)  # begin again, so that kills meet every stage of a run
    time.sleep(1)
    parse(scans, out, "--jobs", "2", "--resume").wait()
    different = differences(whole, out)
    print(f"{done} kills: {'the same bytes as an undisturbed run' if not different else different[:5]}")
    return not different


def differences(left: Path, right: Path) -> list[str]:
    """Files that are not there in both folders with the same bytes; the journal too."""
    names = {path.relative_to(left) for path in left.rglob("*") if path.is_file()}
    names |= {path.relative_to(right) for path in right.rglob("*") if path.is_file()}
    return sorted(
        str(name)
        for name in names
        if not (left / name).is_file()
        or not (right / name).is_file()
        or not filecmp.cmp(left / name, right / name, shallow=False)
    )


def main() -> int:
    """Run the measurements asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=2, help="runs at each number of jobs")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--work", type=Path, help="folder to work in; a temporary one by default")
    choices = parser.parse_args()
    work = choices.work or Path(tempfile.mkdtemp(prefix="minutes-benchmark-"))
    try:
        good = measure_rate(work, choices.pages, choices.repeats) if choices.pages else True
        good = (measure_kills(work, choices.kills) if choices.kills else True) and good
        good = (measure_memory(work, choices.files) if choices.files else True) and good
    finally:
        if choices.work is None:
            shutil.rmtree(work, ignore_errors=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
