"""How running text is cut into the language model's tokens, the same when counting and when reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_cli.patterns import regex

NUMBER = "<n>"
YEAR = "<y>"
BOUNDARY = "<s>"
UNKNOWN = "<unk>"

_YEAR = regex(r"1[89]\d\d|20\d\d")
TOKEN = regex(
    r"""
    (?P<word>[^\W\d_]+(?:['’:][^\W\d_]+)?)   # letters, EU:s
  | (?P<number>\d+(?:[.,:/ ]?\d+)*)
  | (?P<boundary>[.!?;:•](?=\s|$))
    """,
    re.VERBOSE,
)


def number_class(figures: str) -> str:
    """``<y>`` for what looks like a year (``år 2014`` but ``är 612``), ``<n>`` for any other figure."""
    return YEAR if _YEAR.fullmatch(figures) else NUMBER


def iter_tokens(text: str) -> Iterator[str]:
    """Yield words as they stand, ``<y>`` for years, ``<n>`` for other figures, ``<s>`` at sentence ends.

    Hyphenated compounds are cut at the hyphen: ``miljö- och klimatnämnden``.

    >>> list(iter_tokens("Lars-Åke röstade 12.30. Nej!"))
    ['Lars', 'Åke', 'röstade', '<n>', '<s>', 'Nej', '<s>']
    """
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "word":
            yield match.group()
        else:
            yield number_class(match.group()) if kind == "number" else BOUNDARY
