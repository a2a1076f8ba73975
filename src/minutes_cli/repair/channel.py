"""The channel: how likely each reading of each letter is, for each OCR language model.

Counts are measured (``tools/measure_channel.py``) and kept as reviewed data in
``dictionaries/channel/``; ``paper.tsv`` there adds what real paper does and clean renderings do
not.  Costs are -ln P(read | true).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from minutes_cli.language.skeleton import skeleton

SMOOTHING = 0.3
UNSEEN_IDENTITY = 0.002
IMPOSSIBLE = 99.0
MAX_EDIT_COST = 9.5


@dataclass(frozen=True, slots=True)
class Edit:
    """One confusion: `true` was printed, `read` was read."""

    true: str
    read: str
    cost: float


@dataclass(slots=True)
class Channel:
    """Confusions of one OCR model.

    by_read: first character of what was read to the edits that may explain it, `read` as scanned
    (case kept) and `true` in lower case.  identity: cost of reading a letter right.
    """

    name: str
    by_read: dict[str, list[Edit]] = field(default_factory=dict)
    identity: dict[str, float] = field(default_factory=dict)

    def identity_cost(self, letter: str) -> float:
        """Cost of reading a lower-case letter right."""
        return self.identity.get(letter, UNSEEN_IDENTITY)

    def cost(self, true: str, read: str) -> float:
        """-ln P(read | true) of a word, the cheapest alignment; IMPOSSIBLE when there is none.

        true: lower case.  read: as :func:`fold_case` leaves it.
        """
        edits = self.align(true, read)
        return IMPOSSIBLE if edits is None else sum(edit.cost for edit in edits)

    def align(self, true: str, read: str) -> list[Edit] | None:
        """The cheapest alignment of a word and its reading, None when there is none."""
        width = len(true) + 1
        best: list[float] = [IMPOSSIBLE] * (width * (len(read) + 1))
        back: list[Edit | None] = [None] * len(best)
        best[0] = 0.0
        for i in range(len(read)):
            options = self.by_read.get(read[i], ())
            letter = read[i]
            for j in range(width):
                here = best[i * width + j]
                if here >= IMPOSSIBLE:
                    continue
                if j < len(true) and true[j] == letter:
                    price = here + self.identity_cost(letter)
                    place = (i + 1) * width + j + 1
                    if price < best[place]:
                        best[place], back[place] = price, Edit(letter, letter, price - here)
                for edit in options:
                    if true.startswith(edit.true, j) and read.startswith(edit.read, i):
                        price = here + edit.cost
                        place = (i + len(edit.read)) * width + j + len(edit.true)
                        if price < best[place]:
                            best[place], back[place] = price, edit
        place = len(read) * width + len(true)
        if best[place] >= IMPOSSIBLE:
            return None
        path: list[Edit] = []
        while place:
            edit = back[place]
            if edit is None:
                return None
            path.append(edit)
            place -= len(edit.read) * width + len(edit.true)
        return path[::-1]


def fold_case(read: str) -> str:
    """A reading with the case that says nothing folded away.

    A first capital, or capitals throughout, are the writer's; a capital inside a lower-case word is
    damage and stays.

    >>> fold_case("Tjansteutlatande"), fold_case("tjGnst"), fold_case("ARENDE")
    ('tjansteutlatande', 'tjGnst', 'arende')
    """
    letters = [c for c in read if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) * 2 > len(letters):
        return read.lower()
    return read[:1].lower() + read[1:]


def build_channel(name: str, rows: Iterable[tuple[str, str, float]]) -> Channel:
    """Make a channel from (true, read, count) rows; counts of the same pair add up."""
    counts: dict[tuple[str, str], float] = defaultdict(float)
    totals: dict[str, float] = defaultdict(float)
    for true, read, count in rows:
        # case pairs tell the same story in capitals: Ä read A is ä read a
        if true.isupper() and read.isupper():
            true, read = true.lower(), read.lower()
        true = true.lower()
        counts[true, read] += count
        totals[true] += count
    channel = Channel(name)
    by_read: dict[str, list[Edit]] = defaultdict(list)
    for (true, read), count in sorted(counts.items()):
        if not read or not true:
            continue
        cost = -math.log(count / (totals[true] + SMOOTHING))
        if true == read:
            channel.identity[true] = cost
        elif cost <= MAX_EDIT_COST or totals[true] < 60:
            by_read[read[0]].append(Edit(true, read, max(cost, 0.001)))
    for letter in "åäö":
        # a model that has never read this letter right all but never does
        channel.identity.setdefault(letter, -math.log(SMOOTHING / (totals[letter] + SMOOTHING)))
    channel.by_read = dict(by_read)
    return channel


def changes_skeleton(edit: Edit) -> bool:
    """Whether the edit is more than a lost mark.

    >>> changes_skeleton(Edit("ä", "a", 0.1)), changes_skeleton(Edit("ä", "i", 3.0))
    (False, True)
    """
    return skeleton(edit.true) != skeleton(edit.read)
