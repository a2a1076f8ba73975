"""HTML: one plain page that stands alone, without scripts, styles from elsewhere or links outward.

For reading and printing.  The page that shows a record beside its scan is ``minutes report``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TextIO

from minutes_cli.export.keys import Keys
from minutes_cli.export.options import Options
from minutes_cli.export.wording import OUTCOMES, VOTES, attendee, counts, item_label, people, person
from minutes_cli.records.models import Item, Record

_HEAD = """<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Protokoll</title>
<style>
body { font: 1rem/1.5 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
h1, h2, h3 { font-family: Arial, sans-serif; line-height: 1.25; }
h3 { font-size: 1rem; margin-bottom: 0; }
.text { white-space: pre-line; margin-top: .25rem; }
.outcome, .facts, .cases { color: #555; }
table { border-collapse: collapse; }
th, td { border: 1px solid #bbb; padding: .1rem .6rem; text-align: left; }
@media print { article { page-break-before: always; } }
</style>
</head>
<body>
"""


def write_html(records: Iterable[Record], out: TextIO, options: Options) -> None:
    """Write one page with all records, one article each."""
    out.write(_HEAD)
    keys = Keys()
    for record in records:
        out.writelines(f"{line}\n" for line in _article(record, keys.meeting_key(record)))
    out.write("</body>\n</html>\n")


def _article(record: Record, key: str) -> Iterator[str]:
    meeting = record.meeting
    title = ", ".join(part for part in (meeting.organisation, meeting.body, meeting.date) if part)
    yield f'<article id="{escape(key)}">'
    yield f"<h1>{escape(title or record.source.name or 'Protokoll')}</h1>"
    when = "–".join(part for part in (meeting.start, meeting.end) if part)
    facts = [part for part in (meeting.place, when, record.source.name) if part]
    if facts:
        yield f'<p class="facts">{escape(" · ".join(facts))}</p>'
    if record.attendance:
        yield "<h2>Närvarande</h2>\n<ul>"
        for one in record.attendance:
            yield f"<li>{escape(attendee(one))}</li>"
        yield "</ul>"
    for item in record.items:
        yield from _item(item, key)
    yield "</article>"


def _item(item: Item, key: str) -> Iterator[str]:
    yield f'<section id="{escape(key)}#{item.order}">'
    heading = f"{item_label(item.number, item.mark)} {item.title}".strip()
    yield f"<h2>{escape(heading)}</h2>"
    if item.case_numbers:
        yield f'<p class="cases">Dnr {escape(", ".join(item.case_numbers))}</p>'
    for section in item.sections:
        if section.heading:
            yield f"<h3>{escape(section.heading)}</h3>"
        if section.text:
            yield f'<p class="text">{escape(section.text)}</p>'
    if item.decisions:
        yield "<h3>Beslut i korthet</h3>\n<ol>"
        for decision in item.decisions:
            outcome = f'<span class="outcome">({OUTCOMES[decision.outcome]})</span>'
            yield f"<li>{escape(decision.text)} {outcome}</li>"
        yield "</ol>"
    for vote in item.votes:
        yield f"<h3>Omröstning</h3>\n<p>{escape(counts(vote.counts))}</p>"
        if vote.ballots:
            yield "<table>\n<tr><th>Namn</th><th>Röst</th></tr>"
            for ballot in vote.ballots:
                name = escape(person(ballot.name, ballot.party))
                yield f"<tr><td>{name}</td><td>{VOTES[ballot.vote]}</td></tr>"
            yield "</table>"
    for label, statements in (("Reservation", item.reservations), ("Anteckning", item.notes)):
        for statement in statements:
            by = people(statement.by)
            yield f"<p>{label}{': ' + escape(by) if by else ''}</p>"
    yield "</section>"
