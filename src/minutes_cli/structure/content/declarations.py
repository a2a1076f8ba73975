"""What an item's text declares of the item itself: adjusted at once, secret.

Input: text.  Output: yes or no; ``sekretess`` in the matter (a secrecy agreement) is no declaration.
"""

from __future__ import annotations

import re

from minutes_cli.patterns import regex
from minutes_cli.structure.text.folding import fold

_IMMEDIATE = regex(
    r"\bomedelba[rt]+\w*\s+ju[sx]t|\bjuster(?:as|ad|ades|at|ats|ing)\w*\s+(?:[a-z]+\s+)?omedelba[rt]",
    needs=("omedelba",),
)
_SECRET = regex(
    r"""
    \b(?: (?:omfattas|belagd|belaggs|skyddas) \s+ (?:av|med) \s+ sekretess
      | sekretessbelag\w+ | sekretess \s+ enligt
      | (?:innehaller|avser) \s+ (?:uppgifter \s+ som \s+ )? (?:ar \s+ )? (?:omfattas \s+ av \s+ )? sekretess
      | (?:delvis|hemlig) \s+ sekretess | sekretess(?:arende|paragraf) ) \b
    """,
    re.VERBOSE,
    needs=("sekretess",),
)
_SECRET_STAMP = regex(r"\d\W+sekretess\b")
_SECRET_TITLE = regex(r"\W*(?:sekretess\b|hemlig\b|\(?\s?sekretess(?:arende)?\s?\)?\W*$)")


def is_adjusted_immediately(text: str) -> bool:
    """Whether a text declares the item adjusted at once.

    >>> is_adjusted_immediately("Paragrafen förklaras omedelbart justerad.")
    True
    >>> is_adjusted_immediately("Paragrafen justeras omedelbart.")
    True
    """
    return _IMMEDIATE.search(fold(text)) is not None


def is_secret(title: str, text: str, heading: str = "") -> bool:
    """Whether an item is declared secret.  heading: all that is printed there, diary number and stamp too.

    >>> is_secret("Sekretessärende", ""), is_secret("Avtal om sekretess", "Avtalet tecknas.")
    (True, False)
    >>> is_secret("Val av god man", "", "Dnr 2021/31  Sekretess Val av god man")
    True
    """
    if _SECRET_TITLE.match(fold(title)) or _SECRET.search(fold(text)):
        return True
    return _SECRET_STAMP.search(fold(heading)) is not None
