"""``minutes parse``: scan to record."""

from __future__ import annotations

from typing import Annotated

import typer

from minutes_cli.cli import configuration, console, inputs, options, outputs
from minutes_cli.errors import MinutesError, UsageError

FORMATS = ("json", "jsonl")


def parse(
    ctx: typer.Context,
    paths: options.Paths = None,
    output: options.Output = None,
    out_dir: options.OutDir = None,
    output_format: Annotated[
        str, typer.Option("--format", help=f"Format of the record: {', '.join(FORMATS)}.")
    ] = "json",
    profile: options.Profile = None,
    strict: options.Strict = False,
    balanced: options.Balanced = False,
    eager: options.Eager = False,
    from_format: options.FromFormat = None,
    encoding: options.Encoding = None,
    ocr: options.Ocr = False,
) -> int:
    """Turn scans into records: repaired, structured and checked.

    \b
    Examples:
      minutes parse scan.txt
      minutes parse scans/ --out-dir records/

    One input gives its record on stdout, or in the file of -o.  Several inputs, and folders, go into
    --out-dir, one record a file in the same tree; or all on stdout with --format jsonl.
    """
    from minutes_cli.batch.document import record_of
    from minutes_cli.records.models import to_json

    if output_format not in FORMATS:
        raise UsageError(f"there is no format {output_format!r}", hint=f"use one of {', '.join(FORMATS)}")
    mode = options.choose_mode(strict, balanced, eager)
    settings = configuration.current().settings
    found = list(inputs.iter_inputs(inputs.paths_or_stdin(ctx, paths)))
    outputs.check_targets(len(found), output, out_dir, streams=output_format == "jsonl")
    code = 0
    lines: list[str] = []
    for item in found:
        try:
            if isinstance(item, MinutesError):
                raise item
            scan = inputs.read_scan(item, from_format, encoding, ocr)
            record = record_of(scan, mode, profile.value if profile else None, settings=settings)
            text = to_json(record, indent=None if output_format == "jsonl" else 2) + "\n"
            if out_dir is not None:
                outputs.write_file(text, inputs.target(item, out_dir, f".{output_format}"))
            else:
                lines.append(text)
        except MinutesError as error:
            console.current().error(error)
            code = error.exit_code
    if lines:
        outputs.write_output("".join(lines), output)
    return code


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("parse")(parse)
