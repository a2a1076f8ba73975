"""Pages that look like clean text and were scanned: some words lost marks that no writer leaves out.

On a worn page the right language model loses the ring of å here and there, while it reads ä and ö.  A word in
small letters that no list holds, and whose twin with marks is common, is such a trace; clean text has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from minutes_cli.language.skeleton import skeleton
from minutes_cli.language.swedish import Swedish
from minutes_cli.repair.tokens import WORD, Token

COMMON_COST = 13.0  # nats
SHORTEST = 3  # letters
MINIMUM_TRACES = 2  # different words


def find_scanned(tokens: Iterable[Token], pages: Sequence[int], swedish: Swedish) -> set[int]:
    """The pages that show such traces.

    pages: the page of every line.
    """
    traces: dict[int, set[str]] = defaultdict(set)
    for token in tokens:
        if token.kind == WORD and _is_trace(token.read, swedish):
            traces[pages[token.line]].add(token.read)
    return {page for page, words in traces.items() if len(words) >= MINIMUM_TRACES}


def _is_trace(read: str, swedish: Swedish) -> bool:
    if len(read) < SHORTEST or not (read.isascii() and read.isalpha() and read.islower()):
        return False
    if swedish.is_known(read) or swedish.is_english(read):
        return False
    return any(swedish.total_cost(twin) < COMMON_COST for twin in swedish.twins([skeleton(read)]))
