"""A record as rows of the tidy tables, and the keys that hold them together."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from minutes_cli.export.tables import TableRow, Value
from minutes_cli.records.models import (
    Continuation,
    Item,
    Motion,
    Person,
    Record,
    Statement,
    Traced,
    Vote,
    to_json,
)

NAMELESS = (None, "", "-")
"""Documents that came in a pipe: their content is their name."""

Rows = Iterator[tuple[str, TableRow]]


class Keys:
    """Gives each record of a run its meeting key.

    A key is the document's name, so that a later run writes the same key for the same document.  A second
    record of one name in the same run gets ``~2`` after it, and nothing is lost.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def meeting_key(self, record: Record) -> str:
        """The key of a record."""
        key = document_key(record)
        count = self._seen.get(key, 0) + 1
        self._seen[key] = count
        return key if count == 1 else f"{key}~{count}"


def document_key(record: Record) -> str:
    """What a document is known by: its name, or its content where it has none."""
    name = record.source.name
    if name not in NAMELESS and name is not None:
        return name.replace("\\", "/").removeprefix("./")
    digest = record.source.sha256 or sha256(to_json(record, indent=None).encode("utf-8")).hexdigest()
    return f"sha256:{digest[:16]}"


def rows_of(record: Record, key: str) -> Rows:
    """All rows of a record with the name of their table, parents before children."""
    yield "meetings", _meeting(record, key)
    for item in record.items:
        yield from _item_rows(item, key)
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
        **_trace(meeting),
    }


def _item_rows(item: Item, meeting: str) -> Rows:
    key = f"{meeting}#{item.order}"
    yield (
        "items",
        {
            "item_id": key,
            "meeting_id": meeting,
            "item_order": item.order,
            "number": item.number,
            "number_raw": item.number_raw,
            "mark": item.mark,
            "title": item.title,
            "title_raw": item.title_raw,
            "kind": item.kind,
            "adjusted_immediately": item.adjusted_immediately,
            "secret": item.secret,
            "page": item.span.page,
            "line_start": item.span.line_start,
            "line_end": item.span.line_end,
            "derived": " ".join(item.derived) or None,
        },
    )
    for place, number in enumerate(item.case_numbers, 1):
        yield "case_numbers", {**_of("case", key, place, "item_id"), "case_number": number}
    for place, section in enumerate(item.sections, 1):
        yield (
            "sections",
            {
                **_of("section", key, place, "item_id"),
                "kind": section.kind,
                "heading": section.heading,
                "text": section.text,
                "line_start": section.line_start,
                "line_end": section.line_end,
            },
        )
    for place, decision in enumerate(item.decisions, 1):
        target = decision.outcome_target
        yield (
            "decisions",
            {
                **_of("decision", key, place, "item_id"),
                "text": decision.text,
                "outcome": decision.outcome,
                "target_date": target.date,
                "target_body": target.body,
                "target_person": target.person,
                "stated_by": decision.stated_by,
                **_trace(decision),
            },
        )
    for place, motion in enumerate(item.motions, 1):
        yield from _motion_rows(motion, key, place)
    for place, vote in enumerate(item.votes, 1):
        yield from _vote_rows(vote, key, place)
    for kind, statements in (("reservation", item.reservations), ("note", item.notes)):
        for place, statement in enumerate(statements, 1):
            yield from _statement_rows(kind, statement, statement.by, statement.text, key, place)
    for place, recusal in enumerate(item.recusals, 1):
        by = [Person(name=recusal.name, party=recusal.party)]
        yield from _statement_rows("recusal", recusal, by, recusal.text, key, place)
    for place, recipient in enumerate(item.dispatch, 1):
        yield "dispatch", {**_of("dispatch", key, place, "item_id"), "recipient": recipient}
    for place, earlier in enumerate(item.continues, 1):
        yield "continues", _continuation(earlier, key, place)


def _motion_rows(motion: Motion, item: str, place: int) -> Rows:
    row = _of("motion", item, place, "item_id")
    yield "motions", {**row, "stance": motion.stance, "text": motion.text, **_trace(motion)}
    for position, person in enumerate(motion.by, 1):
        yield (
            "movers",
            {
                **_of("mover", str(row["motion_id"]), position, "motion_id"),
                "name": person.name,
                "party": person.party,
            },
        )


def _vote_rows(vote: Vote, item: str, place: int) -> Rows:
    row = _of("vote", item, place, "item_id")
    yield (
        "votes",
        {
            **row,
            "yes": vote.counts.yes,
            "no": vote.counts.no,
            "abstain": vote.counts.abstain,
            "absent": vote.counts.absent,
            "yes_means": vote.yes_means,
            "no_means": vote.no_means,
            "result": vote.result,
            "consistent": vote.consistent,
            **_trace(vote),
        },
    )
    for position, ballot in enumerate(vote.ballots, 1):
        yield (
            "ballots",
            {
                **_of("ballot", str(row["vote_id"]), position, "vote_id"),
                "name": ballot.name,
                "party": ballot.party,
                "vote": ballot.vote,
            },
        )


def _statement_rows(
    kind: str, statement: Traced | Statement, by: list[Person], text: str, item: str, place: int
) -> Rows:
    key = f"{item}/{kind}{place}"
    row: dict[str, Value] = {"statement_id": key, "item_id": item, "kind": kind, "position": place}
    yield "statements", {**row, "text": text, **_trace(statement)}
    for position, person in enumerate(by, 1):
        yield (
            "statement_people",
            {
                "statement_person_id": f"{key}/person{position}",
                "statement_id": key,
                "position": position,
                "name": person.name,
                "party": person.party,
            },
        )


def _continuation(earlier: Continuation, item: str, place: int) -> TableRow:
    row = _of("continuation", item, place, "item_id")
    return {**row, "date": earlier.date, "number": earlier.number, "relation": earlier.relation}


def _meeting_rows(record: Record, key: str) -> Rows:
    for place, person in enumerate(record.attendance, 1):
        yield (
            "attendance",
            {
                **_of("attendance", key, place, "meeting_id"),
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
                **_trace(person),
            },
        )
    for place, signature in enumerate(record.signatures, 1):
        yield (
            "signatures",
            {
                **_of("signature", key, place, "meeting_id"),
                "role": signature.role,
                "name": signature.name,
                "legible": signature.legible,
                **_trace(signature),
            },
        )
    for place, coming in enumerate(record.meeting.next, 1):
        yield (
            "next_meetings",
            {
                **_of("next_meeting", key, place, "meeting_id"),
                "date": coming.date,
                "start_time": coming.start,
                "end_time": coming.end,
                "place": coming.place,
                "body": coming.body,
                "text": coming.text,
                **_trace(coming),
            },
        )
    for place, change in enumerate(record.corrections, 1):
        yield (
            "corrections",
            {
                **_of("correction", key, place, "meeting_id"),
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
                **_of("finding", key, place, "meeting_id"),
                "code": finding.code,
                "severity": finding.severity,
                "message": finding.message,
                "line": finding.line,
                "item": finding.item,
            },
        )


def _of(what: str, parent: str, place: int, parent_column: str) -> dict[str, Value]:
    """The key of a row, the key of what it belongs to, and its place there."""
    separator = "/" if "#" in parent else "#"
    return {f"{what}_id": f"{parent}{separator}{what}{place}", parent_column: parent, "position": place}


def _trace(value: Traced) -> dict[str, Value]:
    return {
        "line_start": value.line_start,
        "line_end": value.line_end,
        "derived": " ".join(value.derived) or None,
    }


def ranges(values: list[list[int]]) -> str | None:
    """Item ranges as printed in minutes.

    >>> ranges([[51, 58], [60, 60]])
    '51-58, 60'
    """
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in values) or None
