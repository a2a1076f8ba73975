"""Ballots of those whose answer the scan lost, where the rest of the item leaves only one.

Input: a vote with its figures, the item's lines and its reservations.  Output: the vote with all its
ballots, marked as derived, or as it was.  Who reserves against a decision has taken part in it and lost
(kommunallagen 2017:725, 4 kap. 27 §), so the reservants voted for what fell; where figures leave one answer
for all others of a complete list of voters, that is theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.records.models import Ballot, BallotVote, Statement, Vote
from minutes_cli.records.roles import SERVING
from minutes_cli.structure.people.name_book import KnownPerson, NameBook
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.voting.ballots import one_person

_LONGEST = 50  # letters of a line of a list of voters


def prove_ballots(
    votes: Sequence[Vote], lines: Sequence[TextLine], reservations: Sequence[Statement], book: NameBook
) -> None:
    """Complete the ballots of an item's only vote, where figures and reservations prove all of them.

    lines: the item's text.  reservations: those of the item.  book: the people of the document.
    """
    if len(votes) != 1 or votes[0].consistent or votes[0].result is None:
        return
    vote = votes[0]
    room: dict[BallotVote, int] = {
        "yes": vote.counts.yes or 0,
        "no": vote.counts.no or 0,
        "abstain": vote.counts.abstain or 0,
    }
    roll = _roll(vote, lines, book)
    told: dict[str, BallotVote] = {each.name: each.vote for each in vote.ballots}
    if len(roll) != sum(room.values()) or not set(told) <= {person.name for person in roll}:
        return
    losing: BallotVote = "no" if vote.result == "yes" else "yes"
    for name in _reservants(reservations, book):
        told.setdefault(name, losing)
        if told[name] != losing:
            return
    told = {person.name: told[person.name] for person in roll if person.name in told}
    for answer in told.values():
        room[answer] = room.get(answer, 0) - 1
    open_answers = [answer for answer, left in room.items() if left]
    if min(room.values()) < 0 or len(open_answers) > 1:
        return
    vote.ballots = [
        Ballot(name=person.name, party=person.party, vote=told.get(person.name) or open_answers[0])
        for person in roll
    ]
    vote.consistent = True
    vote.derived.append("ballots")


def _roll(vote: Vote, lines: Sequence[TextLine], book: NameBook) -> list[KnownPerson]:
    """Those whom the lines of a vote list, one a line.

    The attendance list does not fill it: a figure that the printed list does not bear out is to be found.
    """
    first, last = vote.line_start or 0, vote.line_end or 0
    listed = (_listed(line, book) for line in lines if first <= line.number <= last)
    return [*dict.fromkeys(person for person in listed if person is not None)]


def _listed(line: TextLine, book: NameBook) -> KnownPerson | None:
    """The one voter of a line of the list, whatever the scan made of the answer."""
    text = line.stripped
    if not text or len(text) > _LONGEST:
        return None
    person = one_person(text)
    known = book.find(person.name, person.party) if person is not None else None
    known = known or book.nearest_damaged(" ".join(text.split()[:2]))
    return known if known is not None and known.listed and known.role in SERVING else None


def _reservants(reservations: Sequence[Statement], book: NameBook) -> list[str]:
    """Those who reserve, by the names that their ballots have."""
    return [book.canonical(one.name) for each in reservations for one in each.by if one.name]
