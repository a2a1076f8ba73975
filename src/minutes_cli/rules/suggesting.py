"""The nearest known word to one that is not known, for error messages."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The most alike of the known words; None where none is alike at all.

    >>> nearest("igore", ["ignore", "select"])
    'ignore'
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    found = extractOne(word, sorted(known), scorer=OSA.normalized_similarity, score_cutoff=0.5)
    return found[0] if found is not None else None
