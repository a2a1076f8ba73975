"""What the examples of the rules J are made of."""

from __future__ import annotations

CHAIR = {"name": "Ola Alm", "role": "chair"}
SECRETARY = {"name": "Siv Rask", "role": "secretary"}
MEMBERS = [{"name": name, "role": "member"} for name in ("Eva Ek", "Per Sten", "Ann Lind")]
COVER = {
    "meeting": {"date": "2024-03-04", "place": "Rådhuset"},
    "attendance": [CHAIR, *MEMBERS, SECRETARY],
}
