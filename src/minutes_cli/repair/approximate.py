"""Words that a badly scanned reading may have been, beyond the confusions that were measured.

On worn paper any letter can be misread, lost or added.  The lexicon is walked letter by letter
(``language/automaton.py``) along the reading; measured confusions cost what they cost, and one or two wild
ones a flat price, less for letters of like shape.  Branches that no word begins with are never entered
(Oflazer 1996, error-tolerant recognition).
"""

from __future__ import annotations

from collections.abc import Iterator

from minutes_cli.language.automaton import Automaton
from minutes_cli.language.skeleton import skeleton
from minutes_cli.repair.channel import Channel

BUDGET = 18.5  # nats of all confusions of a word
MAX_STEPS = 6000  # of a walk: bounds the work on one reading
MAX_FOUND = 12
LONG = 9  # letters: so long a word is still known with two wild confusions
SHORTEST = 3

State = tuple[int, int, float, int, str, bool]  # place, node, cost, wild confusions left, built, is a word


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
    stack: list[State] = [(0, 0, 0.0, 2 if end >= LONG else 1, "", False)]
    for _ in range(MAX_STEPS):
        if not stack:
            return
        place, node, cost, wild, built, is_word = stack.pop()
        if place == end:
            if is_word:
                yield cost, built
            if not wild:
                continue
        edges = automaton.children(node)
        if wild:
            stack += [
                (place, child, total, wild - 1, built + letter, final)
                for letter, child, final in edges
                if (total := cost + channel.lost_cost(letter)) < BUDGET
            ]
        if place == end:
            continue
        seen = key[place]
        if wild:
            total = cost + channel.added_cost(seen, built[-1:])
            if total < BUDGET and built:
                stack.append((place + 1, node, total, wild - 1, built, is_word))
            for letter, child, final in edges:
                total = cost + channel.wild_cost(letter, seen)
                if letter != seen and total < BUDGET:
                    stack.append((place + 1, child, total, wild - 1, built + letter, final))
        for misread, true_key, price in channel.swaps(read[place], title and place == 0).all:
            total = cost + price
            if total < BUDGET and read.startswith(misread, place):
                stack += _follow(automaton, node, true_key, place + len(misread), total, wild, built)
        if read[place].isalpha() and not read[place].isupper():
            stack += [
                (place + 1, child, cost, wild, built + letter, final)
                for letter, child, final in edges
                if letter == seen
            ]


def _follow(
    automaton: Automaton, node: int, letters: str, place: int, cost: float, wild: int, built: str
) -> list[State]:
    """The state after some letters of a word, none when no word goes on with them."""
    is_word = False
    for wanted in letters:
        for letter, child, final in automaton.children(node):
            if letter == wanted:
                node, is_word = child, final
                break
        else:
            return []
    return [(place, node, cost, wild, built + letters, is_word)]
