"""``minutes validate``: findings on scans, records and whole archive folders."""

from __future__ import annotations

import datetime
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from minutes_cli.cli import checking, console, findings, inputs, options, outputs, pipelines
from minutes_cli.errors import UsageError


class OutputFormat(StrEnum):
    """How findings are shown."""

    text = "text"
    concise = "concise"
    json = "json"
    jsonl = "jsonl"
    github = "github"
    sarif = "sarif"
    junit = "junit"


class FailOn(StrEnum):
    """The lowest severity that gives exit code 1."""

    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


class Language(StrEnum):
    """Language of the messages."""

    en = "en"
    sv = "sv"


def validate(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH", help="Scans, records, folders of them, or - for stdin.", show_default=False
        ),
    ] = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="How findings are shown.")
    ] = OutputFormat.text,
    output: options.Output = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODES",
            help="Only these codes, or beginnings of codes: N,V601.",
            show_default=False,
        ),
    ] = None,
    extend_select: Annotated[
        list[str] | None,
        typer.Option(
            "--extend-select",
            metavar="CODES",
            help="These as well, such as rules that are off.",
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODES", help="Not these.", show_default=False),
    ] = None,
    profile: options.Profile = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on", help="The lowest severity that gives exit code 1 (error).", show_default=False
        ),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Findings give exit code 0.")] = False,
    seats: Annotated[
        int | None, typer.Option("--seats", min=1, help="Seats of the body, for quorum.", show_default=False)
    ] = None,
    parties: Annotated[
        list[str] | None,
        typer.Option(
            "--parties", metavar="NAMES", help="Local party abbreviations: BorgA,ViSK.", show_default=False
        ),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Leave out the findings in this file.")
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option("--write-baseline", metavar="FILE", help="Write the findings as known into this file."),
    ] = None,
    manifest: Annotated[
        Path | None,
        typer.Option(
            "--manifest", metavar="FILE", help="SHA-256 sums of the archive, as sha256sum writes them."
        ),
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="How often each rule fires, instead.")
    ] = False,
    summary: Annotated[
        Path | None,
        typer.Option(
            "--summary", metavar="FILE", help="Write the archive by body and year as JSON; - is stdout."
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend text and encoding in the files (T003, T004, T006).")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")
    ] = False,
    lang: Annotated[
        Language | None, typer.Option("--lang", help="Language of the messages (en).", show_default=False)
    ] = None,
    encoding: options.Encoding = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, help="Files checked at once; 0 is all CPUs.")
    ] = 1,
    stdin_filename: Annotated[
        str | None,
        typer.Option("--stdin-filename", metavar="PATH", help="What to call stdin in the findings."),
    ] = None,
    cache: Annotated[bool, typer.Option("--cache/--no-cache", help="Remember what was checked.")] = True,
    cache_dir: Annotated[
        Path | None,
        typer.Option("--cache-dir", metavar="DIR", help="Where it is remembered (XDG_CACHE_HOME/minutes)."),
    ] = None,
) -> int:
    """Check minutes against the law and against each other.

    \b
    Examples:
      minutes validate protokoll.txt
      minutes validate archive/ --output-format sarif -o findings.sarif

    Scans, records and folders of both.  Folders are also checked as an archive: numbers that should run on,
    matters that never come back, meetings announced and not there.  'minutes rules' explains each code.
    Exit code 1 says that there are findings at the level of --fail-on, 2 that an input could not be checked.
    """
    settings = pipelines.rule_settings(
        select=_split(select),
        extend_select=_split(extend_select),
        ignore=_split(ignore),
        profile=profile.value if profile else None,
        fail_on=fail_on.value if fail_on else None,
        seats=seats,
        parties=_split(parties),
        manifest=str(manifest) if manifest else None,
        lang=lang.value if lang else None,
    )
    settings = replace(settings, today=settings.today or datetime.date.today())
    if statistics and output_format is not OutputFormat.text:
        raise UsageError("--statistics is a text of its own", hint="leave out --output-format")
    given = inputs.paths_or_stdin(ctx, paths)
    avoid = {path.resolve() for path in (baseline, write_baseline, output, summary) if path is not None}
    sources, failures = checking.find_sources(given, avoid, stdin_filename)
    if fix or diff:
        shown, count, more = checking.mend_sources(sources, settings, encoding, write=fix and not diff)
        failures += more
        outputs.write_output(shown, None)
        if count:
            console.current().talk(f"{count} files {'would be mended' if diff else 'mended'}")
        if diff:
            return findings.say_failures(failures)
    job = checking.make_job(settings, encoding, cache, cache_dir)
    documents, more = checking.check_sources(sources, job, jobs)
    failures += more
    known = baseline if write_baseline is None else None
    report = findings.make_report(documents, failures, settings, known)
    if write_baseline is not None:
        return findings.write_known(report, write_baseline)
    findings.show(report, output_format.value, output, settings.lang, statistics)
    if summary is not None:
        findings.write_summary(report, summary)
    findings.say_failures(report.failures)
    findings.talk(report, settings.lang, len(sources), has_table=summary is None)
    return report.exit_code("never" if exit_zero else settings.fail_on)


def _split(values: list[str] | None) -> tuple[str, ...] | None:
    """``--select N,V601 --select J`` as one tuple; None where nothing was given."""
    if values is None:
        return None
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("validate")(validate)
