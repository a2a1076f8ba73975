"""Lines of a cover page cut into labels and values, wrapped values joined.

Input: lines.  Output: :class:`Mark` (a label) and :class:`.fitting.Value` in reading order.  A label that
wraps over lines (``Datum för anslags`` / ``uppsättande``) is one mark; a value that wraps is one value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.damaged_roles import damaged_role
from minutes_cli.structure.forms.date_cells import dated_body, dated_cells
from minutes_cli.structure.forms.fitting import Value, make_value
from minutes_cli.structure.forms.label_tails import tail_kind, tail_of, wrapped_labels
from minutes_cli.structure.forms.labels import (
    ATTENDANCE,
    SIGN,
    find_labels,
)
from minutes_cli.structure.forms.roles_below import small_roles, with_roles_below
from minutes_cli.structure.forms.table_heads import heads_replaced, is_table_head, with_replaced
from minutes_cli.structure.forms.wrapping import above, continues, joined, same_row
from minutes_cli.structure.people.parties import normal_party
from minutes_cli.structure.text.dates import find_dates
from minutes_cli.structure.text.document import Piece, TextLine
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

_SENTENCE = regex(r"(?:till?kannagi|tilkannagi|ar justerat|har justerats|genom anslag|anslagstavla)")
_MONTH = regex(r"\b(?:19|20)\d\d-\d\d-$")
_DAY_BELOW = regex(r"(?:^|(?<=[^\W\d]))\s*(?P<day>[0-3]\d)\s*$")  # below, after the second halves of labels
_TAIL_LINES = 4  # from a label to its second half
_MOST_TAIL_WORDS = 6  # of the tails of labels side by side
_TAIL_COLUMNS = 12  # characters that it may stand right of the label's beginning
_IN_ROW = 4  # values that a row of a list has at most
_ROLES = SIGN | ATTENDANCE | {"meeting_chair", "meeting_vice", "meeting_secretary"}


@frozen
class Mark:
    """A label segment."""

    name: str
    line: int
    page: int
    column: int
    text: str


Segment = Mark | Value


def segments(lines: Iterable[TextLine]) -> list[Segment]:
    """Lines cut into labels and values, in reading order, wrapped values joined."""
    found: list[Segment] = []
    gap = 0
    previous_heads: list[int] = []
    in_table = False
    replacing = False  # in a table whose last column is who is replaced
    lines = list(lines)
    wrapped = wrapped_labels(lines)
    for line in lines:
        if line.is_blank or (_SENTENCE.search(line.folded) and not find_dates(line.text)):
            gap += 1
            continue
        if is_table_head(line):
            if not (found and isinstance(found[-1], Mark) and found[-1].name in ATTENDANCE):
                found.append(Mark("deciding", line.number, line.page, line.indent, line.stripped))
            in_table, gap = True, 0
            replacing = heads_replaced(line)
            continue
        if replacing:
            line = with_replaced(line)
        roles = small_roles(line.text)
        if roles and _breaks_off_above(found, line):
            last = found[-1]
            if isinstance(last, Value) and len(last.people) > 1:
                words = [line.text[role.start : role.end] for role in roles]
                found[-1] = with_roles_below(last, words, line.number)
                gap = 0
                continue
        elif roles:
            found.extend(
                Mark(role.field, line.number, line.page, role.start, line.text[role.start : role.end])
                for role in roles
            )
            gap = 0
            continue
        damaged = damaged_role(line.text) if _is_signing(found, line) else None
        if damaged:
            found.append(Mark(damaged.field, line.number, line.page, damaged.start, line.text[: damaged.end]))
            if line.text[damaged.rest :].strip():
                found.append(make_value(line.text[damaged.rest :], line.number, line.page, damaged.rest, gap))
            gap = 0
            continue
        heads: list[int] = []
        tails: list[tuple[str, int]] = []
        inline_label = False
        for place, piece in enumerate(line.pieces):
            if place == 0 and line.number in wrapped:
                whole = wrapped[line.number]
                if whole is not None:
                    found.append(Mark(whole[0], line.number, line.page, piece.column, whole[1]))
                continue
            rest = _DAY_BELOW.search(piece.text)
            dated = _broken_date(found, line) if rest else None
            if rest and dated:
                day = make_value(rest["day"], line.number, line.page, 0, gap)
                found[-1] = joined(dated, day, as_cell=False)
                piece = Piece(piece.column, piece.text[: rest.start()])
            kinds = _tail_kinds(piece.text) if previous_heads or rest else ()
            if kinds:
                tails.extend((kind, piece.column) for kind in kinds)
                continue
            cut = _tail_cut(piece, line, found)
            text, column = (piece.text[cut:], piece.column + cut) if cut else (piece.text, piece.column)
            if not text.strip():
                continue
            after_person = _follows_person(found, line.number)
            for part in _cut(text, column, line, gap, after_person):
                if isinstance(part, Mark):
                    in_table = in_table and part.name in ATTENDANCE
                    replacing = False
                    if part.name == "notice_date":
                        heads.append(len(found))
                    inline_label = True
                    found.append(part)
                elif (not inline_label and _goes_on(part, found, gap)) or _is_cell(part, found, in_table):
                    _join(part, found)
                else:
                    found.append(part)
                    inline_label = True
        _name_heads(found, previous_heads, [kind for kind, _ in tails])
        previous_heads = previous_heads[len(tails) :]
        if heads or not tails:
            previous_heads = heads or (previous_heads if gap < 2 and not tails else [])
        gap = 0
    return found


def _broken_date(found: Sequence[Segment], line: TextLine) -> Value | None:
    """The date that breaks off at the end of the line above (``2014-06-``), None where none does."""
    last = found[-1] if found else None
    if not isinstance(last, Value) or line.number - last.line_end > _TAIL_LINES:
        return None
    return last if _MONTH.search(last.text) else None


def _breaks_off_above(found: Sequence[Segment], line: TextLine) -> bool:
    """Whether a role on the line above goes on here: ``Stina Ek (S), tjänstgörande`` / ``ordförande``."""
    return any(
        isinstance(each, Value)
        and line.number - each.line_end == 1
        and each.people
        and each.people[-1].ends_open
        for each in found[-_IN_ROW:]
    )


def _is_signing(found: Sequence[Segment], line: TextLine) -> bool:
    """Whether the signatures have begun on the page: only roles and names stand after their heading."""
    for segment in reversed(found):
        if segment.page != line.page:
            return False
        if isinstance(segment, Mark) and segment.name != "paragraphs":
            return segment.name == "signature_heading" or segment.name in SIGN
    return False


def _tail_kinds(text: str) -> Sequence[str]:
    """What the tails are that a piece is made of; empty where it holds more than tails."""
    whole = tail_kind(text)
    if whole:
        return (whole,)
    words = [
        word for word in text.split() if fold(word).strip(" .,") not in ("anslags", "anslagets", "anslag")
    ]
    kinds: list[str] = []
    at = 0
    while at < len(words) <= _MOST_TAIL_WORDS:
        both, one = tail_kind(" ".join(words[at : at + 2])), tail_kind(words[at])
        if not (both or one):
            return ()
        kinds.append(both or one or "")
        at += 2 if both else 1
    return kinds if len(kinds) > 1 else ()


def _tail_cut(piece: Piece, line: TextLine, found: Sequence[Segment]) -> int:
    """How much of a piece is the tail of a label on the line above."""
    seen = 0
    text = piece.text
    for segment in reversed(found):
        if isinstance(segment, Mark):
            is_below = (
                line.number - segment.line <= _TAIL_LINES and piece.column - segment.column <= _TAIL_COLUMNS
            )
            cut = tail_of(text, segment.name) if is_below else 0
            if cut:
                return cut
            seen += 1
        if seen >= 3 or len(text) > 80:
            break
    return 0


def _follows_person(found: Sequence[Segment], line: int) -> bool:
    """Whether a person stands before on the same line: what comes is a cell of that row."""
    last = found[-1] if found else None
    return isinstance(last, Value) and last.line == line and bool(last.people)


def _cut(text: str, column: int, line: TextLine, gap: int, after_person: bool) -> list[Segment]:
    """A piece cut at its labels; after a person a role word is no label."""
    labels = find_labels(text)
    if after_person and labels and labels[0].field in _ROLES and text[labels[0].end - 1] != ":":
        labels = ()
    parts: list[Segment] = []
    at = 0
    for label in labels:
        before = text[at : label.start]
        if _is_content(before):
            parts.append(make_value(before, line.number, line.page, column + at, gap))
        parts.append(
            Mark(label.field, line.number, line.page, column + label.start, text[label.start : label.end])
        )
        at = label.rest
    cells, at = dated_cells(text, at, line, column, gap) if not parts else ([], at)
    parts.extend(cells)
    if _is_content(text[at:]) or (after_person and normal_party(text[at:])):
        cells, at = dated_body(text, at, line, column, gap)
        parts.extend(cells)
        parts.append(make_value(text[at:], line.number, line.page, column + at, gap))
    return parts


def _is_content(text: str) -> bool:
    if text.strip()[:1] in ("(", "[") and normal_party(text.strip(" ()[]{}")):
        return True
    return sum(char.isalnum() for char in text) > 1 or text.strip().isdigit() or "-" in text.strip("() ")[:1]


def _name_heads(found: list[Segment], heads: Sequence[int], kinds: Sequence[str]) -> None:
    """Give ``Datum för anslags`` its kind when the tails (``uppsättande``, ``nedtagande``) come below."""
    if list(kinds) == ["removed"] and len(heads) > 1:  # its twin's tail stands elsewhere
        kinds = ["posted", "removed"]
    for index, kind in zip(heads, kinds, strict=False):
        mark = found[index]
        if isinstance(mark, Mark):
            found[index] = replace(mark, name=kind)


def _is_cell(part: Value, found: Sequence[Segment], in_table: bool) -> bool:
    before = found[-1] if found else None
    if not isinstance(before, Value) or before.line != part.line:
        return False
    return in_table or same_row(part, before)


def _goes_on(part: Value, found: Sequence[Segment], gap: int) -> bool:
    """Whether a value goes on from the one above; rows of two lists side by side are cut elsewhere."""
    heads = [each for each in found if isinstance(each, Mark)][-2:]
    if len(heads) == 2 and heads[0].line == heads[1].line and {each.name for each in heads} <= ATTENDANCE:
        is_closed = heads[1].column - heads[0].column <= len(heads[0].text) + 2
        if is_closed and (part.people or find_labels(part.text.partition(" ")[2])):
            return False
    return continues(part, _above(part, found), gap)


def _above(part: Value, found: Sequence[Segment]) -> Value | None:
    """The nearest earlier value in the column of a part, if no label stands between.

    A value right after its label goes on in the label's column, too.
    """
    for segment in list(reversed(found))[:12]:
        if isinstance(segment, Mark):
            if segment.line < part.line and (abs(segment.column - part.column) <= 2 or segment.name in SIGN):
                break
        elif segment.line != part.line and above(part, segment):
            return segment
    value, mark = (found[-1], found[-2]) if len(found) > 1 else (None, None)
    if isinstance(value, Value) and isinstance(mark, Mark) and value.line != part.line:
        return value if mark.line == value.line and abs(mark.column - part.column) <= 2 else None
    return None


def _join(part: Value, found: list[Segment]) -> None:
    """Join a value to the one that it goes on from."""
    last = found[-1]
    target = last if isinstance(last, Value) and last.line == part.line else _above(part, found)
    for index in range(len(found) - 1, -1, -1):
        segment = found[index]
        if isinstance(segment, Value) and segment is target:
            found[index] = joined(segment, part, as_cell=segment.line == part.line)
            return
    found.append(part)
