"""Roles that sentences and signatures tell, given to those whom the list only names.

Input: the items or the signatures, the people and the attendance list.  Output: both, changed in place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from minutes_cli.records.models import Attendance, AttendanceRole, Signature
from minutes_cli.structure.cover.elections import elected_chair, elected_secretary
from minutes_cli.structure.people.known_names import name_key
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.text.document import ItemDraft

_ELECTED: dict[AttendanceRole, Callable[[Iterable[ItemDraft], Collection[str]], str | None]] = {
    "chair": elected_chair,
    "secretary": elected_secretary,
}
_SIGNING: tuple[AttendanceRole, ...] = ("secretary", "chair")


def give_elected_roles(items: Sequence[ItemDraft], book: NameBook, attendance: Sequence[Attendance]) -> None:
    """Let those whom the meeting elects to lead it and to keep its minutes have their roles.

    attendance: whose members get the role there too.
    """
    given = Counter(row.name.split()[0] for row in attendance)
    by_first = {row.name.split()[0]: row.name for row in attendance if given[row.name.split()[0]] == 1}
    for role, elected in _ELECTED.items():
        name = elected(items, by_first) if book.with_role(role) is None else None
        if name is not None:
            give_role(role, by_first.get(name, name), book, attendance)


def give_role(role: AttendanceRole, name: str, book: NameBook, attendance: Sequence[Attendance]) -> None:
    """Let someone have a role that a sentence says, in the book and in the list."""
    book.add(name, role=role, weight=0)
    book.give_role(name, role)
    for row in attendance:
        if row.role in ("member", "official") and name_key(row.name) == name_key(name):
            row.role = role
            row.derived.append("role")


def take_roles_from_signatures(attendance: Sequence[Attendance], signatures: Sequence[Signature]) -> None:
    """Who signs as secretary or chair has that role, where no one in the list has it."""
    for role in _SIGNING:
        if any(row.role == role for row in attendance):
            continue
        signed = [each.name for each in signatures if each.role == role and each.name]
        for row in attendance:
            if row.name in signed and row.role in ("official", "member"):
                row.role = role
                row.derived.append("role")
