"""Measure OCR confusions from aligned pages and write them as reviewed data.

usage: python tools/measure_channel.py OUT_DIR MODEL=PAIRS_DIR ...

PAIRS_DIR holds NAME.gold.txt and NAME.ocr.txt.  For each MODEL (eng, swe, deu, nor, fin, fra; rough for
badly scanned pages of any model, where letters with marks are left out)
OUT_DIR/MODEL.tsv gets the rows ``true, read, count`` of edits of at most two characters to at most
three, with ``true, true, count`` for what was read right; OUT_DIR/signatures.tsv gets, for each
model, how often the telling characters stand in the text read with it.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from minutes_cli.repair.damage import CLEAN, telling_counts

WORD_SIMILARITY = 0.5
MINIMUM_COUNT = 2
MINIMUM_PAGES = 2  # a confusion of one page is that of its typeface
ROUGH = "rough"
MARKS = frozenset("åäöÅÄÖ")


def iter_regions(true: str, read: str) -> list[tuple[str, str]]:
    """Edit regions of two words, adjacent edits as one; equal-length regions letter by letter."""
    regions: list[tuple[str, str]] = []
    joined = False
    for op in Levenshtein.opcodes(true, read):
        a, b = true[op.src_start : op.src_end], read[op.dest_start : op.dest_end]
        if op.tag == "equal":
            regions += [(c, c) for c in a]
            joined = False
        elif joined:
            regions[-1] = (regions[-1][0] + a, regions[-1][1] + b)
        else:
            regions.append((a, b))
            joined = True
    out: list[tuple[str, str]] = []
    for a, b in regions:
        out += list(zip(a, b, strict=True)) if len(a) == len(b) else [(a, b)]
    return out


def iter_word_pairs(gold: str, ocr: str) -> list[tuple[str, str]]:
    """Words of the page that stand in each other's place, right or damaged."""
    g, o = gold.split(), ocr.split()
    pairs: list[tuple[str, str]] = []
    for op in Levenshtein.opcodes(g, o):
        left, right = g[op.src_start : op.src_end], o[op.dest_start : op.dest_end]
        if len(left) == len(right):
            pairs += zip(left, right, strict=True)
    return [
        (a, b)
        for a, b in pairs
        if a == b or Levenshtein.normalized_similarity(a, b) >= WORD_SIMILARITY or len(a) < 3
    ]


def attach_insertions(regions: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give an inserted character to its neighbour, so that ``oé`` is read for ``ö``, not ``o`` and ``é``."""
    out: list[tuple[str, str]] = []
    for true, read in regions:
        if not true and out:
            before, seen = out.pop()
            out.append((before, seen + read))
        else:
            out.append((true, read))
    return out


def measure(folders: list[Path]) -> tuple[Counter[tuple[str, str]], Counter[str], Counter[str]]:
    """Confusion counts, and telling-character counts of the read and of the true text.

    Confusions of a single page are left out.
    """
    confusions: Counter[tuple[str, str]] = Counter()
    pages: Counter[tuple[str, str]] = Counter()
    read_signature: Counter[str] = Counter()
    true_signature: Counter[str] = Counter()
    for folder in folders:
        for gold_path in sorted(folder.glob("*.gold.txt")):
            gold = gold_path.read_text("utf-8")
            ocr = gold_path.with_name(gold_path.name.replace(".gold.", ".ocr.")).read_text("utf-8")
            read_signature.update(telling_counts(ocr))
            true_signature.update(telling_counts(gold))
            on_page = Counter(
                (a, b)
                for true, read in iter_word_pairs(gold, ocr)
                for a, b in attach_insertions(iter_regions(true, read))
                if len(a) <= 2 and len(b) <= 3
            )
            confusions += on_page
            pages.update(on_page.keys())
    confusions = Counter({pair: n for pair, n in confusions.items() if pages[pair] >= MINIMUM_PAGES})
    return confusions, read_signature, true_signature


def main() -> None:
    """Command line."""
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    out = Path(sys.argv[1])
    folders: dict[str, list[Path]] = {}
    for argument in sys.argv[2:]:
        model, _, folder = argument.partition("=")
        folders.setdefault(model, []).append(Path(folder))
    signatures = ["# telling characters in text read with each model, per model", "model\tfeature\tcount"]
    clean: Counter[str] = Counter()
    for model, paths in folders.items():
        confusions, read_signature, true_signature = measure(paths)
        of = "on badly scanned Swedish pages" if model == ROUGH else f"`{model}` on Swedish pages"
        if model == ROUGH:
            confusions = Counter(
                {pair: n for pair, n in confusions.items() if not MARKS & set("".join(pair))}
            )
        else:
            clean.update(true_signature)
        lines = [
            f"# OCR confusions, Tesseract 5 {of}; measured by tools/measure_channel.py",
            "# licence: CC0 (measurements)",
            "true\tread\tcount",
        ]
        lines += [
            f"{a}\t{b}\t{n}"
            for (a, b), n in sorted(confusions.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
            if a == b or n >= MINIMUM_COUNT
        ]
        (out / f"{model}.tsv").write_text("\n".join(lines) + "\n", "utf-8")
        if model != ROUGH:
            signatures += [f"{model}\t{key}\t{n}" for key, n in sorted(read_signature.items())]
        print(model, sum(n for (a, b), n in confusions.items() if a != b), "edits", file=sys.stderr)
    if clean:
        signatures += [f"{CLEAN}\t{key}\t{n}" for key, n in sorted(clean.items())]
        (out / "signatures.tsv").write_text("\n".join(signatures) + "\n", "utf-8")


if __name__ == "__main__":
    main()
