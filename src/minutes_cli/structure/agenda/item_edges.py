"""What stands at an item's edges and is no part of it: who does it, and a heading over the items that follow.

    6.4 Tidplan                                    LB       (the column ``Åtgärd av``, closed up by the scan)
    Samfällighetsföreningens ärenden                        (over the next items)

Input: items as cut.  Output: items without them in their titles and paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutes_cli.patterns import regex
from minutes_cli.structure.people.known_names import is_given
from minutes_cli.structure.text.document import ItemDraft, TextLine, make_line
from minutes_cli.structure.text.joining import bullet_end, ends_sentence

_OWNER = regex(
    r"(?<=[\w)])[\s|]+(?P<who>[A-ZÅÄÖ]{2,3}(?:[/,]\s?[A-ZÅÄÖ]{2,3})*"
    r"|Info\.?|Alla|Samtliga|Best\.?|Entr\.?|Noteras|Klart?)[\s|]*$"
)
_COLUMN = regex(r"\W*(?:ansvarig|ansvar|ansv|atgard|vem|utfors\s+av)\W*$")  # its head, over all items
_NAMED = regex(r"(?<=\S)\s+(?P<who>[A-ZÅÄÖ][a-zåäö]+(?:\s?[/,&]\s?[A-ZÅÄÖ][a-zåäö]+)*)\s*$")
_WORDED = ("Info", "Alla", "Samtliga", "Best", "Entr", "Noteras", "Klar", "Klart")
_SIGNS = regex(r"\s?[/,&]\s?")
_HEAD = 6  # lines over the first item
_FEWEST = 3  # titles that end so, before they show a column
_LONGEST_HEADING = 6  # words


def without_owners(items: Sequence[ItemDraft]) -> list[ItemDraft]:
    """Items whose titles end in who does it, where several do: that column is no part of a title.

    A word (``Alla``) or letters that come again show that it is one; an abbreviation at one title's end is
    the title's.
    """
    hits = [_OWNER.search(item.title) if not item.title.isupper() else None for item in items]
    owners = Counter(hit["who"].strip(".") for hit in hits if hit)
    is_column = sum(owners.values()) >= _FEWEST and any(
        count > 1 or who in _WORDED for who, count in owners.items()
    )
    if not is_column:
        return list(items)
    return [
        replace(item, title=item.title[: hit.start()].rstrip(" |,")) if hit else item
        for item, hit in zip(items, hits, strict=True)
    ]


def without_named_owners(items: Sequence[ItemDraft], cover: Sequence[TextLine]) -> list[ItemDraft]:
    """Items without the given names that stand at their lines' ends, out of a column under ``Ansvarig``.

    Such a name stands where the sentence goes on below, or behind its stop.
    """
    if not items or not any(_COLUMN.match(line.folded) for line in [*cover[-_HEAD:], *items[0].lines]):
        return list(items)
    return [replace(item, lines=tuple(_without_owner(item.lines))) for item in items]


def _without_owner(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    for place, line in enumerate(lines):
        hit = _NAMED.search(line.text)
        below = lines[place + 1].stripped if place + 1 < len(lines) else ""
        before = line.text[: hit.start()] if hit else ""
        is_owner = (
            hit is not None
            and len(before.split()) > 1
            and all(is_given(name) for name in _SIGNS.split(hit["who"]))
            and (below[:1].islower() or ends_sentence(before))
        )
        yield make_line(before, line.number, line.page, line.raw) if is_owner else line


def with_group_headings_apart(items: Sequence[ItemDraft]) -> list[ItemDraft]:
    """Items with a blank line above a last line that heads those after them, so that it joins no sentence."""
    return [_with_heading_apart(item) for item in items[:-1]] + list(items[-1:])


def _with_heading_apart(item: ItemDraft) -> ItemDraft:
    printed = [index for index, line in enumerate(item.lines) if not line.is_blank]
    if len(printed) < 2 or printed[-1] != printed[-2] + 1:
        return item
    last, before = item.lines[printed[-1]], item.lines[printed[-2]]
    words = last.stripped.split()
    is_heading = (
        1 < len(words) <= _LONGEST_HEADING
        and last.stripped[0].isupper()
        and last.stripped[-1].isalpha()
        and not bullet_end(last)
        and ends_sentence(before.text)
    )
    if not is_heading:
        return item
    apart = make_line("", last.number, last.page)
    return replace(item, lines=(*item.lines[: printed[-1]], apart, *item.lines[printed[-1] :]))
