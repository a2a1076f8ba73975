"""Tables of people: their heads, and the column that says whom a substitute replaces."""

from __future__ import annotations

from minutes_cli.patterns import regex
from minutes_cli.structure.people.listed import read_people
from minutes_cli.structure.text.document import TextLine, make_line

_NOT_WORD = regex(r"[\s/.,|:-]+")
_FIRST = frozenset({"namn", "ledamot", "ledamoter", "ersattare"})
_ABOUT_EACH = [
    "foretag",
    "organisation",
    "funktion",
    "roll",
    "titel",
    "befattning",
    "representerar",
    "bolag",
    "disciplin",
]
_COLUMNS = (
    "namn telefon tel mobil e post poster epost mail adress uppdrag narv narvarande franv franvarande ja nej",
    "kopia sign signatur initialer init avdelning enhet forkortning fork ansvar part kommun parti narvaro",
    "anm fore skola klass ersatter ers for tjg tjanstgor tjanstgorande tjgers ledamot ersattare beslutande",
)
_HEADS = frozenset([*_ABOUT_EACH, *(word for row in _COLUMNS for word in row.split())])


def is_table_head(line: TextLine) -> bool:
    """Whether a line is the heads of a table of people: ``Namn   Företag   Telefon``."""
    words = _words(line)
    if len(words) < 2 or any(word not in _HEADS for word in words):
        return False
    if "namn" in words or (words[0] in _FIRST and "parti" in words[1:]):
        return True
    return words[0] == "narvarande" and not set(_ABOUT_EACH).isdisjoint(words)


def heads_replaced(line: TextLine) -> bool:
    """Whether the last head is of those who are replaced: ``Ersättare   Parti   Ersätter``."""
    return "ersatter" in _words(line)[1:]


def with_replaced(line: TextLine) -> TextLine:
    """A row of two people under such heads, said in words: ``Stina Ek (S) ersätter Bo Alm (S)``."""
    people = read_people(line.text)
    if len(people) != 2 or people[0].replaces:
        return line
    at = line.text.find(people[1].name)
    if at < 1:
        return line
    text = f"{line.text[:at].rstrip(' |')} ersätter {line.text[at:]}"
    return make_line(text, line.number, line.page, text)


def _words(line: TextLine) -> list[str]:
    return _NOT_WORD.split(line.folded.strip(" |.:"))
