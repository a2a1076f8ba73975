"""How running text is cut into the language model's tokens, the same when counting and when reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

NUMBER = "<n>"
BOUNDARY = "<s>"
UNKNOWN = "<unk>"

TOKEN = re.compile(
    r"""
    (?P<word>[^\W\d_]+(?:['’:][^\W\d_]+)?)   # letters, EU:s
  | (?P<number>\d+(?:[.,:/ ]?\d+)*)
  | (?P<boundary>[.!?;:•](?=\s|$))
    """,
    re.VERBOSE,
)


def iter_tokens(text: str) -> Iterator[str]:
    """Yield words as they stand, ``<n>`` for figures and ``<s>`` at sentence ends.

    Hyphenated compounds are cut at the hyphen: ``miljö- och klimatnämnden``.

    >>> list(iter_tokens("Lars-Åke röstade 12.30. Nej!"))
    ['Lars', 'Åke', 'röstade', '<n>', '<s>', 'Nej', '<s>']
    """
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        yield match.group() if kind == "word" else NUMBER if kind == "number" else BOUNDARY
