"""Pages without text, read with the Tesseract program and its Swedish model.

The program gives hOCR, so confidences and places come with the words.  It gets the picture on its
standard input and runs without a shell; nothing is written to disk.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from minutes_cli.errors import ReadingError
from minutes_cli.reading.hocr import hocr_pages, read_hocr
from minutes_cli.reading.names import shown_name
from minutes_cli.reading.placed import Row
from minutes_cli.reading.scan import Scan

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

LANGUAGE = "swe"
DOTS_PER_INCH = 300
MAX_SIDE = 10_000
"""Most pixels of a rendered page's longer side: A0 at 200 dots an inch; larger pages are drawn smaller."""
SECONDS = 300


def ocr_pdf_page(document: PdfDocument, number: int, where: str) -> list[Row]:
    """The rows of one page of a PDF, read with OCR.  An empty page has none."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = min(DOTS_PER_INCH / 72, MAX_SIDE / max(width, height, 1))
        bitmap = page.render(scale=scale, grayscale=True)
        pixels, stride = bytes(bitmap.buffer), bitmap.stride
        rows = b"".join(pixels[y * stride : y * stride + bitmap.width] for y in range(bitmap.height))
        picture = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + rows
        bitmap.close()
    finally:
        page.close()
    pages = hocr_pages(run_tesseract(picture, where), where, allow_empty=True)
    return [row for page_rows in pages for row in page_rows]


def ocr_picture(data: bytes, name: str, sha256: str) -> Scan:
    """A Scan of a picture (PNG, JPEG, TIFF), read with OCR."""
    return read_hocr(run_tesseract(data, shown_name(name)), name, sha256)


def run_tesseract(picture: bytes, where: str) -> bytes:
    """hOCR of a picture.  Raises ReadingError where Tesseract or its Swedish model is missing, or fails."""
    program = shutil.which("tesseract")
    if program is None:
        raise ReadingError(
            "--ocr needs the program tesseract, which is not installed",
            where,
            "install it with its Swedish model (Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-swe)",
        )
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(DOTS_PER_INCH), "hocr"]
    try:
        result = subprocess.run(command, input=picture, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise ReadingError(f"OCR took more than {SECONDS} s", where, "read this page by hand") from None
    except OSError as failure:
        raise ReadingError(
            f"tesseract cannot be run: {failure.strerror}", where, "try: tesseract --version"
        ) from None
    if result.returncode:
        message = result.stderr.decode("utf-8", "replace")
        if f"'{LANGUAGE}'" in message or "traineddata" in message:
            raise ReadingError(
                "tesseract has no Swedish model",
                where,
                "install it (Debian, Ubuntu: apt install tesseract-ocr-swe)",
            )
        last = message.strip().splitlines()[-1:] or ["no message"]
        raise ReadingError(f"tesseract cannot read the picture: {last[0][:200]}", where, "check the picture")
    return result.stdout
