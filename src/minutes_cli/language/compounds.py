"""Swedish compounds: modifiers and heads that were seen to combine.

``ledningsgruppsmöte`` is ``ledningsgrupps`` + ``möte``: the parts keep their joints (+s, +e, a lost
-a ...), because that is how they were counted.  The last part is an inflected head.  Restoring a
damaged compound works part by part over skeletons.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter

from minutes_cli.language.lexicon import HEAD, MODIFIER, Layer
from minutes_cli.language.skeleton import skeleton

MAX_PARTS = 3
MIN_PART = 3
PART_PENALTY = 1.0  # nats for each joint, beyond the parts' own costs
MAX_RESULTS = 6
KEPT_PARTS = 5_000


class Compounds:
    """Splits and restores compounds over one layer of parts."""

    def __init__(self, parts: Layer) -> None:
        """parts: a layer whose entries carry MODIFIER and HEAD flags."""
        self.parts = parts
        self._part = lru_cache(maxsize=KEPT_PARTS)(parts.members)
        self._extend = lru_cache(maxsize=KEPT_PARTS)(self._work_out)

    def restore(self, key: str, max_parts: int = MAX_PARTS) -> list[tuple[str, float]]:
        """Compounds with this skeleton and their costs in nats, cheapest first.

        key: a skeleton.  Returns at most MAX_RESULTS forms of two or more parts.
        """
        found: dict[str, float] = {}
        for form, cost, parts in self._extend(key, max_parts):
            if parts >= 2 and cost < found.get(form, 1e9):
                found[form] = cost
        return sorted(found.items(), key=lambda item: (item[1], item[0]))[:MAX_RESULTS]

    def _work_out(self, key: str, parts_left: int) -> list[tuple[str, float, int]]:
        """(form, cost, number of parts) for a skeleton that ends in a head."""
        results: list[tuple[str, float, int]] = []
        for cut, number in self.parts.prefixes(key):
            if cut == len(key):
                results += [(e.word, e.cost, 1) for e in self._part(number) if e.flags & HEAD]
            elif parts_left > 1 and cut >= MIN_PART and len(key) - cut >= MIN_PART:
                modifiers = [e for e in self._part(number) if e.flags & MODIFIER]
                rest = self._extend(key[cut:], parts_left - 1) if modifiers else []
                results += [
                    (m.word + form, m.cost + cost + PART_PENALTY, n + 1)
                    for m in modifiers
                    for form, cost, n in rest
                ]
        return sorted(results, key=itemgetter(1))[: 2 * MAX_RESULTS] if len(results) > 1 else results

    def cost(self, form: str) -> float | None:
        """-ln P(form) as a compound, None when it does not split into known parts."""
        if len(form) < 2 * MIN_PART:
            return None
        for candidate, cost in self.restore(skeleton(form)):
            if candidate == form:
                return cost
        return None

    def split(self, form: str) -> list[str]:
        """The parts of a form, ``[form]`` when it does not split.

        The split with the fewest and commonest parts wins.
        """
        best: tuple[float, list[str]] = (1e9, [form])
        stack: list[tuple[int, float, list[str]]] = [(0, 0.0, [])]
        while stack:
            start, cost, parts = stack.pop()
            for end in range(start + MIN_PART, len(form) + 1):
                entry = self.parts.entry(form[start:end])
                if entry is None or not entry.flags & (HEAD if end == len(form) else MODIFIER):
                    continue
                total = cost + entry.cost + (PART_PENALTY if parts else 0.0)
                if total >= best[0] or len(parts) >= MAX_PARTS:
                    continue
                if end == len(form):
                    if parts:
                        best = (total, [*parts, entry.word])
                else:
                    stack.append((end, total, [*parts, entry.word]))
        return best[1]
