"""Edits: one confusion of letters each, and those that no table counts, with their costs (-ln of rates)."""

from __future__ import annotations

from minutes_cli.values import frozen

MARKED = frozenset("åäö")
IMPOSSIBLE = 99.0
# Letters that OCR adds or loses beside any other, -ln of their rate on the training pages
ADDED_COST = {
    "i": 8.5,
    "l": 9.0,
    "h": 9.0,
    "f": 9.0,
    "j": 9.0,
    "r": 9.0,
    "&": 5.0,
    "|": 5.0,
    "€": 5.0,
    "@": 6.0,
}
LOST_COST = 6.0  # only marked letters get lost often enough to tell OCR from a typing error
# On badly scanned pages any letter may be misread, added or lost: -ln of the rates on such pages, shared
# out among the letters that are as likely (what tools/measure_channel.py rough=... finds and no table has),
# and set at the level of ordinary pages, as everything that the page's own roughness is added to
ROUGH_LEVEL = 1.5  # nats between the pages that rough.tsv was measured on and ordinary ones
ALIKE_COST, UNLIKE_COST = 10.0, 12.0
THIN_ADDED_COST, ADDED_ANY_COST = 10.5, 13.0
THIN_LOST_COST, LOST_ANY_COST = 10.5, 12.5
THIN = frozenset("ijltfr")
SHAPES = tuple(map(frozenset, ("ceoasd", "iltfjr", "nmuhr", "bhkdl", "gqpy", "vyuw", "szx")))
ALIKE = {letter: frozenset().union(*(s for s in SHAPES if letter in s)) for s in SHAPES for letter in s}


@frozen
class Edit:
    """One confusion: `true` was printed, `read` was read.  Either may be empty."""

    true: str
    read: str
    cost: float


ADDED = {letter: Edit("", letter, cost) for letter, cost in ADDED_COST.items()}
LOST = {letter: Edit(letter, "", LOST_COST) for letter in MARKED}


def wild_cost(true: str, seen: str) -> float:
    """Cost of any letter read as any other."""
    return ALIKE_COST if true in ALIKE.get(seen, "") else UNLIKE_COST


def lost_cost(letter: str) -> float:
    """Cost of any letter lost."""
    return THIN_LOST_COST if letter in THIN else LOST_ANY_COST


def added_cost(seen: str, before: str) -> float:
    """Cost of any letter added after another: the same once more, or a stroke, is likelier."""
    return THIN_ADDED_COST if seen == before or seen in THIN or not seen.isalpha() else ADDED_ANY_COST
