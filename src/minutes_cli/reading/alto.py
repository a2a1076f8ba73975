"""ALTO 2-4: the XML of libraries and archives (Library of Congress schema).

Elements used: Page, the block TextBlock, TextLine, String (CONTENT, WC, box), HYP, and of version 4.3 on
the ReadingOrder of a page.  A version differs from the others only in its namespace, which is not looked at.
"""

from __future__ import annotations

from minutes_cli.errors import ReadingError
from minutes_cli.reading.layout import arrange
from minutes_cli.reading.markup import number, parse_xml
from minutes_cli.reading.names import shown_name
from minutes_cli.reading.placed import Box, PlacedLine, PlacedWord, enclosing, scan_from_rows
from minutes_cli.reading.scan import Scan

HYPHENS = frozenset("-\u00ad\u2010\u2011¬=")


def read_alto(data: bytes, name: str, sha256: str) -> Scan:
    """A Scan of ALTO: each page's lines as they stand on the page, with the words' confidences."""
    where = shown_name(name)
    handler = _AltoHandler()
    parse_xml(data, where, handler)
    if not any(handler.pages):
        raise ReadingError(
            "the ALTO file has no line of text",
            where,
            "check that the pages were read at all: tesseract FILE OUT -l swe alto",
        )
    return scan_from_rows([arrange(page) for page in handler.pages], name, sha256, "alto", "utf-8")


class _AltoHandler:
    """Collects the lines of each page."""

    def __init__(self) -> None:
        self.pages: list[list[PlacedLine]] = []
        self._words: list[PlacedWord] = []
        self._line_box: Box | None = None
        self._block = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Page":
            self.pages.append([])
        elif name == "TextBlock":
            self._block += 1
        elif name == "TextLine":
            self._words = []
            self._line_box = _box(attributes)
        elif name == "String":
            self._add(attributes)
        elif name == "HYP" and self._words:
            last = self._words[-1]
            if last.text[-1] not in HYPHENS:
                box = enclosing((last.box, _box(attributes)))
                self._words[-1] = PlacedWord(last.text + "-", box, last.confidence)

    def end(self, name: str) -> None:
        if name == "TextLine" and self._words:
            if not self.pages:
                self.pages.append([])
            box = self._line_box or enclosing(word.box for word in self._words)
            self.pages[-1].append(PlacedLine(tuple(self._words), box, self._block, self._block))
            self._words = []

    def characters(self, text: str) -> None:
        """ALTO keeps its text in attributes."""

    def _add(self, attributes: dict[str, str]) -> None:
        words = attributes.get("CONTENT", "").split()
        confidence = number(attributes.get("WC"))
        if confidence is not None:
            confidence = min(max(confidence, 0.0), 1.0)
        box = _box(attributes)
        for index, word in enumerate(words):
            self._words.append(PlacedWord(word, _part(box, index, len(words)), confidence))


def _part(box: Box | None, index: int, count: int) -> Box | None:
    """The part of a box that one of several words of a String takes."""
    if box is None or count == 1:
        return box
    width = (box[2] - box[0]) / count
    return box[0] + index * width, box[1], box[0] + (index + 1) * width, box[3]


def _box(attributes: dict[str, str]) -> Box | None:
    x, y, width, height = (number(attributes.get(key)) for key in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
    if x is None or y is None or not width or not height or width < 0 or height < 0:
        return None
    return x, y, x + width, y + height
