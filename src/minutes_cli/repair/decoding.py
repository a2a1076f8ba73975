"""The joint decision: which candidates make the likeliest sentence.

A trellis of candidates is scored with the trigram model by the forward-backward algorithm (Rabiner
1989), which gives each candidate its posterior probability, not only the best path.  Words with one
candidate cut the trellis, so that the work stays with what is ambiguous.  What the context says is
worked out once; the trellis is decided again whenever the candidates' own costs have changed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from operator import mul

from minutes_cli.language.language_model import LanguageModel

FEW = 24  # paths; with more the sums over pairs are quicker
VANISHING = 1e-60
FLOOR = 1e-300  # below any mass that counts; keeps a sum that underflows from dividing by zero

Context = list[list[list[float]]]  # [candidate][candidate before][candidate before that]: probability


@dataclass(slots=True)
class Slot:
    """One place in the sentence: word numbers and static costs of its candidates (nats)."""

    numbers: tuple[int, ...]
    costs: tuple[float, ...]
    posterior: tuple[float, ...] = ()
    best: int = 0  # the likeliest candidate

    def decided(self, posterior: tuple[float, ...]) -> None:
        """Take the candidates' probabilities."""
        self.posterior = posterior
        self.best = posterior.index(max(posterior))


class Trellis:
    """The ambiguous stretches of a text, with what context says of each."""

    def __init__(self, slots: Sequence[Slot], model: LanguageModel, before: tuple[int, int]) -> None:
        """Look the context up.

        before: numbers of the two words before the first slot.
        """
        self._stretches: list[_FewPaths | _Lattice] = []
        numbers = [(before[0],), (before[1],), *(slot.numbers for slot in slots)]
        for slot in slots:
            if len(slot.numbers) == 1:
                slot.posterior = (1.0,)
        for start, end in _iter_stretches(slots):
            words = numbers[start : end + 2]
            few = math.prod(map(len, words)) <= FEW
            self._stretches.append((_FewPaths if few else _Lattice)(slots[start:end], words, model))

    def decide(self) -> None:
        """Fill in the posterior of every slot, from its present costs."""
        for stretch in self._stretches:
            stretch.decide()


def _iter_stretches(slots: Sequence[Slot]) -> Iterator[tuple[int, int]]:
    """From an ambiguous slot to the second of two unambiguous ones in a row, which close a stretch."""
    start, count = 0, len(slots)
    while start < count:
        if len(slots[start].numbers) == 1:
            start += 1
            continue
        end = start + 1
        singles = 0
        while end < count and singles < 2:
            singles = singles + 1 if len(slots[end].numbers) == 1 else 0
            end += 1
        yield start, end
        start = end


class _FewPaths:
    """A stretch with so few paths that each is weighed by itself: nine stretches of ten."""

    def __init__(self, slots: Sequence[Slot], words: Sequence[tuple[int, ...]], model: LanguageModel) -> None:
        self._slots = [slot for slot in slots if len(slot.numbers) > 1]
        cost = model.costs.__getitem__
        self._context = [
            sum(map(cost, zip(path, path[1:], path[2:], strict=False))) for path in product(*words)
        ]
        self._paths = list(product(*[range(len(slot.numbers)) for slot in self._slots]))

    def decide(self) -> None:
        own = product(*[slot.costs for slot in self._slots])
        costs = [context + sum(path) for context, path in zip(self._context, own, strict=True)]
        low = min(costs)
        shares = [[0.0] * len(slot.numbers) for slot in self._slots]
        total = 0.0
        for cost, path in zip(costs, self._paths, strict=True):
            weight = math.exp(low - cost)
            total += weight
            for share, candidate in zip(shares, path, strict=True):
                share[candidate] += weight
        for slot, share in zip(self._slots, shares, strict=True):
            slot.decided(tuple([weight / total for weight in share]))


class _Lattice:
    """A stretch with many paths, decided by forward and backward sums.

    The state is a pair of neighbouring candidates.
    """

    def __init__(self, slots: Sequence[Slot], words: Sequence[tuple[int, ...]], model: LanguageModel) -> None:
        self._slots = slots
        self._contexts = list(map(model.context, words, words[1:], words[2:]))

    def decide(self) -> None:
        # mass[c][b]: probability of all paths whose last candidate is c, the one before it b
        mass = [[1.0]]
        forward, weights = [], []
        for slot, context in zip(self._slots, self._contexts, strict=True):
            low = min(slot.costs)
            local = [math.exp(low - cost) for cost in slot.costs]
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
                slot.decided(tuple([value * scale for value in share]))
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
