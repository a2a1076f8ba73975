"""``minutes report``: one page that shows a scan beside its record, or a folder of them."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_cli.cli import console, inputs, many, options, outputs, pipelines
from minutes_cli.cli.checking import RECORD_SUFFIXES
from minutes_cli.errors import UsageError

if TYPE_CHECKING:
    from minutes_cli.batch.report_job import ReportJob


class ReportLanguage(StrEnum):
    """Language of the report's own words; the document's are its own."""

    sv = "sv"
    en = "en"


def report(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH", help="Scans or records, folders of them, or - for stdin.", show_default=False
        ),
    ] = None,
    output: options.Output = None,
    language: Annotated[
        ReportLanguage, typer.Option("--lang", help="Language of the page: sv or en.")
    ] = ReportLanguage.sv,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="What to call a page of several documents.")
    ] = None,
    decisions: Annotated[
        list[Path] | None,
        typer.Option(
            "--decisions", metavar="FILE", help="Honour these decisions; may be given several times."
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
    files_from: many.FilesFrom = None,
) -> int:
    """Make one page for people: the scan beside the repaired text, the record beside its lines.

    \b
    Examples:
      minutes report scan.txt -o report.html
      minutes report scans/ -o report.html --lang en --jobs 4

    One document gives its page.  Several, and folders, give an index with search, totals, a timeline and
    what needs a person first, and every document inside the same file.  Corrections are accepted, rejected
    and edited in the page; 'minutes parse --decisions FILE' honours what is downloaded from it.
    """
    from minutes_cli.batch.plan import SCAN_SUFFIXES
    from minutes_cli.batch.report_job import ReportJob

    if output is None and sys.stdout.isatty():
        raise UsageError("a page is nothing to read on a terminal", hint="add -o report.html")
    mode = options.choose_mode(strict, balanced, eager)
    pipeline = pipelines.make_pipeline(mode, from_format, encoding, ocr, profile, decisions)
    job = ReportJob(pipeline, language.value)
    how = many.Many(jobs, files_from=files_from)
    work = many.plan(ctx, paths, how, None, output, ".html", SCAN_SUFFIXES)
    if not work.tasks and paths:  # a folder without scans may hold records
        records = many.plan(ctx, paths, how, None, output, ".html", RECORD_SUFFIXES)
        work = records if records.tasks else work
    if work.count == 1 and work.tasks and not files_from and not Path((paths or ["-"])[0]).is_dir():
        page: str | None = _page_of_one(work, job)
    else:
        page = _page_of_many(work, job, how, title or _name(paths))
    if page is not None:
        outputs.write_output(page, output)
    return many.exit_code(work)


def _page_of_one(work: many.Work, job: ReportJob) -> str:
    """The page of one input; an index where that is a file of several records."""
    from minutes_cli.reading.read import read_bytes
    from minutes_cli.report.page import document_page, folder_page, leaf

    task = work.tasks[0]
    data = task.data if task.data is not None else read_bytes(task.source)
    documents, notes = job.documents(data, task.source)
    for note in notes:
        console.current().warn(f"{task.source}: {note}")
    if len(documents) == 1:
        return document_page(documents[0], job.language)
    return folder_page((leaf(one, job.language) for one in documents), _name([task.source]), job.language)


def _page_of_many(work: many.Work, job: ReportJob, how: many.Many, title: str) -> str | None:
    """The index of all inputs that could be read; None where there is none."""
    from minutes_cli.report.page import folder_page

    results = many.iter_results(work, job, how)
    leaves = [one for result in results if result.made for one in result.made.values]
    return folder_page(leaves, title, job.language) if leaves else None


def _name(paths: list[str] | None) -> str:
    first = (paths or [inputs.STDIN])[0]
    return "stdin" if first == inputs.STDIN else Path(first).resolve().name


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("report")(report)
