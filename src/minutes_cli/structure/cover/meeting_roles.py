"""Roles on a cover that say who led the meeting and wrote its minutes, and those that are signed.

Input: the cover's fields.  Output: the same, each role under the name that its place gives it.
"""

from __future__ import annotations

from dataclasses import replace

from minutes_cli.structure.forms.dealing import Field
from minutes_cli.structure.forms.fields import Fields
from minutes_cli.structure.forms.labels import ATTENDANCE, SIGN
from minutes_cli.structure.people.known_names import name_key

_NEAR = 8  # lines from one role of a signature block to the next
_MEETING_ROLES = {
    "sign_chair": "meeting_chair",
    "sign_secretary": "meeting_secretary",
    "sign_adjuster": "adjusters",
}


def with_meeting_roles(fields: Fields) -> Fields:
    """Fields in which roles named above a heading ``Underskrifter`` say who had them, and are not signed.

    Only where the same role stands under that heading, too: there the signatures are.
    """
    fields = Fields(tuple(_absent(_signed(each, fields), fields) for each in fields.fields), fields.leftover)
    heading = next((each.rank for each in fields.named("signature_heading")), None)
    if heading is None:
        return fields
    signed = {each.name for each in fields.fields if each.rank > heading and each.name in SIGN}
    return Fields(
        tuple(
            replace(each, name=_MEETING_ROLES[each.name])
            if each.rank < heading and each.name in signed and any(value.people for value in each.values)
            else each
            for each in fields.fields
        ),
        fields.leftover,
    )


def _signed(each: Field, fields: Fields) -> Field:
    """A role right above one that is signed, of someone whom the list has already: it is signed, too."""
    below = next((other for other in fields.fields if other.rank == each.rank + 1), None)
    if each.name not in _SIGNED or below is None or below.name not in SIGN or each.page != below.page:
        return each
    listed = {
        name_key(person.name)
        for other in fields.fields
        if other.name in ATTENDANCE and other.rank < each.rank
        for value in other.values
        for person in value.people
    }
    people = [person for value in each.values for person in value.people]
    is_again = bool(people) and all(name_key(person.name) in listed for person in people)
    return replace(each, name=_SIGNED[each.name]) if is_again and below.line - each.line <= _NEAR else each


def _absent(each: Field, fields: Fields) -> Field:
    """``Vice ordförande   Bo Alm`` right under ``Ej närvarande``: the office of one who is absent."""
    if not each.name.startswith("meeting_"):
        return each
    is_headed = any(
        other.name == "absent"
        and other.rank == each.rank - 1
        and other.line >= each.line - 3
        and not any(value.line < each.line for value in other.values)
        for other in fields.fields
    )
    return replace(each, name="absent") if is_headed else each


_SIGNED = {role: label for label, role in _MEETING_ROLES.items() if role.startswith("meeting_")}
