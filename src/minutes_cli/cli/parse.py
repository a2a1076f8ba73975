"""``minutes parse``: scan to record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from minutes_cli.batch.task import Result
from minutes_cli.cli import console, many, options, outputs, pipelines
from minutes_cli.errors import UsageError

if TYPE_CHECKING:
    from minutes_cli.export.formats import Format

ONE_DOCUMENT = frozenset({"json", "akn"})
"""Formats that hold one document, so that several inputs need a file each."""


def parse(
    ctx: typer.Context,
    paths: options.Paths = None,
    output: options.Output = None,
    out_dir: options.OutDir = None,
    record_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="Format of the record, as of minutes export; on a terminal a summary when not given.",
        ),
    ] = None,
    decisions: Annotated[
        list[Path] | None,
        typer.Option(
            "--decisions",
            metavar="FILE",
            help="Honour these decisions of a review; may be given several times.",
        ),
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
    """Turn scans into records: repaired, structured and checked.

    \b
    Examples:
      minutes parse scan.txt
      minutes parse scans/ --out-dir records/ --jobs 4 --resume

    One input gives its record on stdout, or in the file of -o.  Several inputs, and folders, go into
    --out-dir, one record a file in the same tree; or all in one stream or file with a --format that holds
    several, such as jsonl, csv or sqlite.  A terminal is shown a summary instead of the record, unless
    --format is given.
    """
    from minutes_cli.batch.jobs import RecordJob
    from minutes_cli.cli import summary
    from minutes_cli.export.formats import find_format

    form = find_format(record_format or "json")
    is_summary = summary.is_wanted(bool(output or out_dir), bool(record_format))
    mode = options.choose_mode(strict, balanced, eager)
    pipeline = pipelines.make_pipeline(mode, from_format, encoding, ocr, profile, decisions)
    how = many.Many(jobs, resume, shard, files_from, executor, scheduler)
    if out_dir is not None and form.shape != "stream":
        raise UsageError(f"{form.name} is not one file a document", hint="give -o instead of --out-dir")
    work = many.plan(ctx, paths, how, out_dir, output, form.suffix)
    streams = is_summary or form.name not in ONE_DOCUMENT
    outputs.check_targets(work.count, output, out_dir, streams=streams)
    if out_dir is not None:
        return many.run_to_folder(work, RecordJob(pipeline, form.name), out_dir, how)
    results = many.iter_results(work, RecordJob(pipeline, None), how)
    if is_summary:
        for result in results:
            for record in result.made.values if result.made else ():
                summary.show_summary(record)
    else:
        write_records(results, form, output)
    return many.exit_code(work)


def write_records(results: Iterator[Result], form: Format, output: Path | None, **choices: Any) -> None:
    """Write the records of results as they come, to stdout or a file; nothing where there is none."""
    from minutes_cli.export.formats import write_stream, write_target
    from minutes_cli.export.options import Options

    records = (record for result in results if result.made for record in result.made.values)
    first = next(records, None)
    if first is None:
        return
    several = chain([first], records)
    if output is None:
        with console.stdout_named():
            write_stream(several, form, sys.stdout, Options(**choices))
    else:
        write_target(several, form, output, Options(**choices))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("parse")(parse)
