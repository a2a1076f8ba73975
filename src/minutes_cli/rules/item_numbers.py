"""Item numbers as rules compare them: whole, in parts, in ranges, and who was there for them."""

from __future__ import annotations

import re
from functools import lru_cache

from minutes_cli.records.models import Attendance, Item, Range


def took_part(person: Attendance, item: Item) -> bool:
    """Whether a person's entry covers an item: its ranges, less its exceptions."""
    number = plain_number(item.number)
    if number is None:
        return True
    if in_ranges(number, person.except_items):
        return False
    return not person.items or in_ranges(number, person.items)


def in_ranges(number: int, ranges: list[Range]) -> bool:
    """Whether a number lies in one of the ranges, ends included."""
    return any(low <= number <= high for low, high in ranges)


def plain_number(number: str | None) -> int | None:
    """A whole item number; None for ``8.2``, ``a`` and the like.

    >>> plain_number("12"), plain_number("8.2")
    (12, None)
    """
    return (
        int(number)
        if number is not None and number.isascii() and number.isdigit() and len(number) < 7
        else None
    )


@lru_cache(maxsize=4096)  # rules of sequences ask of the same numbers
def split_number(number: str | None) -> tuple[int, ...] | None:
    """The parts of an item number.

    >>> split_number("9.8"), split_number("b")
    ((9, 8), None)
    """
    if not number or not all(
        part.isascii() and part.isdigit() and len(part) < 7 for part in re.split(r"[.:]", number)
    ):
        return None
    return tuple(int(part) for part in re.split(r"[.:]", number))
