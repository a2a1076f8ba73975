"""What the examples of the rules N are made of."""

from __future__ import annotations

FIVE = [{"number": str(number), "title": f"Ärende {number}", "mark": "§"} for number in range(41, 46)]
