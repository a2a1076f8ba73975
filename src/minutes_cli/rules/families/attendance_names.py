"""A: the names and parties of those who were there."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_cli.records.models import Attendance
from minutes_cli.rules.document import Document
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, rule
from minutes_cli.rules.parties import is_known
from minutes_cli.rules.people import fold_name, similarity


@rule(
    code="A405",
    name="unknown-party",
    title=Say("An unknown party abbreviation", "En okänd partibeteckning"),
    severity=all_profiles("info"),
    source=Say("The list of parties, and the setting 'parties'", "Partilistan och inställningen 'parties'"),
    why=Say(
        "A misread letter makes a new party; local parties can be added to the settings.",
        "En felläst bokstav ger ett nytt parti; lokala partier kan läggas till i inställningarna.",
    ),
    message=Say("{party!r} ({names}) is no known party", "{party!r} ({names}) är inget känt parti"),
    fires=Example(record={"attendance": [{"name": "Eva Ek", "party": "XQ", "role": "member"}]}),
    silent=Example(
        record={"attendance": [{"name": "Eva Ek", "party": "XQ", "role": "member"}]},
        settings={"parties": ["XQ"]},
    ),
)
def unknown_party(document: Document) -> Iterator[Hit]:
    """Each unknown abbreviation once, with up to three of its members."""
    found: dict[str, list[Attendance]] = {}
    for person in document.record.attendance:
        if person.party and not is_known(person.party, document.settings.parties):
            found.setdefault(person.party, []).append(person)
    for party, people in found.items():
        names = ", ".join(person.name for person in people[:3])
        yield Hit({"party": party, "names": names}, line=people[0].line_start)


@rule(
    code="A406",
    name="name-spelt-two-ways",
    title=Say("One person spelt two ways", "En person stavad på två sätt"),
    severity=all_profiles("info"),
    source=Say("Scans read one surname in two ways", "Skanningar läser ett efternamn på två sätt"),
    why=Say(
        "A search finds only half of what the person did.",
        "En sökning hittar bara hälften av vad personen gjort.",
    ),
    message=Say(
        "{one!r} and {other!r} are probably one person", "{one!r} och {other!r} är troligen samma person"
    ),
    fires=Example(
        record={
            "attendance": [{"name": "Gunvor Hallkvist", "role": "member"}],
            "adjustment": {"adjusters": ["Gunvor Hallqvist"]},
        }
    ),
    silent=Example(
        record={
            "attendance": [
                {"name": "Gunvor Hallkvist", "role": "member"},
                {"name": "Gunnar Hallkvist", "role": "member"},
            ]
        }
    ),
)
def name_spelt_two_ways(document: Document) -> Iterator[Hit]:
    """Names of the record, and of the member register where one is set, that differ by a letter or two."""
    names = list(dict.fromkeys(_all_names(document)))
    register = list(document.settings.members)
    told: set[frozenset[str]] = set()
    for place, one in enumerate(names):
        for other in [*names[place + 1 :], *register]:
            pair = frozenset((one, other))
            if pair not in told and is_spelling_of(one, other):
                told.add(pair)
                yield Hit({"one": one, "other": other}, line=document.find_line(one))


def _all_names(document: Document) -> Iterator[str]:
    record = document.record
    for person in record.attendance:
        yield person.name
        if person.replaces:
            yield person.replaces
    yield from record.adjustment.adjusters
    yield from record.adjustment.deputies
    for sign in record.signatures:
        if sign.name and sign.legible:
            yield sign.name
    for item in record.items:
        for vote in item.votes:
            yield from (ballot.name for ballot in vote.ballots)
        for mover in [person for motion in item.motions for person in motion.by]:
            if mover.name:
                yield mover.name


def is_spelling_of(one: str, other: str) -> bool:
    """Whether two full names are one name in two spellings: same given name, surname nearly the same.

    >>> is_spelling_of("Gunvor Hallkvist", "Gunvor Hallqvist"), is_spelling_of("Per Ek", "Per Alm")
    (True, False)
    """
    first, second = one.split(), other.split()
    if len(first) < 2 or len(second) < 2 or one == other:
        return False
    left, right = fold_name(one).split(), fold_name(other).split()
    if len(left) < 2 or len(right) < 2:
        return False
    if left == right:
        return True
    if left[0] == right[0] and min(len(left[-1]), len(right[-1])) >= 4:
        return left[-1] != right[-1] and similarity(left[-1], right[-1]) >= 0.82
    return (
        left[-1] == right[-1]
        and min(len(left[0]), len(right[0])) >= 5
        and similarity(left[0], right[0]) >= 0.88
    )
