"""Make the samples: typeset the clean texts, wear the paper, read it with OCR, write the records.

usage: python tools/make_samples.py [--scans] [--records] [NAME ...]

``samples/clean/NAME.txt`` is what the page says, written by hand: five spaces begin the next column,
a form feed the next page.  ``--scans`` typesets it as ``samples/typesetting.toml`` says, degrades the
image like a tired copier (skew, low resolution, blur, noise), and has Tesseract read it into
``samples/scans/NAME.txt``, untouched; needs Pillow, numpy (extra ``build``) and Tesseract 5.
``--records`` runs ``minutes parse`` on the scans and writes ``samples/records/NAME.json``.
Without either, both are made.  Start reading at :func:`main`.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minutes_cli.batch.document import record_of
from minutes_cli.reading.read import read
from minutes_cli.records.models import to_json

if TYPE_CHECKING:
    from PIL.Image import Image

SAMPLES = Path(__file__).parent.parent / "samples"
FONTS = Path("/usr/share/fonts/truetype")
DPI = 300
WIDTH, HEIGHT = int(8.27 * DPI), int(11.69 * DPI)
MARGIN, TOP = int(0.95 * DPI), int(0.85 * DPI)
LEADING = 1.36
COLUMN = " " * 5


def typeset(lines: list[str], style: dict[str, Any]) -> Image:
    """Draw the lines of one page; each column of a line at its stop."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(str(FONTS / style["font"]), style["size"])
    page = Image.new("L", (WIDTH, HEIGHT), 251)
    pen = ImageDraw.Draw(page)
    width = WIDTH - 2 * MARGIN
    y = TOP
    for line in lines:
        cells = line.split(COLUMN)
        x = 0.0
        for cell, stop in zip(cells, style["stops"], strict=False):
            x = max(x, MARGIN + stop * width)
            pen.text((x, y), cell, font=font, fill=25)
            x += font.getlength(cell) + 2 * style["size"]
        y += int(style["size"] * LEADING)
    if y > HEIGHT - MARGIN // 2:
        raise SystemExit(f"page too long: {len(lines)} lines")
    return page


def wear(page: Image, amount: float, seed: int) -> Image:
    """Skew, copy at a lower resolution, blur and sprinkle, repeatably."""
    import numpy as np
    from PIL import Image, ImageFilter

    chance = np.random.RandomState(seed)
    page = page.rotate(chance.uniform(-0.6, 0.6) * amount, fillcolor=251, resample=Image.Resampling.BICUBIC)
    share = 1 - chance.uniform(0.15, 0.35) * amount
    small = page.resize((int(WIDTH * share), int(HEIGHT * share)), Image.Resampling.BICUBIC)
    blurred = small.filter(ImageFilter.GaussianBlur(0.45 * amount))
    page = blurred.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    noisy = np.asarray(page).astype(np.float32) + chance.normal(0, 14 * amount, (HEIGHT, WIDTH))
    return Image.fromarray(noisy.clip(0, 255).astype(np.uint8))


def ocr(page: Image, style: dict[str, Any]) -> str:
    """What Tesseract reads on a page."""
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder, "page.png")
        page.save(image, dpi=(DPI, DPI))
        command = [
            "tesseract",
            str(image),
            "-",
            "-l",
            style["model"],
            "--psm",
            str(style["psm"]),
            "--dpi",
            str(DPI),
        ]
        if style.get("spaces"):
            command += ["-c", "preserve_interword_spaces=1"]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return done.stdout.rstrip("\f\n") + "\n"


def make_scan(name: str, style: dict[str, Any]) -> None:
    """Typeset, wear and read one sample; Tesseract's text of each page, with a form feed between."""
    clean = (SAMPLES / "clean" / f"{name}.txt").read_text(encoding="utf-8")
    pages = [page.rstrip("\n").split("\n") for page in clean.split("\f")]
    texts = [
        ocr(wear(typeset(lines, style), style["wear"], style["seed"] + number), style)
        for number, lines in enumerate(pages)
    ]
    (SAMPLES / "scans" / f"{name}.txt").write_text("\f".join(texts), encoding="utf-8", newline="\n")


def record_text(name: str) -> str:
    """The record of a sample's scan as it is stored, the file named without its folder."""
    scan = read(SAMPLES / "scans" / f"{name}.txt", name=f"{name}.txt")
    return to_json(record_of(scan)) + "\n"


def make_record(name: str) -> None:
    """Parse one sample's scan and store the record."""
    records = SAMPLES / "records"
    records.mkdir(exist_ok=True)
    (records / f"{name}.json").write_text(record_text(name), encoding="utf-8", newline="\n")


def main() -> None:
    """Make the scans, the records, or both."""
    styles = tomllib.loads((SAMPLES / "typesetting.toml").read_text(encoding="utf-8"))
    parser = argparse.ArgumentParser(description=re.sub(r"\n.*", "", __doc__ or "", flags=re.S))
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"one of {', '.join(styles)}; all by default"
    )
    parser.add_argument("--scans", action="store_true", help="typeset the clean texts and read them with OCR")
    parser.add_argument("--records", action="store_true", help="parse the scans and write the records")
    options = parser.parse_args()
    both = not options.scans and not options.records
    for name in options.names or styles:
        if name not in styles:
            parser.error(f"there is no sample {name!r}")
        print(name, file=sys.stderr)
        if options.scans or both:
            make_scan(name, styles[name])
        if options.records or both:
            make_record(name)


if __name__ == "__main__":
    main()
