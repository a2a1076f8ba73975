"""From hits to findings: worded, located, masked, and with a fingerprint that survives shifted lines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from minutes_cli.records.models import Finding, Profile, Severity
from minutes_cli.rules.model import Hit, Language, Rule, Say
from minutes_cli.rules.personal_numbers import mask
from minutes_cli.values import frozen

MAX_EXCERPT = 400


@frozen
class Diagnostic:
    """One finding, ready for any output format.

    message: in both languages, personal numbers masked.  line, column: from 1; None when unknown.
    end_column: exclusive.  excerpt: the line, masked, without line end and leading form feed.
    fingerprint: over path, code, item and text, not over line numbers; equal findings are counted.
    """

    path: str
    code: str
    name: str
    severity: Severity
    message: Say
    line: int | None = None
    column: int | None = None
    end_column: int | None = None
    item: str | None = None
    excerpt: str | None = None
    fingerprint: str = ""
    is_fixable: bool = False

    def to_finding(self, language: Language = "en") -> Finding:
        """As the record holds it."""
        return Finding(
            code=self.code,
            severity=self.severity,
            message=self.message.in_language(language),
            line=self.line,
            item=self.item,
        )

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for the cache."""
        return asdict(self) | {"message": list(self.message)}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Diagnostic:
        """From the cache."""
        return cls(**(data | {"message": Say(*data["message"])}))


def make_diagnostics(
    rule: Rule, hits: Iterable[Hit], path: str, profile: Profile, lines: tuple[str, ...] = ()
) -> list[Diagnostic]:
    """Word the hits of one rule in one document (for archive rules, hits may name their own path)."""
    return [_make(rule, hit, path, profile, lines) for hit in hits]


def _make(rule: Rule, hit: Hit, path: str, profile: Profile, lines: tuple[str, ...]) -> Diagnostic:
    message = Say(*(_worded(rule, hit, language) for language in ("en", "sv")))
    excerpt, start, end = _excerpt(hit, lines)
    place = hit.path if hit.path is not None else path
    return Diagnostic(
        path=place,
        code=rule.code,
        name=rule.name,
        severity=hit.severity or rule.severity.get(profile, "info"),
        message=message,
        line=hit.line,
        column=start + 1 if start is not None else (1 if hit.line else None),
        end_column=end + 1 if end is not None else None,
        item=hit.item,
        excerpt=excerpt,
        fingerprint=_fingerprint(rule.code, hit.item, excerpt or message.en),
        is_fixable=rule.is_fixable,
    )


def _worded(rule: Rule, hit: Hit, language: Language) -> str:
    values = {
        key: value.in_language(language) if isinstance(value, Say) else value
        for key, value in hit.values.items()
    }
    text = rule.message.in_language(language).format(**values)
    if hit.because is not None:
        text += f"; {hit.because.in_language(language)}"
    return mask(" ".join(text.split()))


def _excerpt(hit: Hit, lines: tuple[str, ...]) -> tuple[str | None, int | None, int | None]:
    """The line of a hit, cut to a readable length around the place, and the place in what is left."""
    if hit.line is None or not 0 < hit.line <= len(lines):
        return None, None, None
    whole = lines[hit.line - 1]
    text = mask(
        "".join(char if char.isprintable() or char == " " else " " for char in whole.replace("\t", " "))
    )
    start, end = hit.start, hit.end
    if start is None:
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if len(text) > MAX_EXCERPT:
        text = text[:MAX_EXCERPT]
    return text, start, end


def _fingerprint(code: str, item: str | None, text: str) -> str:
    """A key that shifted lines, other spacing and other case leave alone.

    The path is left to the one who compares, so that a moved file can be recognised; numbers stay, since
    they are what most findings are about.
    """
    normal = " ".join(mask(text).casefold().split())
    return hashlib.sha256(f"{code}\0{item or ''}\0{normal}".encode()).hexdigest()[:32]


def sort_key(finding: Diagnostic) -> tuple[str, int, int, str, str, str]:
    """Order of findings: path, line, column, code, item, message."""
    return (
        finding.path,
        finding.line or 0,
        finding.column or 0,
        finding.code,
        finding.item or "",
        finding.message.en,
    )
