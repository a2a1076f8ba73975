"""What the archive rules need of one document: small, plain, and kept in the cache.

An archive of a thousand files is checked across from these facts alone, so that an unchanged file need
not be parsed again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import asdict, field
from typing import Any

from minutes_cli.patterns import regex
from minutes_cli.records.models import Item, Profile
from minutes_cli.rules.dates import iter_dates, parse_date
from minutes_cli.rules.document import Document
from minutes_cli.rules.item_numbers import plain_number
from minutes_cli.rules.settings import RuleSettings
from minutes_cli.values import frozen

_REFERENCE_TAIL = regex(r"^[\s,(]*§{1,2}\s*(?P<number>\d{1,4})\b")
_REFERENCE_HEAD = regex(
    r"(?P<body>[A-ZÅÄÖ][\wåäö-]+(?:\s+(?:arbets|personal|allmänna|plan|social)\w*utskott\w*)?)[\s,(]*(?:den\s+)?$"
)
_PUT_OFF = {"postponed": "postponed", "referred_back": "referred_back"}


@frozen
class ItemFact:
    """One item: what it is called, its cases, whether it was put off (postponed, referred_back)."""

    number: str | None
    title: str
    cases: tuple[str, ...] = ()
    put_off: str | None = None
    target_date: str | None = None
    line: int | None = None


@frozen
class Reference:
    """An earlier item that an item refers to."""

    item: str | None
    number: str
    date: str
    body: str | None
    line: int | None


@frozen
class NextFact:
    """A coming meeting that was announced."""

    date: str
    body: str | None
    item: str | None
    line: int | None


@frozen
class Facts:
    """One document, as the archive rules see it."""

    path: str
    sha256: str | None
    profile: Profile
    organisation: str | None
    body: str | None
    date: str | None
    number: str | None
    is_adjusted: bool
    level: int
    items: tuple[ItemFact, ...] = ()
    references: tuple[Reference, ...] = ()
    next: tuple[NextFact, ...] = ()
    people: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()

    @property
    def day(self) -> datetime.date | None:
        """Day of the meeting."""
        return parse_date(self.date)

    def numbers(self) -> list[int]:
        """Whole item numbers, as printed."""
        return [number for item in self.items if (number := plain_number(item.number)) is not None]

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for the cache."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Facts:
        """From the cache."""
        return cls(
            **{
                **data,
                "items": tuple(ItemFact(**{**item, "cases": tuple(item["cases"])}) for item in data["items"]),
                "references": tuple(Reference(**reference) for reference in data["references"]),
                "next": tuple(NextFact(**coming) for coming in data["next"]),
                "people": tuple(data["people"]),
                "codes": tuple((code, severity) for code, severity in data["codes"]),
            }
        )


@frozen
class Archive:
    """All documents of a run, the settings, and the manifest where one is given."""

    documents: tuple[Facts, ...]
    settings: RuleSettings = field(default_factory=RuleSettings)
    manifest: dict[str, str] = field(default_factory=dict)


def facts_of(document: Document, codes: list[tuple[str, str]] | None = None, level: int = 0) -> Facts:
    """The facts of one document; codes: the findings on it as (code, severity)."""
    record = document.record
    return Facts(
        path=document.path,
        sha256=record.source.sha256,
        profile=document.profile,
        organisation=record.meeting.organisation,
        body=record.meeting.body,
        date=record.meeting.date if document.date else None,
        number=record.meeting.number,
        is_adjusted=record.adjustment.date is not None,
        level=level,
        items=tuple(_item_fact(document, item) for item in record.items),
        references=tuple(_iter_references(document)),
        next=tuple(
            NextFact(coming.date, coming.body, document.number_at(coming.line_start), coming.line_start)
            for coming in record.meeting.next
            if coming.date and parse_date(coming.date)
        ),
        people=tuple(
            dict.fromkeys(person.name for person in record.attendance if len(person.name.split()) > 1)
        ),
        codes=tuple(sorted(set(codes or []))),
    )


def _item_fact(document: Document, item: Item) -> ItemFact:
    put_off = next((decision for decision in item.decisions if decision.outcome in _PUT_OFF), None)
    return ItemFact(
        number=item.number,
        title=item.title,
        cases=tuple(item.case_numbers),
        put_off=put_off.outcome if put_off is not None else None,
        target_date=put_off.outcome_target.date if put_off is not None else None,
        line=document.line_of(item),
    )


def _iter_references(document: Document) -> Iterator[Reference]:
    """References to an earlier § with its day: those of the record, and those printed in the sections."""
    for item in document.record.items:
        seen: set[tuple[str, str]] = set()
        for earlier in item.continues:
            if earlier.date and earlier.number and parse_date(earlier.date):
                seen.add((earlier.date, earlier.number))
                yield Reference(item.number, earlier.number, earlier.date, None, document.line_of(item))
        for section in item.sections:
            if "§" not in section.text:
                continue
            for text in section.text.split("\n"):
                for date in iter_dates(text):
                    tail = _REFERENCE_TAIL.match(text[date.end :])
                    if tail is None or date.value is None:
                        continue
                    key = (date.value.isoformat(), tail["number"])
                    if key in seen:
                        continue
                    seen.add(key)
                    head = _REFERENCE_HEAD.search(text[: date.start])
                    yield Reference(
                        item.number, key[1], key[0], head["body"] if head else None, section.line_start
                    )
