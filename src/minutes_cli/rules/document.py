"""One document as the rules see it: the record, the lines, the settings, and where things stand.

A record may come without its text (a JSON file): then ``lines`` is empty and text rules read the
sections of the record instead, see :meth:`Document.iter_text`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import field
from functools import cached_property

from minutes_cli.patterns import regex
from minutes_cli.records.models import Attendance, Item, Profile, Record
from minutes_cli.records.roles import SERVING
from minutes_cli.rules.dates import WrittenDate, iter_dates, parse_date
from minutes_cli.rules.item_numbers import took_part
from minutes_cli.rules.people import is_same_person
from minutes_cli.rules.personal_numbers import PersonalNumber, iter_personal_numbers
from minutes_cli.rules.settings import RuleSettings
from minutes_cli.values import frozen

_DIGITS = regex(r"\d+")


@frozen
class TextLine:
    """A piece of text to search: a line of the document, or a part of the record where there is none."""

    text: str
    line: int | None
    item: str | None


@frozen
class Document:
    """What a rule over one document may look at; everything is plain data.

    lines: the repaired text.  scan_lines: the same lines as scanned.
    is_known: whether a dictionary knows a lower-case word; None where none is asked.
    """

    path: str
    record: Record
    lines: tuple[str, ...] = ()
    scan_lines: tuple[str, ...] = ()
    settings: RuleSettings = field(default_factory=RuleSettings)
    is_known: Callable[[str], bool] | None = None

    @cached_property
    def profile(self) -> Profile:
        """The profile to check by: the settings' own, else the record's, else municipal."""
        return self.settings.profile or self.record.source.profile or "kommun"

    @cached_property
    def date(self) -> datetime.date | None:
        """Day of the meeting."""
        return parse_date(self.record.meeting.date)

    @cached_property
    def is_damaged(self) -> bool:
        """Whether the text is a scan read with another language's model, so that it may be misread."""
        model = self.record.source.ocr.model
        return model not in ("none", "swe") or len(self.record.corrections) > 20

    @cached_property
    def has_cover(self) -> bool:
        """Whether the file holds the cover page, where the law's facts are.

        An extract, or minutes filed without their cover, lacks all of them at once: then a missing
        adjuster says something of the file and not of the meeting.
        """
        record = self.record
        signs = (
            bool(self.serving_all),
            bool(record.adjustment.adjusters) or record.adjustment.date is not None,
            bool(record.meeting.item_range),
            record.notice.posted is not None or record.notice.removed is not None,
            bool(record.signatures),
            record.meeting.start is not None or record.meeting.place is not None,
        )
        return sum(signs) >= 2

    @cached_property
    def serving_all(self) -> list[Attendance]:
        """Those who served for at least one item."""
        return [person for person in self.record.attendance if person.role in SERVING]

    @cached_property
    def present_all(self) -> list[Attendance]:
        """Everyone who was there for at least one item."""
        return [person for person in self.record.attendance if person.role != "absent"]

    @cached_property
    def starts(self) -> list[tuple[int, Item]]:
        """(first line, item) in order of lines; items without a span are looked for by mark and title."""
        found: list[tuple[int, Item]] = []
        after = 0
        for item in self.record.items:
            line = item.span.line_start or self._find_heading(item, after)
            if line is not None:
                found.append((line, item))
                after = line
        return sorted(found, key=lambda pair: pair[0])

    def _find_heading(self, item: Item, after: int) -> int | None:
        """The line of an item's heading below a line: its number as printed, else its title."""
        mark = " ".join((item.number_raw or "").split()).casefold()
        title = " ".join((item.title_raw or item.title).split()).casefold()[:30]
        if not mark and not title:
            return None
        for number, line in self._squeezed[after:]:
            if (mark and line.startswith(mark) and not line[len(mark) :][:1].isdigit()) or (
                not mark and line.startswith(title)
            ):
                return number
        return None

    def serving(self, item: Item) -> list[Attendance]:
        """Those who served for one item."""
        return [person for person in self.serving_all if took_part(person, item)]

    def present(self, item: Item) -> list[Attendance]:
        """Those who were there for one item, in any role."""
        return [person for person in self.present_all if took_part(person, item)]

    def find_person(self, name: str) -> list[Attendance]:
        """The attendance entries of a person, read through scan damage."""
        return [person for person in self.record.attendance if is_same_person(person.name, name)]

    def chairs(self) -> list[str]:
        """Who was in the chair, from the attendance and the signatures."""
        return self._with_role("chair")

    def secretaries(self) -> list[str]:
        """Who kept the minutes, from the attendance and the signatures."""
        return self._with_role("secretary")

    def _with_role(self, role: str) -> list[str]:
        names = [person.name for person in self.record.attendance if person.role == role]
        names += [sign.name for sign in self.record.signatures if sign.role == role and sign.name]
        return names

    def item_at(self, line: int | None) -> Item | None:
        """The item that a line belongs to."""
        found = None
        if line is not None:
            for start, item in self.starts:
                if start > line:
                    break
                found = item
        if found is not None and found.span.line_end and line is not None and line > found.span.line_end:
            return None
        return found

    def number_at(self, line: int | None) -> str | None:
        """Number of the item that a line belongs to."""
        item = self.item_at(line)
        return item.number if item is not None else None

    def line_of(self, item: Item | None) -> int | None:
        """First line of an item: its span, else where its number and title are printed."""
        if item is None:
            return None
        if item.span.line_start:
            return item.span.line_start
        return next((line for line, other in self.starts if other is item), None)

    def find_line(self, *parts: str) -> int | None:
        """The first line that holds all the parts, regardless of spacing; None where no line does."""
        wanted = [" ".join(part.split()).casefold()[:60] for part in parts if part and part.strip()]
        if not wanted:
            return None
        for number, line in self._squeezed:
            if all(part in line for part in wanted):
                return number
        return None

    def locate_date(
        self, date: datetime.date, near: int | None = None
    ) -> tuple[int | None, int | None, int | None]:
        """Line, start and end of a printed date: the first at or below a line, else the first anywhere.

        Gives the line near, without a place in it, where the date is not printed as such.
        """
        places = self._dates.get(date, [])
        below = [place for place in places if near is None or place[0] >= near]
        if below or places:
            return (below or places)[0]
        return near, None, None

    def locate(self, text: str, near: int | None = None) -> tuple[int | None, int | None, int | None]:
        """Line, start and end of a piece of text on one line, as for a date."""
        for number, line in enumerate(self.lines[(near or 1) - 1 :], near or 1):
            start = line.find(text)
            if start >= 0:
                return number, start, start + len(text)
        return near, None, None

    @cached_property
    def _dates(self) -> dict[datetime.date, list[tuple[int, int, int]]]:
        found: dict[datetime.date, list[tuple[int, int, int]]] = {}
        for number, line in enumerate(self.lines, 1):
            for date in iter_dates(line):
                if date.value is not None:
                    found.setdefault(date.value, []).append((number, date.start, date.end))
        return found

    @cached_property
    def _squeezed(self) -> list[tuple[int, str]]:
        return [(number, " ".join(line.split()).casefold()) for number, line in enumerate(self.lines, 1)]

    @cached_property
    def cover_text(self) -> str:
        """The text before the first item, on one line; empty where it is not known."""
        first = self.starts[0][0] if self.starts else None
        return " ".join(" ".join(self.lines[: first - 1]).split()) if first else ""

    @cached_property
    def tail_text(self) -> str:
        """The text after the last item's span."""
        ends = [item.span.line_end for item in self.record.items if item.span.line_end]
        return " ".join(" ".join(self.lines[max(ends) :]).split()) if ends else ""

    @cached_property
    def furniture_lines(self) -> frozenset[int]:
        """Lines that belong to the page and not to the text."""
        return frozenset(piece.line for piece in self.record.source.furniture)

    def iter_text(self) -> Iterator[TextLine]:
        """Yield all the text: the repaired lines, or the texts of the record where there are none."""
        return iter(self._text)

    @cached_property
    def _text(self) -> tuple[TextLine, ...]:
        if not self.lines:
            return tuple(self._iter_record_text())
        return tuple(
            TextLine(text, number, self.number_at(number)) for number, text in enumerate(self.lines, 1)
        )

    @cached_property
    def written_dates(self) -> tuple[tuple[TextLine, WrittenDate], ...]:
        """The dates of all the text, each with what it stands in."""
        return tuple((piece, date) for piece in self._text for date in iter_dates(piece.text))

    @cached_property
    def personal_numbers(self) -> tuple[tuple[TextLine, PersonalNumber], ...]:
        """The personal and coordination numbers of all the text, each with what it stands in."""
        return tuple((piece, number) for piece in self._text for number in iter_personal_numbers(piece.text))

    def _iter_record_text(self) -> Iterator[TextLine]:
        for item in self.record.items:
            yield TextLine(item.title, None, item.number)
            seen = []
            for section in item.sections:
                seen.append(section.text)
                yield from (
                    TextLine(line, section.line_start, item.number) for line in section.text.split("\n")
                )
            for decision in item.decisions:
                if not any(decision.text in text for text in seen):
                    yield TextLine(decision.text, None, item.number)
        for coming in self.record.meeting.next:
            if coming.text:
                yield TextLine(coming.text, coming.line_start, self.number_at(coming.line_start))


def item_text(item: Item) -> str:
    """All the text of an item: title, sections, decisions."""
    parts = [item.title, *(f"{section.heading or ''}\n{section.text}" for section in item.sections)]
    parts += [decision.text for decision in item.decisions]
    return "\n".join(parts)
