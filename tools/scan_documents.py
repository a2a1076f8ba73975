#!/usr/bin/env python3
"""Print PDF documents on paper, scan them badly, read them with Tesseract: the scans of whole documents.

usage: scan_documents.py OUT_DIR --look copy --lang eng --psm 3 FILE.pdf...

Each FILE.pdf gives OUT_DIR/FILE.ocr.txt, a form feed between pages.  The looks are those of
``scan_pages.py``; the same document and look give the same images.  Score the records with
``score_records_sets.py authored_ocr --scans OUT_DIR``.  Needs Pillow, numpy, pdftoppm and tesseract.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from scan_pages import DPI, LOOKS, pick_paper, read_page, wear

Image.MAX_IMAGE_PIXELS = None


def scanned(pdf: Path, look: str, language: str, psm: int) -> str:
    """What OCR reads of a document's pages, each on a paper of its own."""
    pages: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", str(pdf), f"{folder}/page"], check=True)
        for number, path in enumerate(sorted(Path(folder).glob("page*.pgm"))):
            draw = random.Random(f"{look} {pdf.stem} {number}")
            paper = pick_paper(look, draw)
            noise = np.random.default_rng(draw.randrange(1 << 30))
            image = wear(Image.open(path).convert("L"), paper, noise)
            pages.append(read_page(image, language, paper.dpi, psm))
    return "\f".join(pages)


def main() -> None:
    """Make the scans."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--look", choices=LOOKS, default="copy")
    parser.add_argument("--lang", default="eng")
    parser.add_argument("--psm", type=int, default=3)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for pdf in options.files:
        text = scanned(pdf, options.look, options.lang, options.psm)
        (options.out / f"{pdf.stem}.ocr.txt").write_text(text, "utf-8")
        print(pdf.stem)


if __name__ == "__main__":
    main()
