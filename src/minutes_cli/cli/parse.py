"""``minutes parse``: scan to record."""

from __future__ import annotations

from pathlib import Path
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
    record_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            help=f"Format of the record: {', '.join(FORMATS)}; on a terminal a summary when not given.",
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
) -> int:
    """Turn scans into records: repaired, structured and checked.

    \b
    Examples:
      minutes parse scan.txt
      minutes parse scans/ --out-dir records/

    One input gives its record on stdout, or in the file of -o.  Several inputs, and folders, go into
    --out-dir, one record a file in the same tree; or all on stdout with --format jsonl.  A terminal is
    shown a summary instead of the record, unless --format is given.
    """
    from minutes_cli.batch.document import record_from
    from minutes_cli.cli import decided, summary
    from minutes_cli.records.models import to_json
    from minutes_cli.repair.api import repair

    output_format = record_format or "json"
    is_summary = summary.is_wanted(bool(output or out_dir), bool(record_format))
    if output_format not in FORMATS:
        raise UsageError(f"there is no format {output_format!r}", hint=f"use one of {', '.join(FORMATS)}")
    known = decided.load_decisions(decisions or [])
    mode = options.choose_mode(strict, balanced, eager)
    settings = configuration.current().settings
    found = list(inputs.iter_inputs(inputs.paths_or_stdin(ctx, paths)))
    outputs.check_targets(len(found), output, out_dir, streams=is_summary or output_format == "jsonl")
    code = 0
    lines: list[str] = []
    for item in found:
        try:
            if isinstance(item, MinutesError):
                raise item
            scan = inputs.read_scan(item, from_format, encoding, ocr)
            repaired = decided.honour(scan, repair(scan, mode), known)
            record = record_from(scan, repaired, profile.value if profile else None, settings)
            if is_summary:
                summary.show_summary(record)
                continue
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
