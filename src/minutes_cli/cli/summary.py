"""What ``minutes parse`` shows on a terminal: the meeting, people, items with outcome, findings.

Rich is imported only here and only when there is a terminal to show it on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from minutes_cli.cli import console

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from minutes_cli.records.models import Item, Record

_SEVERITY_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_OUTCOME_STYLES = {
    "approved": "green",
    "adopted": "green",
    "elected": "green",
    "rejected": "red",
    "withdrawn": "red",
    "postponed": "yellow",
    "referred_back": "yellow",
    "partly": "yellow",
}
_UNCERTAIN = 0.9  # below: the report marks it, and minutes review asks about it


def is_wanted(output_given: bool, format_given: bool) -> bool:
    """Whether to show a summary instead of the record: only where a person is looking at stdout."""
    return not output_given and not format_given and sys.stdout is not None and sys.stdout.isatty()


def show_summary(record: Record, stream: TextIO | None = None) -> None:
    """Show a record as tables on a terminal.

    stream: stdout by default.  Text of the document is shown as it is and never as markup.
    """
    from rich.console import Console

    target = stream or sys.stdout
    coloured = console.current().is_coloured(target)
    screen = Console(file=target, no_color=not coloured, highlight=False, markup=False, emoji=False)
    screen.print(_heading(record))
    screen.print(_facts(record))
    if record.attendance:
        screen.print(_people(record))
    if record.items:
        screen.print(_items(record))
    if record.findings:
        screen.print(_findings(record))
    screen.print(_closing(record))


def _heading(record: Record) -> Text:
    from rich.text import Text

    meeting = record.meeting
    name = meeting.body or meeting.kind or meeting.organisation or record.source.name or "minutes"
    parts = [name, meeting.organisation if meeting.organisation != name else None, meeting.date]
    heading = Text("\n")
    heading.append(console.printable(name), style="bold")
    for part in parts[1:]:
        if part:
            heading.append(
                f"  {console.printable(part)}", style="dim" if part != meeting.date else "bold cyan"
            )
    return heading


def _facts(record: Record) -> Table:
    from rich.table import Table

    meeting, source = record.meeting, record.source
    facts = [
        ("time", "–".join(part for part in (meeting.start, meeting.end) if part)),
        ("place", meeting.place),
        ("items", ", ".join(_range(pair) for pair in meeting.item_range)),
        ("adjusters", ", ".join(record.adjustment.adjusters)),
        ("next", "; ".join(one.date or one.text or "" for one in meeting.next)),
        ("profile", source.profile),
        ("read with", f"{source.ocr.model} ({source.ocr.confidence:.0%})" if source.ocr.confidence else ""),
        ("quality", f"level {record.quality.level} of 3{_missing(record)}"),
    ]
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column()
    for name, value in facts:
        if value:
            table.add_row(name, _text(value))
    return table


def _people(record: Record) -> Table:
    table = _table("People", "role", "name", "party", "")
    for one in record.attendance:
        notes = [one.title or "", f"for {one.replaces}" if one.replaces else ""]
        notes += [f"items {_range(pair)}" for pair in one.items]
        notes += [f"not items {_range(pair)}" for pair in one.except_items]
        role = (one.role or "").replace("_", " ")
        table.add_row(_text(role), _text(one.name), _text(one.party or ""), _text(_join(notes)))
    return table


def _items(record: Record) -> Table:
    table = _table("Items", "no.", "title", "outcome", "vote", "line")
    table.columns[0].justify = "right"
    for item in record.items:
        outcome = _outcome(item)
        vote = next((one.counts for one in item.votes), None)
        figures = f"{_figure(vote.yes)}–{_figure(vote.no)}" if vote else ""
        table.add_row(
            _text(item.number or ""),
            _text(item.title or item.title_raw),
            _text(outcome.replace("_", " "), _OUTCOME_STYLES.get(outcome, "")),
            _text(figures),
            _text(str(item.span.line_start or ""), "dim"),
        )
    return table


def _findings(record: Record) -> Table:
    table = _table("Findings", "", "code", "line", "what")
    for one in record.findings:
        table.add_row(
            _text(one.severity, _SEVERITY_STYLES[one.severity]),
            _text(one.code),
            _text(str(one.line or ""), "dim"),
            _text(one.message),
        )
    return table


def _closing(record: Record) -> Text:
    from rich.text import Text

    uncertain = sum(one.confidence < _UNCERTAIN for one in record.corrections)
    closing = Text(f"{len(record.corrections)} corrections, {uncertain} uncertain", style="dim")
    closing.append("\n--format json gives the record; minutes report shows it beside the scan\n")
    return closing


def _table(title: str, *columns: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        table.add_column(name, header_style="dim", overflow="fold")
    return table


def _text(value: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(console.printable(value), style=style)


def _outcome(item: Item) -> str:
    named = [one.outcome for one in item.decisions if one.outcome != "other"]
    if named:
        return named[0]
    return "decided" if item.decisions else ""


def _figure(count: int | None) -> str:
    return "?" if count is None else str(count)


def _missing(record: Record) -> str:
    return f", lacks {', '.join(record.quality.missing)}" if record.quality.missing else ""


def _range(pair: list[int]) -> str:
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]}–{pair[1]}"


def _join(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
