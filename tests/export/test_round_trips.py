"""What goes out comes back: the record through JSON, its items through csv and sqlite."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings

from minutes_cli.export.formats import export
from minutes_cli.export.load import load_records
from minutes_cli.export.rebuild import items_of, read_csv_tables, read_sqlite_tables
from minutes_cli.records.models import Record

from .records import full_record, records

FEW = settings(max_examples=25, deadline=None)


def test_json_gives_the_record_back() -> None:
    record = full_record()
    text = export(record, "json")
    assert text is not None
    assert list(load_records(text.encode())) == [record]
    assert '"from": "13:30"' in text and "Åsa Öberg" in text


@given(records)
@FEW
def test_any_record_survives_json_and_lines(record: Record) -> None:
    for form in ("json", "jsonl"):
        text = export([record, record], form)
        assert text is not None
        assert list(load_records(text.encode())) == [record, record]


@given(records)
@FEW
def test_csv_and_sqlite_rebuild_the_items(record: Record) -> None:
    with tempfile.TemporaryDirectory() as folder:
        export([record, full_record("annan.txt")], "csv", Path(folder, "csv"))
        export([record, full_record("annan.txt")], "sqlite", Path(folder, "a.db"))
        for tables in (read_csv_tables(Path(folder, "csv")), read_sqlite_tables(Path(folder, "a.db"))):
            assert list(items_of(tables).values()) == [record.items, full_record().items]


def test_items_one_a_line() -> None:
    text = export(full_record(), "jsonl", level="item")
    assert text is not None
    lines = [json.loads(line) for line in text.splitlines()]
    assert [(line["item_id"], line["number"], line["date"]) for line in lines] == [
        ("arkiv/ks-2031-03-04.txt#1", "41", "2031-03-04"),
        ("arkiv/ks-2031-03-04.txt#2", "42", "2031-03-04"),
    ]
    assert lines[1]["votes"][0]["counts"]["yes"] == 7
