"""Correction lists as files: what ``repair --format json`` writes and ``repair --undo`` reads.

A record of ``minutes parse`` has the same ``source`` and ``corrections`` and serves as a list too.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from minutes_cli.errors import MinutesError, RecordError
from minutes_cli.reading.scan import Scan
from minutes_cli.repair.model import Repaired


def to_json(scan: Scan, repaired: Repaired) -> str:
    """The corrections of one scan as JSON text, with what is needed to apply them and take them back."""
    document = {
        "source": {
            "name": scan.name,
            "sha256": scan.sha256,
            "format": scan.format,
            "encoding": scan.encoding,
            "ocr": {"model": repaired.ocr_model, "confidence": repaired.ocr_confidence},
        },
        "corrections": [asdict(correction) for correction in repaired.corrections],
        "flags": [asdict(flag) for flag in repaired.flags],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def load(path: Path) -> dict[str, Any]:
    """Read a correction list or record; raises RecordError for anything else."""
    hint = "give the output of 'minutes repair --format json' or of 'minutes parse'"
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise RecordError(f"cannot read the list: {error.strerror}", str(path), hint) from None
    except (ValueError, RecursionError):
        raise RecordError("not JSON", str(path), hint) from None
    if not isinstance(document, dict) or not isinstance(document.get("corrections"), list):
        raise RecordError("not a list of corrections", str(path), hint)
    for number, row in enumerate(document["corrections"], 1):
        if not isinstance(row, dict) or not _is_correction(row):
            raise RecordError(f"correction {number} lacks line, start, end, before or after", str(path), hint)
    return document


def _is_correction(row: dict[str, Any]) -> bool:
    numbers = all(isinstance(row.get(key), int) and row[key] >= 0 for key in ("line", "start", "end"))
    return numbers and all(isinstance(row.get(key), str) for key in ("before", "after"))


def undo(text: str, corrections: list[dict[str, Any]], where: str) -> str:
    """Take corrections back from a repaired text; raises MinutesError where the text does not fit them."""
    lines = text.split("\n")
    by_line: dict[int, list[dict[str, Any]]] = {}
    for row in corrections:
        by_line.setdefault(row["line"], []).append(row)
    for number, rows in by_line.items():
        if not 1 <= number <= len(lines):
            raise _misfit(where, number)
        line = lines[number - 1]
        parts: list[str] = []
        at = shift = 0
        for row in sorted(rows, key=lambda row: (row["start"], row["end"])):
            start = row["start"] + shift
            end = start + len(row["after"])
            if (
                start < at
                or line[start:end] != row["after"]
                or row["end"] - row["start"] != len(row["before"])
            ):
                raise _misfit(where, number)
            parts += [line[at:start], row["before"]]
            shift += len(row["after"]) - len(row["before"])
            at = end
        lines[number - 1] = "".join([*parts, line[at:]])
    return "\n".join(lines)


def undo_bytes(text: str, document: dict[str, Any], where: str) -> bytes:
    """Take a list's corrections back and encode the scan as it was; checked against its SHA-256."""
    source = document.get("source") or {}
    scan = undo(text, document["corrections"], where)
    try:
        content = scan.encode(source.get("encoding") or "utf-8")
    except (LookupError, UnicodeEncodeError):
        content = scan.encode("utf-8")
    expected = source.get("sha256")
    if source.get("format") == "text" and expected and hashlib.sha256(content).hexdigest() != expected:
        raise MinutesError(
            "undoing the corrections does not give the scan back, byte for byte",
            where,
            f"was the repaired text edited, or made from another scan than {source.get('name')}?",
        )
    return content


def _misfit(where: str, number: int) -> MinutesError:
    return MinutesError(
        "the corrections do not fit this text", f"{where}:{number}", "give the text that they were made for"
    )
