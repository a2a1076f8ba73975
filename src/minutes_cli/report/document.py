"""One document as the report shows it: its lines, its changes, its record, its findings in place."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import field
from functools import cached_property

from minutes_cli.reading.scan import Scan
from minutes_cli.records.models import Finding, Item, Record, Vote
from minutes_cli.repair.decisions import Decision
from minutes_cli.repair.model import Repaired
from minutes_cli.report.charts import Segment, vote_bar
from minutes_cli.report.lines import Change, Row, build_changes, build_rows, proposals_of
from minutes_cli.values import frozen

_SEVERITIES = ("error", "warning", "info")
_LONG_WORD = 6  # letters; from here on the same misreading of the same word is hardly two words
_KEY_SECTIONS = frozenset({"decision", "vote"})


@frozen
class Question:
    """A change to decide on, and the others that it stands for."""

    change: Change
    others: tuple[Change, ...] = ()


@frozen
class Document:
    """What a report is made of.

    name: how the user named the input.  record: its record.  scan, repaired: None when only the
    record is at hand; the page then has no text pane.  decisions: a person's earlier decisions
    on this document, handed on so that a new download keeps them.
    """

    name: str
    record: Record
    scan: Scan | None = None
    repaired: Repaired | None = None
    decisions: Sequence[Decision] = field(default=())

    @cached_property
    def title(self) -> str:
        """What to call it: the body, or what else the record knows, or the file's name."""
        meeting = self.record.meeting
        return meeting.body or meeting.kind or meeting.organisation or self.file_name

    @cached_property
    def file_name(self) -> str:
        """The input's name without its folders."""
        name = self.name if self.name != "-" else self.record.source.name or "-"
        return name.replace("\\", "/").rsplit("/", 1)[-1]

    @cached_property
    def lines(self) -> list[str]:
        """The scan's lines; none without a scan."""
        return self.scan.text.split("\n") if self.scan else []

    @cached_property
    def text(self) -> str:
        """The repaired text, line for line; of a record alone, what its sections say."""
        if self.scan is None:
            return "\n".join(section.text for item in self.record.items for section in item.sections)
        if self.repaired is not None:
            return self.repaired.text
        return "\n".join("".join(piece.after for piece in row.pieces) for row in self.rows)

    @cached_property
    def changes(self) -> list[Change]:
        """Corrections, and words kept although doubtful, in order of place."""
        flags = self.repaired.flags if self.repaired else ()
        proposals = proposals_of(self.record.corrections, flags)
        return build_changes(self.lines, proposals)

    @cached_property
    def rows(self) -> list[Row]:
        """The text pane."""
        return list(build_rows(self.lines, self.changes))

    @cached_property
    def pages(self) -> list[tuple[int, list[Row]]]:
        """Rows by page of the scan, without the empty rows at the end."""
        rows = self.rows
        while rows and rows[-1].is_blank:
            rows = rows[:-1]
        pages: dict[int, list[Row]] = {}
        for row in rows:
            pages.setdefault(row.page, []).append(row)
        return list(pages.items())

    @cached_property
    def to_review(self) -> list[Question]:
        """What to ask a person, the least certain first; in decisions before others as uncertain.

        A long word misread in one way (a running head, a name) is asked about once for all its places;
        a short one, or one that the context settled, may well be another word elsewhere and is not.
        """
        order = sorted(
            self.changes,
            key=lambda one: (round(one.confidence, 2), one.line not in self.key_lines, one.index),
        )
        alike: dict[tuple[str, str, bool], list[Change]] = {}
        for change in order:
            alike.setdefault((change.before, change.proposal, change.is_kept), []).append(change)
        questions: list[Question] = []
        for change in order:
            group = alike[change.before, change.proposal, change.is_kept]
            if len(change.before) < _LONG_WORD or any(one.reason == "context" for one in group):
                questions.append(Question(change))
            elif change is group[0]:
                questions.append(Question(change, tuple(group[1:])))
        return questions

    def count_questions(self, *levels: str) -> int:
        """How many questions are marked with one of these levels."""
        return sum(question.change.level in levels for question in self.to_review)

    @cached_property
    def key_lines(self) -> frozenset[int]:
        """Lines that hold titles, decisions and votes: a wrong word weighs more there."""
        lines: set[int] = set()
        for item in self.record.items:
            spans = [(one.line_start, one.line_end) for one in (*item.decisions, *item.votes)]
            spans += [(one.line_start, one.line_end) for one in item.sections if one.kind in _KEY_SECTIONS]
            spans.append((item.span.line_start, item.span.line_start))
            for first, last in spans:
                if first is not None:
                    lines.update(range(first, min(last or first, len(self.lines)) + 1))
        return frozenset(lines)

    @cached_property
    def findings_by_line(self) -> dict[int, list[Finding]]:
        """Findings that have a line, to be shown there."""
        found: dict[int, list[Finding]] = {}
        for finding in self.record.findings:
            if finding.line is not None:
                found.setdefault(finding.line, []).append(finding)
        return found

    def findings_of(self, item: Item) -> list[Finding]:
        """Findings about an item."""
        return [one for one in self.record.findings if one.item is not None and one.item == item.number]

    def count_findings(self, severity: str) -> int:
        """How many findings of a severity there are."""
        return sum(finding.severity == severity for finding in self.record.findings)

    @cached_property
    def findings(self) -> list[Finding]:
        """All findings, the gravest first."""
        return sorted(
            self.record.findings, key=lambda one: (_SEVERITIES.index(one.severity), one.line or 0, one.code)
        )

    def count_level(self, level: str) -> int:
        """How many changes are marked with a level."""
        return sum(change.level == level for change in self.changes)

    @cached_property
    def doubt(self) -> float:
        """How many of the corrections are expected to be wrong (confidence is calibrated)."""
        return sum(1 - change.confidence for change in self.changes if not change.is_kept)

    def data(self) -> dict[str, object]:
        """What the page's script needs to know of this document."""
        return {
            "name": self.file_name,
            "sha256": self.record.source.sha256 or "",
            "lines": self.lines,
            "digests": [row.digest for row in self.rows],
            "changes": [
                [
                    one.line,
                    one.start,
                    one.end,
                    one.before,
                    one.proposal,
                    one.reason,
                    round(one.confidence, 3),
                    one.alternative,
                    int(one.is_kept),
                    one.decision_start,
                    one.left,
                    one.right,
                ]
                for one in self.changes
            ],
            "decisions": [_as_dict(one) for one in self.decisions],
        }


def bar_of(vote: Vote) -> list[Segment]:
    """The chart of a vote: the stated figures, or the counted ballots where none is stated."""
    counts = vote.counts
    stated = [
        ("yes", counts.yes),
        ("no", counts.no),
        ("abstain", counts.abstain),
        ("absent", counts.absent),
    ]
    if all(count is None for _, count in stated):
        votes = [ballot.vote for ballot in vote.ballots]
        stated = [(kind, votes.count(kind)) for kind in ("yes", "no", "abstain", "absent")]
    return vote_bar(stated)


def json_for_script(value: object) -> str:
    """JSON that is safe inside a script element: no markup can end it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028")):
        text = text.replace(char, escaped)
    return text.replace("\u2029", "\\u2029").encode("utf-8", "backslashreplace").decode("utf-8")


def packed(markup: str) -> str:
    """Markup as base64 of gzip, without a time stamp: the same page gives the same bytes."""
    data = gzip.compress(markup.encode("utf-8", "replace"), compresslevel=6, mtime=0)
    return base64.b64encode(data).decode("ascii")


def search_text(parts: Iterable[str | None]) -> str:
    """One line to search in."""
    return " ".join(" ".join(part.split()) for part in parts if part)


def _as_dict(decision: Decision) -> dict[str, object]:
    return {name: getattr(decision, name) for name in Decision.__dataclass_fields__}
