"""What the place of a word says: whether a capital means a name, and beside a name which one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from minutes_cli.language.skeleton import skeleton
from minutes_cli.language.swedish import Swedish
from minutes_cli.repair.candidates import Candidate
from minutes_cli.repair.edits import MARKED
from minutes_cli.repair.tokens import WORD, Token

# Of the place of a word: nothing at the start, a surname after a given name, one before a surname
Setting = Literal["start", "capitals", "after name", "before name", "sentence"]
AT_START: Setting = "start"
IN_CAPITALS: Setting = "capitals"
AFTER_NAME: Setting = "after name"
BEFORE_NAME: Setting = "before name"
IN_SENTENCE: Setting = "sentence"
SURNAME_SHARE = 0.3
SURNAME_COST = 3.0  # a common noun after a given name
SHARE_FLOOR = 0.02
NO_SURNAME_COST = 2.0  # a word that is no listed surname, where another reading is one
SAINTS = frozenset(
    {"sankt", "sankta"}
)  # ``Sankt Olofs kapell``: no given names, but they stand where one does
OTHER_VOWEL_COST = 3.0  # a surname with another vowel (Högqvist read Hagqvist): more often another surname
PLAIN_VOWELS = "aeou"
NO_GIVEN_COST = 8.0  # a word that is no given name, where the reading is one and a surname follows


def setting_of(token: Token, before: Token | None, after: Token | None, swedish: Swedish) -> Setting:
    """The setting of a token, by the tokens beside it."""
    if token.capitals:
        return IN_CAPITALS
    if token.read[0].isupper():
        if (
            after is not None
            and _is_name_before(token, after)
            and _stands_before_names(token.read.lower(), swedish)
        ):
            return BEFORE_NAME
        if (
            before is not None
            and not token.at_start
            and _is_name_before(before, token)
            and swedish.may_be_given_name(before.read.lower())
        ):
            return AFTER_NAME
    return AT_START if token.at_start else IN_SENTENCE


def _stands_before_names(form: str, swedish: Swedish) -> bool:
    return form in SAINTS or swedish.is_given_name(form)


def _is_name_before(before: Token, token: Token) -> bool:
    """Whether the first of two tokens can be a given name, the other its surname, by their capitals."""
    if before.kind != WORD or before.line != token.line or token.start - before.end != 1:
        return False
    return before.read[:1].isupper() and token.read[:1].isupper() and not token.read.isupper()


def costs_in_setting(
    read: str, candidates: Sequence[Candidate], setting: Setting, swedish: Swedish
) -> tuple[float, ...]:
    """The costs of the candidates of a reading in its setting, nats."""
    costs = [candidate.cost + _case_cost(read, candidate, setting) for candidate in candidates]
    if setting == AFTER_NAME:
        costs = [
            cost + OTHER_VOWEL_COST * _other_vowels(candidate)
            for cost, candidate in zip(costs, candidates, strict=True)
        ]
        return tuple(_with_bearers(candidates, costs, swedish))
    if setting == BEFORE_NAME:
        given = [_stands_before_names(candidate.form, swedish) for candidate in candidates]
        return tuple(
            cost + (0.0 if is_given else NO_GIVEN_COST) for cost, is_given in zip(costs, given, strict=True)
        )
    return tuple(costs)


def _case_cost(read: str, candidate: Candidate, setting: Setting) -> float:
    if (
        setting in (IN_CAPITALS, BEFORE_NAME)
        or not read[0].isalpha()
        or (setting == AT_START and not read[0].islower())
    ):
        return 0.0
    if setting == AFTER_NAME and candidate.capital < SURNAME_SHARE:
        return SURNAME_COST - math.log(max(SHARE_FLOOR, candidate.capital))
    share = min(1 - SHARE_FLOOR, max(SHARE_FLOOR, candidate.capital))
    return -math.log(share if read[0].isupper() else 1 - share)


def _other_vowels(candidate: Candidate) -> int:
    """How many marked letters were read as another plain vowel than their own."""
    return sum(
        edit.true in MARKED and edit.read in PLAIN_VOWELS and edit.read != skeleton(edit.true)
        for edit in candidate.edits
    )


def _with_bearers(
    candidates: Sequence[Candidate], costs: Sequence[float], swedish: Swedish
) -> Sequence[float]:
    """Costs by which listed surnames are as likely as they have bearers."""
    shifts: dict[str, float] = {}
    meant: dict[int, str] = {}  # a slip of the writer's has the number of the word that was meant
    for candidate in candidates:
        form = candidate.form
        by_bearers = swedish.surname_cost(form)
        if by_bearers is not None:
            shifts[form] = by_bearers - swedish.total_cost(form)
            if swedish.word(form).number == candidate.number != swedish.model.unknown:
                meant[candidate.number] = form
    if not shifts:
        return costs
    return [
        cost + shifts.get(meant.get(candidate.number, candidate.form), _no_surname(candidate))
        for candidate, cost in zip(candidates, costs, strict=True)
    ]


def _no_surname(candidate: Candidate) -> float:
    """What speaks against a known word that no list has as a surname, where another reading is one."""
    return NO_SURNAME_COST if candidate.layer == "corpus" else 0.0
