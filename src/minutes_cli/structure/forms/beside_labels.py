"""What stands right after a label on its line: its value whatever it looks like, or a speck."""

from __future__ import annotations

from minutes_cli.structure.forms.fitting import Value
from minutes_cli.structure.forms.labels import ATTENDANCE, SIGN
from minutes_cli.structure.people.known_names import name_evidence

_FEWEST_LETTERS = 2
_TAKES_TEXT = frozenset({"organisation", "organ", "matter", "place_time", "stored"})


def is_speck(value: Value) -> bool:
    """Whether a value is what OCR made of a speck or the edge of a box."""
    return not value.people and sum(char.isalnum() for char in value.text) < _FEWEST_LETTERS


def takes_any(name: str, value: Value) -> bool:
    """Whether a label beside a value has it, whatever it looks like (``Se förteckning``, ``Brf Solen``)."""
    if name in SIGN:
        return bool(value.dates) or _names_someone(value)
    return name in _TAKES_TEXT or name in ATTENDANCE


def _names_someone(value: Value) -> bool:
    """Whether a value ends with a name that is surely one, whatever a dotted line made before it."""
    return bool(value.people) and name_evidence(value.people[-1].name) > 0
