"""Whose votes the rows of a list are: full names, surnames, offices, and names that OCR broke.

Input: rows and the people of the document.  Output: ballots.  A broken name in a roll call is someone's only
where it is nearer to one of those listed who are not in the roll than to any other of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.records.models import Ballot
from minutes_cli.records.roles import SERVING
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.voting.ballots import Row
from minutes_cli.structure.voting.voters import is_short_name

_FEWEST_SURE = 2  # rows with a name that can be read, beside which a damaged one counts
_LIKE = 0.4  # likeness from which a damaged name can be someone who is left
_MARGIN = 0.05  # by which every other reading of the row or of the person must be farther


def read_ballots(rows: Sequence[Row], book: NameBook) -> list[Ballot]:
    """The ballots of a vote; rows whose voter the document does not tell are left out."""
    damaged = [row for row in rows if row.is_damaged]
    sure = [row for row in rows if not row.is_damaged]
    names = {row: name for row in sure if (name := _full_name(row, book)) is not None}
    if len(sure) >= _FEWEST_SURE:
        names.update(_by_likeness(damaged, set(names.values()), book))
    ballots: list[Ballot] = []
    seen: set[str] = set()
    for row in rows:
        name = names.get(row)
        if name is not None and name not in seen:
            seen.add(name)
            ballots.append(Ballot(name=name, party=row.party or book.party_of(name), vote=row.vote))
    return ballots


def _by_likeness(rows: Sequence[Row], taken: set[str], book: NameBook) -> dict[Row, str]:
    """Whose the damaged names are: of those listed and not in the roll, the one that is nearest by far."""
    left = [
        person
        for person in book.people
        if person.listed and person.role in SERVING and person.name not in taken
    ]
    pairs = sorted(
        ((book.likeness(row.name, person), row, person) for row in rows for person in left),
        key=lambda pair: -pair[0],
    )
    found: dict[Row, str] = {}
    used: set[str] = set()
    for score, row, person in pairs:
        if row in found or person.name in used or score < _LIKE:
            continue
        rivals = [
            other
            for other, that, rival in pairs
            if (that is row) != (rival is person) and rival.name not in used and that not in found
        ]
        if max(rivals, default=0.0) > score - _MARGIN:
            continue
        found[row] = person.name
        used.add(person.name)
    return found


def _full_name(row: Row, book: NameBook) -> str | None:
    """A voter's name in its best reading; None where the document does not say whose surname it is."""
    if not is_short_name(row.name):
        return book.canonical(row.name, row.party)
    person = book.with_role("chair") if row.name.startswith("ordf") else book.by_surname(row.name)
    return person.name if person else None
