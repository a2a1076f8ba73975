"""The answers of a vote as words: Ja, Nej, Avstår, Frånvarande, and what OCR makes of them."""

from __future__ import annotations

import re

from minutes_cli.patterns import regex
from minutes_cli.records.models import BallotVote

YES = r"(?:ja|la|ia|jа|j a|1a|iа|ta)"
NO = r"(?:nej|ne\]|ne1|nei|ne|nel|nef|ncj|ney|mej|nèj|noj|hej|n ej|ne j)"
ABSTAIN = r"(?:avst[aod4]?r?|avsta|avstar|avstod|avstir|avstdr|blankt?|nedlagd\w*)"
ABSENT = r"(?:fran(?:v(?:arande)?)?\.?|franvarande)"
AWAY = r"(?:deltar (?:ej|inte)|deltog (?:ej|inte)|ej deltag\w*)"
RECUSED = r"(?:jav|javig)"
ANY = rf"(?:{YES}|{NO}|{ABSTAIN}|{ABSENT}|{AWAY})"

_FORMS: tuple[tuple[re.Pattern[str], BallotVote], ...] = (
    (regex(YES), "yes"),
    (regex(NO), "no"),
    (regex(ABSTAIN), "abstain"),
    (regex(ABSENT), "absent"),
    (regex(AWAY), "not_taking_part"),
    (regex(RECUSED), "recused"),
)


def answer_of(folded: str) -> BallotVote | None:
    """The answer that a folded word or phrase is.

    >>> answer_of("nej"), answer_of("ne"), answer_of("avstar"), answer_of("kanske")
    ('no', 'no', 'abstain', None)
    """
    word = folded.strip(" .,:;|()-–—_*'\"!")
    for pattern, vote in _FORMS:
        if pattern.fullmatch(word):
            return vote
    return None
