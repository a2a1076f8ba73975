"""The ``minutes`` program: ``python -m minutes_cli`` and the console script.

``minutes --version`` is answered here, before anything heavy is imported.
"""

from __future__ import annotations

import gc
import sys

from minutes_cli import __version__

_OBJECTS = 50_000
"""New objects between two searches for cycles: starting makes many objects and no garbage."""


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns the exit code (see ``minutes_cli.cli.app``)."""
    is_program = arguments is None
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments in (["--version"], ["-V"]):
        print(f"minutes {__version__}")  # noqa: T201 - the one answer given outside cli/
        return 0
    if is_program:
        gc.set_threshold(_OBJECTS)
    try:
        from minutes_cli.cli.app import hush, run

        if is_program:
            sys.unraisablehook = hush
        return run(arguments)
    except KeyboardInterrupt:  # while the program was still starting
        return 130
    finally:
        if is_program:
            gc.freeze()  # the process ends: looking through all that it holds for cycles frees nothing sooner


if __name__ == "__main__":
    sys.exit(main())
