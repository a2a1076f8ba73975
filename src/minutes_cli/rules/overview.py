"""The archive in a table: one row a body and year, with what is there and what seems to be missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from minutes_cli.rules.facts import Archive, Facts
from minutes_cli.rules.findings import Diagnostic
from minutes_cli.rules.model import Language, Say
from minutes_cli.rules.series import convention_of, ends_of, iter_pairs, series_of
from minutes_cli.values import frozen

_ARCHIVE_CODES = {
    "N107": "jumps",
    "C004": "months",
    "D505": "open",
    "C005": "announced",
    "D506": "dangling",
    "C001": "twice",
}


@frozen
class Row:
    """One body in one year.

    numbering: running, restarting or unknown.  jumps, months, open, announced, dangling, twice: findings
    of N107, C004, D505, C005, D506 and C001 there.
    """

    body: str
    organisation: str | None
    year: int
    meetings: int
    items: int
    first: int | None
    last: int | None
    numbering: str
    jumps: int
    months: int
    open: int
    announced: int
    dangling: int
    twice: int
    errors: int
    warnings: int
    lowest_level: int

    def to_dict(self) -> dict[str, object]:
        """As plain data."""
        return asdict(self)


def overview(archive: Archive, findings: Iterable[Diagnostic]) -> list[Row]:
    """Rows by body and year, in order."""
    by_path: dict[str, list[Diagnostic]] = {}
    for found in findings:
        by_path.setdefault(found.path, []).append(found)
    rows = []
    for series in series_of(archive):
        habit = convention_of(list(iter_pairs(series.days())))
        for year in series.years():
            files = [
                meeting for meeting in series.meetings if meeting.day is not None and meeting.day.year == year
            ]
            days = series.of_year(year)
            of_year = convention_of(list(iter_pairs(days)))
            rows.append(
                _row(
                    series.body,
                    series.organisation,
                    year,
                    files,
                    days,
                    of_year if of_year != "unknown" else habit,
                    by_path,
                )
            )
    return rows


def _row(
    body: str,
    organisation: str | None,
    year: int,
    files: list[Facts],
    days: list[Facts],
    numbering: str,
    by_path: dict[str, list[Diagnostic]],
) -> Row:
    found = [finding for facts in files for finding in by_path.get(facts.path, [])]
    ends = [pair for facts in days if (pair := ends_of(facts)) is not None]
    counts = {name: sum(finding.code == code for finding in found) for code, name in _ARCHIVE_CODES.items()}
    return Row(
        body=body,
        organisation=organisation,
        year=year,
        meetings=len(days),
        items=sum(len(facts.items) for facts in days),
        first=min((first for first, _ in ends), default=None),
        last=max((last for _, last in ends), default=None),
        numbering=numbering,
        errors=sum(finding.severity == "error" for finding in found),
        warnings=sum(finding.severity == "warning" for finding in found),
        lowest_level=min((facts.level for facts in files), default=0),
        **counts,
    )


_HEADINGS = (
    Say("body", "organ"),
    Say("year", "år"),
    Say("meetings", "möten"),
    Say("§§", "§§"),
    Say("numbering", "numrering"),
    Say("jumps", "hopp"),
    Say("gaps in time", "tidsluckor"),
    Say("never back", "ej åter"),
    Say("errors", "fel"),
    Say("warnings", "varningar"),
    Say("level", "nivå"),
)
_NUMBERING = {
    "running": Say("running", "löpande"),
    "restarting": Say("each meeting", "per möte"),
    "unknown": Say("–", "–"),
}


def render_overview(rows: list[Row], language: Language = "en") -> str:
    """The rows as an aligned plain-text table, with its heading."""
    table = [[heading.in_language(language) for heading in _HEADINGS]]
    for row in rows:
        span = f"{row.first}–{row.last}" if row.first is not None else "–"
        numbering = _NUMBERING[row.numbering].in_language(language)
        name = f"{row.body}, {row.organisation}" if row.organisation else row.body
        values = (
            row.year,
            row.meetings,
            span,
            numbering,
            row.jumps,
            row.months + row.announced,
            row.open,
            row.errors,
            row.warnings,
            row.lowest_level,
        )
        table.append([name[:48], *(str(value) if value != 0 else "0" for value in values)])
    widths = [max(len(line[column]) for line in table) for column in range(len(_HEADINGS))]
    lines = []
    for line in table:
        cells = [
            cell.ljust(width) if column in (0, 4) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"
