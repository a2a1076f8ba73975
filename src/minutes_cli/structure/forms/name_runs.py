"""Runs of names on a line that OCR joined: where one ends and the next begins.

Input: a text of a signature block.  Output: the names in it, in order; parted by who the document knows, by
given names, else evenly.  Names printed in capitals are written as elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.people.known_names import is_common, is_given
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.people.names import is_in_name, tokenize

_CAPITALS = regex(r"\b[A-ZÅÄÖÉÜ]{2,}(?:[- ][A-ZÅÄÖÉÜ]{2,})*\b")
NamesOnLine = Callable[[str, int], list[str]]
_LONGEST_RUN = 24  # words on one line of names


def names_on_line(book: NameBook) -> NamesOnLine:
    """How a line of names under signature labels is parted: by who is known, by given names, else evenly."""

    def part(text: str, count: int) -> list[str]:
        names = names_in(text, book)
        words = [word for name in names for word in name.split()]
        if len(names) < count and len(words) == 2 * count and count > 1:
            return [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]
        return names

    return part


def names_in(text: str, book: NameBook) -> list[str]:
    """The names in a text that may hold several with nothing between, in capitals, too."""
    names: list[str] = []
    run: list[str] = []
    tokens = tokenize(_without_capitals(text, book))
    for at, token in enumerate(tokens):
        if len(run) < _LONGEST_RUN and is_in_name(tokens, at):
            run.append(token.text.strip(".,:'’_*"))
            continue
        names.extend(split_run(run, book))
        run = []
    names.extend(split_run(run, book))
    return names


def _without_capitals(text: str, book: NameBook) -> str:
    """A text with its names in capitals written as names are; initials and what a pen made stay.

    >>> _without_capitals("CARL-AXEL RING Eva Ek", NameBook()), _without_capitals("VPYW Eva Ek", NameBook())
    ('Carl-Axel Ring Eva Ek', 'VPYW Eva Ek')
    """

    def written(run: re.Match[str]) -> str:
        name = run[0].title()
        is_name = is_given(name.split()[0]) or any(map(is_common, name.split())) or book.find(name)
        return name if is_name else run[0]

    return _CAPITALS.sub(written, text)


def split_run(words: Sequence[str], book: NameBook) -> list[str]:
    """A run of name words as the names it holds.

    >>> split_run(["Jenny", "Flink", "Curt", "Ask"], NameBook())
    ['Jenny Flink', 'Curt Ask']
    """
    names: list[str] = []
    start = 0
    while start < len(words):
        end = _name_end(words, start, book)
        names.append(" ".join(words[start:end]))
        start = end
    return [name for name in names if " " in name]


def _name_end(words: Sequence[str], start: int, book: NameBook) -> int:
    for length in (4, 3, 2):
        if start + length <= len(words) and book.find(" ".join(words[start : start + length])):
            return start + length
    for end in range(start + 1, len(words) - 1):
        if end > start + 1 and is_given(words[end]) and not is_given(words[end - 1]):
            return end
        if book.find(" ".join(words[end : end + 2])):
            return end
    return len(words)
