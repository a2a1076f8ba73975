"""What the examples of the rules C are made of."""

from __future__ import annotations

KS = "Kommunstyrelsen"


def minutes(date: str, first: int = 1, last: int = 3, **meeting: object) -> dict[str, object]:
    """A minimal record for the examples: a board's minutes of a day with a range of items."""
    return {
        "meeting": {"body": KS, "date": date, **meeting},
        "items": [
            {"number": str(number), "title": f"Ärende {date} {number}", "mark": "§"}
            for number in range(first, last + 1)
        ],
    }
