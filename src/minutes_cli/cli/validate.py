"""``minutes validate``: findings on scans, records and whole archive folders."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from minutes_cli.cli import configuration, console, inputs, options, outputs
from minutes_cli.errors import MinutesError, UsageError

if TYPE_CHECKING:
    from minutes_cli.batch.validation import How, Task
    from minutes_cli.rules.assembling import Found
    from minutes_cli.rules.report import Report
    from minutes_cli.rules.settings import RuleSettings

RECORD_SUFFIXES = frozenset({".json", ".jsonl"})
MOST_ROWS = 60  # of the archive table on the terminal; --summary writes them all
_COLOURS = {"error": "31;1", "warning": "33;1", "info": "36;1", "place": "1", "margin": "34"}


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


Codes = Annotated[list[str] | None, typer.Option(metavar="CODES", show_default=False)]


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
    settings = _settings(
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
    if statistics and output_format is not OutputFormat.text:
        raise UsageError("--statistics is a text of its own", hint="leave out --output-format")
    given = inputs.paths_or_stdin(ctx, paths)
    avoid = {path.resolve() for path in (baseline, write_baseline, output, summary) if path is not None}
    tasks, failures = _tasks(given, avoid, stdin_filename)
    if fix or diff:
        failures += _mend(tasks, settings, encoding, write=fix and not diff)
        if diff:
            return _say_failures(failures)
    documents, more = _run(tasks, _how(settings, encoding, cache, cache_dir), jobs)
    failures += more
    report = _report(documents, failures, settings, baseline if write_baseline is None else None)
    if write_baseline is not None:
        return _write_baseline(report, write_baseline)
    _show(report, output_format, output, settings, statistics)
    if summary is not None:
        _write_summary(report, summary)
    _say_failures(report.failures)
    _talk(report, settings, tasks, has_table=summary is None)
    return report.exit_code("never" if exit_zero else settings.fail_on)


def _split(values: list[str] | None) -> tuple[str, ...] | None:
    """``--select N,V601 --select J`` as one tuple; None where nothing was given."""
    if values is None:
        return None
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _settings(**given: Any) -> RuleSettings:
    """The rule settings of the configuration, with what the command line gives on top."""
    from minutes_cli.rules.settings import RuleSettings

    known = configuration.current().settings
    values = {name: getattr(known, name) for name in RuleSettings.model_fields}
    values |= {name: value for name, value in given.items() if value is not None}
    values["today"] = values["today"] or datetime.date.today()
    return RuleSettings(**values)


def _tasks(
    given: list[str], avoid: set[Path], stdin_filename: str | None
) -> tuple[list[Task], list[MinutesError]]:
    """The inputs to check; records beside scans, but not the files that this run reads or writes itself."""
    from minutes_cli.batch.validation import Task

    tasks: list[Task] = []
    failures: list[MinutesError] = []
    seen: set[str] = set()
    for item in inputs.iter_inputs(given, inputs.SCAN_SUFFIXES | RECORD_SUFFIXES):
        if isinstance(item, MinutesError):
            failures.append(item)
        elif item.path == inputs.STDIN:
            tasks.append(Task(stdin_filename or inputs.STDIN, sys.stdin.buffer.read()))
        elif item.path not in seen and not (avoid and Path(item.path).resolve() in avoid):
            seen.add(item.path)
            tasks.append(Task(item.path))
    return tasks, failures


def _how(settings: RuleSettings, encoding: str | None, use_cache: bool, cache_dir: Path | None) -> How:
    from minutes_cli.batch.validation import How, program_stamp
    from minutes_cli.cli.own_words import own_words

    known = configuration.current().settings
    folder = _cache_folder(cache_dir) if use_cache else None
    return How(
        settings=settings,
        mode=known.mode,
        encoding=encoding,
        user_words=own_words(),
        cache=str(folder) if folder else None,
        stamp=program_stamp() if folder else "",
    )


def _cache_folder(cache_dir: Path | None) -> Path | None:
    """Off the source tree: the given folder, else the user's cache; None where there is no home."""
    if cache_dir is not None:
        return cache_dir / "validate"
    base = os.environ.get("XDG_CACHE_HOME")
    if base and Path(base).is_absolute():
        return Path(base, "minutes", "validate")
    try:
        return Path.home() / ".cache" / "minutes" / "validate"
    except RuntimeError:
        return None


def _run(tasks: list[Task], how: How, jobs: int) -> tuple[list[Found], list[MinutesError]]:
    from minutes_cli.batch.validation import validate as run

    documents: list[Found] = []
    failures: list[MinutesError] = []
    for result in _with_progress(run(tasks, how, jobs), len(tasks)):
        if isinstance(result, MinutesError):
            failures.append(result)
        else:
            documents += result
    return documents, failures


def _with_progress(results: Iterator[Any], total: int) -> Iterator[Any]:
    """Show a bar with rate and time left on a terminal, for more than one file."""
    if total < 2 or not sys.stderr.isatty() or console.current().verbosity < 0:
        yield from results
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(results, total=total)


def _report(
    documents: list[Found], failures: list[MinutesError], settings: RuleSettings, baseline: Path | None
) -> Report:
    from minutes_cli.rules.assembling import assemble
    from minutes_cli.rules.baseline import read_baseline

    known_file = baseline or _configured_baseline()
    known = read_baseline(known_file) if known_file is not None else None
    folder = known_file.parent if known_file is not None else None
    return assemble(documents, failures, settings, _manifest(settings), known, folder)


def _configured_baseline() -> Path | None:
    name = configuration.current().settings.baseline
    return Path(name) if name else None


def _manifest(settings: RuleSettings) -> str:
    if not settings.manifest:
        return ""
    try:
        return Path(settings.manifest).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise UsageError(
            f"the manifest cannot be read: {reason}", settings.manifest, "check the path"
        ) from None


def _write_baseline(report: Report, target: Path) -> int:
    from minutes_cli.rules.baseline import write_baseline

    outputs.write_output(write_baseline(report.findings, target.parent), target)
    console.current().talk(f"{len(report.findings)} findings are now known in {target}")
    return _say_failures(report.failures)


def _show(
    report: Report, output_format: OutputFormat, output: Path | None, settings: RuleSettings, statistics: bool
) -> None:
    from minutes_cli.rules.renderers import renderer_of, text
    from minutes_cli.rules.statistics import render_statistics

    if statistics:
        shown = render_statistics(report, settings.lang)
    elif output_format is OutputFormat.text and output is None and console.current().is_coloured(sys.stdout):
        shown = text.render(
            report, settings.lang, lambda piece, part: f"\x1b[{_COLOURS[part]}m{piece}\x1b[0m"
        )
    else:
        shown = renderer_of(output_format.value)(report, settings.lang)
    outputs.write_output(shown, output)


def _write_summary(report: Report, target: Path) -> None:
    import json

    rows = json.dumps([row.to_dict() for row in report.overview], ensure_ascii=False, indent=2) + "\n"
    outputs.write_output(rows, None if str(target) == "-" else target)


def _say_failures(failures: Any) -> int:
    for failure in failures:
        console.current().error(failure)
    return 2 if failures else 0


def _talk(report: Report, settings: RuleSettings, tasks: list[Task], has_table: bool) -> None:
    """On stderr: the archive by body and year, stale baseline entries, and the counts."""
    from minutes_cli.rules.overview import render_overview
    from minutes_cli.rules.wording import closing_line, level_line, stale_line

    talk = console.current()
    if has_table and any(row.meetings > 1 for row in report.overview):
        for line in render_overview(list(report.overview[:MOST_ROWS]), settings.lang).splitlines():
            talk.talk(line)
        if len(report.overview) > MOST_ROWS:
            talk.talk(f"… {len(report.overview) - MOST_ROWS}: --summary FILE")
    for entry in report.stale:
        talk.warn(stale_line(entry, settings.lang))
    if len(report.documents) == 1:
        talk.talk(level_line(report.documents[0], settings.lang))
    talk.talk(closing_line(report, len(tasks), settings.lang))


def _mend(tasks: list[Task], settings: RuleSettings, encoding: str | None, write: bool) -> list[MinutesError]:
    from minutes_cli.batch.mending import mend_file

    failures: list[MinutesError] = []
    shown: list[str] = []
    count = 0
    for task in tasks:
        try:
            change = mend_file(task.path, task.data, settings, encoding)
            if change is None:
                continue
            count += 1
            if write and task.data is None:
                outputs.write_output(change.after, Path(task.path))
            else:
                shown.append(change.diff())
        except MinutesError as error:
            failures.append(error)
    if shown:
        outputs.write_output("".join(shown), None)
    if count:
        console.current().talk(f"{count} files {'mended' if write else 'would be mended'}")
    return failures


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("validate")(validate)
