"""SQLite: the tidy tables with foreign keys, full-text search and views; a second run updates in place.

Opens in Datasette as it is: foreign keys become links and ``items_fts`` the search box.  Everything of one
run is one transaction, so a run that is killed leaves the database as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from minutes_cli.atomic import WritingError, refuse_folder
from minutes_cli.export.keys import Keys
from minutes_cli.export.options import Options
from minutes_cli.export.rows import rows_of
from minutes_cli.export.tables import TABLES, Table, TableRow, Value
from minutes_cli.records.models import Record

APPLICATION_ID = 0x6D696E75
"""``minu``: marks a database as an export of this program."""
LAYOUT = 1
_TYPES = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "boolean": "INTEGER"}

_SEARCH = """
CREATE VIRTUAL TABLE items_fts USING fts5(
    title, text, content="items", tokenize="unicode61 remove_diacritics 0"
);
CREATE TRIGGER items_ai AFTER INSERT ON items BEGIN
    INSERT INTO items_fts (rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
CREATE TRIGGER items_ad AFTER DELETE ON items BEGIN
    INSERT INTO items_fts (items_fts, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
END;
CREATE TRIGGER items_au AFTER UPDATE ON items BEGIN
    INSERT INTO items_fts (items_fts, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
    INSERT INTO items_fts (rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
"""

_VIEWS = """
CREATE VIEW decisions_view AS
SELECT m.date, m.organisation, m.body, i.number, i.title, d.position, d.text, d.outcome,
       d.target_body, d.target_date, i.item_id, m.meeting_id
FROM decisions d JOIN items i USING (item_id) JOIN meetings m USING (meeting_id)
ORDER BY m.date, m.meeting_id, i.item_order, d.position;

CREATE VIEW votes_view AS
SELECT m.date, m.organisation, m.body, i.number, i.title, v.position, v.yes, v.no, v.abstain, v.absent,
       v.yes_means, v.no_means, v.result, v.consistent, v.vote_id, i.item_id, m.meeting_id
FROM votes v JOIN items i USING (item_id) JOIN meetings m USING (meeting_id)
ORDER BY m.date, m.meeting_id, i.item_order, v.position;

CREATE VIEW ballots_view AS
SELECT m.date, m.body, i.number, i.title, b.name, b.party, b.vote, v.vote_id, i.item_id, m.meeting_id
FROM ballots b JOIN votes v USING (vote_id) JOIN items i USING (item_id) JOIN meetings m USING (meeting_id)
ORDER BY m.date, m.meeting_id, i.item_order, v.position, b.position;

CREATE VIEW people_view AS
SELECT a.name, a.party, m.body, count(DISTINCT m.meeting_id) AS meetings,
       min(m.date) AS first_date, max(m.date) AS last_date
FROM attendance a JOIN meetings m USING (meeting_id)
WHERE a.role IS NOT 'absent'
GROUP BY a.name, a.party, m.body
ORDER BY a.name;

CREATE VIEW cases_view AS
SELECT c.case_number, m.date, m.organisation, m.body, i.number, i.title, i.item_id, m.meeting_id
FROM case_numbers c JOIN items i USING (item_id) JOIN meetings m USING (meeting_id)
ORDER BY c.case_number, m.date;
"""


def write_sqlite(records: Iterable[Record], path: Path, options: Options) -> None:
    """Write the records into a database, new or from an earlier run; documents of the same name are replaced.

    Raises WritingError where the file is no export of this program or cannot be written; the database is then
    as it was before.
    """
    refuse_folder(path)
    existed = path.exists() and path.stat().st_size > 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            _check(connection, path, existed)
            connection.execute("BEGIN IMMEDIATE")
            try:
                if not existed:
                    _create(connection)
                _insert(connection, records)
            except BaseException:
                connection.execute("ROLLBACK") if connection.in_transaction else None
                raise
            connection.execute("COMMIT")
    except (sqlite3.Error, OSError) as failure:
        raise WritingError(
            f"cannot write the database: {failure}",
            str(path),
            "check the folder, its permissions and the room on the disk",
        ) from None
    finally:
        if not existed and path.exists() and path.stat().st_size == 0:
            path.unlink()


def _check(connection: sqlite3.Connection, path: Path, existed: bool) -> None:
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (layout,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError:
        raise WritingError(
            "the file is there and is no SQLite database", str(path), "name another file"
        ) from None
    if existed and (application, layout) != (APPLICATION_ID, LAYOUT):
        raise WritingError(
            "the database is not an export of this version of minutes", str(path), "name another file"
        )


def _create(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {LAYOUT}")
    for table in TABLES:
        connection.execute(_definition(table))
        for column in table.columns:
            if column.references:
                connection.execute(f"CREATE INDEX {table.name}_{column.name} ON {table.name} ({column.name})")
    for index in ("meetings (date)", "items (number)", "case_numbers (case_number)", "ballots (name)"):
        connection.execute(f"CREATE INDEX {index.split(' ')[0]}_{index.split('(')[1][:-1]} ON {index}")
    for script in (_SEARCH, _VIEWS):
        for statement in _statements(script):
            connection.execute(statement)


def _definition(table: Table) -> str:
    lines = []
    for column in table.columns:
        line = f'"{column.name}" {_TYPES[column.kind]}'
        if column.name == table.key:
            line += " PRIMARY KEY"
        if column.required:
            line += " NOT NULL"
        if column.references:
            line += f" REFERENCES {column.references} ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"
        lines.append(line)
    if table.name == "items":
        lines.append('"text" TEXT NOT NULL')
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _statements(script: str) -> list[str]:
    """The statements of a script, triggers whole; executescript would commit the transaction."""
    found: list[str] = []
    current = ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return found


def _insert(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    keys = Keys()
    statements: dict[str, str] = {}
    for record in records:
        key = keys.meeting_key(record)
        connection.execute("DELETE FROM meetings WHERE meeting_id = ?", (key,))
        texts = {f"{key}#{item.order}": _full_text(record, place) for place, item in enumerate(record.items)}
        for table, row in rows_of(record, key):
            full = {**row, "text": texts[str(row["item_id"])]} if table == "items" else row
            if table not in statements:
                names = ", ".join(f'"{name}"' for name in full)
                marks = ", ".join("?" * len(full))
                statements[table] = f"INSERT INTO {table} ({names}) VALUES ({marks})"
            connection.execute(statements[table], _values(full))


def _values(row: TableRow) -> list[Value]:
    return [int(value) if isinstance(value, bool) else value for value in row.values()]


def _full_text(record: Record, place: int) -> str:
    item = record.items[place]
    parts = (part for section in item.sections for part in (section.heading, section.text) if part)
    return "\n".join(parts)
