"""Skeletons that a damaged reading may have had, by confusions that do more than lose a mark."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from minutes_cli.language.skeleton import skeleton
from minutes_cli.language.skeleton_filter import Priced
from minutes_cli.repair.channel import Channel
from minutes_cli.repair.edits import ADDED_COST

VARIANT_COST = 14.0
MAX_VARIANTS = 40
SLACK = 8  # found beyond those kept, before it is worth while to look which are cheapest
MAX_STATES = 200
ROUNDING = 1e-9
ODD_CAPITAL_COST = 3.0
LOST_LETTERS = "ao"  # as skeletons: a stands for å and ä, o for ö

Substitution = tuple[float, int, int, str, int]  # cost, start, end, skeleton that stood there, edits
State = tuple[float, int, int, str]  # cost, edits, place reached, skeleton up to there


def near_variants(read: str, channel: Channel, title: bool) -> list[Priced]:
    """Skeletons of a folded reading after at most one confusion, its own or else the cheapest first.

    Figures, signs and capitals inside the word must be explained by an edit and do not count.
    """
    key = skeleton(read)
    if len(key) != len(read):  # a letter whose lower case is longer; nothing of the kind is Swedish
        return [(0.0, key)]
    if not (read.isalpha() and read.islower()):
        return variants(read, channel, title, 1)
    found = [(0.0, key)]
    first, ways = channel.swaps(title).get, channel.swaps(False).get
    hits = []
    for width in range(1, min(channel.longest, len(read)) + 1):
        if here := first(read[:width]):
            hits.append((0, width, here))
        ends = range(width + 1, len(read) + 1)
        hits += [(end - width, end, here) for end in ends if (here := ways(read[end - width : end]))]
    return found + [
        (cost, key[:start] + true + key[end:]) for start, end, here in hits for true, cost in here
    ]


def variants(read: str, channel: Channel, title: bool, max_edits: int) -> list[Priced]:
    """The cheapest skeletons of a folded reading after at most max_edits confusions, cheapest first.

    Figures, signs and capitals inside the word must be explained by an edit and do not count.
    """
    key = skeleton(read)
    if len(key) != len(read):
        return [(0.0, key)]
    odd = [place for place, letter in enumerate(read) if not letter.isalpha() or letter.isupper()]
    steps = sorted(_substitutions(read, channel, title, odd))
    last_odd = odd[-1] if odd else -1
    ahead: dict[int, tuple[list[float], list[Substitution]]] = {}
    best: dict[str, float] = {} if odd else {key: 0.0}
    limit = VARIANT_COST
    states: list[State] = [(0.0, 0, 0, "")]
    while states:
        grown: list[State] = []
        for cost, edits, reached, built in sorted(states)[:MAX_STATES]:
            if not steps or cost + steps[0][0] > limit + ROUNDING:
                break
            if edits == max_edits and reached > last_odd:
                continue
            if reached not in ahead:
                # the next odd character cannot be passed over
                end = next((place for place in odd if place >= reached), len(read))
                here = [step for step in steps if reached <= step[1] <= end]
                ahead[reached] = [step[0] for step in here], here
            prices, here = ahead[reached]
            longer = [
                (cost + price, edits + counts, end, built + key[reached:start] + true)
                for price, start, end, true, counts in here[: bisect_right(prices, limit - cost + ROUNDING)]
                if edits + counts <= max_edits
            ]
            grown += longer
            for total, _, end, start_of in longer:
                if end > last_odd:
                    variant = start_of + key[end:]
                    if total < best.get(variant, limit + 1):
                        best[variant] = total
            if len(best) > MAX_VARIANTS + SLACK:
                kept = _cheapest(best)
                limit = kept[-1][0]
                best = {variant: cost for cost, variant in kept}
        states = grown
    return _cheapest(best)


def _cheapest(found: Mapping[str, float]) -> list[Priced]:
    return sorted(zip(found.values(), found, strict=True))[:MAX_VARIANTS]


def _substitutions(read: str, channel: Channel, title: bool, odd: Sequence[int]) -> list[Substitution]:
    """The substitutions that may explain a part of the reading."""
    found: list[Substitution] = []
    for place, letter in enumerate(read):
        counts = int(place not in odd)
        swaps = channel.swaps(title and not place)
        for end in range(place + 1, min(place + channel.longest, len(read)) + 1):
            found += [(cost, place, end, true, counts) for true, cost in swaps.get(read[place:end], ())]
        if not counts:
            if letter.isupper():
                found.append((ODD_CAPITAL_COST, place, place + 1, skeleton(letter), 0))
            if place and letter in ADDED_COST:
                found.append((ADDED_COST[letter], place, place + 1, "", 0))
    return found


def edge_variants(read: str) -> list[str]:
    """Skeletons after one letter added or lost, for readings that nothing else explains."""
    key = skeleton(read)
    found: dict[str, None] = {}
    for place in range(1, len(key)):
        if key[place] in ADDED_COST:
            found.setdefault(key[:place] + key[place + 1 :])
    for place in range(len(key) + 1):
        for letter in LOST_LETTERS:
            found.setdefault(key[:place] + letter + key[place:])
    return list(found)
