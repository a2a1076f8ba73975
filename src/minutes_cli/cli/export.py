"""``minutes export``: records, or scans, to the formats that other programs read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from minutes_cli.cli import configuration, many, options, outputs, pipelines
from minutes_cli.cli.checking import RECORD_SUFFIXES
from minutes_cli.cli.parse import write_records
from minutes_cli.errors import UsageError


class Level(StrEnum):
    """What one line of JSON Lines holds."""

    document = "document"
    item = "item"


def export(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH", help="Records or scans, folders of them, or - for stdin.", show_default=False
        ),
    ] = None,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="json, jsonl, csv, xlsx, sqlite, parquet, md, html, popolo or akn.",
        ),
    ] = "json",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to this file, or folder for csv and parquet, instead of stdout.",
        ),
    ] = None,
    out_dir: options.OutDir = None,
    level: Annotated[
        Level, typer.Option("--level", help="jsonl: one line a document, or one an item.")
    ] = Level.document,
    excel: Annotated[
        bool,
        typer.Option("--excel", help="csv: as Swedish Excel reads it (BOM, semicolons, no formulas)."),
    ] = False,
    table: Annotated[
        str | None,
        typer.Option("--table", metavar="NAME", help="csv: only this table, to stdout or the file of -o."),
    ] = None,
    profile: options.Profile = None,
    strict: options.Strict = False,
    balanced: options.Balanced = False,
    eager: options.Eager = False,
    from_format: options.FromFormat = None,
    encoding: options.Encoding = None,
    ocr: options.Ocr = False,
    jobs: many.Jobs = 1,
    resume: many.Resume = False,
    shard: many.Shard = None,
    files_from: many.FilesFrom = None,
    executor: many.Engine = None,
    scheduler: many.Scheduler = None,
) -> int:
    """Write records in another format: tables, a database, a page to read, a standard of the field.

    \b
    Examples:
      minutes export records/ --to sqlite -o archive.db
      minutes export records/ --to csv --table decisions > decisions.csv

    Inputs are records, as minutes parse writes them, or scans, which are parsed first.  csv and parquet are
    folders of tables; sqlite is updated in place when it is there.  With --out-dir each input gets a file of
    its own (json, jsonl, md, html, popolo, akn).
    """
    from minutes_cli.batch.jobs import RecordJob
    from minutes_cli.batch.plan import SCAN_SUFFIXES
    from minutes_cli.export.formats import find_format

    form = find_format(to)
    _check(form.name, level, excel, table, out_dir)
    mode = options.choose_mode(strict, balanced, eager)
    pipeline = pipelines.make_pipeline(mode, from_format, encoding, ocr, profile)
    how = many.Many(jobs, resume, shard, files_from, executor, scheduler)
    if out_dir is not None and form.shape != "stream":
        raise UsageError(f"{form.name} is not one file a document", hint="give -o instead of --out-dir")
    if (
        output is None
        and out_dir is None
        and (form.shape == "file" or (form.shape == "folder" and not table))
    ):
        raise UsageError(f"{form.name} cannot go to stdout", hint=_where_to(form.name))
    work = many.plan(ctx, paths, how, out_dir, output, form.suffix, SCAN_SUFFIXES | RECORD_SUFFIXES)
    outputs.check_targets(work.count, output, out_dir, streams=form.name != "akn")
    if out_dir is not None:
        return many.run_to_folder(work, RecordJob(pipeline, form.name, records_too=True), out_dir, how)
    results = many.iter_results(work, RecordJob(pipeline, None, records_too=True), how)
    write_records(results, form, output, level=level.value, excel=excel, table=table)
    return many.exit_code(work)


def _check(form: str, level: Level, excel: bool, table: str | None, out_dir: Path | None) -> None:
    if level is Level.item and form != "jsonl":
        raise UsageError("--level item goes with --to jsonl", hint="give --to jsonl")
    if table is not None and form != "csv":
        raise UsageError("--table goes with --to csv", hint="give --to csv")
    if excel and form != "csv" and not configuration.current().settings.excel:
        raise UsageError("--excel goes with --to csv", hint="give --to csv, or --to xlsx for a workbook")
    if level is Level.item and out_dir is not None:
        raise UsageError("--level item goes into one stream", hint="leave out --out-dir")


def _where_to(form: str) -> str:
    if form == "csv":
        return "give -o FOLDER for all tables, or --table NAME for one"
    return "give -o FOLDER" if form == "parquet" else f"give -o FILE.{'db' if form == 'sqlite' else form}"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("export")(export)
