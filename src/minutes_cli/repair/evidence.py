"""What a document says about itself: its own channel, and its own words.

After the first decision the confusions of the words that are certain re-estimate the channel (fonts
differ in ö→é, ö→o and ö→6), and the same reading pulls towards the same repair throughout.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import add
from typing import TYPE_CHECKING

from minutes_cli.repair.edits import MARKED
from minutes_cli.values import frozen

if TYPE_CHECKING:
    from minutes_cli.repair.candidates import Candidate
    from minutes_cli.repair.choices import Choice, Options

CERTAIN = 0.9
CHANNEL_PRIOR = 30.0  # letters' worth of belief in the measured channel
KNOWN = ("corpus", "general", "domain", "user")
# Letters confused where no mark is concerned, on the training pages and on the worst paper
USUAL_CONFUSIONS = 0.0006
ROUGHEST = -3.0  # nats
ROUGHNESS_PRIOR = 1500.0  # letters' worth of belief in the usual share
CONSISTENCY = 1.0  # nats that full agreement elsewhere in the document can give
ELSEWHERE = 0.3  # expected mentions from which a word counts as used elsewhere
CACHE_SHARE = 2e-5  # probability that one more mention in the document lends a word
# On a page rougher than this, nats, a slip of the writer's in just these letters is unlikelier beside the
# scanner's error, so much for each nat: most of the damage there was seen to be the scanner's
ROUGH_FOR_SLIPS, SLIP_DOUBT = 1.0, 2.0
SELDOM_COST = 11.0  # nats: a commoner word gains nothing by it


Seldom = tuple[int, str, float]  # a candidate's place, its form, the cost of the word itself in nats


@frozen
class Bearing:
    """What a document's evidence means for some options, wherever they stand.

    costs: to add to each candidate.  seldom: the candidates that are no common words.
    """

    costs: list[float]
    seldom: list[Seldom]


@dataclass(slots=True)
class DocumentEvidence:
    """Evidence gathered over one document.

    shift: cost to add to a confusion (true, read), nats.
    roughness: cost to add to every confusion that has nothing to do with marks, nats; below 0 on a page
    that was scanned worse than most.
    votes: reading to form to posterior, summed over its occurrences.
    forms: expected number of times each form stands in the document.
    """

    shift: dict[tuple[str, str], float] = field(default_factory=dict)
    votes: dict[str, dict[str, float]] = field(default_factory=dict)
    forms: dict[str, float] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    roughness: float = 0.0
    _bearings: dict[Options, Bearing] = field(default_factory=dict)

    @classmethod
    def gather(cls, choices: Sequence[Choice]) -> DocumentEvidence:
        """Count confusions and votes of a decided document."""
        counts: dict[tuple[str, str], float] = defaultdict(float)
        totals: dict[str, float] = defaultdict(float)
        votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        seen: dict[str, int] = defaultdict(int)
        forms: dict[str, float] = defaultdict(float)
        ambiguous: dict[Options, int] = {}  # and where they stand last
        confused = letters = 0.0
        for place, choice in enumerate(choices):
            posterior, options = choice.posterior, choice.options
            candidates = options.candidates
            if not candidates or len(posterior) != len(candidates):
                continue
            letters += len(choice.token.read)
            if len(posterior) == 1:
                if not choice.is_foreign:  # such a word was kept without asking what else it may be
                    forms[candidates[0].form] += 1.0
                continue
            ambiguous[options] = place
            best = choice.best
            winner = candidates[best]
            if posterior[best] >= CERTAIN and winner.layer in KNOWN:
                for edit in winner.edits:
                    if edit.true in MARKED:
                        counts[edit.true, edit.read] += 1
                        totals[edit.true] += 1
            key = choice.token.read.lower()
            seen[key] += 1
            ballot = votes[key]
            for candidate, share in zip(candidates, posterior, strict=True):
                form = candidate.form
                forms[form] += share
                ballot[form] += share
                if candidate.confusions and candidate.layer in KNOWN:
                    confused += share * candidate.confusions
        shift = {}
        for (true, read), cost in _prices(sorted(ambiguous, key=lambda options: ambiguous[options])).items():
            measured = math.exp(-cost)
            adapted = (counts[true, read] + CHANNEL_PRIOR * measured) / (totals[true] + CHANNEL_PRIOR)
            shift[true, read] = -math.log(adapted) - cost
        usual = USUAL_CONFUSIONS
        rate = (confused + usual * ROUGHNESS_PRIOR) / (letters + ROUGHNESS_PRIOR)
        roughness = max(ROUGHEST, min(0.0, -math.log(rate / usual)))
        return cls(shift, votes, forms, seen, roughness)

    def reprice(self, choice: Choice) -> None:
        """Add the document's evidence to a choice's costs."""
        options = choice.options
        if len(options.candidates) < 2:
            return
        bearing = self._bearings.get(options)
        if bearing is None:
            bearing = self._bearings[options] = self._bear_on(options.candidates)
        costs = list(map(add, choice.costs, bearing.costs))
        if choice.doubt:
            for place, candidate in enumerate(options.candidates):
                costs[place] -= candidate.confusions * choice.doubt
        key = choice.token.read.lower()
        count = self.seen.get(key, 0)
        if count > 1 or bearing.seldom:
            own: dict[str, float] = {}  # the posterior of each form here
            for candidate, share in zip(options.candidates, choice.posterior, strict=True):
                own[candidate.form] = own.get(candidate.form, 0.0) + share
            # mentions of each form where the same was read, this one among them
            votes = self.votes[key] if count > 1 else own
            if count > 1:
                for place, candidate in enumerate(options.candidates):
                    others = (votes.get(candidate.form, 0.0) - own[candidate.form]) / (count - 1)
                    costs[place] -= CONSISTENCY * math.log(max(others, 0.02))
            if bearing.seldom:
                self._discount_seldom(bearing.seldom, costs, own, votes, count)
        choice.costs = tuple(costs)

    def _bear_on(self, candidates: Sequence[Candidate]) -> Bearing:
        slip = SLIP_DOUBT * max(0.0, -self.roughness - ROUGH_FOR_SLIPS)
        costs, seldom = [], []
        for place, candidate in enumerate(candidates):
            price = candidate.total
            cost = slip if candidate.is_slip else 0.0
            for edit in candidate.edits:
                price -= edit.cost
                cost += self.shift.get((edit.true, edit.read), 0.0)
            costs.append(cost + candidate.confusions * self.roughness)
            if price > SELDOM_COST:
                seldom.append((place, candidate.form, price))
        return Bearing(costs, seldom)

    def _discount_seldom(
        self,
        seldom: Sequence[Seldom],
        costs: list[float],
        own: Mapping[str, float],
        votes: Mapping[str, float],
        count: int,
    ) -> None:
        """Take off what the document's other mentions say for words that are seldom used.

        What the same reading elsewhere says for its being such a word it does not say of which: all of them
        would be read alike.
        """
        together = 0.0
        if count > 1:
            forms = {form for _, form, _ in seldom}
            elsewhere = sum(votes.get(form, 0.0) - own[form] for form in forms)
            if elsewhere > ELSEWHERE:
                together = _discount(min(price for _, _, price in seldom), elsewhere)
        for place, form, price in seldom:
            # a word the document uses elsewhere is no longer a rare word (a cache model)
            elsewhere = self.forms.get(form, 0.0) - votes.get(form, 0.0)
            discount = _discount(price, elsewhere) if elsewhere > ELSEWHERE else 0.0
            costs[place] -= max(discount, min(together, _discount(price, count)))


def _prices(ambiguous: Iterable[Options]) -> dict[tuple[str, str], float]:
    """The marks that the candidates may have lost, (true, read), with their costs."""
    return {
        (edit.true, edit.read): edit.cost
        for options in ambiguous
        for candidate in options.candidates
        for edit in candidate.edits
        if edit.true in MARKED
    }


def _discount(price: float, elsewhere: float) -> float:
    """How much cheaper a word is that is expected this often elsewhere in the document, nats."""
    return price + math.log(math.exp(-price) + CACHE_SHARE * elsewhere)
