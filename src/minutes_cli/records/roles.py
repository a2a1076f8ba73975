"""Which roles of the attendance list take part in decisions."""

from __future__ import annotations

SERVING = frozenset({"chair", "vice_chair", "member", "serving_substitute"})
