#!/usr/bin/env python3
"""Hold repair to what it reached: measure the evaluation sets and compare with the pinned floors.

usage: accuracy_floors.py [--write] [--lower]

Without options it prints what each set reaches beside its floor and fails when one is missed.  ``--write``
raises the floors of ``tests/accuracy/floors.toml`` to what is measured now; a floor that would sink, or a
set whose pages changed, also needs ``--lower``.  Sets under ``../shared`` are left out where they are absent.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.repair.api import repair
from minutes_cli.repair.evaluate import SURE, Evaluation, Page, evaluate

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests/accuracy/floors.toml"
GOLD, SCAN = ".gold.txt", ".ocr.txt"
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Floor:
    """What a set must reach.

    folder: of the pairs, from the repository root.  digest: of the pairs.
    repaired, precision_when_sure: at least.  harmed, calibration_error: at most.
    """

    folder: str
    digest: str
    repaired: float
    harmed: float
    calibration_error: float
    precision_when_sure: float


def read_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """The floors by the name of their set."""
    return {name: Floor(**table) for name, table in tomllib.loads(path.read_text("utf-8")).items()}


def iter_pairs(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (name, gold, scan) of a folder; clean texts are pairs with themselves."""
    for path in sorted(folder.glob("*.txt")):
        if path.name.endswith(GOLD):
            name = path.name.removesuffix(GOLD)
            yield name, path.read_text("utf-8"), (folder / f"{name}{SCAN}").read_text("utf-8")
        elif not path.name.endswith(SCAN):
            text = path.read_text("utf-8")
            yield path.stem, text, text


def digest(folder: Path) -> str:
    """Tells whether the pages of a set are those that its floor was measured on."""
    total = hashlib.sha256()
    for pair in iter_pairs(folder):
        for part in pair:
            total.update(part.encode() + b"\0")
    return total.hexdigest()[:16]


def measure(folder: Path) -> Evaluation:
    """Repair and measure the pairs of a folder, in the default mode and without own words."""
    return evaluate(
        Page(name, gold, scan, repair(scan_from_text(scan, name))) for name, gold, scan in iter_pairs(folder)
    )


def reached(found: Evaluation, folder: str, pages: str) -> Floor:
    """What a measurement amounts to, rounded to the side that it meets."""
    sure = found.precision_at(SURE)
    return Floor(
        folder,
        pages,
        _down(1.0 if found.repaired is None else found.repaired),
        _up(found.harmed or 0.0),
        _up(found.calibration_error()),
        _down(1.0 if sure is None else sure),
    )


def missed(found: Floor, floor: Floor) -> list[str]:
    """In what a measurement falls short of its floor."""
    return [
        f"{name} is {is_now}, the floor is {must}"
        for name, is_now, must, good in (
            ("repaired", found.repaired, floor.repaired, found.repaired >= floor.repaired),
            ("harmed", found.harmed, floor.harmed, found.harmed <= floor.harmed),
            (
                "calibration_error",
                found.calibration_error,
                floor.calibration_error,
                found.calibration_error <= floor.calibration_error,
            ),
            (
                "precision_when_sure",
                found.precision_when_sure,
                floor.precision_when_sure,
                found.precision_when_sure >= floor.precision_when_sure,
            ),
        )
        if not good
    ]


def write_floors(floors: dict[str, Floor], path: Path = FLOORS) -> None:
    """Write the floors, a table a set."""
    out = ["# Written by tools/accuracy_floors.py --write: what each set of pages reached.\n"]
    for name, floor in floors.items():
        out.append(f"\n[{name}]\n")
        for key in Floor.__slots__:
            value = getattr(floor, key)
            out.append(f'{key} = "{value}"\n' if isinstance(value, str) else f"{key} = {value}\n")
    path.write_text("".join(out), "utf-8")


def _down(value: float) -> float:
    return float(math.floor(value * 10**DECIMALS) / 10**DECIMALS)


def _up(value: float) -> float:
    return float(math.ceil(value * 10**DECIMALS) / 10**DECIMALS)


def main() -> None:
    """Measure, compare, and write when asked to."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--lower", action="store_true", help="with --write: let floors sink")
    options = parser.parse_args()
    floors, failed = read_floors(), False
    for name, floor in floors.items():
        folder = ROOT / floor.folder
        if not folder.is_dir():
            print(f"{name}: not here, left out")
            continue
        found = reached(measure(folder), floor.folder, digest(folder))
        short = missed(found, floor)
        if found.digest != floor.digest:
            short.append("the pages are not those of the floor")
        print(f"{name}: repaired {found.repaired}, harmed {found.harmed}, ", end="")
        print(f"calibration error {found.calibration_error}, right when sure {found.precision_when_sure}")
        for reason in short:
            print(f"  {reason}", file=sys.stderr)
        if not short or options.lower:
            floors[name] = found
        failed = failed or bool(short and not options.lower)
    if options.write:
        write_floors(floors)
    if failed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
