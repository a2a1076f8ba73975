"""What was found in documents, remembered off the source tree: a file each, named by what it depends on.

A cache that cannot be read or written is as none; an entry is written whole or not at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path
from typing import Any

from minutes_cli.atomic import write_whole
from minutes_cli.errors import MinutesError
from minutes_cli.rules.assembling import Found
from minutes_cli.rules.facts import Facts
from minutes_cli.rules.findings import Diagnostic
from minutes_cli.values import frozen


@frozen
class Memory:
    """A folder of findings; without one nothing is remembered.

    stamp: what the program is, so that another one remembers nothing of this one's (:func:`program_stamp`).
    """

    folder: str | None = None
    stamp: str = ""

    def key(self, data: bytes, *depends: object) -> str:
        """The name of what depends on the content and on these values."""
        digest = hashlib.sha256(data)
        rest = json.dumps((self.stamp, *depends), sort_keys=True, default=str)
        digest.update(rest.encode("utf-8", "surrogateescape"))
        return digest.hexdigest()

    def recall(self, key: str) -> tuple[Found, ...] | None:
        """What was found; a broken or foreign entry is as none."""
        if self.folder is None:
            return None
        try:
            data = json.loads(_entry(self.folder, key).read_bytes())
            return tuple(_from_dict(outcome) for outcome in data)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def remember(self, key: str, found: tuple[Found, ...]) -> None:
        """Keep what was found."""
        if self.folder is not None:
            with contextlib.suppress(MinutesError):
                write_whole(json.dumps([_to_dict(one) for one in found]), _entry(self.folder, key))


def program_stamp() -> str:
    """What the program is: version, and place, size and time of its files and data.

    The compiled dictionaries lie in the package, so that a rebuilt one is a new stamp.
    """
    from minutes_cli import __version__

    digest = hashlib.sha256(__version__.encode())
    root = Path(__file__).parent.parent
    paths = [path for path in sorted(root.rglob("*")) if path.suffix not in (".pyc", "") and path.is_file()]
    for path in paths:
        with contextlib.suppress(OSError):
            state = path.stat()
            digest.update(
                f"{path}\0{state.st_size}\0{state.st_mtime_ns}\0".encode("utf-8", "surrogateescape")
            )
    return digest.hexdigest()


def _entry(folder: str, key: str) -> Path:
    return Path(folder, key[:2], f"{key[2:]}.json")


def _to_dict(found: Found) -> dict[str, Any]:
    return {
        "facts": found.facts.to_dict(),
        "findings": [finding.to_dict() for finding in found.findings],
        "missing": list(found.missing),
        "is_record": found.is_record,
    }


def _from_dict(data: dict[str, Any]) -> Found:
    return Found(
        Facts.from_dict(data["facts"]),
        tuple(Diagnostic.from_dict(finding) for finding in data["findings"]),
        tuple(data["missing"]),
        data["is_record"],
    )
