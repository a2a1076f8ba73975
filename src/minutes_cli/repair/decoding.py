"""The joint decision: which candidates make the likeliest sentence.

A trellis of candidates is scored with the trigram model by the forward-backward algorithm (Rabiner
1989), which gives each candidate its posterior probability, not only the best path.  Words with one
candidate cut the trellis, so that the work stays with what is ambiguous.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from minutes_cli.language.language_model import LanguageModel

LM_WEIGHT = 1.0
FLOOR = 1e-30


@dataclass(slots=True)
class Slot:
    """One place in the sentence: word numbers and static costs of its candidates (nats)."""

    numbers: tuple[int, ...]
    costs: tuple[float, ...]
    posterior: tuple[float, ...] = ()


def decode(slots: Sequence[Slot], model: LanguageModel, before: tuple[int, int]) -> None:
    """Fill in the posterior of every slot.

    before: numbers of the two words before the first slot.
    """
    start = 0
    count = len(slots)
    first, second = before
    while start < count:
        if len(slots[start].numbers) == 1:
            slots[start].posterior = (1.0,)
            first, second = second, slots[start].numbers[0]
            start += 1
            continue
        end = start + 1
        singles = 0
        while end < count and singles < 2:
            singles = singles + 1 if len(slots[end].numbers) == 1 else 0
            end += 1
        _forward_backward(slots[start:end], model, (first, second))
        stop = end - singles if end - singles > start else end
        for slot in slots[start:stop]:
            first, second = (
                second,
                slot.numbers[max(range(len(slot.numbers)), key=slot.posterior.__getitem__)],
            )
        start = stop


def _forward_backward(slots: Sequence[Slot], model: LanguageModel, before: tuple[int, int]) -> None:
    """Exact posteriors over a short stretch; the state is a pair of neighbouring candidates."""
    cost = model.cost
    weight = LM_WEIGHT
    # forward[i][(a, b)]: probability mass of paths whose last two candidates are a (slot i-1), b (slot i)
    forward: list[dict[tuple[int, int], float]] = []
    steps: list[dict[tuple[int, int, int], float]] = []
    numbers_1: tuple[int, ...] = (before[0],)
    numbers_2: tuple[int, ...] = (before[1],)
    states: dict[tuple[int, int], float] = {(0, 0): 1.0}
    for slot in slots:
        following: dict[tuple[int, int], float] = {}
        step: dict[tuple[int, int, int], float] = {}
        low = min(slot.costs)
        local = [math.exp(low - c) for c in slot.costs]
        prices = {}
        for a, b in states:
            w1, w2 = numbers_1[a], numbers_2[b]
            for c, w3 in enumerate(slot.numbers):
                prices[a, b, c] = weight * cost(w1, w2, w3)
        floor = min(prices.values())
        for (a, b, c), price in prices.items():
            factor = local[c] * math.exp(floor - price)
            step[a, b, c] = factor
            mass = states[a, b] * factor
            if mass:
                following[b, c] = following.get((b, c), 0.0) + mass
        total = sum(following.values()) or 1.0
        states = {key: mass / total for key, mass in following.items() if mass > FLOOR * total}
        forward.append(states)
        steps.append(step)
        numbers_1, numbers_2 = numbers_2, slot.numbers
    backward: dict[tuple[int, int], float] = dict.fromkeys(states, 1.0)
    for place in range(len(slots) - 1, -1, -1):
        slot, here = slots[place], forward[place]
        share = [0.0] * len(slot.numbers)
        for (b, c), mass in here.items():
            share[c] += mass * backward.get((b, c), 0.0)
        total = sum(share) or 1.0
        slot.posterior = tuple(value / total for value in share)
        earlier: dict[tuple[int, int], float] = {}
        if place:
            for (a, b, c), factor in steps[place].items():
                tail = backward.get((b, c))
                if tail:
                    earlier[a, b] = earlier.get((a, b), 0.0) + factor * tail
            peak = max(earlier.values(), default=1.0) or 1.0
            backward = {key: value / peak for key, value in earlier.items()}
