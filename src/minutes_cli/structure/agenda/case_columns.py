"""Case numbers that stood at the right of their headings, read as a column after the page's text.

Input: the items of a document.  Output: the items with those numbers, one each, in order; only where a page
has as many such numbers in a row as it has headings without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minutes_cli.structure.text.case_numbers import is_case_line, split_case_numbers
from minutes_cli.structure.text.document import ItemDraft, TextLine

_FEWEST = 2  # numbers that make a column


def deal_case_columns(items: Sequence[ItemDraft]) -> list[ItemDraft]:
    """The items with the case numbers of the columns on their pages."""
    dealt = list(items)
    for holder, item in enumerate(items):
        column = _column(item.lines)
        if len(column) < _FEWEST:
            continue
        page = column[0].page
        waiting = [
            place
            for place, each in enumerate(dealt)
            if not each.case_numbers and each.heading_lines and each.heading_lines[0].page == page
        ]
        if len(waiting) != len(column):
            continue
        taken = {line.number for line in column}
        rest = tuple(line for line in item.lines if line.number not in taken)
        dealt[holder] = replace(dealt[holder], lines=rest)
        for place, line in zip(waiting, column, strict=True):
            dealt[place] = replace(dealt[place], case_numbers=tuple(split_case_numbers(line.text)[1]))
    return dealt


def _column(lines: Sequence[TextLine]) -> list[TextLine]:
    """The longest run of lines that are case numbers, blank lines between them."""
    best: list[TextLine] = []
    run: list[TextLine] = []
    for line in lines:
        if line.is_blank:
            continue
        is_next = is_case_line(line.text) and (not run or run[-1].page == line.page)
        run = [*run, line] if is_next else []
        best = max(best, run, key=len)
    return best
