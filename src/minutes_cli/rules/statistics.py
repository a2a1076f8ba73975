"""How often each rule fires, most often first."""

from __future__ import annotations

from collections import Counter

from minutes_cli.rules.model import Language
from minutes_cli.rules.registry import rule_of
from minutes_cli.rules.report import Report


def render_statistics(report: Report, language: Language = "en") -> str:
    """One line a rule: findings, files, code, whether it can be fixed, title."""
    findings = Counter(finding.code for finding in report.findings)
    files = {code: len({found.path for found in report.findings if found.code == code}) for code in findings}
    width = max((len(str(count)) for count in findings.values()), default=1)
    lines = []
    for code, count in sorted(findings.items(), key=lambda pair: (-pair[1], pair[0])):
        rule = rule_of(code)
        title = rule.title.in_language(language) if rule is not None else ""
        mark = "[*]" if rule is not None and rule.is_fixable else "[ ]"
        in_files = {"en": "files", "sv": "filer"}[language]
        lines.append(f"{count:>{width}}  {files[code]:>{width}} {in_files}  {code} {mark} {title}")
    return "".join(line + "\n" for line in lines)
