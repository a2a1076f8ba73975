"""PDF with a text layer, by way of pdfium (the extra ``pdf``).

Characters come with their boxes; words are cut at spaces and jumps, and laid out like any other page
(:mod:`minutes_cli.reading.layout`).  A page that has marks but no text is a picture: where all pages are,
the error names them and the command that reads them; where some are, ``--ocr`` reads those.  pdfium runs
no script, opens no link and reads no other file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_cli.errors import ReadingError
from minutes_cli.reading.layout import arrange
from minutes_cli.reading.names import shown_name
from minutes_cli.reading.pdf_characters import is_readable, iter_characters
from minutes_cli.reading.pdf_words import placed_lines
from minutes_cli.reading.placed import Box, Row, scan_from_rows
from minutes_cli.reading.scan import Scan

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MAX_PAGES = 5_000
FEW_CHARACTERS = 3
"""A page with fewer characters than this and a picture on it has no text layer (a stamp's page number)."""
UNREADABLE = 0.3
"""Share of characters without a meaning in Unicode above which the text layer says nothing."""

_ERROR_FILE, _ERROR_FORMAT, _ERROR_PASSWORD, _ERROR_SECURITY = 2, 3, 4, 5


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
                characters = list(iter_characters(page, text_page))
            finally:
                text_page.close()
            unreadable = sum(not is_readable(character) for character, *_ in characters)
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
        rows += arrange(placed_lines([(text, box) for text, box, way in characters if way == direction]))
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
