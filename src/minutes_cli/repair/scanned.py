"""Pages that look like clean text and were scanned: some words lost marks, or are misread as by a scanner.

On a worn page the right language model loses the ring of å here and there, while it reads ä and ö, and takes
a letter for one of like shape (``protessor``).  A word that no list holds, and that is a common one but for
such a confusion, is a trace; clean text has one at most, a writer's slip.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from minutes_cli.language.skeleton import skeleton
from minutes_cli.language.swedish import Swedish
from minutes_cli.repair.channel import Channel
from minutes_cli.repair.reading_case import fold_case, is_title
from minutes_cli.repair.tokens import WORD, Token
from minutes_cli.repair.variants import near_variants

COMMON_COST = 13.0  # nats
SHORTEST = 3  # letters
SHORTEST_MISREAD = 5  # letters of a word with one confused
MINIMUM_TRACES = 2  # different words
NAME_CAPITAL = 0.5  # share of capitals from which a word is a name


def find_scanned(
    tokens: Iterable[Token], pages: Sequence[int], swedish: Swedish, channel: Channel
) -> set[int]:
    """The pages that show such traces.

    pages: the page of every line.  channel: of badly scanned pages, read with the Swedish model.
    """
    traces: dict[int, set[str]] = defaultdict(set)
    for token in tokens:
        if token.kind == WORD and _is_trace(token.read, swedish, channel):
            traces[pages[token.line]].add(token.read)
    return {page for page, words in traces.items() if len(words) >= MINIMUM_TRACES}


def _is_trace(read: str, swedish: Swedish, channel: Channel) -> bool:
    form = read.lower()
    if len(read) < SHORTEST or not read.isalpha() or swedish.is_known(form) or swedish.is_english(form):
        return False
    own = skeleton(read)
    if read.islower() and read.isascii() and _is_common(swedish.twins([own]), swedish):
        return True
    if len(read) < SHORTEST_MISREAD or not read[1:].islower() or swedish.compounds.cost(form) is not None:
        return False
    near = near_variants(fold_case(read), channel, is_title(read))
    return _is_common(swedish.twins(key for _, key in near if key != own), swedish)


def _is_common(forms: Iterable[str], swedish: Swedish) -> bool:
    """Whether any is a common word; a name is as near to another name as its own misreading."""
    return any(
        swedish.total_cost(form) < COMMON_COST and swedish.word(form).capital < NAME_CAPITAL for form in forms
    )
