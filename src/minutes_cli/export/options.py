"""What a user can choose about an export."""

from __future__ import annotations

from typing import Literal

from minutes_cli.values import frozen

Level = Literal["document", "item"]


@frozen
class Options:
    """Choices that some formats have.

    level: jsonl by document or by item.  excel: csv as Excel in Swedish reads it.
    table: one csv table in a stream instead of all in a folder.
    """

    level: Level = "document"
    excel: bool = False
    table: str | None = None
