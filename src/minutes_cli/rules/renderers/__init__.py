"""A report in each output format: one module a format, each a function from a report to text."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from minutes_cli.rules.model import Language
from minutes_cli.rules.report import Report

FORMATS = ("text", "concise", "json", "jsonl", "github", "sarif", "junit")
Renderer = Callable[[Report, Language], str]


def renderer_of(output_format: str) -> Renderer:
    """The function for a format, by name."""
    if output_format not in FORMATS:
        raise ValueError(f"unknown format {output_format!r}")
    module = importlib.import_module(f"minutes_cli.rules.renderers.{output_format}")
    render: Renderer = module.render
    return render
