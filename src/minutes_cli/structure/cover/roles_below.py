"""Rows of roles in small letters under the names of those who sign: ``ordförande   justeringsman``."""

from __future__ import annotations

from minutes_cli.patterns import regex
from minutes_cli.structure.cover.label_phrases import field_named, plain_phrase
from minutes_cli.structure.cover.labels import MOST_SIGNING_WORDS, SIGN, Label

_WORD = regex(r"\S+")
_ROLE_BELOW = {"adjusters": "sign_adjuster"}  # what ``justeringsman`` under a name is


def small_roles(text: str) -> list[Label]:
    """The roles of a line of nothing but roles in small letters, under as many names; empty when it is none.

    >>> [label.field for label in small_roles("ordförande sekreterare")]
    ['sign_chair', 'sign_secretary']
    """
    words = list(_WORD.finditer(text))
    if not 1 < len(words) <= MOST_SIGNING_WORDS or not all(
        word[0].lstrip("([")[:1].islower() for word in words
    ):
        return []
    fields = [field_named(plain_phrase(word[0]), strict=False) for word in words]
    roles = [(_ROLE_BELOW.get(hit[0], hit[0]), hit[1]) for hit in fields if hit is not None]
    if len(roles) < len(words) or any(role not in SIGN for role, _ in roles):
        return []
    return [
        Label(role, word.start(), word.end(), word.end(), score)
        for word, (role, score) in zip(words, roles, strict=True)
    ]
