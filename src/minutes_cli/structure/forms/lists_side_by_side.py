"""Two lists of people side by side, their rows given as lines: ``Förhindrad ledamot   Inkallad ersättare``.

Input: segments.  Output: the same with each list under its own label.  A row that holds a person for
each list is cut between them; a row with one person goes on the first.  Beside one who is absent stands
who serves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minutes_cli.structure.forms.fitting import Value, make_value
from minutes_cli.structure.forms.labels import ATTENDANCE
from minutes_cli.structure.forms.segments import Mark, Segment
from minutes_cli.structure.people.listed import read_people
from minutes_cli.structure.text.folding import fold

_SHORTEST_PHRASE = 4


def one_list_a_label(found: Sequence[Segment]) -> list[Segment]:
    """Lists side by side one under the other."""
    result: list[Segment] = []
    index = 0
    while index < len(found):
        marks = _two_labels(found, index)
        end = index + 2
        while marks and end < len(found) and _may_be_row(found[end]):
            end += 1
        rows = [_cut(each) for each in found[index + 2 : end] if isinstance(each, Value)] if marks else []
        if not marks or not any(len(row) > 1 for row in rows) or any(len(row) > 2 for row in rows):
            result.append(found[index])
            index += 1
            continue
        replaced = marks[0].name == "absent" and marks[1].name == "serving"
        lefts = [row[0] for row in rows]
        rights = [_with_replaced(row[1], row[0]) if replaced else row[1] for row in rows if len(row) > 1]
        result.extend([marks[0], *lefts, replace(marks[1], line=lefts[-1].line), *rights])
        index = end
    return result


def _two_labels(found: Sequence[Segment], index: int) -> tuple[Mark, Mark] | None:
    if index + 2 >= len(found):
        return None
    first, second = found[index], found[index + 1]
    if not (isinstance(first, Mark) and isinstance(second, Mark)) or first.line != second.line:
        return None
    is_list = first.name in ATTENDANCE and second.name in ATTENDANCE
    return (first, second) if is_list else None


def _may_be_row(segment: Segment) -> bool:
    return isinstance(segment, Value) and bool(segment.people) and segment.begins_with_person


def _cut(value: Value) -> list[Value]:
    """A row cut before each of its people."""
    people = read_people(value.text)
    starts = [0]
    for person in people[1:]:
        at = value.text.find(person.name, starts[-1] + _SHORTEST_PHRASE)
        if at < 0 or person.title or (person.replaces and len(people) > 2):
            return [value]
        starts.append(at)
    ends = [*starts[1:], len(value.text)]
    return [
        make_value(value.text[start:end], value.line, value.page, value.column + start, value.gap)
        for start, end in zip(starts, ends, strict=True)
    ]


def _with_replaced(value: Value, absent: Value) -> Value:
    if "ersatter" in fold(value.text):
        return value
    text = f"{value.text} ersätter {absent.people[0].name}"
    return make_value(text, value.line, value.page, value.column, value.gap)
