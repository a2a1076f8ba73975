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
CACHE_LIMIT = 50_000  # some 180 bytes each
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
        self._known: dict[str, float] = {}

    def letter_cost(self, gram: str) -> float:
        """-ln P(the last letter | those before), of at most ORDER letters."""
        known = self._known.get(gram)
        if known is None:
            if len(self._known) >= CACHE_LIMIT:
                self._known.clear()
            known = self._known[gram] = self._letter_cost(gram)
        return known

    def _letter_cost(self, gram: str) -> float:
        get = self._grams.get
        cost = 0.0
        while True:
            number = get(gram)
            if number is not None:
                return float(cost + self._cost[number] * COST_STEP)
            if len(gram) == 1:
                return cost + UNSEEN_COST
            number = get(gram[:-1])
            if number is not None:
                cost += self._backoff[number] * COST_STEP
            gram = gram[1:]

    def cost(self, word: str) -> float:
        """-ln P(word) of a lower-case word, its end included."""
        text = START + word + END
        known = self._known
        total = 0.0
        for end in range(2, len(text) + 1):
            gram = text[max(0, end - ORDER) : end]
            price = known.get(gram)
            total += self.letter_cost(gram) if price is None else price
        return total
