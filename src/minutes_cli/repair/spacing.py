"""Words that the scanner glued together or cut apart.

Tried only where the token means nothing as it stands: ``Vivill`` for ``Vi vill``, ``Loch`` for
``L och``, ``sam manträde`` for ``sammanträde``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from minutes_cli.language.language_model import LanguageModel
from minutes_cli.repair.candidates import Candidate

SPLIT_COST = 6.2  # -ln share of word gaps that OCR loses: 0.1-0.3 % by model
JOIN_COST = 9.0  # -ln share of words that OCR cuts in two
MARGIN = 2.0
# One half must be a function word: any two nouns in a row are a compound, not a lost space.
FUNCTION_WORD_COST = 6.5
KNOWN_WORD_COST = 10.5
_PARTICLE_LIST = (
    "upp in ut av på till för om över under efter med fram ner ned bort mot an ur vid o a ett en sam"
)
PARTICLES = frozenset(_PARTICLE_LIST.split())
SINGLE_LETTERS = frozenset("iåöILMSCVÅÖ")


@dataclass(frozen=True, slots=True)
class Split:
    """A token as two words: where the reading is cut, what stands there, the gain in nats."""

    cut: int
    left: Candidate
    right: Candidate
    gain: float

    @property
    def confidence(self) -> float:
        """Probability of the split against the token as it stands."""
        return 1 / (1 + math.exp(-self.gain))


def best_split(
    read: str,
    kept_cost: float,
    before: tuple[int, int],
    model: LanguageModel,
    candidates: Callable[[str], tuple[Candidate, ...]],
) -> Split | None:
    """The best way to read a meaningless token as two words, None when it is better whole.

    kept_cost: cost of the token's best reading as one word, in nats, its context included.
    before: numbers of the two words before it.
    """
    best: Split | None = None
    for cut in range(1, len(read)):
        left_read, right_read = read[:cut], read[cut:]
        if (len(left_read) == 1 and left_read not in SINGLE_LETTERS) or (
            len(right_read) == 1 and right_read not in SINGLE_LETTERS
        ):
            continue
        if not (left_read[-1].isalpha() and right_read[0].isalpha()):
            continue
        if right_read[0].isupper() and not left_read[-1].islower():
            continue
        for left in candidates(left_read)[:2]:
            if left.layer != "corpus":
                continue
            for right in candidates(right_read)[:2]:
                if right.layer != "corpus" or not _is_phrase(left, right, model):
                    continue
                cost = (
                    left.cost
                    + right.cost
                    + model.cost(*before, left.number)
                    + model.cost(before[1], left.number, right.number)
                    + SPLIT_COST
                )
                gain = kept_cost - cost
                if gain > MARGIN and (best is None or gain > best.gain):
                    best = Split(cut, left, right, gain)
    return best


def _is_phrase(left: Candidate, right: Candidate, model: LanguageModel) -> bool:
    left_cost, right_cost = model.unigram_cost(left.number), model.unigram_cost(right.number)
    if max(left_cost, right_cost) > KNOWN_WORD_COST:
        return False
    capital_start = len(left.form) > 1 and left.form not in PARTICLES
    return (left_cost <= FUNCTION_WORD_COST and (capital_start or len(left.form) == 1)) or (
        right_cost <= FUNCTION_WORD_COST and len(right.form) <= 4
    )
