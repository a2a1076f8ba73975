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
CAUTION = 0.5  # nats taken off the odds: other archives differ from the pages measured
NAME_CAPITAL = 0.3  # share of capitals below which a word is no name
MARKLESS = frozenset({"eng"})  # models that hold no å, ä and ö, so that any word may have lost its marks
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

    def of(self, weight: float, posterior: float, roughness: float = 0.0) -> float:
        """Probability that a correction is right, 0-1.

        weight: of its :func:`features`.  roughness: of its page, nats, below 0 where it was scanned worse
        than most.
        """
        if not self.weights:
            return posterior
        return 1 / (1 + math.exp(CAUTION - weight - self.weigh(features_here(posterior, roughness))))


def features_here(posterior: float, roughness: float) -> dict[str, float]:
    """The features that the place of a correction gives: its posterior and the roughness of its page."""
    odds = math.log(max(posterior, 1e-9) / max(1 - posterior, 1e-9))
    odds = max(-2.0, min(LARGEST_LOGIT, odds))
    found = {"odds": odds}
    for name, bend in BENDS.items():
        if odds > bend:
            found[name] = odds - bend
    if roughness < 0:
        found["rough"] = -roughness
    return found


def features(token: Token, winner: Candidate, is_known: bool, after: str, model: str) -> dict[str, float]:
    """What of a correction itself tells how far it can be trusted; a feature that is left out is 0.

    is_known: whether the token as it stands is a word.  after: what the correction writes.
    model: that the page was read with.
    """
    read = token.read
    title = read[:1].isupper()
    in_sentence = title and not token.at_start and not token.capitals
    found = {"bias": 1.0, "layer:" + winner.layer: 1.0}
    found["price"] = sum([edit.cost for edit in winner.edits]) / 10
    if is_known:
        found["known"] = 1.0
        if model not in MARKLESS:
            found["known to a model with marks"] = 1.0
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
    if after[:1].isupper() != title:
        found["case"] = 1.0
        if after.lower() == read.lower():
            found["case alone"] = 1.0
    if token.at_start and not title:
        found["small start"] = 1.0
    if not read.isalpha():
        found["figures"] = 1.0
    return found
