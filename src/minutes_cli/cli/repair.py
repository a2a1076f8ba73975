"""``minutes repair``: the repaired text of a scan, what was changed, and the way back."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_cli.cli import inputs, many, options, outputs, pipelines
from minutes_cli.errors import MinutesError, UsageError

if TYPE_CHECKING:
    from minutes_cli.batch.jobs import Render


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
    jobs: many.Jobs = 1,
    resume: many.Resume = False,
    shard: many.Shard = None,
    files_from: many.FilesFrom = None,
    executor: many.Engine = None,
    scheduler: many.Scheduler = None,
) -> int:
    """Repair the text of scans: letters, words and marks that OCR misread.

    \b
    Examples:
      minutes repair scan.txt --diff
      minutes repair scans/ --out-dir repaired/ --jobs 4

    The repaired text has the lines of the scan.  --format json lists the corrections with their places;
    --undo with that list gives the scan back.
    """
    if diff and (text_format is RepairFormat.json or undo):
        raise UsageError("--diff goes with neither --format json nor --undo", hint="leave one of them out")
    from minutes_cli.batch.jobs import RepairJob

    if undo is not None:
        return _undo(list(inputs.iter_inputs(inputs.paths_or_stdin(ctx, paths))), undo, output)
    # A diff is coloured for this terminal, so it is made here.
    how = many.Many(1 if diff else jobs, resume, shard, files_from, executor, scheduler)
    work = many.plan(ctx, paths, how, out_dir, output, SUFFIXES[text_format])
    outputs.check_targets(work.count, output, out_dir, streams=diff)
    mode = options.choose_mode(strict, balanced, eager)
    pipeline = pipelines.make_pipeline(mode, from_format, encoding, ocr, checks=False)
    job = RepairJob(pipeline, _renderer(text_format, diff, work.count > 1))
    if out_dir is not None:
        return many.run_to_folder(work, job, out_dir, how)
    for result in many.iter_results(work, job, how):
        if result.made is not None:
            outputs.write_output(result.made.content, output)
    return many.exit_code(work)


def _renderer(output_format: RepairFormat, diff: bool, among_others: bool) -> Render | None:
    """What to write of a repair; None is the text."""
    if diff:
        from minutes_cli.cli.diff import render_diff

        return partial(render_diff, many=among_others)
    if output_format is RepairFormat.json:
        from minutes_cli.cli.corrections import to_json

        return to_json
    return None


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
