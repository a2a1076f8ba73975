"""Votes: figures, who voted how, what Ja and Nej stand for, and whether list and figures agree.

Input: the lines of an item (without furniture).  Output: :class:`.models.Vote`, one a vote.  The lines are
read into events (heading, meaning, figures, list) in order; a new vote begins with a heading, a meaning
or figures that the vote before already has.  A list that goes on over a page stays one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutes_cli.patterns import regex
from minutes_cli.records.models import Ballot, BallotVote, Vote, VoteCounts
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.voting.ballots import (
    Row,
    column_rows,
    cross_rows,
    has_crosses,
    names_line,
)
from minutes_cli.structure.voting.vote_events import VoteEvent, vote_events
from minutes_cli.structure.voting.voter_names import read_ballots

_LIST_NUMBER = regex(r"(?:omrostnings?|voterings?)lista\W+(?:nr\W*)?(?P<n>\d{1,3})")
_MAY_VOTE = regex(
    r"\b(?:ja|nej|votering\w*|omr\w{1,3}stning\w*|ja-?r\w+|nej-?r\w+|r\w{1,2}st(?:er|siff|etal)\w*|r\w{1,3}sta(?:r|de))\b"
)
_FEWEST = 2  # ballots that make a vote where no figures are stated
_ANSWERS: tuple[BallotVote, ...] = ("yes", "no", "abstain", "absent")


def read_votes(lines: Sequence[TextLine], book: NameBook) -> list[Vote]:
    """The votes of an item.

    lines: the item's text in order, blank lines included, furniture not.  book: the people of the
    document; names get their best reading there.
    """
    if not any(_MAY_VOTE.search(line.folded) for line in lines):
        return []
    votes: list[Vote] = []
    for group in _groups(sorted(vote_events(lines), key=lambda event: event.order)):
        vote = _vote(group, book)
        if vote is not None:
            votes.append(vote)
    return votes


def _groups(events: Sequence[VoteEvent]) -> Iterator[list[VoteEvent]]:
    """Events parted into votes."""
    group: list[VoteEvent] = []
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


def _begins_vote(group: Sequence[VoteEvent], event: VoteEvent) -> bool:
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


def _vote(group: Sequence[VoteEvent], book: NameBook) -> Vote | None:
    counts = _stated(group)
    rows = _rows(group, counts)
    if counts.yes is None and counts.no is None and not rows:
        return None
    cast = sum(1 for row in rows if row.vote in ("yes", "no"))
    if counts.yes is None and counts.no is None and cast < _FEWEST:
        return None
    vote = Vote(counts=counts, line_start=group[0].order[0], line_end=max(each.line_end for each in group))
    vote.ballots = read_ballots(rows, book)
    tally = tally_of(vote.ballots)
    if vote.ballots and counts.yes is None and counts.no is None:
        vote.counts = counts_of(tally)
        vote.derived.append("counts")
        vote.consistent = True
    elif vote.ballots:
        vote.consistent = agrees(tally, counts)
    meaning = next((each.meaning for each in group if each.meaning), None)
    if meaning:
        vote.yes_means, vote.no_means = meaning.yes, meaning.no
    vote.result = _result(vote.counts)
    return vote


def tally_of(ballots: Sequence[Ballot]) -> dict[BallotVote, int]:
    """How many gave each answer."""
    return {answer: sum(1 for ballot in ballots if ballot.vote == answer) for answer in _ANSWERS}


def agrees(tally: dict[BallotVote, int], counts: VoteCounts) -> bool:
    """Whether a list of voters says the same as the figures."""
    if (counts.yes, counts.no) != (tally["yes"], tally["no"]):
        return False
    return counts.abstain is None or counts.abstain == tally["abstain"]


def counts_of(tally: dict[BallotVote, int]) -> VoteCounts:
    """The figures that a list of voters gives where none are stated."""
    return VoteCounts(yes=tally["yes"], no=tally["no"], abstain=tally["abstain"] or None)


def _stated(group: Sequence[VoteEvent]) -> VoteCounts:
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


def _rows(group: Sequence[VoteEvent], counts: VoteCounts) -> list[Row]:
    rows: list[Row] = []
    figures: dict[BallotVote, int] = {}
    if counts.yes is not None and counts.no is not None:
        figures = {"yes": counts.yes, "no": counts.no, "abstain": counts.abstain or 0}
    for each in group:
        rows.extend(each.rows)
        if each.columns:
            head, body = each.columns
            names = sum(1 for line in body if names_line(line))
            crossed = head.crosses or has_crosses(body) or names * 2 < len(body)
            rows.extend(cross_rows(body, head, figures) if crossed else column_rows(body, head, figures))
    return rows


def _result(counts: VoteCounts) -> str | None:
    """``yes`` or ``no`` by the figures; None at a tie, which the chair (or a lot) decides."""
    if counts.yes is None or counts.no is None or counts.yes == counts.no:
        return None
    return "yes" if counts.yes > counts.no else "no"
