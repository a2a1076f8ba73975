"""Values of options that need no conversion, so that a plain call does without pydantic.

Typer converts every value of every option through a pydantic adapter of its own, those that nobody gave
too.  Building the adapters costs more than all else that a call of ``repair`` does before it begins.
"""

from __future__ import annotations

from typing import Any

import typer

_TEXTS = list[str]


class Converted:
    """Takes the place of a parameter's converter: what is of the right type already is left as it is."""

    def __init__(self, parameter: Any) -> None:
        self._annotation = parameter.type_descriptor.annotation
        self._many = parameter.multiple or parameter.nargs == -1

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value as the command wants it; the same as typer's own converter gives."""
        if value is None:
            return () if self._many else None
        if self._annotation is str and isinstance(value, str) and not self._many:
            return value
        if self._annotation == _TEXTS and isinstance(value, tuple) and all(isinstance(v, str) for v in value):
            return list(value)
        if type(value) is self._annotation and value == param.default:
            return value
        param._runtime_param = None
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def convert_when_needed(command: Any) -> None:
    """Spare a command, and every command below it, the conversion of what needs none.

    A version of typer that converts in another way is left alone.
    """
    for parameter in command.get_params(typer.Context(command)):  # with --help, which is made there
        if hasattr(parameter, "type_descriptor") and hasattr(parameter, "_runtime_param"):
            parameter._runtime_param = Converted(parameter)
    for child in getattr(command, "commands", {}).values():
        convert_when_needed(child)
