"""The bar on a terminal: how far, how fast, how long still.  Rich is imported only here.

It draws when a result comes and not in a thread of its own, so that workers can be forked beside it.
"""

from __future__ import annotations

import sys
import time
from typing import Any

from minutes_cli.batch.run import Progress
from minutes_cli.batch.task import Remark, Result
from minutes_cli.cli import console

EVERY = 0.1
"""Seconds between two drawings."""
_CLEAR_LINE = "\r\x1b[2K"


class Bar:
    """Draws a bar, and hands results on to who shows failures."""

    def __init__(self, talker: Progress) -> None:
        self._talker = talker
        self._bar: Any = None
        self._drawn = 0.0

    def start(self, total: int) -> None:
        """Draw an empty bar."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        coloured = console.current().is_coloured(sys.stderr)
        screen = Console(file=sys.stderr, no_color=not coloured, highlight=False)
        self._bar = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TextColumn("left"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]}"),
            console=screen,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,  # stdout is data
            redirect_stderr=False,
        )
        self._bar.add_task("", total=total, rate="", failed="")
        self._began = time.monotonic()
        self._failed = 0
        self._done = 0
        self._bar.start()
        self._bar.refresh()

    def advance(self, result: Result) -> None:
        """Move on; a failure is shown above the bar."""
        talks = result.error is not None or _has_news(result)
        if talks or console.current().verbosity > 0:
            sys.stderr.write(_CLEAR_LINE)
            self._talker.advance(result)
        self._done += 1
        self._failed += result.error is not None
        now = time.monotonic()
        rate = f"{self._done / max(now - self._began, 0.001):.1f}/s"
        failed = f"{self._failed} failed" if self._failed else ""
        self._bar.update(self._bar.task_ids[0], advance=1, rate=rate, failed=failed)
        if talks or now - self._drawn >= EVERY:
            self._bar.refresh()
            self._drawn = now

    def stop(self) -> None:
        """Take the bar away; the summary says the rest."""
        self._bar.stop()
        self._talker.stop()


def _has_news(result: Result) -> bool:
    """Whether a result has a note to show, remarks apart."""
    return result.made is not None and any(not isinstance(note, Remark) for note in result.made.notes)
