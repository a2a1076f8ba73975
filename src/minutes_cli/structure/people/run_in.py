"""Run-in lists of people: ``Närvarande: Stina Ek, Bo Alm (vid pennan) och Per Lind``."""

from __future__ import annotations

from minutes_cli.patterns import regex
from minutes_cli.structure.people.known_names import is_given
from minutes_cli.structure.people.names import is_name_word, is_title_word, tokenize
from minutes_cli.structure.people.phrases import role_at
from minutes_cli.structure.text.folding import fold

_LINK = regex(r",|\boch\b|\bsamt\b")
_SURE = 3  # parts, all with the shape of a name, that make a list of people nobody knows
_BRACKET = regex(r"\([^)]*\)?")


def is_run_in(text: str) -> bool:
    """Whether a text lists people one after the other, so that commas part people.

    >>> is_run_in("Stina Ek, Bo Alm och Per Lind"), is_run_in("Stina Ek, kassör")
    (True, False)
    """
    parts = [
        _untitled(part) for part in _LINK.split(_BRACKET.sub("", text)) if part.strip() and not _is_role(part)
    ]
    named = sum(1 for words in parts if len(words) >= 2 and words[0][0].isupper() and is_given(words[0]))
    titles = sum(1 for words in parts if words and words[0].islower())
    if named >= 2 and named * 2 >= len(parts) - titles:
        return True
    return named >= 1 and len(parts) >= _SURE and all(_has_shape(words) for words in parts)


def breaks_in_name(text: str, following: str) -> bool:
    """Whether a list breaks inside a name (``…, Amina`` / ``Warsame, Gunnar Strid``) or at a link word."""
    words = following.split()
    if not words or not words[0][0].isupper():
        return False
    last = _untitled(_LINK.split(text)[-1])
    if not last:
        return is_run_in(text) or text.rstrip().endswith((" och", " samt"))
    is_begun = len(last) == 1 and last[0][:1].isupper() and last[0].replace("-", "").isalpha()
    if not is_begun or is_given(words[0]):
        return False
    return is_run_in(text) or ("," in text and is_given(last[0]) and is_run_in(f"{text} {words[0]}"))


def _is_role(part: str) -> bool:
    """Whether a part is a role of the person before (``1:e vice ordförande``)."""
    tokens = tokenize(part)
    role = role_at(tokens, 0)
    return role is not None and role[1] == len(tokens)


def _has_shape(words: list[str]) -> bool:
    """Whether a part is two or three words that can be a name, whoever has it; the last may be an initial."""
    if not 2 <= len(words) <= 3:
        return False
    whole = words[:-1] if len(words[-1]) == 1 and words[-1].isupper() else words
    return all(is_name_word(token) for token in tokenize(" ".join(whole)))


def _untitled(part: str) -> list[str]:
    """The words of a part without the title before its name (``ekonomichef Stina Ek``)."""
    words = part.split()
    while len(words) > 1 and is_title_word(fold(words[0]).strip(".:")):
        words = words[1:]
    return words
