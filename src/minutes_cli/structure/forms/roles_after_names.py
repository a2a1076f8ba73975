"""Who signs with the role after the name: ``Stina Ek, ordförande``, one or several on a line.

Input: segments.  Output: the same with each role as a label before its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.fitting import SIGNING_WORDS, Value, make_value
from minutes_cli.structure.forms.name_runs import split_run
from minutes_cli.structure.forms.segments import Mark, Segment
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.text.folding import fold

_NAMED = regex(
    r"\s*(?P<name>[^,:;()]{5,40}?)\s*[,(]\s*"
    r"(?P<role>(?:tf\s|tjg\s|[a-z]{4,7})?ordforande|ordf|(?:[a-z]{4,14})?sekreterare|protokollforare"
    r"|(?:protokolls?)?justerare|justerande|justeringsman|justeringsperson|prot\.?\s?justerare)\b\W*"
)
_SCRAWLS = 2  # values of a pen between the heading and the first name
_SCRAWLED = 12  # letters that a pen makes at most
_ROLES = {"o": "sign_chair", "s": "sign_secretary", "j": "sign_adjuster"}


def with_roles_first(found: Sequence[Segment]) -> list[Segment]:
    """Roles before their names.

    Two or more in a row, an adjuster among them, or any right after a heading ``Underskrifter``.
    """
    result: list[Segment] = []
    index = 0
    while index < len(found):
        end = index
        signed: list[tuple[Segment, str, str]] = []
        scrawls: list[Segment] = []
        while end < len(found):
            named = _signing(found[end])
            if not named and not (signed and _is_scrawl(found[end]) and _signing_after(found, end)):
                break
            signed.extend((found[end], role, name) for role, name in named)
            scrawls.extend([] if named else [found[end]])
            end += 1
        above = [each for each in found[max(0, index - _SCRAWLS) : index] if not _is_scrawl(each)]
        before = above[-1] if above else None
        is_headed = isinstance(before, Mark) and before.name == "signature_heading"
        is_block = len(signed) > 1 and any(role == "sign_adjuster" for _, role, _ in signed)
        if signed and (is_block or is_headed):
            if not is_headed:
                first = found[index]
                result.append(Mark("signature_heading", first.line, first.page, first.column, ""))
            for at, (each, role, name) in enumerate(signed):
                result.append(Mark(role, each.line, each.page, each.column + at, name))
                result.append(make_value(name, each.line, each.page, each.column + at, _gap(each)))
            result.extend(scrawls)
        else:
            result.extend(found[index:end])
        if end < len(found) and end == index:
            result.append(found[end])
            end += 1
        index = end
    return result


def _is_scrawl(segment: Segment) -> bool:
    """Whether a value is what OCR made of a pen, or the items beside it."""
    if not isinstance(segment, Value) or segment.people or segment.dates:
        return False
    return segment.is_ranges or sum(char.isalpha() for char in segment.text) < _SCRAWLED


def _signing_after(found: Sequence[Segment], index: int) -> bool:
    return index + 1 < len(found) and bool(_signing(found[index + 1]))


def _gap(segment: Segment) -> int:
    return segment.gap if isinstance(segment, Value) else 0


def _signing(segment: Segment) -> list[tuple[str, str]]:
    """The roles and names of a value that is people with the roles in which they sign, and nothing else."""
    if not isinstance(segment, Value) or not segment.people or not segment.begins_with_person:
        return []
    several = _several(segment.text)
    if several:
        return several
    role = _signing_role(segment) if len(segment.people) == 1 else None
    return [(role, segment.people[0].name)] if role else []


def _several(text: str) -> list[tuple[str, str]]:
    """``Stina Ek, ordförande Bo Alm, sekreterare`` as roles with names; empty for one or none."""
    named = signers_in(text)
    return named if len(named) > 1 or "(" in text else []


def signers_in(text: str) -> list[tuple[str, str]]:
    """The labels and names of a text that is names, each with the role in which it signs, and nothing else.

    >>> signers_in("Bo Alm, justerare")
    [('sign_adjuster', 'Bo Alm')]
    """
    folded = fold(text)
    named: list[tuple[str, str]] = []
    at = 0
    while match := _NAMED.match(folded, at):
        name = text[match.start("name") : match.end("name")].strip(" .")
        words = name.split()
        if not name[:1].isupper() or len(words) < 2 or len(split_run(words, NameBook())) > 1:
            return []
        named.append((_role(match["role"]), name))
        at = match.end()
    return named if not folded[at:].strip(" .,") else []


def _role(word: str) -> str:
    if "juster" in word:
        return _ROLES["j"]
    return _ROLES["s"] if word.endswith(("sekreterare", "protokollforare")) else _ROLES["o"]


def _signing_role(value: Value) -> str | None:
    """The role in which someone signs who is named with it (``Bo Alm, justerare``) and with nothing else."""
    person = value.people[0]
    if person.party or person.replaces:
        return None
    is_below = value.line_end > value.line  # the role stands under the name
    if person.role in ("chair", "secretary") and ("," in value.text or is_below):
        return f"sign_{person.role}"
    return "sign_adjuster" if fold(person.title or "") in SIGNING_WORDS else None
