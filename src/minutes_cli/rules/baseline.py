"""A baseline: the findings that are known and accepted, so that only new ones are shown.

An entry is keyed by path, code, item and the hash of the normalised text of the finding, never by line,
so that it survives lines that move.  Two alike count as two.  Paths are relative to the baseline's folder.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any

from minutes_cli.errors import MinutesError
from minutes_cli.rules.findings import Diagnostic

VERSION = 1
Key = tuple[str, str, str, str]


class BaselineError(MinutesError):
    """A baseline file that is missing or broken."""


def write_baseline(findings: Iterable[Diagnostic], folder: Path) -> str:
    """The text of a baseline that accepts the findings; folder: where it will lie."""
    counts: Counter[Key] = Counter()
    messages: dict[Key, str] = {}
    for finding in findings:
        key = key_of(finding, folder)
        counts[key] += 1
        messages.setdefault(key, finding.message.en)
    entries = [
        {
            "path": key[0],
            "code": key[1],
            "item": key[2] or None,
            "hash": key[3],
            "count": counts[key],
            "message": messages[key],
        }
        for key in sorted(counts)
    ]
    return json.dumps({"version": VERSION, "entries": entries}, ensure_ascii=False, indent=2) + "\n"


def read_baseline(path: Path) -> Counter[Key]:
    """The entries of a baseline file; raises BaselineError with what to do."""
    again = f"write it again with: minutes validate PATH --write-baseline {path}"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BaselineError("there is no such baseline", str(path), again) from None
    except OSError as error:
        raise BaselineError(f"the baseline cannot be read: {error.strerror}", str(path), again) from None
    except (UnicodeDecodeError, RecursionError):
        raise BaselineError("the baseline is no JSON text", str(path), again) from None
    except json.JSONDecodeError as error:
        raise BaselineError(f"the baseline is broken: {error.msg}", f"{path}:{error.lineno}", again) from None
    if not isinstance(data, dict) or not isinstance(data.get("entries"), list):
        raise BaselineError("this JSON is no baseline", str(path), again)
    if data.get("version") != VERSION:
        raise BaselineError(
            f"the baseline has version {data.get('version')!r}, known is {VERSION}", str(path), again
        )
    counts: Counter[Key] = Counter()
    for number, entry in enumerate(data["entries"], 1):
        counts[_key(entry, number, path, again)] += _count(entry)
    return counts


def _key(entry: Any, number: int, path: Path, again: str) -> Key:
    if not isinstance(entry, dict) or not all(
        isinstance(entry.get(name), str) for name in ("path", "code", "hash")
    ):
        raise BaselineError(f"entry {number} of the baseline has no path, code or hash", str(path), again)
    item = entry.get("item")
    return entry["path"], entry["code"], item if isinstance(item, str) else "", entry["hash"]


def _count(entry: dict[str, Any]) -> int:
    count = entry.get("count", 1)
    return count if isinstance(count, int) and count > 0 else 1


def key_of(finding: Diagnostic, folder: Path) -> Key:
    """What a finding is known by."""
    return relative(finding.path, folder), finding.code, finding.item or "", finding.fingerprint


def relative(path: str, folder: Path) -> str:
    """A path from the baseline's folder, with forward slashes; ``-`` stays."""
    if path == "-":
        return path
    try:
        return PurePath(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return PurePath(path).as_posix()


def split_known(
    findings: Iterable[Diagnostic], known: Counter[Key], folder: Path, checked: Iterable[str]
) -> tuple[list[Diagnostic], int, list[str]]:
    """The findings that are new, how many were known, and the entries that nothing matched.

    checked: paths of this run; an entry for another path is not stale unless its file is gone.
    """
    left = Counter(known)
    new: list[Diagnostic] = []
    matched = 0
    for finding in findings:
        key = key_of(finding, folder)
        if left[key] > 0:
            left[key] -= 1
            matched += 1
        else:
            new.append(finding)
    here = {relative(path, folder) for path in checked}
    stale = [
        f"{key[0]}: {key[1]}" + (f" (item {key[2]})" if key[2] else "")
        for key, count in sorted(left.items())
        if count > 0 and (key[0] in here or not (folder / key[0]).exists())
    ]
    return new, matched, stale
