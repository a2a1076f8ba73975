"""What the labels read so far say of those that wait for a value.

Input: the fields in order.  Output: a field that gets a value, or whether the fields say something.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from minutes_cli.structure.forms.dealing import Field
from minutes_cli.structure.forms.fitting import Value
from minutes_cli.structure.forms.labels import ATTENDANCE, SIGN
from minutes_cli.structure.text.folding import fold

_SIGNED_UNDER = 3  # lines from a role to the name under it


def list_before(
    column: Collection[int], fields: Sequence[Field], page: int, current: Field | None
) -> list[Field]:
    """The list of people above labels that OCR read as a column: further rows of it stand below them.

    column: ranks of those labels.  current: the field that goes on anyhow.
    """
    return [
        last
        for last in fields[: min(column, default=0)][-1:]
        if last.name in ATTENDANCE and last.page == page and last.values and last is not current
    ]


def signed_under(run: Sequence[Value], fields: Sequence[Field], waiting: Sequence[Field]) -> Field | None:
    """The label of a signature that a name alone stands under, right before the next, whatever lists wait."""
    label = fields[-1] if fields else None
    value = run[0] if len(run) == 1 else None
    if label is None or value is None or label.name not in SIGN or label.values or len(value.people) != 1:
        return None
    person = value.people[0]
    is_only = [each for each in waiting if each.name in SIGN and not each.values] == [label]
    is_bare = not (person.title or person.replaces or person.role)
    is_near = value.page == label.page and value.line - label.line <= _SIGNED_UNDER
    return label if is_only and is_bare and is_near else None


def has_deciding(fields: Sequence[Field]) -> bool:
    """Whether a list says who decided: ``Deltagande`` below it are the others."""
    listed = [fold(each.text) for each in fields if each.name == "deciding"]
    return any("beslut" in text or "ledam" in text for text in listed)


def signs_on(fields: Sequence[Field], page: int) -> bool:
    """Whether a page has a heading of signatures, whose roles may stand after lists (label columns)."""
    return any(each.name == "signature_heading" and each.page == page for each in fields)
