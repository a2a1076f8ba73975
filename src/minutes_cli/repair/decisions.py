"""What a person decided about corrections: plain, mergeable text, keyed to content.

One decision a line, JSON, keys in a fixed order, so that files are merged with ``cat`` or by
version control.  A decision names its place by what stands there and never by a line number:

1. ``line``: a digest of the scan line's text, with ``start`` as the place in it;
2. ``left`` and ``right``: what stands before and after, over line ends too.

Start at :class:`Decision`; :mod:`minutes_cli.repair.reviewing` puts decisions to work.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Literal, get_args

from minutes_cli.errors import UsageError
from minutes_cli.patterns import regex
from minutes_cli.values import frozen

Verdict = Literal["accept", "reject", "edit"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
CONTEXT = 32  # characters kept on either side: about five words, enough to tell most places apart
DIGEST_LENGTH = 16  # hex digits of the line digest: no collision to fear in a million lines

_SPACE = regex(r"\s+")
_REQUIRED = ("decision", "before", "text", "line", "start")


@frozen
class Decision:
    """One verdict on one place of a scan.

    decision: accept, reject or edit.  before: what the scan reads there.  after: what the tool
    proposed, None where it proposed nothing.  text: what shall stand there.
    line, start: digest of the line and place in it (see :func:`line_digest`).
    left, right: neighbouring text, white space collapsed.
    document: name of the scan; sha256: of its bytes; either may be empty.
    reason: the tool's reason for its proposal.  at: when decided (ISO 8601), empty when unknown.
    """

    decision: Verdict
    before: str
    text: str
    line: str
    start: int
    after: str | None = None
    left: str = ""
    right: str = ""
    document: str = ""
    sha256: str = ""
    reason: str = ""
    at: str = ""

    @property
    def key(self) -> tuple[str, str, int, str, str, str]:
        """What makes two decisions be about the same place."""
        owner = self.sha256 or self.document
        return owner, self.line, self.start, self.before, self.left, self.right


def line_core(line: str) -> tuple[str, int]:
    """A line without page break and trailing space, and how many characters went in front.

    >>> line_core("\\x0cSida 2 \\r")
    ('Sida 2', 1)
    """
    core = line.lstrip("\f")
    return core.rstrip(), len(line) - len(core)


def line_digest(line: str) -> str:
    """The key of a scan line's content."""
    core, _ = line_core(line)
    data = core.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:DIGEST_LENGTH]


class Places:
    """The lines of one scan, ready to give and to find places by content.

    lines: text of each scan line, in order.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._filled = [number for number, line in enumerate(lines, 1) if line.strip()]
        self._rank = {number: rank for rank, number in enumerate(self._filled)}
        self._digests: dict[str, list[int]] = {}
        for number in self._filled:
            self._digests.setdefault(line_digest(lines[number - 1]), []).append(number)

    def line(self, number: int) -> str:
        """Text of line ``number``, from 1; empty outside the document."""
        return self._lines[number - 1] if 1 <= number <= len(self._lines) else ""

    def with_digest(self, digest: str) -> Sequence[int]:
        """Numbers of the lines that have this digest."""
        return self._digests.get(digest, ())

    def filled(self) -> Sequence[int]:
        """Numbers of the lines that hold text."""
        return self._filled

    def context(self, number: int, start: int, end: int) -> tuple[str, str]:
        """What stands before and after a place, over line ends, white space collapsed."""
        text = self.line(number)
        left, right = text[:start], text[end:]
        rank = self._rank.get(number)
        if rank is not None:
            before = rank
            while len(left) < CONTEXT and before > 0:
                before -= 1
                left = f"{self.line(self._filled[before])} {left}"
            after = rank
            while len(right) < CONTEXT and after + 1 < len(self._filled):
                after += 1
                right = f"{right} {self.line(self._filled[after])}"
        return (
            _SPACE.sub(" ", left).lstrip()[-CONTEXT:],
            _SPACE.sub(" ", right).rstrip()[:CONTEXT],
        )


def decide(
    places: Places,
    verdict: Verdict,
    line: int,
    start: int,
    end: int,
    after: str | None = None,
    text: str | None = None,
    *,
    document: str = "",
    sha256: str = "",
    reason: str = "",
    at: str = "",
) -> Decision:
    """Make the decision for one place of a scan.

    line, start, end: the place, as in a correction.  after: what the tool proposed.
    text: the wanted reading; needed for an edit only.
    """
    before = places.line(line)[start:end]
    wanted = {"accept": after, "reject": before, "edit": text}[verdict]
    if wanted is None:
        raise UsageError(f"an {verdict} needs a text", f"{document or '-'}:{line}")
    left, right = places.context(line, start, end)
    _, dropped = line_core(places.line(line))
    return Decision(
        decision=verdict,
        before=before,
        text=wanted,
        line=line_digest(places.line(line)),
        start=start - dropped,
        after=after,
        left=left,
        right=right,
        document=document,
        sha256=sha256,
        reason=reason,
        at=at,
    )


def format_decisions(decisions: Iterable[Decision]) -> str:
    """Decisions as JSON lines; an empty text for none."""
    return "".join(json.dumps(asdict(decision), ensure_ascii=False) + "\n" for decision in decisions)


def iter_decisions(text: str, where: str = "-") -> Iterator[Decision]:
    """Read decisions from JSON lines; blank lines and ``#`` lines are skipped.

    Unknown keys are left aside, so that files of a later version can be read.
    Raises UsageError with the line of the first entry that is no decision.
    """
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        entry = line.strip()
        if entry and not entry.startswith("#"):
            yield _read(entry, f"{where}:{number}")


def _read(entry: str, where: str) -> Decision:
    hint = "a decisions file has one JSON object a line, as minutes review and the report write it"
    try:
        raw = json.loads(entry)
    except (ValueError, RecursionError):
        raise UsageError("this is no decision: not JSON", where, hint) from None
    if not isinstance(raw, dict):
        raise UsageError("this is no decision: not an object", where, hint)
    missing = [name for name in _REQUIRED if name not in raw]
    if missing:
        raise UsageError(f"this is no decision: {', '.join(missing)} missing", where, hint)
    if raw["decision"] not in VERDICTS:
        raise UsageError(f"unknown decision {raw['decision']!r}", where, f"use {', '.join(VERDICTS)}")
    known = {name: raw[name] for name in Decision.__dataclass_fields__ if name in raw}
    for name, value in known.items():
        fits = isinstance(value, int) and value >= 0 if name == "start" else isinstance(value, str)
        if not fits and not (name == "after" and value is None):
            raise UsageError(f"{name} of this decision has the wrong type", where, hint)
    if "\n" in known["text"]:
        raise UsageError("a decision cannot span lines", where, "make one decision for each line")
    return Decision(**known)


def merge_decisions(decisions: Iterable[Decision]) -> list[Decision]:
    """The decision that stands for each place, in order of first mention.

    A later time wins over an earlier one; without times the last mention wins.
    """
    standing: dict[tuple[str, str, int, str, str, str], Decision] = {}
    for decision in decisions:
        earlier = standing.get(decision.key)
        if earlier is None or not (decision.at and earlier.at) or decision.at >= earlier.at:
            standing[decision.key] = decision
    return list(standing.values())
