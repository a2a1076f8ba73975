"""What the examples of the rules A are made of."""

from __future__ import annotations

CHAIR = {"name": "Ola Alm", "party": "S", "role": "chair"}
MEMBER = {"name": "Eva Ek", "party": "M", "role": "member"}
ITEMS = [
    {"number": "1", "title": "Val"},
    {"number": "2", "title": "Budget"},
    {"number": "3", "title": "Taxa"},
]
