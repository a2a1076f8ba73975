"""The table of contents (or the agenda printed before the minutes), kept apart from the body.

Input: lines without furniture.  Output: its rows, and which lines they take.  A list counts as contents
when its rows have page numbers (``... 3``), or when the numbers come again later with text under them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from minutes_cli.patterns import regex
from minutes_cli.structure.agenda.marks import Reading, iter_readings
from minutes_cli.structure.text.document import ContentsEntry, TextLine
from minutes_cli.structure.text.folding import fold_phrase
from minutes_cli.structure.text.headings import match_whole
from minutes_cli.structure.text.member_rows import is_member_row
from minutes_cli.values import frozen

_LAST_NUMBER = regex(r"(?P<page>\d{1,4})\W{0,3}$")
_LEADER_END = regex(r"(?:[.·…_,]\s?){3,40}$")
_LONG = 110
_FAR = 4  # spaces before a page number without dots
_GAP = 3  # blank lines inside a list
_NUMBERED = regex(r"\s*[§$&]{0,2}\s?\d{1,3}\b[.)]?\s+\S")
_RUN = 3  # lines that open a list with no heading
_EARLY = 80  # lines in which the first numbered one opens it
_SURELY_AGAIN = 0.8  # of the rows of such a list have their titles again


@frozen
class Contents:
    """A contents list.  entries: its rows.  lines: indexes of the lines that it takes."""

    entries: tuple[ContentsEntry, ...] = ()
    lines: frozenset[int] = frozenset()

    @property
    def titles(self) -> dict[str, str]:
        """Folded titles by number."""
        return {entry.number: fold_phrase(entry.title) for entry in self.entries if entry.number}


@dataclass(slots=True)
class _Row:
    reading: Reading | None
    text: str
    page: str | None
    first: int
    last: int


@frozen
class PageEnd:
    """A page number at a row's end.

    start: where the leader or gap before it begins.  is_led: dots lead to it.  gap: spaces before it.
    """

    start: int
    page: str
    is_led: bool
    gap: int


def page_end(text: str) -> PageEnd | None:
    """The page number that a row of contents ends with, dots or a gap of three spaces before it.

    >>> page_end("§ 3  Taxa för vatten ....... 4").page
    '4'
    >>> page_end("Taxa för år 2004") is None
    True
    """
    text = text.rstrip()
    if len(text) > 400 or not text or not any(char.isdigit() for char in text[-4:]):
        return None
    number = _LAST_NUMBER.search(text, max(0, len(text) - 8))
    if number is None:
        return None
    before = text[: number.start()]
    plain = before.rstrip()
    leader = _LEADER_END.search(plain[-80:] + " ")
    gap = len(before) - len(plain)
    if leader is None and gap < 3:
        return None
    while plain and plain[-1] in " .·…_,":
        plain = plain[:-1]
    return PageEnd(len(plain), number["page"], leader is not None, gap)


def find_contents(lines: Sequence[TextLine]) -> Contents:
    """All contents lists of a document, as one."""
    entries: list[ContentsEntry] = []
    taken: set[int] = set()
    index = 0
    first_numbered = next((at for at, line in enumerate(lines[:_EARLY]) if _NUMBERED.match(line.text)), -1)
    while index < len(lines):
        line = lines[index]
        heading = None if line.is_blank else match_whole(line.text, "contents")
        if heading or page_end(line.text) or (index == first_numbered and _opens_run(lines, index)):
            start = index + 1 if heading else index
            rows, end = _read_rows(lines, start)
            if _is_contents(lines, rows, end, bool(heading)):
                entries.extend(_entry(lines, row) for row in rows)
                taken.update(range(index, end))
                index = end
                continue
        index += 1
    return Contents(tuple(entries), frozenset(taken))


def _opens_run(lines: Sequence[TextLine], index: int) -> bool:
    """Whether lines numbered one after the other, with nothing between them, begin at a line."""
    run = lines[index : index + _RUN]
    if len(run) < _RUN or not all(_NUMBERED.match(line.text) for line in run):
        return False
    numbers = [next((one.number for one in iter_readings(line, 0) if one.number), ()) for line in run]
    return all(len(number) == 1 for number in numbers) and all(
        after[0] == before[0] + 1 for before, after in pairwise(numbers)
    )


def _read_rows(lines: Sequence[TextLine], start: int) -> tuple[list[_Row], int]:
    """Rows from a line on, and the index after the last."""
    rows: list[_Row] = []
    blank = 0
    index = start
    end = start
    last_number: tuple[int, ...] = ()
    while index < len(lines):
        line = lines[index]
        if line.is_blank:
            blank += 1
            if blank > _GAP:
                break
            index += 1
            continue
        blank = 0
        page = page_end(line.text)
        reading = next((one for one in iter_readings(line, index) if one.number), None)
        if reading is not None and last_number and reading.number <= last_number and page is None:
            break  # the numbers begin again: the body
        text = line.text[reading.end if reading else 0 : page.start if page else None].strip(" ._:")
        if reading is not None or (page is not None and not _waits(rows)):
            rows.append(_Row(reading, text, page.page if page else None, index, index))
            last_number = reading.number if reading else last_number
        elif (
            rows and _waits(rows) and len(line.stripped) < _LONG and (page or _continues(lines, rows, index))
        ):
            row = rows[-1]
            row.text, row.last = f"{row.text} {text}", index
            row.page = page.page if page else None
        else:
            break
        index += 1
        end = index
    return rows, end


def _waits(rows: Sequence[_Row]) -> bool:
    """Whether the last row still lacks the page number that the rows before it have."""
    if not rows or rows[-1].page is not None:
        return False
    return len(rows) == 1 or any(row.page for row in rows) or rows[-1].first == rows[-1].last


def _continues(lines: Sequence[TextLine], rows: Sequence[_Row], index: int) -> bool:
    before = lines[rows[-1].last]
    line = lines[index]
    if index - rows[-1].last > 1 and not any(row.page for row in rows):
        return False
    return line.indent > before.indent or line.stripped[:1].islower()


def _is_contents(lines: Sequence[TextLine], rows: Sequence[_Row], stop: int, headed: bool) -> bool:
    if len(rows) < 2 or sum(is_member_row(row.text) for row in rows) * 2 > len(rows):
        return False
    ends = [page_end(lines[row.last].text) for row in rows if row.page is not None]
    paged = sum(end is not None and (end.is_led or end.gap >= _FAR) for end in ends)
    if paged >= max(2, len(rows) * (0.4 if headed else 0.6)):
        return headed or paged >= 3
    if len(rows) < 3:
        return False
    wanted = {row.reading.number: fold_phrase(row.text) for row in rows if row.reading}
    numbers = [row.reading.number for row in rows if row.reading]
    if headed and len(numbers) > 3 and _come_again(lines, numbers, stop):
        return True
    again = 0
    for index in range(stop, len(lines)):
        if len(wanted) == 0:
            break
        for reading in iter_readings(lines[index], index):
            title = wanted.get(reading.number)
            if title is None:
                continue
            later = fold_phrase(lines[index].text[reading.end :])[: len(title)]
            if fuzz.ratio(title, later) > 70:
                wanted.pop(reading.number)
                again += 1
                break
    return again >= max(2, len(rows) * (0.5 if headed else _SURELY_AGAIN))


def _come_again(lines: Sequence[TextLine], numbers: Sequence[tuple[int, ...]], stop: int) -> bool:
    """Whether all numbers of a list but one come again after it, in their order, from the first on."""
    at = found = 0
    for index in range(stop, len(lines)):
        for reading in iter_readings(lines[index], index):
            ahead = numbers[at : at + 2]
            if reading.certainty > 0.6 and reading.number in ahead:
                at += ahead.index(reading.number) + 1
                found += 1
                break
    return found >= len(numbers) - 1 and len(numbers) == len(set(numbers))


def _entry(lines: Sequence[TextLine], row: _Row) -> ContentsEntry:
    return ContentsEntry(
        number=row.reading.label if row.reading else None,
        title=" ".join(row.text.split()),
        page=row.page,
        line_start=lines[row.first].number,
        line_end=lines[row.last].number,
    )
