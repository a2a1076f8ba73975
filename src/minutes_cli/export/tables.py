"""The tidy tables that csv, xlsx, sqlite and parquet share: names, columns, keys and what refers to what.

One row a thing, one column a fact.  Keys are stable and readable: a meeting is known by the name of its
document, an item by that and its order (``ks/2024-03-05.txt#8``), a decision by its item and its place
there (``ks/2024-03-05.txt#8/decision1``), so that the same archive gives the same keys on every run.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from minutes_cli.values import frozen

Kind = Literal["text", "integer", "real", "boolean"]
Value = str | int | float | bool | None
TableRow = Mapping[str, Value]


@frozen
class Column:
    """One column.  required: never empty.  references: the table whose key it holds."""

    name: str
    kind: Kind = "text"
    required: bool = False
    references: str | None = None


@frozen
class Table:
    """One table.  Its first column is its key."""

    name: str
    what: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        """The name of the key column."""
        return self.columns[0].name

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def _key(name: str) -> Column:
    return Column(name, required=True)


def _to(table: str, name: str) -> Column:
    return Column(name, required=True, references=table)


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _integers(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "integer") for name in names)


_POSITION = Column("position", "integer", required=True)
_LINES = _integers("line_start", "line_end")
_TRACE = (*_LINES, Column("derived"))
_OF_MEETING = _to("meetings", "meeting_id")
_OF_ITEM = _to("items", "item_id")

TABLES: tuple[Table, ...] = (
    Table(
        "meetings",
        "one document: where it comes from, which meeting, adjustment, notice",
        (
            _key("meeting_id"),
            *_text("name", "sha256", "format", "encoding"),
            Column("pages", "integer"),
            *_text("profile", "ocr_model"),
            Column("ocr_confidence", "real"),
            *_text("organisation", "body", "kind", "number", "date", "start_time", "end_time", "place"),
            *_text("item_range", "adjusters", "adjuster_deputies", "adjustment_date", "adjustment_place"),
            *_text("adjusted_items", "notice_posted", "notice_removed", "notice_last_appeal"),
            *_text("notice_body", "notice_stored_at"),
            Column("quality_level", "integer"),
            Column("quality_missing"),
            Column("schema_version"),
            *_TRACE,
        ),
    ),
    Table(
        "items",
        "one agenda item",
        (
            _key("item_id"),
            _OF_MEETING,
            Column("item_order", "integer", required=True),
            *_text("number", "number_raw", "mark"),
            Column("title", required=True),
            Column("title_raw", required=True),
            *_text("kind"),
            Column("adjusted_immediately", "boolean", required=True),
            Column("secret", "boolean", required=True),
            Column("page", "integer"),
            *_TRACE,
        ),
    ),
    Table(
        "case_numbers",
        "one diary number of an item",
        (_key("case_id"), _OF_ITEM, _POSITION, Column("case_number", required=True)),
    ),
    Table(
        "sections",
        "one part of an item under a heading",
        (
            _key("section_id"),
            _OF_ITEM,
            _POSITION,
            *_text("kind", "heading"),
            Column("text", required=True),
            *_LINES,
        ),
    ),
    Table(
        "decisions",
        "one decision point",
        (
            _key("decision_id"),
            _OF_ITEM,
            _POSITION,
            Column("text", required=True),
            *_text("outcome", "target_date", "target_body", "target_person", "stated_by"),
            *_TRACE,
        ),
    ),
    Table(
        "motions",
        "one yrkande",
        (
            _key("motion_id"),
            _OF_ITEM,
            _POSITION,
            Column("stance"),
            Column("text", required=True),
            *_TRACE,
        ),
    ),
    Table(
        "movers",
        "one person or group behind a motion",
        (_key("mover_id"), _to("motions", "motion_id"), _POSITION, *_text("name", "party")),
    ),
    Table(
        "votes",
        "one vote, with the figures as stated",
        (
            _key("vote_id"),
            _OF_ITEM,
            _POSITION,
            *_integers("yes", "no", "abstain", "absent"),
            *_text("yes_means", "no_means", "result"),
            Column("consistent", "boolean"),
            *_TRACE,
        ),
    ),
    Table(
        "ballots",
        "how one person voted",
        (
            _key("ballot_id"),
            _to("votes", "vote_id"),
            _POSITION,
            Column("name", required=True),
            *_text("party", "vote"),
        ),
    ),
    Table(
        "statements",
        "one reservation, note to the minutes or recusal",
        (
            _key("statement_id"),
            _OF_ITEM,
            Column("kind", required=True),
            _POSITION,
            Column("text", required=True),
            *_TRACE,
        ),
    ),
    Table(
        "statement_people",
        "one person or group behind a statement",
        (_key("statement_person_id"), _to("statements", "statement_id"), _POSITION, *_text("name", "party")),
    ),
    Table(
        "dispatch",
        "one recipient of an item's decision",
        (_key("dispatch_id"), _OF_ITEM, _POSITION, Column("recipient", required=True)),
    ),
    Table(
        "continues",
        "one earlier item that an item takes up",
        (_key("continuation_id"), _OF_ITEM, _POSITION, *_text("date", "number", "relation")),
    ),
    Table(
        "attendance",
        "one person at a meeting",
        (
            _key("attendance_id"),
            _OF_MEETING,
            _POSITION,
            Column("name", required=True),
            *_text("party", "role", "title", "replaces", "items", "except_items"),
            *_text("present_from", "present_to"),
            Column("remote", "boolean", required=True),
            *_TRACE,
        ),
    ),
    Table(
        "signatures",
        "one signature",
        (
            _key("signature_id"),
            _OF_MEETING,
            _POSITION,
            *_text("role", "name"),
            Column("legible", "boolean", required=True),
            *_TRACE,
        ),
    ),
    Table(
        "next_meetings",
        "one coming meeting as announced",
        (
            _key("next_meeting_id"),
            _OF_MEETING,
            _POSITION,
            *_text("date", "start_time", "end_time", "place", "body", "text"),
            *_TRACE,
        ),
    ),
    Table(
        "corrections",
        "one change that repair made to the scan",
        (
            _key("correction_id"),
            _OF_MEETING,
            _POSITION,
            Column("line", "integer", required=True),
            Column("start_column", "integer", required=True),
            Column("end_column", "integer", required=True),
            Column("before", required=True),
            Column("after", required=True),
            Column("reason"),
            Column("confidence", "real"),
            Column("alternative"),
        ),
    ),
    Table(
        "findings",
        "what one rule found",
        (
            _key("finding_id"),
            _OF_MEETING,
            _POSITION,
            *_text("code", "severity", "message"),
            Column("line", "integer"),
            Column("item"),
        ),
    ),
)
"""Parents before children, so that rows can be written in this order."""

BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}
