"""Which profile a document has: ``kommun`` (the local government act applies), ``forening`` or notes.

Input: the document.  Output: the profile with the words that decided it.  Each profile has words with a
weight (``words/profiles.toml``); the highest sum wins, and where there is none the form of the marks decides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from minutes_cli.patterns import regex
from minutes_cli.records.models import Profile
from minutes_cli.structure.content.later_decisions import Manner
from minutes_cli.structure.text.document import Document
from minutes_cli.structure.text.tables import load_table
from minutes_cli.structure.text.tolerant import Phrase
from minutes_cli.values import frozen

_MINUTES = regex(r"[a-z]*protokoll(?:et)?\b")
_NOTES = regex(r"[a-z]*anteckning")
_NAMED_IN = 25  # printed lines that say what a document is called
_HEAD = 60  # printed lines that name what the document is: their words count twice
_OF_ITEM = 10
_TOLD = 6  # reasons that are told
_MOST = 4000  # lines looked at


@frozen
class ProfileGuess:
    """A profile.

    reasons: the words that speak for it, heaviest first.  margin: lead over the next, in weight.
    """

    profile: Profile
    reasons: tuple[str, ...]
    margin: int


@lru_cache(maxsize=1)
def _words() -> dict[Profile, tuple[tuple[str, Phrase, int], ...]]:
    return {
        cast(Profile, profile): tuple((word, Phrase(word), weight) for word, weight in words.items())
        for profile, words in load_table("profiles").items()
    }


def detect_profile(document: Document) -> ProfileGuess:
    """The profile of a document, with its reasons."""
    printed = [line.folded for line in document.all_lines[:_MOST] if not line.is_blank]
    of_head = _head_lines(document)
    head, rest = " ".join(" ".join(printed[:of_head]).split()), " ".join(" ".join(printed[of_head:]).split())
    sums: dict[Profile, int] = {}
    reasons: dict[Profile, list[tuple[int, str]]] = {}
    for profile, words in _words().items():
        found = []
        for word, phrase, weight in words:
            is_name = "anteckning" in word  # what the document calls itself, at its end, too
            if phrase.is_in(head) or (is_name and phrase.is_in(rest)):
                found.append((weight * 2, word))
            elif phrase.is_in(rest):  # what groups are called in minutes of others
                found.append((weight // 2 if profile == "anteckningar" else weight, word))
        sums[profile] = sum(weight for weight, _ in found)
        reasons[profile] = sorted(found, reverse=True)
    signs = sum(item.mark == "§" for item in document.items)
    if document.items:
        has_cases = any(item.case_numbers for item in document.items)
        marked: Profile = ("kommun" if has_cases else "forening") if signs else "anteckningar"
        sums[marked] += 2
        reasons[marked].append((2, "items marked §" if signs else "items without §"))
        reasons[marked].sort(reverse=True)
    ranked = sorted(sums, key=lambda profile: sums[profile], reverse=True)
    best = ranked[0] if sums[ranked[0]] > 0 else "anteckningar"
    return ProfileGuess(
        best,
        tuple(word.rstrip("~") for _, word in reasons[best][:_TOLD]),
        sums[ranked[0]] - sums[ranked[1]],
    )


def _head_lines(document: Document) -> int:
    """How many printed lines name what the document is: those before the first item, and a few of it."""
    first = document.items[0].heading_lines[:1] if document.items else ()
    before = (
        sum(not line.is_blank and line.number < first[0].number for line in document.all_lines[:_MOST])
        if first
        else _HEAD
    )
    return min(_HEAD, before + _OF_ITEM)


def manner_of(document: Document, profile: Profile) -> Manner:
    """How loosely a document tells its decisions; what a working group calls minutes is an association's."""
    if profile != "anteckningar":
        return "strict" if profile == "kommun" else "open"
    head = " ".join([line.folded for line in document.all_lines if not line.is_blank][:_NAMED_IN])
    return "open" if _MINUTES.search(head) and not _NOTES.search(head) else "notes"
