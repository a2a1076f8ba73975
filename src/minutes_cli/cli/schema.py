"""``minutes schema``: the JSON Schema of the record."""

from __future__ import annotations

import json

import typer

from minutes_cli.cli import console


def schema() -> None:
    """Print the JSON Schema of the record that ``minutes parse`` writes.

    \b
    Examples:
      minutes schema > record.schema.json
      minutes schema | jq '.["$defs"].Item'
    """
    from minutes_cli.records.models import Record

    document = Record.model_json_schema(by_alias=True, mode="serialization")
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}
    console.current().data(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("schema")(schema)
