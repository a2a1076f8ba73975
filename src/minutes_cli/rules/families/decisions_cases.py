"""What the examples of the rules D are made of."""

from __future__ import annotations

BUDGET = {"number": "7", "title": "Budget 2025", "kind": "decision", "mark": "§"}
