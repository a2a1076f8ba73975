"""Compiled data files: a header that says what they are, then arrays read in place.

A file is ``MINUTES\\n``, one line of JSON (the header), and the sections the header names, each
aligned to 8 bytes.  Sections are memory-mapped and seen as typed views, so that opening costs
no more than a page fault.  A missing, foreign or outdated file is a DataError.
"""

from __future__ import annotations

import json
import mmap
from pathlib import Path

from minutes_cli.errors import DataError
from minutes_cli.values import frozen

MAGIC = b"MINUTES\n"
FORMAT_VERSION = 1
ALIGNMENT = 8
REBUILD_HINT = "reinstall the package, or rebuild the file with tools/build_data.py"


@frozen
class Container:
    """An open data file.

    header: kind, version, digest of the sources, licence, and what else the builder wrote.
    sections: name to typed read-only view.
    """

    header: dict[str, object]
    sections: dict[str, memoryview]


def write_container(
    path: Path, kind: str, licence: str, digest: str, sections: dict[str, tuple[str, bytes]], **facts: object
) -> None:
    """Write sections (name to (typecode of the struct module, bytes)) under a header."""
    table, offset = [], 0
    for name, (typecode, payload) in sections.items():
        table.append({"name": name, "type": typecode, "offset": offset, "bytes": len(payload)})
        offset += -(-len(payload) // ALIGNMENT) * ALIGNMENT
    header = {
        "kind": kind,
        "version": FORMAT_VERSION,
        "licence": licence,
        "digest": digest,
        **facts,
        "sections": table,
    }
    head = MAGIC + json.dumps(header, ensure_ascii=False).encode()
    head += b" " * (-(len(head) + 1) % ALIGNMENT) + b"\n"
    with path.open("wb") as out:
        out.write(head)
        for _, payload in sections.values():
            out.write(payload + b"\0" * (-len(payload) % ALIGNMENT))


def open_container(path: Path, kind: str) -> Container:
    """Map a data file.  Raises DataError when it is missing, of another kind or version."""
    try:
        with path.open("rb") as source:
            mapped = mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise DataError(f"the {kind} data cannot be opened", str(path), REBUILD_HINT) from error
    end = mapped.find(b"\n", len(MAGIC))
    if mapped[: len(MAGIC)] != MAGIC or end < 0:
        raise DataError(f"this is no {kind} data file", str(path), REBUILD_HINT)
    try:
        header = json.loads(mapped[len(MAGIC) : end])
    except ValueError as error:
        raise DataError(f"the header of the {kind} data is broken", str(path), REBUILD_HINT) from error
    if not isinstance(header, dict) or not isinstance(header.get("sections"), list):
        raise DataError(f"the header of the {kind} data is broken", str(path), REBUILD_HINT)
    if header.get("kind") != kind or header.get("version") != FORMAT_VERSION:
        raise DataError(f"this is not version {FORMAT_VERSION} of the {kind} data", str(path), REBUILD_HINT)
    view, start = memoryview(mapped), end + 1
    sections = {}
    for entry in header["sections"]:
        begin = start + entry["offset"]
        piece = view[begin : begin + entry["bytes"]]
        if len(piece) != entry["bytes"]:
            raise DataError(f"the {kind} data is cut short", str(path), REBUILD_HINT)
        sections[entry["name"]] = piece.cast(entry["type"]) if entry["type"] != "B" else piece
    return Container(header, sections)
