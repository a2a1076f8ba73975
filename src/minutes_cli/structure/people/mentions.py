"""Names in the running text, noted so that the best reading of each can win."""

from __future__ import annotations

from minutes_cli.patterns import regex
from minutes_cli.structure.people.known_names import is_given
from minutes_cli.structure.people.listed import read_people
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.people.names import is_name_word, read_name, tokenize
from minutes_cli.structure.text.document import Document

_WITH_PARTY = regex(r"[^\W\d_]\w+\s*[=—–-]?\s*[(\[{][\w$-]{1,6}[)\]}]", needs=("(", "[", "{"))
_CAPITALS = regex(r"[A-ZÅÄÖ]\S+\s+[A-ZÅÄÖ]\w")


def note_mentions(document: Document, book: NameBook) -> None:
    """Note every name with a party, and every further mention of a known person or a common name."""
    for line in document.lines:
        if line.is_blank or not _CAPITALS.search(line.text):
            continue
        if _WITH_PARTY.search(line.text):
            for person in read_people(line.text):
                if person.party:
                    book.add(person.name, person.party)
                    if person.replaces:
                        book.add(person.replaces)
            continue
        tokens = tokenize(line.text)
        at = 0
        while at < len(tokens) - 1:
            found = read_name(tokens, at) if is_name_word(tokens[at]) else None
            if found is None:
                at += 1
                continue
            name = found[0]
            if len(name.split()) == 2 and (is_given(name.split()[0]) or book.find(name)):
                book.add(name)
            at = found[1]
