"""Where words stand on a page, turned into lines: rows kept side by side, running columns one by one.

A cover page or an attendance list says with its columns which value belongs to which label, so words on
one height stay on one line, with as many spaces between them as there is room (the way of ``pdftotext
-layout``).  Running text in two columns must not: it is read column by column.  What tells them apart is
that both sides of the gap are filled with text from edge to edge, line after line.

Steps: lines with boxes → pieces (cut at wide gaps) → rows (pieces on one height) → runs of rows with a
gutter of running text are set one column after the other → spaces and blank lines from the distances.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from minutes_cli.reading.placed import Box, PlacedLine, PlacedWord, Row, enclosing
from minutes_cli.values import frozen

WIDE_GAP = 1.3
"""In line heights: a space in justified text stays under 1, columns of a table stand 1.5 and more apart."""
SAME_ROW = 0.5
"""Share of the lower piece's height that two pieces must share to stand on one row."""
MAX_BLANK = 3
MAX_SPACES = 200
MAX_PIECES = 5_000
"""A page with more pieces is none that was printed, and is kept in the order of its file."""

COLUMN_ROWS = 6
"""Fewest rows in which both columns of running text have a line."""
COLUMN_FILL = 0.72
"""Median share of its column's width that a line of running text fills."""
COLUMN_WORDS = 5


@frozen
class _Piece:
    words: tuple[PlacedWord, ...]
    box: Box

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


def arrange(lines: Iterable[PlacedLine]) -> list[Row]:
    """The rows of a page in reading order.  Lines without a box are written as they come, after the rest."""
    placed: list[PlacedLine] = []
    unplaced: list[PlacedLine] = []
    for line in lines:
        (placed if line.box is not None else unplaced).append(line)
    size = line_size([line.box for line in placed if line.box is not None])
    pieces = [piece for line in placed for piece in _pieces(line, size)]
    rows: list[Row] = []
    if len(pieces) > MAX_PIECES:
        return in_order([*placed, *unplaced])
    if pieces:
        scale = _Scale(min(piece.box[0] for piece in pieces), _character_width(pieces), size)
        above: float | None = None
        for column, left in _in_columns(_rows(pieces), scale):
            if left != scale.left:
                above = None  # text flows on from the foot of one column to the head of the next
            rows += _write(column, replace(scale, left=left), above)
            above = max(piece.box[3] for row in column for piece in row)
    return rows + in_order(unplaced)


def in_order(lines: Iterable[PlacedLine]) -> list[Row]:
    """The rows of a page in the order of the format, a blank line between paragraphs."""
    rows: list[Row] = []
    last: PlacedLine | None = None
    for line in lines:
        if not line.words:
            continue
        new = last is not None and (last.block, last.paragraph) != (line.block, line.paragraph)
        rows.append(Row(int(new), tuple((int(i > 0), word) for i, word in enumerate(line.words))))
        last = line
    return rows


def line_size(boxes: Sequence[Box]) -> float:
    """The usual height of a line on a page, at least 1."""
    return max(median(box[3] - box[1] for box in boxes), 1.0) if boxes else 1.0


@frozen
class _Scale:
    left: float
    character: float
    size: float

    def column(self, x: float) -> int:
        return min(round((x - self.left) / self.character), MAX_SPACES)


def _character_width(pieces: Sequence[_Piece]) -> float:
    widths = [
        (word.box[2] - word.box[0]) / len(word.text)
        for piece in pieces
        for word in piece.words
        if word.box is not None and len(word.text) >= 3
    ]
    return max(median(widths), 0.1) if widths else 1.0


def _pieces(line: PlacedLine, size: float) -> list[_Piece]:
    """A line cut where its words stand far apart."""
    groups: list[list[PlacedWord]] = []
    for word in line.words:
        last = groups[-1][-1].box if groups else None
        if not groups or (last and word.box and word.box[0] - last[2] > WIDE_GAP * size):
            groups.append([])
        groups[-1].append(word)
    return [
        _Piece(tuple(group), enclosing(word.box for word in group) or line.box or (0.0, 0.0, 0.0, 0.0))
        for group in groups
    ]


def _rows(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Pieces on one height together, from the top; each row from the left."""
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.box[1] + p.box[3], p.box[0])):
        # A piece joins the last row or the one before it (a tall piece may have come between).
        for row in rows[:-3:-1]:
            if all(_on_one_row(piece, other) for other in row):
                insort(row, piece, key=lambda p: p.box[0])
                break
        else:
            rows.append([piece])
    return sorted(rows, key=lambda row: sum(p.box[1] + p.box[3] for p in row) / len(row))


def _on_one_row(a: _Piece, b: _Piece) -> bool:
    shared = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
    apart = a.box[0] >= b.box[2] - a.height / 2 or b.box[0] >= a.box[2] - b.height / 2
    return apart and shared >= SAME_ROW * min(a.height, b.height)


def _in_columns(rows: list[list[_Piece]], scale: _Scale) -> list[tuple[list[list[_Piece]], float]]:
    """Runs of rows with the left edge of each: two-column text as its left and then its right column."""
    out: list[tuple[list[list[_Piece]], float]] = []
    plain: list[list[_Piece]] = []
    start = 0
    while start < len(rows):
        gutter = _gutter(rows, start, scale)
        if gutter is None:
            plain.append(rows[start])
            start += 1
            continue
        end, x = gutter
        run = rows[start:end]
        left = [side for row in run if (side := [p for p in row if p.box[2] <= x])]
        right = [side for row in run if (side := [p for p in row if p.box[2] > x])]
        out.append((plain + left, scale.left))
        edge = min(piece.box[0] for row in right for piece in row)
        out += _in_columns(right, replace(scale, left=edge))
        plain, start = [], end
    return [*out, (plain, scale.left)] if plain else out


def _gutter(rows: list[list[_Piece]], start: int, scale: _Scale) -> tuple[int, float] | None:
    """Where the two-column text that begins at a row ends, and where its gutter is; None for no such text."""
    row = rows[start]
    for left, right in pairwise(row):
        x = (left.box[2] + right.box[0]) / 2
        low, high = left.box[2], right.box[0]
        end = start
        for end in range(start, len(rows) + 1):
            if end == len(rows):
                break
            crossing = [p for p in rows[end] if p.box[0] < high - scale.size / 2 and p.box[2] > low]
            free = [p for p in crossing if p.box[2] <= high - scale.size / 2]
            if len(crossing) > len(free):
                break
            low = max([low, *(p.box[2] for p in free)])
            x = (low + high) / 2
        if _is_running_text(rows[start:end], x):
            return end, x
    return None


def _is_running_text(run: list[list[_Piece]], x: float) -> bool:
    sides: tuple[list[_Piece], list[_Piece]] = ([], [])
    both = 0
    for row in run:
        left, right = [p for p in row if p.box[2] <= x], [p for p in row if p.box[2] > x]
        both += bool(left and right)
        if len(left) > 1 or len(right) > 2:
            return False
        sides[0].extend(left)
        sides[1].extend(right[:1])
    return both >= COLUMN_ROWS and both * 2 >= len(run) and all(map(_is_filled, sides))


def _is_filled(column: list[_Piece]) -> bool:
    left, right = min(p.box[0] for p in column), max(p.box[2] for p in column)
    fill = median((p.box[2] - p.box[0]) / max(right - left, 1.0) for p in column)
    return fill >= COLUMN_FILL and median(len(p.words) for p in column) >= COLUMN_WORDS


def _write(rows: list[list[_Piece]], scale: _Scale, bottom: float | None) -> list[Row]:
    out: list[Row] = []
    for row in rows:
        base = median(piece.box[3] for piece in row)
        blank = 0
        if bottom is not None:
            blank = min(max(int((base - bottom) / scale.size) - 1, 0), MAX_BLANK) if base > bottom else 1
        words: list[tuple[int, PlacedWord]] = []
        position = 0
        for piece in row:
            column = scale.column(piece.box[0])
            spaces = max(column - position, 2 if words else 0)
            for word in piece.words:
                words.append((spaces, word))
                position += spaces + len(word.text)
                spaces = 1
        out.append(Row(blank, tuple(words)))
        bottom = base
    return out
