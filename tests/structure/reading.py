"""What the tests of structure share: a text parsed, and what a data file says is printed in it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.records.models import Record
from minutes_cli.repair.model import Repaired
from minutes_cli.structure.api import parse

DATA = Path(__file__).parent / "data"
ITEMS = """
§ 11 Val av justerare
Bo Lind utses att justera.

§ 12 Årsredovisning
Nämnden beslutar
att godkänna årsredovisningen.
"""


def record_of(text: str) -> Record:
    """The record of a text, not repaired."""
    return parse(scan_from_text(text), Repaired(text))


def text_of(name: str) -> str:
    """A data file's text."""
    return (DATA / name).read_text("utf-8")


def printed_in(name: str) -> dict[str, Any]:
    """What is printed in a document, as written down by hand."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def roles_of(record: Record) -> dict[str, str | None]:
    """The role of each of those who attended."""
    return {row.name: row.role for row in record.attendance}
