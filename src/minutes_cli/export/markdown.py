"""Markdown (CommonMark): minutes for people to read, search and put under version control."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from minutes_cli.export.options import Options
from minutes_cli.export.wording import OUTCOMES, VOTES, attendee, counts, item_label, people, person
from minutes_cli.records.models import Item, Record, Vote

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_LINE_START = re.compile(r"^(\s*)([#+\-=~>]|\d{1,9}[.)])(?=\s|$|[#=~-])")


def write_markdown(records: Iterable[Record], out: TextIO, options: Options) -> None:
    """Write records as Markdown, a rule between documents."""
    for number, record in enumerate(records):
        if number:
            out.write("\n---\n\n")
        out.writelines(f"{line}\n" for line in _lines(record))


def escape(text: str) -> str:
    """Text that Markdown shows as it is, line by line.

    >>> escape("1. *bifall* <b>")
    '1\\\\. \\\\*bifall\\\\* \\\\<b\\\\>'
    """
    text = _SPECIAL.sub(r"\\\1", text)
    return _LINE_START.sub(lambda m: m.group(1) + m.group(2)[:-1] + "\\" + m.group(2)[-1], text)


def _lines(record: Record) -> Iterator[str]:
    meeting = record.meeting
    title = ", ".join(escape(part) for part in (meeting.organisation, meeting.body, meeting.date) if part)
    yield f"# {title or escape(record.source.name or 'Protokoll')}"
    yield ""
    when = "–".join(part for part in (meeting.start, meeting.end) if part)
    facts = (("Plats", meeting.place), ("Tid", when), ("Dokument", record.source.name))
    for label, value in facts:
        if value:
            yield f"- {label}: {escape(value)}"
    if record.adjustment.adjusters:
        yield f"- Justerare: {escape(', '.join(record.adjustment.adjusters))}"
    if record.attendance:
        yield from ("", "## Närvarande", "")
        for one in record.attendance:
            yield f"- {escape(attendee(one))}"
    for item in record.items:
        yield ""
        yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    label = item_label(item.number, item.mark)
    yield f"## {escape(f'{label} {item.title}'.strip())}"
    if item.case_numbers:
        yield from ("", f"Dnr {escape(', '.join(item.case_numbers))}")
    for section in item.sections:
        yield ""
        if section.heading:
            yield from (f"### {escape(section.heading)}", "")
        yield from _paragraphs(section.text)
    if item.decisions:
        yield from ("", "**Beslut**", "")
        for number, decision in enumerate(item.decisions, 1):
            text = escape(" ".join(decision.text.split()))
            yield f"{number}. {text} *({OUTCOMES[decision.outcome]})*"
    for vote in item.votes:
        yield ""
        yield from _vote(vote)
    for heading, statements in (("Reservation", item.reservations), ("Anteckning", item.notes)):
        for statement in statements:
            by = people(statement.by)
            yield from ("", f"**{heading}**{': ' + escape(by) if by else ''}")


def _vote(vote: Vote) -> Iterator[str]:
    figures = counts(vote.counts)
    yield f"**Omröstning**{': ' + figures if figures else ''}"
    for word, meaning in (("Ja", vote.yes_means), ("Nej", vote.no_means)):
        if meaning:
            yield from ("", f"{word}: {escape(meaning)}")
    if vote.ballots:
        yield from ("", "| Namn | Röst |", "| --- | --- |")
        for ballot in vote.ballots:
            yield f"| {escape(person(ballot.name, ballot.party))} | {VOTES[ballot.vote]} |"


def _paragraphs(text: str) -> Iterator[str]:
    """Lines that stay lines: a backslash ends a line that goes on in the next."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        more = number + 1 < len(lines) and line.strip() and lines[number + 1].strip()
        yield escape(line.strip()) + ("\\" if more else "")
