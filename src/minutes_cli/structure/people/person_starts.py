"""Where each person begins in a text that names several.

Input: the tokens of a text.  Output: the places of names that begin another person, and the role or title
that stands before one (``ordföranden Stina Ek``, ``samt enhetschef Bo Alm``).
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.people.known_names import is_given, name_evidence
from minutes_cli.structure.people.names import Token, is_name_word, is_title_word, read_name
from minutes_cli.structure.people.parties import CLOSE, OPEN
from minutes_cli.structure.people.party_places import is_marked_party, party_at
from minutes_cli.structure.people.phrases import longest_phrase, role_at

_LINKS = frozenset({"och", "samt", "&", "resp", "respektive", "jamte", "oeh", "ach", "ooh"})
_HONOURS = frozenset({"herr", "fru", "froken"})
_GROUPS = frozenset(
    {"larare", "studenter", "studerande", "elever", "foraldrar", "forskare", "doktorander"}
) | {
    *(
        "teknisk",
        "administrativ",
        "ovrig",
        "personal",
        "verksamhetsforetradare",
        "externa",
        "interna",
        "representanter",
    )
}
_GROUP_WORDS = 3
_TITLES = 4  # words and signs of the titles before a name
_POST = 5  # letters of a post's abbreviation
_PRESENT = frozenset(
    {"narvarande", "narvoro", "deltog", "deltogo"}
)  # ``var även närvarande kyrkoherde Bo Ek``
_ENUMERATION = regex(r"\d{1,3}[.)]?|[-–—•*·¢«»°+=~>e]|\d{1,2}:")


def person_starts(tokens: Sequence[Token], listed: bool, lone: bool) -> list[int]:
    """Indexes at which a person's name begins."""
    starts: list[int] = []
    at = skip_lead(tokens, 0)
    at = past_titles(tokens, at)
    depth = 0
    first = True
    while at < len(tokens):
        token = tokens[at]
        if token.text in OPEN:
            depth += 1
        elif token.text in CLOSE:
            depth = max(0, depth - 1)
        replaced = longest_phrase(tokens, at, "replaces", "phrases") if starts else None
        if replaced is not None and depth == 0:
            person = read_name(tokens, replaced)
            if person:
                at = person[1]
                continue
        found = read_name(tokens, at, lone=lone and first) if depth == 0 else None
        if found and (first or _is_new_person(tokens, at, found[1], starts, listed)):
            starts.append(at)
            at = found[1]
            first = False
            continue
        at += 1
        if depth > 0 and at < len(tokens) and at - (starts[-1] if starts else 0) > 40:
            depth = 0  # a bracket that OCR never closed
    return starts


def past_titles(tokens: Sequence[Token], at: int) -> int:
    """Past a title at a text's start (``Kommunchef Stina Ek``), where a name follows it."""
    end = at
    while end < len(tokens) and end < at + _TITLES and is_title_word(tokens[end].folded):
        end += 1
        if end + 1 < len(tokens) and tokens[end].text == "," and is_title_word(tokens[end + 1].folded):
            end += 1  # ``Dekan, professor Stina Ek``
    if end == at and end + 1 < len(tokens) and _is_post(tokens[end], tokens[end + 1]):
        end += 1
    return end if end > at and read_name(tokens, end) else at


def _is_post(token: Token, after: Token) -> bool:
    """Whether letters stand before a name for a post: ``SNO Ebba Carl``."""
    word = token.text
    return (
        1 < len(word) <= _POST
        and word.isupper()
        and word.isalpha()
        and is_given(after.text)
        and not is_given(word)
    )


def _is_new_person(tokens: Sequence[Token], at: int, end: int, starts: Sequence[int], listed: bool) -> bool:
    """Whether a name inside a text begins another person and is no part of the one before's title."""
    before = tokens[at - 1]
    titled = _title_before(tokens, at, starts[-1] if starts else -1)
    if titled is not None:
        return True
    name = " ".join(token.text for token in tokens[at:end])
    if party_at(tokens, end) is not None and is_marked_party(tokens, end):
        return True
    if before.folded in _LINKS and before.text not in OPEN:
        return listed or name_evidence(name) > 0
    if before.text == ",":
        if listed and name_evidence(name) == 0:
            return _is_whole_part(tokens, at, end)
        return (listed or is_given(tokens[at].text)) and name_evidence(name) > 0
    ends_bracket = before.text in CLOSE or (before.text == "." and at > 1 and tokens[at - 2].text in CLOSE)
    if bool(starts) and is_given(tokens[at].text) and (ends_bracket or before.text in ";|/"):
        return True
    return _follows_role(tokens, at, end, starts)


def _follows_role(tokens: Sequence[Token], at: int, end: int, starts: Sequence[int]) -> bool:
    """Whether a full name stands right after a role that a comma parts: ``A B, ordförande C D``."""
    if not starts or end - at < 2 or not is_given(tokens[at].text):
        return False
    for width in (3, 2, 1):
        start = at - width
        named = role_at(tokens, start) if start > starts[-1] else None
        if named and named[1] == at and tokens[start - 1].text == ",":
            return True
    return False


def _is_whole_part(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether two or three words are all that stands between two commas of a list: a name nobody knows."""
    after = tokens[end] if end < len(tokens) else None
    return end - at in (2, 3) and (
        after is None or after.text in ",;" or after.text in OPEN or after.folded in _LINKS
    )


def skip_lead(tokens: Sequence[Token], at: int) -> int:
    """Past bullets and numbers before a name, and whom it stands for: ``Lärare   Stina Ek``."""
    while at < len(tokens) - 1 and _ENUMERATION.fullmatch(tokens[at].text) and not is_name_word(tokens[at]):
        at += 1
    end = at
    while end < len(tokens) - 1 and end < at + _GROUP_WORDS and tokens[end].folded in _GROUPS:
        end += 1
    return end if end > at and is_given(tokens[end].text) else at


def role_before(tokens: Sequence[Token], start: int, floor: int) -> tuple[str | None, int]:
    """The role that stands before a name (``ordföranden Stina Ek``) and the index where it begins.

    After a comma only the definite form stands before its person; the other form follows one.
    """
    name_at = start
    if start - 1 > floor and tokens[start - 1].folded in _HONOURS:
        start -= 1  # ``Ordföranden herr Ek``
    for width in (4, 3, 2, 1):
        at = start - width
        if at <= floor:
            continue
        named = role_at(tokens, at)
        if not named or named[1] != start:
            continue
        before = tokens[at - 1] if at else None
        if before is None or before.folded in _LINKS or _ENUMERATION.fullmatch(before.text):
            return named[0], at
        if before.text == "," and (
            tokens[start - 1].folded.endswith(("n", "na")) or _leads_with_title(tokens)
        ):
            return named[0], at
        if before.text == "," and named[0] in ("chair", "vice_chair"):
            return None, name_at  # ``Stina Ek (S), v ordf   Bo Alm (M)``
        break
    titled = _title_before(tokens, name_at, floor)
    return None, titled if titled is not None else name_at


def _leads_with_title(tokens: Sequence[Token]) -> bool:
    """Whether a text sets titles before names (``Kommunchef Stina Ek, sekreterare Bo Alm``)."""
    return is_title_word(tokens[0].folded) or role_at(tokens, 0) is not None


def _title_before(tokens: Sequence[Token], start: int, floor: int) -> int | None:
    """Where a title begins that stands right before a name (``samt enhetschef Stina Ek``)."""
    at = start - 1
    if at <= floor or not is_title_word(tokens[at].folded):
        return None
    while (
        at > floor + 1
        and at > start - 5
        and tokens[at - 1].text.isalpha()
        and tokens[at - 1].folded not in _LINKS
    ):
        if tokens[at - 1].folded in _PRESENT:
            return at
        if not (tokens[at - 1].text.islower() or is_title_word(tokens[at - 1].folded)):
            break
        at -= 1
    before = tokens[at - 1] if at else None
    if before is None or before.folded in _LINKS or before.text in ",;:." or before.text.endswith(":"):
        return at
    return None
