"""What stands at an item's edges and is no part of it: who does it, and a heading over the items that follow.

    6.4 Tidplan                                    LB       (the column ``Åtgärd av``, closed up by the scan)
    Samfällighetsföreningens ärenden                        (over the next items)

Input: items as cut.  Output: items without them in their titles and paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from minutes_cli.patterns import regex
from minutes_cli.structure.text.document import ItemDraft, make_line
from minutes_cli.structure.text.joining import bullet_end, ends_sentence

_OWNER = regex(
    r"(?<=[\w)])[\s|]+(?P<who>[A-ZÅÄÖ]{2,3}(?:[/,]\s?[A-ZÅÄÖ]{2,3})*"
    r"|Info\.?|Alla|Samtliga|Best\.?|Entr\.?|Noteras|Klart?)[\s|]*$"
)
_WORDED = ("Info", "Alla", "Samtliga", "Best", "Entr", "Noteras", "Klar", "Klart")
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
