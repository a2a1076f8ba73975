"""Why a word is read as it is: its candidates, what each assumes and what that costs.

The word is taken alone, so the sentence has no say; that is what ``minutes dict check`` shows.
Costs are nats (negative natural logarithms of probabilities).  Start at :func:`derive`.
"""

from __future__ import annotations

import math
from collections.abc import Collection

from minutes_cli.repair.candidates import Candidate, CandidateMaker
from minutes_cli.repair.edits import IMPOSSIBLE
from minutes_cli.repair.repairer import Repairer
from minutes_cli.values import frozen


@frozen
class Reading:
    """One way to read a word.

    form: lower case.  share: its probability among the readings, 0-1.
    layer: where the form is known from: corpus, domain, general, hunspell, user, compound or letters.
    steps: each misreading it assumes, as (true, read, cost).  channel, word: cost of the misreadings
    and of the letters read right, and of the word itself.
    """

    form: str
    share: float
    layer: str
    steps: tuple[tuple[str, str, float], ...]
    channel: float
    word: float

    def __str__(self) -> str:
        """The derivation on one line."""
        told = (
            ", ".join(f"{true} read as {read} ({cost:.1f})" for true, read, cost in self.steps)
            or "as it stands"
        )
        return f"{self.form} {self.share:.4f} [{self.layer}] {told}; word {self.word:.1f}"


@frozen
class Derivation:
    """A word with the layers that hold it and its readings, likeliest first."""

    word: str
    layers: tuple[str, ...]
    model: str
    readings: tuple[Reading, ...]


def derive(word: str, repairer: Repairer, model: str, own_words: Collection[str] = ()) -> Derivation:
    """All plausible readings of a word that was read with an OCR model (eng, deu ... or none).

    own_words: the user's own words, which the repairer was opened with.
    """
    swedish = repairer.swedish
    candidates = [
        candidate
        for candidate in CandidateMaker(swedish, repairer.channel(model)).candidates(word)
        if candidate.cost < IMPOSSIBLE
    ]
    least = min(candidate.total for candidate in candidates)
    weights = [math.exp(least - candidate.total) for candidate in candidates]
    readings = [
        _reading(candidate, weight / sum(weights), swedish.word(candidate.form).cost)
        for candidate, weight in zip(candidates, weights, strict=True)
    ]
    readings.sort(key=lambda reading: (-reading.share, reading.form))
    return Derivation(word, layers_of(word, repairer, own_words), model, tuple(readings))


def layers_of(word: str, repairer: Repairer, own_words: Collection[str] = ()) -> tuple[str, ...]:
    """The names of the layers that hold a word; ``compound`` where its parts are known instead."""
    swedish = repairer.swedish
    form = word.lower()
    found = ["user"] if form in {own.lower() for own in own_words} else []
    found += [layer.name for layer in swedish.layers if form in layer]
    if not found and swedish.compounds.cost(form) is not None:
        found.append("compound")
    return tuple(found)


def _reading(candidate: Candidate, share: float, outside: float) -> Reading:
    steps = tuple((edit.true, edit.read, edit.cost) for edit in candidate.edits)
    channel = candidate.cost - outside
    return Reading(candidate.form, share, candidate.layer, steps, channel, candidate.total - channel)
