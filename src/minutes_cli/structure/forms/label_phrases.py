"""The vocabulary of labels: which field a phrase names, OCR damage allowed.

Input: a phrase.  Output: its field and how near it is, by ``words/labels.toml``: matching is on folded text
with one edit per five letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from minutes_cli.patterns import regex
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.near_phrases import NearPhrases
from minutes_cli.structure.text.tables import load_table
from minutes_cli.values import frozen

_SIGNS = regex(r"[^\w§/ -]+")
_ENDS = " -/"
_LIKE_LABELS = frozenset(
    {"sammantradesrum", "sammantradesrummet", "anteckningar apt"}
)  # words of values, near a label
EMBEDDED_LETTERS = 9  # a shorter label inside a line must match exactly


@frozen
class LabelVocabulary:
    """exact: phrases with their fields.  near: short phrases first.  longest: words of the longest.

    tails: second halves of labels that a column broke, by field, longest first.
    """

    exact: dict[str, str]
    near: NearPhrases
    longest: int
    tails: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def vocabulary() -> LabelVocabulary:
    """The vocabulary, read once."""
    table = load_table("labels")
    exact: dict[str, str] = {}
    tails: dict[str, tuple[str, ...]] = {}
    for name, entry in table.items():
        leads = [plain_phrase(lead) for lead in entry.get("prefixes", ())]
        for phrase in map(plain_phrase, entry["phrases"]):
            for lead in ("", *leads):
                exact.setdefault(f"{lead} {phrase}".strip(), name)
        tails[name] = tuple(
            sorted((plain_phrase(tail) for tail in entry.get("tails", ())), key=len, reverse=True)
        )
    longest = max(phrase.count(" ") for phrase in exact) + 1
    return LabelVocabulary(exact, NearPhrases(sorted(exact, key=len), _allowed), longest, tails)


def plain_phrase(text: str) -> str:
    """A phrase as the vocabulary holds it: folded, signs off, spaces single."""
    return _plain(text).strip(_ENDS)


def iter_plain_openings(words: Iterable[str]) -> Iterator[str]:
    """The first word of a text as a plain phrase, its first two words, and so on.

    >>> list(iter_plain_openings(["Plats", "_och", "tid:"]))
    ['plats', 'plats och', 'plats och tid']
    """
    opening = ""
    for word in words:
        plain = _plain_word(word)
        opening = f"{opening} {plain}" if opening and plain else opening or plain
        yield opening.strip(_ENDS)


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", fold(text).replace("_", " ")).split())


_plain_word = lru_cache(maxsize=8192)(_plain)


def iter_fields(words: Sequence[str], strict: bool) -> Iterator[tuple[str, float] | None]:
    """The field that the first word of a text names, that its first two words name, and so on.

    With each, how near it is.  strict: a short phrase must match exactly.
    """
    openings = list(iter_plain_openings(words))
    sharing: set[str] | None = None
    for plain in openings:
        hit = _exactly(plain)
        if hit is None and _may_be_damaged(plain, strict):
            if sharing is None:
                sharing = vocabulary().near.sharing(openings[-1])
            hit = _nearest(vocabulary().near.among(sharing, plain))
        yield hit


@lru_cache(maxsize=20_000)
def field_named(plain: str, strict: bool) -> tuple[str, float] | None:
    """The field of a plain phrase, and how near it is.  strict: a short phrase must match exactly."""
    hit = _exactly(plain)
    if hit is None and _may_be_damaged(plain, strict):
        hit = _nearest(vocabulary().near.near(plain))
    return hit


def _exactly(plain: str) -> tuple[str, float] | None:
    field = vocabulary().exact.get(plain)
    return (field, 1.0) if field else None


def _may_be_damaged(plain: str, strict: bool) -> bool:
    return plain not in _LIKE_LABELS and not (strict and len(plain) < EMBEDDED_LETTERS)


def _nearest(found: Iterable[tuple[str, int]]) -> tuple[str, float] | None:
    """The field of the nearest of some phrases, the first of those as near."""
    best: tuple[str, float] | None = None
    for phrase, edits in found:
        score = 1 - edits / len(phrase)
        if best is None or score > best[1]:
            best = (vocabulary().exact[phrase], score)
    return best


def _allowed(length: int) -> int:
    return 0 if length < 5 else max(1, length // 5)


def is_near_phrase(left: str, right: str) -> bool:
    """Whether two plain phrases differ by no more than OCR makes them."""
    limit = _allowed(len(right))
    return left == right or Levenshtein.distance(left, right, score_cutoff=limit) <= limit
