"""PAGE XML: the format of Transkribus, OCR-D and eScriptorium (PRImA schema 2013-2019).

Elements used: Page, ReadingOrder with its RegionRefIndexed and nested groups, the regions, TextLine, Word,
TextEquiv (``index``, ``conf``) and Unicode, Coords.  The reading order that the file states is obeyed;
only a file without one is laid out from its coordinates.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from minutes_cli.errors import ReadingError
from minutes_cli.patterns import regex
from minutes_cli.reading.layout import arrange, in_order
from minutes_cli.reading.markup import number, parse_xml
from minutes_cli.reading.names import shown_name
from minutes_cli.reading.placed import Box, PlacedLine, PlacedWord, Row, scan_from_rows
from minutes_cli.reading.scan import Scan

_POINT = regex(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")
_CUSTOM_ORDER = regex(r"readingOrder\s*\{\s*index\s*:\s*(\d{1,9})")
_GROUPS = frozenset({"OrderedGroup", "OrderedGroupIndexed", "UnorderedGroup", "UnorderedGroupIndexed"})
_REFERENCES = frozenset({"RegionRef", "RegionRefIndexed"})


@dataclass(slots=True)
class _Element:
    """A region, line or word while it is read."""

    kind: str
    key: str
    order: float | None = None
    box: Box | None = None
    text: str | None = None
    text_index: float = float("inf")
    confidence: float | None = None
    children: list[_Element] = field(default_factory=list)


@dataclass(slots=True)
class _Page:
    regions: list[_Element] = field(default_factory=list)
    order: list[tuple[tuple[float, ...], str]] = field(default_factory=list)


def read_page(data: bytes, name: str, sha256: str) -> Scan:
    """A Scan of PAGE XML: lines in the file's reading order, with the words' confidences."""
    where = shown_name(name)
    handler = _PageHandler()
    parse_xml(data, where, handler)
    pages = [_rows(page) for page in handler.pages]
    if not any(pages):
        raise ReadingError(
            "the PAGE file has no line of text",
            where,
            "run text recognition on its lines and export it again",
        )
    return scan_from_rows(pages, name, sha256, "page", "utf-8")


class _PageHandler:
    """Builds the regions of each page and the order that the file gives them."""

    def __init__(self) -> None:
        self.pages: list[_Page] = []
        self._stack: list[_Element] = []
        self._groups: list[float] = []
        self._text: list[str] | None = None
        self._index = float("inf")
        self._confidence: float | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Page":
            self.pages.append(_Page())
        elif name in _GROUPS:
            self._groups.append(self._position(attributes))
        elif name in _REFERENCES and self.pages:
            place = (*self._groups, self._position(attributes))
            self.pages[-1].order.append((place, attributes.get("regionRef", "")))
        elif name.endswith("Region") or name in {"TextLine", "Word"}:
            self._open("Region" if name.endswith("Region") else name, attributes)
        elif name == "TextEquiv" and self._stack:
            self._index = number(attributes.get("index")) or 0.0
            self._confidence = number(attributes.get("conf"))
        elif name == "Unicode" and self._stack:
            self._text = []
        elif name == "Coords" and self._stack:
            self._stack[-1].box = _box(attributes.get("points", ""))
        elif name == "Point" and self._stack:  # the 2010 schema
            self._widen(attributes)

    def end(self, name: str) -> None:
        if name in _GROUPS and self._groups:
            self._groups.pop()
        elif name.endswith("Region") or name in {"TextLine", "Word"}:
            if self._stack:
                self._stack.pop()
        elif name == "Unicode" and self._stack and self._text is not None:
            element = self._stack[-1]
            if self._index < element.text_index:
                element.text, element.text_index = "".join(self._text), self._index
                element.confidence = self._confidence
            self._text = None

    def characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _open(self, kind: str, attributes: dict[str, str]) -> None:
        custom = _CUSTOM_ORDER.search(attributes.get("custom", ""))
        element = _Element(kind, attributes.get("id", ""), float(custom.group(1)) if custom else None)
        if self._stack:
            self._stack[-1].children.append(element)
        else:
            if not self.pages:
                self.pages.append(_Page())
            self.pages[-1].regions.append(element)
        self._stack.append(element)

    def _position(self, attributes: dict[str, str]) -> float:
        index = number(attributes.get("index"))
        # Unordered members keep the order of the file.
        return index if index is not None else float(len(self.pages[-1].order)) if self.pages else 0.0

    def _widen(self, attributes: dict[str, str]) -> None:
        x, y = number(attributes.get("x")), number(attributes.get("y"))
        if x is not None and y is not None:
            box = self._stack[-1].box or (x, y, x, y)
            self._stack[-1].box = min(box[0], x), min(box[1], y), max(box[2], x), max(box[3], y)


def _rows(page: _Page) -> list[Row]:
    rank = {key: place for place, (_, key) in enumerate(sorted(page.order, key=lambda pair: pair[0]))}
    own = {region.key: region.order for region in page.regions if region.order is not None}
    last = (2, 0.0)

    def place(region: _Element) -> tuple[int, float]:
        if region.key in rank:
            return 0, float(rank[region.key])
        return (1, own[region.key]) if not rank and region.key in own else last

    lines: list[PlacedLine] = []
    for block, region in enumerate(sorted(page.regions, key=place)):
        lines += _lines(region, block)
    return in_order(lines) if rank or own else arrange(lines)


def _lines(region: _Element, block: int) -> list[PlacedLine]:
    """The lines of a region and of the regions in it (cells of a table, for instance)."""
    found: list[PlacedLine] = []
    inner = sorted(region.children, key=lambda child: child.order if child.order is not None else -1.0)
    for child in inner:
        if child.kind == "Region":
            found += _lines(child, block)
        elif child.kind == "TextLine":
            words = _words(child)
            if words:
                found.append(PlacedLine(words, child.box, block, block))
    if not found and region.text:
        for text in region.text.splitlines():
            words = tuple(PlacedWord(word, None, region.confidence) for word in text.split())
            if words:
                found.append(PlacedLine(words, None, block, block))
    return found


def _words(line: _Element) -> tuple[PlacedWord, ...]:
    """The words of a line: its Word elements, unless the line's own text says something else."""
    words = tuple(
        PlacedWord(part, child.box, _bounded(child.confidence))
        for child in line.children
        if child.kind == "Word" and child.text
        for part in child.text.split()
    )
    own = (line.text or "").split()
    if own and own != [word.text for word in words]:
        return tuple(PlacedWord(word, None, _bounded(line.confidence)) for word in own)
    return words


def _bounded(confidence: float | None) -> float | None:
    return None if confidence is None else min(max(confidence, 0.0), 1.0)


def _box(points: str) -> Box | None:
    pairs = [(float(x), float(y)) for x, y in _POINT.findall(points)]
    if len(pairs) < 2:
        return None
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    return min(xs), min(ys), max(xs), max(ys)
