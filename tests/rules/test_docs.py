"""The documentation page is what the registry says."""

from __future__ import annotations

from minutes_cli.rules.registry import all_rules
from tests.conftest import ROOT, load_tool


def test_page_is_current() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == load_tool("make_rules_docs").page(), "run: python tools/make_rules_docs.py"


def test_page_names_every_rule() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert all(f"### {rule.code} {rule.name}\n" in page for rule in all_rules())
