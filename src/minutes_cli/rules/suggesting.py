"""The nearest known word to one that is not known, for error messages."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The most alike of the known words; None where none is alike at all.

    >>> nearest("igore", ["ignore", "select"])
    'ignore'
    """
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return found[0] if found else None
