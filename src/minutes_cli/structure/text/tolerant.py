"""Phrases as patterns on folded text that also match what OCR makes of å, ä and ö.

``bordläggs`` is read as ``bordldggs``, ``bordliggs``, ``bordléggs``: on folded text its ä becomes a class of
the shapes that Tesseract's English, Danish and German models give it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SHAPES = {"å": "[adoe4gi&]{1,2}", "ä": "[adoei46gs§&j]{1,2}", "ö": "[oe6dag0tis]{1,2}", "é": "[eo]"}
_DAMAGED = re.compile(r"[åäöé\s]+")
_GAP = r"(?:\s+\S+){0,8}?\s+"


def phrase_source(phrase: str) -> str:
    """The source of a pattern for a phrase; ``~`` ends a stem, ``...`` is up to eight words.

    >>> bool(re.search(phrase_source("bordlägg~"), "arendet bordldggs"))
    True
    >>> bool(re.search(phrase_source("anta"), "antalet"))
    False
    """
    parts: list[str | None] = []
    for word in phrase.split():
        if word == "...":
            parts.append(None)
            continue
        source = "".join(_SHAPES.get(char, re.escape(char)) for char in word.strip("~").lower())
        before, after = r"\w*" if word.startswith("~") else "", r"\w*" if word.endswith("~") else r"\b"
        parts.append(before + source + after)
    source = ""
    for place, part in enumerate(parts):
        if part is None:
            continue
        joint = "" if not source else (_GAP if parts[place - 1] is None else r"\s+")
        source += joint + part
    return rf"\b{source}"


def any_source(phrases: Sequence[str]) -> str:
    """The source of a pattern for any of several phrases."""
    return "|".join(phrase_source(phrase) for phrase in phrases) or r"(?!)"


def cores(phrases: Sequence[str]) -> tuple[str, ...]:
    """The longest run of letters of each phrase that OCR leaves alone: a text without any holds none.

    >>> cores(["bordlägg~", "beslutade att"])
    ('bordl', 'beslutade')
    """
    return tuple(dict.fromkeys(_core(phrase) for phrase in phrases))


def _core(phrase: str) -> str:
    words = (word.strip("~") for word in phrase.lower().split() if word != "...")
    return max(_DAMAGED.split(" ".join(words)), key=len)


class Phrase:
    """A phrase to look for in folded text.

    Its longest run of letters that OCR leaves alone is looked for first: few texts hold it, and only
    those need the pattern.
    """

    __slots__ = ("_core", "_pattern", "_phrase")

    def __init__(self, phrase: str) -> None:
        self._phrase = phrase
        self._core = _core(phrase)
        self._pattern: re.Pattern[str] | None = None

    def _shape(self) -> re.Pattern[str]:
        if self._pattern is None:
            self._pattern = re.compile(phrase_source(self._phrase))
        return self._pattern

    def is_in(self, text: str) -> bool:
        """Whether a folded text holds the phrase.

        >>> Phrase("bordlägg~").is_in("arendet bordldggs"), Phrase("anta").is_in("antalet")
        (True, False)
        """
        return self._core in text and self._shape().search(text) is not None

    def found(self, text: str) -> re.Match[str] | None:
        """Where a folded text holds the phrase first."""
        return self._shape().search(text) if self._core in text else None

    def begins(self, text: str) -> bool:
        """Whether a folded text begins with the phrase."""
        return self._core in text and self._shape().match(text) is not None


class Phrases:
    """Phrases to look for in folded text."""

    __slots__ = ("_by_core",)

    def __init__(self, phrases: Sequence[str]) -> None:
        self._by_core = tuple((_core(phrase), Phrase(phrase)) for phrase in phrases)

    def are_in(self, text: str) -> bool:
        """Whether a folded text holds any of the phrases."""
        for core, phrase in self._by_core:  # noqa: SIM110 - asked of every sentence
            if core in text and phrase.is_in(text):
                return True
        return False

    def first(self, text: str) -> re.Match[str] | None:
        """The one of the phrases that a folded text holds first."""
        found = [match for core, phrase in self._by_core if core in text and (match := phrase.found(text))]
        return min(found, key=lambda match: match.start(), default=None)

    def begin(self, text: str) -> bool:
        """Whether a folded text begins with any of the phrases."""
        return any(core in text and phrase.begins(text) for core, phrase in self._by_core)
