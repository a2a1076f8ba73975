"""Who was at the meeting, where the cover refers to a list that is annexed: ``Enligt bifogad närvarolista``.

Input: the lines of the annexes, asked where the cover lists nobody who decides.  Output: attendance rows, as
in :mod:`.attendance`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutes_cli.patterns import regex
from minutes_cli.records.models import Attendance, Profile
from minutes_cli.records.roles import SERVING
from minutes_cli.structure.cover.attendance import read_attendance
from minutes_cli.structure.forms.cross_columns import spell_crosses
from minutes_cli.structure.forms.fields import read_fields
from minutes_cli.structure.forms.party_columns import turn_party_columns
from minutes_cli.structure.forms.segments import segments
from minutes_cli.structure.text.document import TextLine

_LIST = regex(
    r"\W*(?:bilaga\W*\w{0,2}\W+)?(?:narvaro|deltagar|upprops?|beslutande)-?\s?(?:\w+\s?-?\s?(?:och|/)\s?)?\w*(?:lista|forteckning|langd)\b"
    r"|\W*(?:bilaga\W*\w{0,2}\W+)?forteckning\s+over\s+(?:\w+\s+)?(?:narvarande|beslutande|ledamoter|deltagare)"
)
_ANNEX = regex(r"\W*bilaga\W*(?:nr\W*)?[\da-z]{1,2}\b")
_LONGEST = 200  # lines of a list


def with_annexed(
    attendance: list[Attendance],
    annex: Sequence[TextLine],
    bounds: tuple[int, int] | None,
    profile: Profile | None,
) -> list[Attendance]:
    """The attendance with those whom an annexed list names, where the cover names nobody who decides.

    annex: the lines of the annexes.  bounds, profile: as for :func:`.read_attendance`.
    """
    if any(row.role in SERVING for row in attendance):
        return attendance
    named = {row.name for row in attendance}
    return [*(row for row in _annexed(annex, bounds, profile) if row.name not in named), *attendance]


def _annexed(
    lines: Sequence[TextLine], bounds: tuple[int, int] | None, profile: Profile | None
) -> list[Attendance]:
    """The first attendance list of the annexes; empty where there is none."""
    for start, line in enumerate(lines):
        if _LIST.match(line.folded):
            listed = turn_party_columns(spell_crosses([*_list(lines, start + 1)]))
            rows = read_attendance(read_fields(segments(listed)), bounds, profile)
            if rows:
                return rows
    return []


def _list(lines: Sequence[TextLine], start: int) -> Iterator[TextLine]:
    for line in lines[start : start + _LONGEST]:
        if _ANNEX.match(line.folded):
            return
        yield line
