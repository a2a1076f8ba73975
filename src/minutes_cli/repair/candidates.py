"""What a damaged word may have been.

From the reading, walk the confusions that change its skeleton (``variants.py``), look every skeleton
up in the lexicon layers, restore compounds part by part, and let the letters speak for words no list
holds.  Each candidate's cost is channel + unknown word, in nats; context and case are the decoder's.
Start at :meth:`CandidateMaker.candidates`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from minutes_cli.language.skeleton_filter import Priced
from minutes_cli.language.swedish import Swedish, Word
from minutes_cli.patterns import regex
from minutes_cli.repair.alignment import Aligner
from minutes_cli.repair.approximate import approximate_keys
from minutes_cli.repair.channel import UNSEEN_IDENTITY, Channel
from minutes_cli.repair.damage import CLEAN
from minutes_cli.repair.edits import ADDED_COST, IMPOSSIBLE, MARKED, Edit
from minutes_cli.repair.familiar import FamiliarWords
from minutes_cli.repair.reading_case import fold_case, is_title
from minutes_cli.repair.restoring import restored
from minutes_cli.repair.slips import as_typed
from minutes_cli.repair.variants import edge_variants, near_variants, variants
from minutes_cli.values import frozen

MARGIN = 11.0  # nats over the best candidate beyond which context cannot help
MAX_CANDIDATES = 7
SLIP_GAIN = 6.0  # nats: more than a token can gain as the writer's slip for a word instead of the scanner's
MAX_EDITS = 3
MAX_LENGTH = 60
SHORT = 3  # letters: too short for any confusion but a lost mark or a figure
CODE_COST = 4.0  # nats a figure or sign in a word costs when it is kept
INNER_I_COST = 6.0  # nats: a capital I among small letters is a misread l
SIGN_COST = {"\ufffd": 20.0}  # nobody writes the sign for an unreadable letter
MAX_COMPOUND_KEYS = 12
MAX_JUNK = 3
MIN_AFTER_JUNK = 5
JUNK_COST = 9.0
DOUBLED_COST = 6.0
VOWELS = frozenset("aeiouyåäöéàâôüûøæ")
SURE_COST = 14.0
COMMON_TOTAL = 12.0  # nats
NAME_CAPITAL = 0.5  # share of capitals from which a word is a name
KEPT_READINGS = 10_000  # of some 1500 bytes with their candidates
KNOWN_LAYERS = ("corpus", "domain", "general", "user")

_INNER_I = regex(r"(?<=[a-zåäöé])I(?=[a-zåäöé])|(?<=^[a-zåäö])I(?=[a-zåäöé]{1,2}$)")


@frozen
class Candidate:
    """One way to read a token.

    form: lower case.  number: in the language model.  cost: channel + unknown word, nats.
    total: cost + unigram cost.  capital: share of capitals in mid-sentence.
    edits: the confusions that explain the reading.  layer: where the form is known from.
    drop: leading characters that belong to no word (a bullet or check box read as letters).
    is_slip: whether the writer would have mistyped another word so.
    confusions: how many of the edits have nothing to do with marks.
    """

    form: str
    number: int
    cost: float
    total: float
    capital: float
    edits: tuple[Edit, ...]
    layer: str
    drop: int = 0
    is_slip: bool = False
    confusions: int = 0

    @property
    def only_marks(self) -> bool:
        """Whether marks alone were lost or mistaken, and no other letter."""
        return all(edit.true[:1] in MARKED for edit in self.edits) and not self.drop


class CandidateMaker:
    """Candidates for the readings of one channel, each distinct reading worked out once."""

    def __init__(self, swedish: Swedish, channel: Channel) -> None:
        self._swedish = swedish
        self._channel = channel
        self._align = Aligner(channel).align
        self._made = lru_cache(maxsize=KEPT_READINGS)(self._make)

    @cached_property
    def _familiar(self) -> FamiliarWords:
        return FamiliarWords(self._swedish.model)

    def candidates(self, read: str) -> tuple[Candidate, ...]:
        """All plausible readings of a token, cheapest first; the token as it stands is among them."""
        return self._made(fold_case(read), is_title(read))

    def may_be(self, read: str, forms: Mapping[str, Sequence[str]]) -> bool:
        """Whether any of these forms may be among the candidates of a token: False is certain.

        forms: by their first letters.
        """
        folded, title = fold_case(read), is_title(read)
        if not folded.islower() and any(self.may_be(rest, forms) for _, rest in _iter_without_junk(folded)):
            return True
        channel, end = self._channel, folded[-1]
        last = channel.last_letters(end)
        return any(
            (form[-1] in last or end in ADDED_COST)
            and abs(len(form) - len(folded)) <= MAX_EDITS
            and (form == folded or self._align(form, folded, title) is not None)
            for letter in channel.first_letters(folded[0], title)
            for form in forms.get(letter, ())
        )

    def iter_near(self, read: str) -> Iterable[str]:
        """Forms of the word lists that a token may be with one letter misread beside its marks."""
        folded = fold_case(read)
        return self._swedish.twins(_keys(near_variants(folded, self._channel, is_title(read))))

    def iter_listed(self, read: str) -> Iterator[str]:
        """Forms of the word lists that a token may be, a step further only when asked for more.

        Far quicker than :meth:`candidates` for a token that is none of the words looked for.
        """
        folded, title, twins = fold_case(read), is_title(read), self._swedish.twins
        yield from twins(_keys(near_variants(folded, self._channel, title)))
        yield from twins(_keys(variants(folded, self._channel, title, MAX_EDITS)))
        if len(folded) > SHORT:
            yield from twins(edge_variants(folded))
        if title and folded[0] == folded[1:2]:
            yield from self.iter_listed(folded[1:])
        for _, rest in _iter_without_junk(folded):
            yield from self.iter_listed(rest)

    def _make(self, read: str, title: bool) -> tuple[Candidate, ...]:
        if len(read) > MAX_LENGTH:
            unknown = self._swedish.model.unknown
            return (Candidate(read.lower(), unknown, 0.0, 0.0, 0.5, (), "letters"),)
        kept = self.score(read.lower(), read)
        if len(read) == 1:
            return (kept,)
        forms: dict[str, Candidate] = {kept.form: kept}
        channel = self._channel
        near = near_variants(read, channel, title)
        self._add(self._swedish.twins(_keys(near[:1])), read, title, forms)
        limit = self._limit(kept, forms)
        self._add(self._swedish.twins_within(near[1:], limit), read, title, forms)
        if title and read[0] == read[1] and channel.name != CLEAN:
            self._drop_letters(read, 1, DOUBLED_COST, forms)
        if len(read) <= SHORT and channel.name != CLEAN and VOWELS.isdisjoint(read):
            self._add(self._swedish.twins(edge_variants(read)), read, title, forms)  # fr for för
        if not _has_sure(forms.values()):
            keys = _keys(variants(read, channel, title, MAX_EDITS))
            self._add(self._swedish.twins(keys), read, title, forms)
            if not _has_sure(forms.values()) and len(read) > SHORT:
                self._add(self._swedish.twins(edge_variants(read)), read, title, forms)
            if not any(c.layer in KNOWN_LAYERS and c.cost < SURE_COST for c in forms.values()):
                compounds = (
                    form
                    for key in keys[:MAX_COMPOUND_KEYS]
                    for form, _ in self._swedish.compounds.restore(key)
                )
                self._add(compounds, read, title, forms)
                if channel.name != CLEAN:
                    self._add(restored(read, title, self._swedish.letters, self._channel), read, title, forms)
                    self._drop_junk(read, forms)
        if channel.is_wild and len(read) >= SHORT:
            if not _has_common(forms.values()):
                self._add(self._approximate(read, title), read, title, forms)
                if not _has_sure(forms.values()):
                    self._add(self._familiar.like(read), read, title, forms)
        elif len(read) <= SHORT and read.isalpha() and read.islower():
            forms = {form: c for form, c in forms.items() if c.only_marks}
        typed = as_typed(kept, forms.values(), channel.is_wild)
        ranked = sorted([*forms.values(), *typed], key=lambda c: (c.total, c.form))
        limit = ranked[0].total + MARGIN
        chosen = [c for c in ranked if c.total <= limit][:MAX_CANDIDATES]
        if kept not in chosen:
            chosen.append(kept)
        return tuple(chosen)

    def _limit(self, kept: Candidate, forms: Mapping[str, Candidate]) -> float:
        """The total beyond which another word changes nothing, nats.

        None as long as no known word explains the reading by its marks, or where the token may be the
        writer's slip for another word than the likeliest.
        """
        best = min(forms.values(), key=lambda c: c.total)
        if not (_is_sure(best) and best.only_marks) or (best is kept and kept.layer != "corpus"):
            return math.inf
        can_be_slip = self._channel.is_wild and kept.layer != "corpus"
        return best.total + MARGIN + (SLIP_GAIN if can_be_slip else 0.0)

    def score(self, form: str, read: str, title: bool = False) -> Candidate:
        """The candidate `form` for a folded reading; cost at least IMPOSSIBLE when it cannot be."""
        edits: tuple[Edit, ...]
        confusions = 0
        if form == read.lower():
            right = self._channel.identity.get
            if form.isalpha():
                costs = [right(c, UNSEEN_IDENTITY) for c in form]
            else:
                costs = [
                    right(c, UNSEEN_IDENTITY) if c.isalpha() else SIGN_COST.get(c, CODE_COST)
                    for c in form
                    if not c.isspace()
                ]
            price = sum(costs)
            if "I" in read:
                price += INNER_I_COST * len(_INNER_I.findall(read))
            edits = ()
        else:
            path = self._align(form, read, title)
            if path is None:
                return Candidate(form, 0, IMPOSSIBLE, 2 * IMPOSSIBLE, 0.5, (), "none")
            price = sum([edit.cost for edit in path])
            edits = tuple([edit for edit in path if edit.true != edit.read])
            confusions = len([edit for edit in edits if edit.true not in MARKED])
        word: Word = self._swedish.word(form)
        cost = price + word.cost
        total = cost + self._swedish.model.unigram_cost(word.number)
        return Candidate(
            form, word.number, cost, total, word.capital, edits, word.layer, confusions=confusions
        )

    def _approximate(self, read: str, title: bool) -> Iterable[str]:
        """Words that a badly scanned reading may have been.

        No names: another name is as near as the misreading of this one, but where signs show the damage.
        And none for English words: ``October`` is no ``oktober``.
        """
        if self._swedish.is_english(read):
            return
        is_damaged = not (read.isalpha() and read.islower())
        for layer in self._swedish.layers:
            if layer.automaton is not None:
                for form in self._swedish.twins(
                    approximate_keys(read, self._channel, title, layer.automaton)
                ):
                    if is_damaged or self._swedish.word(form).capital < NAME_CAPITAL:
                        yield form

    def _add(self, found: Iterable[str], read: str, title: bool, forms: dict[str, Candidate]) -> None:
        for form in dict.fromkeys(found):
            if form not in forms:
                candidate = self.score(form, read, title)
                if candidate.cost < IMPOSSIBLE:
                    forms[form] = candidate

    def _drop_junk(self, read: str, forms: dict[str, Candidate]) -> None:
        """A bullet, check box or doubled capital before a known capitalised word (``fKommunen``)."""
        for drop, rest in _iter_without_junk(read):
            doubled = drop == 1 and read[0].lower() == rest[0].lower()
            self._drop_letters(read, drop, DOUBLED_COST if doubled else JUNK_COST, forms)

    def _drop_letters(self, read: str, drop: int, price: float, forms: dict[str, Candidate]) -> None:
        """The rest of a reading as a known word, at a price for what stands before it."""
        best = self.candidates(read[drop:])[0]
        if best.layer in KNOWN_LAYERS and best.cost < JUNK_COST:
            forms[best.form] = replace(best, cost=best.cost + price, total=best.total + price, drop=drop)


def _iter_without_junk(read: str) -> Iterator[tuple[int, str]]:
    """How many characters may stand before a capitalised word and belong to none, and that word.

    A number there is that of an item whose title is glued to it.
    """
    for drop in range(1, min(MAX_JUNK, len(read) - MIN_AFTER_JUNK) + 1):
        junk, rest = read[:drop], read[drop:]
        if junk.isdigit() and junk[0] != "0":
            continue
        if rest[0].isupper() and not any(c.isupper() for c in rest[1:]):
            yield drop, rest


def _has_sure(candidates: Iterable[Candidate]) -> bool:
    """Whether a known word explains the reading so well that wider search is idle."""
    return _is_sure(min(candidates, key=lambda c: c.total))


def _is_sure(best: Candidate) -> bool:
    return best.layer in KNOWN_LAYERS and best.cost < SURE_COST


def _keys(priced: Iterable[Priced]) -> list[str]:
    return [key for _, key in priced]


def _has_common(candidates: Iterable[Candidate]) -> bool:
    """Whether a known word explains the reading and is so common that no wilder guess can be likelier."""
    return min(c.total for c in candidates) < COMMON_TOTAL
