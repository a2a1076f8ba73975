"""Who signed: signature blocks on the cover page or at the end, in one column or two.

Input: the fields of a block.  Output: :class:`.models.Signature` in printed order.  Roles and names are
paired by their place (:mod:`.fields`); a name that OCR broke is compared with the people of the document;
what cannot be read is a signature with no name and ``legible`` false.  Nobody is invented: a role without a
printed label gives no signature.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from minutes_cli.records.models import Signature, SignatureRole
from minutes_cli.structure.dealing import Field, Prefers
from minutes_cli.structure.fields import Fields
from minutes_cli.structure.fitting import Value
from minutes_cli.structure.labels import SIGN
from minutes_cli.structure.name_book import KnownPerson, NameBook
from minutes_cli.structure.names import is_common, is_given, is_name_word, name_key, tokenize
from minutes_cli.structure.turning import NamesOnLine

_ROLE: dict[str, SignatureRole] = {
    "sign_secretary": "secretary",
    "sign_chair": "chair",
    "sign_adjuster": "adjuster",
}
_LONGEST_RUN = 24  # words on one line of names
_ATTENDS = {"sign_secretary": "secretary", "sign_chair": "chair"}


def signing_preference(book: NameBook, adjusters: Sequence[str]) -> Prefers:
    """Score for a name under a signature label by what the document says of that person elsewhere."""
    chosen = {name_key(name) for name in adjusters}

    def prefers(name: str, value: Value) -> float:
        if name not in SIGN or not value.people:
            return 0.0
        person = book.find(value.people[0].name) or book.nearest_damaged(value.people[0].name)
        if person is None:
            return 0.0
        if name == "sign_adjuster":
            if person.key in chosen or name_key(person.name) in chosen:
                return 1.5
            is_unsaid_chair = person.role == "chair" and value.people[0].role != "chair"
            return -1.5 if person.role == "secretary" else -0.5 if chosen and is_unsaid_chair else 0.0
        if person.role == _ATTENDS[name]:
            return 1.5
        if name_key(person.name) in chosen or person.role in ("chair", "secretary"):
            return -1.5
        return 0.0

    return prefers


def read_signatures(
    fields: Fields, book: NameBook, adjusters: Sequence[str], apart: frozenset[int] = frozenset()
) -> list[Signature]:
    """The signatures of a block.

    adjusters: who is known to adjust.  apart: ranks of fields that are the list of adjusters, no signatures.
    """
    found: list[Signature] = []
    chosen = {name_key(name) for name in adjusters}
    for each in fields.fields:
        if each.name not in SIGN or each.rank in apart:
            continue
        if not any(value.people for value in each.values):
            found.append(_scrawl(each, fields, book, chosen))
        for value in each.values:
            for name in _names_in(value.text, book):
                found.append(_signature(_as_titled(each, value), name, value, book))
    adjusting = [
        each
        for each in fields.named("sign_adjuster")
        if not each.values or any(value.people for value in each.values)
    ]
    return _settle(found, chosen, book, is_shared=len(adjusting) == 1)


def _as_titled(each: Field, value: Value) -> Field:
    """``Justeras`` with ``Stina Ek, ordförande`` under it: she signs as chair."""
    if each.name == "sign_adjuster" and [person.role for person in value.people] == ["chair"]:
        return replace(each, name="sign_chair")
    return each


def left_out(
    leftover: Sequence[Value], adjusters: Sequence[str], signed: Sequence[Signature]
) -> list[Signature]:
    """Elected adjusters whose names stand in a signature block under no label of theirs."""
    if not signed:
        return []
    seen = {name_key(each.name or "") for each in signed}
    waiting = {name_key(name): name for name in adjusters if name_key(name) not in seen}
    found = []
    for value in leftover:
        for person in value.people:
            name = waiting.pop(name_key(person.name), None)
            if name:
                found.append(
                    Signature(role="adjuster", name=name, line_start=value.line, line_end=value.line_end)
                )
    return found


def _signature(each: Field, name: str | None, value: Value | None, book: NameBook | None = None) -> Signature:
    line = value.line if value else each.line
    line_end = value.line_end if value else each.line
    role = _ROLE[each.name]
    if name is None or book is None:
        return Signature(role=role, name=None, legible=False, line_start=line, line_end=line_end)
    known = book.find(name) or book.nearest_damaged(name)
    if known is None and role != "adjuster":
        known = _expected(name, _ATTENDS[each.name], book)
    if known is None and not _looks_printed(name):
        return Signature(role=role, name=None, legible=False, line_start=line, line_end=line_end)
    spelled = known.name if known else name
    derived = ["name"] if known and name_key(spelled) != name_key(name) else []
    return Signature(
        role=role, name=spelled, legible=True, line_start=line, line_end=line_end, derived=derived
    )


def _scrawl(each: Field, fields: Fields, book: NameBook, chosen: set[str]) -> Signature:
    """The signature under a label that no name was read for: what stands there may still be someone's."""
    after = min((other.line for other in fields.fields if other.line > each.line), default=each.line + 8)
    for value in fields.leftover:
        if each.line <= value.line < max(after, each.line + 1):
            words = value.text.split()
            for count in (2, 3, 1):
                known = book.nearest_damaged(" ".join(words[:count]))
                others = each.name != "sign_adjuster" and known is not None and known.key in chosen
                if known is not None and known.listed and not others:
                    return Signature(
                        role=_ROLE[each.name],
                        name=known.name,
                        line_start=value.line,
                        line_end=value.line,
                        derived=["name"],
                    )
    return _signature(each, None, None)


def _expected(name: str, role: str, book: NameBook) -> KnownPerson | None:
    """The only person with a role, where a damaged name is not unlike theirs."""
    person = book.with_role(role)
    if person is None:
        return None
    near = Levenshtein.normalized_similarity(name_key(name).replace(" ", ""), person.key.replace(" ", ""))
    return person if near >= 0.55 else None


def _looks_printed(name: str) -> bool:
    """Whether a name that the document has nowhere else looks like print and not like a scrawl."""
    words = name.split()
    if any(is_given(word) for word in words[:-1]) or is_common(words[-1]):
        return True
    return len(words) == 2 and all(
        len(word) > 2 and word.replace("-", "").isalpha() and word[1:] == word[1:].lower() for word in words
    )


def names_on_line(book: NameBook) -> NamesOnLine:
    """How a line of names under signature labels is parted: by who is known, by given names, else evenly."""

    def part(text: str, count: int) -> list[str]:
        names = _names_in(text, book)
        words = [word for name in names for word in name.split()]
        if len(names) < count and len(words) == 2 * count and count > 1:
            return [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]
        return names

    return part


def _names_in(text: str, book: NameBook) -> list[str]:
    names: list[str] = []
    run: list[str] = []
    for token in [*tokenize(text), None]:
        if token is not None and len(run) < _LONGEST_RUN and is_name_word(token):
            run.append(token.text.strip(".,:'’_*"))
            continue
        names.extend(split_run(run, book))
        run = []
    return names


def split_run(words: Sequence[str], book: NameBook) -> list[str]:
    """A run of name words as the names it holds.

    >>> split_run(["Jenny", "Flink", "Curt", "Ask"], NameBook())
    ['Jenny Flink', 'Curt Ask']
    """
    names: list[str] = []
    start = 0
    while start < len(words):
        end = _name_end(words, start, book)
        names.append(" ".join(words[start:end]))
        start = end
    return [name for name in names if " " in name]


def _name_end(words: Sequence[str], start: int, book: NameBook) -> int:
    for length in (4, 3, 2):
        if start + length <= len(words) and book.find(" ".join(words[start : start + length])):
            return start + length
    for end in range(start + 2, len(words) - 1):
        if is_given(words[end]) and not is_given(words[end - 1]):
            return end
        if book.find(" ".join(words[end : end + 2])):
            return end
    return len(words)


def _settle(found: list[Signature], chosen: set[str], book: NameBook, is_shared: bool) -> list[Signature]:
    """A chair who signs under ``Justeras`` beside the adjusters signs as chair.

    is_shared: all adjusters' names stand under one label.
    """
    has_chair = any(each.role == "chair" and each.name for each in found)
    chair = book.with_role("chair")
    is_shared = is_shared and sum(1 for each in found if each.role == "adjuster" and each.name) > 1
    settled: list[Signature] = []
    seen: set[tuple[str, str]] = set()
    for each in found:
        if (
            each.role == "adjuster"
            and each.name
            and not has_chair
            and (name_key(each.name) not in chosen if chosen else is_shared)
            and chair is not None
            and chair.key == name_key(each.name)
        ):
            each = each.model_copy(update={"role": "chair", "derived": [*each.derived, "role"]})
        mark = (each.role, name_key(each.name or ""))
        if each.name and mark in seen:
            continue
        seen.add(mark)
        settled.append(each)
    return _without_spare(settled)


def _without_spare(found: Sequence[Signature]) -> list[Signature]:
    """Nameless signatures only where a role has more labels than names."""
    spare = {role: -sum(1 for each in found if each.role == role and each.name) for role in _ROLE.values()}
    labels = {
        role: sum(1 for each in found if each.role == role and not each.name) for role in _ROLE.values()
    }
    kept: list[Signature] = []
    for each in found:
        if each.name is None and (spare[each.role] < 0 and labels[each.role] <= -spare[each.role]):
            continue
        kept.append(each)
    return kept
