"""Numbered lists in the text, told from items by where they begin.

Input: lines and all readings of them as item starts.  Output: the lines that are rows of a list: runs 1, 2,
3 ... under a lead-in (``beslutar``, a colon) or under the heading of a section that holds lists.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.structure.agenda.evidence import LEAD_IN, previous_printed
from minutes_cli.structure.agenda.marks import Reading
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.text.headings import match_prefix, match_whole

_LIST_SECTIONS = frozenset(
    {"decision", "basis", "proposal", "delegation", "messages", "motions", "vote", "earlier"}
)


def find_lists(lines: Sequence[TextLine], readings: Sequence[Reading]) -> frozenset[int]:
    """Indexes of lines in numbered lists: runs 1, 2, 3 ... that begin under a lead-in or a list section.

    A run ends where its numbers break off, at a section heading, or at a mark with a §.
    """
    listed: set[int] = set()
    is_run = False
    last = 0
    where = -1
    in_list = False
    for reading in readings:
        if reading.form == "sign" and reading.certainty > 0.8:
            is_run, in_list = False, False
            continue
        if reading.form not in ("dot", "paren", "bare") or len(reading.number) != 1:
            continue
        number = reading.number[0]
        if number == 1:
            is_run = True
            in_list = _begins_list(lines, reading.index)
        elif not (is_run and number == last + 1) or _has_heading(lines, where, reading.index):
            is_run, in_list = False, False
        if in_list:
            listed.add(reading.index)
        last, where = number, reading.index
    return frozenset(listed)


def _begins_list(lines: Sequence[TextLine], index: int) -> bool:
    before, _ = previous_printed(lines, index)
    if before is None:
        return False
    if LEAD_IN.search(before.folded) and match_whole(before.text, "contents") is None:
        return match_prefix(before.text, "cover") is None
    heading = match_whole(before.text, "section")
    return heading is not None and heading.kind in _LIST_SECTIONS


def _has_heading(lines: Sequence[TextLine], start: int, end: int) -> bool:
    return any(
        match_whole(line.text, "section") for line in lines[start + 1 : end] if len(line.stripped) < 60
    )
