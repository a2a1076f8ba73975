"""SARIF 2.1.0 (OASIS), for code scanning: rules with help, results with stable partial fingerprints."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from minutes_cli import __version__
from minutes_cli.rules.findings import Diagnostic
from minutes_cli.rules.model import Language, Rule
from minutes_cli.rules.registry import all_rules
from minutes_cli.rules.report import Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "minutesFinding/v1"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report, language: Language = "en") -> str:
    """One run; inputs that could not be checked are notifications of the invocation."""
    used = {finding.code for finding in report.findings}
    rules = [rule for rule in all_rules() if rule.code in used]
    index = {rule.code: place for place, rule in enumerate(rules)}
    seen: Counter[tuple[str, str]] = Counter()
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "minutes",
                        "semanticVersion": __version__,
                        "version": __version__,
                        "language": language,
                        "rules": [_rule(rule, language) for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(report)],
                "results": [_result(finding, index, seen, language) for finding in report.findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    worst = min(rule.severity.values(), key=lambda severity: ("error", "warning", "info").index(severity))
    why, source = rule.why.in_language(language), rule.source.in_language(language)
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.title.in_language(language)},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n{source}\nminutes rules {rule.code}"},
        "defaultConfiguration": {"level": _LEVELS[worst], "enabled": rule.is_default},
    }


def _result(
    finding: Diagnostic, index: dict[str, int], seen: Counter[tuple[str, str]], language: Language
) -> dict[str, Any]:
    key = (finding.path, finding.fingerprint)
    seen[key] += 1
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message.in_language(language)},
        "locations": [{"physicalLocation": _place(finding)}],
        "partialFingerprints": {FINGERPRINT: f"{finding.fingerprint}:{seen[key]}"},
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if finding.item is not None:
        result["locations"][0]["logicalLocations"] = [{"name": finding.item, "kind": "member"}]
    return result


def _place(finding: Diagnostic) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri_of(finding.path)}}
    if finding.line is not None:
        region: dict[str, Any] = {"startLine": finding.line}
        if finding.column is not None:
            region["startColumn"] = finding.column
        if (
            finding.end_column is not None
            and finding.column is not None
            and finding.end_column > finding.column
        ):
            region["endColumn"] = finding.end_column
        if finding.excerpt:
            region["snippet"] = {"text": finding.excerpt}
        place["region"] = region
    return place


def uri_of(path: str) -> str:
    """A path as a relative reference, or a file URI where it is absolute.

    >>> uri_of("1998/ks 03.txt")
    '1998/ks%2003.txt'
    """
    plain = PurePath(path).as_posix()
    escaped = quote(plain, safe="/:" if PurePath(path).is_absolute() else "/", errors="surrogateescape")
    return (
        f"file://{'' if escaped.startswith('/') else '/'}{escaped}"
        if PurePath(path).is_absolute()
        else escaped
    )


def _invocation(report: Report) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not report.failures}
    if report.failures:
        invocation["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": str(failure)}} for failure in report.failures
        ]
    return invocation
