"""Two lists of people side by side, their rows given as lines: ``Förhindrad ledamot   Inkallad ersättare``.

Input: segments.  Output: the same with each list under its own label.  A row that holds a person for
each list is cut between them; a row with one person goes on the first.  Beside one who is absent stands
who serves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.fitting import Value, make_value
from minutes_cli.structure.forms.labels import ATTENDANCE, find_labels
from minutes_cli.structure.forms.segments import Mark, Segment
from minutes_cli.structure.people.known_names import is_given
from minutes_cli.structure.people.listed import read_people
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

_SHORTEST_PHRASE = 4
_PARTY = regex(r"\([\w-]{1,6}\)(?=\s)")
_ITEMS = regex(r"\s+(?P<items>\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?:,\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?)*)$")
_SMALL_WORDS = regex(r"(?P<words>[a-zåäö][a-zåäö ]{2,30})\s+(?=[A-ZÅÄÖ])")
_NAME_WORD = regex(r"(?<![(\w])[A-ZÅÄÖ][\w-]+(?![)\w])")
_BREAKS_OFF = regex(r"(?:,|\bvice|\bersätter|\bför|\btjänstgörande)$")


@frozen
class _Row:
    """What a line says of each list.

    goes_on: words of the first list's row above.  label: of another list that begins in the second column.
    """

    goes_on: str = ""
    left: Value | None = None
    label: Mark | None = None
    right: Value | None = None


def one_list_a_label(found: Sequence[Segment]) -> list[Segment]:
    """Lists side by side one under the other."""
    result: list[Segment] = []
    index = 0
    while index < len(found):
        marks = _two_labels(found, index)
        rows = _rows(found[index + 2 :]) if marks else []
        if not marks or not any(row.left and row.right for row in rows):
            result.append(found[index])
            index += 1
            continue
        replaced = marks[0].name == "absent" and marks[1].name == "serving"
        lefts: list[Value] = []
        rights: list[Segment] = []
        for row in rows:
            if row.goes_on:
                lefts[-1] = _with(lefts[-1], row.goes_on)
            if row.left:
                _take_left(row.left, lefts, rights)
            if row.label:
                rights.append(row.label)
            if row.right:
                rights.append(_with_replaced(row.right, row.left) if replaced and row.left else row.right)
        result.extend([marks[0], *lefts, replace(marks[1], line=lefts[-1].line), *rights])
        index += 2 + len(rows)
    return result


def _rows(found: Sequence[Segment]) -> list[_Row]:
    """The rows of two lists; none where one holds more people than lists."""
    rows: list[_Row] = []
    above = ""  # what the first list says last
    for segment in found:
        row = _row(segment, above) if isinstance(segment, Value) else None
        if row is None:
            break
        if row.right and len(row.right.people) > 1 and not row.right.people[0].replaces:
            return []
        rows.append(row)
        above = row.left.text if row.left else f"{above} {row.goes_on}"
    return rows


def _row(value: Value, above: str) -> _Row | None:
    text = value.text
    small = _SMALL_WORDS.match(text) if _BREAKS_OFF.search(above) else None
    if small:  # ``ordförande   Stina Ek (S)``: the first list's row above goes on
        rest = _part(value, small.end(), len(text))
        label = _label(rest, 0)
        if label is None and not (rest.people and rest.begins_with_person):
            return None
        return _Row(goes_on=small["words"], label=label, right=None if label else rest)
    if not value.people or not value.begins_with_person:
        return None
    if above.endswith("ersätter") and len(value.people) == 1:
        return _Row(goes_on=text)
    cut = _second(value)
    if cut:
        return _Row(left=_part(value, 0, cut), right=_part(value, cut, len(text)))
    party = _PARTY.search(text)
    label = _label(value, party.end()) if party else None
    return _Row(left=_part(value, 0, party.end()) if party and label else value, label=label)


def _second(value: Value) -> int | None:
    """Where the second person of a row begins, who stands on the second list."""
    text, people = value.text, read_people(value.text)
    if len(people) > 1:
        at = text.find(people[1].name, _SHORTEST_PHRASE)
        return at if at > 0 else None
    first = people[0]
    if first.replaces and first.party:  # ``Bo Alm (S), ersätter   Eva Lind, sekreterare``
        at = text.find(first.replaces, _SHORTEST_PHRASE)
        after = text[at + len(first.replaces) :].strip()
        return at if at > 0 and after.startswith(",") and after[1:].strip()[:1].islower() else None
    if first.party and first.title:  # ``Bo Alm (S), Byviks kommun   Eva Lind, ekonom``
        words = [*_NAME_WORD.finditer(text, text.find(first.name) + len(first.name))]
        pairs = pairwise(words)
        return next(
            (word.start() for word, after in pairs if is_given(word[0]) and after.start() == word.end() + 1),
            None,
        )
    return None


def _label(value: Value, at: int) -> Mark | None:
    """The label that a row holds from an offset on, and nothing else."""
    tail = value.text[at:].strip()
    labels = find_labels(tail) if tail[:1].isupper() else ()
    if len(labels) != 1 or labels[0].field not in ATTENDANCE or tail[labels[0].rest :].strip():
        return None
    return Mark(labels[0].field, value.line, value.page, value.column + at, tail)


def _part(value: Value, start: int, end: int) -> Value:
    """A stretch of a row as a value of its own."""
    return make_value(value.text[start:end], value.line, value.page, value.column + start, value.gap)


def _with(value: Value, text: str) -> Value:
    """A value with the words that go on from it."""
    return make_value(f"{value.text} {text}", value.line, value.page, value.column, value.gap)


def _take_left(value: Value, lefts: list[Value], rights: list[Segment]) -> None:
    """Put a row on the first list, and what it holds of the paragraphs of the row before beside that."""
    last = rights[-1] if rights else None
    items = _ITEMS.search(value.text) if isinstance(last, Value) and last.text.endswith("§") else None
    if items and isinstance(last, Value):
        rights[-1] = _with(last, items["items"])
        value = _part(value, 0, items.start())
    lefts.append(value)


def _two_labels(found: Sequence[Segment], index: int) -> tuple[Mark, Mark] | None:
    if index + 2 >= len(found):
        return None
    first, second = found[index], found[index + 1]
    if not (isinstance(first, Mark) and isinstance(second, Mark)) or first.line != second.line:
        return None
    is_list = first.name in ATTENDANCE and second.name in ATTENDANCE
    return (first, second) if is_list else None


def _with_replaced(value: Value, absent: Value) -> Value:
    if "ersatter" in fold(value.text):
        return value
    text = f"{value.text} ersätter {absent.people[0].name}"
    return make_value(text, value.line, value.page, value.column, value.gap)
