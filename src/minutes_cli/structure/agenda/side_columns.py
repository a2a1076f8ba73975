"""Tables of items with columns for who does it and when: ``Nr  Ärende              Ansvarig   Klart``.

Input: lines without furniture.  Output: lines whose cells under those heads stand below the row that they
belong to, so that they cut no sentence in two.  Only where the scan kept the columns and marked rows follow
the heads.  Line numbers stay.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.text.document import TextLine, make_line
from minutes_cli.structure.text.folding import fold

_HEAD = (
    r"(?:ansv(?:ar(?:ig(?:a)?)?)?|vem|utfors\s+av|atgard(?:as)?(?:\s+av)?|aktion|klart?(?:\s+senast)?|klar\s+den|senast"
    r"|status|deadline|datum|nar|tid|signatur|sign|resurs)"
)
_SIDE = regex(rf"{_HEAD}(?:\W+{_HEAD})*\W*$")
_OWNER = regex(r"(?:ansv|vem|utfors|atgard|aktion|resurs)")
_MARKED = regex(r"\s{0,12}(?:[§$&]\s?)?\d{1,3}(?:\.\d{1,2}){0,2}\s?[.):]?\s+\S")
_WIDEST = 22  # characters of a cell beside the text
_LEFTMOST = 30  # column at which the cells begin at least
_FEWEST = 3  # marked rows under the heads


def move_side_cells(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Lines with the cells beside the text under their rows; the same lines where there is no such table."""
    heads = next(((index, column) for index, line in enumerate(lines) if (column := _heads(line))), None)
    if heads is None:
        return lines
    start, column = heads
    if sum(_MARKED.match(line.text) is not None for line in lines[start + 1 :]) < _FEWEST:
        return lines
    moved = list(lines[:start])
    aside: list[TextLine] = []
    first = start if _MARKED.match(lines[start].text) else start + 1
    for index in range(first, len(lines)):
        line = lines[index]
        if _MARKED.match(line.text) or _is_across(line, column):
            moved.extend(_row(aside))
            aside = []
        if _is_across(line, column):
            return [*moved, *lines[index:]]
        cells = [piece for piece in line.pieces if piece.column >= column and len(piece.text) <= _WIDEST]
        if not cells:
            moved.append(line)
            continue
        cut = cells[0].column
        aside.append(make_line(line.text[cut:], line.number, line.page, line.raw[cut:]))
        if line.text[:cut].strip():
            moved.append(make_line(line.text[:cut], line.number, line.page, line.raw[:cut]))
    return [*moved, *_row(aside)]


def _heads(line: TextLine) -> int | None:
    """The column where the cells beside the text begin, if a line is the heads of such a table."""
    if len(line.pieces) < 2:
        return None
    side = [piece for piece in line.pieces[1:] if _SIDE.match(fold(piece.text))]
    if not side or side[-1] is not line.pieces[-1]:
        return None
    if not any(_OWNER.match(fold(piece.text)) for piece in side):
        return None
    column = side[0].column - 3
    return column if column >= _LEFTMOST else None


def _is_across(line: TextLine, column: int) -> bool:
    """Whether a line's text runs over the column: the table is at its end."""
    return any(piece.column < column and piece.end > column + 4 for piece in line.pieces)


def _row(aside: Sequence[TextLine]) -> list[TextLine]:
    """The cells of a row, apart from its text."""
    if not aside:
        return []
    return [make_line("", aside[0].number, aside[0].page), *aside]
