"""Who moves, dissents or notes: people, and groups that stand for their members.

A group is a person with a party and no name: ``Ledamöterna från MP och V``, ``S-gruppen``, ``Moderaterna``.
"""

from __future__ import annotations

import re

from minutes_cli.patterns import regex
from minutes_cli.records.models import Person
from minutes_cli.structure.people.known_names import is_given
from minutes_cli.structure.people.listed import read_people
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.people.names import is_name_word, read_name, tokenize
from minutes_cli.structure.people.parties import is_known, member_names, normal_party, party_names
from minutes_cli.structure.text.folding import fold

_GROUP = regex(
    r"""\b(?:ledamoterna|ledamoter|ersattarna|representanterna|gruppen|grupperna|fullmaktigegruppen|partierna|majoriteten|alliansen|oppositionen)
        \s(?:fran|for|i|av|inom)?\s?(?P<list>[^.;]{1,120})""",
    re.VERBOSE,
)
_PREFIX = regex(r"\b(?P<party>[a-zåäö]{1,5})-(?:gruppen|ledamoterna)\b")
_LIST_ITEM = regex(r"[^\s,()]+")


def read_movers(text: str, book: NameBook) -> list[Person]:
    """The people and groups of a text, names in their best reading, parties filled in from the document.

    >>> [(p.name, p.party) for p in read_movers("Ledamöterna från MP och V", NameBook())]
    [(None, 'MP'), (None, 'V')]
    """
    people = read_people(text, listed=True)
    if people:
        found = []
        for person in people:
            name = book.canonical(person.name, person.party)
            found.append(Person(name=name, party=person.party or book.party_of(name)))
        told = {person.party for person in found}
        return found + [group for group in read_groups(text) if group.party not in told]
    groups = read_groups(text)
    if groups:
        return groups
    return [Person(name=name, party=book.party_of(name)) for name in _by_surname(text, book)]


def read_groups(text: str) -> list[Person]:
    """The groups of a text."""
    folded = fold(text)
    told: list[tuple[int, str]] = []
    for match in _GROUP.finditer(folded):
        for word in _LIST_ITEM.finditer(text, match.start("list"), match.end("list")):
            plain = word[0].strip(".:;")
            if fold(plain) in ("och", "samt", "&"):
                continue
            if not is_known(plain) and not (plain[:1].isupper() and len(plain) <= 5 and normal_party(plain)):
                break
            party = normal_party(plain)
            if party:
                told.append((word.start(), party))
    for match in _PREFIX.finditer(folded):
        party = normal_party(text[match.start("party") : match.end("party")])
        if party:
            told.append((match.start(), party))
    for name, party in (*party_names().items(), *member_names().items()):
        if named := re.search(rf"\b{name}s?\b", folded):
            told.append((named.start(), party))
    parties = [party for _, party in sorted(told)]
    if not parties and re.fullmatch(
        r"\W*(?:\(?[A-ZÅÄÖ][\w]{0,4}\)?(?:\s*,\s*|\s+och\s+|\s+samt\s+)?){1,9}\W*", text
    ):
        parties = [
            party for word in _LIST_ITEM.findall(text) if is_known(word) and (party := normal_party(word))
        ]
    return [Person(name=None, party=party) for party in dict.fromkeys(parties)]


def _by_surname(text: str, book: NameBook) -> list[str]:
    """A lone surname or given name that only one person of the document has."""
    found = []
    for index, token in enumerate(tokenize(text)):
        if not is_name_word(token) or read_name(tokenize(text), index) is not None:
            continue
        person = book.by_surname(token.text.strip(".,:"))
        if person and not is_given(token.text):
            found.append(person.name)
    return found
