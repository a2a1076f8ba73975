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

    __slots__ = ("_allowed", "_longest_short", "_rank", "_short", "_with_part")

    def __init__(self, phrases: Iterable[str], allowed_edits: Callable[[int], int]) -> None:
        self._allowed = lru_cache(maxsize=512)(allowed_edits)
        self._rank: dict[str, int] = {}
        self._short: list[str] = []  # their parts are too short to tell anything
        # by size and part: the phrases that have it, and the first and the last place where it may stand
        self._with_part: dict[int, dict[str, list[tuple[int, int, str]]]] = {}
        cut = lru_cache(maxsize=512)(self._cut)
        for phrase in phrases:
            edits = self._allowed(len(phrase))
            if phrase in self._rank or not edits:
                continue
            self._rank[phrase] = len(self._rank)
            size, starts = cut(len(phrase))
            if size < _SHORTEST:
                self._short.append(phrase)
                continue
            with_part = self._with_part.setdefault(size, {})
            for start in starts:
                having = with_part.setdefault(phrase[start : start + size], [])
                having.append((start - edits, start + edits, phrase))
        self._longest_short = max(
            (len(phrase) + self._allowed(len(phrase)) for phrase in self._short), default=0
        )

    def _cut(self, length: int) -> tuple[int, list[int]]:
        """How many letters of each part of so long a phrase are looked for, and where they stand."""
        parts = self._allowed(length) + 1
        return min(_LONGEST, length // parts), [number * length // parts for number in range(parts)]

    def near(self, text: str) -> list[tuple[str, int]]:
        """The phrases that a text may be, with the edits that it takes, in the order they were given.

        text: has no more edits than itself, as long a phrase, may have.

        >>> NearPhrases(["ordförande", "sekreterare"], lambda length: length // 5).near("0rdföranoe")
        [('ordförande', 2)]
        """
        return self.among(self.sharing(text), text)

    def sharing(self, text: str) -> set[str]:
        """The phrases that share a part with a text: neither it nor what it begins with is near another."""
        found: set[str] = set()
        for size, with_part in self._with_part.items():
            for place in range(len(text) - size + 1):
                for first, last, phrase in with_part.get(text[place : place + size], ()):
                    if first <= place <= last:
                        found.add(phrase)
        return found

    def among(self, phrases: set[str], text: str) -> list[tuple[str, int]]:
        """As :meth:`near`, from the phrases that share a part with the text or with one that begins so."""
        most = self._allowed(len(text))
        if len(text) <= self._longest_short:
            phrases = phrases.union(self._short)
        if not most or not phrases:
            return []
        hits = process.extract(text, phrases, scorer=Levenshtein.distance, score_cutoff=most, limit=None)
        near = [(phrase, edits) for phrase, edits, _ in hits if edits <= self._allowed(len(phrase))]
        return sorted(near, key=lambda hit: self._rank[hit[0]])
