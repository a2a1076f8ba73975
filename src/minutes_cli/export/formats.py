"""The list of export formats and the way in: records to text, a file or a folder."""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, TextIO

from minutes_cli.atomic import whole_file
from minutes_cli.errors import UsageError
from minutes_cli.export.options import Options
from minutes_cli.records.models import Record
from minutes_cli.values import frozen

Shape = Literal["stream", "file", "folder"]


@frozen
class Format:
    """One export format.

    shape: stream (text, also to stdout), file (binary), folder (a set of files).
    suffix: of a file of it.  function: ``module:name`` of what writes it, imported when it is used.
    """

    name: str
    what: str
    shape: Shape
    suffix: str
    function: str

    def load(self) -> Callable[..., None]:
        """The function that writes records in this format."""
        module, _, name = self.function.partition(":")
        function: Callable[..., None] = getattr(importlib.import_module(f"minutes_cli.export.{module}"), name)
        return function


_ALL = (
    Format("json", "the record as it is; several as an array", "stream", ".json", "json_records:write_json"),
    Format("jsonl", "one record a line, or one item", "stream", ".jsonl", "json_records:write_jsonl"),
    Format("csv", "tidy tables, one file each, in a folder", "folder", ".csv", "csv_tables:write_csv_folder"),
    Format("xlsx", "the same tables as sheets of a workbook", "file", ".xlsx", "xlsx:write_xlsx"),
    Format("sqlite", "the same tables with search and views", "file", ".db", "sqlite:write_sqlite"),
    Format(
        "parquet", "the same tables for notebooks, in a folder", "folder", ".parquet", "parquet:write_parquet"
    ),
    Format("md", "Markdown to read", "stream", ".md", "markdown:write_markdown"),
    Format("html", "one plain page to read", "stream", ".html", "html:write_html"),
    Format("popolo", "Popolo JSON: people, bodies, votes", "stream", ".popolo.json", "popolo:write_popolo"),
    Format("akn", "Akoma Ntoso 3.0 XML, one document", "stream", ".akn.xml", "akoma_ntoso:write_akoma_ntoso"),
)
FORMATS: Mapping[str, Format] = {form.name: form for form in _ALL}


def find_format(name: str) -> Format:
    """The format of a name; raises UsageError with the names there are."""
    if name not in FORMATS:
        raise UsageError(f"there is no format {name!r}", hint=f"use one of {', '.join(FORMATS)}")
    return FORMATS[name]


def export(
    records: Record | Iterable[Record],
    to: str,
    target: str | Path | None = None,
    *,
    level: Literal["document", "item"] = "document",
    excel: bool = False,
    table: str | None = None,
) -> str | None:
    """Write records in a format: to ``target``, or as the text that is returned.

    to: json, jsonl, csv, xlsx, sqlite, parquet, md, html, popolo or akn.
    target: a file, or a folder for csv and parquet; None returns the text (not for xlsx, sqlite, parquet;
    csv then needs ``table``).  Everything is written or nothing; sqlite is updated in place.
    level: jsonl by ``document`` or by ``item``.  excel: csv for Swedish Excel.  table: one csv table.
    Records are taken one at a time, so a generator over a whole archive is fine.
    Raises UsageError for choices that do not fit, WritingError where the target cannot be written.
    """
    form = find_format(to)
    options = Options(level, excel, table)
    several = [records] if isinstance(records, Record) else records
    if target is None:
        out = io.StringIO()
        write_stream(several, form, out, options)
        return out.getvalue()
    write_target(several, form, Path(target), options)
    return None


def write_stream(records: Iterable[Record], form: Format, out: TextIO, options: Options) -> None:
    """Write records as text; raises UsageError for a format that is no text."""
    if form.name == "csv":
        from minutes_cli.export.csv_tables import write_csv_table

        write_csv_table(records, out, options)
    elif form.shape == "stream":
        form.load()(records, out, options)
    else:
        place = "FOLDER" if form.shape == "folder" else f"FILE{form.suffix}"
        raise UsageError(f"{form.name} cannot go to a stream", hint=f"give -o {place}")


def write_target(records: Iterable[Record], form: Format, target: Path, options: Options) -> None:
    """Write records to a file or folder, whole or not at all."""
    if form.shape == "stream" or (form.name == "csv" and options.table is not None):
        with whole_file(target) as file:
            text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=False)
            write_stream(records, form, text, options)
            text.flush()
            text.detach()
        return
    write: Callable[[Iterable[Record], Path, Options], Any] = form.load()
    write(records, target, options)
