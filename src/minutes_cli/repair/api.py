"""The way in to repair."""

from __future__ import annotations

from typing import Literal

from minutes_cli.reading.scan import Scan
from minutes_cli.repair.model import Repaired

Mode = Literal["strict", "balanced", "eager"]


def repair(scan: Scan, mode: Mode = "balanced") -> Repaired:
    """Repair a scan: the text with the scan's lines, and the corrections that make it.

    mode: how eager; strict changes least, eager most.
    """
    return Repaired(text=scan.text)
