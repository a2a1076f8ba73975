"""Parquet: one file a table, by pyarrow (the extra ``parquet``), written in groups of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from minutes_cli.atomic import whole_folder
from minutes_cli.errors import UsageError
from minutes_cli.export.keys import Keys
from minutes_cli.export.options import Options
from minutes_cli.export.rows import rows_of
from minutes_cli.export.tables import TABLES, TableRow
from minutes_cli.records.models import Record

GROUP = 20_000
"""Rows held in memory for each table before they are written."""


def write_parquet(records: Iterable[Record], folder: Path, options: Options) -> None:
    """All tables into a folder, ``meetings.parquet`` …, or none.  Raises UsageError without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise UsageError(
            "parquet needs pyarrow", hint="pip install 'minutes-cli[parquet]', or use --to csv"
        ) from None
    types = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "boolean": pa.bool_()}
    schemas = {
        table.name: pa.schema(
            [pa.field(column.name, types[column.kind], not column.required) for column in table.columns],
            metadata={"minutes": table.what},
        )
        for table in TABLES
    }
    with whole_folder(folder) as part, ExitStack() as stack:
        writers: dict[str, Any] = {
            name: stack.enter_context(pq.ParquetWriter(part / f"{name}.parquet", schema, compression="zstd"))
            for name, schema in schemas.items()
        }
        waiting: defaultdict[str, list[TableRow]] = defaultdict(list)
        keys = Keys()
        for record in records:
            for name, row in rows_of(record, keys.meeting_key(record)):
                waiting[name].append(row)
                if len(waiting[name]) >= GROUP:
                    writers[name].write_table(pa.Table.from_pylist(waiting.pop(name), schemas[name]))
        for name, rows in waiting.items():
            writers[name].write_table(pa.Table.from_pylist(rows, schemas[name]))
