"""Who was at the meeting, told in one of its first items: ``2. Närvarande``, ``Följande närvarade: A, B``.

Input: the items, asked where no cover lists anyone.  Output: attendance rows, as in :mod:`.attendance`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutes_cli.patterns import regex
from minutes_cli.records.models import Attendance, Profile
from minutes_cli.structure.cover.attendance import read_attendance
from minutes_cli.structure.forms.fields import read_fields
from minutes_cli.structure.forms.segments import segments
from minutes_cli.structure.text.document import ItemDraft, TextLine, make_line
from minutes_cli.structure.text.folding import fold

_ABOUT = regex(
    r"narvar|\bupprop|rostlangd|\bdeltagare\b", needs=("narvar", "upprop", "rostlangd", "deltagare")
)
_IS_LABEL = regex(r"\W*(?:narvar\w*|upprop|deltagare)(?:\s+(?:vid|pa)\s+\w+)?\W*")
_LISTS = regex(r"Närvarande:\s+\S")
_TOLD = regex(
    r"\W*(?:foljande\s+)?(?:personer\s+|medlemmar\s+)?(?:narvarade|narvarande\s+var|deltog|var\s+narvarande)[^:]{0,30}:\s*"
)
_LABEL = "Närvarande:"
_FIRST = 6  # items


def attendance_in_items(
    items: Sequence[ItemDraft], bounds: tuple[int, int] | None, profile: Profile | None
) -> list[Attendance]:
    """The attendance list of the first item that has one.

    bounds, profile: as for :func:`.read_attendance`.
    """
    for item in items[:_FIRST]:
        if _ABOUT.search(fold(item.title)):
            rows = read_attendance(read_fields(segments(_with_label(item))), bounds, profile)
            if rows:
                return rows
    return []


def _with_label(item: ItemDraft) -> Iterator[TextLine]:
    """An item's lines, labelled where its title or a sentence says what they list."""
    if _IS_LABEL.fullmatch(fold(item.title)) and item.heading_lines:
        yield make_line(_LABEL, item.heading_lines[-1].number, item.heading_lines[-1].page)
    elif _LISTS.match(item.title) and item.heading_lines:
        yield make_line(item.title, item.heading_lines[-1].number, item.heading_lines[-1].page)
    for line in item.lines:
        told = _TOLD.match(line.folded)
        yield make_line(f"{_LABEL} {line.text[told.end() :]}", line.number, line.page) if told else line
