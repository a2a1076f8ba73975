"""The list of those who decide where OCR read its label, set in the middle of a tall row, after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutes_cli.structure.forms.dealing import Field
from minutes_cli.structure.forms.fitting import Value, value_class

_FEWEST = 3  # people that make a list
_NEXT = 3  # lines from one of a list to the next


def with_list_before(fields: Sequence[Field], leftover: Sequence[Value]) -> list[Field]:
    """The fields, the one label of those who decide that has no values with a list left over above it.

    The list begins with who leads the meeting.
    """
    empty = [each for each in fields if each.name == "deciding" and not each.values]
    if len(empty) != 1 or any(each.name == "deciding" and each.values for each in fields):
        return list(fields)
    label = empty[0]
    for run in _runs(leftover):
        leads = any(person.role == "chair" for person in run[0].people)
        if leads and len(run) >= _FEWEST and run[0].page == label.page and run[-1].line < label.line:
            return [replace(each, values=run) if each is label else each for each in fields]
    return list(fields)


def _runs(values: Sequence[Value]) -> Iterator[list[Value]]:
    """People one below the other, as many as stand together."""
    run: list[Value] = []
    for value in values:
        is_next = run and value.page == run[-1].page and 0 < value.line - run[-1].line_end <= _NEXT
        if value_class(value) != "people":
            continue
        if run and not is_next:
            yield run
            run = []
        run.append(value)
    if run:
        yield run
