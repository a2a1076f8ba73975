"""hOCR: OCR results as HTML, with the facts in ``class`` and ``title``.

Source: the hOCR specification 1.2 (ocr_page, ocr_carea, ocr_par, the line classes ocr_line, ocr_header,
ocr_caption and ocr_textfloat, ocrx_word; ``bbox`` and ``x_wconf`` in title).  Read with the standard
library's HTML parser: hOCR in the wild is often no well-formed XML, and an HTML parser fetches nothing.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from minutes_cli.errors import ReadingError
from minutes_cli.reading.encodings import decode
from minutes_cli.reading.layout import arrange
from minutes_cli.reading.names import shown_name
from minutes_cli.reading.placed import Box, PlacedLine, PlacedWord, Row, enclosing, scan_from_rows
from minutes_cli.reading.scan import Scan

LINE_CLASSES = frozenset(
    {"ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat", "ocr_pageno"}
)
BLOCK_CLASSES = frozenset({"ocr_carea", "ocrx_block", "ocr_float", "ocr_column", "ocr_table"})
VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "area", "base", "wbr"})
MAX_DEPTH = 500

_BBOX = re.compile(r"\bbbox\s+(-?\d[\d.]*)\s+(-?\d[\d.]*)\s+(-?\d[\d.]*)\s+(-?\d[\d.]*)")
_CONFIDENCE = re.compile(r"\bx_w?conf\s+(-?\d[\d.]*)")
_DECLARED = re.compile(rb"""(?:charset\s*=\s*["']?|encoding\s*=\s*["'])(?P<name>[A-Za-z0-9_.:-]{1,40})""")


def read_hocr(data: bytes, name: str, sha256: str, encoding: str | None = None) -> Scan:
    """A Scan of hOCR: each page's lines as they stand on the page, with the words' confidences."""
    where = shown_name(name)
    text, found = _decode(data, where, encoding)
    return scan_from_rows(_pages(text, where), name, sha256, "hocr", found)


def hocr_pages(data: bytes, where: str, allow_empty: bool = False) -> list[list[Row]]:
    """The rows of each page of an hOCR file.  allow_empty: a page without text is none the worse for it."""
    return _pages(_decode(data, where, None)[0], where, allow_empty)


def _pages(text: str, where: str, allow_empty: bool = False) -> list[list[Row]]:
    parser = _HocrParser(where)
    parser.feed(text)
    parser.close()
    return [arrange(page) for page in parser.finish(allow_empty)]


def _decode(data: bytes, where: str, encoding: str | None) -> tuple[str, str]:
    declared = _DECLARED.search(data, 0, 4096)
    if encoding is None and declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return decode(data, where, declared.group("name").decode("ascii"))
        except ReadingError:
            pass  # files lie about their encoding; look for ourselves
    return decode(data, where, encoding)


class _HocrParser(HTMLParser):
    """Collects the lines of each page."""

    def __init__(self, where: str) -> None:
        super().__init__(convert_charrefs=True)
        self._where = where
        self._open: list[tuple[str, str]] = []
        self._pages: list[list[PlacedLine]] = []
        self._words: list[PlacedWord] = []
        self._text: list[str] = []
        self._line_box: Box | None = None
        self._word_title = ""
        self._in_word = self._in_line = False
        self._block = self._paragraph = 0
        self._ended = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        values = {key: value or "" for key, value in attrs}
        kind = next((c for c in values.get("class", "").split() if c.startswith(("ocr_", "ocrx_"))), "")
        self._open.append((tag, kind))
        if len(self._open) > MAX_DEPTH:
            raise ReadingError(
                f"the hOCR is nested more than {MAX_DEPTH} deep",
                f"{self._where}:{self.getpos()[0]}",
                "export the page from the OCR program again",
            )
        title = values.get("title", "")
        if kind == "ocr_page":
            self._pages.append([])
        elif kind in BLOCK_CLASSES:
            self._block += 1
        elif kind == "ocr_par":
            self._paragraph += 1
        elif kind in LINE_CLASSES:
            self._end_line()
            self._in_line = True
            self._line_box = _box(title)
        elif kind == "ocrx_word":
            self._end_word()
            self._in_word = True
            self._word_title = title

    def handle_endtag(self, tag: str) -> None:
        if tag in {"html", "body"}:
            self._ended = True
        while self._open and any(open_tag == tag for open_tag, _ in self._open):
            open_tag, kind = self._open.pop()
            if kind == "ocrx_word":
                self._end_word()
            elif kind in LINE_CLASSES:
                self._end_line()
            if open_tag == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._in_word or self._in_line:
            self._text.append(data)

    def finish(self, allow_empty: bool) -> list[list[PlacedLine]]:
        """The pages; raises ReadingError where the file is cut off or has none."""
        if not self._ended and self._open:
            raise ReadingError(
                "the hOCR is cut off: its last element does not end",
                f"{self._where}:{self.getpos()[0]}",
                "export the page from the OCR program again",
            )
        if not any(self._pages) and not allow_empty:
            raise ReadingError(
                "the hOCR has no line of text",
                self._where,
                "check that the pages were read at all: tesseract FILE OUT -l swe hocr",
            )
        return self._pages

    def _end_word(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text and self._in_word:
            self._words.append(PlacedWord(text, _box(self._word_title), _confidence(self._word_title)))
        elif text:
            # Text that stands in the line itself: some programs write no words.
            self._words += [PlacedWord(word) for word in text.split()]
        self._in_word = False

    def _end_line(self) -> None:
        self._end_word()
        if self._words:
            if not self._pages:
                self._pages.append([])
            box = self._line_box or enclosing(word.box for word in self._words)
            line = PlacedLine(tuple(self._words), box, self._block, self._paragraph)
            self._pages[-1].append(line)
        self._words = []
        self._in_line = False


def _box(title: str) -> Box | None:
    match = _BBOX.search(title)
    if not match:
        return None
    x0, y0, x1, y1 = (float(part.rstrip(".").split(".")[0]) for part in match.groups())
    return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


def _confidence(title: str) -> float | None:
    match = _CONFIDENCE.search(title)
    return min(max(float(match.group(1).rstrip(".").split(".")[0]) / 100, 0.0), 1.0) if match else None
