"""What a token may be: the options of its reading, and the choice among them at its place."""

from __future__ import annotations

from dataclasses import dataclass

from minutes_cli.repair.candidates import Candidate
from minutes_cli.repair.damage import CLEAN
from minutes_cli.repair.setting import AT_START, Setting
from minutes_cli.repair.tokens import Token
from minutes_cli.repair.written_case import stands

LISTED = frozenset({"corpus", "domain", "user"})
ALONE = (1.0,)  # the probability of an only candidate


@dataclass(slots=True, eq=False)
class Options:
    """What a reading may be in its setting, the same wherever it is read so; told apart by identity.

    numbers: of the candidates in the language model; of the token itself where there are no candidates.
    costs: of the candidates, nats.  is_english: whether the reading is an English word that Swedish lacks.
    is_plain: whether there is nothing to decide or to mend.
    """

    candidates: tuple[Candidate, ...]
    numbers: tuple[int, ...]
    costs: tuple[float, ...]
    is_english: bool = False
    is_plain: bool = False

    @classmethod
    def among(
        cls, read: str, candidates: tuple[Candidate, ...], costs: tuple[float, ...], is_english: bool = False
    ) -> Options:
        """The options that the candidates of a reading are."""
        numbers = tuple([candidate.number for candidate in candidates])
        first = candidates[0]
        is_plain = len(candidates) == 1 and first.layer in LISTED and stands(first, read)
        return cls(candidates, numbers, costs, is_english, is_plain)

    @classmethod
    def wordless(cls, number: int) -> Options:
        """Of a token that is no word, by its number in the language model."""
        return cls((), (number,), (0.0,), is_plain=True)


@dataclass(slots=True, eq=False)
class Choice:
    """A token with its options, what they cost here (nats) and how probable they are.

    best: index of the likeliest candidate.  model: what its page was read with.  doubt: how much likelier a
    confusion is than elsewhere on the page, nats, because the OCR engine itself was unsure of the word.
    is_foreign: whether it stays as it is.  setting: what its place says of its capitals.
    roughness: of its page, nats (see evidence.py).
    """

    token: Token
    options: Options
    costs: tuple[float, ...]
    model: str = CLEAN
    setting: Setting = AT_START
    doubt: float = 0.0
    is_foreign: bool = False
    roughness: float = 0.0
    posterior: tuple[float, ...] = ALONE
    best: int = 0

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The candidates of the options; none for a token that is no word."""
        return self.options.candidates

    @property
    def numbers(self) -> tuple[int, ...]:
        """The candidates' numbers in the language model."""
        return self.options.numbers

    def limit_to(self, options: Options) -> None:
        """Choose among other options, from their own costs."""
        self.options, self.costs = options, options.costs
        self.posterior, self.best = ALONE, 0
