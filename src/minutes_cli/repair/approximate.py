"""Words that a badly scanned reading may have been, beyond the confusions that were measured.

On worn paper any letter can be misread, lost or added.  The lexicon is walked letter by letter
(``language/automaton.py``) along the reading; measured confusions cost what they cost, and one wild
one a flat price, less for letters of like shape.  Branches that no word begins with are never entered
(Oflazer 1996, error-tolerant recognition).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutes_cli.language.automaton import Automaton
from minutes_cli.language.skeleton import skeleton
from minutes_cli.repair.channel import Channel
from minutes_cli.repair.edits import (
    ALIKE,
    ALIKE_COST,
    LOST_ANY_COST,
    THIN,
    THIN_LOST_COST,
    UNLIKE_COST,
    added_cost,
)

BUDGET = 18.5  # nats of all confusions of a word
MAX_STEPS = 6000  # of a walk: bounds the work on one reading
MAX_FOUND = 12
SHORTEST = 3
NONE: frozenset[str] = frozenset()

State = tuple[int, int, float, str, bool]  # place, node, cost, built, is a word


def approximate_keys(read: str, channel: Channel, title: bool, automaton: Automaton) -> list[str]:
    """Skeletons of words near a folded reading, cheapest first.

    read: folded, with its figures and signs.  channel: must allow wild confusions.
    """
    key = skeleton(read)
    if len(read) < SHORTEST or len(key) != len(read):
        return []
    best: dict[str, float] = {}
    for cost, found in _walk(read, key, channel, title, automaton):
        if cost < best.get(found, BUDGET):
            best[found] = cost
    return sorted(best, key=lambda form: (best[form], form))[:MAX_FOUND]


def _walk(
    read: str, key: str, channel: Channel, title: bool, automaton: Automaton
) -> Iterator[tuple[float, str]]:
    end = len(read)
    changes = [_changes(read, place, channel, title) for place in range(end)]
    # what may be spent before a place, if a measured confusion is to follow there, and the letter if it was
    # read right; nothing need follow the last
    room = [*[BUDGET - change[0][0] if change else 0.0 for change in changes], BUDGET]
    right = [c if seen.isalpha() and not seen.isupper() else "" for c, seen in zip(key, read, strict=True)]
    right.append("")
    stack: list[State] = [(0, 0, 0.0, "", False)]
    steps = 0
    while stack and steps < MAX_STEPS:
        place, node, cost, built, is_word = stack.pop()
        while True:  # as long as the reading may be right letter by letter
            steps += 1
            edges = automaton[node]
            if cost + ALIKE_COST < BUDGET:  # the cheapest wild confusion; two of them are too dear
                stack += _wild(place, node, cost, built, is_word, key, automaton, room, right)
            if place == end:
                if is_word:
                    yield cost, built
                break
            for price, letters, after in changes[place]:
                total = cost + price
                if total >= BUDGET:
                    break
                reached = edges.get(letters) if len(letters) == 1 else _follow(automaton, node, letters)
                if reached is not None:
                    stack.append((after, reached[0], total, built + letters, reached[1]))
            letter = right[place]
            if letter not in edges:
                break
            node, is_word = edges[letter]
            place, built = place + 1, built + letter


def _changes(read: str, place: int, channel: Channel, title: bool) -> list[tuple[float, str, int]]:
    """The measured confusions that may start at a place, cheapest first: cost, skeleton printed, end."""
    swaps = channel.swaps(title and not place)
    return sorted(
        (cost, true, end)
        for end in range(place + 1, min(place + channel.longest, len(read)) + 1)
        for true, cost in swaps.get(read[place:end], ())
    )


def _wild(
    place: int,
    node: int,
    cost: float,
    built: str,
    is_word: bool,
    key: str,
    automaton: Automaton,
    room: Sequence[float],
    right: Sequence[str],
) -> Iterator[State]:
    """The states after a letter lost, added or misread without any reason, where the reading can go on."""
    edges, left = automaton[node], BUDGET - cost
    enough, follows = room[place] - cost, right[place]
    for letter, (child, final) in edges.items():
        price = THIN_LOST_COST if letter in THIN else LOST_ANY_COST
        if price < left and (price < enough or follows in automaton[child]):
            yield place, child, cost + price, built + letter, final
    if place == len(key):
        return
    after, seen = place + 1, key[place]
    enough, follows = room[after] - cost, right[after]
    price = added_cost(seen, built[-1:])
    if built and price < left and (price < enough or follows in edges):
        yield after, node, cost + price, built, is_word
    alike = ALIKE.get(seen, NONE)
    for letter, (child, final) in edges.items():
        price = ALIKE_COST if letter in alike else UNLIKE_COST
        if price < left and letter != seen and (price < enough or follows in automaton[child]):
            yield after, child, cost + price, built + letter, final


def _follow(automaton: Automaton, node: int, letters: str) -> tuple[int, bool] | None:
    """Where some letters lead from a node, and whether a word ends there; None when no word goes on so."""
    reached = node, False
    for letter in letters:
        edges = automaton[reached[0]]
        if letter not in edges:
            return None
        reached = edges[letter]
    return reached
