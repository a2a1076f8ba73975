#!/usr/bin/env python3
"""How fast repair is: words a second beside symspellpy's on the same words, one cold page, memory.

usage: benchmark_repair.py PATH ... [--channel dictionaries/channel/eng.tsv] [--words N]

PATH is a scan, a folder of scans (``*.txt``; gold pages are left out), or, with --channel, clean text
(``*.txt`` or ``*.txt.xz``, one paragraph a line) that is cut into pages and spoilt letter by letter with
that table's measured confusions.  Every page is repaired once: a page seen before costs less, so that a
few pages gone through again and again flatter.  Rates are of CPU time on one core.  symspellpy (pip
install symspellpy wordfreq) is left out where it is not installed.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import itertools
import lzma
import random
import resource
import statistics
import subprocess
import sys
import textwrap
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

COLD_RUNS = 9
IMPORTS = "import typer, pydantic"
FIRST_PAGES = 20
PAGE_WORDS = 350
LINE_WIDTH = 78
THEIR_WORDS = 20_000
OBJECTS = 50_000  # new ones between two searches for cycles, as in the program

Confusions = dict[str, tuple[list[str], list[int]]]  # letter to its readings and their counts


def read_scans(paths: Sequence[Path]) -> list[str]:
    """The scans among the files and in the folders."""
    found = [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    return [file.read_text("utf-8") for file in found if not file.name.endswith(".gold.txt")]


def read_confusions(table: Path) -> Confusions:
    """The readings of every letter that a table of a channel counts."""
    readings: dict[str, tuple[list[str], list[int]]] = defaultdict(lambda: ([], []))
    for line in table.read_text("utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) == 3 and len(cells[0]) == 1 and cells[2].isdigit():
            readings[cells[0]][0].append(cells[1])
            readings[cells[0]][1].append(int(cells[2]))
    return dict(readings)


def iter_clean_pages(path: Path) -> Iterator[str]:
    """Clean text, in paragraphs of short lines, a page at a time."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open() as text:
        page: list[str] = []
        words = 0
        for paragraph in text:
            page.append(textwrap.fill(paragraph, LINE_WIDTH))
            words += len(paragraph.split())
            if words >= PAGE_WORDS:
                yield "\n\n".join(page)
                page, words = [], 0


def spoil(page: str, confusions: Confusions, chance: random.Random) -> str:
    """A page as the channel would have read it."""
    return "".join(
        chance.choices(*confusions[letter])[0] if letter in confusions and not letter.isspace() else letter
        for letter in page
    )


def make_scans(paths: Sequence[Path], channel: Path, words: int) -> list[str]:
    """Spoilt pages of clean text, one of each file in turn, until there are enough words."""
    confusions, chance = read_confusions(channel), random.Random(1)
    turns = itertools.zip_longest(*map(iter_clean_pages, paths))
    scans = []
    for page in (page for turn in turns for page in turn if page is not None):
        scans.append(spoil(page, confusions, chance))
        words -= len(page.split())
        if words <= 0:
            break
    return scans


def repair_rates(scans: Sequence[str]) -> tuple[float, float]:
    """Words a second of repair: over the first pages, and over all."""
    from minutes_cli.reading.scan import scan_from_text
    from minutes_cli.repair.api import repair

    gc.set_threshold(OBJECTS)
    repair(scan_from_text("pa motet"))
    done, first_rate = 0, 0.0
    start = time.process_time()
    for number, text in enumerate(scans, 1):
        repair(scan_from_text(text))
        done += len(text.split())
        if number == FIRST_PAGES:
            first_rate = done / (time.process_time() - start)
    rate = done / (time.process_time() - start)
    return first_rate or rate, rate


def symspell_rate(scans: Sequence[str]) -> float | None:
    """Words a second of symspellpy's best suggestion within two edits; None where it is not installed."""
    if not all(importlib.util.find_spec(name) for name in ("symspellpy", "wordfreq")):
        return None
    from symspellpy import SymSpell, Verbosity
    from wordfreq import get_frequency_dict

    spell = SymSpell(max_dictionary_edit_distance=2)
    for word, share in get_frequency_dict("sv", wordlist="best").items():
        spell.create_dictionary_entry(word, max(1, int(share * 1e9)))
    words = list(itertools.islice((word for text in scans for word in text.split()), THEIR_WORDS))
    start = time.process_time()
    for word in words:
        spell.lookup(word.lower(), Verbosity.TOP, max_edit_distance=2, include_unknown=True)
    return len(words) / (time.process_time() - start)


def cold_seconds(commands: Sequence[Sequence[str]], page: str) -> list[float]:
    """Median CPU time of each command's whole process, run in turn so that a busy machine slows all alike."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(COLD_RUNS):
        for command, taken in zip(commands, times, strict=True):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, input=page.encode(), check=True, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return [statistics.median(taken) for taken in times]


def main() -> None:
    """Measure and print."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--channel", type=Path, help="spoil clean text with this table's confusions")
    parser.add_argument("--words", type=int, default=300_000, help="words of spoilt text")
    options = parser.parse_args()
    if options.channel is None:
        scans = read_scans(options.paths)
    else:
        scans = make_scans(options.paths, options.channel, options.words)
    if not scans:
        raise SystemExit("no scans there")
    repairing = [sys.executable, "-m", "minutes_cli", "repair", "-", "--config", "none"]
    cold, imports = cold_seconds([repairing, [sys.executable, "-c", IMPORTS]], scans[0])
    first, rate = repair_rates(scans)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    theirs = symspell_rate(scans)
    total = sum(len(text.split()) for text in scans)
    kind = "spoilt pages" if options.channel else "scans"
    print(f"{len(scans):,} {kind}, all different, {total:,} words")
    print(f"repair: {rate:,.0f} words/s over all, {first:,.0f} over the first {FIRST_PAGES} pages")
    print(f"symspellpy: {theirs:,.0f} words/s" if theirs else "symspellpy: not installed")
    print(f"one page cold: {cold:.3f} s, {cold / imports:.2f} x '{IMPORTS}' ({imports:.3f} s)")
    print(f"peak memory of the repairing process, scans included: {memory:.0f} MB")


if __name__ == "__main__":
    main()
