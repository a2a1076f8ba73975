"""Phrases that a text may be with some letters misread, found without comparing it with all of them.

Input: phrases, and how many edits each may have.  Output: those few that a text can be.  A phrase cut into
one part more than it may have edits keeps a part whole, whatever the edits are (the pigeonhole principle): a
text that holds none of its parts is not that phrase.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

_SHORTEST, _LONGEST = 3, 4  # letters of a part's beginning by which its phrase is found


class NearPhrases:
    """Phrases, found by their parts."""

    __slots__ = ("_allowed", "_always", "_by_part", "_longest_always", "_rank")

    def __init__(self, phrases: Iterable[str], allowed_edits: Callable[[int], int]) -> None:
        self._allowed = allowed_edits
        self._rank: dict[str, int] = {}
        self._always: list[str] = []  # their parts are too short to tell anything
        self._by_part: dict[str, list[str]] = {}
        for phrase in phrases:
            if phrase in self._rank or not (edits := allowed_edits(len(phrase))):
                continue
            self._rank[phrase] = len(self._rank)
            size = min(_LONGEST, len(phrase) // (edits + 1))
            if size < _SHORTEST:
                self._always.append(phrase)
                continue
            for number in range(edits + 1):
                start = number * len(phrase) // (edits + 1)
                self._by_part.setdefault(phrase[start : start + size], []).append(phrase)
        self._longest_always = max((len(each) + allowed_edits(len(each)) for each in self._always), default=0)

    def near(self, text: str) -> list[tuple[str, int]]:
        """The phrases that a text may be, with the edits that it takes, in the order they were given.

        text: has no more edits than itself, as long a phrase, may have.

        >>> NearPhrases(["ordförande", "sekreterare"], lambda length: length // 5).near("0rdföranoe")
        [('ordförande', 2)]
        """
        most = self._allowed(len(text))
        if not most:
            return []
        parts = {text[at : at + size] for size in (_SHORTEST, _LONGEST) for at in range(len(text) - size + 1)}
        found = {phrase for part in self._by_part.keys() & parts for phrase in self._by_part[part]}
        if not found and len(text) > self._longest_always:
            return []
        choices = [*found, *self._always]
        hits = process.extract(text, choices, scorer=Levenshtein.distance, score_cutoff=most, limit=None)
        near = [(phrase, edits) for phrase, edits, _ in hits if edits <= self._allowed(len(phrase))]
        return sorted(near, key=lambda hit: self._rank[hit[0]])
