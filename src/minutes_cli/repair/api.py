"""The way in to repair."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from minutes_cli.reading.scan import Scan
from minutes_cli.repair.model import Repaired

if TYPE_CHECKING:
    from minutes_cli.repair.repairer import Repairer

Mode = Literal["strict", "balanced", "eager"]


@lru_cache(maxsize=4)
def repairer(mode: Mode = "balanced", user_words: tuple[str, ...] = ()) -> Repairer:
    """A Repairer over the packaged data, opened once a process.  Raises DataError."""
    from minutes_cli.repair.repairer import Repairer

    return Repairer.load(mode, user_words=user_words)


def repair(scan: Scan, mode: Mode = "balanced", user_words: tuple[str, ...] = ()) -> Repaired:
    """Repair a scan: the text with the scan's lines, and the corrections that make it.

    mode: how eager; strict changes least, eager most.  user_words: the user's own words and names.
    Raises DataError when the packaged data is missing or stale.
    """
    return repairer(mode, user_words).repair(scan)
