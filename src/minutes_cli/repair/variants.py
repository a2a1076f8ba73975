"""Skeletons that a damaged reading may have had, by confusions that do more than lose a mark."""

from __future__ import annotations

from minutes_cli.language.skeleton import skeleton
from minutes_cli.repair.channel import ADDED_COST, Channel, changes_skeleton

VARIANT_COST = 16.0
MAX_VARIANTS = 160
ODD_CAPITAL_COST = 3.0
LOST_LETTERS = "ao"  # as skeletons: a stands for å and ä, o for ö


def variants(read: str, channel: Channel, title: bool, max_edits: int) -> list[str]:
    """Skeletons of a folded reading after at most max_edits confusions, cheapest first.

    Figures, signs and capitals inside the word must be explained by an edit and do not count.
    """
    best: dict[str, float] = {}
    states: list[tuple[float, int, int, str]] = [(0.0, 0, 0, "")]
    while states:
        following: list[tuple[float, int, int, str]] = []
        for cost, place, edits, built in states:
            if place >= len(read):
                if cost < best.get(built, VARIANT_COST + 1):
                    best[built] = cost
                continue
            letter = read[place]
            odd = not letter.isalpha() or letter.isupper()
            if not odd:
                following.append((cost, place + 1, edits, built + skeleton(letter)))
            elif letter.isupper():
                following.append((cost + ODD_CAPITAL_COST, place + 1, edits, built + skeleton(letter)))
            if odd and letter in ADDED_COST and place:
                following.append((cost + ADDED_COST[letter], place + 1, edits, built))
            if edits < max_edits or odd:
                for edit in channel.options(letter, title and place == 0):
                    price = cost + edit.cost
                    if price <= VARIANT_COST and read.startswith(edit.read, place) and changes_skeleton(edit):
                        spent = edits + (not odd)
                        following.append((price, place + len(edit.read), spent, built + skeleton(edit.true)))
        following.sort()
        states = following[:MAX_VARIANTS]
    return sorted(best, key=lambda key: (best[key], key))


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
