"""Roles of a signature block that OCR broke beyond what a label may be.

Input: a line of a block in which signing has begun.  Output: the role that it begins with.  What follows
must be a name, or what a pen on a dotted line looks like: elsewhere such a word would prove nothing.
"""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.label_phrases import plain_phrase
from minutes_cli.structure.forms.labels import MOST_SIGNING_WORDS, Label, find_labels
from minutes_cli.structure.people.names import read_name, tokenize

_WORD = regex(r"\S+")
_ROLES = (
    ("sekreterare", "sign_secretary"),
    ("ordforande", "sign_chair"),
    ("justerare", "sign_adjuster"),
    ("justerande", "sign_adjuster"),
)
_PEN_WORD = 3  # letters of a word that a pen makes, at most
_DAMAGED = 0.6  # similarity at which a word before a dotted line and a name is a role


def damaged_role(text: str) -> Label | None:
    """The role that a line of a signature block begins with where OCR broke it, and the full name after it.

    >>> damaged_role("SEKTETETATE 0. niienss Gunilla Ek").field
    'sign_secretary'
    """
    if find_labels(text):
        return None
    words = list(_WORD.finditer(text))
    if not words or len(words) > MOST_SIGNING_WORDS:
        return None
    plain = plain_phrase(words[0][0])
    near = [
        (Levenshtein.normalized_similarity(plain, role), field)
        for role, field in _ROLES
        if abs(len(plain) - len(role)) <= 2
    ]
    score, field = max(near, default=(0.0, ""))
    tokens = tokenize(text)
    for at in range(1, len(tokens) - 1):
        name = read_name(tokens, at)
        if score >= _DAMAGED and name and name[1] == len(tokens):
            return Label(field, words[0].start(), words[0].end(), tokens[at].start, score)
    is_told = text.rstrip().endswith(".")
    if (
        score >= _DAMAGED
        and words[0][0][0].isupper()
        and not is_told
        and _is_scrawl([word[0] for word in words[1:]])
    ):
        return Label(field, words[0].start(), words[0].end(), len(text), score)
    return None


def _is_scrawl(words: list[str]) -> bool:
    """Whether words are what OCR makes of a pen on a dotted line; so is nothing at all."""
    odd = [word for word in words if len(word.strip(" .,-_")) <= _PEN_WORD or not word.isalpha()]
    return 2 * len(odd) >= len(words)
