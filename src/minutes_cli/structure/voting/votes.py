"""Votes: figures, who voted how, what Ja and Nej stand for, and whether list and figures agree.

Input: the lines of an item (without furniture).  Output: :class:`.models.Vote`, one a vote.  The lines are
read into events (heading, meaning, figures, list) in order; a new vote begins with a heading, a meaning
or figures that the vote before already has.  A list that goes on over a page stays one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from minutes_cli.patterns import regex
from minutes_cli.records.models import BallotVote, Vote, VoteCounts
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.text.headings import match_whole
from minutes_cli.structure.voting.ballots import (
    Columns,
    Row,
    answer_alone,
    column_rows,
    cross_rows,
    damaged_row,
    is_cross_row,
    names_line,
    roll_rows,
    table_head,
)
from minutes_cli.structure.voting.running_votes import running_rows
from minutes_cli.structure.voting.vote_counts import Counts, Meaning, find_counts, find_meanings, sum_row
from minutes_cli.structure.voting.voter_names import read_ballots
from minutes_cli.structure.voting.voters import is_list_of_voters, voters

_HEADING = regex(
    r"\W*(?:\w+)?(?:omrostning|votering|rostrakning|upprop)\w*(?:\s?[-–:]?\s?(?:\w*votering|\w*omrostning|nr|lista))?\W*(?:\d{1,2}|[ivx]{1,4})?\W*$"
)
_LIST_NUMBER = regex(r"(?:omrostnings?|voterings?)lista\W+(?:nr\W*)?(?P<n>\d{1,3})")
_LINK = regex(r"\s(?:och|samt)\s")
_GAP = 3  # lines between rows of one list that hold something else (a page's head)
_MAY_VOTE = regex(
    r"\b(?:ja|nej|votering\w*|omr\w{1,3}stning\w*|ja-?r\w+|nej-?r\w+|r\w{1,2}st(?:er|siff|etal)\w*)\b"
)
_FEWEST = 2  # ballots that make a vote where no figures are stated
_ANSWERS: tuple[BallotVote, ...] = ("yes", "no", "abstain", "absent")


@dataclass(slots=True)
class _Event:
    """Something that a vote is made of.  order: line and offset."""

    order: tuple[int, int]
    line_end: int
    heading: str | None = None
    meaning: Meaning | None = None
    counts: Counts | None = None
    rows: list[Row] = field(default_factory=list)
    sums: dict[BallotVote, int] = field(default_factory=dict)
    columns: tuple[Columns, list[TextLine]] | None = None


def read_votes(lines: Sequence[TextLine], book: NameBook) -> list[Vote]:
    """The votes of an item.

    lines: the item's text in order, blank lines included, furniture not.  book: the people of the
    document; names get their best reading there.
    """
    if not any(_MAY_VOTE.search(line.folded) for line in lines):
        return []
    votes: list[Vote] = []
    for group in _groups(sorted(_events(lines), key=lambda event: event.order)):
        vote = _vote(group, book)
        if vote is not None:
            votes.append(vote)
    return votes


def _events(lines: Sequence[TextLine]) -> Iterator[_Event]:
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
        if head:
            yield from _prose_events(prose)
            prose = []
            body, index, sums = _table_body(lines, index + 1, head)
            yield _Event(
                (line.number, 0), body[-1].number if body else line.number, columns=(head, body), sums=sums
            )
            continue
        if rows:
            yield from _prose_events(prose)
            prose = []
            yield _Event((line.number, 0), line.number, rows=rows)
        elif alone and _lists_follow(lines, index + 1):
            yield from _prose_events(prose)
            prose = []
            vote, figure = alone
            found, index = _list_below(lines, index + 1, vote)
            yield _Event(
                (line.number, 0), line.number, rows=found, sums={vote: figure} if figure is not None else {}
            )
            continue
        elif _is_heading(line):
            yield from _prose_events(prose)
            prose = []
            yield _Event((line.number, 0), line.number, heading=line.folded)
        else:
            prose.append(line)
        index += 1
    yield from _prose_events(prose)


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


def _prose_events(lines: Sequence[TextLine]) -> Iterator[_Event]:
    """What running text says of votes."""
    printed = [line for line in lines if not line.is_blank]
    if not printed:
        return
    text = "\n".join(line.text for line in printed)
    starts = [0]
    for line in printed:
        starts.append(starts[-1] + len(line.text) + 1)

    def line_at(offset: int) -> int:
        return printed[min(bisect_right(starts, offset), len(printed)) - 1].number

    for start, end, rows, vote, figure in running_rows(text, 0):
        placed = [Row(row.name, row.party, row.vote, line_at(start)) for row in rows]
        yield _Event(
            (line_at(start), start),
            line_at(end - 1),
            rows=placed,
            sums={vote: figure} if figure is not None else {},
        )
    for meaning in find_meanings(text):
        yield _Event((line_at(meaning.start), meaning.start), line_at(meaning.end - 1), meaning=meaning)
    for counts in find_counts(text):
        yield _Event((line_at(counts.start), counts.start), line_at(counts.end - 1), counts=counts)


def _groups(events: Sequence[_Event]) -> Iterator[list[_Event]]:
    """Events parted into votes."""
    group: list[_Event] = []
    lists: set[str] = set()
    for event in events:
        number = _LIST_NUMBER.search(event.heading) if event.heading else None
        if number and number["n"] in lists:
            continue  # the list goes on over a page
        if group and _begins_vote(group, event):
            yield group
            group = []
        if number:
            lists.add(number["n"])
        group.append(event)
    if group:
        yield group


def _begins_vote(group: Sequence[_Event], event: _Event) -> bool:
    told = [each.counts for each in group if each.counts]
    listed = any(each.rows or each.columns for each in group)
    summed = {vote for each in group for vote in each.sums}
    if event.heading is not None:
        return bool(told) or listed
    if event.meaning is not None:
        return bool(told) or listed
    if event.counts is not None:
        if any((each.yes, each.no) == (event.counts.yes, event.counts.no) for each in told):
            return False
        return bool(told)
    if event.columns is not None:
        return any(each.columns for each in group)
    if event.sums and event.rows:
        return bool(set(event.sums) & summed)
    return False


def _vote(group: Sequence[_Event], book: NameBook) -> Vote | None:
    counts = _stated(group)
    rows = _rows(group, counts)
    if counts.yes is None and counts.no is None and not rows:
        return None
    cast = sum(1 for row in rows if row.vote in ("yes", "no"))
    if counts.yes is None and counts.no is None and cast < _FEWEST:
        return None
    vote = Vote(counts=counts, line_start=group[0].order[0], line_end=max(each.line_end for each in group))
    vote.ballots = read_ballots(rows, book)
    tally = {answer: sum(1 for ballot in vote.ballots if ballot.vote == answer) for answer in _ANSWERS}
    if vote.ballots and counts.yes is None and counts.no is None:
        vote.counts = VoteCounts(yes=tally["yes"], no=tally["no"], abstain=tally["abstain"] or None)
        vote.derived.append("counts")
        vote.consistent = True
    elif vote.ballots:
        vote.consistent = _agrees(tally, counts)
    meaning = next((each.meaning for each in group if each.meaning), None)
    if meaning:
        vote.yes_means, vote.no_means = meaning.yes, meaning.no
    vote.result = _result(vote.counts)
    return vote


def _stated(group: Sequence[_Event]) -> VoteCounts:
    counts = VoteCounts()
    for each in group:
        if each.counts and counts.yes is None:
            counts = VoteCounts(
                yes=each.counts.yes, no=each.counts.no, abstain=each.counts.abstain, absent=each.counts.absent
            )
    sums: dict[BallotVote, int] = {}
    for each in group:
        for answer, figure in each.sums.items():
            sums.setdefault(answer, figure)
    if sums:
        counts.yes = sums.get("yes", 0 if "no" in sums else None) if counts.yes is None else counts.yes
        counts.no = sums.get("no", 0 if "yes" in sums else None) if counts.no is None else counts.no
        counts.abstain = sums.get("abstain") if counts.abstain is None else counts.abstain
        counts.absent = sums.get("absent") if counts.absent is None else counts.absent
    return counts


def _rows(group: Sequence[_Event], counts: VoteCounts) -> list[Row]:
    rows: list[Row] = []
    figures: dict[BallotVote, int] = {}
    if counts.yes is not None and counts.no is not None:
        figures = {"yes": counts.yes, "no": counts.no, "abstain": counts.abstain or 0}
    for each in group:
        rows.extend(each.rows)
        if each.columns:
            head, body = each.columns
            crossed = head.crosses or sum(1 for line in body if names_line(line)) * 2 < len(body)
            rows.extend(cross_rows(body, head, figures) if crossed else column_rows(body, head, figures))
    return rows


def _agrees(tally: dict[BallotVote, int], counts: VoteCounts) -> bool:
    if (counts.yes, counts.no) != (tally["yes"], tally["no"]):
        return False
    return counts.abstain is None or counts.abstain == tally["abstain"]


def _result(counts: VoteCounts) -> str | None:
    """``yes`` or ``no`` by the figures; None at a tie, which the chair (or a lot) decides."""
    if counts.yes is None or counts.no is None or counts.yes == counts.no:
        return None
    return "yes" if counts.yes > counts.no else "no"
