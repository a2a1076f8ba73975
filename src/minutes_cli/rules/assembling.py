"""From what was found in each document to the report of a run: selection, the archive rules, the baseline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from minutes_cli.errors import MinutesError
from minutes_cli.rules.api import archive_of, check_archive
from minutes_cli.rules.baseline import Key, split_known
from minutes_cli.rules.facts import Facts
from minutes_cli.rules.findings import Diagnostic
from minutes_cli.rules.overview import overview
from minutes_cli.rules.registry import all_rules
from minutes_cli.rules.report import Checked, Report, in_order
from minutes_cli.rules.selecting import is_ignored_at, selected
from minutes_cli.rules.settings import RuleSettings
from minutes_cli.values import frozen


@frozen
class Found:
    """One document: its facts, every rule's findings on it, and what its next quality level lacks."""

    facts: Facts
    findings: tuple[Diagnostic, ...]
    missing: tuple[str, ...] = ()
    is_record: bool = False


def assemble(
    documents: Sequence[Found],
    failures: Iterable[MinutesError],
    settings: RuleSettings,
    manifest: str = "",
    known: Counter[Key] | None = None,
    baseline_folder: Path | None = None,
) -> Report:
    """The report of a run.

    manifest: text of the list of SHA-256 sums.  known: entries of the baseline in baseline_folder.
    Raises UsageError for a code that no rule has, or a manifest that is none.
    """
    rules = selected(all_rules(), settings)
    codes = {rule.code for rule in rules}
    findings: list[Diagnostic] = []
    facts: list[Facts] = []
    for document in documents:
        kept = [
            finding
            for finding in document.findings
            if finding.code in codes
            and not is_ignored_at(finding.code, finding.path, settings.per_file_ignores)
        ]
        findings += kept
        facts.append(replace(document.facts, codes=tuple(sorted({(one.code, one.severity) for one in kept}))))
    archive = archive_of(_without_siblings(facts, documents), settings, manifest)
    findings += check_archive(archive, rules)
    ordered: Iterable[Diagnostic] = in_order(findings)
    matched, stale = 0, list[str]()
    if known is not None and baseline_folder is not None:
        ordered, matched, stale = split_known(
            ordered, known, baseline_folder, [one.facts.path for one in documents]
        )
    shown = tuple(ordered)
    return Report(
        findings=shown,
        failures=tuple(sorted(failures, key=lambda failure: (failure.where, failure.what))),
        documents=tuple(
            Checked(one.facts.path, one.facts.profile, one.facts.level, one.missing)
            for one in sorted(documents, key=lambda one: one.facts.path)
        ),
        known=matched,
        stale=tuple(stale),
        overview=tuple(overview(archive, shown)),
    )


def _without_siblings(facts: list[Facts], documents: Sequence[Found]) -> list[Facts]:
    """One entry a document that lies there in several formats: its scan, text, hOCR, PDF and record share
    folder, stem, body and day; a record names the bytes of its scan."""
    kept: list[Facts] = []
    stems: set[tuple[str, str | None, str | None]] = set()
    scans = {one.facts.sha256 for one in documents if not one.is_record and one.facts.sha256}
    of_record = {one.facts.path for one in documents if one.is_record}
    for one in sorted(facts, key=lambda entry: (entry.path in of_record, entry.path)):
        folder, _, name = one.path.replace("\\", "/").rpartition("/")
        stem = (f"{folder}/{name.split('.')[0]}", one.body, one.date)
        if (one.date is not None and stem in stems) or (one.path in of_record and one.sha256 in scans):
            continue
        stems.add(stem)
        kept.append(one)
    return kept
