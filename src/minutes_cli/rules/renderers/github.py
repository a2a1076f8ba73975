"""Workflow commands that a CI run on GitHub shows beside the file."""

from __future__ import annotations

from minutes_cli.rules.findings import Diagnostic
from minutes_cli.rules.model import Language
from minutes_cli.rules.report import Report

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, language: Language = "en") -> str:
    """One command a finding."""
    return "".join(_command(finding, language) for finding in report.findings)


def _command(finding: Diagnostic, language: Language) -> str:
    properties = {"file": finding.path, "title": f"{finding.code} {finding.name}"}
    if finding.line is not None:
        properties["line"] = str(finding.line)
        if finding.column is not None:
            properties["col"] = str(finding.column)
        if finding.end_column is not None:
            properties["endColumn"] = str(finding.end_column)
    shown = ",".join(f"{key}={_escaped(value, in_property=True)}" for key, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {shown}::{_escaped(finding.message.in_language(language))}\n"


def _escaped(text: str, in_property: bool = False) -> str:
    """Escape as the runner's toolkit does: percent and line ends, in properties colon and comma as well."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text
