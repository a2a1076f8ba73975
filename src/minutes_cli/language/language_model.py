"""Word trigram model with backoff, read in place from a compiled file.

Costs are negative natural-log probabilities.  Start at :meth:`LanguageModel.cost`.
The file is written by ``tools/build_language_model.py``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from math import exp
from pathlib import Path

import marisa_trie

from minutes_cli.language.container import open_container
from minutes_cli.language.words import BOUNDARY, NUMBER, UNKNOWN, YEAR

COST_STEP = 0.075  # nats a step: 255 steps reach e^-19, below any probability that is stored
CASE_STEPS = 255
CACHE_LIMIT = 50_000  # trigram costs kept; about 8 MB when full


class TrigramCosts(dict[tuple[int, int, int], float]):
    """-ln P(third | first second) by all three words' numbers, each worked out when first asked for."""

    def __init__(self, work_out: Callable[[int, int, int], float]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, words: tuple[int, int, int]) -> float:
        if len(self) >= CACHE_LIMIT:
            self.clear()
        cost = self[words] = self._work_out(*words)
        return cost


class LanguageModel:
    """P(word | two words before), words by number."""

    def __init__(self, path: Path) -> None:
        """Open a compiled model.  Raises DataError when it cannot be used."""
        container = open_container(path, "language model")
        part = container.sections
        self.header = container.header
        self._vocabulary = marisa_trie.Trie()
        self._vocabulary.map(part["vocabulary"])
        self._unigram = part["unigram"]
        self._unigram_backoff = part["unigram_backoff"]
        self._case = part["case"]
        self._bigram_offset = part["bigram_offset"]
        self._bigram_word = part["bigram_word"]
        self._bigram = part["bigram"]
        self._bigram_backoff = part["bigram_backoff"]
        self._trigram_offset = part["trigram_offset"]
        self._trigram_word = part["trigram_word"]
        self._trigram = part["trigram"]
        self.unknown: int = self._vocabulary[UNKNOWN]
        self.boundary: int = self._vocabulary[BOUNDARY]
        self.number: int = self._vocabulary[NUMBER]
        self.year: int = self._vocabulary[YEAR]
        self.costs = TrigramCosts(self._trigram_cost)

    def word_number(self, word: str) -> int:
        """The number of a lower-case word, that of ``<unk>`` for a word the model has not seen."""
        return self._vocabulary.get(word, self.unknown)  # type: ignore[no-any-return]

    def words(self) -> Iterator[str]:
        """The vocabulary, in the order of its numbers."""
        return (self._vocabulary.restore_key(number) for number in range(len(self._vocabulary)))

    def unigram_cost(self, number: int) -> float:
        """-ln P(word) without context."""
        return self._unigram[number] * COST_STEP

    def common_words(self, cost: float) -> list[str]:
        """Words whose cost without context is at most `cost`."""
        steps = int(cost / COST_STEP + 1e-9)
        restore = self._vocabulary.restore_key
        return [restore(number) for number, step in enumerate(self._unigram) if step <= steps]

    def capital_share(self, number: int) -> float:
        """How often the word is written with a capital in mid-sentence, 0-1."""
        return self._case[number] / CASE_STEPS

    def _find_bigram(self, first: int, second: int) -> int:
        low, high = self._bigram_offset[first], self._bigram_offset[first + 1]
        place = bisect_left(self._bigram_word, second, low, high)
        return place if place < high and self._bigram_word[place] == second else -1

    def _bigram_cost(self, second: int, third: int) -> float:
        place = self._find_bigram(second, third)
        if place >= 0:
            return self._bigram[place] * COST_STEP
        return (self._unigram_backoff[second] + self._unigram[third]) * COST_STEP

    def context(
        self, firsts: Sequence[int], seconds: Sequence[int], thirds: Sequence[int]
    ) -> list[list[list[float]]]:
        """P(third | first second) for all of three slots' words, [third][second][first].

        The probabilities share a factor that makes the greatest 1.
        """
        known = self.costs
        costs = [
            [[known[first, second, third] for first in firsts] for second in seconds] for third in thirds
        ]
        low = min([price for rows in costs for row in rows for price in row])
        return [[[exp(low - price) for price in row] for row in rows] for rows in costs]

    def cost(self, first: int, second: int, third: int) -> float:
        """-ln P(third | first second), all words by number."""
        return self.costs[first, second, third]

    def _trigram_cost(self, first: int, second: int, third: int) -> float:
        history = self._find_bigram(first, second)
        if history < 0:
            cost = self._bigram_cost(second, third)
        else:
            low, high = self._trigram_offset[history], self._trigram_offset[history + 1]
            place = bisect_left(self._trigram_word, third, low, high)
            if place < high and self._trigram_word[place] == third:
                cost = self._trigram[place] * COST_STEP
            else:
                cost = self._bigram_backoff[history] * COST_STEP + self._bigram_cost(second, third)
        return cost
