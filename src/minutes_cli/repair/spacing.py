"""Words that the scanner glued together or cut apart.

Tried only where the token means nothing as it stands: ``Vivill`` for ``Vi vill``, ``Loch`` for
``L och``, ``sam manträde`` for ``sammanträde``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from minutes_cli.language.language_model import LanguageModel
from minutes_cli.repair.candidates import Candidate, CandidateMaker
from minutes_cli.values import frozen

SPLIT_COST = 6.2  # -ln share of word gaps that OCR loses: 0.1-0.3 % by model
JOIN_COST = 9.0  # -ln share of words that OCR cuts in two
SHORTEST_JOIN = 6  # letters
MARGIN = 2.0
# One half must be a function word: any two nouns in a row are a compound, not a lost space.
FUNCTION_WORD_COST = 6.5
KNOWN_WORD_COST = 10.5
LONGEST_CLOSER = 4  # letters of a function word that ends a phrase
_PARTICLE_LIST = (
    "upp in ut av på till för om över under efter med fram ner ned bort mot an ur vid o a ett en sam"
)
PARTICLES = frozenset(_PARTICLE_LIST.split())
KEPT_HALVES = 5_000
SINGLE_LETTERS = frozenset("iåöILMSCVÅÖ")


@frozen
class Split:
    """A token as two words: where the reading is cut, what stands there, the gain in nats."""

    cut: int
    left: Candidate
    right: Candidate
    gain: float

    @property
    def confidence(self) -> float:
        """Probability of the split against the token as it stands."""
        return 1 / (1 + math.exp(-self.gain))


@frozen
class Join:
    """Two tokens as one word: what it is, the gain in nats."""

    whole: Candidate
    gain: float

    @property
    def confidence(self) -> float:
        """Probability of the word against the tokens as they stand."""
        return 1 / (1 + math.exp(-self.gain))


class Spacing:
    """Finds word gaps that were lost, and gaps where there are none, in the readings of one channel.

    Of two glued words, one must be read as a function word.  Function words are few and short, so that half
    is looked at first, and the other only where there is one: most cuts of a long word cost next to nothing.
    """

    def __init__(self, model: LanguageModel, maker: CandidateMaker) -> None:
        self._model = model
        self._maker = maker
        words = model.common_words(FUNCTION_WORD_COST)
        self._openers = frozenset(word for word in words if len(word) == 1 or word not in PARTICLES)
        self._closers = frozenset(word for word in words if len(word) <= LONGEST_CLOSER)
        self._by_first = {True: _by_first(self._openers), False: _by_first(self._closers)}
        self._is_function_word = lru_cache(maxsize=KEPT_HALVES)(self._find_function_word)
        self._words = lru_cache(maxsize=KEPT_HALVES)(self._find_words)

    def best_split(self, read: str, kept_cost: float, before: tuple[int, int]) -> Split | None:
        """The best way to read a meaningless token as two words, None when it is better whole.

        kept_cost: cost of the token's best reading as one word, in nats, its context included.
        before: numbers of the two words before it.
        """
        best: Split | None = None
        budget = kept_cost - SPLIT_COST - MARGIN
        if budget <= 0:
            return None
        price = self._model.cost
        for cut in range(1, len(read)):
            left_read, right_read = read[:cut], read[cut:]
            if not _may_cut(left_read, right_read):
                continue
            if not (self._is_function_word(left_read, True) or self._is_function_word(right_read, False)):
                continue
            for left in self._words(left_read):
                left_cost = left.cost + price(*before, left.number)
                if left_cost >= budget:
                    continue
                opens = left.form in self._openers
                for right in self._words(right_read):
                    if not (opens or right.form in self._closers):
                        continue
                    cost = left_cost + right.cost + price(before[1], left.number, right.number) + SPLIT_COST
                    gain = kept_cost - cost
                    if gain > MARGIN and (best is None or gain > best.gain):
                        best = Split(cut, left, right, gain)
        return best

    def find_join(self, read: str, kept_cost: float, before: tuple[int, int]) -> Join | None:
        """Two tokens read as one word, None when they are better apart.

        read: both together.  kept_cost: of the tokens' best readings, in nats, their context included.
        before: numbers of the two words before the first.
        """
        if len(read) < SHORTEST_JOIN or not any(map(self._is_word, self._maker.iter_near(read))):
            return None
        whole = self._maker.candidates(read)[0]
        if whole.layer != "corpus" or not whole.only_marks:
            return None
        gain = kept_cost - whole.cost - self._model.cost(*before, whole.number) - JOIN_COST
        return Join(whole, gain) if gain > MARGIN else None

    def _find_words(self, read: str) -> list[Candidate]:
        """The two best readings of a half, those of them that are common words."""
        if not any(map(self._is_common, self._maker.iter_listed(read))):
            return []
        found = self._maker.candidates(read)[:2]
        return [c for c in found if c.layer == "corpus" and self._is_common(c.form)]

    def _is_word(self, form: str) -> bool:
        return self._model.word_number(form) != self._model.unknown

    def _is_common(self, form: str) -> bool:
        number = self._model.word_number(form)
        return number != self._model.unknown and self._model.unigram_cost(number) <= KNOWN_WORD_COST

    def _find_function_word(self, read: str, left: bool) -> bool:
        """Whether a half may be a function word that opens (left) or closes a phrase."""
        forms = self._openers if left else self._closers
        return self._maker.may_be(read, self._by_first[left]) and any(
            c.form in forms for c in self._words(read)
        )


def _by_first(words: Iterable[str]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for word in words:
        grouped.setdefault(word[0], []).append(word)
    return grouped


def _may_cut(left: str, right: str) -> bool:
    """Whether a word can end and another begin here, by their letters alone."""
    if (len(left) == 1 and left not in SINGLE_LETTERS) or (len(right) == 1 and right not in SINGLE_LETTERS):
        return False
    return left[-1].isalpha() and right[0].isalpha() and not (right[0].isupper() and not left[-1].islower())
