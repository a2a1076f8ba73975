"""The commands as a Markdown reference and as a man page."""

from __future__ import annotations

import json

from minutes_cli import __version__
from minutes_cli.cli.describe import Command, Option
from minutes_cli.cli.settings import Settings

EXIT_CODES = (
    ("0", "fine"),
    ("1", "findings at or above --fail-on"),
    ("2", "could not do the job for at least one input; wins over 1"),
    ("130", "interrupted"),
)


def markdown(root: Command) -> str:
    """docs/cli.md: every command and every option."""
    parts = [
        "# Commands\n",
        "Written by `make docs` from the commands themselves.\n",
        "Exit codes: " + "; ".join(f"`{code}` {meaning}" for code, meaning in EXIT_CODES) + ".\n",
        "| command | does |\n|---|---|\n"
        + "".join(f"| [`{child.path}`](#{_anchor(child)}) | {child.summary} |\n" for child in root.children),
    ]
    for command in root.walk():
        parts.append(f"## {command.path}\n")
        parts.append(f"```text\n{command.usage()}\n\n{command.text.rstrip()}\n```\n")
        rows = [f"| `{argument.metavar}` | {argument.help} | |\n" for argument in command.arguments]
        rows += [_row(option) for option in command.options]
        parts.append("| option | does | default |\n|---|---|---|\n" + "".join(rows))
    return "\n".join([*parts, _settings()])


def _settings() -> str:
    """The keys of a configuration file, with their built-in values and meaning."""
    built_in = Settings().by_key()
    rows = [
        f"| `{key}` | {Settings.describe(key).removeprefix(f'{key}: ')} | {_toml(value)} |\n"
        for key, value in built_in.items()
    ]
    return (
        "## Settings\n\nThe nearest `minutes.toml`, or `[tool.minutes]` in `pyproject.toml`, up to the\n"
        "root of the repository. The command line wins. Paths are relative to the file they stand in.\n\n"
        "| key | meaning | built in |\n|---|---|---|\n" + "".join(rows)
    )


def _toml(value: object) -> str:
    return "" if value is None else f"`{json.dumps(value, ensure_ascii=False)}`"


def _anchor(command: Command) -> str:
    return command.path.replace(" ", "-")


def _row(option: Option) -> str:
    spelled = ", ".join(option.flags) + (f" {option.metavar}" if option.metavar else "")
    text = option.help.replace("|", "\\|") + (" May be repeated." if option.repeatable else "")
    default = f"`{option.default}`" if option.default else ""
    return f"| `{spelled.replace('|', chr(92) + '|')}` | {text} | {default} |\n"


def man_page(root: Command) -> str:
    """minutes(1), in the man macros."""
    lines = [
        f'.TH MINUTES 1 "" "minutes {__version__}" "User commands"',
        ".SH NAME",
        _roff(f"minutes - {root.summary[0].lower()}{root.summary[1:]}"),
        ".SH SYNOPSIS",
        ".nf",
        *(_roff(command.usage()) for command in root.walk() if not command.children),
        ".fi",
        ".SH DESCRIPTION",
        ".nf",
        *(_roff(line) for line in root.text.split("\n")),
        ".fi",
        ".SH COMMANDS",
    ]
    for command in root.walk():
        if command is root:
            continue
        lines += [
            f".SS {_roff(command.path)}",
            ".nf",
            *(_roff(line) for line in command.text.split("\n")),
            ".fi",
        ]
        lines += _man_options(command)
    lines += [".SH EXIT STATUS"]
    for code, meaning in EXIT_CODES:
        lines += [".TP", f".B {code}", _roff(meaning)]
    lines += [
        ".SH FILES",
        ".TP",
        r".B minutes.toml\fR, \fBpyproject.toml",
        "Configuration: the nearest of them, up to the root of the repository; see minutes config.",
        ".SH ENVIRONMENT",
        ".TP",
        ".B NO_COLOR",
        "When set, nothing is coloured unless --color says so.",
    ]
    return "\n".join(lines) + "\n"


def _man_options(command: Command) -> list[str]:
    lines: list[str] = []
    for option in command.options:
        spelled = ", ".join(rf"\fB{_roff(flag)}\fR" for flag in option.flags)
        value = rf" \fI{_roff(option.metavar)}\fR" if option.metavar else ""
        default = f" [default: {option.default}]" if option.default else ""
        lines += [".TP", spelled + value, _roff(option.help + default)]
    return lines


def _roff(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
