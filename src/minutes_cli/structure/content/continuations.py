"""The earlier items that an item takes up: ``Bordlagt den 24 januari 2024, § 44``, ``forts. från § 288``.

Input: the item's sections.  Output: date, number and relation of each earlier item, as the text states them.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.records.models import Continuation
from minutes_cli.structure.text.dates import find_dates, resolve
from minutes_cli.structure.text.document import SectionDraft
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.joining import join_lines

_RELATIONS = {
    "postponed": regex(r"\bbordla|\buppskjut|\bbordlag"),
    "referred_back": regex(r"\baterremi|\baterforvis"),
    "forts": regex(r"\bforts"),
    "earlier": regex(r"\btidigare\s+(?:beslut|behandl)|\bbehandla(?:t|des)|\bbeslut"),
}
_NUMBER = regex(r"[§$&]\s?(?P<number>\d{1,4})\b|\bpunkt\s+(?P<point>\d{1,3})\b")
_MISREAD = regex(r"\W{1,3}(?:8|5|s|&8)\s(?P<number>\d{1,4})\b(?!\s?[-./:]\d)")  # "2022, 8 22": § 22
_KINDS = frozenset({"earlier", "body", "background", "today"})
_NEAR = 60  # characters between a date and its §


def read_continuations(sections: Sequence[SectionDraft], meeting_date: str | None) -> list[Continuation]:
    """The earlier items named in ``Tidigare behandling``, by words like ``Bordlagt``, or by date and §."""
    found: list[Continuation] = []
    for section in sections:
        if section.kind not in _KINDS:
            continue
        text = join_lines(section.lines)
        if len(text) > 5000:
            continue
        folded = fold(text)
        for hit in find_dates(text):
            before = folded[max(0, hit.start - 70) : hit.start]
            relation = _relation(before)
            if relation is None and section.kind != "earlier":
                continue
            number = _number(folded[hit.end : hit.end + _NEAR])
            is_link = relation in ("postponed", "referred_back", "forts") or number is not None
            if section.kind != "earlier" and not is_link:
                continue
            found.append(
                Continuation(
                    date=resolve(hit, meeting_date, forward=False),
                    number=number,
                    relation=relation or "earlier",
                )
            )
    return found


def _number(after: str) -> str | None:
    """The item's number in the folded text after a date."""
    misread = _MISREAD.match(after)
    if misread:
        return misread["number"]
    match = _NUMBER.search(after)
    return (match["number"] or match["point"]) if match else None


def _relation(before: str) -> str | None:
    last: tuple[int, str] | None = None
    for name, pattern in _RELATIONS.items():
        for match in pattern.finditer(before):
            if last is None or match.start() > last[0]:
                last = (match.start(), name)
    return last[1] if last else None
