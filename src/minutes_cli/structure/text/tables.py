"""The tables of words of the structure (``words/*.toml``), each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parents[1] / "words"


@cache
def load_table(name: str) -> dict[str, Any]:
    """A table by the name of its file without the ending; not to be changed."""
    return tomllib.loads((WORDS / f"{name}.toml").read_text("utf-8"))
