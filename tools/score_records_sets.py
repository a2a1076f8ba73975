"""Parse a set of documents and score the records against its gold records.

usage: python tools/score_records_sets.py [SET ...] [--shared DIR] [--scans DIR] [--misses N] [--json]
                                          [--only NAME ...]

SET: council, council_ocr, authored_ocr (repaired first), authored_clean, authored_raw (scan as it came),
user_scan (repaired first), user_scan_gold; all of them without an argument.  Writes the records to a
folder of its own and runs the scorer of the shared data on it.  --scans: read the documents from this
folder instead (other scans of them, see scan_documents.py); those that it lacks are left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import pathlib
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.records.models import to_json
from minutes_cli.repair.api import repair
from minutes_cli.repair.model import Repaired
from minutes_cli.structure.api import parse


@dataclass(frozen=True)
class Set:
    """Where a set's inputs are.

    folder: under the shared data.  ending: of the inputs.  repaired: whether to repair them first.
    """

    folder: str
    ending: str
    repaired: bool


SETS = {
    "council": Set("records/council", ".txt", False),
    "council_ocr": Set("records/council_ocr", ".txt", True),
    "council_ocr_raw": Set("records/council_ocr", ".txt", False),
    "authored_ocr": Set("records/authored", ".ocr.txt", True),
    "authored_raw": Set("records/authored", ".ocr.txt", False),
    "authored_clean": Set("records/authored", ".clean.txt", False),
    "user_scan": Set("user_scan", "scan.txt", True),
    "user_scan_gold": Set("user_scan", "gold.txt", False),
}


def inputs(shared: pathlib.Path, part: Set) -> Iterator[tuple[str, pathlib.Path, pathlib.Path]]:
    """Name, input and gold file of each document of a set."""
    folder = shared / part.folder
    if part.folder == "user_scan":
        yield "user_scan", folder / part.ending, folder / "gold.json"
        return
    for gold in sorted(folder.glob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        yield name, folder / f"{name}{part.ending}", gold


def parse_set(
    shared: pathlib.Path, part: Set, out: pathlib.Path, only: list[str], scans: pathlib.Path | None
) -> tuple[float, float, int]:
    """Write a set's gold and records under out; seconds of repair, seconds of parsing, pages."""
    repairing = parsing = 0.0
    pages = 0
    for name, source, gold in inputs(shared, part):
        if only and not any(word in name for word in only):
            continue
        source = scans / source.name if scans else source
        if not source.exists():
            continue
        scan = scan_from_text(source.read_text("utf-8"), name)
        start = time.perf_counter()
        repaired = repair(scan) if part.repaired else Repaired(scan.text)
        middle = time.perf_counter()
        record = parse(scan, repaired)
        repairing += middle - start
        parsing += time.perf_counter() - middle
        pages += scan.pages
        (out / f"{name}.json").write_text(to_json(record), "utf-8")
        (out / f"{name}.gold.json").write_text(gold.read_text("utf-8"), "utf-8")
    return repairing, parsing, pages


def scorer(shared: pathlib.Path) -> Any:
    """The scorer module of the shared data."""
    spec = importlib.util.spec_from_file_location("score_records", shared / "bench" / "score_records.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer under {shared}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Run from the command line."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("sets", nargs="*", choices=[*SETS, []], metavar="SET")
    options.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(__file__).parents[2] / "shared")
    options.add_argument("--scans", type=pathlib.Path)
    options.add_argument("--misses", type=int, default=0)
    options.add_argument("--json", action="store_true")
    options.add_argument("--only", nargs="*", default=[])
    options.add_argument("--out", type=pathlib.Path, help="keep the records here")
    args = options.parse_args()
    score = scorer(args.shared)
    for name in args.sets or SETS:
        with tempfile.TemporaryDirectory() as folder:
            out = args.out or pathlib.Path(folder)
            out.mkdir(parents=True, exist_ok=True)
            repairing, parsing, pages = parse_set(args.shared, SETS[name], out, args.only, args.scans)
            tally = score.Tally()
            for gold in sorted(out.glob("*.gold.json")):
                doc = gold.name.removesuffix(".gold.json")
                got = json.loads((out / f"{doc}.json").read_text("utf-8"))
                score.compare(tally, doc, json.loads(gold.read_text("utf-8")), got)
            report(name, tally, args.misses, args.json)
            if not args.json:
                print(f"{'':4}repair {repairing:.2f} s, parsing {parsing:.2f} s, {pages} pages")


def report(name: str, tally: Any, misses: int, as_json: bool) -> None:
    """Print a set's figures."""
    figures = {}
    for field, (hit, wanted, got) in tally.n.items():
        if wanted or got:
            precision, recall = (hit / got if got else 1.0), (hit / wanted if wanted else 1.0)
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            figures[field] = {
                "precision": round(precision, 3),
                "recall": round(recall, 3),
                "f1": round(f1, 3),
            }
    if as_json:
        print(json.dumps({name: figures}))
        return
    print(f"{name}\n{'':4}{'field':26}{'P':>8}{'R':>8}{'F1':>8}")
    for field, row in figures.items():
        print(f"{'':4}{field:26}{row['precision']:8.3f}{row['recall']:8.3f}{row['f1']:8.3f}")
    for field, missed in tally.missed.items():
        for miss in missed[:misses]:
            print(field, *miss)


if __name__ == "__main__":
    main()
