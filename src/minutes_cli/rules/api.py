"""The way in to the rules.

``check`` takes a record (and the text it was read from) and gives the findings that the record holds;
``check_document`` gives them with places, excerpts and fingerprints; ``check_archive`` looks across a
folder; ``quality`` says how complete a record is.
"""

from __future__ import annotations

from collections.abc import Iterable

from minutes_cli.records.models import Finding, Quality, Record
from minutes_cli.rules.document import Document
from minutes_cli.rules.facts import Archive, Facts
from minutes_cli.rules.findings import Diagnostic, make_diagnostics, sort_key
from minutes_cli.rules.lexicon import IsKnown, dictionary
from minutes_cli.rules.model import Language, Rule
from minutes_cli.rules.settings import RuleSettings


def check(
    record: Record,
    text: str = "",
    scan_text: str | None = None,
    settings: RuleSettings | None = None,
    path: str | None = None,
    language: Language | None = None,
) -> list[Finding]:
    """The findings on one document, as ``record.findings`` holds them.

    text: the repaired text; empty where only the record is known.  scan_text: the text as scanned.
    language: of the messages; the settings' own by default.
    """
    document = document_of(record, text, scan_text, settings, path, dictionary() if text else None)
    language = language or document.settings.lang
    return [found.to_finding(language) for found in check_document(document)]


def quality(record: Record, findings: Iterable[Finding | Diagnostic] = ()) -> Quality:
    """How complete a record is, 0-3, and what the next level lacks; see :mod:`minutes_cli.rules.levels`."""
    from minutes_cli.rules.levels import assess

    return assess(record, findings)


def document_of(
    record: Record,
    text: str = "",
    scan_text: str | None = None,
    settings: RuleSettings | None = None,
    path: str | None = None,
    is_known: IsKnown | None = None,
) -> Document:
    """What the rules look at, of a record and its text; is_known: see :class:`Document`."""
    lines = tuple(text.split("\n")) if text else ()
    return Document(
        path=path if path is not None else record.source.name or "-",
        record=record,
        lines=lines,
        scan_lines=tuple(scan_text.split("\n")) if scan_text is not None else lines,
        settings=settings or RuleSettings(),
        is_known=is_known,
    )


def check_document(
    document: Document, rules: tuple[Rule, ...] | None = None, honour_ignores: bool = True
) -> list[Diagnostic]:
    """Run the rules over one document; findings in order of place.

    rules: those that run; the settings choose by default.
    honour_ignores: whether the per-file ignores of the settings leave findings out.
    """
    from minutes_cli.rules.registry import all_rules, document_rules
    from minutes_cli.rules.selecting import is_ignored_at, names_codes, selected

    if rules is None:
        rules = selected(
            all_rules() if names_codes(document.settings) else document_rules(), document.settings
        )
    found: list[Diagnostic] = []
    for rule in rules:
        if rule.check is None or document.profile not in rule.severity:
            continue
        if honour_ignores and is_ignored_at(rule.code, document.path, document.settings.per_file_ignores):
            continue
        found += make_diagnostics(rule, rule.check(document), document.path, document.profile, document.lines)
    return sorted(found, key=sort_key)


def check_archive(archive: Archive, rules: tuple[Rule, ...] | None = None) -> list[Diagnostic]:
    """Run the archive rules over the facts of all documents; findings in order of path."""
    from minutes_cli.rules.registry import all_rules
    from minutes_cli.rules.selecting import is_ignored_at, selected

    if rules is None:
        rules = selected(all_rules(), archive.settings)
    profiles = {facts.path: facts.profile for facts in archive.documents}
    found: list[Diagnostic] = []
    for rule in rules:
        if rule.across is None:
            continue
        for hit in rule.across(archive):
            path = hit.path or "."
            profile = archive.settings.profile or profiles.get(path, "kommun")
            if profile in rule.severity and not is_ignored_at(
                rule.code, path, archive.settings.per_file_ignores
            ):
                found += make_diagnostics(rule, [hit], path, profile)
    return sorted(found, key=sort_key)


def archive_of(documents: Iterable[Facts], settings: RuleSettings, manifest: str = "") -> Archive:
    """The archive of a run.

    manifest: the text of the list of SHA-256 sums; raises UsageError where it is none.
    """
    from minutes_cli.rules.across_files import parse_manifest

    listed = parse_manifest(manifest, settings.manifest or "manifest") if manifest else {}
    return Archive(tuple(sorted(documents, key=lambda facts: facts.path)), settings, listed)
