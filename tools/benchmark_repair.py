#!/usr/bin/env python3
"""How fast repair is: words a second beside symspellpy's on the same words, one cold page, memory.

usage: benchmark_repair.py FOLDER [--words N]

FOLDER holds scans (``*.ocr.txt`` or ``*.txt``); they are gone through again and again until N words are
done.  symspellpy (pip install symspellpy wordfreq) is left out where it is not installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

COLD_RUNS = 7
IMPORTS = "import typer, pydantic"


def read_pages(folder: Path) -> list[str]:
    """The scans of a folder; gold pages are left out."""
    paths = [path for path in sorted(folder.rglob("*.txt")) if not path.name.endswith(".gold.txt")]
    if not paths:
        raise SystemExit(f"no scans under {folder}")
    return [path.read_text("utf-8") for path in paths]


def repair_rate(pages: list[str], words: int) -> tuple[float, float]:
    """Words a second of repair: the first time through the pages, and over all of the run."""
    from minutes_cli.reading.scan import scan_from_text
    from minutes_cli.repair.api import repair

    repair(scan_from_text("pa motet"))
    done, first_rate = 0, 0.0
    start = time.perf_counter()
    for number, text in enumerate(itertools.cycle(pages), 1):
        repair(scan_from_text(text))
        done += len(text.split())
        if number == len(pages):
            first_rate = done / (time.perf_counter() - start)
        if done >= words and number >= len(pages):
            break
    return first_rate, done / (time.perf_counter() - start)


def symspell_rate(pages: list[str], words: int) -> float | None:
    """Words a second of symspellpy's best suggestion within two edits; None where it is not installed."""
    if not all(importlib.util.find_spec(name) for name in ("symspellpy", "wordfreq")):
        return None
    from symspellpy import SymSpell, Verbosity
    from wordfreq import get_frequency_dict

    spell = SymSpell(max_dictionary_edit_distance=2)
    for word, share in get_frequency_dict("sv", wordlist="best").items():
        spell.create_dictionary_entry(word, max(1, int(share * 1e9)))
    done = 0
    start = time.perf_counter()
    for text in itertools.cycle(pages):
        for word in text.split():
            spell.lookup(word.lower(), Verbosity.TOP, max_edit_distance=2, include_unknown=True)
        done += len(text.split())
        if done >= words:
            break
    return done / (time.perf_counter() - start)


def cold_seconds(command: list[str], stdin: str = "") -> float:
    """Median wall time of a whole process."""
    times = []
    for _ in range(COLD_RUNS):
        start = time.perf_counter()
        subprocess.run(command, input=stdin.encode(), check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=200_000)
    options = parser.parse_args()
    pages = read_pages(options.folder)
    page = pages[0]
    imports = cold_seconds([sys.executable, "-c", IMPORTS])
    cold = cold_seconds([sys.executable, "-m", "minutes_cli", "repair", "-", "--config", "none"], page)
    first, rate = repair_rate(pages, options.words)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    theirs = symspell_rate(pages, min(options.words, 20_000))
    print(f"pages {len(pages)}, words {sum(len(text.split()) for text in pages):,}")
    print(f"repair: {rate:,.0f} words/s over {options.words:,} words, {first:,.0f} the first time through")
    print(f"symspellpy: {theirs:,.0f} words/s" if theirs else "symspellpy: not installed")
    print(f"one page cold: {cold:.3f} s, {cold / imports:.2f} x '{IMPORTS}' ({imports:.3f} s)")
    print(f"peak memory of the repairing process: {memory:.0f} MB")


if __name__ == "__main__":
    main()
