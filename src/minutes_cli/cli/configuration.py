"""The user's configuration: the nearest ``minutes.toml``, or ``[tool.minutes]`` in ``pyproject.toml``.

The search goes from the working folder up to the root of the repository (the folder with ``.git``).
The command line wins over the file, the file over the built-in value.  A key that has the name of a
command's option becomes that option's default; the rest is read by the commands that need it,
through :func:`current`.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from contextvars import ContextVar
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minutes_cli.errors import MinutesError
from minutes_cli.values import frozen

if TYPE_CHECKING:  # imported only when a command asks for one
    from minutes_cli.cli.settings import Settings

FILE_NAME = "minutes.toml"
SHARED_FILE_NAME = "pyproject.toml"
NO_FILE = "none"


class ConfigurationError(MinutesError):
    """The configuration file cannot be read or says something that is not a setting."""


@frozen
class Configuration:
    """Settings and where they come from.

    path: the file, None where there is none.  given: its keys as written, with their values.
    lines: the line of each key in the file.
    """

    path: Path | None = None
    given: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    @cached_property
    def settings(self) -> Settings:
        """All settings, with the built-in value where the file says nothing."""
        from minutes_cli.cli.settings import Settings

        return Settings.read(self.given)

    def origin(self, key: str) -> str:
        """Where the value of a key comes from: ``built in`` or ``path:line``."""
        if self.path is None or key not in self.given:
            return "built in"
        return f"{self.path}:{self.lines.get(key, 1)}"

    def defaults(self) -> dict[str, Any]:
        """What the file says, by parameter name, for the options of a command."""
        return {key.replace("-", "_"): value for key, value in self.given.items()}


_CURRENT: ContextVar[Configuration] = ContextVar("configuration")


def current() -> Configuration:
    """The configuration of this call; the built-in one where none was loaded."""
    return _CURRENT.get(Configuration())


def use(choice: str | None, start: Path | None = None) -> Configuration:
    """Load the configuration of this call: a named file, ``none``, or the nearest one."""
    if choice == NO_FILE:
        configuration = Configuration()
    elif choice is not None:
        configuration = load(Path(choice))
    else:
        found = find(start or Path.cwd())
        configuration = load(found) if found else Configuration()
    _CURRENT.set(configuration)
    return configuration


def find(start: Path) -> Path | None:
    """The nearest configuration file at or above a folder, not above the root of its repository."""
    for folder in (start, *start.parents):
        own = folder / FILE_NAME
        if own.is_file():
            return own
        shared = folder / SHARED_FILE_NAME
        if shared.is_file() and b"tool.minutes" in shared.read_bytes():
            return shared
        if (folder / ".git").exists():
            return None
    return None


def load(path: Path) -> Configuration:
    """Read and check one configuration file; raises ConfigurationError naming ``path:line``."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(
            f"cannot read the configuration: {error.strerror}", str(path), "check the path"
        ) from None
    except UnicodeDecodeError:
        raise ConfigurationError("the configuration is not UTF-8", str(path), "save it as UTF-8") from None
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"{path}:{line.group(1)}" if line else str(path)
        raise ConfigurationError(f"not valid TOML: {error}", where, "mend the line") from None
    table = document
    if path.name == SHARED_FILE_NAME:
        table = document.get("tool", {}).get("minutes", {})
    lines = _line_numbers(text, table, in_shared=path.name == SHARED_FILE_NAME)
    _check(path, table, lines)
    return Configuration(path, _with_full_paths(table, path.parent), lines)


def _check(path: Path, table: dict[str, Any], lines: dict[str, int]) -> None:
    from pydantic import ValidationError

    from minutes_cli.cli.settings import Settings

    known = Settings.known_keys()
    for key in table:
        if key not in known:
            nearest = difflib.get_close_matches(key, known, n=1, cutoff=0.0)[0]
            raise ConfigurationError(
                f"there is no setting {key!r}",
                f"{path}:{lines.get(key, 1)}",
                f"the nearest is {nearest!r}; 'minutes config' lists them all",
            )
    try:
        Settings.read(table)
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0])
        raise ConfigurationError(
            f"{key}: {first['msg'][0].lower()}{first['msg'][1:]}",
            f"{path}:{lines.get(key, 1)}",
            Settings.describe(key),
        ) from None


def _with_full_paths(table: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Paths in a configuration file are relative to that file, wherever the program is called."""
    from minutes_cli.cli.settings import PATH_KEYS

    full = dict(table)
    for key in PATH_KEYS & full.keys():
        value = full[key]
        full[key] = [str(folder / path) for path in value] if isinstance(value, list) else str(folder / value)
    return full


def _line_numbers(text: str, table: dict[str, Any], in_shared: bool) -> dict[str, int]:
    """The line of each key; TOML readers do not tell, so the text is searched below the right header."""
    lines = text.split("\n")
    begin = 0
    if in_shared:
        header = re.compile(r"\s*\[\s*tool\s*\.\s*minutes\b")
        begin = next((i for i, line in enumerate(lines) if header.match(line)), 0)
    found: dict[str, int] = {}
    for key in table:
        name = re.compile(rf"""\s*(?:\[[\w.\s-]*?)?["']?{re.escape(key)}["']?\s*[=\].]""")
        number = next((i for i in range(begin, len(lines)) if name.match(lines[i])), begin)
        found[key] = number + 1
    return found
