"""Many documents as the report shows them: totals, timeline, quality by file, what needs a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from minutes_cli.report.charts import Mark, Timeline, timeline
from minutes_cli.report.document import Document, search_text
from minutes_cli.values import frozen

FIRST_FOR_A_PERSON = 10  # as many as one looks through in a sitting; the table has them all

# What weighs how much when the documents are ordered.  Doubt counts in expected wrong words, so an
# error, which makes the record as a whole unsafe, weighs as much as ten of them and a warning as two.
_WEIGHT_ERROR = 10.0
_WEIGHT_WARNING = 2.0
_WEIGHT_LEVEL = 10.0
_REACHABLE = 3  # the highest level of quality
_WORTH_A_LOOK = 2  # below, the record lacks things that most documents have


@frozen
class Reason:
    """Why a document needs a person: a key of the vocabulary and its figure."""

    key: str
    count: int


@frozen
class ItemEntry:
    """One agenda item in the search index."""

    number: str
    title: str
    outcome: str
    line: int | None
    text: str


@frozen
class Entry:
    """One row of the folder's table.

    index: place in the report.  changes: corrections, of which low and medium are uncertain.
    urgency: how much it needs a person, and reasons: why.
    """

    index: int
    name: str
    title: str
    organisation: str
    day: str
    items: int
    decisions: int
    votes: int
    changes: int
    low: int
    medium: int
    errors: int
    warnings: int
    level: int
    missing: tuple[str, ...]
    urgency: float
    reasons: tuple[Reason, ...]
    people: str
    agenda: tuple[ItemEntry, ...]

    @property
    def year(self) -> str:
        """The meeting's year; empty when unknown."""
        return self.day[:4]

    @property
    def state(self) -> str:
        """How the timeline and the table colour it."""
        if self.errors or self.level == 0:
            return "low"
        return "medium" if self.warnings or self.low or self.level == 1 else "high"


def enter(document: Document, index: int = 0) -> Entry:
    """Sum a document up for the folder's index."""
    record = document.record
    errors, warnings = document.count_findings("error"), document.count_findings("warning")
    level = record.quality.level
    low = document.count_level("low")
    reasons = [
        Reason("errors", errors),
        Reason("no_items", int(not record.items)),
        Reason("no_date", int(not record.meeting.date)),
        Reason("level", _REACHABLE - level if level < _WORTH_A_LOOK else 0),
        Reason("low", low),
        Reason("warnings", warnings),
    ]
    return Entry(
        index=index,
        name=document.name,
        title=document.title,
        organisation=record.meeting.organisation or "",
        day=record.meeting.date or "",
        items=len(record.items),
        decisions=sum(len(item.decisions) for item in record.items),
        votes=sum(len(item.votes) for item in record.items),
        changes=len(document.changes) or len(record.corrections),
        low=low,
        medium=document.count_level("medium"),
        errors=errors,
        warnings=warnings,
        level=level,
        missing=tuple(record.quality.missing),
        urgency=_WEIGHT_ERROR * errors
        + _WEIGHT_WARNING * warnings
        + _WEIGHT_LEVEL * (_REACHABLE - level)
        + document.doubt,
        reasons=tuple(reason for reason in reasons if reason.count),
        people=search_text(person.name for person in record.attendance),
        agenda=tuple(
            ItemEntry(
                number=item.number or "",
                title=item.title or item.title_raw,
                outcome=next((one.outcome for one in item.decisions if one.outcome != "other"), ""),
                line=item.span.line_start,
                text=search_text([*item.case_numbers, *(one.text for one in item.decisions)]),
            )
            for item in record.items
        ),
    )


@frozen
class Folder:
    """The index of a report on many documents."""

    entries: Sequence[Entry]

    @cached_property
    def _is_one_organisation(self) -> bool:
        return len({entry.organisation.casefold() for entry in self.entries}) < 2

    def body_of(self, entry: Entry) -> str:
        """What groups a document: its body, with the organisation where the folder holds several."""
        if self._is_one_organisation or not entry.organisation or entry.organisation == entry.title:
            return entry.title
        return f"{entry.title}, {entry.organisation}"

    @cached_property
    def timeline(self) -> Timeline | None:
        """Meetings by body over time; None when no meeting has a date."""
        marks = (
            Mark(self.body_of(entry), entry.day, entry.index, f"{entry.title} {entry.day}", entry.state)
            for entry in self.entries
            if entry.day
        )
        return timeline(list(marks))

    @cached_property
    def undated(self) -> int:
        """How many documents the timeline cannot show."""
        return len(self.entries) - (len(self.timeline.dots) if self.timeline else 0)

    @cached_property
    def urgent(self) -> list[Entry]:
        """The documents a person should look at first."""
        waiting = [entry for entry in self.entries if entry.reasons]
        waiting.sort(key=lambda entry: (-entry.urgency, entry.index))
        return waiting[:FIRST_FOR_A_PERSON]

    @cached_property
    def waiting(self) -> int:
        """How many documents have a reason to be looked at."""
        return sum(bool(entry.reasons) for entry in self.entries)

    @cached_property
    def bodies(self) -> list[str]:
        """Bodies to filter by, in alphabetical order."""
        return sorted({self.body_of(entry) for entry in self.entries})

    @cached_property
    def years(self) -> list[str]:
        """Years to filter by."""
        return sorted({entry.year for entry in self.entries if entry.year})

    def total(self, name: str) -> int:
        """Sum of one figure over all documents."""
        return sum(getattr(entry, name) for entry in self.entries)

    def count_level(self, level: int) -> int:
        """How many documents have reached exactly this level of quality."""
        return sum(entry.level == level for entry in self.entries)

    def data(self) -> list[list[object]]:
        """What the page's script searches: one list a document, agenda items included."""
        return [
            [
                entry.index,
                search_text([entry.title, entry.organisation, entry.day, entry.name, entry.people]),
                [[item.number, item.title, item.outcome, item.line, item.text] for item in entry.agenda],
            ]
            for entry in self.entries
        ]


def build_folder(entries: Iterable[Entry]) -> Folder:
    """The index in order of organisation, body and day; documents without a day come last."""
    order = sorted(
        entries,
        key=lambda one: (one.organisation.casefold(), one.title.casefold(), one.day or "9999", one.name),
    )
    return Folder(order)
