"""How often a correction like this one is right: the calibrated confidence.

The posterior of the decoder is too sure where the lexicon or the channel is at its edge.  A logistic
regression over the posterior and what kind of correction it is (Platt 1999) sets that right; its
weights are measured on held-out pages (``tools/measure_confidence.py``) and kept as reviewed data in
``dictionaries/channel/confidence.tsv``.  What is changed is decided without it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from minutes_cli.repair.candidates import Candidate
from minutes_cli.repair.edits import MARKED
from minutes_cli.repair.tokens import Token
from minutes_cli.values import frozen

LARGEST_LOGIT = 14.0
# Where the posterior's own scale changes slope
BENDS = {"odds>3": 3.0, "odds>6": 6.0, "odds>9": 9.0}
CAUTION = 0.3  # nats taken off the odds: other archives differ from the pages measured
NAME_CAPITAL = 0.3  # share of capitals below which a word is no name
SHORT = 3
LONG = 8


@frozen
class Confidence:
    """The regression.  weights: of the features of :func:`features`; empty for the bare posterior."""

    weights: Mapping[str, float]

    def weigh(self, found: Mapping[str, float]) -> float:
        """What these features say for a correction."""
        weight = self.weights.get
        return sum([weight(name, 0.0) * value for name, value in found.items()])

    def of(self, weight: float, posterior: float) -> float:
        """Probability that a correction is right, 0-1.

        weight: of its :func:`features`.
        """
        if not self.weights:
            return posterior
        return 1 / (1 + math.exp(CAUTION - weight - self.weigh(features_of_odds(posterior))))


def features_of_odds(posterior: float) -> dict[str, float]:
    """The features that the posterior of a correction gives."""
    odds = math.log(max(posterior, 1e-9) / max(1 - posterior, 1e-9))
    odds = max(-2.0, min(LARGEST_LOGIT, odds))
    found = {"odds": odds}
    for name, bend in BENDS.items():
        if odds > bend:
            found[name] = odds - bend
    return found


def features(token: Token, winner: Candidate, is_known: bool, changes_case: bool) -> dict[str, float]:
    """What of a correction itself tells how far it can be trusted; a feature that is left out is 0.

    is_known: whether the token as it stands is a word.  changes_case: whether the correction writes
    another case than the scan.
    """
    read = token.read
    title = read[:1].isupper()
    in_sentence = title and not token.at_start and not token.capitals
    found = {"bias": 1.0, "layer:" + winner.layer: 1.0}
    found["price"] = sum([edit.cost for edit in winner.edits]) / 10
    if is_known:
        found["known"] = 1.0
    if not winner.only_marks:
        found["letters"] = 1.0
    if in_sentence:
        found["name"] = 1.0
        if winner.capital < NAME_CAPITAL:
            found["odd capital"] = 1.0
    if title and token.at_start and winner.form[:1] in MARKED:
        found["capital"] = 1.0
    if len(read) <= SHORT:
        found["short"] = 1.0
    if len(read) >= LONG:
        found["long"] = 1.0
    if changes_case:
        found["case"] = 1.0
    if not read.isalpha():
        found["figures"] = 1.0
    return found
