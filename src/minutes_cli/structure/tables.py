"""The tables of words beside this module (``*.toml``), each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load_table(name: str) -> dict[str, Any]:
    """A table by the name of its file without the ending; not to be changed."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
