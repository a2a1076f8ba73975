"""What a rule is, and what it says.

A rule is one :class:`Rule` value, made by the :func:`rule` decorator around the function that checks:
code, name, severity by profile, legal source, why it matters, messages, and two examples that are its
tests.  The check yields :class:`Hit` values; :mod:`minutes_cli.rules.report` makes findings of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from minutes_cli.records.models import Profile, Severity
from minutes_cli.values import frozen

if TYPE_CHECKING:
    from minutes_cli.rules.document import Document
    from minutes_cli.rules.facts import Archive

Language = Literal["en", "sv"]
PROFILES: tuple[Profile, ...] = ("kommun", "forening", "anteckningar")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Say(NamedTuple):
    """The same sentence in English and in Swedish."""

    en: str
    sv: str

    def in_language(self, language: Language) -> str:
        """The sentence in one language."""
        return self.sv if language == "sv" else self.en


@frozen
class Hit:
    """One place where a rule fires.

    values: fills the placeholders of the message; a :class:`Say` is filled in by language.
    line: of the scan, from 1.  start, end: code points in that line, end exclusive.
    item: number of the item as in the record.  severity: where it is not the rule's own.
    path: of the document, for archive rules.  because: a sentence after the message.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    line: int | None = None
    item: str | None = None
    start: int | None = None
    end: int | None = None
    severity: Severity | None = None
    path: str | None = None
    because: Say | None = None


@frozen
class Example:
    """A fictional document that shows a rule, and tests it.

    text: the printed lines that a reader sees; what text rules read.
    record: what differs from an empty record; items get their order from their place.
    settings: rule settings that the example needs.  path: of the document.
    archive: more documents of the same folder, for archive rules: (path, record) in order.
    scan: the lines as scanned, where they differ from the repaired text.
    manifest: list of SHA-256 sums of the archive.
    """

    text: str = ""
    record: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    path: str = "protokoll.txt"
    archive: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    scan: str | None = None
    profile: Profile = "kommun"
    manifest: str = ""


Check = Callable[["Document"], Iterable[Hit]]
ArchiveCheck = Callable[["Archive"], Iterable[Hit]]


@frozen
class Rule:
    """One rule of the catalogue; the codes are stable for ever and never reused.

    severity: by profile; a profile that is missing is not checked.
    source: law, or where the rule comes from.  needs: settings without which it stays silent.
    is_default: whether it runs without being asked for.  is_fixable: whether ``--fix`` can mend it.
    """

    code: str
    name: str
    title: Say
    severity: Mapping[Profile, Severity]
    source: Say
    why: Say
    message: Say
    fires: Example
    silent: Example
    check: Check | None = None
    across: ArchiveCheck | None = None
    needs: tuple[str, ...] = ()
    is_default: bool = True
    is_fixable: bool = False

    @property
    def family(self) -> str:
        """The letter of the family."""
        return self.code[0]


def all_profiles(severity: Severity) -> dict[Profile, Severity]:
    """The same severity whatever the profile."""
    return dict.fromkeys(PROFILES, severity)


def by_profile(
    kommun: Severity | None = None, forening: Severity | None = None, anteckningar: Severity | None = None
) -> dict[Profile, Severity]:
    """A severity for each profile that the rule applies to."""
    given: dict[Profile, Severity | None] = {
        "kommun": kommun,
        "forening": forening,
        "anteckningar": anteckningar,
    }
    return {profile: severity for profile, severity in given.items() if severity is not None}


def rule(**about: Any) -> Callable[[Check], Rule]:
    """Make a rule of the function that checks one document."""
    return lambda check: Rule(check=check, **about)


def archive_rule(**about: Any) -> Callable[[ArchiveCheck], Rule]:
    """Make a rule of the function that checks the whole archive."""
    return lambda across: Rule(across=across, **about)
