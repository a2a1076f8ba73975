"""Decisions files on the command line: read, honoured, and what found no place said aloud."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from minutes_cli.cli import console
from minutes_cli.errors import ReadingError
from minutes_cli.reading.scan import Scan
from minutes_cli.repair.decisions import Decision, iter_decisions, merge_decisions
from minutes_cli.repair.model import Repaired
from minutes_cli.repair.reviewing import apply_decisions


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


def honour(scan: Scan, repaired: Repaired, decisions: Sequence[Decision]) -> Repaired:
    """The repair with decisions taken in; says on stderr which of them had no place in the scan."""
    if not decisions:
        return repaired
    reviewed = apply_decisions(scan, repaired, decisions)
    talk = console.current()
    for decision in reviewed.unused:
        talk.warn(
            f"{scan.name}: a decision found no place and was left aside: "
            f"{decision.before!r} to {decision.text!r} (the scan reads otherwise there now)"
        )
    talk.talk(f"{scan.name}: {len(reviewed.used)} decisions honoured", level=1)
    return reviewed.repaired
