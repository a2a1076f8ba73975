"""What the parts of a record are made of: plain classes, with pydantic behind what comes from outside.

A model is a dataclass, so that making a record costs what its values cost.  Reading one from JSON, and its
JSON Schema, go through pydantic, which is imported and told of the classes when it is first needed: that
takes longer than a page.  The methods have pydantic's names and meanings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

from minutes_cli.values import write_init_late

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class Limits:
    """What pydantic checks of an annotated value besides its type, in pydantic's own words: ``ge=0``."""

    __slots__ = ("_limits",)

    def __init__(self, **limits: float) -> None:
        self._limits = limits

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        return {**handler(source), **self._limits}


def json_name(name: str) -> str:
    """The name of a field in JSON: its own, but for the one that is a word of Python's own.

    >>> json_name("from_"), json_name("to")
    ('from', 'to')
    """
    return "from" if name == "from_" else name


@dataclass_transform(kw_only_default=True, eq_default=False, field_specifiers=(field,))
class Model:
    """Base of all record models: unknown keys of a newer 1.x schema are kept, not lost."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "allow",
        "alias_generator": json_name,
        "populate_by_name": True,
    }

    def __init_subclass__(cls) -> None:
        write_init_late(dataclass(init=False, kw_only=True, eq=False, repr=False)(cls))

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({values})"

    @classmethod
    def model_validate(cls, values: Any) -> Self:
        """A model of JSON-like values; raises pydantic's ValidationError where they do not fit."""
        found: Self = _adapter(cls).validate_python(values)
        return found

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Self:
        """A model of JSON text; raises pydantic's ValidationError where it does not fit."""
        found: Self = _adapter(cls).validate_json(text)
        return found

    @classmethod
    def model_json_schema(cls) -> dict[str, Any]:
        """The JSON Schema of what is written."""
        return _adapter(cls).json_schema(mode="serialization")

    def model_dump(self) -> dict[str, Any]:
        """The model as JSON-like values, with the names of JSON."""
        return {name: _plain(value) for name, value in members(self).items()}

    def model_copy(self, update: Mapping[str, Any] | None = None) -> Self:
        """Another model with the same values, but for those given; by the names of Python."""
        copy = object.__new__(type(self))
        vars(copy).update(vars(self), **(update or {}))
        return copy


def members(model: Model) -> dict[str, Any]:
    """The values of a model by their names in JSON, in the order of the contract."""
    return {json_name(name): value for name, value in vars(model).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.model_dump()
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _make_adapter(model: type[Model]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(model)


_adapter: Callable[[Any], TypeAdapter[Any]] = cache(_make_adapter)
