"""The vocabulary of labels: which field a phrase names, OCR damage allowed.

Input: a phrase.  Output: its field and how near it is, by ``words/labels.toml``: matching is on folded text
with one edit per five letters.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from minutes_cli.patterns import regex
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.tables import load_table
from minutes_cli.values import frozen

_SIGNS = regex(r"[^\w§/ -]+")
EMBEDDED_LETTERS = 9  # a shorter label inside a line must match exactly


@frozen
class LabelVocabulary:
    """exact: phrases with their fields.  by_length: phrases.  longest: words of the longest.

    tails: second halves of labels that a column broke, by field, longest first.
    """

    exact: dict[str, str]
    by_length: dict[int, tuple[str, ...]]
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
    by_length: dict[int, list[str]] = {}
    for phrase in exact:
        by_length.setdefault(len(phrase), []).append(phrase)
    longest = max(phrase.count(" ") for phrase in exact) + 1
    return LabelVocabulary(exact, {n: tuple(v) for n, v in by_length.items()}, longest, tails)


def plain_phrase(text: str) -> str:
    """A phrase as the vocabulary holds it: folded, signs off, spaces single."""
    return " ".join(_SIGNS.sub(" ", fold(text).replace("_", " ")).split()).strip(" -/")


@lru_cache(maxsize=20_000)
def field_named(plain: str, strict: bool) -> tuple[str, float] | None:
    """The field of a plain phrase, and how near it is.  strict: a short phrase must match exactly."""
    if not plain:
        return None
    words = vocabulary()
    field = words.exact.get(plain)
    if field:
        return field, 1.0
    limit = _allowed(len(plain))
    if not limit or (strict and len(plain) < EMBEDDED_LETTERS):
        return None
    near = process.extract(
        plain, _phrases_about(len(plain)), scorer=Levenshtein.distance, score_cutoff=limit, limit=None
    )
    best: tuple[str, float] | None = None
    for phrase, edits, _ in sorted(near, key=lambda hit: hit[2]):
        score = 1 - edits / len(phrase)
        if edits <= _allowed(len(phrase)) and (best is None or score > best[1]):
            best = (words.exact[phrase], score)
    return best


@lru_cache(maxsize=256)
def _phrases_about(length: int) -> tuple[str, ...]:
    """The phrases that a text of a length may be near, short ones first."""
    limit = _allowed(length)
    by_length = vocabulary().by_length
    lengths = (each for each in range(length - limit, length + limit + 1) if _allowed(each))
    return tuple(phrase for each in lengths for phrase in by_length.get(each, ()))


def _allowed(length: int) -> int:
    return 0 if length < 5 else max(1, length // 5)


def is_near_phrase(left: str, right: str) -> bool:
    """Whether two plain phrases differ by no more than OCR makes them."""
    limit = _allowed(len(right))
    return left == right or Levenshtein.distance(left, right, score_cutoff=limit) <= limit
