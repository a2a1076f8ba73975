"""The ``minutes`` command: a table of commands, each imported only when it is called.

How to add a command
    1. Write ``cli/NAME.py`` with a function that does it and ::

           def register(app: typer.Typer) -> None:
               app.command("NAME")(function)

       Several ``app.command(...)`` (or an ``app.callback()``) make a group of subcommands.
    2. Add a row to ``COMMANDS`` below.  ``tools/make_cli_docs.py`` then writes it into docs/cli.md.

What a command may rely on
    * It returns its exit code: None or 0 fine, 1 findings, 2 could not do the job for some input.
    * It raises :class:`~minutes_cli.errors.MinutesError` for what the user can mend: shown on one line
      with its hint, exit code 2.  Any other exception is a defect: shown on one line too, with a
      traceback only under ``--debug``.
    * ``console.current()`` talks; data goes to stdout, talk to stderr.
    * The options of every command (``-q -v --color --config --debug``) are added here, and its
      options get their defaults from the user's configuration where a key has the option's name.
    * Its docstring opens with the two examples of ``--help``, as an indented block after ``\\b``.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from minutes_cli import __version__
from minutes_cli.cli import common, console, conversion
from minutes_cli.errors import MinutesError, UsageError
from minutes_cli.values import frozen

Click = Any  # a class of click: typer carries its own copy and names none of them publicly


@frozen
class Entry:
    """One command: the module that holds it and its line in the list of commands."""

    module: str
    summary: str


COMMANDS: dict[str, Entry] = {
    "parse": Entry("minutes_cli.cli.parse", "Scan to record: repaired, structured, checked"),
    "repair": Entry("minutes_cli.cli.repair", "Repair the text of a scan, show or undo the changes"),
    "validate": Entry("minutes_cli.cli.validate", "Findings on scans, records and whole archive folders"),
    "export": Entry("minutes_cli.cli.export", "Records to json, csv, xlsx, sqlite, parquet, md, html"),
    "report": Entry("minutes_cli.cli.report", "One page that shows a scan beside its record"),
    "review": Entry("minutes_cli.cli.review", "Go through doubtful corrections one by one"),
    "dict": Entry("minutes_cli.cli.dict", "Own words and names: list, add, check, learn"),
    "rules": Entry("minutes_cli.cli.rules", "The catalogue of rules, or one rule explained"),
    "eval": Entry("minutes_cli.cli.evaluate", "Measure repair on your own gold pages"),
    "schema": Entry("minutes_cli.cli.schema", "JSON Schema of the record"),
    "config": Entry("minutes_cli.cli.config", "Each setting, its value, and where it came from"),
    "completion": Entry("minutes_cli.cli.completion", "Completion script for bash, zsh or fish"),
}

ROOT_HELP = """Turn OCR'd Swedish meeting minutes into structured records, offline.

\b
Examples:
  minutes parse scan.txt                     a record as JSON on stdout
  minutes parse scans/ --out-dir records/    one record a scan, mirrored tree

\b
Exit codes: 0 fine, 1 findings, 2 could not do the job for some input, 130 interrupted.
"""


class LazyGroup(TyperGroup):
    """The group of all commands; imports the module of a command when it is asked for."""

    def list_commands(self, ctx: Click) -> list[str]:
        """Names in the order of the table, without those whose module is not installed."""
        return [name for name, entry in COMMANDS.items() if is_installed(entry.module)]

    def get_command(self, ctx: Click, cmd_name: str) -> Click:
        """Import and build one command; None when there is no such command."""
        entry = COMMANDS.get(cmd_name)
        if entry is None or not is_installed(entry.module):
            return None
        return load_command(cmd_name, entry)

    def format_commands(self, ctx: Click, formatter: Click) -> None:
        """List the commands without importing them."""
        rows = [(name, COMMANDS[name].summary) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def is_installed(module: str) -> bool:
    """Whether the module of a command is there."""
    return importlib.util.find_spec(module) is not None


def load_command(name: str, entry: Entry) -> Click:
    """Build the command of a table row, with the options that every command has."""
    app = typer.Typer(name=name, add_completion=False, rich_markup_mode=None)
    importlib.import_module(entry.module).register(app)
    command = typer.main.get_command(app)
    command.name = name
    common.add_common_options(command)
    conversion.convert_when_needed(command)
    return command


def build() -> TyperGroup:
    """The whole command tree, as typer sees it."""
    app = typer.Typer(
        name="minutes",
        cls=LazyGroup,
        help=ROOT_HELP,
        rich_markup_mode=None,
        add_completion=False,
        no_args_is_help=False,
        invoke_without_command=True,
    )
    app.callback()(_root)
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    common.add_common_options(group)
    conversion.convert_when_needed(group)
    return group


def _root(
    ctx: typer.Context,
    version: bool = typer.Option(False, "--version", "-V", help="Show the version and exit."),
) -> None:
    if version:
        console.current().data(f"minutes {__version__}\n")
        raise typer.Exit(0)
    if ctx.invoked_subcommand is None:
        print(ctx.get_help(), file=sys.stderr)
        raise typer.Exit(2)


def run(arguments: Sequence[str]) -> int:
    """Run a command line; returns the exit code and never raises for what a user can do."""
    talk = console.start()
    _prepare_streams()
    try:
        code = _run(list(arguments), talk)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return 0
    except OSError as error:
        _silence_stdout()
        talk.error(console.stdout_failure(error))
        return 2
    return code


def hush(unraisable: Any) -> None:
    """Say nothing of what fails while a library lets its objects go, as of half a workbook on a full disk.

    What went wrong has been told as an error by then.  ``--debug`` shows it.
    """
    if console.current().debug:
        sys.__unraisablehook__(unraisable)


def _run(arguments: list[str], talk: console.Console) -> int:
    try:
        result: Any = build().main(args=arguments, prog_name="minutes", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:  # whoever read our output has had enough
        raise
    except Exception as error:
        shown = _explained(error)
        talk.error(shown)
        if talk.debug:
            import traceback

            traceback.print_exception(error)
        return shown.exit_code
    return result if isinstance(result, int) else 0


def _explained(error: Exception) -> MinutesError:
    """What to tell the user about an exception."""
    if isinstance(error, MinutesError):
        return error
    if isinstance(error, common.CLICK_EXCEPTION):
        return UsageError(error.format_message().rstrip("."), hint=common.usage_hint(error))
    if isinstance(error, RecursionError):
        return MinutesError("the input is nested too deeply", hint="check that it is what it claims")
    if isinstance(error, MemoryError):
        return MinutesError("out of memory", hint="split the input, or use fewer --jobs")
    if isinstance(error, OSError) and error.strerror:
        return MinutesError(
            error.strerror, str(error.filename or ""), "check the path, the disk and permissions"
        )
    return MinutesError(  # a defect of ours: still one line, unless the user asks for more
        f"unexpected {type(error).__name__}: {error}",
        hint="run it again with --debug and report what it shows",
    )


def _prepare_streams() -> None:
    """Make stdout UTF-8 with line ends as given; a pipe closed before we began is a closed pipe."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")  # type: ignore[union-attr]


def _silence_stdout() -> None:
    """After a closed pipe, let the interpreter's last flush go nowhere instead of failing loudly."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(devnull, sys.stdout.fileno())
