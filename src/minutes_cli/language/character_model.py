"""Character n-grams: how Swedish an unknown word looks.

Costs are negative natural-log probabilities of a whole lower-case word, so that rare true words
and repairs of unknown words can be weighed against each other (the unknown-word model).  The file
is written by ``tools/build_character_model.py``.
"""

from __future__ import annotations

from pathlib import Path

import marisa_trie

from minutes_cli.language.container import open_container

COST_STEP = 0.05  # nats
START = "\x02"
END = "\x03"
ORDER = 6
CACHE_LIMIT = 50_000  # some 250 bytes each
UNSEEN_COST = 9.0  # a letter that no Swedish word holds


class CharacterModel:
    """P(word) from its letters."""

    def __init__(self, path: Path) -> None:
        """Open a compiled model.  Raises DataError when it cannot be used."""
        container = open_container(path, "character model")
        part = container.sections
        self.header = container.header
        self._grams = marisa_trie.Trie()
        self._grams.map(part["grams"])
        self._cost = part["cost"]
        self._backoff = part["backoff"]
        self._known: dict[str, tuple[float, str]] = {}

    def step(self, history: str, letter: str) -> tuple[float, str]:
        """-ln P(letter | history), and the history of the letter after it.

        history: START, or what the step before gave: the longest gram that the word so far ends with.
        Every gram's beginning and end are grams too, so that no longer one can match.
        """
        known = self._known.get(history + letter)
        if known is None:
            if len(self._known) >= CACHE_LIMIT:
                self._known.clear()
            known = self._known[history + letter] = self._step(history, letter)
        return known

    def _step(self, history: str, letter: str) -> tuple[float, str]:
        get = self._grams.get
        cost = 0.0
        while True:
            number = get(history + letter)
            if number is not None:
                return cost + self._cost[number] * COST_STEP, (history + letter)[1 - ORDER :]
            if not history:
                return cost + UNSEEN_COST, ""
            number = get(history)
            if number is not None:
                cost += self._backoff[number] * COST_STEP
            history = history[1:]

    def cost(self, word: str) -> float:
        """-ln P(word) of a lower-case word, its end included."""
        total, history, known = 0.0, START, self._known
        for letter in word + END:
            price, history = known.get(history + letter) or self.step(history, letter)
            total += price
        return total
