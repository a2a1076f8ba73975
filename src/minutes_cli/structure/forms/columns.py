"""Columns of a cover page read one after the other.

A line that is nothing but labels side by side (``Ledamöter      Tjänstgörande ersättare``, ``Sekreterare
Ordförande``) heads columns: the pieces below belong to the label above them.  Input: lines.  Output: lines
in which each label stands alone with its column's pieces under it.  Only where the scan kept the columns;
line numbers stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from minutes_cli.structure.forms.label_tails import tail_kind
from minutes_cli.structure.forms.labels import ATTENDANCE, Label, find_labels
from minutes_cli.structure.people.listed import begins_with_person
from minutes_cli.structure.people.names import is_name_word, tokenize
from minutes_cli.structure.text.document import Piece, TextLine, make_line
from minutes_cli.structure.text.joining import is_rule

_BLANKS = 5  # blank lines that end a block of columns
_SLACK = 3  # characters that a piece may stand left of its label


def unfold_columns(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines with the columns under a row of labels put one after the other."""
    unfolded: list[TextLine] = []
    index = 0
    while index < len(lines):
        heads = _heads(lines[index])
        if not heads:
            unfolded.append(lines[index])
            index += 1
            continue
        if unfolded and _stand_above(unfolded[-1], lines, index, heads):
            names = unfolded.pop()  # one by one, for the reader of names above roles
            unfolded.extend(_part(names, [name]) for name in names.pieces)
            unfolded.extend(_part(lines[index], [head]) for head in heads)
            index += 1
            continue
        end = _block_end(lines, index + 1, heads)
        if _asks_who_came(heads, lines[index + 1 : end]):
            unfolded.append(_part(lines[index], heads[:1]))
            index += 1
            continue
        unfolded.extend(_by_column(lines[index:end], heads))
        index = end
    return unfolded


def _stand_above(above: TextLine, lines: Sequence[TextLine], index: int, heads: Sequence[Piece]) -> bool:
    """Whether the line above a row of labels is the names that belong to them: no text follows."""
    if len(above.pieces) != len(heads) or lines[index].number - above.number > 2:
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is not None and not below.is_blank and not is_rule(below):
        return False
    return all(
        len(tokens) > 1 and all(is_name_word(token) for token in tokens)
        for tokens in (tokenize(piece.text) for piece in above.pieces)
    )


def _heads(line: TextLine) -> tuple[Piece, ...]:
    """The pieces of a line if there are two or more and each is a label and nothing else."""
    if len(line.pieces) < 2:
        return ()
    for piece in line.pieces:
        if tail_kind(piece.text) or _whole_label(piece) is None:
            return ()
    return line.pieces


def _asks_who_came(heads: Sequence[Piece], block: Sequence[TextLine]) -> bool:
    """``Ledamöter    Närvarande`` over names and crosses: the column beside the names lists nobody.

    Nor does one that says for whom each sits: ``Ledamöter    Kommun``.
    """
    first, *others = [_whole_label(head) for head in heads]
    if first is None or first.field not in ATTENDANCE:
        return False
    if any(label is None or label.field not in {*ATTENDANCE, "organisation"} for label in others):
        return False
    beside = [piece for line in block for piece in line.pieces if piece.column >= heads[1].column - _SLACK]
    return bool(beside) and not any(begins_with_person(piece.text) for piece in beside)


def _whole_label(piece: Piece) -> Label | None:
    labels = find_labels(piece.text)
    if len(labels) != 1 or labels[0].field == "skip":
        return None
    alone = not piece.text[labels[0].rest :].strip(" .:_") and not piece.text[: labels[0].start].strip(" .:_")
    return labels[0] if alone else None


def _block_end(lines: Sequence[TextLine], start: int, heads: Sequence[Piece]) -> int:
    """The index after the lines that stand under a row of labels."""
    blanks = 0
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if line.is_blank:
            blanks += 1
            if blanks > _BLANKS:
                break
            continue
        blanks = 0
        if line.page != lines[start - 1].page or _heads(line):
            break
        if line.pieces[0].column <= heads[0].column + _SLACK and find_labels(line.pieces[0].text):
            break
        end = index + 1
    return end


def _by_column(block: Sequence[TextLine], heads: Sequence[Piece]) -> Iterator[TextLine]:
    for number, head in enumerate(heads):
        stop = heads[number + 1].column - _SLACK if number + 1 < len(heads) else None
        start = head.column - _SLACK if number else 0
        for line in block:
            in_order = line.pieces and line.pieces[0].column < heads[1].column - _SLACK
            if in_order and len(line.pieces) == len(heads):  # as many as labels: by order
                yield _part(line, [line.pieces[number]])
                continue
            kept = [
                piece
                for piece in line.pieces
                if piece.column >= start and (stop is None or piece.column < stop)
            ]
            yield _part(line, kept)


def _part(line: TextLine, pieces: Iterable[Piece]) -> TextLine:
    text = ""
    for piece in pieces:
        text = text.ljust(piece.column) + piece.text
    return make_line(text, line.number, line.page)
