"""What a run of the rules gives: findings, failures, documents, and what was left out on purpose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import field

from minutes_cli.errors import MinutesError
from minutes_cli.records.models import Severity
from minutes_cli.rules.findings import Diagnostic, sort_key
from minutes_cli.rules.overview import Row
from minutes_cli.rules.settings import FailOn, lowest_failing
from minutes_cli.values import frozen


@frozen
class Checked:
    """One document that was checked: its profile, its quality level and what the next one lacks."""

    path: str
    profile: str
    level: int
    missing: tuple[str, ...] = ()


@frozen
class Report:
    """The outcome of a run, in order of path.

    failures: inputs that could not be checked.  known: findings left out because the baseline has them.
    stale: baseline entries that nothing matched.  overview: the archive by body and year.
    """

    findings: tuple[Diagnostic, ...] = ()
    failures: tuple[MinutesError, ...] = ()
    documents: tuple[Checked, ...] = ()
    known: int = 0
    stale: tuple[str, ...] = ()
    overview: tuple[Row, ...] = field(default=())

    def counts(self) -> dict[Severity, int]:
        """Findings by severity."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in ("error", "warning", "info")}

    def exit_code(self, fail_on: FailOn) -> int:
        """0 fine, 1 findings at or above the level, 2 some input could not be checked (2 wins)."""
        if self.failures:
            return 2
        failing = lowest_failing(fail_on)
        return 1 if any(finding.severity in failing for finding in self.findings) else 0


def in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings sorted by place, the same finding at one place once."""
    seen: dict[tuple[object, ...], Diagnostic] = {}
    for finding in findings:
        key = (finding.path, finding.line, finding.column, finding.code, finding.item, finding.message)
        seen.setdefault(key, finding)
    return tuple(sorted(seen.values(), key=sort_key))
