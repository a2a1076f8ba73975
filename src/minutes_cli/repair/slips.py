"""The writer's slips: a token that is no word may have been typed so, and is then to be left alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from minutes_cli.language.skeleton import skeleton
from minutes_cli.repair.edits import MARKED, Edit

if TYPE_CHECKING:
    from minutes_cli.repair.candidates import Candidate

# -ln share of words that the writer, not the scanner, got wrong: a letter too many or too few, a wrong letter
SLIP_COST, WRONG_LETTER_COST = 7.5, 10.0
NO_SLIP_COST = 14.0  # nobody forgets a marked letter, or types any but the bare one for it
SIGN_SLIP_COST = 20.0  # nor a figure, a sign or a foreign letter for any letter
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzåäö")
MOST = 7  # words that one token may be a slip for


def as_typed(kept: Candidate, candidates: Iterable[Candidate], many: bool) -> list[Candidate]:
    """The token as it stands, as a writer's slip for the words it may have been.

    A letter that this channel rarely mistakes is more often the writer's than the scanner's error.
    many: for every known word that it may have been, else for the likeliest alone.
    """
    if kept.layer == "corpus":
        return []
    others = sorted((c for c in candidates if c is not kept), key=lambda c: (c.total, c.form))
    if many:
        others = [c for k, c in enumerate(others) if not k or not c.only_marks][:MOST]
    slips = []
    for other in others if many else others[:1]:
        if other.edits:
            price = sum([_slip_cost(edit) - edit.cost for edit in other.edits])
            if other.total + price < kept.total:
                cost, total = other.cost + price, other.total + price
                slips.append(replace(kept, number=other.number, cost=cost, total=total, is_slip=True))
    return slips


def _slip_cost(edit: Edit) -> float:
    """-ln of the share of letters that the writer got wrong in this way."""
    if not PLAIN.issuperset(edit.read):
        return SIGN_SLIP_COST
    if edit.true in MARKED and edit.read != skeleton(edit.true):
        return NO_SLIP_COST
    return WRONG_LETTER_COST if len(edit.true) == len(edit.read) else SLIP_COST
