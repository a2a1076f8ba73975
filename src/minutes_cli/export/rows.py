"""A record as rows of the tidy tables: the meeting, its items (:mod:`.item_rows`), and what else it has."""

from __future__ import annotations

from minutes_cli.export.item_rows import Rows, item_rows, trace
from minutes_cli.export.keys import child_key
from minutes_cli.export.tables import TableRow
from minutes_cli.records.models import Record


def rows_of(record: Record, key: str) -> Rows:
    """All rows of a record with the name of their table, parents before children."""
    yield "meetings", _meeting(record, key)
    for item in record.items:
        yield from item_rows(item, key)
    yield from _meeting_rows(record, key)


def _meeting(record: Record, key: str) -> TableRow:
    source, meeting = record.source, record.meeting
    adjustment, notice = record.adjustment, record.notice
    return {
        "meeting_id": key,
        "name": source.name,
        "sha256": source.sha256,
        "format": source.format,
        "encoding": source.encoding,
        "pages": source.pages,
        "profile": source.profile,
        "ocr_model": source.ocr.model,
        "ocr_confidence": source.ocr.confidence,
        "organisation": meeting.organisation,
        "body": meeting.body,
        "kind": meeting.kind,
        "number": meeting.number,
        "date": meeting.date,
        "start_time": meeting.start,
        "end_time": meeting.end,
        "place": meeting.place,
        "item_range": ranges(meeting.item_range),
        "adjusters": "; ".join(adjustment.adjusters) or None,
        "adjuster_deputies": "; ".join(adjustment.deputies) or None,
        "adjustment_date": adjustment.date,
        "adjustment_place": adjustment.place,
        "adjusted_items": ranges(adjustment.items),
        "notice_posted": notice.posted,
        "notice_removed": notice.removed,
        "notice_last_appeal": notice.last_appeal,
        "notice_body": notice.body,
        "notice_stored_at": notice.stored_at,
        "quality_level": record.quality.level,
        "quality_missing": "; ".join(record.quality.missing) or None,
        "schema_version": record.schema_version,
        **trace(meeting),
    }


def _meeting_rows(record: Record, key: str) -> Rows:
    for place, person in enumerate(record.attendance, 1):
        yield (
            "attendance",
            {
                **child_key("attendance", key, place, "meeting_id"),
                "name": person.name,
                "party": person.party,
                "role": person.role,
                "title": person.title,
                "replaces": person.replaces,
                "items": ranges(person.items),
                "except_items": ranges(person.except_items),
                "present_from": person.from_,
                "present_to": person.to,
                "remote": person.remote,
                **trace(person),
            },
        )
    for place, signature in enumerate(record.signatures, 1):
        yield (
            "signatures",
            {
                **child_key("signature", key, place, "meeting_id"),
                "role": signature.role,
                "name": signature.name,
                "legible": signature.legible,
                **trace(signature),
            },
        )
    for place, coming in enumerate(record.meeting.next, 1):
        yield (
            "next_meetings",
            {
                **child_key("next_meeting", key, place, "meeting_id"),
                "date": coming.date,
                "start_time": coming.start,
                "end_time": coming.end,
                "place": coming.place,
                "body": coming.body,
                "text": coming.text,
                **trace(coming),
            },
        )
    for place, change in enumerate(record.corrections, 1):
        yield (
            "corrections",
            {
                **child_key("correction", key, place, "meeting_id"),
                "line": change.line,
                "start_column": change.start,
                "end_column": change.end,
                "before": change.before,
                "after": change.after,
                "reason": change.reason,
                "confidence": change.confidence,
                "alternative": change.alternative,
            },
        )
    for place, finding in enumerate(record.findings, 1):
        yield (
            "findings",
            {
                **child_key("finding", key, place, "meeting_id"),
                "code": finding.code,
                "severity": finding.severity,
                "message": finding.message,
                "line": finding.line,
                "item": finding.item,
            },
        )


def ranges(values: list[list[int]]) -> str | None:
    """Item ranges as printed in minutes.

    >>> ranges([[51, 58], [60, 60]])
    '51-58, 60'
    """
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in values) or None
