"""``minutes report``: one page that shows a scan beside its record, or a folder of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_cli.cli import configuration, console, inputs, options, outputs
from minutes_cli.errors import MinutesError, UsageError

if TYPE_CHECKING:
    from minutes_cli.records.models import Profile
    from minutes_cli.repair.api import Mode
    from minutes_cli.repair.decisions import Decision
    from minutes_cli.report.document import Document

RECORD_SUFFIXES = frozenset({".json", ".jsonl"})


class ReportLanguage(StrEnum):
    """Language of the report's own words; the document's are its own."""

    sv = "sv"
    en = "en"


def report(
    ctx: typer.Context,
    paths: options.Paths = None,
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
) -> int:
    """Make one page for people: the scan beside the repaired text, the record beside its lines.

    \b
    Examples:
      minutes report scan.txt -o report.html
      minutes report scans/ -o report.html --lang en

    One document gives its page.  Several, and folders, give an index with search, totals, a timeline and
    what needs a person first, and every document inside the same file.  Corrections are accepted, rejected
    and edited in the page; 'minutes parse --decisions FILE' honours what is downloaded from it.
    """
    from minutes_cli.cli.decided import load_decisions
    from minutes_cli.report.page import document_page, folder_page, leaf

    given = inputs.paths_or_stdin(ctx, paths)
    if output is None and sys.stdout.isatty():
        raise UsageError("a page is nothing to read on a terminal", hint="add -o report.html")
    mode = options.choose_mode(strict, balanced, eager)
    decided = load_decisions(decisions or [])
    found = [entry for path in given for entry in _inputs_below(path)]
    failures: list[MinutesError] = []

    def documents() -> Iterator[Document]:
        for item in found:
            try:
                if isinstance(item, MinutesError):
                    raise item
                if _holds_records(item):
                    yield from _records(item)
                else:
                    kind: Profile | None = profile.value if profile else None
                    yield _document(item, mode, kind, decided, from_format, encoding, ocr)
            except MinutesError as error:
                console.current().error(error)
                failures.append(error)

    is_single = len(found) == 1 and not Path(given[0]).is_dir()
    ready = documents()
    first = next(ready, None) if is_single else None
    if is_single and first is None:
        return failures[0].exit_code if failures else 2
    second = next(ready, None) if is_single else None
    if first is not None and second is None:
        page = document_page(first, language.value)
    else:
        from itertools import chain

        early = (document for document in (first, second) if document is not None)
        name = title or Path(given[0]).resolve().name
        leaves = (leaf(document, language.value) for document in chain(early, ready))
        page = folder_page(leaves, name, language.value)
    if len(failures) == len(found):
        return failures[0].exit_code
    outputs.write_output(page, output)
    return failures[0].exit_code if failures else 0


def _inputs_below(path: str) -> Iterator[inputs.Input | MinutesError]:
    """The scans of a path; in a folder without scans, its records."""
    if path != inputs.STDIN and Path(path).is_dir():
        scans = list(inputs.iter_inputs([path]))
        if any(isinstance(item, inputs.Input) for item in scans):
            yield from scans
            return
        records = list(inputs.iter_inputs([path], RECORD_SUFFIXES))
        yield from records if any(isinstance(item, inputs.Input) for item in records) else scans
        return
    yield from inputs.iter_inputs([path])


def _holds_records(item: inputs.Input) -> bool:
    return Path(item.path).suffix.lower() in RECORD_SUFFIXES


def _records(item: inputs.Input) -> Iterator[Document]:
    from minutes_cli.export.load import load_records
    from minutes_cli.reading.read import read_bytes
    from minutes_cli.report.document import Document

    for record in load_records(read_bytes(item.path), item.path):
        yield Document(record.source.name or item.path, record)


def _document(
    item: inputs.Input,
    mode: Mode,
    profile: Profile | None,
    decisions: tuple[Decision, ...],
    from_format: str | None,
    encoding: str | None,
    ocr: bool,
) -> Document:
    from minutes_cli.batch.document import record_from
    from minutes_cli.cli.decided import honour
    from minutes_cli.repair.api import repair
    from minutes_cli.report.document import Document

    scan = inputs.read_scan(item, from_format, encoding, ocr)
    repaired = honour(scan, repair(scan, mode), decisions)
    record = record_from(scan, repaired, profile, configuration.current().settings)
    own = [one for one in decisions if one.sha256 == scan.sha256 or one.document == Path(scan.name).name]
    return Document(scan.name, record, scan, repaired, own)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("report")(report)
