"""Cells of a row that hold dates, closed up by the scan: ``Socialnämnden 2024-02-21 2024-02-28 2024-03-21``.

Input: a piece of a line and where to begin.  Output: the cells as values, and where what is left begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.fitting import Value, make_value
from minutes_cli.structure.forms.labels import find_labels
from minutes_cli.structure.text.document import TextLine, make_line

_ISO = r"(?:19|20)\d\d-\d\d-\d\d"
_DATE = regex(_ISO)
_DATES = regex(rf"\s*(?P<range>\d{{1,4}}\s?[-–—]\s?\d{{1,4}}\s+)?(?:{_ISO}\s+){{1,2}}{_ISO}(?=$|\s+[A-ZÅÄÖ])")
_BODY = regex(rf"(?P<body>[^\W\d_][^\d]{{5,60}}?)\s+(?={_ISO}(?:\s+{_ISO}){{0,2}}\W*$)")

_DATED = frozenset({"posted", "removed", "last_appeal", "meeting_date"})
Cells = tuple[list[Value], int]


def dated_cells(text: str, at: int, line: TextLine, column: int, gap: int) -> Cells:
    """Two dates or three that begin a piece, after a range of paragraphs perhaps, each a cell."""
    dates = _DATES.match(text)
    if dates is None:
        return [], at
    cells = [make_value(dates["range"], line.number, line.page, column, gap)] if dates["range"] else []
    cells += [
        make_value(match[0], line.number, line.page, column + match.start(), gap)
        for match in _DATE.finditer(text, dates.end("range") if dates["range"] else 0, dates.end())
    ]
    return cells, dates.end()


def dated_body(text: str, at: int, line: TextLine, column: int, gap: int) -> Cells:
    """A body and its dates up to the last: the cells of a notice under their heads."""
    row = _BODY.match(text, at)
    body = make_value(row["body"], line.number, line.page, column + at, gap) if row else None
    if row is None or body is None or not body.is_organ:
        return [], at
    dates = [*_DATE.finditer(text, row.end("body"))]
    cells = [
        body,
        *(make_value(date[0], line.number, line.page, column + date.start(), gap) for date in dates[:-1]),
    ]
    return cells, dates[-1].start()


def under_their_labels(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines with a row of dates that OCR read before the row of the notice's labels above it put after that.

    ``2006-12-05 2006-12-27`` / ``Datum för anslagets uppsättande Datum för anslagets nedtagande``
    """
    placed = list(lines)
    printed = [index for index, line in enumerate(lines) if not line.is_blank]
    for before, index in pairwise(printed):
        dates = _DATE.findall(lines[before].text)
        if not dates or _DATE.sub("", lines[before].text).strip(" |.,"):
            continue
        labels = find_labels(lines[index].text)
        is_row = len(labels) == len(dates) > 1 and all(label.field in _DATED for label in labels)
        below = next((line.stripped for line in lines[index + 1 :] if not line.is_blank), "")
        if is_row and not lines[index].text[labels[-1].rest :].strip() and not _DATE.match(below):
            upper, lower = lines[before], lines[index]
            placed[before] = make_line(lower.text, upper.number, upper.page, lower.raw)
            placed[index] = make_line(upper.text, lower.number, lower.page, upper.raw)
    return placed
