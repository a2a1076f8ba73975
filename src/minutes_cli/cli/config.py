"""``minutes config``: every setting, its value, and where it came from."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any

import typer

from minutes_cli.cli import configuration, console


class ListFormat(StrEnum):
    """How to show the settings."""

    text = "text"
    json = "json"


def config(
    output_format: Annotated[ListFormat, typer.Option("--format", help="text or json.")] = ListFormat.text,
) -> None:
    """Show each setting, its value, and where it came from.

    \b
    Examples:
      minutes config
      minutes config --config archive/minutes.toml --format json

    Settings come from the nearest minutes.toml, or [tool.minutes] in pyproject.toml, up to the root of
    the repository.  The command line wins over them.
    """
    used = configuration.current()
    values = used.settings.by_key()
    if output_format is ListFormat.json:
        document = {key: {"value": value, "origin": used.origin(key)} for key, value in values.items()}
        console.current().data(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
        return
    rows = [(key, _toml(value), used.origin(key)) for key, value in values.items()]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for key, value, origin in rows:
        console.current().data(f"{key:<{widths[0]}}  {value:<{widths[1]}}  {origin}\n")


def _toml(value: Any) -> str:
    return "(not set)" if value is None else json.dumps(value, ensure_ascii=False)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("config")(config)
