"""The options that every command has, and how usage errors are worded."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import typer

from minutes_cli.cli import configuration, console

# Typer carries its own copy of click and does not name this class; it is the base of BadParameter.
CLICK_EXCEPTION: Any = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


class Color(StrEnum):
    """When to colour."""

    auto = "auto"
    always = "always"
    never = "never"


def _set_quiet(value: bool) -> bool:
    if value:
        console.current().verbosity = -1
    return value


def _set_verbose(value: int) -> int:
    if value:
        console.current().verbosity = value
    return value


def _set_color(ctx: typer.Context, value: Color | None) -> Color | None:
    """Colour as asked for; the command line, before or after the command's name, wins over the file."""
    talk = console.current()
    source = ctx.get_parameter_source("color")
    on_command_line = source is not None and source.name == "COMMANDLINE"
    if value is not None and (on_command_line or not talk.color_is_given):
        talk.color = value.value
        talk.color_is_given = on_command_line
    return value


def _set_debug(value: bool) -> bool:
    if value:
        console.current().debug = True
    return value


def _use_configuration(ctx: typer.Context, value: str | None) -> str | None:
    """Load the configuration and make it the defaults of this command's options.

    The option is eager, so this runs before the other options of the command are looked at.
    """
    talk = console.current()
    talk.config = value or talk.config
    if ctx.resilient_parsing or hasattr(ctx.command, "commands"):
        return value  # completion, or a group: the command below it loads the configuration
    ctx.default_map = configuration.use(talk.config).defaults()
    return value


def _common(
    quiet: bool = typer.Option(
        False, "--quiet", "-q", help="Say nothing but errors.", callback=_set_quiet, expose_value=False
    ),
    verbose: int = typer.Option(
        0,
        "--verbose",
        "-v",
        count=True,
        show_default=False,
        help="Say more; twice for more still.",
        callback=_set_verbose,
        expose_value=False,
    ),
    color: Color | None = typer.Option(
        None,
        "--color",
        help="When to colour; auto is on a terminal, unless NO_COLOR is set.",
        callback=_set_color,
        expose_value=False,
    ),
    config: str = typer.Option(
        None,
        "--config",
        metavar="FILE",
        help="Use this configuration file; 'none' uses no file.",
        callback=_use_configuration,
        is_eager=True,
        expose_value=False,
        show_default=False,
    ),
    debug: bool = typer.Option(
        False, "--debug", help="Show the traceback of an error.", callback=_set_debug, expose_value=False
    ),
) -> None:
    """Only a carrier of the options."""


def add_common_options(command: Any) -> None:
    """Give a command, and every command below it, the common options that it does not have itself."""
    template = typer.Typer(add_completion=False, rich_markup_mode=None)
    template.command()(_common)
    taken = {flag for param in command.params for flag in (*param.opts, *param.secondary_opts)}
    for option in typer.main.get_command(template).params:
        if not taken.intersection(option.opts):
            command.params.append(option)
    for child in getattr(command, "commands", {}).values():
        add_common_options(child)


def usage_hint(error: Any) -> str:
    """What to do after a usage error: the help of the command it came from."""
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx is not None else "minutes"
    return f"see '{path} --help'"
