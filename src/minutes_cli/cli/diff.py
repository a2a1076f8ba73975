"""``repair --diff``: the lines that change, before and after, with the changed words marked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from minutes_cli.cli import console
from minutes_cli.reading.scan import Scan
from minutes_cli.repair.model import Correction, Repaired

# What the terminal is told: red before, green after, the changed words also bold, places cyan.
_RESET, _RED, _GREEN, _CYAN, _BOLD, _UNBOLD = (
    "\x1b[0m",
    "\x1b[31m",
    "\x1b[32m",
    "\x1b[36m",
    "\x1b[1m",
    "\x1b[22m",
)


def render_diff(scan: Scan, repaired: Repaired, many: bool = False) -> str:
    """The changes of one scan as text, coloured where stdout shows colour.

    many: whether it stands among others, so that the file's name is shown with every line.
    """
    coloured = console.current().is_coloured(sys.stdout)
    after_lines = repaired.text.split("\n")
    parts: list[str] = []
    for number, group in groupby(repaired.corrections, key=lambda correction: correction.line):
        changes = sorted(group, key=lambda change: change.start)
        before, after = scan.lines[number - 1].text, after_lines[number - 1]
        place = f"{scan.name}:{number}" if many else f"line {number}"
        reasons = ", ".join(f"{change.reason} {change.confidence:.2f}" for change in changes)
        header = f"@@ {place} @@ {reasons}"
        old = _marked(before, [(change.start, change.end) for change in changes], coloured)
        new = _marked(after, list(_places_after(changes)), coloured)
        if coloured:
            parts.append(f"{_CYAN}{header}{_RESET}\n{_RED}-{old}{_RESET}\n{_GREEN}+{new}{_RESET}\n")
        else:
            parts.append(f"{header}\n-{old}\n+{new}\n")
    return "".join(parts)


def _places_after(changes: list[Correction]) -> Iterator[tuple[int, int]]:
    """Where the corrections of a line stand in the repaired line."""
    shift = 0
    for change in changes:
        start = change.start + shift
        yield start, start + len(change.after)
        shift += len(change.after) - (change.end - change.start)


def _marked(line: str, places: list[tuple[int, int]], coloured: bool) -> str:
    parts: list[str] = []
    at = 0
    for start, end in places:
        marked = f"{_BOLD}{_shown(line[start:end])}{_UNBOLD}" if coloured else _shown(line[start:end])
        parts += [_shown(line[at:start]), marked]
        at = end
    return "".join([*parts, _shown(line[at:])])


def _shown(text: str) -> str:
    """A line of a scan, safe for a terminal: tabs stay, page breaks go, other controls are escaped."""
    return "\t".join(console.printable(part.strip("\f\r")) for part in text.split("\t"))
