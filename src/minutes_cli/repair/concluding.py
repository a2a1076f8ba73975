"""From decided choices to corrections: glued words set apart, cut words joined, the others settled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from minutes_cli.language.language_model import LanguageModel
from minutes_cli.repair.candidates import Candidate
from minutes_cli.repair.choices import LISTED, Choice
from minutes_cli.repair.damage import CLEAN
from minutes_cli.repair.model import Correction, Flag
from minutes_cli.repair.settling import THRESHOLD, Settler, join_correction, split_correction
from minutes_cli.repair.spacing import Join, Spacing, Split
from minutes_cli.repair.tokens import WORD
from minutes_cli.repair.written_case import stands

MIN_SPLIT_LENGTH = 4
MAX_SPLIT_LENGTH = 60
STRAINED_COST = 6.0

Before = tuple[int, int]  # numbers of the two words before


@dataclass(slots=True)
class Concluder:
    """Draws the conclusions of one document's choices.

    spacing: finds lost and false word gaps in the readings of an OCR model.
    """

    model: LanguageModel
    spacing: Callable[[str], Spacing]
    mode: str
    settler: Settler

    def conclude(self, choices: Sequence[Choice]) -> tuple[list[Correction], list[Flag]]:
        """Corrections and flags, in the order of the choices."""
        corrections: list[Correction] = []
        flags: list[Flag] = []
        before = (self.model.boundary, self.model.boundary)
        listed = [_is_listed(choice) for choice in choices] + [True]
        joined = False
        for place, choice in enumerate(choices):
            if joined:
                joined = False
                continue
            options = choice.options
            if options.is_plain and (listed[place + 1] or not options.candidates):
                before = (before[1], options.numbers[0])
                continue
            winner = options.candidates[choice.best]
            join = None
            if not (listed[place] and listed[place + 1]) and place + 1 < len(choices):
                join = self._find_join(choice, choices[place + 1], before)
            if join is not None:
                corrections.append(join_correction(choice, join, choices[place + 1]))
                before = (before[1], join.whole.number)
                joined = True
            elif _is_strained(winner) and (split := self._find_split(choice, before)):
                corrections.append(split_correction(choice, split))
                before = (split.left.number, split.right.number)
            else:
                if not stands(winner, choice.token.read):
                    self.settler.settle(choice, corrections, flags)
                before = (before[1], winner.number)
        return corrections, flags

    def _find_split(self, choice: Choice, before: Before) -> Split | None:
        """The two words that a token was glued together from, where that is sure enough."""
        token = choice.token
        if (
            choice.model == CLEAN
            or choice.is_foreign
            or token.tail is not None
            or not MIN_SPLIT_LENGTH <= len(token.read) <= MAX_SPLIT_LENGTH
            or token.read.isupper()
        ):
            return None
        kept = choice.costs[choice.best] + self.model.cost(*before, choice.numbers[choice.best])
        split = self.spacing(choice.model).best_split(token.read, kept, before)
        if split is None or split.confidence < THRESHOLD[self.mode]:
            return None
        # a capital in mid-sentence is a name, which no list need hold, or a party (Loch for L och)
        may_be_name = token.read[0].isupper() and not token.at_start
        return None if may_be_name and split.cut > 1 and split.left.edits + split.right.edits else split

    def _find_join(self, choice: Choice, after: Choice, before: Before) -> Join | None:
        """The word that was cut into a token and the next one, where that is sure enough."""
        token, tail = choice.token, after.token
        if (
            choice.model == CLEAN
            or not after.candidates
            or not token.kind == tail.kind == WORD
            or token.line != tail.line
            or tail.start - token.end != 1
            or token.tail is not None
            or tail.tail is not None
            or choice.is_foreign
            or after.is_foreign
            or not (token.read + tail.read).isalpha()
            or not (token.read[1:] + tail.read).islower()
        ):
            return None
        numbers = choice.numbers[choice.best], after.numbers[after.best]
        kept = (
            choice.costs[choice.best]
            + after.costs[after.best]
            + self.model.cost(*before, numbers[0])
            + self.model.cost(before[1], *numbers)
        )
        join = self.spacing(choice.model).find_join(token.read + tail.read, kept, before)
        return join if join is not None and join.confidence >= THRESHOLD[self.mode] else None


def _is_listed(choice: Choice) -> bool:
    """Whether a token is no word, or its likeliest candidate one that a list holds."""
    options = choice.options
    return options.is_plain or options.candidates[choice.best].layer in LISTED


def _is_strained(candidate: Candidate) -> bool:
    """Whether a token's best reading is so poor that two glued words may be a better one."""
    if candidate.layer not in LISTED:
        return True
    return bool(candidate.edits) and sum([edit.cost for edit in candidate.edits]) > STRAINED_COST
