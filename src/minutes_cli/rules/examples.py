"""Run the examples of the rules: what the tests and ``minutes rules CODE`` stand on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from minutes_cli.records.models import Profile, Record
from minutes_cli.rules.api import archive_of, check_archive, check_document, document_of
from minutes_cli.rules.document import Document
from minutes_cli.rules.facts import facts_of
from minutes_cli.rules.findings import Diagnostic
from minutes_cli.rules.model import Example, Rule
from minutes_cli.rules.settings import RuleSettings


def run_example(rule: Rule, example: Example) -> list[Diagnostic]:
    """The findings of one rule on one example, on its document and across its archive."""
    settings = RuleSettings(**example.settings)
    document = example_document(
        example.path, example.record, example.text, example.scan, example.profile, settings
    )
    found = check_document(document, (rule,))
    if rule.across is not None:
        others = [
            example_document(path, record, "", None, example.profile, settings)
            for path, record in example.archive
        ]
        # C003 counts what the other rules found; in its examples every file has one finding of T001.
        codes = [("T001", "error")]
        archive = archive_of(
            [facts_of(one, codes) for one in (document, *others)], settings, example.manifest
        )
        found += check_archive(archive, (rule,))
    return found


def example_document(
    path: str,
    record: Mapping[str, Any],
    text: str,
    scan: str | None,
    profile: Profile,
    settings: RuleSettings,
) -> Document:
    """A document of an example's differences from an empty record."""
    data = dict(record)
    data["items"] = [{"order": place, **item} for place, item in enumerate(data.get("items", []), 1)]
    data["source"] = {"profile": profile, **data.get("source", {})}
    return document_of(Record.model_validate(data), text, scan, settings, path)
