"""One line a finding: ``path:line:col: CODE [severity] message``."""

from __future__ import annotations

from minutes_cli.rules.findings import Diagnostic
from minutes_cli.rules.model import Language
from minutes_cli.rules.report import Report


def render(report: Report, language: Language = "en") -> str:
    """One line a finding."""
    words = {"en": ("error", "warning", "info"), "sv": ("fel", "varning", "info")}[language]
    names = dict(zip(("error", "warning", "info"), words, strict=True))
    return "".join(
        f"{location(finding)}: {finding.code} [{names[finding.severity]}] {finding.message.in_language(language)}\n"
        for finding in report.findings
    )


def location(finding: Diagnostic) -> str:
    """``path:line:column`` as far as it is known; control characters of a path are escaped."""
    path = (
        finding.path if finding.path.isprintable() else finding.path.encode("unicode_escape").decode("ascii")
    )
    if finding.line is None:
        return path
    return f"{path}:{finding.line}:{finding.column or 1}"
