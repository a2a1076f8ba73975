"""What the examples of the rules V are made of."""

from __future__ import annotations

ITEM = {"number": "15", "title": "Hyresavtal", "kind": "decision", "mark": "§"}
YES = [{"name": name, "vote": "yes"} for name in ("Eva Ek", "Ola Alm", "Per Sten")]
NO = [{"name": name, "vote": "no"} for name in ("Ann Lind", "Bo Berg")]
FIVE = [
    {"name": "Eva Ek", "role": "chair"},
    *({"name": name, "role": "member"} for name in ("Ola Alm", "Per Sten", "Ann Lind", "Bo Berg")),
]
