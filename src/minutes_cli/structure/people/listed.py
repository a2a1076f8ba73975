"""People as minutes list them: name, party, role, title, who is replaced, for which items, remote.

Input: a text, one person or several (``A (S), ordförande B (M)``; ``A, B och C``; ``A, s ersätter B, s``).
Output: one :class:`PersonEntry` each.  Start at :func:`read_people`.

How it works: tokens are read from left to right.  A name begins an entry; then party, replacement,
presence and roles are taken as they come; what is left up to the next name is the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace

from minutes_cli.patterns import regex
from minutes_cli.structure.people.names import (
    Token,
    is_given,
    is_name_word,
    is_title_word,
    name_evidence,
    read_name,
    tokenize,
)
from minutes_cli.structure.people.parties import CLOSE, OPEN, is_known, known_parties, normal_party
from minutes_cli.structure.people.phrases import longest_phrase, role_at
from minutes_cli.structure.people.presence import Presence, read_presence
from minutes_cli.values import frozen

_LINKS = frozenset({"och", "samt", "&", "resp", "respektive", "jamte", "oeh", "ach", "ooh"})
_ANSWER = regex(r"[Jj]a|[Nn]ej|[xX–-]")
_LOCAL = regex(r"[A-ZÅÄÖ][a-zåäö]{0,2}[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,2}")  # ``VfP``: no surname has such capitals
_ENUMERATION = regex(r"\d{1,3}[.)]?|[-–—•*·¢«»°+=~>e]|\d{1,2}:")


@frozen
class PersonEntry:
    """One person as listed.

    role: an attendance role, where a word says so (``ordförande``, ``ersätter``), else None.
    title: what is left of the words after the name.  replaces: name of the one who is replaced.
    ends_open: the text ended where more must follow (``1:e vice``, ``ersätter``).
    """

    name: str
    party: str | None = None
    role: str | None = None
    title: str | None = None
    replaces: str | None = None
    presence: Presence = field(default=Presence())
    remote: bool = False
    ends_open: bool = False


def read_people(
    text: str, bounds: tuple[int, int] | None = None, listed: bool = False, lone: bool = False
) -> list[PersonEntry]:
    """The people of a text.

    bounds: first and last item of the meeting, for open ranges.  listed: the text is a run-in list
    (``A, B och C``), so that a comma parts people.  lone: a single word can be a name.

    >>> [(p.name, p.party) for p in read_people("Stina Ek (S), ordförande Bo Alm (M)")]
    [('Stina Ek', 'S'), ('Bo Alm', 'M')]
    """
    tokens = tokenize(text)
    starts = _starts(tokens, listed, lone)
    entries: list[PersonEntry] = []
    leads = [_lead(tokens, start, starts[n - 1] if n else -1) for n, start in enumerate(starts)]
    for number, start in enumerate(starts):
        stop = leads[number + 1][1] if number + 1 < len(starts) else len(tokens)
        entry = _read_entry(text, tokens, start, stop, bounds, lone)
        if entry:
            role, lead = leads[number]
            title = entry.title
            if role is None and lead < start:
                title = title or _joined(text, tokens[lead:start]).strip(" ,")
            entries.append(replace(entry, role=entry.role or role, title=title))
    return entries


def begins_with_person(text: str) -> bool:
    """Whether a text begins with a name (bullets, numbers and role words before it apart)."""
    tokens = tokenize(text)
    return read_name(tokens, _past_titles(tokens, _skip_lead(tokens, 0))) is not None


def _starts(tokens: Sequence[Token], listed: bool, lone: bool) -> list[int]:
    """Indexes at which a person's name begins."""
    starts: list[int] = []
    at = _skip_lead(tokens, 0)
    at = _past_titles(tokens, at)
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


def _past_titles(tokens: Sequence[Token], at: int) -> int:
    """Past a title at a text's start (``Kommunchef Stina Ek``), where a name follows it."""
    end = at
    while end < len(tokens) and end < at + 3 and is_title_word(tokens[end].folded):
        end += 1
    return end if end > at and read_name(tokens, end) else at


def _is_new_person(tokens: Sequence[Token], at: int, end: int, starts: Sequence[int], listed: bool) -> bool:
    """Whether a name inside a text begins another person and is no part of the one before's title."""
    before = tokens[at - 1]
    titled = _title_before(tokens, at, starts[-1] if starts else -1)
    if titled is not None:
        return True
    name = " ".join(token.text for token in tokens[at:end])
    if _party_at(tokens, end) is not None and _party_is_sure(tokens, end):
        return True
    if before.folded in _LINKS and before.text not in OPEN:
        return listed or name_evidence(name) > 0
    if before.text == ",":
        if listed and name_evidence(name) == 0:
            return _is_whole_part(tokens, at, end)
        return (listed or is_given(tokens[at].text)) and name_evidence(name) > 0
    return bool(starts) and is_given(tokens[at].text) and (before.text in CLOSE or before.text in ";|/")


def _is_whole_part(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether two or three words are all that stands between two commas of a list: a name nobody knows."""
    after = tokens[end] if end < len(tokens) else None
    return end - at in (2, 3) and (
        after is None or after.text in ",;" or after.text in OPEN or after.folded in _LINKS
    )


def _party_is_sure(tokens: Sequence[Token], at: int) -> bool:
    while at < len(tokens) and _is_dirt(tokens[at]):
        at += 1
    return at < len(tokens) and tokens[at].text in OPEN + ","


def _skip_lead(tokens: Sequence[Token], at: int) -> int:
    """Past bullets and numbers before a name."""
    while at < len(tokens) - 1 and _ENUMERATION.fullmatch(tokens[at].text) and not is_name_word(tokens[at]):
        at += 1
    return at


def _is_dirt(token: Token) -> bool:
    return token.text not in OPEN + CLOSE + ",;" and not any(char.isalnum() for char in token.text)


def _party_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """A party at a place, and the index after it."""
    while at < len(tokens) and _is_dirt(tokens[at]):
        at += 1
    if at >= len(tokens):
        return None
    if at == len(tokens) - 1 and tokens[at].text in ("GC", "CG", "Vv", "Cc", "Ss", "Mm", "vV", "sS"):
        return normal_party(tokens[at].text), at + 1  # type: ignore[return-value]
    if tokens[at].text in OPEN and at + 1 < len(tokens):
        party = normal_party(tokens[at + 1].text)
        if party is None:
            return None
        closed = at + 2 < len(tokens) and tokens[at + 2].text in CLOSE
        return (party, at + 3) if closed else (party, at + 2) if is_known(tokens[at + 1].text) else None
    if tokens[at].text == "," and at + 1 < len(tokens) and is_known(tokens[at + 1].text):
        named = role_at(tokens, at + 1)
        if named is not None and named[1] > at + 2:  # ``, v ordf``
            return None
        return normal_party(tokens[at + 1].text), at + 2  # type: ignore[return-value]
    if is_known(tokens[at].text) and tokens[at].text.isupper():
        return normal_party(tokens[at].text), at + 1  # type: ignore[return-value]
    return None


def _read_entry(
    text: str, tokens: Sequence[Token], start: int, stop: int, bounds: tuple[int, int] | None, lone: bool
) -> PersonEntry | None:
    found = read_name(tokens[:stop], start, lone=lone)
    if found is None:
        return None
    name, at = found
    name, party, at = _party_in_name(name, tokens, at)
    if party is None:
        hit = _party_at(tokens[:stop], at)
        if hit:
            party, at = hit
    role: str | None = None
    replaces: str | None = None
    remote = False
    ends_open = False
    rest: list[Token] = []
    last_role_token: str | None = None
    within = tokens[:stop]
    while at < stop:
        token = tokens[at]
        if not rest and _is_dirt(token):
            at += 1
            continue
        fresh = not rest or not any(char.isalpha() for char in rest[-1].text)
        replaced = longest_phrase(within, at, "replaces", "phrases") if fresh else None
        if replaced is not None:
            person = read_name(within, replaced, lone=True)
            if person:
                replaces, at = person
                role = role or "serving_substitute"
                hit = _party_at(within, at)
                at = hit[1] if hit else at
                continue
            if replaced >= stop:
                ends_open, at = True, replaced
                continue
        distant = longest_phrase(within, at, "remote", "phrases")
        if distant is not None:
            remote, at = True, distant
            continue
        if party is None and (hit := _party_at(within, at)) and _is_party_here(tokens, at, hit[1], role):
            party, at = hit
            continue
        named = role_at(within, at)
        if named is not None and (not rest or rest[-1].text in ",(") and not _goes_on(tokens, named[1], stop):
            if role is None or named[0] in ("chair", "vice_chair", "secretary"):
                role = named[0]
            last_role_token = tokens[named[1] - 1].folded
            rest.extend(
                tokens[at : named[1]] if named[0] not in ("chair", "vice_chair") or named[1] - at > 2 else ()
            )
            at = named[1]
            continue
        rest.append(token)
        at += 1
    if stop == len(tokens):
        ends_open = ends_open or last_role_token == "vice" or tokens[stop - 1].text == ","
    presence, title = read_presence(_joined(text, rest), bounds)
    return PersonEntry(name, party, role, _clean_title(title), replaces, presence, remote, ends_open)


def _is_party_here(tokens: Sequence[Token], at: int, end: int, role: str | None) -> bool:
    """Whether a party among the words after a name is the person's: in brackets, or after a role."""
    if tokens[at].text in OPEN:
        return True
    if tokens[at].text.isupper() and (end >= len(tokens) or _ANSWER.fullmatch(tokens[end].text)):
        return True  # a column of its own, the last or before ``Närvarande: Ja``
    return role is not None and tokens[at].text == "," and (end >= len(tokens) or tokens[end].text in ",;.")


def _goes_on(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a role word is only the beginning of a longer title (``sekreterare i nämnden``)."""
    return at < stop and tokens[at].folded in ("i", "vid", "pa") and not tokens[at].text[0].isupper()


def _party_in_name(name: str, tokens: Sequence[Token], at: int) -> tuple[str, str | None, int]:
    """A party that was read as the last word of a name (``Stina Ek S``)."""
    words = name.split()
    is_party = len(words[-1]) < 4 and normal_party(words[-1]) in known_parties()
    is_last = at >= len(tokens) or _ANSWER.fullmatch(tokens[at].text) is not None
    if len(words) > 2 and (is_party or (is_last and _LOCAL.fullmatch(words[-1]))):
        return " ".join(words[:-1]), normal_party(words[-1]), at
    return name, None, at


def _joined(text: str, tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    previous: Token | None = None
    for token in tokens:
        if previous is not None and token.start > previous.end:
            parts.append(" ")
        parts.append(token.text)
        previous = token
    return "".join(parts)


def _clean_title(text: str) -> str | None:
    title = re.sub(r"\s+", " ", re.sub(r"[(\[][\s,;.-]*[)\]]", " ", text))
    title = re.sub(r"[\s,;]*,[\s,;]*", ", ", title)
    title = title.replace("( ", "(").replace(" )", ")")
    if title.count("(") == title.count(")") == 1 and title.strip(" ,.").startswith("("):
        title = title.replace("(", "").replace(")", "")
    title = re.sub(
        r"^(?:[\W_]+|(?:och|samt)\b)+|(?:[^\w)]+|\b(?:och|samt|deltar|t\.?o\.?m|fr\.?o\.?m|kl|punkt)\b\.?)+$",
        "",
        title,
    )
    return title if len(title) > 1 and any(char.isalpha() for char in title) else None


def _lead(tokens: Sequence[Token], start: int, floor: int) -> tuple[str | None, int]:
    """The role that stands before a name (``ordföranden Stina Ek``) and the index where it begins.

    After a comma only the definite form stands before its person; the other form follows one.
    """
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
        break
    titled = _title_before(tokens, start, floor)
    return None, titled if titled is not None else start


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
        if not (tokens[at - 1].text.islower() or is_title_word(tokens[at - 1].folded)):
            break
        at -= 1
    before = tokens[at - 1] if at else None
    if before is None or before.folded in _LINKS or before.text in ",;:." or before.text.endswith(":"):
        return at
    return None
