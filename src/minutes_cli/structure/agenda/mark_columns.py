"""Marks that stand in a margin and that OCR read as a column of their own, brought back to their titles.

``§ 15`` / ``§ 16`` / ``§ 17`` one under the other, and below them the text of the three items.  Input and
output: lines.  Which lines are the titles is known only where as many lines look like one as there are marks:
a short line with a capital that follows the end of a sentence and that no sentence goes on from.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.agenda.marks import REACH, Reading, iter_readings
from minutes_cli.structure.content.section_headings import find_section_heading
from minutes_cli.structure.content.verbs import decides_surely
from minutes_cli.structure.forms.fitting import make_value
from minutes_cli.structure.pages.page_numbers import DATE_ONLY, PAGE_NUMBER
from minutes_cli.structure.text.case_numbers import is_case_line
from minutes_cli.structure.text.document import TextLine, make_line
from minutes_cli.structure.text.headings import match_whole
from minutes_cli.structure.text.joining import bullet_end, ends_sentence, had_room, is_rule, text_width

_LEAD_IN = regex(r"\bbeslut(?:at|ar|ade|a)\W*$|\bbeslo+to?\W*$")
_LONGEST_TITLE = 4  # lines
_TITLES_TOO = frozenset({"delegation", "messages", "upcoming"})  # headings that are items' titles as well


def restore_mark_columns(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines with each mark of a column before the title that it belongs to."""
    restored = list(lines)
    width = text_width(lines)
    index = 0
    while index < len(restored):
        column, cases, end = _column(restored, index)
        if len(column) < 2:
            index += 1
            continue
        titles = _titles(restored, end, width)
        if len(titles) == len(column):
            for emptied in (*(reading.index for reading in column), *cases):
                line = restored[emptied]
                restored[emptied] = make_line("", line.number, line.page)
            for reading, at in zip(column, titles, strict=True):
                line = restored[at]
                text = f"§ {reading.label} {line.stripped}"
                case = next(
                    (lines[below].stripped for below in cases if _is_under(lines, reading, below)), ""
                )
                restored[at] = make_line(f"{text}   {case}".rstrip(), line.number, line.page, line.raw)
        index = end
    return restored


def _is_under(lines: Sequence[TextLine], mark: Reading, case: int) -> bool:
    """Whether a case number stands right under a mark, blank lines apart."""
    return case > mark.index and all(lines[at].is_blank for at in range(mark.index + 1, case))


def _column(lines: Sequence[TextLine], start: int) -> tuple[list[Reading], list[int], int]:
    """Lines of nothing but a mark, each one higher than the last, and the index after them.

    Case numbers that stand between are given by their own indexes.
    """
    column: list[Reading] = []
    cases: list[int] = []
    at = start
    end = start + 1
    while at < len(lines):
        line = lines[at]
        if line.is_blank and column:
            at += 1
            continue
        if column and line.page == lines[start].page and is_case_line(line.text):
            cases.append(at)
            at += 1
            end = at
            continue
        expected = column[-1].number[0] + 1 if column else None
        found = None if line.is_blank else _lone_mark(line, at, expected)
        if found is None or line.page != lines[start].page:
            break
        column.append(found)
        at += 1
        end = at
    return column, cases, end


def _lone_mark(line: TextLine, index: int, expected: int | None) -> Reading | None:
    if len(line.stripped) > REACH:
        return None
    for reading in iter_readings(line, index):
        if reading.form != "sign" or line.text[reading.end :].strip() or len(reading.number) != 1:
            continue
        if expected is None or reading.number[0] == expected:
            return reading
    return None


def _titles(lines: Sequence[TextLine], start: int, width: int) -> list[int]:
    """Indexes of the lines that look like titles, from a column's end to the next mark or page."""
    found: list[int] = []
    before: TextLine | None = None
    for index in range(start, len(lines)):
        line = lines[index]
        if line.is_blank or is_rule(line):
            continue
        if before is not None and line.page != before.page:
            break
        if any(reading.form == "sign" and reading.certainty > 0.5 for reading in iter_readings(line, index)):
            break
        begins = before is None or ends_sentence(before.text) or _is_value(before)
        if begins and not _is_value(line) and _is_title(lines, index, width):
            found.append(index)
        before = line
    return found


def _is_value(line: TextLine) -> bool:
    """Whether a line is of a cover or a page's head: someone present, day and hour, a page's number."""
    value = make_value(line.stripped, line.number, line.page, 0, 0)
    is_person = value.begins_with_person and not ends_sentence(line.text)
    is_when = bool(value.dates) and (bool(value.times) or DATE_ONLY.fullmatch(line.folded) is not None)
    return is_person or is_when or PAGE_NUMBER.fullmatch(line.folded.strip()) is not None


def _is_title(lines: Sequence[TextLine], index: int, width: int) -> bool:
    line = lines[index]
    if (
        _LEAD_IN.search(line.folded)
        or match_whole(line.text, "signature")
        or not line.stripped[:1].isupper()
        or bullet_end(line)
    ):
        return False
    heading = find_section_heading(line)
    if heading is not None and heading.kind not in _TITLES_TOO:
        return False
    for following in lines[index : index + _LONGEST_TITLE]:
        if following.is_blank:
            return True
        if ends_sentence(following.text):
            return _begins_after_title(lines, index, width)
        if following is not line and find_section_heading(following) is not None:
            return True
        if following is not line and _is_value(following):
            return False
    return False


def _begins_after_title(lines: Sequence[TextLine], index: int, width: int) -> bool:
    """Whether a line is short and the next begins a sentence of its own: OCR lost the blank line between."""
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    return (
        not ends_sentence(line.text)
        and following is not None
        and following.stripped[:1].isupper()
        and (had_room(line, following, width) or decides_surely(following.stripped))
    )
