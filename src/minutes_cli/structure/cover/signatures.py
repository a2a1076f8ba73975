"""Who signed: signature blocks on the cover page or at the end, in one column or two.

Input: the fields of a block.  Output: :class:`.models.Signature` in printed order.  Roles and names are
paired by their place (:mod:`.fields`); a name that OCR broke is compared with the people of the document;
what cannot be read is a signature with no name and ``legible`` false (:mod:`.unread_signers` may name it).
Nobody is invented: a role without a printed label gives no signature.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from minutes_cli.patterns import regex
from minutes_cli.records.models import Signature, SignatureRole
from minutes_cli.structure.forms.dealing import Field, Prefers
from minutes_cli.structure.forms.fields import Fields
from minutes_cli.structure.forms.fitting import Value
from minutes_cli.structure.forms.labels import ATTENDS, SIGN
from minutes_cli.structure.forms.name_runs import names_in
from minutes_cli.structure.people.known_names import is_common, is_given, name_key
from minutes_cli.structure.people.name_book import KnownPerson, NameBook
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.noise import cut_noise_tail

SIGNING_ROLE: dict[str, SignatureRole] = {
    "sign_secretary": "secretary",
    "sign_chair": "chair",
    "sign_adjuster": "adjuster",
}
_VERB = regex(r"\W*(?:protokollet\s+)?justera[st]\b")
_IS_ADJUSTED = regex(r"\W*protokollet\s+(?:ar|har)\s+justerat")
_LONG_GIVEN = 7  # letters of a given name that is known by itself
_HALF = 0.8
_ABOVE = 8  # lines from ``Justeras`` to the roles under it


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
        if person.role == ATTENDS[name]:
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
    heading = next((each.rank for each in fields.named("signature_heading")), -1)
    is_headed = any(each.rank > heading for each in fields.named(*SIGN))
    signing = [
        each
        for each in fields.named(*SIGN)
        if each.rank not in apart
        and (each.values or each.rank > heading or not is_headed)
        and not _only_dates(each, fields)
        and not _heads_roles(each, fields)
        and not _tells(each)
    ]
    for each in signing:
        if not any(value.people for value in each.values):
            found.append(_scrawl(each, fields, book, chosen))
        for value in each.values:
            for name in names_in(cut_noise_tail(value.text), book):
                whole = _given_half(name, each, book, adjusters)
                signed = _signature(_as_titled(each, value, book), whole, value, book)
                found.append(signed if signed.name else _scrawl(each, fields, book, chosen))
    adjusting = [
        each
        for each in fields.named("sign_adjuster")
        if not each.values or any(value.people for value in each.values)
    ]
    return _settle(found, chosen, book, is_shared=len(adjusting) == 1, labels=_labels(signing))


def _given_half(name: str, each: Field, book: NameBook, adjusters: Sequence[str]) -> str:
    """The elected adjuster of whose name the given half is left: ``Inga-B Britt``."""
    known = book.find(name) or book.nearest_damaged(name)
    if each.name != "sign_adjuster" or (known is not None and known.listed):
        return name
    read = name_key(name).replace(" ", "")
    for elected in adjusters:
        given = name_key(elected.split()[0]).replace(" ", "")
        if len(given) >= _LONG_GIVEN and Levenshtein.normalized_similarity(read, given) >= _HALF:
            return elected
    return name


def _only_dates(each: Field, fields: Fields) -> bool:
    """``Protokollet justerades 2024-10-24``: when, where other labels say who."""
    return _is_dated(each) and not all(_is_dated(other) for other in fields.named(each.name))


def _is_dated(each: Field) -> bool:
    """Whether a label has a date on its line and nobody's name."""
    return (
        each.inline
        and any(value.dates for value in each.values)
        and not any(value.people for value in each.values)
    )


def _tells(each: Field) -> bool:
    """``Protokollet är justerat`` with nobody's name: said in the notice, nobody's label."""
    return _IS_ADJUSTED.match(fold(each.text)) is not None and not any(value.people for value in each.values)


def _heads_roles(each: Field, fields: Fields) -> bool:
    """``Justeras`` over a row of names with their roles under it: a heading, nobody's label."""
    if each.values or not _VERB.match(fold(each.text)):
        return False
    return any(
        each.rank < other.rank and 0 < other.line - each.line <= _ABOVE and not _VERB.match(fold(other.text))
        for other in fields.named("sign_adjuster")
    )


def _as_titled(each: Field, value: Value, book: NameBook) -> Field:
    """``Justeras`` with ``Stina Ek, ordförande`` under it: she signs as chair.

    Not where the chair signs there, too, whose title OCR put behind another name.
    """
    if each.name != "sign_adjuster" or [person.role for person in value.people] != ["chair"]:
        return each
    chair = book.with_role("chair")
    signs = {name_key(person.name) for other in each.values for person in other.people}
    is_moved = chair is not None and chair.key in signs - {name_key(value.people[0].name)}
    return each if is_moved else replace(each, name="sign_chair")


def _signature(each: Field, name: str | None, value: Value | None, book: NameBook | None = None) -> Signature:
    line = value.line if value else each.line
    line_end = value.line_end if value else each.line
    role = SIGNING_ROLE[each.name]
    if name is None or book is None:
        return Signature(role=role, name=None, legible=False, line_start=line, line_end=line_end)
    known = book.find(name) or book.nearest_damaged(name)
    if known is None and role != "adjuster":
        known = _expected(name, ATTENDS[each.name], book)
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
    near = [value for value in fields.leftover if each.line <= value.line < max(after, each.line + 1)]
    for value in (*each.values, *near):
        words = value.text.split()
        parts = (words[:2], words[:3], words[:1], words[-2:], words[-3:])
        for known in (book.nearest_damaged(" ".join(part)) for part in parts):
            if known is not None and known.listed and not _signs_elsewhere(known, each, chosen):
                return Signature(
                    role=SIGNING_ROLE[each.name],
                    name=known.name,
                    line_start=value.line,
                    line_end=value.line,
                    derived=["name"],
                )
    return _signature(each, None, None)


def _signs_elsewhere(person: KnownPerson, each: Field, chosen: set[str]) -> bool:
    """Whether someone is known to sign in another role than a label's."""
    if each.name == "sign_adjuster":
        return person.role == "secretary"
    return person.key in chosen or person.role in {*ATTENDS.values()} - {ATTENDS[each.name]}


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


def _settle(
    found: list[Signature], chosen: set[str], book: NameBook, is_shared: bool, labels: Counter[SignatureRole]
) -> list[Signature]:
    """A chair who signs under ``Justeras`` beside the adjusters signs as chair.

    is_shared: all adjusters' names stand under one label.  labels: how many each role has.
    """
    has_chair = any(each.role == "chair" and each.name for each in found)
    chair = book.with_role("chair")
    chair_key = chair.key if chair is not None else _only_other(found, chosen) if is_shared else None
    is_shared = is_shared and sum(1 for each in found if each.role == "adjuster" and each.name) > 1
    ruling = {name_key(each.name) for each in found if each.role == "chair" and each.name} - chosen
    settled: list[Signature] = []
    seen: set[tuple[str, str]] = set()
    for each in found:
        if each.role == "adjuster" and each.name and name_key(each.name) in ruling:
            continue  # ``Justeras`` over a chair whose own label stands below
        if (
            each.role == "adjuster"
            and each.name
            and not has_chair
            and (labels["chair"] or (name_key(each.name) not in chosen if chosen else is_shared))
            and chair_key == name_key(each.name)
        ):
            each = each.model_copy(update={"role": "chair", "derived": [*each.derived, "role"]})
        mark = (each.role, name_key(each.name or ""))
        if each.name and mark in seen:
            continue
        seen.add(mark)
        settled.append(each)
    return _without_spare(_changed_round(settled, chosen, chair), labels)


def _only_other(found: Sequence[Signature], chosen: set[str]) -> str | None:
    """Who alone signs beside all the elected adjusters, elected by nobody: the chair."""
    signed = {name_key(each.name) for each in found if each.role == "adjuster" and each.name}
    others = signed - chosen
    return next(iter(others)) if chosen and chosen <= signed and len(others) == 1 else None


def _changed_round(found: list[Signature], chosen: set[str], chair: KnownPerson | None) -> list[Signature]:
    """Chair and elected adjuster each under the other's label, since a title below a name was moved."""
    ruled = [each for each in found if each.role == "chair" and each.name]
    if chair is None or len(ruled) != 1 or name_key(ruled[0].name or "") not in chosen - {chair.key}:
        return found
    other = next(
        (each for each in found if each.role == "adjuster" and name_key(each.name or "") == chair.key), None
    )
    if other is None or chair.key in chosen:
        return found
    roles: dict[int, SignatureRole] = {id(ruled[0]): "adjuster", id(other): "chair"}
    return [
        each.model_copy(update={"role": roles[id(each)], "derived": [*each.derived, "role"]})
        if id(each) in roles
        else each
        for each in found
    ]


def _without_spare(found: Sequence[Signature], labels: Counter[SignatureRole]) -> list[Signature]:
    """Nameless signatures only where a role has more labels than names."""
    named = Counter(each.role for each in found if each.name)
    spare = {role: labels[role] - named[role] for role in labels}
    for role in ATTENDS.values():  # one signs, whose title may stand under the name as a label of its own
        spare[role] = labels[role] - 2 * named[role]
    kept: list[Signature] = []
    for each in found:
        if each.name is None:
            if spare[each.role] <= 0:
                continue
            spare[each.role] -= 1
        kept.append(each)
    return kept


def _labels(fields: Sequence[Field]) -> Counter[SignatureRole]:
    """How many labels each role has; ``Justeras`` over labels that say ``Justerare`` is none."""
    roles = [each for each in fields if not _VERB.match(fold(each.text))]
    labels: Counter[SignatureRole] = Counter(SIGNING_ROLE[each.name] for each in roles)
    if not labels["adjuster"]:
        labels["adjuster"] = sum(each.name == "sign_adjuster" for each in fields)
    return labels
