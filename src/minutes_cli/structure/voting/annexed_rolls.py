"""Roll lists that stand apart from the items they belong to: annexed, or bound in beside the attendance.

    Omröstningslista, § 60                  Namn           Parti   § 60    § 61
    Stina Ek (S)      Ja                    Stina Ek       S       Ja      Nej

Input: the lines of an annex or of the cover.  Output: :class:`Roll`, one a vote; :func:`give_ballots` gives
them to the votes of the items: by the paragraph that the list names, else by its figures.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from minutes_cli.patterns import regex
from minutes_cli.records.models import Ballot, BallotVote, Item, Vote
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.voting.answers import answer_of
from minutes_cli.structure.voting.ballots import Row, one_person
from minutes_cli.structure.voting.voter_names import read_ballots
from minutes_cli.structure.voting.votes import agrees, counts_of, read_votes, tally_of
from minutes_cli.values import frozen

LIST_HEADING = regex(
    r"\W*(?:narvaro-?\s?(?:och|/)\s?)?(?:omrostnings?|voterings?|rost|upprops?)-?\s?(?:lista|langd|protokoll|resultat)\w*\b"
)
_PART = regex(rf"(?:{LIST_HEADING.pattern}|\W*(?:omrostning|votering|bilaga)\W*(?:nr\W*)?\w{{0,2}}\b)")
_PARAGRAPH = regex(r"(?:(?<!\w)[§$&8]{1,2}|\bparagraf|\barende)\s?(?P<n>\d{1,4})\b")
_SHORT: dict[str, BallotVote] = {"j": "yes", "n": "no", "a": "abstain", "f": "absent"}
_FEWEST = 3  # rows that make a list


@frozen
class Roll:
    """Who voted how in one vote.  number: of the item that the list names."""

    number: str | None
    ballots: tuple[Ballot, ...]


def read_rolls(lines: Sequence[TextLine], book: NameBook, numbers: Collection[str]) -> list[Roll]:
    """The roll lists of an annex.  numbers: of the document's items."""
    rolls: list[Roll] = []
    for part in _parts(lines):
        columns = read_columns(part, book, numbers)
        if columns:
            rolls.extend(columns)
            continue
        named = _named(part, numbers)
        for vote in read_votes(part, book):
            if len(vote.ballots) >= _FEWEST:
                rolls.append(Roll(named, tuple(vote.ballots)))
    return rolls


def read_columns(lines: Sequence[TextLine], book: NameBook, numbers: Collection[str]) -> list[Roll]:
    """The votes of a table with a column an item: the heads are paragraphs, the cells answers."""
    for index, line in enumerate(lines):
        heads = [match["n"] for match in _PARAGRAPH.finditer(line.folded)]
        if heads and all(number in numbers for number in heads) and not line.stripped.endswith("."):
            rows = list(_rows(lines[index + 1 :], len(heads)))
            if len(rows) >= _FEWEST:
                columns = ([row[place] for row in rows] for place in range(len(heads)))
                return [
                    Roll(number, tuple(read_ballots(column, book)))
                    for number, column in zip(heads, columns, strict=True)
                ]
    return []


def give_ballots(items: Sequence[Item], rolls: Sequence[Roll]) -> None:
    """Put each list into the vote it belongs to: one without a list, of the item that the list names.

    A list that names none belongs to the vote with its figures, or to the only one that has no list.
    """
    for roll in rolls:
        tally = tally_of(roll.ballots)
        named = [item for item in items if roll.number in (None, item.number)]
        unlisted = [vote for item in named for vote in item.votes if not vote.ballots]
        fitting = [vote for vote in unlisted if agrees(tally, vote.counts)]
        if not fitting and (roll.number or len(unlisted) == 1):
            fitting = unlisted
        if fitting:
            fitting[0].ballots = list(roll.ballots)
            fitting[0].consistent = agrees(tally, fitting[0].counts)
        elif roll.number and named and not named[0].votes:
            vote = Vote(counts=counts_of(tally), ballots=list(roll.ballots), consistent=True)
            vote.derived.append("counts")
            named[0].votes.append(vote)


def _parts(lines: Sequence[TextLine]) -> Iterator[Sequence[TextLine]]:
    """An annex cut where a list or another annex begins."""
    start = 0
    for index, line in enumerate(lines):
        if index > start and not line.is_blank and _PART.match(line.folded):
            yield lines[start:index]
            start = index
    yield lines[start:]


def _named(lines: Sequence[TextLine], numbers: Collection[str]) -> str | None:
    """The only item that the lines name by its paragraph."""
    found = {match["n"] for line in lines for match in _PARAGRAPH.finditer(line.folded)}
    known = [number for number in found if number in numbers]
    return known[0] if len(known) == 1 else None


def _rows(lines: Sequence[TextLine], columns: int) -> Iterator[list[Row]]:
    """The rows of a table of so many answers: a name, a party perhaps, and an answer each."""
    for line in lines:
        words = line.text.replace("|", " ").replace("}", " ").replace("!", " ").split()
        answers = [_answer(word) for word in words[-columns:]]
        person = one_person(" ".join(words[:-columns])) if len(words) > columns + 1 else None
        if person is None or any(answer is None for answer in answers):
            continue
        yield [Row(person.name, person.party, answer, line.number) for answer in answers if answer]


def _answer(word: str) -> BallotVote | None:
    folded = fold(word).strip(" .,:;_-")
    return _SHORT.get(folded) or answer_of(folded)
