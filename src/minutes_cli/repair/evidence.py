"""What a document says about itself: its own channel, and its own words.

After the first decision the confusions of the words that are certain re-estimate the channel (fonts
differ in ö→é, ö→o and ö→6), and the same reading pulls towards the same repair throughout.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from minutes_cli.repair.edits import MARKED

if TYPE_CHECKING:
    from minutes_cli.repair.candidates import Candidate
    from minutes_cli.repair.choices import Choice

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

    @classmethod
    def gather(cls, choices: Sequence[Choice]) -> DocumentEvidence:
        """Count confusions and votes of a decided document."""
        counts: dict[tuple[str, str], float] = defaultdict(float)
        price: dict[tuple[str, str], float] = {}
        totals: dict[str, float] = defaultdict(float)
        votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        seen: dict[str, int] = defaultdict(int)
        forms: dict[str, float] = defaultdict(float)
        confused = letters = 0.0
        for choice in choices:
            posterior = choice.posterior
            if not choice.candidates or len(posterior) != len(choice.candidates):
                continue
            letters += len(choice.token.read)
            if len(posterior) == 1:
                if not choice.is_foreign:  # such a word was kept without asking what else it may be
                    forms[choice.candidates[0].form] += posterior[0]
                continue
            best = choice.best
            winner = choice.candidates[best]
            if posterior[best] >= CERTAIN and winner.layer in KNOWN:
                for edit in winner.edits:
                    if edit.true in MARKED:
                        counts[edit.true, edit.read] += 1
                        totals[edit.true] += 1
            key = choice.token.read.lower()
            seen[key] += 1
            ballot = votes[key]
            for candidate, share in zip(choice.candidates, posterior, strict=True):
                forms[candidate.form] += share
                ballot[candidate.form] += share
                for edit in candidate.edits:
                    if edit.true in MARKED:
                        price[edit.true, edit.read] = edit.cost
                    elif candidate.layer in KNOWN:
                        confused += share
        shift = {}
        for (true, read), cost in price.items():
            measured = math.exp(-cost)
            adapted = (counts[true, read] + CHANNEL_PRIOR * measured) / (totals[true] + CHANNEL_PRIOR)
            shift[true, read] = -math.log(adapted) - cost
        usual = USUAL_CONFUSIONS
        rate = (confused + usual * ROUGHNESS_PRIOR) / (letters + ROUGHNESS_PRIOR)
        roughness = max(ROUGHEST, min(0.0, -math.log(rate / usual)))
        return cls(
            shift, {key: dict(value) for key, value in votes.items()}, dict(forms), dict(seen), roughness
        )

    def reprice(self, choice: Choice) -> None:
        """Add the document's evidence to a choice's costs."""
        if len(choice.candidates) < 2:
            return
        key = choice.token.read.lower()
        count = self.seen.get(key, 0)
        costs = list(choice.costs)
        here: dict[str, float] = defaultdict(float)
        for candidate, share in zip(choice.candidates, choice.posterior, strict=True):
            here[candidate.form] += share
        seldom = self._discount_of_seldom(choice, key, here) if count > 1 else 0.0
        for place, candidate in enumerate(choice.candidates):
            own = here[candidate.form]
            if candidate.is_slip:
                costs[place] += SLIP_DOUBT * max(0.0, -self.roughness - ROUGH_FOR_SLIPS)
            for edit in candidate.edits:
                costs[place] += self.shift.get((edit.true, edit.read), 0.0)
                if edit.true not in MARKED:
                    costs[place] += self.roughness - choice.doubt
            if count > 1:
                others = (self.votes[key].get(candidate.form, 0.0) - own) / (count - 1)
                costs[place] -= CONSISTENCY * math.log(max(others, 0.02))
            price = _price(candidate)
            if price > SELDOM_COST:
                # a word the document uses elsewhere is no longer a rare word (a cache model)
                same_reading = self.votes[key].get(candidate.form, 0.0) if count > 1 else own
                elsewhere = self.forms.get(candidate.form, 0.0) - same_reading
                discount = _discount(price, elsewhere) if elsewhere > ELSEWHERE else 0.0
                costs[place] -= max(discount, min(seldom, _discount(price, count)))
        choice.costs = tuple(costs)

    def _discount_of_seldom(self, choice: Choice, key: str, here: Mapping[str, float]) -> float:
        """What the same reading elsewhere says for its being a word that is seldom used, nats.

        Which one it does not say: all of them would be read alike.
        """
        seldom = [candidate for candidate in choice.candidates if _price(candidate) > SELDOM_COST]
        if not seldom:
            return 0.0
        votes = self.votes[key]
        forms = {candidate.form for candidate in seldom}
        elsewhere = sum(votes.get(form, 0.0) - here[form] for form in forms)
        if elsewhere <= ELSEWHERE:
            return 0.0
        return _discount(min(map(_price, seldom)), elsewhere)


def _price(candidate: Candidate) -> float:
    """The cost of a word itself, without its misreadings and its context, nats."""
    return candidate.total - sum(edit.cost for edit in candidate.edits)


def _discount(price: float, elsewhere: float) -> float:
    """How much cheaper a word is that is expected this often elsewhere in the document, nats."""
    return price + math.log(math.exp(-price) + CACHE_SHARE * elsewhere)
