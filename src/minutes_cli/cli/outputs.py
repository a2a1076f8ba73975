"""Where the output of a command goes: stdout, a file, or a tree of files.

A file is written beside its place and renamed into it, so that nothing half-written is ever seen.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from minutes_cli.atomic import is_special
from minutes_cli.cli import console
from minutes_cli.errors import MinutesError, UsageError


def write_output(data: str | bytes, target: Path | None) -> None:
    """Write to a file, or to stdout where there is none."""
    if target is not None:
        write_file(data, target)
    elif isinstance(data, str):
        console.current().data(data)
    else:
        console.current().data_bytes(data)


def write_file(data: str | bytes, target: Path) -> None:
    """Write a file whole or not at all, making its folders; raises MinutesError when it cannot."""
    content = data.encode("utf-8") if isinstance(data, str) else data
    if is_special(target):
        target.write_bytes(content)
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}-", suffix=".part", dir=target.parent)
    except OSError as error:
        raise MinutesError(
            f"cannot write: {error.strerror}", str(target), "check the folder and its permissions"
        ) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except OSError as error:
        raise MinutesError(
            f"cannot write: {error.strerror}", str(target), "check the disk and its permissions"
        ) from None
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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
