"""``minutes repair``: the repaired text of a scan, what was changed, and the way back."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from minutes_cli.cli import console, inputs, options, outputs
from minutes_cli.errors import MinutesError, UsageError
from minutes_cli.reading.scan import Scan
from minutes_cli.repair.api import Mode


class RepairFormat(StrEnum):
    """What to write."""

    text = "text"
    json = "json"


SUFFIXES = {RepairFormat.text: ".txt", RepairFormat.json: ".json"}


def repair(
    ctx: typer.Context,
    paths: options.Paths = None,
    output: options.Output = None,
    out_dir: options.OutDir = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what changes: word by word in colour, else line by line.")
    ] = False,
    text_format: Annotated[  # not output_format, which is the setting of how validate shows findings
        RepairFormat, typer.Option("--format", help="text, or json: the list of corrections.")
    ] = RepairFormat.text,
    undo: Annotated[
        Path | None,
        typer.Option(
            "--undo",
            metavar="CORRECTIONS",
            help="Take back the changes of this correction list (or record): repaired text to scan.",
        ),
    ] = None,
    strict: options.Strict = False,
    balanced: options.Balanced = False,
    eager: options.Eager = False,
    from_format: options.FromFormat = None,
    encoding: options.Encoding = None,
    ocr: options.Ocr = False,
) -> int:
    """Repair the text of scans: letters, words and marks that OCR misread.

    \b
    Examples:
      minutes repair scan.txt --diff
      minutes repair scans/ --out-dir repaired/

    The repaired text has the lines of the scan.  --format json lists the corrections with their places;
    --undo with that list gives the scan back.
    """
    if diff and (text_format is RepairFormat.json or undo):
        raise UsageError("--diff goes with neither --format json nor --undo", hint="leave one of them out")
    mode = options.choose_mode(strict, balanced, eager)
    found = list(inputs.iter_inputs(inputs.paths_or_stdin(ctx, paths)))
    if undo is not None:
        return _undo(found, undo, output)
    outputs.check_targets(len(found), output, out_dir, streams=diff)
    code = 0
    for item in found:
        try:
            if isinstance(item, MinutesError):
                raise item
            scan = inputs.read_scan(item, from_format, encoding, ocr)
            text = _repaired(scan, mode, text_format, diff, many=len(found) > 1)
            target = inputs.target(item, out_dir, SUFFIXES[text_format]) if out_dir else output
            outputs.write_output(text, target)
        except MinutesError as error:
            console.current().error(error)
            code = error.exit_code
    return code


def _repaired(scan: Scan, mode: Mode, output_format: RepairFormat, diff: bool, many: bool) -> str:
    from minutes_cli.repair.api import repair as repair_scan

    repaired = repair_scan(scan, mode)
    if diff:
        from minutes_cli.cli.diff import render_diff

        return render_diff(scan, repaired, many=many)
    if output_format is RepairFormat.json:
        from minutes_cli.cli.corrections import to_json

        return to_json(scan, repaired)
    return repaired.text


def _undo(found: list[inputs.Input | MinutesError], corrections: Path, output: Path | None) -> int:
    from minutes_cli.cli.corrections import load, undo_bytes

    if len(found) != 1:
        raise UsageError("--undo takes one repaired text at a time", hint="give the text that the list is of")
    item = found[0]
    if isinstance(item, MinutesError):
        raise item
    scan = inputs.read_scan(item, "text", None)
    outputs.write_output(undo_bytes(scan.text, load(corrections), item.path), output)
    return 0


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("repair")(repair)
