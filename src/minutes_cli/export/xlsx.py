"""Excel workbooks: one sheet a table, by openpyxl (the extra ``xlsx``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from minutes_cli.atomic import WritingError, whole_file
from minutes_cli.errors import UsageError
from minutes_cli.export.csv_tables import CUT, EXCEL_CELL
from minutes_cli.export.keys import Keys
from minutes_cli.export.options import Options
from minutes_cli.export.rows import rows_of
from minutes_cli.export.tables import BY_NAME, TABLES, Table, Value
from minutes_cli.records.models import Record

MAX_ROWS = 1_048_576
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
WIDE = frozenset({"title", "title_raw", "text", "message", "before", "after"})


def write_xlsx(records: Iterable[Record], path: Path, options: Options) -> None:
    """Write a workbook; a table that outgrows a sheet goes on in another.

    Raises UsageError without openpyxl.
    """
    try:
        import openpyxl
    except ImportError:
        raise UsageError(
            "xlsx needs openpyxl", hint="pip install 'minutes-cli[xlsx]', or use --to csv --excel"
        ) from None
    with whole_file(path) as file:
        book = openpyxl.Workbook(write_only=True)
        with _explained(path):
            sheets = {table.name: [_sheet(book, table, 1)] for table in TABLES}
        rows = dict.fromkeys(sheets, 1)
        keys = Keys()
        for record in records:
            for name, row in rows_of(record, keys.meeting_key(record)):
                with _explained(path):
                    if rows[name] == MAX_ROWS:
                        sheets[name].append(_sheet(book, BY_NAME[name], len(sheets[name]) + 1))
                        rows[name] = 1
                    sheet = sheets[name][-1]
                    sheet.append([_cell(sheet, row[column]) for column in BY_NAME[name].names])
                rows[name] += 1
        with _explained(path):
            book.save(file)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Sheets wait in temporary files, and the XML library has errors of its own for a full disk."""
    try:
        yield
    except Exception as failure:
        raise WritingError(
            f"cannot write the workbook: {failure}", str(path), "check the room on the disk and in /tmp"
        ) from None


def _sheet(book: Any, table: Table, number: int) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(table.name if number == 1 else f"{table.name} {number}")
    sheet.freeze_panes = "A2"
    heads = []
    for position, name in enumerate(table.names, 1):
        sheet.column_dimensions[get_column_letter(position)].width = 60 if name in WIDE else 16
        cell = WriteOnlyCell(sheet, value=name)
        cell.font = Font(bold=True)
        heads.append(cell)
    sheet.append(heads)
    return sheet


def _cell(sheet: Any, value: Value) -> Any:
    """A cell; text stays text, whatever it begins with."""
    if not isinstance(value, str):
        return value
    from openpyxl.cell import WriteOnlyCell

    text = _ILLEGAL.sub(" ", value)
    if len(text) > EXCEL_CELL:
        text = text[: EXCEL_CELL - len(CUT)] + CUT
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True
    return cell
