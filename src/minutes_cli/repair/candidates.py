"""What a damaged word may have been.

From the reading, walk the confusions that change its skeleton (``é`` for ö, ``d`` for ä, ``rn`` for
m), look every skeleton up in the lexicon layers, restore compounds part by part, and let the
letters speak for words no list holds.  Each candidate's cost is channel + unknown word, in nats;
context and case are the decoder's.  Start at :meth:`CandidateMaker.candidates`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutes_cli.language.skeleton import skeleton
from minutes_cli.language.swedish import Swedish, Word
from minutes_cli.repair.channel import IMPOSSIBLE, Channel, Edit, changes_skeleton, fold_case

MARGIN = 11.0  # nats over the best candidate beyond which context cannot help
MAX_CANDIDATES = 7
MAX_EDITS = 3
VARIANT_COST = 16.0
MAX_VARIANTS = 160
MAX_LENGTH = 60
CODE_COST = 4.0  # nats a figure or sign in a word costs when it is kept
BEAM = 6
MARK_FIGURES = "46"  # the only figures that stand for marked letters
MAX_JUNK = 3
MIN_AFTER_JUNK = 5
JUNK_COST = 9.0
DOUBLED_COST = 6.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a token.

    form: lower case.  number: in the language model.  cost: channel + unknown word, nats.
    total: cost + unigram cost.  capital: share of capitals in mid-sentence.
    edits: the confusions that explain the reading.  layer: where the form is known from.
    drop: leading characters that belong to no word (a bullet or check box read as letters).
    """

    form: str
    number: int
    cost: float
    total: float
    capital: float
    edits: tuple[Edit, ...]
    layer: str
    drop: int = 0


class CandidateMaker:
    """Candidates for the readings of one channel, each distinct reading worked out once."""

    def __init__(self, swedish: Swedish, channel: Channel) -> None:
        self._swedish = swedish
        self._channel = channel
        self._known: dict[str, tuple[Candidate, ...]] = {}

    def candidates(self, read: str) -> tuple[Candidate, ...]:
        """All plausible readings of a token, cheapest first; the token as it stands is among them."""
        folded = fold_case(read)
        found = self._known.get(folded)
        if found is None:
            found = self._known[folded] = self._make(folded)
        return found

    def _make(self, read: str) -> tuple[Candidate, ...]:
        kept = self.score(read.lower(), read)
        if len(read) > MAX_LENGTH or len(read) == 1:
            return (kept,)
        forms: dict[str, Candidate] = {kept.form: kept}
        single = list(self._variants(read, 1))
        self._look_up(single, read, forms)
        best = min((c for c in forms.values()), key=lambda c: c.total)
        if not _is_sure(best, kept):
            variants = list(self._variants(read, MAX_EDITS))
            self._look_up(variants, read, forms)
            if not any(c.layer in ("corpus", "domain", "general", "user") for c in forms.values()):
                self._restore_compounds(variants, read, forms)
                self._restore_letters(read, forms)
                self._drop_junk(read, forms)
        ranked = sorted(forms.values(), key=lambda c: (c.total, c.form))
        limit = ranked[0].total + MARGIN
        chosen = [c for c in ranked if c.total <= limit][:MAX_CANDIDATES]
        if kept not in chosen:
            chosen.append(kept)
        return tuple(chosen)

    def score(self, form: str, read: str) -> Candidate:
        """The candidate `form` for a folded reading; cost at least IMPOSSIBLE when it cannot be."""
        edits: tuple[Edit, ...]
        if form == read.lower():
            price = sum(
                self._channel.identity_cost(c) if c.isalpha() else CODE_COST for c in form if not c.isspace()
            )
            edits = ()
        else:
            path = self._channel.align(form, read)
            if path is None:
                return Candidate(form, 0, IMPOSSIBLE, 2 * IMPOSSIBLE, 0.5, (), "none")
            price = sum(edit.cost for edit in path)
            edits = tuple(edit for edit in path if edit.true != edit.read)
        word: Word = self._swedish.word(form)
        cost = price + word.cost
        total = cost + self._swedish.model.unigram_cost(word.number)
        return Candidate(form, word.number, cost, total, word.capital, edits, word.layer)

    def _look_up(self, keys: list[str], read: str, forms: dict[str, Candidate]) -> None:
        for key in keys:
            for form in self._swedish.twins(key):
                if form not in forms:
                    candidate = self.score(form, read)
                    if candidate.cost < IMPOSSIBLE:
                        forms[form] = candidate

    def _restore_compounds(self, keys: list[str], read: str, forms: dict[str, Candidate]) -> None:
        for key in keys:
            for form, _ in self._swedish.compounds.restore(key):
                if form not in forms:
                    candidate = self.score(form, read)
                    if candidate.cost < IMPOSSIBLE:
                        forms[form] = candidate

    def _drop_junk(self, read: str, forms: dict[str, Candidate]) -> None:
        """A bullet, check box or doubled capital before a known capitalised word (``fKommunen``)."""
        for drop in range(1, min(MAX_JUNK, len(read) - MIN_AFTER_JUNK) + 1):
            rest = read[drop:]
            if not rest[0].isupper() or any(c.isupper() for c in rest[1:]):
                continue
            best = self.candidates(rest)[0]
            if best.layer == "corpus" and best.cost < JUNK_COST:
                doubled = drop == 1 and read[0].lower() == rest[0].lower()
                price = DOUBLED_COST if doubled else JUNK_COST
                forms[best.form] = replace(best, cost=best.cost + price, total=best.total + price, drop=drop)

    def _variants(self, read: str, max_edits: int) -> Iterator[str]:
        """Skeletons of the reading after up to max_edits skeleton-changing confusions, cheapest first.

        Figures and signs inside the word must be explained by an edit.
        """
        by_read = self._channel.by_read
        places: list[list[Edit]] = []
        for start in range(len(read)):
            options = [
                edit
                for edit in by_read.get(read[start], ())
                if read.startswith(edit.read, start) and changes_skeleton(edit)
            ]
            places.append(options)
        must = [not c.isalpha() or (c.isupper()) for c in read]
        done: dict[str, float] = {}
        states: list[tuple[float, int, int, str]] = [(0.0, 0, 0, "")]
        for _ in range(len(read)):
            following: list[tuple[float, int, int, str]] = []
            for cost, place, edits, built in states:
                if place >= len(read):
                    following.append((cost, place, edits, built))
                    continue
                letter = read[place]
                if not must[place]:
                    following.append((cost, place + 1, edits, built + skeleton(letter)))
                elif letter.isupper():
                    following.append((cost + 3.0, place + 1, edits, built + skeleton(letter)))
                if edits < max_edits or must[place]:
                    for edit in places[place]:
                        price = cost + edit.cost
                        if price <= VARIANT_COST:
                            spent = edits + (not must[place])
                            following.append((price, place + len(edit.read), spent, built + skeleton(edit.true)))
            following.sort()
            states = following[:MAX_VARIANTS]
            if all(place >= len(read) for _, place, _, _ in states):
                break
        for cost, place, _, built in states:
            if place >= len(read) and cost < done.get(built, VARIANT_COST + 1):
                done[built] = cost
        yield from sorted(done, key=lambda key: (done[key], key))

    def _restore_letters(self, read: str, forms: dict[str, Candidate]) -> None:
        """Let the character model restore a word that no list holds (beam search over letters)."""
        letters = self._swedish.letters
        beams: list[tuple[float, int, str]] = [(0.0, 0, "\x02")]
        finished: list[tuple[float, str]] = []
        while beams:
            following: list[tuple[float, int, str]] = []
            for cost, place, built in beams:
                if place >= len(read):
                    finished.append((cost + letters.letter_cost(built[-5:], "\x03"), built[1:]))
                    continue
                letter = read[place]
                options: list[tuple[str, int, float]] = []
                if letter.isalpha() and not letter.isupper():
                    options.append((letter, 1, self._channel.identity_cost(letter)))
                for edit in self._channel.by_read.get(letter, ()):
                    if letter.isdigit() and letter not in MARK_FIGURES:
                        continue
                    if edit.cost < 7 and read.startswith(edit.read, place):
                        options.append((edit.true, len(edit.read), edit.cost))
                for true, width, price in options:
                    total, text = cost + price, built
                    for c in true:
                        total += letters.letter_cost(text[-5:], c)
                        text += c
                    following.append((total, place + width, text))
            following.sort()
            beams = following[:BEAM]
        for _, form in sorted(finished)[:3]:
            if form not in forms:
                candidate = self.score(form, read)
                if candidate.cost < IMPOSSIBLE:
                    forms[form] = candidate


def _is_sure(best: Candidate, kept: Candidate) -> bool:
    """Whether a known word explains the reading so well that wider search is idle."""
    return best.layer in ("corpus", "domain", "user", "general") and best.cost < 14.0
