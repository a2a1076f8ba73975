"""Rows of roles in small letters under names: ``ordförande   justeringsman`` under those who sign.

Under a row of a list they go on what breaks off: ``Stina Ek (S), tjänstgörande   Bo Alm (M), 2:e vice``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.fitting import Value, make_value
from minutes_cli.structure.forms.label_phrases import field_named, plain_phrase
from minutes_cli.structure.forms.labels import MOST_SIGNING_WORDS, SIGN, Label

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


def with_roles_below(value: Value, roles: Sequence[str], line: int) -> Value:
    """A row of people whose roles go on below, each with its role; the same where their numbers differ."""
    starts = [value.text.find(person.name) for person in value.people]
    if len(roles) != len(starts) or starts != sorted(starts) or min(starts, default=-1) < 0:
        return value
    cuts = [0, *starts[1:], len(value.text)]
    parts = [value.text[start:end].rstrip() for start, end in pairwise(cuts)]
    text = " ".join(f"{part} {role}" for part, role in zip(parts, roles, strict=True))
    return make_value(text, value.line, value.page, value.column, value.gap, line)
