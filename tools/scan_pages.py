#!/usr/bin/env python3
"""Print text pages on paper, scan them badly, read them with Tesseract: pairs of what is printed and read.

usage: scan_pages.py OUT_DIR --lang eng --seed 1 FILE.txt...

Each FILE.txt (or FILE.gold.txt) gives OUT_DIR/NAME.gold.txt, the lines as printed, and NAME.ocr.txt; a row of
OUT_DIR/INDEX.tsv says how the page was made.  ``--look`` picks the paper: clean, office, copy, fax, rough or
mixed.  The same seed gives the same image.  Needs Pillow, numpy and tesseract with the language asked for.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = Path("/usr/share/fonts/truetype")
DPI = 300
WIDTH, HEIGHT = round(8.27 * DPI), round(11.69 * DPI)
MARGIN = round(0.9 * DPI)
LOOKS = ("clean", "office", "copy", "fax", "rough")
FACES = (
    "liberation/LiberationSans-Regular.ttf",
    "liberation/LiberationSerif-Regular.ttf",
    "crosextra/Carlito-Regular.ttf",
    "crosextra/Caladea-Regular.ttf",
    "dejavu/DejaVuSerif.ttf",
    "dejavu/DejaVuSansMono.ttf",
    "open-sans/OpenSans-Regular.ttf",
    "roboto/unhinted/RobotoTTF/Roboto-Regular.ttf",
    "lato/Lato-Regular.ttf",
    "liberation/LiberationMono-Regular.ttf",
    "liberation/LiberationSansNarrow-Regular.ttf",
    "liberation/LiberationSerif-Italic.ttf",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """How one page looks: sizes in pixels at 300 dpi, angles in degrees, light and grain in grey levels."""

    face: str
    size: int
    skew: float
    blur: float
    grain: float
    dpi: int
    bilevel: int
    gradient: float
    stamp: bool
    rules: bool


def pick_paper(look: str, draw: random.Random) -> Paper:
    """A paper of the look asked for, drawn at random within its bounds."""
    face = draw.choice(FACES)
    size = draw.choice((38, 40, 42, 44, 46, 50))
    if look == "clean":
        return Paper(face, size, draw.uniform(-0.2, 0.2), 0.4, 4, 300, 0, 0, False, False)
    if look == "office":
        return Paper(
            face, size, draw.uniform(-0.7, 0.7), draw.uniform(0.5, 1.0), 10,
            draw.choice((200, 240, 300)), 0, 15, draw.random() < 0.4, draw.random() < 0.4,
        )  # fmt: skip
    if look == "copy":
        return Paper(
            face, size, draw.uniform(-1.2, 1.2), draw.uniform(0.8, 1.3), 14, 200,
            draw.choice((140, 155, 170)), 20, draw.random() < 0.5, draw.random() < 0.5,
        )  # fmt: skip
    if look == "fax":
        return Paper(
            face, max(size, 44), draw.uniform(-0.8, 0.8), draw.uniform(0.6, 1.0), 10,
            draw.choice((170, 200)), draw.choice((150, 165)), 0, False, draw.random() < 0.3,
        )  # fmt: skip
    return Paper(
        face, max(size, 44), draw.uniform(-1.5, 1.5), draw.uniform(0.9, 1.5), 9,
        draw.choice((120, 135, 150)), 0, 35, True, draw.random() < 0.6,
    )  # fmt: skip


def wrap(text: str, font: ImageFont.FreeTypeFont, width: int, limit: int) -> list[str]:
    """The text's lines broken to the width, at most ``limit`` of them, without runs of empty lines."""
    lines: list[str] = []
    for paragraph in text.replace("\f", "\n").replace("\t", "  ").split("\n"):
        current = ""
        for word in paragraph.rstrip().split(" "):
            trial = f"{current} {word}" if current else word
            if not current or font.getlength(trial) <= width:
                current = trial
            else:
                lines.append(current)
                current = word
        if current.strip() or (lines and lines[-1]):
            lines.append(current)
    return lines[:limit]


def print_page(lines: list[str], paper: Paper, seed: int) -> Image.Image:
    """The page as an image at the paper's resolution."""
    noise = np.random.default_rng(seed)
    font = ImageFont.truetype(str(FONTS / paper.face), paper.size)
    image = Image.new("L", (WIDTH, HEIGHT), 252)
    pen = ImageDraw.Draw(image)
    step = round(paper.size * 1.38)
    for row, line in enumerate(lines):
        top = MARGIN + row * step
        pen.text((MARGIN, top), line, font=font, fill=int(noise.uniform(5, 55)))
        if paper.rules and "  " in line.strip():
            pen.line((MARGIN - 12, top + step - 6, WIDTH - MARGIN, top + step - 6), fill=90, width=2)
    return wear(image, paper, noise)


def wear(image: Image.Image, paper: Paper, noise: np.random.Generator) -> Image.Image:
    """A printed page at 300 dpi as it looks when it is scanned."""
    width, height = image.size
    if paper.stamp:
        image.paste(_stamp(noise), (width - 900, 120), _stamp_mask(noise))
    image = image.rotate(paper.skew, fillcolor=250, resample=Image.Resampling.BICUBIC)
    image = image.filter(ImageFilter.GaussianBlur(paper.blur))
    if paper.dpi != DPI:
        scale = paper.dpi / DPI
        image = image.resize((round(width * scale), round(height * scale)), Image.Resampling.BOX)
    grey = np.asarray(image).astype(np.float64)
    rows, columns = grey.shape
    across = np.linspace(0, paper.gradient, columns)[None, :]
    down = np.linspace(0, paper.gradient / 2, rows)[:, None]
    grey = grey - across - down + noise.normal(0, paper.grain, grey.shape)
    if paper.bilevel:
        grey = np.where(grey > paper.bilevel, 255, 0)
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8))


def _stamp(noise: np.random.Generator) -> Image.Image:
    stamp = Image.new("L", (620, 240), 255)
    pen = ImageDraw.Draw(stamp)
    font = ImageFont.truetype(str(FONTS / "liberation/LiberationSans-Bold.ttf"), 44)
    pen.rectangle((6, 6, 612, 232), outline=110, width=6)
    pen.text((40, 30), "INKOM", font=font, fill=110)
    date = f"{noise.integers(1990, 2024)} -{noise.integers(10, 12)}- {noise.integers(10, 28)}"
    pen.text((40, 110), date, font=font, fill=110)
    return stamp.rotate(float(noise.uniform(-6, 6)), fillcolor=255, expand=False)


def _stamp_mask(noise: np.random.Generator) -> Image.Image:
    return Image.new("L", (620, 240), int(noise.uniform(90, 150)))


def read_page(image: Image.Image, language: str, dpi: int, psm: int = 6) -> str:
    """What Tesseract reads; a page below 200 dpi is enlarged first, as scanning programs do."""
    if dpi < 200:
        image = image.resize((image.width * 2, image.height * 2), Image.Resampling.BICUBIC)
        dpi *= 2
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        image.save(path, dpi=(dpi, dpi))
        command = ["tesseract", str(path), "-", "-l", language, "--psm", str(psm), "--dpi", str(dpi)]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(command, check=True, capture_output=True, env=environment)
    return done.stdout.decode("utf-8").replace("\f", "")


def main() -> None:
    """Make the pairs."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--lang", default="eng")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--look", choices=(*LOOKS, "mixed"), default="mixed")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for path in options.files:
        draw = random.Random(f"{options.seed} {options.lang} {path.name}")
        look = draw.choice(LOOKS) if options.look == "mixed" else options.look
        paper = pick_paper(look, draw)
        font = ImageFont.truetype(str(FONTS / paper.face), paper.size)
        limit = (HEIGHT - 2 * MARGIN) // round(paper.size * 1.38)
        lines = wrap(path.read_text("utf-8"), font, WIDTH - 2 * MARGIN, limit)
        name = f"{path.name.removesuffix('.txt').removesuffix('.gold').removesuffix('.clean')}-{options.lang}"
        seed = draw.randrange(1 << 30)
        read = read_page(print_page(lines, paper, seed), options.lang, paper.dpi)
        (options.out / f"{name}.gold.txt").write_text("\n".join(lines).strip("\n") + "\n", "utf-8")
        (options.out / f"{name}.ocr.txt").write_text(read, "utf-8")
        face = Path(paper.face).stem
        row = f"{name}\t{look}\t{face}\t{paper.size}\t{paper.dpi}\t{paper.skew:.2f}\t{options.lang}"
        with (options.out / "INDEX.tsv").open("a", encoding="utf-8") as index:
            index.write(row + "\n")
        print(row, file=sys.stderr)


if __name__ == "__main__":
    main()
