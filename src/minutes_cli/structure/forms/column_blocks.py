"""Two columns of a cover page, each with labels above their values, read one after the other.

Where every line of a block keeps clear of a gutter, and labels stand alone on both sides with values under
them, the left column is read first.  (A label beside its value has no values in the labels' column: that
layout stays as it is.)  Input and output: lines; line numbers stay.  Only where the scan kept the columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minutes_cli.structure.forms.labels import find_labels
from minutes_cli.structure.people.listed import begins_with_person
from minutes_cli.structure.text.document import Piece, TextLine, make_line

_FEWEST_LABELS = 2  # on each side
_NEAREST = 20  # characters from the left at which a second column can begin


def unfold_blocks(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines with the two columns of each block one after the other."""
    unfolded: list[TextLine] = []
    index = 0
    while index < len(lines):
        gutter = _gutter(lines, index)
        if gutter is None:
            unfolded.append(lines[index])
            index += 1
            continue
        end = _block_end(lines, index, gutter)
        block = lines[index:end]
        if _has_labels(block, gutter):
            unfolded.extend(_side(line, 0, gutter) for line in block)
            unfolded.extend(_side(line, gutter, None) for line in block if line.text[gutter:].strip())
        else:
            unfolded.extend(block)
        index = end
    return unfolded


def _gutter(lines: Sequence[TextLine], index: int) -> int | None:
    """The column at which a block's right side begins: that of a label to the right of a label."""
    line = lines[index]
    if len(line.pieces) != 2 or line.pieces[1].column < _NEAREST:
        return None
    return line.pieces[1].column if all(_is_label(piece) for piece in line.pieces) else None


def _block_end(lines: Sequence[TextLine], start: int, gutter: int) -> int:
    """The index after the lines that keep clear of the gutter."""
    end = start + 1
    for index in range(start, len(lines)):
        line = lines[index]
        if line.page != lines[start].page:
            break
        if line.is_blank:
            continue
        if len(line.pieces) > 2 or line.text[gutter - 2 : gutter].strip():
            break
        if len(line.pieces) == 2 and begins_with_person(line.pieces[0].text):
            break  # a row of a list of people
        if line.text[gutter:].strip():
            end = index + 1
    return end


def _has_labels(block: Sequence[TextLine], gutter: int) -> bool:
    """Whether labels stand alone on both sides, at different heights too, with values under them."""
    counts: Counter[tuple[bool, bool]] = Counter()
    beside = 0
    for line in block:
        labels = [_is_label(piece) for piece in line.pieces]
        for piece, is_label in zip(line.pieces, labels, strict=True):
            counts[piece.column >= gutter, is_label] += 1
        beside += len(labels) == 2 and labels[0] != labels[1]
    enough = all(counts[side, True] >= _FEWEST_LABELS for side in (False, True))
    return (
        enough and all(counts[side, False] >= counts[side, True] - 1 for side in (False, True)) and beside > 0
    )


def _is_label(piece: Piece) -> bool:
    labels = find_labels(piece.text)
    return (
        len(labels) == 1
        and labels[0].field != "skip"
        and not piece.text[: labels[0].start].strip()
        and not piece.text[labels[0].rest :].strip(" .:")
    )


def _side(line: TextLine, start: int, stop: int | None) -> TextLine:
    text = " " * start + line.text[start:stop]
    return make_line(text, line.number, line.page, line.raw)
