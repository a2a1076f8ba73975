"""What OCR makes of a table's border, taken off the lines beside it.

Input and output: lines; line numbers and columns stay.  A border is read as a stroke, a quotation mark or a
small letter, now this and now that: only where several lines of a page begin so is it one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.text.document import TextLine, make_line

_BORDER = regex(r"\s*(?:[|/\\'\"“”!:;»«><}{)(\]\[]|[iIlj1])\s+(?=[A-ZÅÄÖ])")
_FEWEST = 3  # lines of a page that begin so


def without_borders(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines without the border of a table at their start."""
    borders = {line.number: match.end() for line in lines if (match := _BORDER.match(line.text))}
    bordered = Counter(line.page for line in lines if line.number in borders)
    return [
        make_line(_blanked(line.text, borders[line.number]), line.number, line.page, line.raw)
        if line.number in borders and bordered[line.page] >= _FEWEST
        else line
        for line in lines
    ]


def _blanked(text: str, end: int) -> str:
    return " " * end + text[end:]
