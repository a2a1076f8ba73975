"""Run-in lists of people: ``Närvarande: Stina Ek, Bo Alm (vid pennan) och Per Lind``."""

from __future__ import annotations

from minutes_cli.patterns import regex
from minutes_cli.structure.folding import fold
from minutes_cli.structure.names import is_given, is_title_word

_LINK = regex(r",|\boch\b|\bsamt\b")
_BRACKET = regex(r"\([^)]*\)?")


def is_run_in(text: str) -> bool:
    """Whether a text lists people one after the other, so that commas part people.

    >>> is_run_in("Stina Ek, Bo Alm och Per Lind"), is_run_in("Stina Ek, kassör")
    (True, False)
    """
    parts = [_untitled(part) for part in _LINK.split(_BRACKET.sub("", text)) if part.strip()]
    named = sum(1 for words in parts if len(words) >= 2 and words[0][0].isupper() and is_given(words[0]))
    return named >= 2 and named * 2 >= len(parts)


def breaks_in_name(text: str, following: str) -> bool:
    """Whether a list breaks inside a name (``…, Amina`` / ``Warsame, Gunnar Strid``) or at a link word."""
    words = following.split()
    if not words or not words[0][0].isupper():
        return False
    last = _untitled(_LINK.split(text)[-1])
    if not last:
        return is_run_in(text) or text.rstrip().endswith((" och", " samt"))
    return len(last) == 1 and is_given(last[0]) and is_run_in(text) and not is_given(words[0])


def _untitled(part: str) -> list[str]:
    """The words of a part without the title before its name (``ekonomichef Stina Ek``)."""
    words = part.split()
    while len(words) > 1 and is_title_word(fold(words[0]).strip(".:")):
        words = words[1:]
    return words
