"""Limits of values that are checked only where a file or a user gives them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Limits:
    """What pydantic checks of an annotated value besides its type, in pydantic's own words: ``ge=0``."""

    __slots__ = ("_limits",)

    def __init__(self, **limits: float) -> None:
        self._limits = limits

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        return {**handler(source), **self._limits}
