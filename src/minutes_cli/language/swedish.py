"""What Swedish looks like: the language model, the lexicon layers and the unknown-word model as one.

:meth:`Swedish.word` tells how likely a form is and where it is known from; :meth:`Swedish.twins`
lists the forms that a damaged form may have been.  Everything is read from the package's data
folder, or from a folder given.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from minutes_cli.language.character_model import CharacterModel
from minutes_cli.language.compounds import Compounds
from minutes_cli.language.language_model import LanguageModel
from minutes_cli.language.lexicon import ACRONYM, FOREIGN, GIVEN, NAME, SURNAME, Layer
from minutes_cli.language.skeleton import skeleton
from minutes_cli.language.skeleton_filter import Held, Priced, SkeletonFilter
from minutes_cli.values import frozen

DATA = Path(__file__).parent / "data"
LAYERS = ("corpus", "domain", "general", "hunspell")  # best known first
GROUPS = (0, 0, 1, 2)  # of the filter, by layer
FILTER = "skeletons.filter"

# Shares of the unknown-word mixture: where a word outside the language model's vocabulary comes
# from.  Measured on the gold pages of the development set (tools/tune_repair.py).
SHARE = {"user": 0.20, "domain": 0.15, "general": 0.45, "hunspell": 0.10, "compound": 0.12, "letters": 0.03}
NAME_SHARE = 0.03  # of names that no list holds, beside SHARE
PLACE_SHARE = 0.003  # of places and streets that are named after one of those
_PLACE_HEADS = (
    "vägen gården gatan skolan stigen torget ängen gränd höjden backen dalen viken sjön åsen holmen"
)
PLACE_HEADS = tuple(_PLACE_HEADS.split())
SHORTEST_NAME = 3  # letters before them
GENERAL_MASS = 0.06  # share of wordfreq's probability mass outside the language model's vocabulary
CAPITAL_OF_NAME = 0.97
CAPITAL_OF_WORD = 0.06
CAPITAL_UNKNOWN = 0.5
LISTED_NAME_CAPITAL = 0.3  # at least, for a listed name in the corpus
WELL_COUNTED_COST = 9.0  # nats: a commoner word's capitals were counted well enough
COMMON_TWIN_COST = 11.0  # a Swedish word this common is meant before an English one
FAINTEST = 1e-300  # a run of some hundred letters is no likelier, however long it grows
USER_WORD_COST = 6.0
SURNAME_OFFSET = 4.8  # nats: what a listed surname costs in the corpora beyond what it costs in the lists
MARKLESS_NAME_COST = 3.0  # nats: also clean text has names whose marks were lost on their way into it
# What is remembered: a word is some 300 bytes, an answer 200
KEPT_WORDS = 25_000
KEPT_ANSWERS = 15_000


@frozen
class Word:
    """A form and what is known of it.

    form: lower case.  number: in the language model (that of ``<unk>`` when outside).
    cost: nats to add to the language model's cost (0 inside its vocabulary).
    capital: share of capitalised uses in mid-sentence.  layer: where it is known from:
    corpus, domain, general, hunspell, user, compound or letters (only its letters speak for it).
    """

    form: str
    number: int
    cost: float
    capital: float
    layer: str


class Swedish:
    """The language data, opened once and shared by all pages."""

    def __init__(self, data: Path = DATA, user_words: Iterable[str] = ()) -> None:
        """Open the compiled data.  Raises DataError when a file is missing or stale."""
        self.model = LanguageModel(data / "swedish.lm")
        self.letters = CharacterModel(data / "swedish.cm")
        self.names = CharacterModel(data / "names.cm")
        self.compounds = Compounds(Layer(data / "compounds.lex"))
        self.layers = [Layer(data / f"{name}.lex") for name in LAYERS]
        self._corpus, self._domain, self._general, self._hunspell = self.layers
        self._forms = [layer.forms for layer in self.layers]
        self._data = data
        self.english = Layer(data / "english.lex")
        self._user: dict[str, str] = {}
        self._user_twins: dict[str, list[str]] = {}
        for word in user_words:
            form = word.lower()
            self._user[form] = word
            self._user_twins.setdefault(skeleton(form), []).append(form)
        self.word = lru_cache(maxsize=KEPT_WORDS)(self._word)
        self.is_english = lru_cache(maxsize=KEPT_ANSWERS)(self._is_english)
        self.may_be_given_name = lru_cache(maxsize=KEPT_ANSWERS)(self._may_be_given_name)

    @cached_property
    def _filter(self) -> SkeletonFilter:
        return SkeletonFilter(self._data / FILTER, self.digests())

    def digests(self) -> list[str]:
        """The digests of all data that costs of words come from: what the filter must have been made of."""
        models = [self.model.header, self.letters.header, self.names.header]
        lists = [layer.header for layer in (self.compounds.parts, *self.layers)]
        return [str(header["digest"]) for header in models + lists]

    def is_known(self, form: str) -> bool:
        """Whether any layer holds the lower-case form."""
        return form in self._user or any(form in layer for layer in self.layers)

    def _is_english(self, form: str) -> bool:
        """Whether a lower-case form is an English word that Swedish has not borrowed.

        Mark-less Swedish (``pa``, ``gang``) is none, whatever English means by it.
        """
        entry = self.english.entry(form)
        if entry is None or not entry.flags & FOREIGN:
            return False
        own = [
            self.model.unigram_cost(self.model.word_number(twin.word))
            for twin in self._corpus.twins(skeleton(form))
        ]
        return min(own, default=COMMON_TWIN_COST) >= COMMON_TWIN_COST

    def is_given_name(self, form: str) -> bool:
        """Whether a reviewed list holds the lower-case form as a given name."""
        entry = self._domain.entry(form)
        return entry is not None and bool(entry.flags & GIVEN)

    def acronyms(self, key: str) -> list[str]:
        """Reviewed acronyms, in lower case, with this skeleton."""
        return [twin.word for twin in self._domain.twins(key) if twin.flags & ACRONYM]

    def _may_be_given_name(self, form: str) -> bool:
        """Whether a lower-case form is a given name, or one whose marks were lost or misread."""
        keys = {skeleton(form), skeleton(form.replace("é", "ö"))}
        return any(twin.flags & GIVEN for key in keys for twin in self._domain.twins(key))

    def surname_cost(self, form: str) -> float | None:
        """-ln P of a lower-case form by how many bear it as their surname, None where no list holds it so.

        The corpora tell more of their few boards than of how common a surname is.
        """
        entry = self._domain.entry(form)
        return entry.cost + SURNAME_OFFSET if entry is not None and entry.flags & SURNAME else None

    def total_cost(self, form: str) -> float:
        """-ln P of a lower-case form, wherever it stands."""
        word = self.word(form)
        return word.cost + self.model.unigram_cost(word.number)

    def twins(self, keys: Iterable[str]) -> list[str]:
        """Known lower-case forms with one of these skeletons, by skeleton, best-known layer first."""
        if not self._user_twins:
            return self._look_up(self._filter.held(keys))
        keys = list(keys)
        return self._own_twins(keys) + self._look_up(self._filter.held(keys))

    def twins_within(self, priced: Iterable[Priced], limit: float) -> list[str]:
        """The same, but for words that with the price of their skeleton cost more than `limit` nats."""
        if not self._user_twins:
            return self._look_up(self._filter.held_within(priced, limit))
        priced = list(priced)
        own = self._own_twins(key for _, key in priced)
        return own + self._look_up(self._filter.held_within(priced, limit))

    def _own_twins(self, keys: Iterable[str]) -> list[str]:
        return [form for key in keys for form in self._user_twins.get(key, ())]

    def _look_up(self, held: Iterable[Held]) -> list[str]:
        found: list[str] = []
        corpus, domain, general, hunspell = self._forms
        for key, groups in held:
            if groups & 1:
                found += corpus(key)
                found += domain(key)
            if groups & 2:
                found += general(key)
            if groups & 4:
                found += hunspell(key)
        return found

    def _is_name_without_marks(self, form: str, number: int) -> bool:
        """Whether a form of the corpora is a commoner listed name that lost its marks (Hakan) there."""
        cost = self.model.unigram_cost
        return any(
            twin.flags & NAME and twin.word != form and cost(self.model.word_number(twin.word)) < cost(number)
            for twin in self._domain.twins(skeleton(form))
        )

    def _share_of_place(self, form: str) -> float:
        """The probability of a form as a place or street: some name and what bears it (Kvistunavägen)."""
        head = next((head for head in PLACE_HEADS if form.endswith(head)), "")
        name = form.removesuffix(head)
        if not head or len(name) < SHORTEST_NAME:
            return 0.0
        return PLACE_SHARE / len(PLACE_HEADS) * math.exp(-self.names.cost(name))

    def _word(self, form: str) -> Word:
        number = self.model.word_number(form)
        domain = self._domain.entry(form)
        listed_name = bool(domain and domain.flags & NAME)
        if number != self.model.unknown:
            capital = self.model.capital_share(number)
            if listed_name and self.model.unigram_cost(number) > WELL_COUNTED_COST:
                capital = max(capital, LISTED_NAME_CAPITAL)
            cost = 0.0
            if capital > CAPITAL_UNKNOWN and not listed_name and self._is_name_without_marks(form, number):
                cost = MARKLESS_NAME_COST
            return Word(form, number, cost, capital, "corpus")
        hunspell = self._hunspell.entry(form)
        layer, best = "letters", 0.0
        parts = []
        if form in self._user:
            parts.append(("user", SHARE["user"] * math.exp(-USER_WORD_COST)))
        if domain:
            parts.append(("domain", SHARE["domain"] * math.exp(-domain.cost)))
        general = self._general.entry(form)
        if general:
            parts.append(("general", SHARE["general"] * math.exp(-general.cost) / GENERAL_MASS))
        if hunspell:
            parts.append(("hunspell", SHARE["hunspell"] * math.exp(-hunspell.cost)))
        compound = self.compounds.cost(form)
        if compound is not None:
            parts.append(("compound", SHARE["compound"] * math.exp(-compound)))
        letters = SHARE["letters"] * math.exp(-self.letters.cost(form))
        unlisted_name = NAME_SHARE * math.exp(-self.names.cost(form)) + self._share_of_place(form)
        probability = letters + unlisted_name
        for name, share in parts:
            probability += share
            if share > best:
                layer, best = name, share
        if listed_name or (hunspell and hunspell.flags & NAME) or self._user.get(form, "")[:1].isupper():
            capital = CAPITAL_OF_NAME
        else:
            spelt = letters + unlisted_name
            is_word = domain or hunspell or compound is not None
            word_share = probability - spelt if is_word else 0.0
            capital = (
                CAPITAL_OF_WORD * word_share + CAPITAL_UNKNOWN * letters + CAPITAL_OF_NAME * unlisted_name
            ) / max(word_share + spelt, FAINTEST)
        return Word(form, number, -math.log(max(probability, FAINTEST)), capital, layer)
