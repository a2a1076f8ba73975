"""Which items the cover says that the minutes hold: ``Paragrafer §§ 62-77``."""

from __future__ import annotations

import re

from minutes_cli.structure.forms.fields import Fields
from minutes_cli.structure.forms.fitting import value_class
from minutes_cli.structure.people.presence import read_ranges

_MOST_ITEMS = 400  # items of one meeting


def _without_sign(pair: tuple[int, int]) -> tuple[int, int]:
    """A range whose § stands last and was read as a figure: ``88 - 97 §`` as ``88-978``."""
    low, high = pair
    if high > low + _MOST_ITEMS and str(high)[-1] in "85" and low <= high // 10:
        return low, high // 10
    return pair


def item_ranges(fields: Fields) -> list[list[int]]:
    """The range of items that the cover states."""
    for each in fields.named("paragraphs"):
        for value in each.values:
            ranges = read_ranges(value.text)
            if ranges:
                return [list(_without_sign(pair)) for pair in ranges]
    for value in fields.leftover:
        if value.text.lstrip()[:1] in "§$&8" and value_class(value) == "range":
            ranges = read_ranges(re.sub(r"^\W*(?:8[83]?\s+|5\s+)?", "", value.text))
            if ranges and ranges[0][0] < ranges[-1][1]:
                return [list(pair) for pair in ranges]
    for each in fields.named("sign_secretary", "sign_chair", "sign_adjuster"):
        for value in each.values:
            if value.people and value.people[-1].presence.items:
                return [list(pair) for pair in value.people[-1].presence.items]
            tail = re.search(r"\b(\d{1,4}\s?[-–—]\s?\d{1,4})\W*$", value.text)
            if tail and not value.dates:
                return [list(pair) for pair in read_ranges(tail[1])]
    return []
