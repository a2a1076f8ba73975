"""A scan as it was read: pages of lines, with the place of every character kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from minutes_cli.values import frozen

PAGE_BREAK = "\f"


@frozen
class Word:
    """One OCR word, where the input format knows words.

    start, end: code-point offsets in the line, end exclusive.
    confidence: the OCR engine's own, 0-1; None where the format has none.
    box: x0, y0, x1, y1 in the page's pixels; None where the format has none.
    """

    start: int
    end: int
    confidence: float | None = None
    box: tuple[int, int, int, int] | None = None


@frozen
class Line:
    """One line of the scan.

    number: from 1, over the whole document; lines end at ``\\n`` only.
    page: from 1; a form feed starts a page and belongs to the line it begins.
    text: the line without its ``\\n``, form feed and carriage return included.
    """

    number: int
    page: int
    text: str
    words: tuple[Word, ...] = ()


@frozen
class Scan:
    """A document as read from bytes.

    name: path or ``-`` as the user gave it.  sha256: of the input bytes, hex.
    format: text, hocr, alto, page or pdf.  encoding: as decoded, e.g. ``utf-8``.
    text: the whole document, lines joined with ``\\n``; what corrections are offsets into.
    notes: what the user should know of the reading, such as pages without text.
    """

    name: str
    sha256: str
    format: str
    encoding: str
    text: str
    lines: tuple[Line, ...] = field(default=())
    notes: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """Number of pages, at least 1; what follows a last form feed counts only if it holds text.

        >>> scan_from_text("a\\n\\fb\\n\\f").pages
        2
        """
        return next((line.page for line in reversed(self.lines) if line.text.strip()), 1)


def split_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (line number, page number, line text) of a text.

    >>> list(split_lines("a\\n\\fb\\n"))
    [(1, 1, 'a'), (2, 2, '\\x0cb'), (3, 2, '')]
    """
    page = 1
    for number, line in enumerate(text.split("\n"), 1):
        page += line.count(PAGE_BREAK)
        yield number, page, line


def scan_from_text(text: str, name: str = "-", sha256: str = "", encoding: str = "utf-8") -> Scan:
    """Make a Scan of plain text that is decoded already."""
    lines = tuple(Line(number, page, line) for number, page, line in split_lines(text))
    return Scan(name=name, sha256=sha256, format="text", encoding=encoding, text=text, lines=lines)
