"""Values: classes with slots that do not change once they are made.

``@frozen`` gives what ``@dataclass(frozen=True, slots=True)`` gives.  That writes and compiles six methods a
class while its module is imported, which for the classes of one call takes longer than a page.  Here the
methods are shared, but for ``__init__``, and that is written when the first value is made; it sets the slots
directly, so that making a value is faster too.  :mod:`dataclasses` knows the classes as its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class of annotated fields a frozen one with slots; a ``__post_init__`` is not called.

    A class with cached properties keeps a ``__dict__`` for them instead of slots.
    """
    cls.__doc__ = cls.__doc__ or cls.__name__  # else dataclass writes one, by inspecting the class
    has_cache = any(isinstance(value, cached_property) for value in vars(cls).values())
    made: type[T] = dataclass(init=False, repr=False, eq=False, slots=not has_cache)(cls)
    write_init_late(made)
    names = [each.name for each in fields(made)]  # type: ignore[arg-type]
    made.__values__ = staticmethod(_getter(names))  # type: ignore[attr-defined]
    for name, method in _METHODS.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def write_init_late(cls: type) -> None:
    """Give a dataclass without ``__init__`` one that is written when it is first called."""

    def __init__(self: Any, *arguments: Any, **named: Any) -> None:
        written = _write_init(cls)
        cls.__init__ = written  # type: ignore[misc]
        written(self, *arguments, **named)

    cls.__init__ = __init__  # type: ignore[misc]


def _write_init(cls: type) -> Callable[..., None]:
    scope: dict[str, Any] = {"unset": MISSING}
    parameters, body = ["self"], []
    for each in fields(cls):
        name = each.name
        if each.kw_only and "*" not in parameters:
            parameters.append("*")
        parameters.append(name + _default(each, scope))
        value = name if each.default_factory is MISSING else f"make_{name}() if {name} is unset else {name}"
        set_slot = getattr(getattr(cls, name, None), "__set__", None)
        if set_slot is not None:
            scope[f"set_{name}"] = set_slot
            body.append(f"    set_{name}(self, {value})")
        else:
            body.append(f"    self.__dict__[{name!r}] = {value}")
    exec("\n".join([f"def __init__({', '.join(parameters)}):", *(body or ["    pass"])]), scope)
    written: Callable[..., None] = scope["__init__"]
    return written


def _default(each: Field[Any], scope: dict[str, Any]) -> str:
    if each.default is not MISSING:
        scope[f"default_{each.name}"] = each.default
        return f"=default_{each.name}"
    if each.default_factory is not MISSING:
        scope[f"make_{each.name}"] = each.default_factory
        return "=unset"
    return ""


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of some attributes."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _eq(value: Any, other: Any) -> bool:
    return (
        value.__values__(value) == value.__values__(other) if type(other) is type(value) else NotImplemented
    )


def _hash(value: Any) -> int:
    return hash(value.__values__(value))


def _repr(value: Any) -> str:
    shown = ", ".join(f"{name}={getattr(value, name)!r}" for name in type(value).__dataclass_fields__)
    return f"{type(value).__qualname__}({shown})"


def _refuse(value: Any, name: str, *_: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _reduce(value: Any) -> tuple[type, tuple[Any, ...]]:
    return type(value), value.__values__(value)


_METHODS: dict[str, Callable[..., Any]] = {
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": _reduce,
}
