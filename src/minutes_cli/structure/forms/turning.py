"""Signature blocks that print the names above the roles.

Input: segments.  Output: segments with each role before its name, as in other blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.fitting import Value, make_value
from minutes_cli.structure.forms.labels import ATTENDANCE, SIGN
from minutes_cli.structure.forms.name_runs import NamesOnLine
from minutes_cli.structure.forms.roles_after_names import with_roles_first
from minutes_cli.structure.forms.segments import Mark, Segment
from minutes_cli.structure.text.folding import fold

_SCRAWLS = 4  # segments that a pen can make between a role and its name
_ROW = 16  # segments of a row of roles, with what a pen made after it
_VERB = regex(r"\W*(?:protokollet\s+)?justera[st]\b")
LINKED = regex(r"\b(?:och|samt)\b|,")


def turn_round(found: Sequence[Segment], names_on_line: NamesOnLine | None) -> list[Segment]:
    """Names above roles turned round.

    A block of names and roles by turns that begins with names and ends with roles, two roles or more, has
    each row of names above its roles.
    """
    found = with_roles_first(found)
    turned: list[Segment] = []
    index = 0
    while index < len(found):
        rows, end = _rows(found, index, names_on_line)
        if rows is None:
            turned.append(found[index])
            index += 1
            continue
        if any(len(marks) > 1 for _, marks in rows):  # side by side: they sign, whatever list stands above
            first = rows[0][1][0]
            turned.append(Mark("signature_heading", first.line, first.page, first.column, ""))
        for names, marks in rows:
            turned.extend(_paired(marks, names))
        index = end
    return _headed(turned)


def in_printed_order(found: Sequence[Segment]) -> list[Segment]:
    """What :func:`turn_round` gives where no names stand above their roles."""
    return _headed(with_roles_first(found))


def _headed(found: Sequence[Segment]) -> list[Segment]:
    """Roles side by side under a list, with names under them, get a heading: they are no part of the list."""
    result: list[Segment] = []
    listing = 0  # page of the list that goes on
    for index, each in enumerate(found):
        if isinstance(each, Mark) and not _is_sign(each):
            listing = each.page if each.name in ATTENDANCE else 0
        run = 0
        while (
            index + run < len(found) and _is_sign(found[index + run]) and found[index + run].line == each.line
        ):
            run += 1
        below = found[index + run] if run > 1 and index + run < len(found) else None
        if listing == each.page and isinstance(below, Value) and below.people and below.line > each.line:
            result.append(Mark("signature_heading", each.line, each.page, each.column, ""))
            listing = 0
        result.append(each)
    return result


def _rows(
    found: Sequence[Segment], start: int, names_on_line: NamesOnLine | None
) -> tuple[list[tuple[list[Segment], list[Segment]]] | None, int]:
    """Rows of names with the roles under them from an index on, and the index after; None if none begin."""
    if not _may_be_name(found[start]):
        return None, start
    waits = _waits_for_name(found, start)
    rows: list[tuple[list[Segment], list[Segment]]] = []
    at = start
    while True:
        names_at = at
        while at < len(found) and _may_be_name(found[at]):
            at += 1
        marks_at = at
        while at < len(found) and _is_sign(found[at]):
            at += 1
        marks = list(found[marks_at:at])
        if not marks:
            return (rows, names_at) if rows and names_at == at and _has_two(rows) else (None, start)
        names = [
            part for each in found[names_at:marks_at] for part in _parted(each, len(marks), names_on_line)
        ]
        if not names or len(names) != len(marks) or not all(map(_is_bare_name, names)):
            return None, start
        if waits and not rows and not (_is_row_of_roles(marks) and len(marks) > waits):
            return None, start
        rows.append((names, marks))


def _is_row_of_roles(marks: Sequence[Segment]) -> bool:
    """Whether roles stand side by side: names above are theirs, ``Vid protokollet`` a heading."""
    is_row = len(marks) > 1 and len({mark.line for mark in marks}) == 1
    return is_row and not any(_VERB.match(fold(mark.text)) for mark in marks)


def _waits_for_name(found: Sequence[Segment], start: int) -> int:
    """How many roles stand on the line before, nothing but scrawl between: names may stand below them."""
    for segment in reversed(found[max(0, start - _SCRAWLS) : start]):
        if isinstance(segment, Mark):
            near = found[max(0, start - _ROW) : start]
            return sum(_is_sign(each) and each.line == segment.line for each in near)
        if segment.people or segment.dates:
            return 0
    return 0


def _has_two(rows: Sequence[tuple[Sequence[Segment], Sequence[Segment]]]) -> bool:
    return sum(len(marks) for _, marks in rows) > 1


def _may_be_name(segment: Segment) -> bool:
    return (
        isinstance(segment, Value)
        and segment.begins_with_person
        and not any(person.party or person.replaces for person in segment.people)
    )


def _is_sign(segment: Segment) -> bool:
    return isinstance(segment, Mark) and segment.name in SIGN


def _parted(segment: Segment, count: int, names_on_line: NamesOnLine | None) -> list[Segment]:
    """A line of joined names as one value a name, if there are as many as labels."""
    if isinstance(segment, Value) and segment.people and names_on_line and not LINKED.search(segment.text):
        names = names_on_line(segment.text, count)
        if len(names) == count:
            return [
                make_value(name, segment.line, segment.page, segment.column + at, segment.gap)
                for at, name in enumerate(names)
            ]
    return [segment]


def _paired(marks: Sequence[Segment], names: Sequence[Segment]) -> list[Segment]:
    pairs: list[Segment] = []
    for mark, name in zip(marks, names, strict=True):
        pairs.extend((mark, replace(name, line=mark.line)))
    return pairs


def _is_bare_name(segment: Segment) -> bool:
    return (
        isinstance(segment, Value)
        and len(segment.people) == 1
        and segment.begins_with_person
        and not (segment.people[0].party or segment.people[0].title or segment.people[0].replaces)
    )
