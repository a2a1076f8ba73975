"""Minutes with their titles in the left margin, under the numbers, as they were typed until the 1980s.

    § 62.            Från missionsförsamlingen förelåg an-
    Lokalbidrag      sökan om bidrag till lokal.

Input: lines without furniture.  Output: lines in which each title stands under its mark and above its text.
Where OCR closed up the gap (``Lokalbidrag sökan om bidrag``), the title is the word with a capital at the
start of a line that goes on with a sentence.  Only where most items of a document are printed so.  Line
numbers stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.text.document import TextLine, make_line
from minutes_cli.structure.text.joining import ends_sentence
from minutes_cli.values import frozen

_MARK = regex(r"\s*(?:(?:[§$&]|8(?=\s))\s?\d{1,4}|\d{1,3}\s?§)\s?[.):]?\s+(?=\S)")
_MARGIN_WORD = regex(
    r"\s*[A-ZÅÄÖ][^\W\d_-]{3,}(?:-\s?[a-zåäöA-ZÅÄÖ]+)?(?:\s[A-ZÅÄÖ][a-zåäö]{3,})?\s+(?=[a-zåäö])"
)
_GAP = regex(r"\s{3,}(?=\S)")
_FEWEST = 3  # items printed so
_SURELY_BROKEN = 2  # words broken before a title
_SLACK = 2  # characters that a line may begin beside its column
_SHORTEST = 30  # characters of a line that runs on to the next


@frozen
class _Row:
    """A line with an item's mark and the text right of it.  column: where that text begins."""

    index: int
    column: int


def unfold_margin_titles(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Lines with the titles of the margin above their texts; the same lines where no margin has any."""
    rows = [
        _Row(index, mark.end())
        for index, line in enumerate(lines)
        if (mark := _MARK.match(line.text)) and not line.is_blank
    ]
    if len(rows) < _FEWEST:
        return lines
    cuts = {row.index: cut for row in rows if (cut := _margin(lines, row))}
    if len(cuts) < _FEWEST or len(cuts) * 5 < len(rows) * 3 or not _are_sentences(lines, rows, cuts):
        return lines
    unfolded: list[TextLine] = []
    at = 0
    for row in rows:
        if row.index in cuts:
            ends = cuts[row.index]
            unfolded += [*lines[at : row.index], *_parted(lines, row, ends)]
            at = row.index + 1 + len(ends)
    return [*unfolded, *lines[at:]]


def _are_sentences(
    lines: Sequence[TextLine], rows: Sequence[_Row], cuts: Mapping[int, Sequence[int]]
) -> bool:
    """Whether what stands beside the marks goes on past the titles below, and is none itself.

    It does where the text kept its column, or where a word broken at the line's end goes on after a capital.
    """
    cut = [row for row in rows if row.index in cuts]
    beside = [lines[row.index] for row in cut]
    kept = sum(_gap_after_mark(line, row) is not None for line, row in zip(beside, cut, strict=True))
    broken = sum(line.text.rstrip().endswith("-") for line in beside)
    return kept * 2 > len(beside) or (broken >= _SURELY_BROKEN and broken * 4 >= len(beside))


def _margin(lines: Sequence[TextLine], row: _Row) -> list[int]:
    """Where the title ends on each of the lines under a mark that hold a part of it; none where none does."""
    mark = lines[row.index]
    below = lines[row.index + 1 :]
    if _gap_after_mark(mark, row):
        return list(_margin_cells(below, mark, row.column))
    if not below or len(mark.stripped) < _SHORTEST or ends_sentence(mark.text):
        return []
    word = _MARGIN_WORD.match(below[0].text)
    return [word.end()] if word else []


def _gap_after_mark(mark: TextLine, row: _Row) -> re.Match[str] | None:
    return _GAP.match(mark.text, len(mark.text[: row.column].rstrip()))


def _margin_cells(below: Sequence[TextLine], mark: TextLine, column: int) -> Iterator[int]:
    """The ends of the title's lines, where the text kept its column."""
    for line in below:
        if line.is_blank or abs(line.indent - mark.indent) > _SLACK or _MARK.match(line.text):
            return
        if len(line.text) <= column - _SLACK:
            yield len(line.text)
            continue
        gap = next((found for found in _GAP.finditer(line.text) if abs(found.end() - column) <= _SLACK), None)
        if gap is None:
            return
        yield gap.end()


def _parted(lines: Sequence[TextLine], row: _Row, ends: Sequence[int]) -> Iterator[TextLine]:
    """The mark, the title's lines and, after a gap, the text's lines."""
    block = [(lines[row.index], row.column), *zip(lines[row.index + 1 :], ends, strict=False)]
    for line, end in block:
        yield make_line(line.text[:end].rstrip(), line.number, line.page, line.raw[:end])
    apart = make_line("", block[-1][0].number, block[-1][0].page)
    yield from (apart, apart)
    for line, end in block:
        if line.text[end:].strip():
            blank = " " * end
            yield make_line(blank + line.text[end:], line.number, line.page, blank + line.raw[end:])
