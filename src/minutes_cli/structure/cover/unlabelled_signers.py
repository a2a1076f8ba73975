"""Who signed under no label of theirs: OCR lost the label, or read it in another column.

Input: the fields of a block and the signatures that its labels gave.  Output: the signatures with those
whose names stand in the block.  Only people whose part in the signing the document states elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from rapidfuzz.fuzz import ratio

from minutes_cli.records.models import Signature, SignatureRole
from minutes_cli.structure.cover.signatures import SIGNING_ROLE
from minutes_cli.structure.forms.fields import Fields
from minutes_cli.structure.forms.fitting import Value
from minutes_cli.structure.forms.labels import ATTENDANCE, ATTENDS, SIGN
from minutes_cli.structure.forms.name_runs import names_in
from minutes_cli.structure.people.known_names import name_key
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.text.folding import fold

_MOSTLY, _NEARLY = 66, 88  # per cent of a surname, of a given name that are left
_SHORT = 5  # letters of a word that tells little
_BLOCK = 16  # lines of a block of signatures
_ABOVE, _BELOW = 8, 9  # lines around the labels of signatures in which a name without one can stand
_BEFORE = ATTENDANCE | {"adjusters", "adjust_time"}


def with_left_out(
    fields: Fields, book: NameBook, adjusters: Sequence[str], signed: Sequence[Signature]
) -> list[Signature]:
    """The signatures with those whose names stand in the block under no label of theirs.

    An elected adjuster, and the only secretary or chair of the meeting, sign as what they are known to be;
    such a name takes the place of a nameless signature in its role.
    """
    if not signed and not fields.named(*SIGN):
        return [*_under_heading(fields, book, adjusters)]
    block = _block_lines(fields)
    seen = {name_key(each.name or "") for each in signed}
    waiting: dict[str, tuple[SignatureRole, str]] = {}
    for name in adjusters:
        waiting[name_key(name)] = ("adjuster", name)
    for label, role in ATTENDS.items():
        person = book.with_role(role)
        if person is not None and not any(each.role == role and each.name for each in signed):
            waiting[person.key] = (SIGNING_ROLE[label], person.name)
    result = list(signed)
    for value in fields.leftover if signed else ():
        if value.line not in block:
            continue
        for name in names_in(value.text, book):
            known = book.find(name)
            key = known.key if known is not None else name_key(name)
            if key in seen or key not in waiting:
                continue
            seen.add(key)
            role, name = waiting[key]
            nameless = next((each for each in result if each.role == role and not each.name), None)
            if nameless is not None:
                result.remove(nameless)
            result.append(Signature(role=role, name=name, line_start=value.line, line_end=value.line_end))
    if not signed:
        return result
    result.extend(_with_own_role(fields, block, result))
    half_read = [
        *_half_read_adjusters(fields, block, waiting, seen),
        *_half_read_officers(fields, waiting, result),
    ]
    for each in half_read:
        nameless = next((one for one in result if one.role == each.role and not one.name), None)
        if nameless is not None:
            result.remove(nameless)
    return result + half_read


def _with_own_role(fields: Fields, block: range, signed: Sequence[Signature]) -> Iterator[Signature]:
    """Who signs with the role under the name, as the only one in it: ``Sven Ohlin`` over ``sekr.``"""
    for value in fields.leftover:
        person = value.people[0] if len(value.people) == 1 and value.line in block else None
        label = next((label for label, role in ATTENDS.items() if person and role == person.role), None)
        if person is None or label is None:
            continue
        role = SIGNING_ROLE[label]
        if not any(each.role == role and each.name for each in signed):
            yield Signature(role=role, name=person.name, line_start=value.line, line_end=value.line_end)


def _under_heading(fields: Fields, book: NameBook, adjusters: Sequence[str]) -> Iterator[Signature]:
    """Those under ``Underskrifter`` where OCR lost all roles: chair, elected, and one more who wrote."""
    after = next((each.line for each in fields.named("notice_heading")), None)
    heading = next(iter(fields.named("signature_heading")), None)
    if heading is None and after is not None:
        above = [each for each in fields.named("adjusters", "adjust_time", "paragraphs") if each.line < after]
        heading = above[-1] if above else None
    if heading is None:
        return
    end = heading.line + _BLOCK
    block = range(heading.line, min(after, end) if after and after > heading.line else end)
    chosen = {name_key(name) for name in adjusters}
    chair = book.with_role("chair")
    found: dict[str, Signature] = {}
    for value in fields.leftover:
        for name in names_in(value.text, book) if value.line in block else ():
            known = book.find(name)
            if known is None or known.key in found:
                continue
            is_chair = chair is not None and known.key == chair.key
            role: SignatureRole = "chair" if is_chair else "adjuster" if known.key in chosen else "secretary"
            found[known.key] = Signature(
                role=role, name=known.name, line_start=value.line, line_end=value.line_end, derived=["role"]
            )
    writers = sum(each.role == "secretary" for each in found.values())
    if writers <= 1 < len(found):
        yield from found.values()


def _half_read_adjusters(
    fields: Fields, block: range, waiting: Mapping[str, tuple[SignatureRole, str]], seen: Collection[str]
) -> Iterator[Signature]:
    """Elected adjusters of whose names a pen left a part."""
    adjusting = [name for key, (role, name) in waiting.items() if role == "adjuster" and key not in seen]
    given = Counter(fold(name).split()[0] for name in adjusting)
    for value in fields.leftover:
        for name in adjusting if value.line in block else ():
            if _is_part_of(value, name, by_given=given[fold(name).split()[0]] == 1):
                yield _by_part(value, name, "adjuster")


def _half_read_officers(
    fields: Fields, waiting: Mapping[str, tuple[SignatureRole, str]], signed: Sequence[Signature]
) -> Iterator[Signature]:
    """The chair and the secretary, of whose names a pen left a part under their label."""
    labels = [each.line for each in fields.named(*SIGN)]
    for role, name in waiting.values():
        nameless = next((each for each in signed if each.role == role and not each.name), None)
        if role == "adjuster" or nameless is None or nameless.line_start is None:
            continue
        start = nameless.line_start
        end = min((line for line in labels if line > start), default=start + _BELOW)
        for value in fields.leftover:
            if start <= value.line < end and _is_part_of(value, name, by_given=True):
                yield _by_part(value, name, role)
                break


def _is_part_of(value: Value, name: str, by_given: bool) -> bool:
    """Whether a value holds most of a name's surname, or its given name."""
    words = [fold(word).strip(".,:") for word in value.text.split()]
    given, surname = fold(name).split()[0], fold(name).split()[-1]
    if any(len(word) > _SHORT and ratio(word, surname) >= _MOSTLY for word in words):
        return True
    return by_given and any(
        word == given or (len(word) >= _SHORT and ratio(word, given) >= _NEARLY) for word in words
    )


def _by_part(value: Value, name: str, role: SignatureRole) -> Signature:
    return Signature(role=role, name=name, line_start=value.line, line_end=value.line_end, derived=["name"])


def _block_lines(fields: Fields) -> range:
    """The lines of the signatures after the lists of people, where a name can be nothing else."""
    last = max((each.rank for each in fields.named(*SIGN)), default=-1)
    after = max((each.rank for each in fields.named(*_BEFORE) if each.rank < last), default=-1)
    labels = [each for each in fields.named(*SIGN) if each.rank > after]
    if not labels:
        return range(0)
    taken = [
        value.line_end + 1
        for each in fields.fields
        if each.name not in SIGN and each.name != "paragraphs"
        for value in each.values
        if value.line_end < labels[0].line
    ]
    heading = next((each.rank for each in fields.named("signature_heading")), last)
    beside = [each.line for each in fields.named("paragraphs") if heading < each.rank < labels[0].rank]
    first = min([labels[0].line - _ABOVE, *beside])
    return range(max([first, *taken]), labels[-1].line + _BELOW)
