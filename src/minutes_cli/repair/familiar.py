"""Words of minutes that a badly scanned reading may be, however many of its letters are wrong.

``tillkännagivits`` and ``tjänstgörande`` stand in every other document: long and common enough to be known by
the letters that are left. The search is by edit distance over their skeletons; what the letters cost is the
channel's affair.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from minutes_cli.language.language_model import LanguageModel
from minutes_cli.language.skeleton import skeleton

COMMON_COST = 11.5  # nats: some 6,500 words, 3,600 of them long enough
SHORTEST = 8  # letters
LIKENESS = 0.6  # share of the letters that must be left
MOST = 3


class FamiliarWords:
    """The long common words of a language model."""

    def __init__(self, model: LanguageModel) -> None:
        self._forms: dict[str, list[str]] = {}
        for word in model.common_words(COMMON_COST):
            if len(word) >= SHORTEST and word.isalpha():
                self._forms.setdefault(skeleton(word), []).append(word)
        self._keys = list(self._forms)

    def like(self, read: str) -> Iterable[str]:
        """Forms like a folded reading, likest first."""
        if len(read) < SHORTEST:
            return
        found = extract(
            skeleton(read),
            self._keys,
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=LIKENESS,
            limit=MOST,
        )
        for key, _, _ in found:
            yield from self._forms[key]
