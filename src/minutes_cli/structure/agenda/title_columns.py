"""Minutes set as a table: number, title and text side by side in columns of their own.

    4.   Verksamhets- och     Berättelserna upplästes. Behållningen var
         kassaberättelse      11 204 kr vid årets slut.

Input: lines without furniture.  Output: lines in which each title stands whole above its text, as elsewhere.
Only where the scan kept the columns, and most marked rows have their text at the same column.  Line numbers
stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.text.document import Piece, TextLine, make_line
from minutes_cli.structure.text.joining import ends_sentence
from minutes_cli.values import frozen

_MARK = regex(r"(?:[§$&]\s?)?\d{1,3}(?:\.\d{1,2})?\s?[.):§]?")
_MARKED = regex(rf"{_MARK.pattern}\s+(?=[A-ZÅÄÖ])")
_FEWEST = 4  # rows that make a table
_SLACK = 2  # characters that a cell may stand off its column
_TEXT = 18  # characters that a cell of text has on the average, at least


@frozen
class _Row:
    """A row that begins an item.  title: column of its title; text: its cell of text."""

    index: int
    title: int
    text: Piece | None


def unfold_titles(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Lines with the titles of a table of items above their texts; the same lines where there is no table."""
    rows = [row for index, line in enumerate(lines) if (row := _row(index, line)) is not None]
    column = _text_column(rows)
    if column is None or not _holds_sentences(lines, column):
        return lines
    rows = [row for row in rows if row.text is None or abs(row.text.column - column) <= _SLACK]
    first = next(place for place, row in enumerate(rows) if row.text is not None)
    unfolded = list(lines[: rows[first].index])
    end = rows[first].index
    for place, row in enumerate(rows[first:], first):
        stop = rows[place + 1].index if place + 1 < len(rows) else len(lines)
        end = _row_end(lines, row, stop, column)
        unfolded.extend(_unfold(lines[row.index : end], column))
        unfolded.extend(lines[end:stop])
        end = stop
    return [*unfolded, *lines[end:]]


def _row(index: int, line: TextLine) -> _Row | None:
    if line.is_blank or line.indent > 20:
        return None
    first = line.pieces[0]
    if _MARK.fullmatch(first.text) and len(line.pieces) > 1:
        return _Row(index, line.pieces[1].column, line.pieces[2] if len(line.pieces) == 3 else None)
    marked = _MARKED.match(first.text)
    if marked and len(line.pieces) <= 2:
        return _Row(index, first.column + marked.end(), line.pieces[1] if len(line.pieces) == 2 else None)
    return None


def _text_column(rows: Sequence[_Row]) -> int | None:
    """The column that the texts of most rows share."""
    columns = Counter(row.text.column for row in rows if row.text is not None)
    if not columns:
        return None
    column = columns.most_common(1)[0][0]
    inside = [row.text.text for row in rows if row.text and abs(row.text.column - column) <= _SLACK]
    if len(inside) < _FEWEST or len(inside) * 2 < len(rows) or sum(map(len, inside)) < _TEXT * len(inside):
        return None
    return column if sum(text[:1].isupper() for text in inside) * 4 >= len(inside) * 3 else None


def _holds_sentences(lines: Sequence[TextLine], column: int) -> bool:
    """Whether the cells at a column are running text: some go on below, and some end as sentences do."""
    cells = [piece for line in lines for piece in line.pieces[-1:] if abs(piece.column - column) <= _SLACK]
    below = sum(1 for line in lines if line.pieces and abs(line.indent - column) <= _SLACK)
    return below >= 2 and sum(ends_sentence(piece.text) for piece in cells) * 3 >= len(cells)


def _row_end(lines: Sequence[TextLine], row: _Row, stop: int, column: int) -> int:
    """The index after the lines of a row: its text at the column, and its title going on under itself."""
    end = row.index + 1
    for index in range(row.index + 1, stop):
        line = lines[index]
        if line.is_blank:
            continue
        at_text = line.indent >= column - _SLACK
        at_title = abs(line.indent - row.title) <= _SLACK and index - end < 2 and line.pieces[0].end < column
        if not (at_text or at_title):
            break
        end = index + 1
    return end


def _unfold(block: Sequence[TextLine], column: int) -> list[TextLine]:
    titles: list[TextLine] = []
    texts: list[TextLine] = []
    for line in block:
        left = [piece for piece in line.pieces if piece.column < column - _SLACK]
        right = [piece for piece in line.pieces if piece.column >= column - _SLACK]
        cut = right[0].column if right else len(line.text)
        if left:
            titles.append(make_line(line.text[:cut], line.number, line.page, line.raw[:cut]))
        if right or line.is_blank:
            rest = " " * cut
            texts.append(make_line(rest + line.text[cut:], line.number, line.page, rest + line.raw[cut:]))
    apart = make_line("", block[-1].number, block[-1].page)
    return [*titles, apart, apart, *texts] if texts else titles
