"""Rows of a list of people whose columns OCR closed up or read one after the other.

Input: a text, or the values of a list.  Output: the text with commas between the names; names with parties;
those left out of ``samtliga ledamöter`` alone; those whom the list names by first name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minutes_cli.structure.forms.dealing import Field
from minutes_cli.structure.forms.fitting import ALL_BUT, Value, make_value
from minutes_cli.structure.forms.name_runs import split_run
from minutes_cli.structure.people.first_names import read_first_names
from minutes_cli.structure.people.known_names import is_common, is_given
from minutes_cli.structure.people.listed import PersonEntry
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.people.names import is_name_word, tokenize
from minutes_cli.structure.people.parties import normal_party
from minutes_cli.structure.text.folding import fold

_ROW = 4  # words of two names


def parted(text: str) -> str:
    """A row of names whose columns OCR closed up, with commas: ``Stina Ek Bo Alm Siv Dahl``."""
    tokens = tokenize(text)
    stop = next((at for at, token in enumerate(tokens) if not is_name_word(token)), len(tokens))
    if stop < _ROW:
        return text
    rest = text[tokens[stop].start :] if stop < len(tokens) else ""
    words = [token.text for token in tokens[:stop]]
    first, last = (sum(map(is_given, words[at::2])) for at in (0, 1))
    surnames = sum(is_common(word) for word in words[1::2])
    if len(words) % 2 == 0 and first > last and (first + surnames) * 3 >= len(words):
        return ", ".join(" ".join(words[at : at + 2]) for at in range(0, len(words), 2)) + rest
    names = split_run(words, NameBook())
    return ", ".join(names) + rest if len(names) > 1 else text


def excepted(entry: Field) -> Field:
    """The field with those alone who are left out of ``samtliga ledamöter``, to the end of the sentence."""
    match = ALL_BUT.search(fold(entry.joined))
    rest = entry.joined[match.end() :] if match else ""
    named = rest.partition(". ")[0]
    first = entry.values[0]
    value = make_value(named, first.line, first.page, first.column, first.gap, entry.values[-1].line_end)
    return replace(entry, values=[value])


def by_first_name(entry: Field) -> list[tuple[Value, PersonEntry]]:
    """Those whom a list names by first name alone, as far as it does so; one name tells nothing by itself."""
    found: list[tuple[Value, PersonEntry]] = []
    for value in entry.values:
        people = read_first_names(value.text)
        if not people:
            break
        found += [(value, person) for person in people]
    return found if len(found) > 1 or entry.name == "absent" else []


def paired(values: Sequence[Value]) -> list[Value]:
    """Names and parties that OCR read as two columns paired, where their numbers agree."""
    names = [value for value in values if value.people]
    runs = [value for value in values if not value.people]
    parties = [party for value in runs for party in _parties_of(value.text)]
    if not names or len(parties) != len(names) or any(value.people[0].party for value in names):
        return list(values)
    return [
        make_value(f"{value.text} ({party})", value.line, value.page, value.column, value.gap, value.line_end)
        for value, party in zip(names, parties, strict=True)
    ]


def _parties_of(text: str) -> list[str]:
    found = []
    for word in text.split():
        party = normal_party(word.strip("()[]{},.")) if word[:1] in "([{" else None
        if party is None:
            return []
        found.append(party)
    return found
