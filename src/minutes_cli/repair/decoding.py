"""The joint decision: which candidates make the likeliest sentence.

A trellis of candidates is scored with the trigram model.  Words with one candidate cut it into stretches, so
that the work stays with what is ambiguous; a stretch with few paths is decided path by path, a longer one
by the forward-backward algorithm (Rabiner 1989).  Either gives each candidate its posterior probability, not
only the best path.  What the context says is worked out once; the trellis is decided again whenever the
candidates' own costs have changed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import add, mul
from typing import Protocol

from minutes_cli.language.language_model import LanguageModel

FEW = 128  # paths; with more the sums over pairs are quicker
VANISHING = 1e-60
FLOOR = 1e-300  # below any mass that counts; keeps a sum that underflows from dividing by zero
KEPT_STRETCHES = 5_000  # of some 1000 bytes each

Words = tuple[tuple[int, ...], ...]  # of neighbouring slots, by number
Context = list[list[list[float]]]  # [candidate][candidate before][candidate before that]: probability


class Slot(Protocol):
    """One place in the sentence.

    costs: of its candidates, nats.  posterior: their probabilities.  best: the likeliest of them.
    """

    costs: tuple[float, ...]
    posterior: tuple[float, ...]
    best: int

    @property
    def numbers(self) -> tuple[int, ...]:
        """The candidates' numbers in the language model."""
        ...


class Contexts:
    """What the language model says of stretches; those seen last are remembered over all documents."""

    def __init__(self, model: LanguageModel) -> None:
        self.model = model
        self.of_paths = lru_cache(maxsize=KEPT_STRETCHES)(self._weigh_paths)

    def _weigh_paths(self, words: Words) -> list[float]:
        """The probability of every path through some slots, in the order of their product.

        The first two slots have one candidate and count as history only.  The probabilities share a factor
        that makes the greatest 1.
        """
        known = self.model.costs
        costs = [0.0]
        for firsts, seconds, thirds in zip(words, words[1:], words[2:], strict=False):
            table = [
                known[first, second, third] for first in firsts for second in seconds for third in thirds
            ]
            if len(thirds) > 1:
                costs = [cost for cost in costs for _ in thirds]
            costs = list(map(add, costs, table * (len(costs) // len(table))))
        low = min(costs)
        return [math.exp(low - cost) for cost in costs]


class Trellis:
    """The ambiguous stretches of a text, with what context says of each."""

    def __init__(self, slots: Sequence[Slot], contexts: Contexts) -> None:
        """Look the context up.  Before the first slot stand boundaries of sentences."""
        self._stretches: list[_FewPaths | _Lattice] = []
        boundary = (contexts.model.boundary,)
        numbers = [boundary, boundary, *[slot.numbers for slot in slots]]
        for start, end in _iter_stretches([place for place, own in enumerate(numbers) if len(own) > 1]):
            words = tuple(numbers[start - 2 : end])
            few = math.prod(map(len, words)) <= FEW
            kind = _FewPaths if few else _Lattice
            self._stretches.append(kind(slots[start - 2 : end - 2], words, contexts))

    def decide(self) -> None:
        """Fill in the posterior of every slot, from its present costs."""
        for stretch in self._stretches:
            stretch.decide()


def _iter_stretches(ambiguous: Sequence[int]) -> Iterator[tuple[int, int]]:
    """From an ambiguous slot to the second of two unambiguous ones in a row, which close a stretch.

    ambiguous: places of the slots with several candidates.  The end is exclusive, and may lie past the last
    slot.
    """
    start = last = -1
    for place in ambiguous:
        if place - last > 2 and start >= 0:
            yield start, last + 3
            start = -1
        if start < 0:
            start = place
        last = place
    if start >= 0:
        yield start, last + 3


def _take(slot: Slot, posterior: tuple[float, ...]) -> None:
    slot.posterior = posterior
    slot.best = posterior.index(max(posterior))


def _weights(slot: Slot) -> list[float]:
    """What the candidates' own costs make of them, the best 1."""
    low = min(slot.costs)
    return [math.exp(low - cost) for cost in slot.costs]


class _FewPaths:
    """A stretch with so few paths that each is weighed by itself: nineteen stretches of twenty."""

    def __init__(self, slots: Sequence[Slot], words: Words, contexts: Contexts) -> None:
        self._slots = [slot for slot in slots if len(slot.numbers) > 1]
        self._context = contexts.of_paths(words)

    def decide(self) -> None:
        weights = _weights(self._slots[0])
        for slot in self._slots[1:]:
            own = _weights(slot)
            weights = [before * weight for before in weights for weight in own]
        weights = list(map(mul, weights, self._context))
        total = sum(weights)
        for slot in reversed(self._slots):
            count = len(slot.costs)
            shares = weights
            if len(weights) > count:
                shares = [sum(weights[candidate::count]) for candidate in range(count)]
                weights = [sum(weights[path : path + count]) for path in range(0, len(weights), count)]
            _take(slot, tuple([share / total for share in shares]))


class _Lattice:
    """A stretch with many paths, decided by forward and backward sums.

    The state is a pair of neighbouring candidates.
    """

    def __init__(self, slots: Sequence[Slot], words: Words, contexts: Contexts) -> None:
        self._slots = slots
        self._contexts = list(map(contexts.model.context, words, words[1:], words[2:]))

    def decide(self) -> None:
        # mass[c][b]: probability of all paths whose last candidate is c, the one before it b
        mass = [[1.0]]
        forward, weights = [], []
        for slot, context in zip(self._slots, self._contexts, strict=True):
            local = _weights(slot)
            mass = _step_on(local, context, mass)
            forward.append(mass)
            weights.append(local)
        # tail[c][b]: probability of all that follows, given the same pair
        tail = [[1.0] * len(row) for row in mass]
        for place in range(len(self._slots) - 1, -1, -1):
            slot, local = self._slots[place], weights[place]
            if len(local) > 1:
                share = [sum(map(mul, row, rest)) for row, rest in zip(forward[place], tail, strict=True)]
                scale = 1 / max(FLOOR, sum(share))
                _take(slot, tuple([value * scale for value in share]))
            if place:
                tail = _step_back(local, self._contexts[place], tail)


def _step_on(local: Sequence[float], context: Context, mass: Sequence[Sequence[float]]) -> list[list[float]]:
    """The mass of the pairs one slot later, scaled so that it does not vanish."""
    later = []
    total = 0.0
    for weight, rows in zip(local, context, strict=True):
        line = [weight * sum(map(mul, history, row)) for history, row in zip(mass, rows, strict=True)]
        total += sum(line)
        later.append(line)
    return _rescaled(later) if total < VANISHING else later


def _step_back(
    local: Sequence[float], context: Context, tail: Sequence[Sequence[float]]
) -> list[list[float]]:
    """The tails of the pairs one slot earlier, scaled so that they do not vanish."""
    earlier = []
    for before in range(len(tail[0])):
        factors = [weight * rest[before] for weight, rest in zip(local, tail, strict=True)]
        columns = zip(*[rows[before] for rows in context], strict=True)
        earlier.append([sum(map(mul, factors, column)) for column in columns])
    return _rescaled(earlier) if max(map(max, earlier)) < VANISHING else earlier


def _rescaled(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    scale = 1 / max(FLOOR, max(map(max, rows)))
    return [[value * scale for value in row] for row in rows]
