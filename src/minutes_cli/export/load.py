"""Records from files: one JSON object, an array of them, or one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from minutes_cli.errors import RecordError
from minutes_cli.records.models import SCHEMA_VERSION, Record


def is_record_text(data: bytes) -> bool:
    """Whether bytes look like a record or records rather than a scan.

    >>> is_record_text(b'{"schema_version": "1.0"}'), is_record_text(b"Protokoll")
    (True, False)
    """
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n[")
    return head.startswith(b"{") and (b'"schema_version"' in data or b'"items"' in data)


def load_records(data: bytes, where: str = "") -> Iterator[Record]:
    """The records in a JSON or JSON Lines file, one at a time.

    Raises RecordError, with the line in a file of lines, for what is no record or one of a newer schema.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RecordError("the record is not UTF-8", where, "write it again with minutes parse") from None
    stripped = text.strip()
    if not stripped:
        raise RecordError("the file is empty", where, "write it again with minutes parse")
    try:
        whole = json.loads(stripped)
    except json.JSONDecodeError as failure:
        if "\n" not in stripped or not stripped.split("\n", 1)[0].rstrip().endswith("}"):
            raise _no_json(failure, f"{where}:{failure.lineno}") from None
    except RecursionError:
        raise RecordError("the JSON is nested too deeply", where, "check where the file is from") from None
    else:
        for value in whole if isinstance(whole, list) else [whole]:
            yield _record(value, where)
        return
    for number, line in enumerate(stripped.split("\n"), 1):
        if line.strip():
            place = f"{where}:{number}"
            try:
                value = json.loads(line)
            except json.JSONDecodeError as failure:
                raise _no_json(failure, place) from None
            yield _record(value, place)


def _record(value: Any, where: str) -> Record:
    from pydantic import ValidationError

    if not isinstance(value, dict):
        raise RecordError("this is JSON but no record", where, "give the output of minutes parse")
    version = str(value.get("schema_version", SCHEMA_VERSION))
    if version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        raise RecordError(
            f"the record has schema {version}, and this version knows {SCHEMA_VERSION}",
            where,
            "use the version of minutes that wrote it, or parse the scan again",
        )
    try:
        return Record.model_validate(value)
    except ValidationError as failure:
        first = failure.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise RecordError(
            f"this is no record: {place}: {first['msg']}", where, "see minutes schema for what a record holds"
        ) from None


def _no_json(failure: json.JSONDecodeError, where: str) -> RecordError:
    return RecordError(f"the JSON is broken: {failure.msg}", where, "write it again with minutes parse")
