"""What rows are known by: the key of a document, and of each row under it."""

from __future__ import annotations

from hashlib import sha256

from minutes_cli.export.tables import Value
from minutes_cli.records.models import Record, to_json

NAMELESS = (None, "", "-")
"""Documents that came in a pipe: their content is their name."""


class Keys:
    """Gives each record of a run its meeting key.

    A key is the document's name, so that a later run writes the same key for the same document.  A second
    record of one name in the same run gets ``~2`` after it, and nothing is lost.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def meeting_key(self, record: Record) -> str:
        """The key of a record."""
        key = document_key(record)
        count = self._seen.get(key, 0) + 1
        self._seen[key] = count
        return key if count == 1 else f"{key}~{count}"


def document_key(record: Record) -> str:
    """What a document is known by: its name, or its content where it has none."""
    name = record.source.name
    if name not in NAMELESS and name is not None:
        return name.replace("\\", "/").removeprefix("./")
    digest = record.source.sha256 or sha256(to_json(record, indent=None).encode("utf-8")).hexdigest()
    return f"sha256:{digest[:16]}"


def child_key(what: str, parent: str, place: int, parent_column: str) -> dict[str, Value]:
    """The key of a row, the key of what it belongs to, and its place there."""
    separator = "/" if "#" in parent else "#"
    return {f"{what}_id": f"{parent}{separator}{what}{place}", parent_column: parent, "position": place}
