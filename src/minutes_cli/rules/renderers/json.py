"""An array of findings: path, code, severity, message, line, item, and more."""

from __future__ import annotations

import json
from typing import Any

from minutes_cli.rules.findings import Diagnostic
from minutes_cli.rules.model import Language
from minutes_cli.rules.report import Report


def render(report: Report, language: Language = "en") -> str:
    """The whole array, two spaces indented."""
    return (
        json.dumps([finding_of(found, language) for found in report.findings], ensure_ascii=False, indent=2)
        + "\n"
    )


def finding_of(finding: Diagnostic, language: Language) -> dict[str, Any]:
    """One finding as plain data; a key is always there, unknown is null."""
    return {
        "path": finding.path,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message.in_language(language),
        "line": finding.line,
        "column": finding.column,
        "end_column": finding.end_column,
        "item": finding.item,
        "excerpt": finding.excerpt,
        "fixable": finding.is_fixable,
        "fingerprint": finding.fingerprint,
    }
