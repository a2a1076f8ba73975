"""What votes are made of, in the order of the text: headings, meanings, figures, lists and tables of voters.

Input: the lines of an item.  Output: :class:`VoteEvent`, one a piece.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from minutes_cli.patterns import regex
from minutes_cli.records.models import BallotVote
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.text.headings import match_whole
from minutes_cli.structure.voting.ballots import (
    Columns,
    Row,
    answer_alone,
    damaged_row,
    is_cross_row,
    names_line,
    roll_rows,
    table_head,
)
from minutes_cli.structure.voting.running_votes import running_rows
from minutes_cli.structure.voting.vote_counts import Counts, Meaning, find_counts, find_meanings, sum_row
from minutes_cli.structure.voting.voters import is_list_of_voters, voters

_HEADING = regex(
    r"\W*(?:\w+)?(?:omrostning|votering|rostrakning|upprop)\w*(?:\s?[-–:]?\s?(?:\w*votering|\w*omrostning|nr|lista))?\W*(?:\d{1,2}|[ivx]{1,4})?\W*$"
)
_LINK = regex(r"\s(?:och|samt)\s")
_GAP = 3  # lines between rows of one list that hold something else (a page's head)


@dataclass(slots=True)
class VoteEvent:
    """Something that a vote is made of.  order: line and offset."""

    order: tuple[int, int]
    line_end: int
    heading: str | None = None
    meaning: Meaning | None = None
    counts: Counts | None = None
    rows: list[Row] = field(default_factory=list)
    sums: dict[BallotVote, int] = field(default_factory=dict)
    columns: tuple[Columns, list[TextLine]] | None = None


def vote_events(lines: Sequence[TextLine]) -> Iterator[VoteEvent]:
    """The events of an item's lines; those of running text are not in order."""
    prose: list[TextLine] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        head = None if line.is_blank else table_head(line)
        alone = None if line.is_blank else answer_alone(line)
        rows = [] if line.is_blank else roll_rows(line)
        broken = None if rows or line.is_blank else damaged_row(line)
        if broken and _beside_roll(lines, index):
            rows = [broken]
        if head and _heads_roll(lines, index):
            index += 1  # the cells below hold the answers themselves
            continue
        if head:
            yield from _prose_events(prose)
            prose = []
            body, index, sums = _table_body(lines, index + 1, head)
            yield VoteEvent(
                (line.number, 0), body[-1].number if body else line.number, columns=(head, body), sums=sums
            )
            continue
        if rows:
            yield from _prose_events(prose)
            prose = []
            yield VoteEvent((line.number, 0), line.number, rows=rows)
        elif alone and _lists_follow(lines, index + 1):
            yield from _prose_events(prose)
            prose = []
            vote, figure = alone
            found, index = _list_below(lines, index + 1, vote)
            yield VoteEvent(
                (line.number, 0), line.number, rows=found, sums={vote: figure} if figure is not None else {}
            )
            continue
        elif _is_heading(line):
            yield from _prose_events(prose)
            prose = []
            yield VoteEvent((line.number, 0), line.number, heading=line.folded)
        else:
            prose.append(line)
        index += 1
    yield from _prose_events(prose)


def _heads_roll(lines: Sequence[TextLine], index: int) -> bool:
    """Whether the first rows under the heads of a table name their answers."""
    below = [line for line in lines[index + 1 : index + 8] if not line.is_blank][:2]
    return len(below) == 2 and all(roll_rows(line) for line in below)


def _beside_roll(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a line of a roll call stands right above or below a line, damaged ones between apart."""
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(lines) and abs(at - index) <= _GAP:
            if not lines[at].is_blank and roll_rows(lines[at]):
                return True
            if not lines[at].is_blank and damaged_row(lines[at]) is None:
                break
            at += step
    return False


def _is_heading(line: TextLine) -> bool:
    if line.is_blank or len(line.stripped) > 60:
        return False
    if _HEADING.match(line.folded):
        return True
    hit = match_whole(line.text, "section")
    return hit is not None and hit.kind == "vote"


def _table_body(
    lines: Sequence[TextLine], start: int, head: Columns
) -> tuple[list[TextLine], int, dict[BallotVote, int]]:
    """The rows of a table, the index after it, and the figures of its last row."""
    body: list[TextLine] = []
    index = start
    odd = 0
    end = start
    while index < len(lines) and odd <= _GAP:
        line = lines[index]
        index += 1
        if line.is_blank:
            continue
        figures = sum_row(line.text)
        if figures and len(figures) >= 2:
            order = [vote for _, vote in head.answers]
            return body, index, dict(zip(order, figures, strict=False))
        again = table_head(line)
        if again:
            if [vote for _, vote in again.answers] != [vote for _, vote in head.answers]:
                break
            end = index
        elif is_cross_row(line) or names_line(line):
            if line.stripped.endswith(".") and len(line.stripped) > 50:
                break
            body.append(line)
            end = index
            odd = 0
        else:
            odd += 1
            if len(line.stripped) > 60 or line.stripped.endswith((".", ":")):
                break
    return body, end, {}


def _lists_follow(lines: Sequence[TextLine], start: int) -> bool:
    following = next((line for line in lines[start:] if not line.is_blank), None)
    return following is not None and _is_voters(following)


def _is_voters(line: TextLine) -> bool:
    return bool(names_line(line)) or (is_list_of_voters(line.text) and bool(voters(line.text)))


def _list_below(lines: Sequence[TextLine], start: int, vote: BallotVote) -> tuple[list[Row], int]:
    """The voters listed under an answer, and the index after them."""
    listed: list[TextLine] = []
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if line.is_blank:
            continue
        if answer_alone(line) or table_head(line) or _is_heading(line) or not _is_voters(line):
            break
        listed.append(line)
        end = index + 1
    runs_in = any("," in line.text.rstrip(" ,") or _LINK.search(line.text) for line in listed)
    texts = [" ".join(line.stripped for line in listed)] if runs_in else [line.text for line in listed]
    places = [line.number for line in listed]
    rows = [
        Row(person.name, person.party, vote, place)
        for text, place in zip(texts, places, strict=False)
        for person in voters(text)
    ]
    return rows, end


def _prose_events(lines: Sequence[TextLine]) -> Iterator[VoteEvent]:
    """What running text says of votes."""
    printed = [line for line in lines if not line.is_blank]
    if not printed:
        return
    text = "\n".join(line.stripped for line in printed)
    starts = [0]
    for line in printed:
        starts.append(starts[-1] + len(line.stripped) + 1)

    def line_at(offset: int) -> int:
        return printed[min(bisect_right(starts, offset), len(printed)) - 1].number

    for start, end, rows, vote, figure in running_rows(text, 0):
        placed = [Row(row.name, row.party, row.vote, line_at(start)) for row in rows]
        yield VoteEvent(
            (line_at(start), start),
            line_at(end - 1),
            rows=placed,
            sums={vote: figure} if figure is not None else {},
        )
    for meaning in find_meanings(text):
        yield VoteEvent((line_at(meaning.start), meaning.start), line_at(meaning.end - 1), meaning=meaning)
    for counts in find_counts(text):
        yield VoteEvent((line_at(counts.start), counts.start), line_at(counts.end - 1), counts=counts)
