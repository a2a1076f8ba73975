"""How the program talks: data on stdout, everything else on stderr.

One :class:`Console` lives as long as a call of the program; commands get it with :func:`current`.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal, TextIO

from minutes_cli.errors import MinutesError

ColorChoice = Literal["auto", "always", "never"]


@dataclass(slots=True)
class Console:
    """What the user asked of colour and of how much is said.

    color: auto, always or never.  color_is_given: on the command line.
    verbosity: -1 quiet, 0 normal, 1 and more for -v.  debug: show tracebacks.
    config: the configuration file asked for.
    """

    color: ColorChoice = "auto"
    color_is_given: bool = False
    verbosity: int = 0
    debug: bool = False
    config: str | None = None

    def is_coloured(self, stream: TextIO) -> bool:
        """Whether to write colour to a stream; ``--color`` wins over ``NO_COLOR``, that over the terminal."""
        if self.color != "auto":
            return self.color == "always"
        return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()

    def data(self, text: str) -> None:
        """Write data to stdout as it is, without an extra newline."""
        with stdout_named():
            sys.stdout.write(text)

    def data_bytes(self, content: bytes) -> None:
        """Write bytes to stdout."""
        with stdout_named():
            sys.stdout.flush()
            sys.stdout.buffer.write(content)

    def talk(self, message: str, level: int = 0) -> None:
        """Say something on stderr; level 1 is said with -v only, level 0 not with -q."""
        if self.verbosity >= level:
            print(printable(message), file=sys.stderr)

    def talk_plain(self, text: str) -> None:
        """Show a text of several lines, such as a help page, on stderr."""
        print(text, file=sys.stderr)

    def warn(self, message: str) -> None:
        """Say on stderr that something is doubtful; silent with -q."""
        self.talk(f"minutes: warning: {message}")

    def error(self, error: MinutesError) -> None:
        """Say what failed, where, and what to do about it; said with -q as well."""
        place = f"{error.where}: " if error.where else ""
        mark = "\x1b[31merror:\x1b[0m" if self.is_coloured(sys.stderr) else "error:"
        print(f"minutes: {mark} {printable(place + error.what)}", file=sys.stderr)
        if error.hint:
            print(f"  hint: {printable(error.hint)}", file=sys.stderr)


@contextlib.contextmanager
def stdout_named() -> Iterator[None]:
    """Say of a write that fails where it was going; a closed pipe is no failure of ours."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as failure:
        raise stdout_failure(failure) from None


def stdout_failure(failure: OSError) -> MinutesError:
    """What to tell the user where stdout takes no more."""
    return MinutesError(
        f"cannot write: {failure.strerror}", "stdout", "check the room on the disk that it goes to"
    )


def printable(text: str) -> str:
    """A message safe to show: control characters, as in odd file names, are escaped.

    >>> printable("a\\x1b[31m.txt")
    'a\\\\x1b[31m.txt'
    """
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text
    )


_CURRENT: ContextVar[Console] = ContextVar("console")


def start() -> Console:
    """Begin a new call of the program with a fresh console."""
    console = Console()
    _CURRENT.set(console)
    return console


def current() -> Console:
    """The console of this call; a fresh one where none was started (in tests of one function)."""
    try:
        return _CURRENT.get()
    except LookupError:
        return start()
