"""The case of a reading: what of it the writer chose, and what is damage."""

from __future__ import annotations

from minutes_cli.patterns import regex

_SHORT_WITH_L = regex(r"[A-ZÅÄÖ]I[a-zåäöé]{1,2}")  # UIf for Ulf


def is_title(read: str) -> bool:
    """Whether a reading begins with a capital that is not one of many."""
    return read[:1].isupper() and not _mostly_capitals(read)


def _mostly_capitals(read: str) -> bool:
    if read.islower() or read[1:].islower():
        return False
    letters = [c for c in read if c.isalpha()]
    if _SHORT_WITH_L.fullmatch(read):
        return False
    return sum(c.isupper() for c in letters) * 2 > len(letters)


def fold_case(read: str) -> str:
    """A reading with the case that says nothing folded away.

    A first capital, or capitals throughout, are the writer's; a capital inside a lower-case word is
    damage and stays.

    >>> fold_case("Tjansteutlatande"), fold_case("tjGnst"), fold_case("ARENDE")
    ('tjansteutlatande', 'tjGnst', 'arende')
    """
    if _mostly_capitals(read):
        return read.lower()
    return read[:1].lower() + read[1:]
