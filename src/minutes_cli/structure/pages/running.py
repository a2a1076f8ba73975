"""Running headers in a text without page breaks, known by their page counter.

A line that comes again with a number one higher (``... Sida 2 av 4``, ``... 3 av 4``) is a header or footer,
and so are the lines beside it that come again as often as it does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from minutes_cli.patterns import regex
from minutes_cli.structure.text.document import FurnitureKind, TextLine

_LABELLED = regex(
    r"(?:.*\s)?(?:sida?n?|sid|blad)\W{0,2}(?P<page>\d{1,3})"
    r"(?:\s*[(\[]\s*\d{1,3}\s*[)\]]|\s+av\s+\d{1,3})?\W*$"
)
_COUNTED = regex(r".{8,}\s(?P<page>\d{1,3})(?:\s*[(\[]\s*\d{1,3}\s*[)\]]|\s+av\s+\d{1,3})?\W*$")
_LETTERS = regex(r"[^a-z]+")
_NEAR = 4  # printed lines beside the counter that may belong to the header


def mark_running(printed: Sequence[TextLine], mark: Callable[[TextLine, FurnitureKind], None]) -> None:
    """Mark the running headers among the printed lines of a text without page breaks."""
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for position, line in enumerate(printed):
        if len(line.text) > 200:
            continue
        match = _LABELLED.match(line.folded) or (
            _COUNTED.match(line.folded) if len(line.pieces) > 1 else None
        )
        if match:
            groups[_LETTERS.sub("", line.folded[: match.start("page")])].append(
                (position, int(match["page"]))
            )
    for members in groups.values():
        pages = [page for _, page in members]
        if len(members) < 2 or any(later != page + 1 for page, later in pairwise(pages)):
            continue
        is_alone = all(len(printed[position].stripped) <= 14 for position, _ in members)
        for position, _ in members:
            mark(printed[position], "page_number" if is_alone else "header")
        _mark_company(printed, [position for position, _ in members], mark)


def _mark_company(
    printed: Sequence[TextLine], positions: Sequence[int], mark: Callable[[TextLine, FurnitureKind], None]
) -> None:
    """Lines that stand at the same distance from every counter with the same letters."""
    for step in (-1, 1):
        for distance in range(1, _NEAR):
            places = [position + step * distance for position in positions]
            if places[0] < 0:
                places = places[1:]
            if len(places) < 2 or places[-1] >= len(printed):
                break
            keys = {_LETTERS.sub("", printed[place].folded) for place in places}
            if len(keys) > 1 or len(keys.copy().pop()) < 4:
                break
            for place in places:
                mark(printed[place], "header")
