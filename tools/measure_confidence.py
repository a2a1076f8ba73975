"""Fit the calibration of confidences on held-out pages and write it as reviewed data.

usage: python tools/measure_confidence.py OUT.tsv PAIRS_DIR ...

PAIRS_DIR holds NAME.gold.txt and NAME.ocr.txt.  A correction counts as right when what it wrote
stands on the gold page.  Logistic regression with a small ridge, by Newton's method.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.repair import settling
from minutes_cli.repair.confidence import Confidence, features_here
from minutes_cli.repair.evaluate import Page, evaluate
from minutes_cli.repair.repairer import Repairer

RIDGE = 2.0
STEPS = 30
OF_WORDS = ("confusion", "compound", "context", "name", "case")

Features = dict[str, float]


class Recorder(Confidence):
    """Gives every correction a confidence of its own, by which its features are found again."""

    kinds: list[Features]
    seen: list[Features]

    def weigh(self, found: Features) -> float:  # type: ignore[override]
        """A number that says where the features of a kind of corrections were put."""
        self.kinds.append(found)
        return len(self.kinds) - 1

    def of(self, weight: float, posterior: float, roughness: float = 0.0) -> float:
        """A number that says where the features of a correction were put."""
        self.seen.append(self.kinds[round(weight)] | features_here(posterior, roughness))
        return len(self.seen) / 10_000


def gather(folders: list[Path]) -> tuple[list[Features], list[bool]]:
    """Features of all corrections of words, and whether each is right."""
    rows: list[Features] = []
    right: list[bool] = []
    recorder = Recorder({})
    object.__setattr__(recorder, "kinds", [])
    repairer = replace(Repairer.load(), calibration=recorder)
    for folder in folders:
        for gold in sorted(folder.rglob("*.gold.txt")):
            scan = gold.with_name(gold.name.replace(".gold.txt", ".ocr.txt")).read_text("utf-8")
            object.__setattr__(recorder, "seen", [])
            repaired = repairer.repair(scan_from_text(scan))
            page = Page(gold.name, gold.read_text("utf-8"), scan, repaired)
            for correction, (_, is_right) in zip(
                repaired.corrections, evaluate([page]).outcomes, strict=True
            ):
                if correction.reason in OF_WORDS:
                    rows.append(recorder.seen[round(correction.confidence * 10_000) - 1])
                    right.append(is_right)
    return rows, right


def fit(rows: list[Features], right: list[bool]) -> dict[str, float]:
    """Weights of the features."""
    names = sorted({name for row in rows for name in row})
    table: NDArray[np.float64] = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    wanted = np.array(right, dtype=float)
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        made = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (wanted - made) - RIDGE * weights
        curve = (table * (made * (1 - made))[:, None]).T @ table + RIDGE * np.eye(len(names))
        weights += np.linalg.solve(curve, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def main() -> None:
    """Command line."""
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    settling.TOP_CONFIDENCE = 1.0
    rows, right = gather([Path(folder) for folder in sys.argv[2:]])
    weights = fit(rows, right)
    lines = [
        "# weights of the regression that turns a posterior into a confidence (repair/confidence.py)",
        f"# measured on {len(rows)} corrections; licence: CC0 (measurements)",
        "feature\tweight",
        *(f"{name}\t{weight:.3f}" for name, weight in weights.items()),
    ]
    Path(sys.argv[1]).write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(rows)} corrections, {sum(right) / len(rows):.4f} right", file=sys.stderr)


if __name__ == "__main__":
    main()
