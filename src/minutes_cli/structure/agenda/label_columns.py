"""A first item's mark that OCR read at the end of the cover's column of labels, brought to its title.

Where labels, marks and page numbers share a left column, OCR gives the column first: ``Plats och tid``,
``Beslutande``, ``Justering``, ``§ 140``, and then the values and the title.  Input and output: lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.structure.agenda.marks import iter_readings
from minutes_cli.structure.content.section_headings import find_section_heading
from minutes_cli.structure.forms.fitting import make_value
from minutes_cli.structure.forms.labels import find_labels
from minutes_cli.structure.text.case_numbers import is_case_line
from minutes_cli.structure.text.document import TextLine, make_line

_FEWEST = 3  # labels without a value that make a column
_FIRST = 60  # lines in which a cover's labels stand


def bring_mark_to_title(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines with the first item's mark before its title, where a column of labels took it along."""
    moved = list(lines)
    printed = [index for index, line in enumerate(lines[:_FIRST]) if not line.is_blank]
    for place, index in enumerate(printed[_FEWEST:], _FEWEST):
        line = lines[index]
        above = printed[place - _FEWEST : place]
        if not _is_lone_mark(line, index) or not all(_is_lone_label(lines[each]) for each in above):
            continue
        below = next((at for at in printed[place + 1 :] if not is_case_line(lines[at].text)), None)
        if below is not None and _is_lone_mark(lines[below], below):
            break  # a column of marks, which :mod:`.mark_columns` brings back
        title = _after_values(lines, index + 1)
        if title is not None:
            moved[index] = make_line("", line.number, line.page)
            at = lines[title]
            moved[title] = make_line(f"{line.stripped} {at.stripped}", at.number, at.page, at.raw)
        break
    return moved


def _is_lone_mark(line: TextLine, index: int) -> bool:
    return line.stripped.startswith("§") and any(
        not line.text[reading.end :].strip(" .") for reading in iter_readings(line, index)
    )


def _is_lone_label(line: TextLine) -> bool:
    labels = find_labels(line.text)
    return len(labels) == 1 and not line.text[labels[0].rest :].strip() and labels[0].field != "skip"


def _after_values(lines: Sequence[TextLine], start: int) -> int | None:
    """The first line after the paragraphs of values that follow; None where none follow."""
    at = start
    is_value_seen = False
    while at < len(lines):
        end = next((i for i in range(at, len(lines)) if lines[i].is_blank), len(lines))
        block = lines[at:end]
        if any(_is_value(line) for line in block):
            is_value_seen = True
        elif block and (is_value_seen or find_section_heading(block[0])):
            return at if is_value_seen and not find_section_heading(block[0]) else None
        at = end + 1
    return None


def _is_value(line: TextLine) -> bool:
    value = make_value(line.stripped, line.number, line.page, 0, 0)
    return value.begins_with_person or bool(value.dates or value.times)
