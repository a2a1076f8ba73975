"""Item numbers as sequences: several documents in one file, sub-numbers, gaps."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_cli.records.models import Item
from minutes_cli.rules.item_numbers import split_number
from minutes_cli.values import frozen

# A file may hold two minutes in a row; a restart counts as a new sequence from this many items on.
LEAST_RESTART = 3


@frozen
class Gap:
    """Numbers missing between two items; first and last as printed."""

    before: Item
    after: Item
    first: str
    last: str
    last_number: int

    @property
    def shown(self) -> str:
        """The missing numbers in words: ``§ 76``, ``§§ 76–78``."""
        mark = "§" if self.after.mark == "§" else ""
        if self.first == self.last:
            return f"{mark} {self.first}".strip()
        return f"{mark * 2} {self.first}–{self.last}".strip()


def sequences(items: list[Item]) -> list[list[Item]]:
    """The items in runs that each should rise: a restart at 1 begins a new one where it goes on."""
    runs: list[list[Item]] = [[]]
    numbered = [item for item in items if split_number(item.number) is not None]
    for place, item in enumerate(numbered):
        if runs[-1] and _is_restart(numbered, place):
            runs.append([])
        runs[-1].append(item)
    return [run for run in runs if run]


def _is_restart(items: list[Item], place: int) -> bool:
    """Whether the item at a place begins a sequence anew: 1, 2, 3 after a higher number."""
    coming = [split_number(item.number) for item in items[place : place + LEAST_RESTART]]
    before = split_number(items[place - 1].number)
    expected = [(number,) for number in range(1, LEAST_RESTART + 1)]
    return coming == expected and before is not None and before[0] > 2


def iter_gaps(run: list[Item]) -> Iterator[Gap]:
    """Yield the gaps of a run: between neighbours, in the last part of the number.

    A number that turns up elsewhere in the run is out of order, not missing.
    """
    known = {split_number(item.number) for item in run}
    highest: Item | None = None
    for item in run:
        number = split_number(item.number)
        before = split_number(highest.number) if highest is not None else None
        if number is None:
            continue
        if before is None or highest is None:
            highest = item
            continue
        if len(before) == len(number) and before[:-1] == number[:-1] and number[-1] > before[-1] + 1:
            missing = [
                value
                for value in range(before[-1] + 1, min(number[-1], before[-1] + 1000))
                if (*number[:-1], value) not in known
            ]
            if missing:
                first, last = (
                    ".".join(map(str, (*number[:-1], value))) for value in (missing[0], missing[-1])
                )
                yield Gap(highest, item, first, last, missing[0])
        if number > before:
            highest = item
