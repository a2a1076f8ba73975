"""When two printed names are one person: short forms, damage, first names alone."""

from __future__ import annotations

import pytest

from minutes_cli.rules.people import is_same_person


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Amina", "Amina Haddad", True),  # listed by first name, signs in full
        ("Haddad", "Amina Haddad", True),
        ("A Haddad", "Amina Haddad", True),
        ("Anna-Karin Öström (S), ordförande", "Anna-Karin Ostrom", True),
        ("Amina Haddad", "Karin Haddad", False),
        ("Amina", "Karin Haddad", False),
    ],
)
def test_names_of_one_person(one: str, other: str, expected: bool) -> None:
    assert is_same_person(one, other) is expected
