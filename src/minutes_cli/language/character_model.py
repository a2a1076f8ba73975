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
CACHE_LIMIT = 200_000
UNSEEN_COST = 9.0  # a letter that no Swedish word holds


class CharacterModel:
    """P(word) from its letters."""

    def __init__(self, path: Path) -> None:
        """Open a compiled model.  Raises DataError when it cannot be used."""
        container = open_container(path, "character model")
        part = container.sections
        self.header = container.header
        self._grams = marisa_trie.Trie()
        self._grams.frombytes(bytes(part["grams"]))
        self._cost = part["cost"]
        self._backoff = part["backoff"]
        self._known: dict[tuple[str, str], float] = {}

    def letter_cost(self, history: str, letter: str) -> float:
        """-ln P(letter | up to ORDER-1 letters before)."""
        key = (history, letter)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= CACHE_LIMIT:
                self._known.clear()
            known = self._known[key] = self._letter_cost(history, letter)
        return known

    def _letter_cost(self, history: str, letter: str) -> float:
        get = self._grams.get
        cost = 0.0
        while True:
            number = get(history + letter)
            if number is not None:
                return float(cost + self._cost[number] * COST_STEP)
            if not history:
                return cost + UNSEEN_COST
            number = get(history)
            if number is not None:
                cost += self._backoff[number] * COST_STEP
            history = history[1:]

    def cost(self, word: str) -> float:
        """-ln P(word) of a lower-case word, its end included."""
        text = START + word + END
        total = 0.0
        for place in range(1, len(text)):
            total += self.letter_cost(text[max(0, place - ORDER + 1) : place], text[place])
        return total
