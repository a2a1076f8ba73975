"""English stretches in a Swedish document stay as they are."""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.language.swedish import Swedish
from minutes_cli.repair.decoding import Slot
from minutes_cli.repair.settling import Choice
from minutes_cli.repair.tokens import WORD

REACH = 2  # words to either side that can show a stretch to be English
MANY = 3  # English words near that leave no doubt
COMMON_COST = 7.5  # nats: a Swedish word this common is meant also among English ones (hur ar the vibe)


def keep_foreign(choices: Sequence[Choice], swedish: Swedish) -> None:
    """Leave words that English has, beside words that only English has, one candidate: themselves."""
    words = [choice for choice in choices if choice.token.kind == WORD and choice.candidates]
    english = [swedish.is_english(choice.token.read.lower()) for choice in words]
    for place, choice in enumerate(words):
        form = choice.token.read.lower()
        if len(choice.candidates) < 2 or form not in swedish.english:
            continue
        near = english[max(0, place - REACH) : place] + english[place + 1 : place + 1 + REACH]
        if sum(near) + english[place] < 2:
            continue
        beside = english[max(0, place - 1) : place] + english[place + 1 : place + 2]
        if not english[place] and not all(beside) and sum(near) < MANY and _is_common(choice, swedish):
            continue
        kept = next((c for c in choice.candidates if c.form == form), None)
        if kept is not None:
            choice.candidates = (kept,)
            choice.slot = Slot((kept.number,), (kept.cost,))


def _is_common(choice: Choice, swedish: Swedish) -> bool:
    """Whether some other reading of the token is one of the commonest Swedish words."""
    read, cost = choice.token.read.lower(), swedish.model.unigram_cost
    return any(c.form != read and cost(c.number) < COMMON_COST for c in choice.candidates)
