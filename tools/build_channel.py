"""Compile the reviewed confusion tables into the one file that repair reads.

usage: python tools/build_channel.py OUT.json dictionaries/channel

Each model's measured counts are joined with the pseudo-counts of ``paper.tsv`` (per mille of the letter's
own count, at least of PAPER_FLOOR).  ``strokes.tsv`` tells how engines read that take marks for strokes.
``rough.tsv``, of badly scanned pages, goes in as it is: repair adds it to the channel of a page that turns
out to be one.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections import Counter
from pathlib import Path

from minutes_cli.repair.channel import pair_count

PAPER_FLOOR = 200.0
DOUBLED_SHARE = 0.04  # of the marked letters are read twice (measured 1-3 % by model, more on paper)
READS_MARKS = ("swe", "none")
CLEAN_SCALE = 0.1  # text that no scanner has touched has typing errors only
MODELS = ("eng", "swe", "deu", "nor", "fin", "fra", "strokes", "none")
BASE = {"none": "swe", "strokes": "eng"}  # whose counts the other letters are taken from
MARKED = frozenset("åäöÅÄÖ")


def read_rows(path: Path) -> list[list[str]]:
    """Rows of a TSV with comments and a heading; cells may be a lone space."""
    lines = [line for line in path.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def doubled_readings(rows: list[tuple[str, str, float]]) -> list[tuple[str, str, float]]:
    """A marked letter read as two guesses at once (``méote`` for möte), where too rare to be counted.

    Guesses are drawn with the square root of their shares: a doubtful letter is doubled oftener.
    """
    out = []
    for letter in "åäö":
        readings: Counter[str] = Counter()
        for true, read, count in rows:
            if true == letter:
                readings[read] += count  # type: ignore[assignment]
        single = {read: n for read, n in readings.items() if len(read) == 1 and n >= 1}
        total = sum(single.values())
        weight = {read: math.sqrt(n / total) for read, n in single.items()}
        mass = sum(weight.values()) ** 2
        for first, one in weight.items():
            for second, other in weight.items():
                expected = DOUBLED_SHARE * total * one * other / mass - readings[first + second]
                if expected > 0 and (first != second or first in "åäö"):
                    out.append((letter, first + second, expected))
    return out


def main() -> None:
    """Command line."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    out, folder = Path(sys.argv[1]), Path(sys.argv[2])
    paper = read_rows(folder / "paper.tsv")
    channels: dict[str, list[tuple[str, str, float]]] = {}
    for model in MODELS:
        counts: Counter[tuple[str, str]] = Counter()
        for true, read, count in read_rows(folder / f"{BASE.get(model, model)}.tsv"):
            if model != "strokes" or not MARKED & {*true}:
                counts[true, read] += int(count)
        totals: Counter[str] = Counter()
        for (true, _), number in counts.items():
            totals[true.lower()] += number
        rows = [(true, read, float(number)) for (true, read), number in counts.items()]
        for which, true, read, share in paper:
            if which in ("*", model):
                scale = CLEAN_SCALE if model == "none" and true != read and which == "*" else 1.0
                printed = pair_count(true, totals) if len(true) > 1 else totals[true]
                rows.append((true, read, scale * max(printed, PAPER_FLOOR) * float(share) / 1000))
        if model == "strokes":
            rows += [(true, read, float(n)) for true, read, n in read_rows(folder / "strokes.tsv")]
        elif model not in READS_MARKS:
            rows += doubled_readings(rows)
        channels[model] = rows
    signatures: dict[str, dict[str, int]] = {}
    for model, feature, count in read_rows(folder / "signatures.tsv"):
        signatures.setdefault(model, {})[feature] = int(count)
    confidence = {name: float(weight) for name, weight in read_rows(folder / "confidence.tsv")}
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in sorted(folder.glob("*.tsv")))).hexdigest()
    payload = {
        "kind": "channel",
        "version": 1,
        "digest": digest,
        "channels": channels,
        "rough": [(true, read, float(count)) for true, read, count in read_rows(folder / "rough.tsv")],
        "signatures": signatures,
        "confidence": confidence,
    }
    out.write_text(json.dumps(payload, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
