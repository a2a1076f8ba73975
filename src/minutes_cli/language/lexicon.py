"""Lexicon layers: which words there are, how common, common noun or name, found by skeleton.

Each layer is one compiled file with one licence (``tools/build_lexicon.py``); layers are stacked
when they are read and never merged.  Start at :meth:`Layer.twins`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import marisa_trie

from minutes_cli.language.automaton import Automaton
from minutes_cli.language.container import open_container
from minutes_cli.values import frozen

COST_STEP = 0.075  # nats, as in the language model
NAME = 1
MODIFIER = 2
HEAD = 4
FOREIGN = 8
GIVEN = 16
SURNAME = 32
ACRONYM = 64


@frozen
class Entry:
    """A word of a layer.

    word: lower case.  cost: -ln of its share of the layer.  flags: any of those above.
    """

    word: str
    cost: float
    flags: int


class Layer:
    """One compiled word list."""

    def __init__(self, path: Path) -> None:
        """Open a compiled layer.  Raises DataError when it cannot be used."""
        container = open_container(path, "lexicon")
        part = container.sections
        self.header = container.header
        self.name = str(container.header["name"])
        self._words = marisa_trie.Trie()
        self._words.map(part["words"])
        self._skeletons = marisa_trie.Trie()
        self._skeletons.map(part["skeletons"])
        self._number, self._restore = self._skeletons.get, self._words.restore_key
        self._cost = part["cost"]
        self._flags = part["flags"]
        self._offset = part["offset"]
        self._member = part["member"]
        self.automaton: Automaton | None = None  # of the skeletons, where the layer can be walked
        if "walk_first" in part:
            self.automaton = Automaton(part["walk_first"], part["walk_letters"], part["walk_targets"])

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def entry(self, word: str) -> Entry | None:
        """The entry of a lower-case word, None when the layer does not hold it."""
        number = self._words.get(word)
        if number is None:
            return None
        return Entry(word, self._cost[number] * COST_STEP, self._flags[number])

    def forms(self, key: str) -> list[str]:
        """The forms of all words with this skeleton."""
        number = self._number(key)
        if number is None:
            return []
        start, end = self._offset[number], self._offset[number + 1]
        if end - start == 1:
            return [self._restore(self._member[start])]
        return [self._restore(member) for member in self._member[start:end]]

    def twins(self, key: str) -> list[Entry]:
        """All words with this skeleton."""
        number = self._number(key)
        return [] if number is None else self.members(number)

    def members(self, number: int) -> list[Entry]:
        """All words with the skeleton of this number."""
        members = self._member[self._offset[number] : self._offset[number + 1]]
        return [Entry(self._restore(m), self._cost[m] * COST_STEP, self._flags[m]) for m in members]

    def skeletons(self) -> Iterator[str]:
        """The skeletons of all words, in the order of their numbers."""
        return map(self._skeletons.restore_key, range(len(self._skeletons)))

    def prefixes(self, key: str) -> list[tuple[int, int]]:
        """The prefixes of a skeleton that are skeletons of this layer, shortest first: length and number."""
        return [(len(prefix), number) for prefix, number in self._skeletons.iter_prefixes_with_ids(key)]
