"""Fixed phrases after a name: roles, replacements, remote attendance, found at a place in the tokens.

A phrase matches word by word on folded text; words of six letters and more may have one edit per six
letters, so that OCR shapes (``ersdtter``, ``ordfdrande``) need no rows of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from minutes_cli.structure.people.known_names import people_words
from minutes_cli.structure.people.names import Token
from minutes_cli.structure.text.folding import fold

_EDGE = ".:'\"*_ "
_LETTERS_AN_EDIT = 6
_PHRASE_LISTS = (("replaces", "phrases"), ("remote", "phrases"))  # beside those of the roles
# what the words too short for an edit are read as
_MISREAD = {
    misread: word
    for word, forms in {
        "for": ("fdr", "far", "fbr", "f6r", "fér", "tor", "f0r", "fgr", "fsr", "fir"),
        "pa": ("p4", "pd", "p&", "po"),
    }.items()
    for misread in forms
}


def near_word(word: str, target: str) -> bool:
    """Whether a folded word is a folded target word, OCR damage allowed."""
    return _is_near(word.strip(_EDGE), target)


def _is_near(word: str, target: str) -> bool:
    if word == target:
        return True
    limit = len(target) // _LETTERS_AN_EDIT
    if not limit:
        return _MISREAD.get(word) == target
    if abs(len(word) - len(target)) > limit:
        return False
    return Levenshtein.distance(word, target, score_cutoff=limit) <= limit


def match_phrase(tokens: Sequence[Token], at: int, phrase: Sequence[str]) -> int | None:
    """The index after a phrase that stands at a place, None when it does not stand there."""
    for offset, word in enumerate(phrase):
        if at + offset >= len(tokens) or not near_word(tokens[at + offset].folded, word):
            return None
    return at + len(phrase)


def longest_phrase(tokens: Sequence[Token], at: int, table: str, key: str) -> int | None:
    """The index after the longest phrase of a list in ``words/people.toml`` at a place."""
    if at >= len(tokens):
        return None
    for phrase in _beginning(tokens[at].folded, table, key):
        end = match_phrase(tokens, at, phrase)
        if end is not None:
            return end
    return None


def role_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The attendance role whose longest phrase stands at a place, and the index after it."""
    best: tuple[str, int] | None = None
    for role in _roles_beginning(tokens[at].folded) if at < len(tokens) else ():
        end = longest_phrase(tokens, at, "roles", role)
        if end is not None and (best is None or end > best[1]):
            best = (role, end)
    return best


@lru_cache(maxsize=20_000)
def _roles_beginning(word: str) -> tuple[str, ...]:
    """The roles that have a phrase whose first word a word can be."""
    return tuple(role for role in people_words()["roles"] if _beginning(word, "roles", role))


@lru_cache(maxsize=20_000)
def _beginning(word: str, table: str, key: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a list whose first word a word can be, longest first."""
    near = _near_first_words(word.strip(_EDGE))
    if near.isdisjoint(_first_words(table, key)):
        return ()
    return tuple(phrase for phrase in _phrases(table, key) if phrase[0] in near)


@lru_cache(maxsize=20_000)
def _near_first_words(word: str) -> frozenset[str]:
    """The first words of phrases that a word can be."""
    short, long = _all_first_words()
    near = short.intersection((word, _MISREAD.get(word, word)))
    most = len(word) // (_LETTERS_AN_EDIT - 1)  # of the longest word that this one can be
    hits = process.extract(word, long, scorer=Levenshtein.distance, score_cutoff=most, limit=None)
    return near.union(first for first, edits, _ in hits if edits <= len(first) // _LETTERS_AN_EDIT)


@lru_cache(maxsize=1)
def _all_first_words() -> tuple[frozenset[str], frozenset[str]]:
    """The first words of all phrases: those too short for an edit, and the longer ones."""
    lists = [("roles", role) for role in people_words()["roles"]]
    words = frozenset().union(*(_first_words(*each) for each in [*lists, *_PHRASE_LISTS]))
    short = frozenset(word for word in words if len(word) < _LETTERS_AN_EDIT)
    return short, words - short


@lru_cache(maxsize=32)
def _first_words(table: str, key: str) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases(table, key))


@lru_cache(maxsize=32)
def _phrases(table: str, key: str) -> tuple[tuple[str, ...], ...]:
    phrases = [tuple(word.strip(_EDGE) for word in fold(text).split()) for text in people_words()[table][key]]
    return tuple(sorted(phrases, key=len, reverse=True))
