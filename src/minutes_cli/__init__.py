"""Turns OCR'd Swedish meeting minutes into structured records.

From Python, the commands are functions::

    from minutes_cli import export, parse, read, repair, validate

    record = parse("protokoll.txt")            # minutes parse protokoll.txt
    export([record], "csv", "tables/")         # minutes export ... --to csv -o tables/
    findings = validate("archive/")            # minutes validate archive/

They are described in :mod:`minutes_cli.python_api` and imported when they are first asked for, so that
importing the package, and ``minutes --version``, stays light.
"""

from __future__ import annotations

import sys
from types import ModuleType

TYPE_CHECKING = False  # type checkers know the name; importing typing would cost more than --version does
if TYPE_CHECKING:
    from typing import Any

    from minutes_cli.python_api import export as export
    from minutes_cli.python_api import parse as parse
    from minutes_cli.python_api import read as read
    from minutes_cli.python_api import repair as repair
    from minutes_cli.python_api import validate as validate

__version__ = "0.1.0"
__all__ = ["__version__", "export", "parse", "read", "repair", "validate"]

_FUNCTIONS = frozenset({"export", "parse", "read", "repair", "validate"})
_BOTH = frozenset({"export", "repair"})
"""Names that are a function for users and a package of ours: the package can be called."""


def _function(name: str) -> Any:
    from minutes_cli import python_api

    return getattr(python_api, name)


class _CallablePackage(ModuleType):
    """A package that does, when it is called, what the function of its name does."""

    def __call__(self, *arguments: Any, **choices: Any) -> Any:
        return _function(self.__name__.rpartition(".")[2])(*arguments, **choices)


class _Package(ModuleType):
    """This package: makes its parts callable whose name is also a function's, when they are imported."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _BOTH and isinstance(value, ModuleType):
            value.__class__ = _CallablePackage
            value.__doc__ = f"{value.__doc__}\n\nCalled, it is :func:`minutes_cli.python_api.{name}`."
        super().__setattr__(name, value)


def __getattr__(name: str) -> Any:
    if name in _BOTH:
        import importlib

        return importlib.import_module(f"minutes_cli.{name}")
    if name in _FUNCTIONS:
        return _function(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


sys.modules[__name__].__class__ = _Package
