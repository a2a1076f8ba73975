"""Signature blocks that print the names above the roles.

Input: segments.  Output: segments with each role before its name, as in other blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from minutes_cli.patterns import regex
from minutes_cli.structure.fitting import Value, make_value
from minutes_cli.structure.labels import SIGN
from minutes_cli.structure.segments import Mark, Segment

NamesOnLine = Callable[[str, int], list[str]]
LINKED = regex(r"\b(?:och|samt)\b|,")


def turn_round(found: Sequence[Segment], names_on_line: NamesOnLine | None) -> list[Segment]:
    """Names above roles turned round.

    Two or more roles in a row with as many bare names right before them and none after.
    """
    alternating = _alternating(found, names_on_line)
    if alternating:
        return alternating
    turned = list(found)
    index = 0
    while index < len(turned):
        end = index
        while end < len(turned) and _is_sign(turned[end]):
            end += 1
        count = end - index
        if count > 1 and index and not any(_is_bare_name(each) for each in turned[end : end + 3]):
            parted = _parted(turned[index - 1], count, names_on_line)
            turned[index - 1 : index] = parted
            index, end = index + len(parted) - 1, end + len(parted) - 1
            names = turned[max(0, index - count) : index]
            before = turned[index - count - 1] if index > count else None
            if len(names) == count and all(map(_is_bare_name, names)) and not (before and _is_sign(before)):
                turned[index - count : end] = _paired(turned[index:end], names)
        index = max(end, index + 1)
    return turned


def _alternating(found: Sequence[Segment], names_on_line: NamesOnLine | None) -> list[Segment]:
    """A block of rows of names, each with its row of roles below, turned round; empty if it is none."""
    turned: list[Segment] = []
    names: list[Segment] = []
    marks: list[Segment] = []
    for segment in [*found, None]:
        if marks and (segment is None or not _is_sign(segment)):
            if len(names) == 1:
                names = _parted(names[0], len(marks), names_on_line)
            if len(names) != len(marks) or not all(map(_is_bare_name, names)):
                return []
            turned.extend(_paired(marks, names))
            names, marks = [], []
        if segment is not None:
            (marks if _is_sign(segment) else names).append(segment)
    return turned if len(turned) > 2 and not names else []


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
