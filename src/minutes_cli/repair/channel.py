"""The channel: how likely each reading of each letter is, for each OCR language model.

Counts are measured (``tools/measure_channel.py``) and kept as reviewed data in
``dictionaries/channel/``; ``paper.tsv`` there adds what real paper does and clean renderings do
not.  Costs are -ln P(read | true).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from minutes_cli.language.skeleton import skeleton
from minutes_cli.repair.edits import MARKED, ROUGH_LEVEL, Edit

SMOOTHING = 0.3
UNSEEN_IDENTITY = 0.002
MAX_EDIT_COST = 9.5
PAIR_SHARE = 0.05  # of the rarer letter's places are in one pair with the other: 3 % for rn, 8 % for nn
ROUGH_FLOOR = 200.0  # letters: a rarer one takes part in confusions as if it were this common
MAX_LETTER_COST = 7.0  # of a confusion in a word that only its letters speak for
MARK_FIGURES = "46"  # the only figures that stand for marked letters there
Row = tuple[str, str, float]  # true, read, count


@dataclass(slots=True)
class Channel:
    """Confusions of one OCR model.

    by_read: first character of what was read to the edits that may explain it; `read` as scanned,
    lower case but for capitals that stand for small letters (``tjGnst``), `true` in lower case.
    capital: the same for a capital at the start of a word.  identity: cost of reading a letter right.
    longest: the most characters that one confusion is read as.
    is_wild: whether any letter may be misread, as on badly scanned pages.
    """

    name: str
    is_wild: bool = False
    by_read: dict[str, list[Edit]] = field(default_factory=dict)
    capital: dict[str, list[Edit]] = field(default_factory=dict)
    identity: dict[str, float] = field(default_factory=dict)
    longest: int = 1
    _by_reading: dict[bool, dict[str, list[Edit]]] = field(default_factory=dict)
    _swaps: dict[bool, dict[str, tuple[tuple[str, float], ...]]] = field(default_factory=dict)
    _letters: dict[tuple[str, bool], tuple[tuple[str, str, float], ...]] = field(default_factory=dict)
    _last: dict[str, frozenset[str]] = field(default_factory=dict)
    _first: dict[tuple[str, bool], frozenset[str]] = field(default_factory=dict)

    def first_letters(self, letter: str, at_capital: bool) -> frozenset[str]:
        """Letters that a word may begin with whose reading begins with `letter`."""
        known = self._first.get((letter, at_capital))
        if known is None:
            edits = self.options(letter, at_capital)
            known = self._first[letter, at_capital] = frozenset({letter, *(edit.true[0] for edit in edits)})
        return known

    def last_letters(self, letter: str) -> frozenset[str]:
        """Letters that a word may end with whose reading of two letters or more ends with `letter`."""
        known = self._last.get(letter)
        if known is None:
            ends = {
                edit.true[-1] for edits in self.by_read.values() for edit in edits if edit.read[-1] == letter
            }
            ends |= {
                edit.true[-1] for edits in self.capital.values() for edit in edits if edit.read[-1] == letter
            }
            known = self._last[letter] = frozenset({letter} | ends | MARKED)
        return known

    def swaps(self, at_capital: bool) -> Mapping[str, tuple[tuple[str, float], ...]]:
        """Confusions that do more than lose a mark: a reading to the skeletons printed there, with costs."""
        known = self._swaps.get(at_capital)
        if known is None:
            cheapest: dict[str, dict[str, float]] = {}
            for seen, edits in self.by_reading(at_capital).items():
                for edit in filter(changes_skeleton, edits):
                    ways, true = cheapest.setdefault(seen, {}), skeleton(edit.true)
                    ways[true] = min(edit.cost, ways.get(true, edit.cost))
            known = self._swaps[at_capital] = {seen: tuple(ways.items()) for seen, ways in cheapest.items()}
        return known

    def by_reading(self, at_capital: bool) -> Mapping[str, list[Edit]]:
        """The options by all that was read, not its first character only."""
        known = self._by_reading.get(at_capital)
        if known is None:
            known = self._by_reading[at_capital] = {}
            for edits in (self.capital if at_capital else self.by_read).values():
                for edit in edits:
                    known.setdefault(edit.read, []).append(edit)
        return known

    def letters(self, letter: str, at_capital: bool) -> tuple[tuple[str, str, float], ...]:
        """What may have been printed where a word that no list holds reads `letter`: (true, read, cost)."""
        known = self._letters.get((letter, at_capital))
        if known is None:
            ways = []
            if letter.isalpha() and not letter.isupper():
                ways.append((letter, letter, self.identity_cost(letter)))
            if not letter.isdigit() or letter in MARK_FIGURES:
                ways += [
                    (edit.true, edit.read, edit.cost)
                    for edit in self.options(letter, at_capital)
                    if edit.cost < MAX_LETTER_COST
                ]
            known = self._letters[letter, at_capital] = tuple(ways)
        return known

    def identity_cost(self, letter: str) -> float:
        """Cost of reading a lower-case letter right."""
        return self.identity.get(letter, UNSEEN_IDENTITY)

    def options(self, letter: str, at_capital: bool) -> list[Edit]:
        """Edits that may explain a reading that begins with `letter`.

        at_capital: the letter is a capital (folded to lower case) at the start of a word, where only
        confusions of capitals count.
        """
        return self.capital.get(letter, []) if at_capital else self.by_read.get(letter, [])


def build_channel(name: str, rows: Iterable[Row], is_wild: bool = False) -> Channel:
    """Make a channel from (true, read, count) rows; counts of the same pair add up."""
    small: dict[tuple[str, str], float] = defaultdict(float)
    large: dict[tuple[str, str], float] = defaultdict(float)
    for true, read, count in rows:
        if not true or not read:
            continue
        if true.isupper():
            large[true.lower(), read.lower()] += count
            if true.lower() not in MARKED:
                continue
            # in text set in capitals Ä is read A as ä is read a
            true, read = true.lower(), read.lower()
        small[true.lower(), read] += count
    channel = Channel(name, is_wild)
    channel.by_read = _edits(small)
    channel.capital = _edits(large)
    for first, edits in list(channel.by_read.items()):
        if first.isupper():
            # a small letter read as a capital at the start of a word (lyckat read Iyckat)
            channel.capital.setdefault(first.lower(), []).extend(
                Edit(edit.true, edit.read[:1].lower() + edit.read[1:], edit.cost) for edit in edits
            )
            continue
        have = {(edit.true, edit.read) for edit in channel.capital.get(first, ())}
        channel.capital.setdefault(first, []).extend(
            edit for edit in edits if edit.true[0] in MARKED and (edit.true, edit.read) not in have
        )
    tables = (channel.by_read, channel.capital)
    channel.longest = max(
        (len(edit.read) for table in tables for edits in table.values() for edit in edits), default=1
    )
    totals: dict[str, float] = defaultdict(float)
    for (true, _), count in small.items():
        totals[true] += count
    for (true, read), count in small.items():
        if true == read:
            channel.identity[true] = -math.log(count / (totals[true] + SMOOTHING))
    for letter in MARKED:
        # a model that has never read this letter right all but never does
        channel.identity.setdefault(letter, -math.log(SMOOTHING / (totals[letter] + SMOOTHING)))
    return channel


def roughen(channel: list[Row], rough: list[Row]) -> list[Row]:
    """The rows of a model's channel with those of badly scanned pages, at the level of ordinary ones."""
    totals: dict[str, float] = defaultdict(float)
    rough_totals: dict[str, float] = defaultdict(float)
    for true, _, count in channel:
        totals[true] += count
    for true, _, count in rough:
        rough_totals[true] += count
    scale = math.exp(-ROUGH_LEVEL)
    return channel + [
        (true, read, scale * count * max(totals[true], ROUGH_FLOOR) / rough_totals[true])
        for true, read, count in rough
        if true != read
    ]


def pair_count(pair: str, letters: Mapping[str, float]) -> float:
    """About how often a pair of letters was printed, where only its misreadings were counted.

    letters: how often each letter was.
    """
    return PAIR_SHARE * min(letters.get(letter, 0.0) for letter in pair)


def _edits(counts: dict[tuple[str, str], float]) -> dict[str, list[Edit]]:
    totals: dict[str, float] = defaultdict(float)
    for (true, _), count in counts.items():
        totals[true] += count
    for true in [true for true in totals if len(true) > 1]:
        totals[true] = max(totals[true], pair_count(true, totals))
    by_read: dict[str, list[Edit]] = defaultdict(list)
    for (true, read), count in sorted(counts.items()):
        cost = -math.log(count / (totals[true] + SMOOTHING))
        if true != read and (cost <= MAX_EDIT_COST or totals[true] < 60):
            by_read[read[0]].append(Edit(true, read, max(cost, 0.001)))
    return dict(by_read)


def changes_skeleton(edit: Edit) -> bool:
    """Whether the edit is more than a lost mark.

    >>> changes_skeleton(Edit("ä", "a", 0.1)), changes_skeleton(Edit("ä", "i", 3.0))
    (False, True)
    """
    return skeleton(edit.true) != skeleton(edit.read)
