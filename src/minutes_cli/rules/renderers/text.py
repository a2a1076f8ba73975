"""For people: message, the line it is about, and a caret under the place."""

from __future__ import annotations

from collections.abc import Callable

from minutes_cli.rules.findings import Diagnostic
from minutes_cli.rules.model import Language
from minutes_cli.rules.registry import rule_of
from minutes_cli.rules.renderers.concise import location
from minutes_cli.rules.report import Report

Paint = Callable[[str, str], str]
SEVERITY_WORDS = {
    "en": {"error": "error", "warning": "warning", "info": "info"},
    "sv": {"error": "fel", "warning": "varning", "info": "info"},
}
WIDTH = 100


def _plain(text: str, colour: str) -> str:
    return text


def render(report: Report, language: Language = "en", paint: Paint = _plain) -> str:
    """Each finding as a paragraph; paint: colours a piece of text, by the name of a severity or a part."""
    return "".join(_paragraph(finding, language, paint) for finding in report.findings)


def _paragraph(finding: Diagnostic, language: Language, paint: Paint) -> str:
    word = SEVERITY_WORDS[language][finding.severity]
    head = f"{paint(location(finding), 'place')}: {paint(f'{word} {finding.code}', finding.severity)} "
    lines = [head + finding.message.in_language(language)]
    if finding.excerpt is not None and finding.excerpt.strip() and finding.line is not None:
        lines += _excerpt(finding, paint)
    rule = rule_of(finding.code)
    if rule is not None and finding.severity != "info":
        lines.append(f"  {paint('=', 'margin')} {rule.why.in_language(language)}")
    return "\n".join(lines) + "\n\n"


def _excerpt(finding: Diagnostic, paint: Paint) -> list[str]:
    """The line and a caret line; cut to the width around the place, indentation removed."""
    text = finding.excerpt or ""
    start = (finding.column or 1) - 1
    end = max((finding.end_column or start + 2) - 1, start + 1)
    offset = len(text) - len(text.lstrip())
    if end - offset > WIDTH:
        offset = max(offset, start - WIDTH // 3)
    shown = text[offset : offset + WIDTH].rstrip()
    start, end = max(start - offset, 0), min(end - offset, max(len(shown), 1))
    margin = f"{finding.line}"
    blank = " " * len(margin)
    carets = " " * start + "^" * max(end - start, 1)
    return [
        f" {paint(f'{margin} |', 'margin')} {shown}",
        f" {paint(f'{blank} |', 'margin')} {paint(carets, finding.severity)}",
    ]
