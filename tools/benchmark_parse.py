#!/usr/bin/env python3
"""What parsing costs: a page cold, and a page's share beside its repair.

usage: benchmark_parse.py PATH ... [--runs N]

PATH is a scan or a folder of scans (``*.txt``; gold and clean pages are left out).  Cold is a whole process
on the first scan, beside the time to import typer and pydantic; the processes take turns, so that a busy
machine slows all alike, and have bytecode whatever the machine's settings.  All figures are CPU time, the
best of N runs.  What a page costs is of one time through all scans but the first, which loads the data.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path

OBJECTS = 50_000  # new ones between two searches for cycles, as in the program
IMPORTS = "import typer, pydantic"
LEFT_OUT = (".gold.txt", ".clean.txt")


def find_scans(paths: Sequence[Path]) -> list[Path]:
    """The scans among the files and in the folders."""
    found = [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    return [file for file in found if not file.name.endswith(LEFT_OUT)]


def cold_seconds(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, float]:
    """The CPU time of each command's whole process."""
    best = dict.fromkeys(commands, float("inf"))
    with tempfile.TemporaryDirectory() as bytecode:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for run in range(runs + 1):
            for name, command in commands.items():
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                subprocess.run([sys.executable, *command], env=environment, check=True, capture_output=True)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
                if run:  # the first writes the bytecode
                    best[name] = min(best[name], taken)
    return best


def page_seconds(scans: Sequence[Path]) -> dict[str, float]:
    """The CPU time a page of repair, structure and rules, each page once, the first scan left out."""
    from minutes_cli.reading.scan import scan_from_text
    from minutes_cli.repair.api import repair
    from minutes_cli.rules.api import check
    from minutes_cli.structure.api import parse

    gc.set_threshold(OBJECTS)
    taken = dict.fromkeys(("repair", "structure", "rules"), 0.0)
    pages = 0
    for number, path in enumerate(scans):
        scan = scan_from_text(path.read_text("utf-8"), path.name)
        start = time.process_time()
        repaired = repair(scan)
        mended = time.process_time()
        record = parse(scan, repaired)
        parsed = time.process_time()
        check(record, repaired.text, scan.text)
        checked = time.process_time()
        if number:  # the first loads what they share
            taken["repair"] += mended - start
            taken["structure"] += parsed - mended
            taken["rules"] += checked - parsed
            pages += scan.pages
    return {name: seconds / pages for name, seconds in taken.items()}


def best_page_seconds(scans: Sequence[Path], runs: int) -> dict[str, float]:
    """The least of several processes: a page that a process has seen before costs less."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        measured = pool.map(page_seconds, [scans] * runs, chunksize=1)
    return {name: min(each[name] for each in measured) for name in measured[0]}


def main() -> None:
    """Measure and print."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    scans = find_scans(options.paths)
    if not scans:
        raise SystemExit("no scans there")
    program = ["-m", "minutes_cli"]
    place = [str(scans[0]), "--config", "none"]
    cold = cold_seconds(
        {
            "import": ["-c", IMPORTS],
            "parse": [*program, "parse", *place],
            "repair": [*program, "repair", *place],
        },
        options.runs,
    )
    print(f"CPU time, best of {options.runs}; cold: {scans[0].name}, '{IMPORTS}' {cold['import']:.3f} s")
    for name in ("parse", "repair"):
        print(f"  {name:10}{cold[name]:.3f} s, {cold[name] / cold['import']:.2f} x the import")
    if len(scans) < 2:
        return
    page = best_page_seconds(scans, min(options.runs, 3))
    print(f"a page of {len(scans) - 1} scans, with what they share already loaded")
    for name, seconds in page.items():
        print(f"  {name:10}{seconds * 1000:.1f} ms, {seconds / page['repair']:.2f} x repair")


if __name__ == "__main__":
    main()
