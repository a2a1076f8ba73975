"""A party beside a name: where it stands among the tokens, and whether it is that person's.

Styles as in :mod:`.parties`; a party can also have been read as the last word of a name.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.people.known_names import is_given
from minutes_cli.structure.people.names import Token
from minutes_cli.structure.people.parties import (
    CLOSE,
    OPEN,
    group_names,
    is_known,
    known_parties,
    normal_party,
)
from minutes_cli.structure.people.phrases import longest_phrase, role_at
from minutes_cli.structure.text.folding import fold

_SHORTEST_GROUP = 3  # letters up to which one capital is enough
_ANSWER = regex(r"[Jj]a|[Nn]ej|[xX–-]")
_EDGED = regex(  # a cell with its edge: ``is Ordförande``
    r"[iIl!](?P<party>[smcv]|kd|mp|sd|fp|[SMCVL]|KD|MP|SD|FP)"
)
_LOCAL = regex(r"[A-ZÅÄÖ][a-zåäö]{0,2}[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,2}")  # ``VfP``: no surname has such capitals


def is_marked_party(tokens: Sequence[Token], at: int) -> bool:
    """Whether a party at a place is set off by a bracket or a comma."""
    while at < len(tokens) and is_dirt(tokens[at]):
        at += 1
    return at < len(tokens) and tokens[at].text in OPEN + ","


def is_dirt(token: Token) -> bool:
    """Whether a token is neither a word nor a sign that means something."""
    return token.text not in OPEN + CLOSE + ",;" and not any(char.isalnum() for char in token.text)


def party_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """A party at a place, and the index after it."""
    while at < len(tokens) and is_dirt(tokens[at]):
        at += 1
    if at >= len(tokens):
        return None
    if at == len(tokens) - 1 and tokens[at].text in ("GC", "CG", "Vv", "Cc", "Ss", "Mm", "vV", "sS"):
        return normal_party(tokens[at].text), at + 1  # type: ignore[return-value]
    edged = _EDGED.fullmatch(tokens[at].text)
    if edged and role_at(tokens, at + 1) is not None:
        return normal_party(edged["party"]), at + 1  # type: ignore[return-value]
    if tokens[at].text in OPEN and at + 1 < len(tokens):
        party = normal_party(tokens[at + 1].text) or _group(tokens[at + 1].text)
        if party is None or _is_role_in_brackets(tokens, at + 1):
            return None
        closed = at + 2 < len(tokens) and tokens[at + 2].text in CLOSE
        return (party, at + 3) if closed else (party, at + 2) if is_known(tokens[at + 1].text) else None
    if tokens[at].text == "," and at + 1 < len(tokens) and is_known(tokens[at + 1].text):
        named = role_at(tokens, at + 1)
        if named is not None and named[1] > at + 2:  # ``, v ordf``
            return None
        return normal_party(tokens[at + 1].text), at + 2  # type: ignore[return-value]
    if is_known(tokens[at].text) and (tokens[at].text.isupper() or _ends_name(tokens, at)):
        return normal_party(tokens[at].text), at + 1  # type: ignore[return-value]
    return None


def _ends_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a party in small letters ends what is said of a name: ``Bo Alm s, ordförande``."""
    named = role_at(tokens, at)
    if named is not None and named[1] > at + 1:  # ``v ordf``
        return False
    return (
        at + 1 == len(tokens)
        or tokens[at + 1].text in ",;"
        or role_at(tokens, at + 1) is not None
        or longest_phrase(tokens, at + 1, "replaces", "phrases") is not None
    )


def _group(text: str) -> str | None:
    """A nominating group as some write it, with one capital: ``(Sfk)``, ``(Visk)``."""
    is_short = len(text) <= _SHORTEST_GROUP and not is_given(text) and normal_party(text.upper()) is not None
    return text if text.istitle() and (is_short or fold(text) in group_names()) else None


def _is_role_in_brackets(tokens: Sequence[Token], at: int) -> bool:
    """``(sekr)`` and no party."""
    named = role_at(tokens, at)
    return named is not None and named[1] < len(tokens) and tokens[named[1]].text in CLOSE


def is_party_here(tokens: Sequence[Token], at: int, end: int, role: str | None) -> bool:
    """Whether a party among the words after a name is the person's: in brackets, or after a role."""
    if tokens[at].text in OPEN:
        return True
    if tokens[at].text.isupper() and (end >= len(tokens) or _ANSWER.fullmatch(tokens[end].text)):
        return True  # a column of its own, the last or before ``Närvarande: Ja``
    return role is not None and tokens[at].text == "," and (end >= len(tokens) or tokens[end].text in ",;.")


def party_in_name(name: str, tokens: Sequence[Token], at: int) -> tuple[str, str | None, int]:
    """A party that was read as the last word of a name (``Stina Ek S``)."""
    words = name.split()
    is_party = len(words[-1]) < 4 and normal_party(words[-1]) in known_parties()
    is_last = at >= len(tokens) or _ANSWER.fullmatch(tokens[at].text) is not None
    if len(words) > 2 and (is_party or (is_last and _LOCAL.fullmatch(words[-1]))):
        return " ".join(words[:-1]), normal_party(words[-1]), at
    return name, None, at
