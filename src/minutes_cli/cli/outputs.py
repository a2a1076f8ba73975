"""Where the output of a command goes: stdout, or a file written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from minutes_cli.atomic import write_whole
from minutes_cli.cli import console
from minutes_cli.errors import UsageError


def write_output(data: str | bytes, target: Path | None) -> None:
    """Write to a file, or to stdout where there is none."""
    if target is not None:
        write_whole(data, target)
    elif isinstance(data, str):
        console.current().data(data)
    else:
        console.current().data_bytes(data)


def check_targets(count: int, output: Path | None, out_dir: Path | None, streams: bool) -> None:
    """Check that several inputs have somewhere to go; raises UsageError.

    streams: whether the format allows several documents after each other in one stream.
    """
    if output is not None and out_dir is not None:
        raise UsageError("-o and --out-dir do not go together", hint="give one of them")
    if count > 1 and out_dir is None and not streams:
        raise UsageError(
            f"{count} inputs need a place each", hint="give --out-dir DIR, or one input at a time"
        )
