"""Files that are written whole or not at all.

The content goes into a hidden file in the same folder, which is renamed into place at the end: whoever looks
sees the old file or the new one, and a killed program leaves at most a hidden ``.part`` file behind, which
:func:`sweep` takes away.
"""

from __future__ import annotations

import contextlib
import os
import platform
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from minutes_cli.errors import MinutesError

PREFIX = ".minutes-"
SUFFIX = ".part"
_PART = re.compile(r"\.minutes-(?P<host>[0-9a-f]{8})-(?P<process>\d{1,9})-.*\.part", re.DOTALL)


class WritingError(MinutesError):
    """An output cannot be written: no permission, no room, something in the way."""


def is_special(target: Path) -> bool:
    """Whether the target is a device or a pipe, which is written to and never replaced."""
    return target.exists() and not target.is_file() and not target.is_dir()


@contextlib.contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """A binary file to write, which becomes ``target`` when the block ends without an error.

    Makes the folders above it.  Raises WritingError, and leaves ``target`` as it was, where that fails.
    """
    if is_special(target):
        with _explained(target), target.open("wb") as device:
            yield device
        return
    with _explained(target):
        refuse_folder(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_prefix(), suffix=SUFFIX, dir=target.parent)
    part = Path(name)
    try:
        with _explained(target):
            with os.fdopen(handle, "wb") as file:
                yield file
            part.chmod(_mode(target))
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A hidden folder to write files into, which move to ``target`` when the block ends without an error."""
    with _explained(target):
        if target.exists() and not target.is_dir():
            raise WritingError(
                "a file is in the way of the folder",
                str(target),
                "name another folder, or move the file away",
            )
        is_new = not target.exists()
        target.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=_prefix(), suffix=SUFFIX, dir=target))
    try:
        with _explained(target):
            yield part
            for path in sorted(part.iterdir()):
                path.chmod(_mode(target / path.name))
                path.replace(target / path.name)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        if is_new:
            with contextlib.suppress(OSError):  # what was moved into it before stays
                target.rmdir()
        raise
    shutil.rmtree(part, ignore_errors=True)


def write_whole(data: str | bytes, target: Path) -> None:
    """Write a file whole or not at all."""
    with whole_file(target) as file:
        file.write(data.encode("utf-8") if isinstance(data, str) else data)


def sweep(folders: Iterable[Path]) -> None:
    """Take away what killed processes of this machine left in folders; nothing that a living one writes."""
    for folder in folders:
        with contextlib.suppress(OSError):
            for path in folder.glob(f"{PREFIX}*{SUFFIX}"):
                named = _PART.fullmatch(path.name)
                if named and named.group("host") == _host() and not _is_alive(int(named.group("process"))):
                    with contextlib.suppress(OSError):
                        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _prefix() -> str:
    return f"{PREFIX}{_host()}-{os.getpid()}-"


def _host() -> str:
    """This machine, in a form that goes into a file name."""
    return f"{crc32(platform.node().encode('utf-8', 'replace')):08x}"


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def refuse_folder(target: Path) -> None:
    """Raise WritingError where a folder stands in the place of a file."""
    if target.is_dir():
        raise WritingError(
            "this is a folder, and a file is to be written", str(target), "name a file, or use --out-dir"
        )


@contextlib.contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as failure:
        raise WritingError(
            f"cannot write: {failure.strerror or failure}",
            str(target),
            "check the folder, its permissions and the room on the disk",
        ) from None


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, else those that any new file gets."""
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
