"""JSON and JSON Lines: the record as it is, or its items one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from minutes_cli.export.keys import Keys
from minutes_cli.export.options import Options
from minutes_cli.records.models import Record, to_json


def write_json(records: Iterable[Record], out: TextIO, options: Options) -> None:
    """One record as an object, several as an array, written as they come."""
    stream = iter(records)
    first = next(stream, None)
    if first is None:
        out.write("[]\n")
        return
    second = next(stream, None)
    if second is None:
        out.write(to_json(first) + "\n")
        return
    out.write("[\n" + to_json(first) + ",\n" + to_json(second))
    for record in stream:
        out.write(",\n" + to_json(record))
    out.write("\n]\n")


def write_jsonl(records: Iterable[Record], out: TextIO, options: Options) -> None:
    """One record a line; with ``options.level`` item, one item a line with its meeting."""
    keys = Keys()
    for record in records:
        if options.level == "item":
            for line in iter_items(record, keys.meeting_key(record)):
                out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        else:
            out.write(to_json(record, indent=None) + "\n")


def iter_items(record: Record, key: str) -> Iterator[dict[str, Any]]:
    """Each item as a JSON object, with the facts of its meeting that one searches by."""
    meeting = record.meeting
    head = {
        "meeting_id": key,
        "source": record.source.name,
        "organisation": meeting.organisation,
        "body": meeting.body,
        "date": meeting.date,
    }
    for item in record.items:
        yield {**head, "item_id": f"{key}#{item.order}", **item.model_dump(mode="json", by_alias=True)}
