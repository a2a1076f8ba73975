"""Documents through the rules: read, repaired, parsed, checked, and remembered.

What is remembered is keyed by content: the input's bytes and path, the settings that a rule can see, the
program and its data.  All rules run, whatever is selected, so that another selection needs no new run.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minutes_cli.errors import MinutesError, ReadingError, RecordError
from minutes_cli.records.models import Record
from minutes_cli.repair.api import Mode
from minutes_cli.rules.api import check_document, document_of, quality
from minutes_cli.rules.assembling import Found
from minutes_cli.rules.facts import Facts, facts_of
from minutes_cli.rules.findings import Diagnostic
from minutes_cli.rules.lexicon import dictionary
from minutes_cli.rules.registry import all_rules
from minutes_cli.rules.settings import RuleSettings

FORMAT = 1
STDIN = "-"
# What no check of one document looks at: it is applied to the findings afterwards.
_LATER = frozenset(
    {
        "select",
        "extend_select",
        "ignore",
        "per_file_ignores",
        "fail_on",
        "lang",
        "today",
        "manifest",
        "max_failing_share",
    }
)


@dataclass(frozen=True, slots=True)
class Task:
    """One input: its bytes are read where the task runs, except those of stdin."""

    path: str
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class How:
    """How the documents are read and checked."""

    settings: RuleSettings
    mode: Mode = "balanced"
    encoding: str | None = None
    from_format: str | None = None
    user_words: tuple[str, ...] = ()
    cache: str | None = None
    stamp: str = ""


def _to_dict(found: Found) -> dict[str, Any]:
    return {
        "facts": found.facts.to_dict(),
        "findings": [finding.to_dict() for finding in found.findings],
        "missing": list(found.missing),
        "is_record": found.is_record,
    }


def _from_dict(data: dict[str, Any]) -> Found:
    return Found(
        Facts.from_dict(data["facts"]),
        tuple(Diagnostic.from_dict(finding) for finding in data["findings"]),
        tuple(data["missing"]),
        data["is_record"],
    )


Result = tuple[Found, ...] | MinutesError


def validate(tasks: Iterable[Task], how: How, jobs: int = 1) -> Iterator[Result]:
    """Yield what came of each task, in the order of the tasks, at one worker or many.

    A task that fails gives its MinutesError; the rest go on.
    """
    tasks = list(tasks)
    if jobs == 1 or len(tasks) < 2:
        for task in tasks:
            yield run_task(task, how)
        return
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial

    workers = min(jobs or os.cpu_count() or 1, len(tasks))
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(
            partial(run_task, how=how), tasks, chunksize=max(1, min(16, len(tasks) // (workers * 4)))
        )


def run_task(task: Task, how: How) -> Result:
    """Check one input, from the cache where it knows it."""
    try:
        data = task.data if task.data is not None else _read(task.path)
        key = _key(task.path, data, how)
        known = _recall(how.cache, key)
        if known is not None:
            return known
        found = tuple(_check(task.path, data, how))
        _remember(how.cache, key, found)
        return found
    except MinutesError as error:
        return error
    except RecursionError:
        return ReadingError("the input is nested too deeply", task.path, "check that it is what it claims")


def _read(path: str) -> bytes:
    from minutes_cli.reading.read import read_bytes

    return read_bytes(path)


def _check(path: str, data: bytes, how: How) -> Iterator[Found]:
    from minutes_cli.export.load import is_record_text, load_records

    if is_record_text(data) or path.endswith((".json", ".jsonl")):
        records = list(load_records(data, path))
        if not is_record_text(data):
            raise RecordError("this is JSON but no record", path, "give the output of minutes parse")
        for record in records:
            if record.source.profile is None and how.settings.profile is None:
                record.source.profile = "kommun"
            yield _outcome(record, "", None, path, how, is_record=True)
        return
    from minutes_cli.reading.read import read_document
    from minutes_cli.repair.api import repair
    from minutes_cli.structure.api import parse

    scan = read_document(data, path, how.from_format, how.encoding)
    repaired = repair(scan, how.mode, how.user_words)
    record = parse(scan, repaired, how.settings.profile)
    yield _outcome(record, repaired.text, scan.text, path, how)


def _outcome(
    record: Record, text: str, scan_text: str | None, path: str, how: How, is_record: bool = False
) -> Found:
    is_known = dictionary(how.user_words) if text else None
    document = document_of(record, text, scan_text, how.settings, path, is_known)
    findings = check_document(document, all_rules(), honour_ignores=False)
    level = quality(record, [finding for finding in findings if finding.severity == "error"])
    return Found(facts_of(document, level=level.level), tuple(findings), tuple(level.missing), is_record)


def _key(path: str, data: bytes, how: How) -> str:
    seen = how.settings.model_dump(mode="json", exclude=set(_LATER))
    digest = hashlib.sha256(data)
    rest = (FORMAT, how.stamp, path, seen, how.mode, how.encoding, how.from_format, how.user_words)
    digest.update(json.dumps(rest, sort_keys=True, default=str).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _recall(cache: str | None, key: str) -> tuple[Found, ...] | None:
    """What the cache knows; a broken or foreign entry is as none."""
    if cache is None:
        return None
    try:
        data = json.loads(_entry(cache, key).read_bytes())
        return tuple(_from_dict(outcome) for outcome in data)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remember(cache: str | None, key: str, outcomes: tuple[Found, ...]) -> None:
    """Write an entry whole or not at all; a cache that cannot be written is no failure."""
    if cache is None:
        return
    with contextlib.suppress(OSError):
        target = _entry(cache, key)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape") as file:
            json.dump([_to_dict(outcome) for outcome in outcomes], file, ensure_ascii=False)
        Path(name).replace(target)


def _entry(cache: str, key: str) -> Path:
    return Path(cache, key[:2], f"{key[2:]}.json")


def program_stamp() -> str:
    """What the program is: version, and place, size and time of its files and data.

    The compiled dictionaries lie in the package, so that a rebuilt one is a new stamp.
    """
    from minutes_cli import __version__

    digest = hashlib.sha256(__version__.encode())
    root = Path(__file__).parent.parent
    paths = [path for path in sorted(root.rglob("*")) if path.suffix not in (".pyc", "") and path.is_file()]
    for path in paths:
        with contextlib.suppress(OSError):
            state = path.stat()
            digest.update(
                f"{path}\0{state.st_size}\0{state.st_mtime_ns}\0".encode("utf-8", "surrogateescape")
            )
    return digest.hexdigest()
