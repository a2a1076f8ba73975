"""Skeletons that a damaged reading may have had, by confusions that do more than lose a mark."""

from __future__ import annotations

from minutes_cli.language.skeleton import skeleton
from minutes_cli.repair.channel import ADDED_COST, Channel

VARIANT_COST = 14.0
MAX_VARIANTS = 40
MAX_STATES = 50
ODD_CAPITAL_COST = 3.0
LOST_LETTERS = "ao"  # as skeletons: a stands for å and ä, o for ö

Substitution = tuple[int, int, str, float]  # start, end, skeleton that stood there, cost


def variants(read: str, channel: Channel, title: bool, max_edits: int) -> list[str]:
    """Skeletons of a folded reading after at most max_edits confusions, cheapest first.

    Figures, signs and capitals inside the word must be explained by an edit and do not count.
    """
    key = skeleton(read)
    if len(key) != len(read):  # a letter whose lower case is longer; nothing of the kind is Swedish
        return [key]
    odd = [place for place, letter in enumerate(read) if not letter.isalpha() or letter.isupper()]
    if not odd and max_edits == 1:
        return [key, *_single(read, key, channel, title)]
    return _combined(read, key, channel, title, max_edits, odd)


def _substitutions(read: str, channel: Channel, title: bool, odd: list[int]) -> list[list[Substitution]]:
    """For every place of the reading, the substitutions that may start there."""
    table: list[list[Substitution]] = []
    for place, letter in enumerate(read):
        here = [
            (place, place + len(edit.read), true_key, edit.cost)
            for edit, true_key in channel.skeleton_changes(letter, title and place == 0)
            if len(edit.read) == 1 or read.startswith(edit.read, place)
        ]
        if place in odd:
            if letter.isupper():
                here.append((place, place + 1, skeleton(letter), ODD_CAPITAL_COST))
            if place and letter in ADDED_COST:
                here.append((place, place + 1, "", ADDED_COST[letter]))
        table.append(here)
    return table


def _single(read: str, key: str, channel: Channel, title: bool) -> list[str]:
    found = []
    for here in _substitutions(read, channel, title, []):
        for start, end, true_key, cost in here:
            found.append((cost, key[:start] + true_key + key[end:]))
    found.sort()
    return [variant for _, variant in found]


def _combined(
    read: str, key: str, channel: Channel, title: bool, max_edits: int, odd: list[int]
) -> list[str]:
    table = _substitutions(read, channel, title, odd)
    must = set(odd)
    best: dict[str, float] = {}
    # (cost, place reached, edits spent, skeleton so far), advanced place by place
    states: list[list[tuple[float, int, str]]] = [[] for _ in range(len(read) + 1)]
    states[0] = [(0.0, 0, "")]
    for place in range(len(read)):
        here = sorted(states[place])[:MAX_STATES]
        for cost, edits, built in here:
            if place not in must:
                states[place + 1].append((cost, edits, built + key[place]))
            if edits < max_edits or place in must:
                for _, end, true_key, price in table[place]:
                    total = cost + price
                    if total <= VARIANT_COST:
                        states[end].append((total, edits + (place not in must), built + true_key))
    for cost, _, built in states[len(read)]:
        if cost < best.get(built, VARIANT_COST + 1):
            best[built] = cost
    return sorted(best, key=lambda variant: (best[variant], variant))[:MAX_VARIANTS]


def edge_variants(read: str) -> list[str]:
    """Skeletons after one letter added or lost, for readings that nothing else explains."""
    key = skeleton(read)
    found: dict[str, None] = {}
    for place in range(1, len(key)):
        if key[place] in ADDED_COST:
            found.setdefault(key[:place] + key[place + 1 :])
    for place in range(1, len(key) + 1):
        for letter in LOST_LETTERS:
            found.setdefault(key[:place] + letter + key[place:])
    return list(found)
