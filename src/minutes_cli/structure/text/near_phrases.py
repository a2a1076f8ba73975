"""Phrases that a text may be with some letters misread, found without comparing it with all of them.

Input: phrases, and how many edits each may have.  Output: those few that a text can be.  A phrase cut into
one part more than it may have edits keeps a part whole, whatever the edits are (the pigeonhole principle): a
text that holds none of its parts is not that phrase.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

_SHORTEST, _LONGEST = 3, 4  # letters of a part's beginning by which its phrase is found


class NearPhrases:
    """Phrases, found by their parts."""

    __slots__ = ("_allowed", "_always", "_by_part", "_longest", "_rank")

    def __init__(self, phrases: Iterable[str], allowed_edits: Callable[[int], int]) -> None:
        self._allowed = lru_cache(maxsize=512)(allowed_edits)
        self._rank: dict[str, int] = {}
        self._always: list[str] = []  # their parts are too short to tell anything
        self._by_part: dict[str, list[str]] = {}
        self._longest: dict[int, int] = {}  # letters of the longest text that parts of a size can tell of
        cut = lru_cache(maxsize=512)(self._cut)
        for phrase in phrases:
            edits = self._allowed(len(phrase))
            if phrase in self._rank or not edits:
                continue
            self._rank[phrase] = len(self._rank)
            size, places = cut(len(phrase))
            self._longest[size] = max(self._longest.get(size, 0), len(phrase) + edits)
            if size < _SHORTEST:
                self._always.append(phrase)
                continue
            for place in places:
                self._by_part.setdefault(phrase[place], []).append(phrase)

    def _cut(self, length: int) -> tuple[int, list[slice]]:
        """How many letters of each part of so long a phrase are looked for, and where they stand."""
        parts = self._allowed(length) + 1
        size = min(_LONGEST, length // parts)
        starts = (number * length // parts for number in range(parts))
        return size, [slice(start, start + size) for start in starts]

    def near(self, text: str) -> list[tuple[str, int]]:
        """The phrases that a text may be, with the edits that it takes, in the order they were given.

        text: has no more edits than itself, as long a phrase, may have.

        >>> NearPhrases(["ordförande", "sekreterare"], lambda length: length // 5).near("0rdföranoe")
        [('ordförande', 2)]
        """
        most, length = self._allowed(len(text)), len(text)
        if not most:
            return []
        found: set[str] = set()
        for size, longest in self._longest.items():
            if length > longest:
                continue
            if size < _SHORTEST:
                found.update(self._always)
                continue
            parts = {text[at : at + size] for at in range(length - size + 1)}
            for part in self._by_part.keys() & parts:
                found.update(self._by_part[part])
        if not found:
            return []
        hits = process.extract(text, found, scorer=Levenshtein.distance, score_cutoff=most, limit=None)
        near = [(phrase, edits) for phrase, edits, _ in hits if edits <= self._allowed(len(phrase))]
        return sorted(near, key=lambda hit: self._rank[hit[0]])
