"""The command tree as plain data: what the reference, the man page and completion are made of."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from typing import Any

from minutes_cli.cli import app
from minutes_cli.values import frozen


@frozen
class Option:
    """One option.

    flags: long first.  metavar: what its value is called; empty for a flag.
    choices: the values it takes, where these are a closed set.  default: as text; empty when none.
    """

    flags: tuple[str, ...]
    metavar: str
    choices: tuple[str, ...]
    help: str
    default: str
    repeatable: bool


@frozen
class Argument:
    """One positional argument."""

    metavar: str
    help: str


@frozen
class Command:
    """One command or group of commands.

    path: as typed, ``minutes dict add``.  summary: one line.  text: its help without the options.
    """

    path: str
    summary: str
    text: str
    arguments: tuple[Argument, ...]
    options: tuple[Option, ...]
    children: tuple[Command, ...]

    @property
    def name(self) -> str:
        """The last word of its path."""
        return self.path.rpartition(" ")[2]

    def walk(self) -> Iterator[Command]:
        """This command and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def usage(self) -> str:
        """The line that shows how it is called."""
        tail = "COMMAND ..." if self.children else " ".join(f"[{arg.metavar}]" for arg in self.arguments)
        return f"{self.path} [OPTIONS] {tail}".rstrip()


def describe() -> Command:
    """The whole program."""
    root = app.build()
    children = [
        _describe(app.load_command(name, entry), f"minutes {name}", entry.summary)
        for name, entry in app.COMMANDS.items()
        if app.is_installed(entry.module)
    ]
    return _command(root, "minutes", "Turn OCR'd Swedish meeting minutes into structured records", children)


def _describe(command: Any, path: str, summary: str) -> Command:
    children = [
        _describe(child, f"{path} {name}", _first_line(child.help or ""))
        for name, child in getattr(command, "commands", {}).items()
        if not child.hidden
    ]
    return _command(command, path, summary, children)


def _command(command: Any, path: str, summary: str, children: list[Command]) -> Command:
    shown = [param for param in command.params if not getattr(param, "hidden", False)]
    return Command(
        path=path,
        summary=summary,
        text=inspect.cleandoc(command.help or "").replace("\b\n", ""),
        arguments=tuple(_argument(param) for param in shown if param.param_type_name == "argument"),
        options=tuple(_option(param) for param in shown if param.param_type_name == "option"),
        children=tuple(children),
    )


def _first_line(text: str) -> str:
    return inspect.cleandoc(text).split("\n", 1)[0].rstrip(".")


def _argument(param: Any) -> Argument:
    dots = "..." if param.nargs == -1 else ""
    return Argument(f"{(param.metavar or param.name.upper()).rstrip('.')}{dots}", param.help or "")


def _option(param: Any) -> Option:
    flags = sorted([*param.opts, *param.secondary_opts], key=lambda flag: (not flag.startswith("--"), flag))
    takes_value = not (param.is_flag or param.count)
    choices = _choices(param) if takes_value else ()
    default = param.default
    shown = param.show_default and takes_value and default not in (None, "", []) and not callable(default)
    return Option(
        flags=tuple(flags),
        metavar=(param.metavar or ("|".join(choices) or "VALUE")) if takes_value else "",
        choices=choices,
        help=param.help or "",
        default=str(default.value if isinstance(default, Enum) else default) if shown else "",
        repeatable=bool(param.multiple),
    )


def _choices(param: Any) -> tuple[str, ...]:
    """The closed set of values, wherever this release of typer keeps it."""
    annotation = getattr(getattr(param, "type_descriptor", None), "annotation", None)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(str(member.value) for member in annotation)
    choices = getattr(getattr(param, "type", None), "choices", None) or ()
    return tuple(str(getattr(choice, "value", choice)) for choice in choices)
