"""People listed by first name alone, as working groups do: ``Jörgen, Markus – vice ansvarig och Eva-Lotta``.

Input: a text that is known to list who was there.  Output: one entry each, or none where it lists nothing so.
"""

from __future__ import annotations

from minutes_cli.patterns import regex
from minutes_cli.structure.people.known_names import is_given
from minutes_cli.structure.people.listed import PersonEntry
from minutes_cli.structure.people.names import is_name_word, tokenize
from minutes_cli.structure.people.phrases import role_at

_BETWEEN = regex(r"\s*(?:[,;/&+]|\boch\b|\bsamt\b)(?![^(]*\))\s*")
_ENTRY = regex(
    r"(?P<name>[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?)(?:\s*[-–—:(]\s*|\s+(?=[a-zåäö])|$)(?P<title>.*)"
)
_LONGEST_TITLE = 40


def read_first_names(text: str) -> list[PersonEntry]:
    """The people of a list in which nobody has a surname.

    Names that are not among the commonest count where at least half of the list is.

    >>> [(p.name, p.title) for p in read_first_names("Jörgen, Tiina – vice ansvarig och Eva-Lotta.")]
    [('Jörgen', None), ('Tiina', 'vice ansvarig'), ('Eva-Lotta', None)]
    >>> read_first_names("Stina Ek, Bo"), read_first_names("Styrelsen, Revisorn")
    ([], [])
    """
    entries: list[PersonEntry] = []
    common = 0
    for part in filter(None, _BETWEEN.split(text.strip(" .:;,|"))):
        match = _ENTRY.fullmatch(part.strip())
        if match is None or not is_name_word(tokenize(match["name"])[0]):
            return []
        title = match["title"].strip(" .()") or None
        if title and (title[0].isupper() or len(title) > _LONGEST_TITLE):
            return []
        common += is_given(match["name"])
        role = role_at(tokenize(title), 0) if title else None
        entries.append(PersonEntry(match["name"], role=role[0] if role else None, title=title))
    return entries if common * 2 >= len(entries) and common else []
