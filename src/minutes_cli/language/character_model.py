"""Character n-grams: how Swedish an unknown word looks.

Costs are negative natural-log probabilities of a whole lower-case word, so that rare true words
and repairs of unknown words can be weighed against each other (the unknown-word model).  The n-grams are an
automaton with links to what is left when the first letter is forgotten (Aho and Corasick 1975); the file is
written by ``tools/build_character_model.py``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path

from minutes_cli.language.container import open_container

COST_STEP = 0.05  # nats
START = "\x02"
END = "\x03"
ORDER = 6
EMPTY, AT_START = 0, 1  # the states of no history, and of the start of a word
KEPT_STATES = 15_000  # some 500 bytes each
UNSEEN_COST = 9.0  # a letter that no Swedish word holds

Step = tuple[float, int]  # -ln P of a letter, and the state after it


class CharacterModel:
    """P(word) from its letters.

    A state stands for the longest gram that the word so far ends with and that longer ones begin with.
    """

    def __init__(self, path: Path) -> None:
        """Open a compiled model.  Raises DataError when it cannot be used."""
        container = open_container(path, "character model")
        part = container.sections
        self.header = container.header
        self._first = part["first"]
        self._letters = part["letters"]
        self._targets = part["targets"]
        self._cost = part["cost"]
        self._backoff = part["backoff"]
        self._shorter = part["shorter"]
        self._states = _States(self)

    def step(self, state: int, letter: str) -> Step:
        """-ln P(letter | state), and the state of the letter after it.

        state: AT_START, or what the step before gave.
        """
        return self._states[state][letter]

    def work_out(self, state: int, letter: str) -> Step:
        """The same, from the file."""
        code, first, letters = ord(letter), self._first, self._letters
        cost = 0.0
        while True:
            end = first[state + 1]
            place = bisect_left(letters, code, first[state], end)
            if place < end and letters[place] == code:
                return cost + self._cost[place] * COST_STEP, self._targets[place]
            if state == EMPTY:
                return cost + UNSEEN_COST, EMPTY
            cost += self._backoff[state] * COST_STEP
            state = self._shorter[state]

    def cost(self, word: str) -> float:
        """-ln P(word) of a lower-case word, its end included."""
        total, state, states = 0.0, AT_START, self._states
        for letter in word + END:
            price, state = states[state][letter]
            total += price
        return total


class _Steps(dict[str, Step]):
    """The steps from a state, each worked out when it is first asked for."""

    __slots__ = ("_model", "_state")

    def __init__(self, model: CharacterModel, state: int) -> None:
        self._model, self._state = model, state

    def __missing__(self, letter: str) -> Step:
        step = self[letter] = self._model.work_out(self._state, letter)
        return step


class _States(dict[int, _Steps]):
    """The states that were seen last."""

    def __init__(self, model: CharacterModel) -> None:
        super().__init__()
        self._model = model

    def __missing__(self, state: int) -> _Steps:
        if len(self) >= KEPT_STATES:
            self.clear()
        steps = self[state] = _Steps(self._model, state)
        return steps


def compile_grams(costs: Mapping[str, int], backoffs: Mapping[str, int]) -> dict[str, tuple[str, list[int]]]:
    """The sections of a model's file: names to type codes and numbers.

    costs: of every gram, in steps.  backoffs: of those that longer ones begin with, in steps.  Every gram's
    beginning and end are grams too.
    """
    histories = sorted({gram[:-1] for gram in costs} | {START})
    number = {history: place for place, history in enumerate(histories)}

    def state_of(text: str) -> int:
        while text not in number:
            text = text[1:]
        return number[text]

    grams = sorted(costs, key=lambda gram: (gram[:-1], gram))
    begun = Counter(gram[:-1] for gram in grams)
    return {
        "first": ("I", [0, *accumulate(begun[history] for history in histories)]),
        "shorter": ("I", [state_of(history[1:]) for history in histories]),
        "targets": ("I", [state_of(gram[1 - ORDER :]) for gram in grams]),
        "letters": ("H", [ord(gram[-1]) for gram in grams]),
        "cost": ("B", [costs[gram] for gram in grams]),
        "backoff": ("B", [backoffs.get(history, 0) for history in histories]),
    }
