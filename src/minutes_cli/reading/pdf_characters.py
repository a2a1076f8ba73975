"""The characters of a PDF page as pdfium gives them: letter, box as one reads it, direction."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from minutes_cli.reading.placed import Box

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_CLEAN = {**_LIGATURES, 0x02: "-", 0xAD: "-", 0xFFFE: "-"}
"""What pdfium gives for a hyphen at a line end (02, FFFE), and signs that are two letters."""


def is_readable(character: str) -> bool:
    return not character or (
        character != "\ufffd" and unicodedata.category(character[0]) not in ("Co", "Cn", "Cs", "Cc")
    )


def iter_characters(page: PdfPage, text_page: Any) -> Iterator[tuple[str, Box, int]]:
    """Each character, its box as one reads it, and its direction.

    Direction: quarter turns that the text makes on the page; the box is turned back, so that reading goes
    right and down from 0, whatever the page's own rotation.  Spaces and line ends come with an empty text.
    """
    import ctypes

    from pypdfium2 import raw

    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    frame = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text_page.count_chars()):
        text = _letter(raw.FPDFText_GetUnicode(text_page, index))
        if not raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(frame)):
            continue
        box = (frame.left - left, frame.bottom - bottom, frame.right - left, frame.top - bottom)
        angle = raw.FPDFText_GetCharAngle(text_page, index)
        direction = round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0
        place = _turn(box, width, height, direction)
        size = _size(text_page, index)
        if 2 < size < 500 and raw.FPDFText_GetCharOrigin(text_page, index, x, y):
            # What fonts say of their own height cannot be trusted; their size and baseline can.
            point = (x.value - left, y.value - bottom, x.value - left, y.value - bottom)
            baseline = _turn(point, width, height, direction)[1]
            place = (place[0], baseline - 0.75 * size, place[2], baseline + 0.25 * size)
        if -width < place[0] < 2 * max(width, height):  # text far off the page is not shown
            yield text, place, direction


def _size(text_page: Any, index: int) -> float:
    """The size of a character as shown: the font's, times what the text matrix makes of it."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(text_page, index))
    if raw.FPDFText_GetMatrix(text_page, index, matrix):
        size *= math.hypot(matrix.b, matrix.d) or 1.0
    return size


def _letter(code: int) -> str:
    if code in _CLEAN:
        return _CLEAN[code]
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return "" if chr(code).isspace() else chr(code)


def _turn(box: Box, width: float, height: float, direction: int) -> Box:
    """From PDF coordinates (y up) to reading coordinates (y down) of text in a direction."""
    x0, y0, x1, y1 = box
    match direction:
        case 1:
            return height - y1, width - x1, height - y0, width - x0
        case 2:
            return width - x1, y0, width - x0, y1
        case 3:
            return y0, x0, y1, x1
    return x0, height - y1, x1, height - y0
