"""What ``minutes validate`` found: as data in a format, and in a few lines for the user."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_cli.cli import configuration, console, outputs
from minutes_cli.errors import MinutesError, UsageError

if TYPE_CHECKING:
    from minutes_cli.rules.assembling import Found
    from minutes_cli.rules.model import Language
    from minutes_cli.rules.report import Report
    from minutes_cli.rules.settings import RuleSettings

MOST_ROWS = 60
"""Of the archive's table on the terminal; ``--summary`` writes them all."""
_COLOURS = {"error": "31;1", "warning": "33;1", "info": "36;1", "place": "1", "margin": "34"}


def make_report(
    documents: list[Found],
    failures: list[MinutesError],
    settings: RuleSettings,
    baseline: Path | None,
) -> Report:
    """Put the documents together as an archive, without what a baseline knows already."""
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


def write_known(report: Report, target: Path) -> int:
    """Write the findings as known into a baseline; the exit code."""
    from minutes_cli.rules.baseline import write_baseline

    outputs.write_output(write_baseline(report.findings, target.parent), target)
    console.current().talk(f"{len(report.findings)} findings are now known in {target}")
    return say_failures(report.failures)


def show(
    report: Report, output_format: str, output: Path | None, language: Language, statistics: bool
) -> None:
    """Write the findings, or how often each rule fires, to stdout or a file."""
    from minutes_cli.rules.renderers import renderer_of, text
    from minutes_cli.rules.statistics import render_statistics

    if statistics:
        shown = render_statistics(report, language)
    elif output_format == "text" and output is None and console.current().is_coloured(sys.stdout):
        shown = text.render(report, language, lambda piece, part: f"\x1b[{_COLOURS[part]}m{piece}\x1b[0m")
    else:
        shown = renderer_of(output_format)(report, language)
    outputs.write_output(shown, output)


def write_summary(report: Report, target: Path) -> None:
    """Write the archive by body and year as JSON; ``-`` is stdout."""
    import json

    rows = json.dumps([row.to_dict() for row in report.overview], ensure_ascii=False, indent=2) + "\n"
    outputs.write_output(rows, None if str(target) == "-" else target)


def say_failures(failures: list[MinutesError] | tuple[MinutesError, ...]) -> int:
    """Show what could not be checked; the exit code of it."""
    for failure in failures:
        console.current().error(failure)
    return 2 if failures else 0


def talk(report: Report, language: Language, count: int, has_table: bool) -> None:
    """On stderr: the archive by body and year, stale baseline entries, and the counts."""
    from minutes_cli.rules.overview import render_overview
    from minutes_cli.rules.wording import closing_line, level_line, stale_line

    say = console.current()
    if has_table and any(row.meetings > 1 for row in report.overview):
        for line in render_overview(list(report.overview[:MOST_ROWS]), language).splitlines():
            say.talk(line)
        if len(report.overview) > MOST_ROWS:
            say.talk(f"… {len(report.overview) - MOST_ROWS}: --summary FILE")
    for entry in report.stale:
        say.warn(stale_line(entry, language))
    if len(report.documents) == 1:
        say.talk(level_line(report.documents[0], language))
    say.talk(closing_line(report, count, language))
