"""Run-in lists of people: ``Närvarande: Stina Ek, Bo Alm (vid pennan) och Per Lind``."""

from __future__ import annotations

import re

from minutes_cli.structure.names import is_given

_LINK = re.compile(r",|\boch\b|\bsamt\b")
_BRACKET = re.compile(r"\([^)]*\)?")


def is_run_in(text: str) -> bool:
    """Whether a text lists people one after the other, so that commas part people.

    >>> is_run_in("Stina Ek, Bo Alm och Per Lind"), is_run_in("Stina Ek, kassör")
    (True, False)
    """
    parts = [part.strip() for part in _LINK.split(_BRACKET.sub("", text)) if part.strip()]
    named = sum(
        1 for part in parts if len(part.split()) >= 2 and part[0].isupper() and is_given(part.split()[0])
    )
    return named >= 2 and named * 2 >= len(parts)


def breaks_in_name(text: str, following: str) -> bool:
    """Whether a list breaks inside a name (``…, Amina`` / ``Warsame, Gunnar Strid``) or at a link word."""
    words = following.split()
    if not words or not words[0][0].isupper():
        return False
    last = _LINK.split(text)[-1].strip()
    if not last:
        return is_run_in(text) or text.rstrip().endswith((" och", " samt"))
    return len(last.split()) == 1 and is_given(last) and is_run_in(text) and not is_given(words[0])
