"""A complete fictional document, and what is planted in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.repair.model import Repaired
from minutes_cli.rules.api import check_document, document_of
from minutes_cli.rules.findings import Diagnostic
from minutes_cli.structure.api import parse

DATA = Path(__file__).parent / "data"


@cache
def text_of(name: str) -> str:
    """A fictional document of the tests."""
    return (DATA / f"{name}.txt").read_text(encoding="utf-8")


def findings_on(text: str, path: str = "protokoll.txt") -> list[Diagnostic]:
    """The findings on a clean text, parsed as it stands."""
    scan = scan_from_text(text, path)
    record = parse(scan, Repaired(text=text))
    return check_document(document_of(record, text, text, path=path))


def planted(name: str, *changes: tuple[str, str]) -> list[Diagnostic]:
    """The findings on a document after replacements, each of which must be possible."""
    text = text_of(name)
    for before, after in changes:
        assert before in text, f"{before!r} is not in {name}"
        text = text.replace(before, after, 1)
    return findings_on(text)
