"""The document between scan and record: lines, their pieces in columns, and the regions they form.

Start at :class:`Document`.  Line numbers are the scan's, first line = 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cached_property
from typing import Literal

from minutes_cli.patterns import regex
from minutes_cli.reading.scan import Scan, split_lines
from minutes_cli.records.models import Mark, SectionKind
from minutes_cli.repair.model import Repaired
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

FurnitureKind = Literal["header", "footer", "page_number", "letterhead", "initials", "contents", "other"]
_MARKUP = regex(r"^#{1,6}\s+|\*\*")
_PIECE = regex(r"\S+(?: \S+)*")


@frozen
class Piece:
    """A run of a line between gaps of two spaces or more.  column: offset of its first character."""

    column: int
    text: str

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.column + len(self.text)


@frozen
class TextLine:
    """One line of the document.

    number, page: as in the scan.  raw: as scanned, text: repaired (both without form feed, carriage
    return and trailing space, tabs as four spaces).  folded: text through :func:`.folding.fold`, with
    the same offsets.
    indent: spaces before the text.  pieces: the text cut at gaps of two spaces or more.
    """

    number: int
    page: int
    raw: str
    text: str
    folded: str
    indent: int
    pieces: tuple[Piece, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed on the line."""
        return not self.pieces

    @property
    def stripped(self) -> str:
        """The repaired text without space around it."""
        return self.text.strip()


@frozen
class FurnitureLine:
    """A line that belongs to the page, not to the text."""

    line: TextLine
    kind: FurnitureKind


@frozen
class ContentsEntry:
    """One row of a table of contents (or an agenda printed before the minutes)."""

    number: str | None
    title: str
    page: str | None
    line_start: int
    line_end: int


@frozen
class SectionDraft:
    """A part of an item under one heading.

    heading: as printed (repaired), None where there is none.  lines: what stands under it, without
    furniture, blank lines included; text after the heading on its own line is the first of them.
    upward: the higher body that a proposal goes to.  is_stated_by_verb: a decision without a heading.
    is_lead_in: the heading is a phrase like ``Stämman beslutade``.
    """

    kind: SectionKind
    heading: str | None
    heading_line: TextLine | None
    lines: tuple[TextLine, ...]
    upward: str | None = None
    is_stated_by_verb: bool = False
    is_lead_in: bool = False


@frozen
class ItemDraft:
    """An item before its fields are read: its mark, its heading lines and its sections."""

    number: str | None
    number_raw: str | None
    mark: Mark
    title: str
    title_raw: str
    heading_lines: tuple[TextLine, ...]
    lines: tuple[TextLine, ...]
    sections: tuple[SectionDraft, ...] = ()
    derived: tuple[str, ...] = ()
    case_numbers: tuple[str, ...] = ()


@frozen
class Document:
    """A document cut into regions; every line is in one of them (furniture apart).

    all_lines: every line of the scan.  furniture: lines that belong to the page.  cover: what stands
    before the first item and is no contents list.  contents: the table of contents.  items: in order.
    closing: what follows the last item: signatures, notice.  annex: what follows that.
    """

    all_lines: tuple[TextLine, ...]
    furniture: tuple[FurnitureLine, ...] = ()
    cover: tuple[TextLine, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    items: tuple[ItemDraft, ...] = ()
    closing: tuple[TextLine, ...] = ()
    annex: tuple[TextLine, ...] = field(default=())

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """All lines but furniture."""
        dropped = {entry.line.number for entry in self.furniture}
        return tuple(line for line in self.all_lines if line.number not in dropped)


def iter_lines(scan: Scan, repaired: Repaired) -> Iterator[TextLine]:
    """The lines of a scan with their repaired text beside them.

    A repair that did not keep the number of lines is not used (the scan's own text is).
    """
    texts = repaired.text.split("\n")
    if len(texts) != len(scan.lines):
        texts = [line.text for line in scan.lines]
    for line, text in zip(scan.lines, texts, strict=True):
        yield make_line(text, number=line.number, page=line.page, raw=line.text)


def make_line(text: str, number: int = 1, page: int = 1, raw: str | None = None) -> TextLine:
    """A TextLine of a text.

    >>> [piece.column for piece in make_line("Ordförande   Stina Ek").pieces]
    [0, 13]
    """
    clean = _clean(text)
    whole = clean.strip()
    if whole and "  " not in whole and whole.isprintable():  # nearly every line of running text
        pieces: tuple[Piece, ...] = (Piece(len(clean) - len(clean.lstrip()), whole),)
    else:
        pieces = tuple(Piece(match.start(), match[0]) for match in _PIECE.finditer(clean))
    return TextLine(
        number=number,
        page=page,
        raw=clean if raw is None or raw == text else _clean(raw),
        text=clean,
        folded=fold(clean),
        indent=pieces[0].column if pieces else 0,
        pieces=pieces,
    )


def tail_line(line: TextLine, offset: int) -> TextLine:
    """What stands on a line from an offset on, at its own columns."""
    return make_line(
        " " * offset + line.text[offset:], line.number, line.page, " " * offset + line.raw[offset:]
    )


def lines_of(text: str) -> tuple[TextLine, ...]:
    """The TextLines of a plain text (for tests and for readers that work on a part)."""
    return tuple(make_line(part, number, page) for number, page, part in split_lines(text))


def paragraphs(lines: Iterable[TextLine]) -> Iterator[tuple[TextLine, ...]]:
    """Runs of lines with no blank line between them."""
    run: list[TextLine] = []
    for line in lines:
        if line.is_blank:
            if run:
                yield tuple(run)
            run = []
        else:
            run.append(line)
    if run:
        yield tuple(run)


def _clean(text: str) -> str:
    """The text of a line without control characters and without light markup (``## ``, ``**``)."""
    if text.startswith("#") or "**" in text:
        text = _MARKUP.sub("", text)
    if text.isprintable():  # nearly every line
        return text.rstrip()
    return text.replace("\f", "").replace("\r", "").replace("\u00a0", " ").replace("\t", "    ").rstrip()
