"""When two printed names are one person.

Scans damage names, and minutes print them short (``Ek``, ``A. Ek``, ``Anna Ek (S), ordförande``), so
names are compared folded: no marks, no case, no party, no titles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from minutes_cli.patterns import regex

_TAIL = regex(r"[(\[,].*$", re.DOTALL)
_NOT_LETTER = regex(r"[^a-z ]+")
_LOOKALIKES = str.maketrans({"ø": "o", "æ": "a", "ß": "s", "đ": "d", "ł": "l", "6": "o", "0": "o", "1": "l"})


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """A name without marks, case, party and title.

    >>> fold_name("Anna-Karin Öström (S), ordförande")
    'anna karin ostrom'
    """
    bare = _TAIL.sub("", name).lower().translate(_LOOKALIKES)
    plain = "".join(char for char in unicodedata.normalize("NFD", bare) if not unicodedata.combining(char))
    return " ".join(_NOT_LETTER.sub(" ", plain).split())


def is_same_person(one: str, other: str, tolerance: float = 0.86) -> bool:
    """Whether two names are likely one person, read through scan damage.

    Equal when folded; or the same surname with first names that fit (initial, short form); or so alike
    letter by letter that a scan explains the difference.  tolerance: least share of equal letters.
    """
    first, second = fold_name(one), fold_name(other)
    if not first or not second:
        return False
    if first == second:
        return True
    if _is_short_form(first.split(), second.split()):
        return True
    return similarity(first, second) >= tolerance


def is_among(name: str, names: Iterable[str], tolerance: float = 0.86) -> bool:
    """Whether a person is among others."""
    return any(is_same_person(name, other, tolerance) for other in names)


def similarity(one: str, other: str) -> float:
    """Share of equal letters of two strings, 0-1 (normalised indel similarity)."""
    from rapidfuzz.fuzz import ratio

    return float(ratio(one, other)) / 100.0


def _is_short_form(one: list[str], other: list[str]) -> bool:
    """``ek``/``anna ek``, ``anna``/``anna ek``, ``a ek``/``anna ek``, ``anna ek``/``anna maria ek``."""
    if 1 in (len(one), len(other)) and one[0] == other[0]:
        return True
    if one[-1] != other[-1]:
        return False
    firsts, others = one[:-1], other[:-1]
    if not firsts or not others:
        return True
    short, long = (firsts, others) if len(firsts) <= len(others) else (others, firsts)
    return (
        short[0] == long[0]
        or (len(short[0]) == 1 and long[0].startswith(short[0]))
        or (len(long[0]) == 1 and short[0].startswith(long[0]))
    )
