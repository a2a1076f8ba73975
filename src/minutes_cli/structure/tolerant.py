"""Phrases as patterns on folded text that also match what OCR makes of å, ä and ö.

``bordläggs`` is read as ``bordldggs``, ``bordliggs``, ``bordléggs``: on folded text its ä becomes a class of
the shapes that Tesseract's English, Danish and German models give it.
"""

from __future__ import annotations

import re

from minutes_cli.patterns import regex

_SHAPES = {"å": "[adoe4gi&]{1,2}", "ä": "[adoei46gs§&j]{1,2}", "ö": "[oe6dag0tis]{1,2}", "é": "[eo]"}
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


def any_of(phrases: list[str] | tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of several phrases in folded text."""
    return regex("|".join(phrase_source(phrase) for phrase in phrases) or r"(?!)")
