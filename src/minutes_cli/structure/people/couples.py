"""Couples that are listed with one surname: ``Maria och Johan Stål`` are two persons."""

from __future__ import annotations

from minutes_cli.patterns import regex
from minutes_cli.structure.people.known_names import is_given

_COUPLE = regex(
    r"(?:(?<=^)|(?<=[,;:(•] )|(?<=\boch )|(?<=\bsamt )|(?<=[a-zåäö] ))"
    r"(?P<one>[A-ZÅÄÖ][\w-]+) (?:och|o|&) (?P<other>[A-ZÅÄÖ][\w-]+) (?P<surname>[A-ZÅÄÖ][\w-]+)",
    needs=(" och ", " o ", " & "),
)
_ALONE = regex(r"(?:^|[,;:]|\boch\b|\bsamt\b)\s*(?P<word>[A-ZÅÄÖ][\w-]+)\s*(?:,|\boch|\bsamt|&)?\s*$")


def with_surnames(text: str) -> str:
    """A text in which both of a couple have the surname that stands after the second.

    Not in a list of given names alone, of which only the last has a surname.

    >>> with_surnames("Siv Dahl, Maria och Johan Stål")
    'Siv Dahl, Maria Stål och Johan Stål'
    >>> with_surnames("Bo, Maria och Johan Stål")
    'Bo, Maria och Johan Stål'
    """
    found = list(_COUPLE.finditer(text))
    for match in reversed(found):
        one, other, surname = match["one"], match["other"], match["surname"]
        alone = _ALONE.search(text[: match.start()])
        if (
            not (is_given(one) and is_given(other))
            or is_given(surname)
            or (alone and is_given(alone["word"]))
        ):
            continue
        text = f"{text[: match.end('one')]} {surname}{text[match.end('one') :]}"
    return text
