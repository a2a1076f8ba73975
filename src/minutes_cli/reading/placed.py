"""Words with a place on the page, and how rows of them become the lines of a Scan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from minutes_cli.reading.scan import PAGE_BREAK, Line, Scan, Word
from minutes_cli.values import frozen

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 from the upper left corner, in the unit of the format."""


@frozen
class PlacedWord:
    """A word where it stands.  box: None where the format does not say; confidence: 0-1 or None."""

    text: str
    box: Box | None = None
    confidence: float | None = None


@frozen
class PlacedLine:
    """Words that the format calls one line, or that stand close together on one.

    block: which block (column, cell, region) of the page the line is of, from 0 in reading order.
    paragraph: counted over the page; a new one is a blank line where there is no geometry.
    """

    words: tuple[PlacedWord, ...]
    box: Box | None = None
    block: int = 0
    paragraph: int = 0

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)


@frozen
class Row:
    """One line to write.  blank: empty lines above.  words: each with the spaces before it."""

    blank: int
    words: tuple[tuple[int, PlacedWord], ...]


def enclosing(boxes: Iterable[Box | None]) -> Box | None:
    """The smallest box around boxes; None where none is known.

    >>> enclosing([(0, 0, 2, 1), None, (1, 0, 5, 3)])
    (0, 0, 5, 3)
    """
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    x0, y0, x1, y1 = zip(*known, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def scan_from_rows(pages: Sequence[Sequence[Row]], name: str, sha256: str, kind: str, encoding: str) -> Scan:
    """Write the rows of each page as lines; a page begins with a form feed, the first without."""
    lines: list[Line] = []
    for page, rows in enumerate(pages, 1):
        first = PAGE_BREAK if page > 1 else ""
        for index, row in enumerate(rows):
            for _ in range(row.blank if index else 0):
                lines.append(Line(len(lines) + 1, page, ""))
            lines.append(_line(len(lines) + 1, page, first, row))
            first = ""
        if first:
            lines.append(Line(len(lines) + 1, page, first))
    lines.append(Line(len(lines) + 1, lines[-1].page if lines else 1, ""))
    text = "\n".join(line.text for line in lines)
    return Scan(name=name, sha256=sha256, format=kind, encoding=encoding, text=text, lines=tuple(lines))


def _line(number: int, page: int, start: str, row: Row) -> Line:
    parts = [start]
    length = len(start)
    words: list[Word] = []
    for spaces, word in row.words:
        parts.append(" " * spaces)
        parts.append(word.text)
        length += spaces
        box = tuple(round(value) for value in word.box) if word.box else None
        words.append(Word(length, length + len(word.text), word.confidence, box))  # type: ignore[arg-type]
        length += len(word.text)
    return Line(number, page, "".join(parts), tuple(words))
