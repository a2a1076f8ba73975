"""Which names are common, and the key that two readings of one name share.

The lists are ``words/common_names.txt``; the other words about people are in ``words/people.toml``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from minutes_cli.patterns import regex
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.tables import WORDS, load_table
from minutes_cli.values import frozen

_CONFUSED = str.maketrans(
    {"i": "l", "1": "l", "|": "l", "!": "l", "6": "o", "0": "o", "4": "a", "5": "s", "8": "b"}
)
_NO_KEY = regex(r"[^a-z0-9 \n]")


@frozen
class CommonNames:
    """The commonest Swedish names, each as :func:`name_key`."""

    given: frozenset[str]
    surname: frozenset[str]
    exact: frozenset[str]  # as spelled


@lru_cache(maxsize=1)
def people_words() -> dict[str, Any]:
    """The tables of ``words/people.toml``."""
    return load_table("people")


@lru_cache(maxsize=1)
def common_names() -> CommonNames:
    """The lists of ``words/common_names.txt``."""
    lists: dict[str, list[str]] = {"given": [], "surname": []}
    current = lists["given"]
    for line in (WORDS / "common_names.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            current = lists[line.strip("[]")]
        elif line and not line.startswith("#"):
            current.append(line)
    given, surname = (
        frozenset(key.strip() for key in _key("\n".join(names)).split("\n")) for names in lists.values()
    )
    return CommonNames(given, surname, frozenset(lists["given"] + lists["surname"]))


@lru_cache(maxsize=16_384)
def name_key(name: str) -> str:
    """A name with everything gone that OCR confuses: two readings of one name share it.

    >>> name_key("Göte Ahlmark") == name_key("G6te Ahimark")
    True
    """
    return _key(name.replace("\n", " ")).strip()


def _key(names: str) -> str:
    """The keys of names, one a line, with space around them."""
    key = fold(names).translate(_CONFUSED).replace("rn", "m").replace("vv", "w").replace("ll", "l")
    return _NO_KEY.sub(" ", key)


def is_common(word: str) -> bool:
    """Whether a word is one of the commonest names (one part of a double name is enough)."""
    names = common_names()
    return any(part in names.given or part in names.surname for part in name_key(word).split())


def is_given(word: str) -> bool:
    """Whether a word is one of the commonest given names (one part of a double name is enough)."""
    return any(part in common_names().given for part in name_key(word).split())


def name_evidence(name: str) -> int:
    """How many words of a name are common names: 0 says nothing, 1 and more say it is one."""
    words = name.split()
    score = sum(1 for word in words[:-1] if is_given(word))
    return score + (1 if words and is_common(words[-1]) else 0)
