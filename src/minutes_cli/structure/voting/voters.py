"""Voters as a list of votes names them: by full name, by surname, with an initial, or by office.

Input: a text.  Output: :class:`.people.PersonEntry`; whose a lone surname is must be said by the document.
"""

from __future__ import annotations

import re

from minutes_cli.patterns import regex
from minutes_cli.structure.people.listed import PersonEntry, read_people
from minutes_cli.structure.people.parties import normal_party

_PARTS = regex(r"\s*[,;]\s*|\s+(?:och|samt|ooh|oeh)\s+")
_INITIALED = regex(r"[A-ZÅÄÖ]\.?(?:-[A-ZÅÄÖ]\.?)?\s")
_SHORT_NAME = regex(
    r"(?P<name>(?:[A-ZÅÄÖ]\.?(?:-?[A-ZÅÄÖ]\.?)?\s)?[A-ZÅÄÖ][^\W\d_]+(?:-[A-ZÅÄÖ]?[^\W\d_]+)?"
    r"|(?:vice )?ordf[^\W\d_]{4,7})(?:\s\(?(?P<party>[^\W\d_]{1,4})\)?)?\W*"
)
_HONOUR = regex(  # ``herrar Hägg och Stål samt fru Ek``
    r"\W*(?:herrarna|herrar|herr|fruarna|fruar|fru|fröknarna|fröken|ledamöterna|ledamoten)\s+", re.IGNORECASE
)
_NO_NAME = regex(
    r"[(\[{][^)\]}]{0,6}[)\]}]|\b(?:och|samt|ordförande\w*|ordforande\w*|herr(?:ar)?(?:na)?|fru(?:ar)?(?:na)?|fröken|von|af|de)\b|[\W\d_]+(?=\s|$)|(?<!\S)[\W\d_]+"
)


def voters(text: str) -> list[PersonEntry]:
    """Those whom a list of voters names, by full name, surname (``Hägg, A Stål``) or office.

    >>> [person.name for person in voters("Hägg, A Stål, Bo Alm (S) och ordföranden")]
    ['Hägg', 'A Stål', 'Bo Alm', 'ordföranden']
    """
    found: list[PersonEntry] = []
    for part in (_HONOUR.sub("", each) for each in _PARTS.split(" ".join(text.split()))):
        people = read_people(part)
        if people:
            found.extend(people)
            continue
        short = read_short_name(part)
        if short:
            found.append(short)
    return found


def read_short_name(text: str) -> PersonEntry | None:
    """A voter named by surname or office alone (``Hägg (S)``, ``ordföranden``); None where it is neither."""
    short = _SHORT_NAME.fullmatch(_HONOUR.sub("", text).strip(" .,:;_-–—=~*…·"))
    if short is None:
        return None
    return PersonEntry(short["name"], normal_party(short["party"]) if short["party"] else None)


def is_list_of_voters(text: str) -> bool:
    """Whether a line names voters and says nothing else, so that it can go on a list.

    >>> is_list_of_voters("Åhsberg (S), Hägg och A Stål"), is_list_of_voters("Nämnden har således beslutat")
    (True, False)
    """
    words = _NO_NAME.sub(" ", text).split()
    return bool(words) and all(word[0].isupper() for word in words)


def is_short_name(name: str) -> bool:
    """Whether a voter is named by surname or office only, so that the document must say who it is."""
    return " " not in name or _INITIALED.match(name) is not None
