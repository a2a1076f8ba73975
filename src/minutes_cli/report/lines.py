"""The text pane: each scan line beside its repaired line, cut where corrections stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, Protocol

from minutes_cli.repair.decisions import Places, line_core, line_digest
from minutes_cli.repair.model import Flag
from minutes_cli.values import frozen

Level = Literal["low", "medium", "high"]
LOW = 0.7  # below: more than three in ten are expected to be wrong
HIGH = 0.9  # from here on: at most one in ten


def level_of(confidence: float) -> Level:
    """The three marks of the report.

    >>> level_of(0.95), level_of(0.8), level_of(0.2)
    ('high', 'medium', 'low')
    """
    if confidence >= HIGH:
        return "high"
    return "medium" if confidence >= LOW else "low"


@frozen
class Change:
    """A correction, or a doubtful word that was kept, as the report shows it.

    index: place in the document's list.  after: what the text shows now; for a kept word, the
    scan's own reading.  proposal: what accepting it means.  decision_start, left, right: its key by content.
    """

    index: int
    line: int
    start: int
    end: int
    before: str
    after: str
    proposal: str
    reason: str
    confidence: float
    alternative: str | None
    is_kept: bool
    decision_start: int
    left: str
    right: str

    @property
    def level(self) -> Level:
        """How loudly to mark it."""
        return level_of(self.confidence)


@frozen
class Piece:
    """A run of text; change is None where scan and repaired text agree."""

    before: str
    after: str
    change: Change | None = None


@frozen
class Row:
    """One line.  digest: its key by content, empty for a blank line."""

    number: int
    page: int
    pieces: tuple[Piece, ...]
    digest: str

    @property
    def is_blank(self) -> bool:
        """Nothing to read on this line."""
        return not self.digest


@frozen
class Proposal:
    """What a correction of the record and a flag of the repair have in common."""

    line: int
    start: int
    end: int
    before: str
    after: str
    reason: str
    confidence: float
    alternative: str | None = None
    is_kept: bool = False


class Proposing(Protocol):
    """A correction, of the record or of the repair."""

    @property
    def line(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def confidence(self) -> float: ...
    @property
    def alternative(self) -> str | None: ...


def proposals_of(corrections: Iterable[Proposing], flags: Iterable[Flag] = ()) -> Iterator[Proposal]:
    """Corrections and flags as one kind of thing to look at."""
    for one in corrections:
        yield Proposal(
            one.line, one.start, one.end, one.before, one.after, one.reason, one.confidence, one.alternative
        )
    for flag in flags:
        place = (flag.line, flag.start, flag.end)
        yield Proposal(*place, flag.text, flag.suggestion, flag.reason, flag.confidence, is_kept=True)


def build_changes(lines: Sequence[str], proposals: Iterable[Proposal]) -> list[Change]:
    """Proposals that fit the scan, in order of place, with their keys by content.

    A proposal that lies outside its line, does not read what the scan reads there, or overlaps
    an earlier one is left out: a record from elsewhere may be wrong, and the page must still be.
    """
    places = Places(lines)
    changes: list[Change] = []
    last = (0, 0)
    for item in sorted(proposals, key=lambda one: (one.line, one.start, one.is_kept, one.end)):
        text = places.line(item.line)
        if text[item.start : item.end] != item.before or (item.line, item.start) < last:
            continue
        last = (item.line, item.end)
        left, right = places.context(item.line, item.start, item.end)
        _, dropped = line_core(text)
        changes.append(
            Change(
                index=len(changes),
                line=item.line,
                start=item.start,
                end=item.end,
                before=item.before,
                after=item.before if item.is_kept else item.after,
                proposal=item.after,
                reason=item.reason,
                confidence=item.confidence,
                alternative=item.alternative,
                is_kept=item.is_kept,
                decision_start=item.start - dropped,
                left=left,
                right=right,
            )
        )
    return changes


def build_rows(lines: Sequence[str], changes: Iterable[Change]) -> Iterator[Row]:
    """Yield every line of the scan with its changes in place."""
    by_line: dict[int, list[Change]] = {}
    for change in changes:
        by_line.setdefault(change.line, []).append(change)
    page = 1
    for number, text in enumerate(lines, 1):
        page += text.count("\f")
        digest = line_digest(text) if text.strip() else ""
        yield Row(number, page, tuple(_pieces(text, by_line.get(number, ()))), digest)


def _pieces(text: str, changes: Iterable[Change]) -> Iterator[Piece]:
    done = 0
    for change in changes:
        if change.start > done:
            yield Piece(text[done : change.start], text[done : change.start])
        yield Piece(change.before, change.after, change)
        done = change.end
    if done < len(text):
        yield Piece(text[done:], text[done:])
