"""From the paths of a command line to the scans to work on; the search itself is ``batch.plan``."""

from __future__ import annotations

import sys

import typer

from minutes_cli.batch.plan import SCAN_SUFFIXES, STDIN, Input, iter_inputs, target
from minutes_cli.cli import console
from minutes_cli.reading.scan import Scan

__all__ = ["SCAN_SUFFIXES", "STDIN", "Input", "iter_inputs", "paths_or_stdin", "read_scan", "target"]


def paths_or_stdin(ctx: typer.Context, paths: list[str] | None) -> list[str]:
    """The paths given; stdin where none is given and something is piped in.

    With no path and stdin a terminal the short help is shown and the program ends with 2.
    """
    if paths:
        return paths
    if sys.stdin is None or sys.stdin.isatty():
        console.current().talk_plain(ctx.get_help())
        raise typer.Exit(2)
    return [STDIN]


def read_scan(
    item: Input, from_format: str | None = None, encoding: str | None = None, ocr: bool = False
) -> Scan:
    """Read one input as a scan; raises ReadingError with the place and what to do."""
    from minutes_cli.reading.read import read

    source = sys.stdin.buffer.read() if item.path == STDIN else item.path
    return read(source, item.path, from_format, encoding, ocr)
