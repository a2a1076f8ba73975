"""PDF with a text layer, by way of pdfium (the extra ``pdf``).

Characters come with their boxes; words are cut at spaces and jumps, and laid out like any other page
(:mod:`minutes_cli.reading.layout`).  A page that has marks but no text is a picture: where all pages are,
the error names them and the command that reads them; where some are, ``--ocr`` reads those.  pdfium runs
no script, opens no link and reads no other file.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from minutes_cli.errors import ReadingError
from minutes_cli.reading.layout import WIDE_GAP, arrange
from minutes_cli.reading.names import shown_name
from minutes_cli.reading.placed import Box, PlacedLine, PlacedWord, Row, enclosing, scan_from_rows
from minutes_cli.reading.scan import Scan

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MAX_PAGES = 5_000
FEW_CHARACTERS = 3
"""A page with fewer characters than this and a picture on it has no text layer (a stamp's page number)."""
UNREADABLE = 0.3
"""Share of characters without a meaning in Unicode above which the text layer says nothing."""

_Letters = list[tuple[str, Box]]

_ERROR_FILE, _ERROR_FORMAT, _ERROR_PASSWORD, _ERROR_SECURITY = 2, 3, 4, 5
_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_CLEAN = {**_LIGATURES, 0x02: "-", 0xAD: "-", 0xFFFE: "-"}
"""What pdfium gives for a hyphen at a line end (02, FFFE), and signs that are two letters."""
_LOOSE_MARKS = {"¨": "\u0308", "˚": "\u030a", "°": "\u030a", "´": "\u0301"}
"""Marks that old TeX fonts print beside the letter, with what joins them to it."""


def read_pdf(data: bytes, name: str, sha256: str, ocr: bool = False) -> Scan:
    """A Scan of a PDF's text layer, in the layout of its pages.

    ocr: read pages without text with Tesseract.
    Raises ReadingError where the PDF is broken, encrypted or has no text layer, or the extra is missing.
    """
    where = shown_name(name)
    document = _open(data, where)
    try:
        count = len(document)
        if not 0 < count <= MAX_PAGES:
            raise ReadingError(
                f"the PDF has {count} pages", where, f"split it into documents under {MAX_PAGES}"
            )
        pages: list[list[Row]] = []
        without: list[int] = []
        for index in range(count):
            rows, is_picture = _read_page(document, index, where)
            if is_picture:
                without.append(index + 1)
            pages.append(rows)
        if without:
            if ocr:
                from minutes_cli.reading.ocr import ocr_pdf_page

                for number in without:
                    pages[number - 1] = ocr_pdf_page(document, number, where)
            elif not any(pages) or 2 * len(without) > count:
                raise _no_text_layer(without, count, where)
        if not any(pages):
            raise ReadingError("the PDF has no text and no picture on any page", where, "check the file")
    finally:
        document.close()
    scan = scan_from_rows(pages, name, sha256, "pdf", "utf-8")
    if without and not ocr:
        note = f"page {_ranges(without)} of {count} has no text layer and was left empty; --ocr reads it"
        return replace(scan, notes=(note,))
    return scan


def _open(data: bytes, where: str) -> PdfDocument:
    try:
        import pypdfium2
    except ImportError:
        raise ReadingError(
            "reading PDF needs pypdfium2, which is not installed", where, "pip install 'minutes-cli[pdf]'"
        ) from None
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as failure:
        if getattr(failure, "err_code", None) in (_ERROR_PASSWORD, _ERROR_SECURITY):
            raise ReadingError(
                "the PDF is encrypted", where, "save it without a password: qpdf --decrypt IN.pdf OUT.pdf"
            ) from None
        raise ReadingError(
            "the PDF is broken or cut off", where, "fetch it again, or repair it: qpdf IN.pdf OUT.pdf"
        ) from None


def _read_page(document: PdfDocument, index: int, where: str) -> tuple[list[Row], bool]:
    """The rows of a page, and whether it is a picture of text."""
    import pypdfium2

    try:
        page = document[index]
        try:
            text_page = page.get_textpage()
            try:
                characters = list(_characters(page, text_page))
            finally:
                text_page.close()
            unreadable = sum(not _is_readable(character) for character, *_ in characters)
            if len(characters) >= FEW_CHARACTERS and unreadable <= UNREADABLE * len(characters):
                return _in_directions(characters), False
            return [], len(characters) >= FEW_CHARACTERS or _has_marks(page)
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        raise ReadingError(
            f"page {index + 1} of the PDF is broken", where, "repair it: qpdf IN.pdf OUT.pdf"
        ) from None


def _in_directions(characters: list[tuple[str, Box, int]]) -> list[Row]:
    """The rows of the direction that most text has, then of the others (a stamp up the margin)."""
    counts = Counter(direction for text, _, direction in characters if text)
    rows: list[Row] = []
    for direction, _ in counts.most_common():
        rows += arrange(_lines([(text, box) for text, box, way in characters if way == direction]))
    return rows


def _no_text_layer(without: list[int], count: int, where: str) -> ReadingError:
    pages = "no page" if len(without) == count else f"page {_ranges(without)} of {count}"
    what = f"{pages} of the PDF has a text layer" if len(without) == count else f"{pages} has no text layer"
    if len(without) == count and count > 1:
        what += f" (pages 1-{count})"
    elif count == 1:
        what = "page 1 of the PDF has no text layer"
    return ReadingError(what, where, "read it with --ocr, or first run: ocrmypdf -l swe IN.pdf OUT.pdf")


def _ranges(numbers: list[int]) -> str:
    """Page numbers in short.

    >>> _ranges([1, 2, 3, 7])
    '1-3, 7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def _has_marks(page: PdfPage) -> bool:
    """Whether anything at all is drawn on a page: an empty back page is no missing text."""
    return any(True for _ in page.get_objects(max_depth=2))


def _is_readable(character: str) -> bool:
    return not character or (
        character != "\ufffd" and unicodedata.category(character[0]) not in ("Co", "Cn", "Cs", "Cc")
    )


def _characters(page: PdfPage, text_page: Any) -> Iterator[tuple[str, Box, int]]:
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


def _lines(characters: _Letters) -> list[PlacedLine]:
    """Words of the characters, as lines of one or more words."""
    lines: list[PlacedLine] = []
    seen: set[tuple[str, int, int]] = set()
    for group in _groups(characters):
        words = (word for letters in group if (word := _word(letters)).text)
        # Bold is faked by printing twice, a hair apart.
        new = tuple(word for word in words if _is_new(word, seen))
        if new:
            lines.append(PlacedLine(new, enclosing(word.box for word in new)))
    return lines


def _groups(characters: _Letters) -> Iterator[list[_Letters]]:
    """Characters in the order of the file, as lines of words: cut at spaces, jumps and changes of height."""
    line: list[_Letters] = []
    word: _Letters = []
    for text, box in characters:
        last = word[-1][1] if word else (line[-1][-1][1] if line else None)
        if last is not None:
            size = max(box[3] - box[1], last[3] - last[1], 1.0)
            shared = min(box[3], last[3]) - max(box[1], last[1])
            jump = box[0] - last[2]
            if text and (shared < 0.3 * size or jump < -size or jump > WIDE_GAP * size):
                if word:
                    line.append(word)
                yield line
                line, word = [], []
            elif text and word and jump > 0.25 * size:
                line.append(word)
                word = []
        if text:
            word.append((text, box))
        elif word:
            line.append(word)
            word = []
    if word:
        line.append(word)
    if line:
        yield line


def _word(letters: _Letters) -> PlacedWord:
    text = "".join(letter for letter, _ in letters)
    if any(mark in text for mark in _LOOSE_MARKS):
        text = _joined(letters)
    return PlacedWord(unicodedata.normalize("NFC", text), enclosing(box for _, box in letters))


def _joined(letters: _Letters) -> str:
    """Text of letters whose marks are printed over them as signs of their own."""
    out: list[str] = []
    pending: tuple[str, Box] | None = None
    for letter, box in letters:
        if pending and letter.isalpha() and _overlap(pending[1], box):
            out.append(letter + _LOOSE_MARKS[pending[0]])
            pending = None
            continue
        if pending:
            out.append(pending[0])
            pending = None
        if letter in _LOOSE_MARKS:
            pending = (letter, box)
        else:
            out.append(letter)
    return "".join(out) + (pending[0] if pending else "")


def _overlap(a: Box, b: Box) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.5 * min(a[2] - a[0], b[2] - b[0])


def _is_new(word: PlacedWord, seen: set[tuple[str, int, int]]) -> bool:
    box = word.box or (0.0, 0.0, 0.0, 0.0)
    x, y = round(box[0] / 2), round(box[1] / 2)
    if any((word.text, x + dx, y + dy) in seen for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
        return False
    seen.add((word.text, x, y))
    return True
