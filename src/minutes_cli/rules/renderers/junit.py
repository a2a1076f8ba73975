"""JUnit XML, as CI servers read it: a suite a document, a case a finding."""

from __future__ import annotations

from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from minutes_cli.patterns import regex
from minutes_cli.rules.findings import Diagnostic
from minutes_cli.rules.model import Language
from minutes_cli.rules.renderers.concise import location
from minutes_cli.rules.report import Report

_NOT_XML = regex(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, language: Language = "en") -> str:
    """Documents without findings are suites with one passed case; errors and warnings are failures."""
    found = {path: list(group) for path, group in groupby(report.findings, key=lambda finding: finding.path)}
    paths = sorted({*found, *(document.path for document in report.documents)})
    suites = [_suite(path, found.get(path, []), language) for path in paths]
    suites += [_broken(failure.where or "-", str(failure)) for failure in report.failures]
    tests = sum(max(len(found.get(path, [])), 1) for path in paths) + len(report.failures)
    failures = sum(finding.severity != "info" for finding in report.findings)
    head = (
        f'<testsuites name="minutes" tests="{tests}" failures="{failures}" errors="{len(report.failures)}">'
    )
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', head, *suites, "</testsuites>"]) + "\n"


def _suite(path: str, findings: list[Diagnostic], language: Language) -> str:
    failures = sum(finding.severity != "info" for finding in findings)
    name = quoteattr(_clean(path))
    lines = [f'  <testsuite name={name} tests="{max(len(findings), 1)}" failures="{failures}" errors="0">']
    if not findings:
        lines.append(f'    <testcase name="minutes" classname={name}/>')
    for finding in findings:
        message = _clean(finding.message.in_language(language))
        case = f"    <testcase name={quoteattr(f'{finding.code} {finding.name}')} classname={name}>"
        place = escape(_clean(location(finding)))
        if finding.severity == "info":
            lines.append(f"{case}<system-out>{place}: {escape(message)}</system-out></testcase>")
        else:
            body = (
                f"<failure type={quoteattr(finding.severity)} message={quoteattr(message)}>{place}</failure>"
            )
            lines.append(f"{case}{body}</testcase>")
    lines.append("  </testsuite>")
    return "\n".join(lines)


def _broken(where: str, message: str) -> str:
    name = quoteattr(_clean(where))
    return (
        f'  <testsuite name={name} tests="1" failures="0" errors="1">\n'
        f'    <testcase name="read" classname={name}><error message={quoteattr(_clean(message))}/></testcase>\n'
        "  </testsuite>"
    )


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NOT_XML.sub("�", text)
