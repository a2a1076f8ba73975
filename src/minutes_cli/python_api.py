"""The commands as Python functions, with the same behaviour.

======================  =====================================================
``read(path)``          a scan as pages of lines, whatever its format
``repair(path)``        its repaired text with every correction
``parse(path)``         its record: repaired, structured, checked
``validate(paths)``     findings on scans, records, folders of them
``export(records, to)`` records in another format
======================  =====================================================

A *source* is a path, the bytes of a document, or what an earlier step gave.  All raise
:class:`~minutes_cli.errors.MinutesError` for what the user can mend: ``what``, ``where`` and ``hint`` say it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from minutes_cli.export.formats import export as export
from minutes_cli.reading.read import read as read
from minutes_cli.reading.scan import Scan
from minutes_cli.records.models import Profile, Record, to_json
from minutes_cli.repair.api import Mode
from minutes_cli.repair.model import Repaired
from minutes_cli.rules.settings import RuleSettings

if TYPE_CHECKING:
    from minutes_cli.rules.findings import Diagnostic

Source = str | os.PathLike[str] | bytes | Scan

__all__ = ["Source", "export", "parse", "read", "repair", "validate"]


def repair(source: Source, mode: Mode = "balanced", user_words: Iterable[str] = ()) -> Repaired:
    """Repair a scan: its text with the scan's lines, and every correction with place and reason.

    mode: strict changes least, eager most.  user_words: own words and names, as ``minutes dict add`` keeps.

    >>> repair(b"Motet oppnades").text.count("\\n")
    0
    """
    from minutes_cli.repair.api import repair as repair_scan

    return repair_scan(_scan(source), mode, tuple(user_words))


def parse(
    source: Source,
    *,
    mode: Mode = "balanced",
    profile: Profile | None = None,
    user_words: Iterable[str] = (),
    settings: RuleSettings | None = None,
) -> Record:
    """The record of a scan: repaired, structured and checked.

    profile: kommun, forening or anteckningar; None detects it.  settings: of the rules.

    >>> parse(b"Protokoll").schema_version
    '1.0'
    """
    from minutes_cli.batch.document import record_of

    return record_of(_scan(source), mode, profile, tuple(user_words), settings)


def validate(
    sources: Source | Record | Iterable[Source | Record],
    *,
    settings: RuleSettings | None = None,
    mode: Mode = "balanced",
    user_words: Iterable[str] = (),
) -> list[Diagnostic]:
    """Findings on one or many documents and, for many, on them as an archive; in order of path and place.

    sources: paths of scans, records or folders, bytes, scans or records.
    settings: of the rules; ``settings.today`` is the day of the check, for the command the clock's.
    Raises the first error of an input that cannot be checked.
    """
    from minutes_cli.batch.executors import Serial
    from minutes_cli.batch.validation import CheckJob
    from minutes_cli.batch.validation import validate as check
    from minutes_cli.rules.assembling import Found, assemble

    one = isinstance(sources, str | bytes | os.PathLike | Scan | Record)
    several: Iterable[Source | Record] = [sources] if one else sources  # type: ignore[list-item, assignment]
    job = CheckJob(settings or RuleSettings(), mode, user_words=tuple(user_words))
    found: list[Found] = []
    for place, source in enumerate(several, 1):
        for result in check(_documents(source, place), job, Serial(raises=True)):
            if not isinstance(result, tuple):
                raise result
            found += result
    return list(assemble(found, [], job.rules).findings)


def _scan(source: Source) -> Scan:
    return source if isinstance(source, Scan) else read(source)


def _documents(source: Source | Record, place: int) -> Iterator[tuple[str, bytes | None]]:
    """The path, and the content where it is no file, of each document of a source."""
    if isinstance(source, Record):
        yield source.source.name or f"record {place}", to_json(source).encode("utf-8")
    elif isinstance(source, Scan):
        yield source.name, source.text.encode("utf-8")
    elif isinstance(source, bytes):
        yield f"document {place}", source
    else:
        from minutes_cli.batch.plan import SCAN_SUFFIXES, Input, iter_inputs

        for item in iter_inputs([os.fspath(source)], SCAN_SUFFIXES | {".json", ".jsonl"}):
            if not isinstance(item, Input):
                raise item
            yield item.path, None
