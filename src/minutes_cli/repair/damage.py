"""Damage detection: which language model a page was read with.

Each model leaves its own signature: the English one no å, ä or ö but é and figures inside words,
the German and Finnish ones ä for å, the Norwegian å for ä, the French ô, à and â, the Swedish one
no § sign.  A page is judged by the likelihood of its telling characters under each model's
measured signatures (naive Bayes over ``dictionaries/channel/signatures.tsv``).  A model has a second
signature, named with a suffix (``eng, soft``), where some pages read quite another way.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from minutes_cli.patterns import regex
from minutes_cli.reading.scan import Line
from minutes_cli.values import frozen

CLEAN = "none"
STROKES = "strokes"  # another engine than Tesseract, that takes the two dots of ä and ö for strokes
MODELS = ("eng", "swe", "deu", "nor", "fin", "fra", STROKES, CLEAN)

_FOREIGN = "éàâôüûùøæãõñßëïîèêçĳœ"
_INSIDE = regex(r"[0-9&@€G](?<=[a-zåäö].)(?=[a-zåäö])")
_STROKES = regex(r"i[ij](?:(?<=[a-zåäö]..)|(?=[a-zåäö]))")
_MARK = regex(r"^[\f ]*(?P<mark>§|[&$8S5]|\$&|88|85|58)(?P<gap> ?)(?=\d{1,4}\b)", re.MULTILINE)
_LONE_ONE = regex(r"1(?<=[a-zåäöé] 1)(?= [a-zåäöé])")

PAGE_ENOUGH = 400  # characters: a shorter page tells too little
PAGE_SURE = 0.98
PRIOR_STRENGTH = 2.0
TEMPERATURE = 1.6  # characters of one page are not independent; divides the log likelihood ratio
PRIOR = {
    "eng": 1.0,
    "eng, soft": 0.3,
    "swe": 1.0,
    "deu": 0.4,
    "nor": 0.4,
    "fin": 0.2,
    "fra": 0.3,
    STROKES: 0.3,
    CLEAN: 2.0,
}
VARIANT = ", "  # between a model and the kind of its pages that a signature is of


def telling_counts(text: str) -> Counter[str]:
    """Counts of the characters that tell models apart.

    Keys: ``å ä ö``, ``other`` (any other letter of those that marks can be lost from: a, o), foreign
    letters as one key each, ``inside`` (figure or sign inside a word), ``strokes`` (ii and ij), ``§`` and
    ``false§`` at a line start.

    >>> sorted(telling_counts("§ 4 m6te").items())
    [('inside', 1), ('other', 1), ('§', 1)]
    """
    counts: Counter[str] = Counter()
    lower = text.lower()
    for letter in "åäö":
        counts[letter] = lower.count(letter)
    for letter in _FOREIGN:
        counts[letter] = lower.count(letter)
    counts["other"] = lower.count("a") + lower.count("o") + lower.count("e")
    counts["inside"] = len(_INSIDE.findall(text))
    counts["strokes"] = len(_STROKES.findall(text))
    counts["lone1"] = len(_LONE_ONE.findall(text))
    for match in _MARK.finditer(text):
        counts["§" if match["mark"] == "§" else "false§"] += 1
    return +counts


@frozen
class Reading:
    """The model a text seems to have been read with, and how sure that is (0-1)."""

    model: str
    confidence: float


class DamageDetector:
    """Naive Bayes over the measured signatures."""

    def __init__(self, signatures: Mapping[str, Mapping[str, int]]) -> None:
        """signatures: model to feature to count."""
        features = sorted({feature for table in signatures.values() for feature in table})
        self._features = frozenset(features)
        self._cost: dict[str, dict[str, float]] = {}
        for model, table in signatures.items():
            total = sum(table.values()) + PRIOR_STRENGTH * len(features)
            self._cost[model] = {f: -math.log((table.get(f, 0) + PRIOR_STRENGTH) / total) for f in features}

    def detect_by_line(self, lines: Sequence[Line], whole: Reading) -> list[str]:
        """The model of each line: its page's where the page alone tells, else the document's.

        An archive file may hold pages of several scanners, and pages that never were on paper.
        """
        models: list[str] = []
        for _, group in groupby(lines, key=lambda line: line.page):
            page = list(group)
            text = "\n".join(line.text for line in page)
            model = whole.model
            if len(page) < len(lines) and len(text) >= PAGE_ENOUGH:
                reading = self.detect(text)
                if reading.confidence >= PAGE_SURE:
                    model = reading.model
            models += [model] * len(page)
        return models

    def detect(self, text: str) -> Reading:
        """Judge a page or a document."""
        counts = telling_counts(text)
        if not any(counts[key] for key in ("å", "ä", "ö", "other")):
            return Reading(CLEAN, 0.0)
        score = {
            model: -math.log(PRIOR.get(model, 1.0))
            + sum(cost[f] * n for f, n in counts.items() if f in self._features) / TEMPERATURE
            for model, cost in self._cost.items()
        }
        by_model: dict[str, float] = {}
        for name, value in score.items():
            model = name.partition(VARIANT)[0]
            by_model[model] = min(value, by_model.get(model, value))
        best = min(by_model, key=lambda model: (by_model[model], model))
        total = sum(math.exp(by_model[best] - value) for value in by_model.values())
        return Reading(best, round(1 / total, 4))
