"""Decisions files on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from minutes_cli.errors import ReadingError
from minutes_cli.repair.decisions import Decision, iter_decisions, merge_decisions


def load_decisions(paths: Sequence[Path]) -> tuple[Decision, ...]:
    """The decisions that stand after all files are put together; raises MinutesError with ``path:line``."""
    found: list[Decision] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise ReadingError("the decisions file is not UTF-8", str(path), "save it as UTF-8") from None
        except OSError as error:
            raise ReadingError(
                f"cannot read the decisions: {error.strerror}", str(path), "check the path"
            ) from None
        found.extend(iter_decisions(text, str(path)))
    return tuple(merge_decisions(found))
