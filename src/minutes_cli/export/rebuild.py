"""The tidy tables back to items: what csv and sqlite exports hold is what the record held.

For programs that get an export and want the models, and for the test that nothing is lost on the way.
"""

from __future__ import annotations

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from minutes_cli.errors import RecordError
from minutes_cli.export.tables import TABLES, Column, Table, TableRow, Value
from minutes_cli.records.models import Item

Tables = Mapping[str, Sequence[TableRow]]


def read_csv_tables(folder: Path) -> dict[str, list[TableRow]]:
    """The tables of a csv export (not that for Excel).  Raises RecordError for a missing table."""
    tables: dict[str, list[TableRow]] = {}
    for table in TABLES:
        path = folder / f"{table.name}.csv"
        try:
            with path.open(encoding="utf-8", newline="") as file:
                tables[table.name] = [_typed(table, row) for row in csv.DictReader(file)]
        except OSError as failure:
            raise RecordError(
                f"the table cannot be read: {failure.strerror}", str(path), "export the records again"
            ) from None
    return tables


def read_sqlite_tables(path: Path) -> dict[str, list[TableRow]]:
    """The tables of an sqlite export.  Raises RecordError where the file is none."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            return {table.name: _select(connection, table) for table in TABLES}
        finally:
            connection.close()
    except sqlite3.Error as failure:
        raise RecordError(
            f"this is no sqlite export: {failure}", str(path), "export the records again"
        ) from None


def items_of(tables: Tables) -> dict[str, list[Item]]:
    """The items of each meeting, by meeting key, in their order."""
    of_item = {name: _grouped(tables[name], "item_id") for name in _ITEM_TABLES}
    movers = _grouped(tables["movers"], "motion_id")
    ballots = _grouped(tables["ballots"], "vote_id")
    people = _grouped(tables["statement_people"], "statement_id")
    meetings: dict[str, list[Item]] = {str(row["meeting_id"]): [] for row in tables["meetings"]}
    for row in sorted(tables["items"], key=lambda row: int(row["item_order"] or 0)):
        key = str(row["item_id"])
        parts = {name: of_item[name].get(key, []) for name in _ITEM_TABLES}
        meetings[str(row["meeting_id"])].append(_item(row, parts, movers, ballots, people))
    return meetings


_ITEM_TABLES = (
    "case_numbers",
    "sections",
    "decisions",
    "motions",
    "votes",
    "statements",
    "dispatch",
    "continues",
)


def _item(
    row: TableRow,
    parts: Mapping[str, Sequence[TableRow]],
    movers: Mapping[str, Sequence[TableRow]],
    ballots: Mapping[str, Sequence[TableRow]],
    people: Mapping[str, Sequence[TableRow]],
) -> Item:
    def statements(kind: str) -> list[dict[str, Any]]:
        return [
            {
                "by": [_person(person) for person in people.get(str(s["statement_id"]), [])],
                "text": s["text"],
                **_trace(s),
            }
            for s in parts["statements"]
            if s["kind"] == kind
        ]

    recusals = [
        {**{name: s[name] for name in s if name != "by"}, **s["by"][0]} for s in statements("recusal")
    ]
    return Item.model_validate(
        {
            **_only(row, "number", "number_raw", "mark", "title", "title_raw", "kind"),
            **_only(row, "adjusted_immediately", "secret"),
            "order": row["item_order"],
            "derived": str(row["derived"] or "").split(),
            "span": _only(row, "page", "line_start", "line_end"),
            "case_numbers": [part["case_number"] for part in parts["case_numbers"]],
            "sections": [
                _only(s, "kind", "heading", "text", "line_start", "line_end") for s in parts["sections"]
            ],
            "decisions": [
                {
                    **_only(d, "text", "outcome", "stated_by"),
                    "outcome_target": {name: d[f"target_{name}"] for name in ("date", "body", "person")},
                    **_trace(d),
                }
                for d in parts["decisions"]
            ],
            "motions": [
                {
                    "by": [_person(mover) for mover in movers.get(str(m["motion_id"]), [])],
                    **_only(m, "stance", "text"),
                    **_trace(m),
                }
                for m in parts["motions"]
            ],
            "votes": [
                {
                    "counts": _only(v, "yes", "no", "abstain", "absent"),
                    **_only(v, "yes_means", "no_means", "result", "consistent"),
                    "ballots": [
                        _only(b, "name", "party", "vote") for b in ballots.get(str(v["vote_id"]), [])
                    ],
                    **_trace(v),
                }
                for v in parts["votes"]
            ],
            "reservations": statements("reservation"),
            "notes": statements("note"),
            "recusals": recusals,
            "dispatch": [part["recipient"] for part in parts["dispatch"]],
            "continues": [_only(part, "date", "number", "relation") for part in parts["continues"]],
        }
    )


def _grouped(rows: Iterable[TableRow], column: str) -> dict[str, list[TableRow]]:
    groups: defaultdict[str, list[TableRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: int(row["position"] or 0)):
        groups[str(row[column])].append(row)
    return groups


def _only(row: TableRow, *names: str) -> dict[str, Value]:
    return {name: row[name] for name in names}


def _person(row: TableRow) -> dict[str, Value]:
    return _only(row, "name", "party")


def _trace(row: TableRow) -> dict[str, Any]:
    return {**_only(row, "line_start", "line_end"), "derived": str(row["derived"] or "").split()}


def _typed(table: Table, row: Mapping[str, str]) -> TableRow:
    return {column.name: _value(column, row[column.name]) for column in table.columns}


def _value(column: Column, text: str) -> Value:
    if text == "":
        return "" if column.required and column.kind == "text" else None
    match column.kind:
        case "integer":
            return int(text)
        case "real":
            return float(text)
        case "boolean":
            return text == "true"
    return text


def _select(connection: sqlite3.Connection, table: Table) -> list[TableRow]:
    names = ", ".join(f'"{name}"' for name in table.names)
    rows = connection.execute(f'SELECT {names} FROM "{table.name}"')
    return [
        {
            column.name: bool(value) if column.kind == "boolean" and value is not None else value
            for column, value in zip(table.columns, row, strict=True)
        }
        for row in rows
    ]
