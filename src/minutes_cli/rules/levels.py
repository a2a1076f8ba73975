"""How complete a record is: quality levels 0-3, and what the next level lacks.

| level | what a reader can do with it | needs |
|---|---|---|
| 1 | find the items | items with number and title, the day of the meeting (not for notes) |
| 2 | know what was decided, by whom | body, chair, secretary, who took part, a decision for each decision item |
| 3 | rely on it | adjusted and signed, notice (municipal), votes that add up, no error among the findings |

Notes (``anteckningar``) need no body, notice or adjuster; associations need no notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutes_cli.records.models import Finding, Quality, Record
from minutes_cli.records.roles import SERVING
from minutes_cli.rules.findings import Diagnostic


def assess(record: Record, findings: Iterable[Finding | Diagnostic] = ()) -> Quality:
    """The level of a record and what the next level lacks, in English."""
    errors = sorted({found.code for found in findings if found.severity == "error"})
    for level, lacking in enumerate((_for_first(record), _for_second(record), _for_third(record, errors))):
        missing = list(lacking)
        if missing:
            return Quality(level=level, missing=missing)
    return Quality(level=3, missing=[])


def _for_first(record: Record) -> Iterator[str]:
    if not record.items:
        yield "items"
    for item in record.items:
        if not item.title:
            yield f"title of item {item.number or item.order}"
    if record.meeting.date is None and record.source.profile != "anteckningar":
        yield "date of the meeting"


def _for_second(record: Record) -> Iterator[str]:
    notes = record.source.profile == "anteckningar"
    roles = {person.role for person in record.attendance} | {
        sign.role for sign in record.signatures if sign.name
    }
    if record.meeting.body is None and not notes:
        yield "body"
    if "chair" not in roles and not notes:
        yield "chair"
    if "secretary" not in roles:
        yield "secretary"
    if not any(person.role in SERVING or notes for person in record.attendance):
        yield "who took part"
    for item in record.items:
        if item.kind in ("decision", "election", "motion", "citizen_proposal") and not item.decisions:
            yield f"decision in item {item.number or item.order}"


def _for_third(record: Record, errors: list[str]) -> Iterator[str]:
    profile = record.source.profile
    if profile != "anteckningar":
        if not record.adjustment.adjusters:
            yield "adjuster"
        if record.adjustment.date is None:
            yield "date of adjustment"
    if not any(sign.name for sign in record.signatures):
        yield "signatures"
    if profile == "kommun":
        if record.notice.posted is None:
            yield "date of notice"
        if record.notice.stored_at is None:
            yield "where the minutes are kept"
    for item in record.items:
        if any(vote.consistent is False for vote in item.votes):
            yield f"votes that add up in item {item.number or item.order}"
    for code in errors:
        yield f"no {code}"
