"""csv, Excel csv, xlsx, sqlite and parquet: keys, safety, search, updates in place."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

import pytest

from minutes_cli.atomic import WritingError
from minutes_cli.errors import UsageError
from minutes_cli.export.formats import export
from minutes_cli.export.tables import BY_NAME, TABLES

from .records import full_record


def _rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_csv_is_one_tidy_file_a_table(tmp_path: Path) -> None:
    export(full_record(), "csv", tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(f"{t.name}.csv" for t in TABLES)
    for table in TABLES:
        rows = _rows(tmp_path / "out" / f"{table.name}.csv")
        assert rows, f"{table.name} has no row: the record above uses every table"
        assert tuple(rows[0]) == table.names
        assert len({row[table.key] for row in rows}) == len(rows)
    votes = _rows(tmp_path / "out" / "votes.csv")
    assert votes[0]["vote_id"] == "arkiv/ks-2031-03-04.txt#2/vote1"
    assert (votes[0]["yes"], votes[0]["absent"], votes[0]["consistent"]) == ("7", "", "true")
    attendance = _rows(tmp_path / "out" / "attendance.csv")
    assert (attendance[1]["except_items"], attendance[1]["present_from"]) == ("42", "13:30")


def test_machine_csv_changes_no_text(tmp_path: Path) -> None:
    export(full_record(), "csv", tmp_path)
    assert (tmp_path / "items.csv").read_bytes().startswith(b"item_id,meeting_id,")
    assert _rows(tmp_path / "items.csv")[1]["title"] == '=Borgen; "lån", 1 < 2'


def test_excel_csv_is_swedish_and_safe(tmp_path: Path) -> None:
    export(full_record(), "csv", tmp_path, excel=True)
    data = (tmp_path / "items.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfitem_id;meeting_id;") and b"\r\n" in data
    assert _rows(tmp_path / "items.csv", ";")[1]["title"] == '\'=Borgen; "lån", 1 < 2'
    assert _rows(tmp_path / "items.csv", ";")[1]["adjusted_immediately"] == "ja"
    assert _rows(tmp_path / "corrections.csv", ";")[0]["confidence"] == "0,98"


def test_one_table_as_a_stream() -> None:
    text = export(full_record(), "csv", table="decisions")
    assert text is not None
    assert [line.split(",")[0] for line in text.splitlines()] == [
        "decision_id",
        "arkiv/ks-2031-03-04.txt#1/decision1",
        "arkiv/ks-2031-03-04.txt#2/decision1",
        "arkiv/ks-2031-03-04.txt#2/decision2",
    ]
    with pytest.raises(UsageError, match="no table 'x'"):
        export(full_record(), "csv", table="x")
    with pytest.raises(UsageError) as failure:
        export(full_record(), "csv")
    assert "--table" in failure.value.hint


def test_two_documents_of_one_name_are_both_kept() -> None:
    text = export([full_record(), full_record()], "csv", table="meetings")
    assert text is not None
    assert [line.split(",")[0] for line in text.splitlines()[1:]] == [
        "arkiv/ks-2031-03-04.txt",
        "arkiv/ks-2031-03-04.txt~2",
    ]


def test_xlsx_text_is_never_a_formula(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    record = full_record()
    record.items[0].title = "form\ffeed\x01 och x" + "y" * 40_000
    export(record, "xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == [table.name for table in TABLES]
    titles = [row[BY_NAME["items"].names.index("title")] for row in book["items"].iter_rows(min_row=2)]
    assert titles[1].value == '=Borgen; "lån", 1 < 2' and titles[1].data_type == "s"
    assert titles[0].value.startswith("form feed  och x") and titles[0].value.endswith("[…]")
    assert len(titles[0].value) == 32_767
    assert book["votes"]["D2"].value == 7


def test_parquet_has_types(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    export([full_record("a.txt"), full_record("b.txt")], "parquet", tmp_path)
    votes = pq.read_table(tmp_path / "votes.parquet").to_pylist()
    assert [vote["yes"] for vote in votes] == [7, 7]
    assert votes[0]["consistent"] is True and votes[0]["absent"] is None
    assert sorted(p.stem for p in tmp_path.iterdir()) == sorted(table.name for table in TABLES)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "sub" / "a.db"
    export([full_record("a.txt"), full_record("b.txt")], "sqlite", path)
    return path


def _query(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_sqlite_keeps_its_own_rules(database: Path) -> None:
    assert _query(database, "PRAGMA foreign_key_check") == []
    assert _query(database, "PRAGMA integrity_check") == [("ok",)]
    parents = {row[2] for row in _query(database, "PRAGMA foreign_key_list(ballots)")}
    assert parents == {"votes"}


def test_sqlite_search(database: Path) -> None:
    found = (
        "SELECT item_id FROM items JOIN items_fts ON items.rowid = items_fts.rowid WHERE items_fts MATCH '%s'"
    )
    assert _query(database, found % "raden") == [("a.txt#2",), ("b.txt#2",)]
    assert _query(database, found % "lån") == [("a.txt#2",), ("b.txt#2",)]
    assert _query(database, found % "lan") == []


def test_sqlite_views(database: Path) -> None:
    views = [row[0] for row in _query(database, "SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert len(views) == 5
    for view in views:
        assert _query(database, f"SELECT * FROM {view}"), view
    assert _query(database, "SELECT name, meetings FROM people_view") == [("Bo Ärlig", 2), ("Åsa Öberg", 2)]


def test_sqlite_updates_in_place(database: Path) -> None:
    changed = full_record("a.txt")
    changed.items[1].title = "Helt ny rubrik"
    changed.items[1].votes.clear()
    export([changed, full_record("c.txt")], "sqlite", database)
    assert _query(database, "SELECT meeting_id FROM meetings ORDER BY 1") == [
        ("a.txt",),
        ("b.txt",),
        ("c.txt",),
    ]
    assert _query(database, "SELECT title FROM items WHERE item_id = 'a.txt#2'") == [("Helt ny rubrik",)]
    assert _query(database, "SELECT vote_id FROM votes ORDER BY 1") == [
        ("b.txt#2/vote1",),
        ("c.txt#2/vote1",),
    ]
    hits = "SELECT count(*) FROM items_fts WHERE items_fts MATCH '%s'"
    assert _query(database, hits % "rubrik") == [(1,)] and _query(database, hits % "borgen") == [(3,)]
    assert _query(database, "PRAGMA foreign_key_check") == []
    assert _query(database, "INSERT INTO items_fts(items_fts) VALUES ('integrity-check')") == []


def test_sqlite_is_all_or_nothing(database: Path) -> None:
    def records():  # type: ignore[no-untyped-def]
        yield full_record("c.txt")
        raise RuntimeError("the machine stops")

    before = _query(database, "SELECT * FROM items")
    with pytest.raises(RuntimeError):
        export(records(), "sqlite", database)
    assert _query(database, "SELECT * FROM items") == before
    fresh = database.with_name("new.db")
    with pytest.raises(RuntimeError):
        export(records(), "sqlite", fresh)
    assert not fresh.exists()


def test_sqlite_leaves_other_files_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE mine (x)")
    connection.commit()
    connection.close()
    before = other.read_bytes()
    with pytest.raises(WritingError, match="not an export"):
        export(full_record(), "sqlite", other)
    text = tmp_path / "text.db"
    text.write_text("hello " * 500)
    with pytest.raises(WritingError, match="no SQLite"):
        export(full_record(), "sqlite", text)
    assert other.read_bytes() == before and text.read_text() == "hello " * 500
