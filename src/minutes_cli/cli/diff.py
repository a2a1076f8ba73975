"""``repair --diff``: what changes, word by word in colour, or line by line in plain text.

In colour each changed line stands once: the word as read struck out, the repaired word after it in the
colour of its confidence.  Without colour (a file, a pipe) the line stands before and after, as in a patch.
"""

from __future__ import annotations

import sys
from itertools import groupby

from minutes_cli.cli import console
from minutes_cli.reading.scan import Scan
from minutes_cli.repair.model import Correction, Repaired

# Struck red before; after: green sure, yellow uncertain, bold magenta very uncertain; places in cyan.
_RESET, _CYAN, _DIM = "\x1b[0m", "\x1b[36m", "\x1b[2m"
_BEFORE = "\x1b[9;31m"
_SURE, _UNCERTAIN, _DOUBTFUL = "\x1b[32m", "\x1b[33m", "\x1b[1;35m"
_SURE_FROM, _UNCERTAIN_FROM = 0.9, 0.7  # as in the report


def render_diff(scan: Scan, repaired: Repaired, many: bool = False) -> str:
    """The changes of one scan as text, coloured where stdout shows colour.

    many: whether it stands among others, so that the file's name is shown with every line.
    """
    groups = [
        (number, sorted(group, key=lambda change: change.start))
        for number, group in groupby(repaired.corrections, key=lambda correction: correction.line)
    ]
    if console.current().is_coloured(sys.stdout):
        return _by_word(scan, groups, many)
    return _by_line(scan, repaired, groups, many)


Groups = list[tuple[int, list[Correction]]]


def _by_word(scan: Scan, groups: Groups, many: bool) -> str:
    if not groups:
        return ""
    width = len(str(groups[-1][0]))
    parts = [
        f"{_DIM}legend{_RESET}  {_BEFORE}as read{_RESET} {_SURE}sure{_RESET} "
        f"{_UNCERTAIN}uncertain{_RESET} {_DOUBTFUL}very uncertain{_RESET}\n"
    ]
    for number, changes in groups:
        line = scan.lines[number - 1].text
        place = f"{console.printable(scan.name)}:{number}" if many else f"{number:>{width}}"
        parts.append(f"{_CYAN}{place}{_RESET}  ")
        at = 0
        for change in changes:
            parts.append(_shown(line[at : change.start]))
            if change.before:
                parts.append(f"{_BEFORE}{_shown(change.before)}{_RESET}")
            if change.after:
                gap = " " if change.before else ""
                parts.append(f"{gap}{_colour(change.confidence)}{_shown(change.after)}{_RESET}")
            at = change.end
        parts.append(f"{_shown(line[at:])}\n")
    return "".join(parts)


def _by_line(scan: Scan, repaired: Repaired, groups: Groups, many: bool) -> str:
    after_lines = repaired.text.split("\n")
    parts: list[str] = []
    for number, changes in groups:
        place = f"{scan.name}:{number}" if many else f"line {number}"
        reasons = ", ".join(f"{change.reason} {change.confidence:.2f}" for change in changes)
        before, after = scan.lines[number - 1].text, after_lines[number - 1]
        parts.append(f"@@ {place} @@ {reasons}\n-{_shown(before)}\n+{_shown(after)}\n")
    return "".join(parts)


def _colour(confidence: float) -> str:
    if confidence >= _SURE_FROM:
        return _SURE
    return _UNCERTAIN if confidence >= _UNCERTAIN_FROM else _DOUBTFUL


def _shown(text: str) -> str:
    """A line of a scan, safe for a terminal: tabs stay, page breaks go, other controls are escaped."""
    return "\t".join(console.printable(part.strip("\f\r")) for part in text.split("\t"))
