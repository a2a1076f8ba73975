"""What patterns are said to need is in every text that they match."""

from __future__ import annotations

import pytest

from minutes_cli.batch.document import record_of
from minutes_cli.patterns import NeedyPattern
from minutes_cli.reading.scan import scan_from_text
from tests.conftest import ROOT

DOCUMENTS = sorted(
    [*(ROOT / "samples").rglob("*.txt"), *(ROOT / "tests" / "structure" / "data").rglob("*.txt")]
)


def test_no_pattern_misses_a_match_by_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = NeedyPattern._may_match

    def looks_and_proves(pattern: NeedyPattern, text: str) -> bool:
        may_match = looks(pattern, text)
        if not may_match:
            assert pattern._compiled.search(text) is None, (pattern.pattern, text)
        return may_match

    monkeypatch.setattr(NeedyPattern, "_may_match", looks_and_proves)
    for path in DOCUMENTS:
        record_of(scan_from_text(path.read_text("utf-8"), path.name))
