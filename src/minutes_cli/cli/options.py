"""Options that several commands share, spelled and explained once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from minutes_cli.cli import configuration
from minutes_cli.errors import UsageError
from minutes_cli.repair.api import Mode


class ProfileChoice(StrEnum):
    """What kind of document it is, with the duties that follow."""

    kommun = "kommun"
    forening = "forening"
    anteckningar = "anteckningar"


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Scans, folders of scans, or - for stdin.", show_default=False),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of stdout.")
]
OutDir = Annotated[
    Path | None,
    typer.Option(
        "--out-dir",
        metavar="DIR",
        help="Write one file an input into this folder, in the same tree as the inputs.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Repair only what is nearly certain.")]
Balanced = Annotated[bool, typer.Option("--balanced", help="Repair what is probable (the default).")]
Eager = Annotated[bool, typer.Option("--eager", help="Repair more, at the price of more mistakes.")]
Profile = Annotated[
    ProfileChoice | None,
    typer.Option(
        "--profile", help="What kind of document it is; found out from the document when not given."
    ),
]
FromFormat = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="FORMAT",
        help="Format of the input: text, hocr, alto, page or pdf; else by content.",
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Encoding of text input; else found out from it."),
]
Ocr = Annotated[
    bool, typer.Option("--ocr", help="Read pictures and PDFs without text with the installed OCR program.")
]


def choose_mode(strict: bool, balanced: bool, eager: bool) -> Mode:
    """The repair mode of the command line, else of the configuration; raises UsageError for two at once."""
    chosen: list[Mode] = []
    if strict:
        chosen.append("strict")
    if balanced:
        chosen.append("balanced")
    if eager:
        chosen.append("eager")
    if len(chosen) > 1:
        raise UsageError(
            f"--{chosen[0]} and --{chosen[1]} do not go together",
            hint="give one of --strict, --balanced, --eager",
        )
    if chosen:
        return chosen[0]
    known = configuration.current()
    return known.settings.mode if known.given else "balanced"
