"""CSV: one file a table for programs, or the same for Excel.

For programs: RFC 4180 with UTF-8, commas, decimal points, ``true`` and ``false``, empty for unknown, and
text exactly as it is.  For Excel (``--excel``): a byte order mark and semicolons, as Swedish Excel expects,
decimal commas, ``ja`` and ``nej``, and an apostrophe before any text that Excel would run as a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from minutes_cli.atomic import whole_folder
from minutes_cli.errors import UsageError
from minutes_cli.export.keys import Keys
from minutes_cli.export.options import Options
from minutes_cli.export.rows import rows_of
from minutes_cli.export.tables import BY_NAME, TABLES, Table, TableRow, Value
from minutes_cli.records.models import Record

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet run a cell (OWASP, CSV injection)."""
EXCEL_CELL = 32_767
"""Most characters in a cell of Excel; more would spill into the next rows."""
CUT = " […]"


def write_csv_folder(records: Iterable[Record], folder: Path, options: Options) -> None:
    """All tables into a folder, ``meetings.csv``, ``items.csv`` …, all of them or none."""
    with whole_folder(folder) as part, ExitStack() as stack:
        writers: dict[str, _Writer] = {}
        for table in TABLES:
            file = stack.enter_context((part / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
            writers[table.name] = _Writer(file, table, options)
        keys = Keys()
        for record in records:
            for name, row in rows_of(record, keys.meeting_key(record)):
                writers[name].write(row)


def write_csv_table(records: Iterable[Record], out: TextIO, options: Options) -> None:
    """One table as a stream: the one that ``options.table`` names."""
    table = BY_NAME.get(options.table or "")
    if table is None:
        raise UsageError(
            "csv is a set of tables" if options.table is None else f"there is no table {options.table!r}",
            hint=f"give -o FOLDER for all of them, or --table with one of {', '.join(BY_NAME)}",
        )
    writer = _Writer(out, table, options)
    keys = Keys()
    for record in records:
        for name, row in rows_of(record, keys.meeting_key(record)):
            if name == table.name:
                writer.write(row)


class _Writer:
    """Writes the rows of one table."""

    def __init__(self, file: TextIO, table: Table, options: Options) -> None:
        self._table = table
        self._cell = excel_cell if options.excel else machine_cell
        delimiter, end = (";", "\r\n") if options.excel else (",", "\n")
        self._plain = csv.writer(file, delimiter=delimiter, lineterminator=end)
        # Python up to 3.12 does not quote a carriage return that is no line end of the file.
        self._quoted = csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
        if options.excel:
            file.write("\ufeff")
        self._plain.writerow(table.names)

    def write(self, row: TableRow) -> None:
        """Write one row."""
        cells = [self._cell(row[name]) for name in self._table.names]
        (self._quoted if any("\r" in cell for cell in cells) else self._plain).writerow(cells)


def machine_cell(value: Value) -> str:
    """A value as programs read it.

    >>> [machine_cell(value) for value in (None, True, 0.5, "=1+1")]
    ['', 'true', '0.5', '=1+1']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def excel_cell(value: Value) -> str:
    """A value as Swedish Excel reads it, never as a formula.

    >>> [excel_cell(value) for value in (None, True, 0.5, "=1+1", "- bifall")]
    ['', 'ja', '0,5', "'=1+1", "'- bifall"]
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float):
        return str(value).replace(".", ",")
    text = str(value)
    if isinstance(value, str) and text.startswith(FORMULA_STARTS):
        text = f"'{text}"
    return text if len(text) <= EXCEL_CELL else text[: EXCEL_CELL - len(CUT)] + CUT
