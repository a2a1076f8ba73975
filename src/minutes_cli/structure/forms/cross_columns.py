"""Columns of crosses beside a list of people: ``Stina Ek (S)   x``, ``Bo Alm (M)   -``.

Input: lines.  Output: the lines with the crosses taken off, and each dash in their column said in words: who
has one was not there.  Only where several rows have a cross.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.people.listed import begins_with_person
from minutes_cli.structure.text.document import TextLine, make_line

_CROSSED = regex(r"(?P<before>.*?[^\W\d_].*?)(?:\s+[xX×])+(?P<after>\s+[a-zåäö]\w+)?\s*")
_DASHED = regex(r"(?P<before>.*[^\W\d_)].*?\)?)\s{2,}[-–—]\s*")
_LONGEST = 160  # characters of a row
_FEWEST = 3  # crosses that make a column


def spell_crosses(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Lines without their column of crosses; the same lines where there is none."""
    crossed = {line.number: match for line in lines if (match := _row(_CROSSED, line))}
    if len(crossed) < _FEWEST:
        return lines
    spelled: list[TextLine] = []
    for line in lines:
        match = crossed.get(line.number)
        said = (match["after"] or "").strip() if match else "frånvarande"
        match = match or _row(_DASHED, line)
        text = line.text if match is None else f"{match['before'].rstrip()}  {said}".rstrip()
        spelled.append(line if match is None else make_line(text, line.number, line.page, line.raw))
    return spelled


def _row(pattern: re.Pattern[str], line: TextLine) -> re.Match[str] | None:
    """The match of a row that is a person's."""
    match = pattern.fullmatch(line.text) if not line.is_blank and len(line.text) <= _LONGEST else None
    return match if match and begins_with_person(match["before"]) else None
