"""Values that name people, before they are dealt to labels: rows parted, adjusters kept apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.dealing import Field
from minutes_cli.structure.forms.fitting import Value, make_value
from minutes_cli.structure.forms.labels import ATTENDANCE, SIGN
from minutes_cli.structure.forms.name_runs import NamesOnLine
from minutes_cli.structure.forms.turning import LINKED
from minutes_cli.structure.people.known_names import name_key

_TITLE_END = regex(r",\s*\w*(?:ordf(?:örande)?|sekreterare|justerare)\W*$")  # of the last on the line


def without_adjusters(
    values: list[Value], labels: Sequence[Field], fields: Sequence[Field], column: Collection[int]
) -> list[Value]:
    """The values without those at the end who are listed before: ``Utses att justera`` in a column has them.

    labels: those that wait.  fields: what was read before.  column: ranks of labels read as a column.
    """
    waiting = next((each for each in labels if each.name == "adjusters" and not each.values), None)
    if waiting is None or waiting.rank not in column or any(each.name in SIGN for each in labels):
        return values
    listed = {
        name_key(person.name)
        for value in (value for each in fields if each.name in ATTENDANCE for value in each.values)
        for person in value.people
    }
    kept = list(values)
    while len(kept) > 1:
        here = {name_key(person.name) for value in kept[:-1] for person in value.people}
        again = kept[-1].people
        if not again or any(each.role or each.title for each in again):
            break
        if not all(name_key(each.name) in listed | here for each in again):
            break
        waiting.values.insert(0, kept.pop())
    return kept


def parted(value: Value, count: int, beside: int, names_on_line: NamesOnLine) -> list[Value]:
    """A line of names under signature labels as one value a name.

    count: labels that wait; beside: how many of them stand side by side on the last line of labels.
    """
    if any(person.party or person.replaces for person in value.people):
        if not 1 < beside == len(value.people) or LINKED.search(value.text):
            return [value]
        return [
            make_value(person.name, value.line, value.page, value.column + at, value.gap, value.line_end)
            for at, person in enumerate(value.people)
        ]
    untitled = _TITLE_END.sub("", value.text)
    names = [] if LINKED.search(untitled) else names_on_line(untitled, count)
    if len(names) < 2:
        return [value]
    names[-1] += value.text[value.text.rfind(names[-1]) + len(names[-1]) :] if names[-1] in value.text else ""
    return [
        make_value(name, value.line, value.page, value.column + at, value.gap, value.line_end)
        for at, name in enumerate(names)
    ]
