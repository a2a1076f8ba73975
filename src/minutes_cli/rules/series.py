"""The minutes of one body, in order: what the archive rules walk along.

Bodies are matched folded and through scan damage; files that do not name their organisation join the one
organisation that has such a body.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from minutes_cli.rules.bodies import fold_body
from minutes_cli.rules.facts import Archive, Facts
from minutes_cli.rules.people import fold_name
from minutes_cli.values import frozen

Link = Literal["continues", "restarts", "gap", "overlap"]
Convention = Literal["running", "restarting", "unknown"]


@frozen
class Series:
    """Dated minutes of one body, in order of day and path."""

    organisation: str | None
    body: str
    meetings: tuple[Facts, ...]

    @property
    def name(self) -> str:
        """What to call the body in a message."""
        return f"{self.body}, {self.organisation}" if self.organisation else self.body

    def years(self) -> list[int]:
        """Years with minutes."""
        return sorted({meeting.day.year for meeting in self.meetings if meeting.day})

    def of_year(self, year: int) -> list[Facts]:
        """Minutes of a year, one a day: files of one meeting count as one, with the first file's path."""
        return [meeting for meeting in self.days() if meeting.day is not None and meeting.day.year == year]

    def days(self) -> list[Facts]:
        """One entry a meeting: files of one day joined."""
        merged: dict[datetime.date, Facts] = {}
        for meeting in self.meetings:
            day = meeting.day
            if day is None:
                continue
            first = merged.get(day)
            merged[day] = meeting if first is None else _joined(first, meeting)
        return [merged[day] for day in sorted(merged)]


def _joined(first: Facts, second: Facts) -> Facts:
    """Two files of one meeting as one: their items in order of number."""
    from dataclasses import replace

    known = {item.number for item in first.items}
    items = [*first.items, *(item for item in second.items if item.number not in known)]
    return replace(
        first,
        items=tuple(items),
        next=first.next + second.next,
        references=first.references + second.references,
    )


def series_of(archive: Archive) -> list[Series]:
    """The bodies of an archive, each with its minutes; undated files and files without a body are left out."""
    dated = [facts for facts in archive.documents if facts.day is not None and facts.body]
    organisations: dict[str, set[str]] = {}
    keys: list[tuple[str, str]] = []
    bodies: list[str] = []
    for facts in dated:
        body = _cluster(fold_body(facts.body or ""), bodies)
        organisation = fold_name(facts.organisation) if facts.organisation else ""
        if organisation:
            organisation = _cluster(organisation, sorted(organisations.get(body, set())))
            organisations.setdefault(body, set()).add(organisation)
        keys.append((organisation, body))
    groups: dict[tuple[str, str], list[Facts]] = {}
    for facts, (organisation, body) in zip(dated, keys, strict=True):
        known = organisations.get(body, set())
        if not organisation and len(known) == 1:
            organisation = next(iter(known))
        groups.setdefault((organisation, body), []).append(facts)
    series = [_make(members) for _, members in sorted(groups.items())]
    return sorted(series, key=lambda one: (one.organisation or "", one.body))


def _cluster(name: str, known: list[str]) -> str:
    """The known name that a name is, one misread letter allowed; a new one is added."""
    from rapidfuzz.distance import OSA

    for other in known:
        is_misread = len(name) > 8 and not any(map(str.isdigit, name)) and OSA.distance(name, other) <= 1
        if name == other or is_misread:
            return other
    known.append(name)
    return name


def _make(members: list[Facts]) -> Series:
    organisation = Counter(facts.organisation for facts in members if facts.organisation).most_common(1)
    body = Counter(facts.body for facts in members if facts.body).most_common(1)[0][0]
    ordered = tuple(sorted(members, key=lambda facts: (facts.date or "", facts.path)))
    return Series(organisation[0][0] if organisation else None, str(body), ordered)


def ends_of(meeting: Facts) -> tuple[int, int] | None:
    """First and last item number of a meeting; None where it has no whole numbers."""
    numbers = meeting.numbers()
    return (min(numbers), max(numbers)) if numbers else None


@frozen
class Pair:
    """Two meetings in a row, and how the numbers of the second follow those of the first."""

    before: Facts
    after: Facts
    last: int
    first: int
    link: Link


def iter_pairs(meetings: list[Facts]) -> Iterator[Pair]:
    """Yield neighbouring meetings that both have numbers."""
    numbered = [meeting for meeting in meetings if ends_of(meeting) is not None]
    for before, after in pairwise(numbered):
        one, other = ends_of(before), ends_of(after)
        if one is None or other is None:
            continue
        last, first = one[1], other[0]
        link: Link = "overlap"
        if first == last + 1:
            link = "continues"
        elif first == 1:
            link = "restarts"
        elif first > last + 1:
            link = "gap"
        yield Pair(before, after, last, first, link)


def convention_of(pairs: list[Pair]) -> Convention:
    """How a body numbers within a year, learnt from its own minutes.

    A meeting that begins with another number than 1 is itself a sign of running numbers.
    """
    restarts = sum(pair.link == "restarts" for pair in pairs)
    runs = sum(pair.link in ("continues", "gap") for pair in pairs)
    if not pairs or restarts == runs:
        return "unknown"
    return "restarting" if restarts > runs else "running"
