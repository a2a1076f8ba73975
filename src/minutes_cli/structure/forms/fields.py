"""Which value belongs to which label on a cover page, a signature block or a notice.

Input: lines.  Output: :class:`Fields`.  Layouts read: label and value on one line, label above value, two
columns, labels wrapped over lines, names above roles, several labels first and their values after (what
OCR makes of a table).  Steps:

1. Lines are cut into labels and values, wrapped values joined (:mod:`.segments`).
2. A value right after its label on the line belongs to it.
3. Other values are dealt to the labels that wait for one, in order; which value fits which label (a person,
   a date, a place) is scored, and the best order-keeping deal wins (:mod:`.dealing`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from minutes_cli.structure.forms.beside_labels import is_speck, takes_any
from minutes_cli.structure.forms.dealing import LABEL_COLUMN, Field, Prefers, best_deal, waits_as_column
from minutes_cli.structure.forms.dealt_people import parted, without_adjusters
from minutes_cli.structure.forms.fitting import Value, fits, is_listing, value_class
from minutes_cli.structure.forms.labels import ATTENDANCE, SIGN
from minutes_cli.structure.forms.lists_before_labels import with_list_before
from minutes_cli.structure.forms.lists_side_by_side import one_list_a_label
from minutes_cli.structure.forms.name_runs import NamesOnLine
from minutes_cli.structure.forms.segments import Mark, Segment
from minutes_cli.structure.forms.turning import LINKED, in_printed_order, turn_round
from minutes_cli.structure.forms.waiting import has_deciding, list_before, signed_under, signs_on
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

_HEADINGS = frozenset({"signature_heading", "notice_heading", "skip"})
_BEFORE_NOTICE = ATTENDANCE | {"meeting_date"}
_LISTED_ROLES = {"sign_chair": "meeting_chair", "sign_secretary": "meeting_secretary"}
_ELSEWHERE = frozenset({"deciding", "serving", "substitutes"})  # what ``Se närvarolista`` stands for
_DEPUTIES_BELOW = 2  # lines from the adjusters to ``Ersättare: …``, a blank one among them
_LONGEST_DEAL = 400  # values dealt at once; a longer run has no layout to read
_MOST_OPEN = 60  # labels that wait for a value; more are no cover page


@frozen
class Fields:
    """What :func:`read_fields` found: labels with their values, and values that fit under none."""

    fields: tuple[Field, ...]
    leftover: tuple[Value, ...]

    def named(self, *names: str) -> list[Field]:
        """The fields with one of some names, in order."""
        return [each for each in self.fields if each.name in names]


def read_fields(
    cut: Sequence[Segment], prefers: Prefers | None = None, names_on_line: NamesOnLine | None = None
) -> Fields:
    """The labels of some lines with their values.

    cut: the lines as :func:`.segments.segments` cuts them.
    prefers: extra score for a value under a label (who is known to be the secretary ...).
    names_on_line: parts a line of names that OCR joined, given how many labels wait for one.
    """
    parted = one_list_a_label(cut)
    turned = turn_round(parted, names_on_line)
    found = _read(turned, prefers, names_on_line)
    as_printed = in_printed_order(parted) if prefers else turned
    if prefers is None or as_printed == turned:
        return found
    printed = _read(as_printed, prefers, names_on_line)
    return printed if _agreement(printed, prefers) > _agreement(found, prefers) else found


def _read(segments: Sequence[Segment], prefers: Prefers | None, names_on_line: NamesOnLine | None) -> Fields:
    reader = _Reader(prefers or (lambda name, value: 0.0), names_on_line or (lambda text, count: []))
    for segment in segments:
        reader.take(segment)
    reader.deal()
    fields = with_list_before(reader.fields, reader.leftover)
    taken = {id(value) for each in fields for value in each.values}
    return Fields(tuple(fields), tuple(value for value in reader.leftover if id(value) not in taken))


def _agreement(fields: Fields, prefers: Prefers) -> float:
    """How well the names under labels of signatures agree with what is known of those people."""
    return sum(prefers(each.name, value) for each in fields.named(*SIGN) for value in each.values)


class _Reader:
    """Deals values to labels while segments come in."""

    def __init__(self, prefers: Prefers, names_on_line: NamesOnLine) -> None:
        self.fields: list[Field] = []
        self.leftover: list[Value] = []
        self._open: list[Field] = []
        self._current: Field | None = None
        self._run: list[Value] = []
        self._prefers = prefers
        self._names_on_line = names_on_line
        self._last: Mark | None = None
        self._page = 0
        self._run_of_labels = 0
        self._column: set[int] = set()  # ranks of labels that OCR read as a column, their values later
        self._title: Mark | None = None  # ``Sammanträdesprotokoll`` where it is the last label
        self._listing = False  # inside the attendance list, where a role word labels its person

    def take(self, segment: Segment) -> None:
        """Take the next segment."""
        if segment.page != self._page:
            self._turn_page(segment.page)
        if isinstance(segment, Mark):
            self._take_label(segment)
            return
        beside = self._last if self._last is not None and self._last.line == segment.line else None
        if beside is not None and beside.name in ATTENDANCE and is_speck(segment):
            self.leftover.append(segment)
            return
        self._run_of_labels = 0
        if beside is not None and self._take_inline(segment):
            pass
        elif self._is_heads_date(segment):
            self.leftover.append(segment)
        else:
            self._run.append(segment)

    def _is_heads_date(self, value: Value) -> bool:
        """Whether a date stands right under ``Sammanträdesprotokoll``: it is the meeting's, no label's."""
        title = self._title
        if title is None or value.line - title.line > 1 or value_class(value) != "date":
            return False
        return not any(each.name == "meeting_date" for each in self._open)

    def deal(self) -> None:
        """Deal the values that came since the last label."""
        run, self._run = self._run[:_LONGEST_DEAL], []
        if not run:
            return
        elsewhere = sum(value.says_elsewhere for value in run)
        for each in [each for each in self._open if each.name in _ELSEWHERE][:elsewhere]:
            self._open.remove(each)
        before = list_before(self._column, self.fields, self._page, self._current)
        waiting = sorted(
            [*self._open[-_MOST_OPEN:], *([self._current] if self._current else []), *before],
            key=lambda each: (each.rank in self._column, each.rank),
        )
        had = frozenset(each.rank for each in waiting if each.values)
        for kind in ("people", "text", "range", "date"):
            values = [value for value in run if value_class(value) == kind]
            labels = [each for each in waiting if fits(each.name, kind)]
            signing = [each for each in labels if each.name in SIGN]
            if kind == "people" and signing and labels[-1] is signing[-1]:
                beside = sum(each.line == signing[-1].line for each in signing)
                values = [
                    part
                    for value in values
                    for part in parted(value, len(signing), beside, self._names_on_line)
                ]
                run = [value for value in run if value_class(value) != kind] + values
            if kind == "people" and values and labels:
                values = without_adjusters(values, labels, self.fields, self._column)
            if values and labels:
                self._assign(values, labels, had)
        dealt = {id(value) for each in waiting for value in each.values}
        self.leftover.extend(value for value in run if id(value) not in dealt)
        for each in [each for each in self._open if each.values]:
            self._open.remove(each)
            if is_listing(each.name) or each.name in ("place_time", "adjust_time"):
                self._current = each

    def _turn_page(self, page: int) -> None:
        self.deal()
        self._page = page
        self._listing = False
        self._open = [
            each for each in self._open if each.name in ATTENDANCE or (each.name in SIGN and not each.values)
        ]
        if self._current is not None and self._current.name not in ATTENDANCE:
            self._current = None

    def _take_label(self, mark: Mark) -> None:
        if mark.name == "substitutes" and self._follows_adjusters(mark):
            mark = replace(mark, name="deputies")
        if (
            mark.name == "deciding"
            and fold(mark.text).strip(" :") == "deltagande"
            and has_deciding(self.fields)
        ):
            mark = replace(mark, name="others")
        if mark.name in SIGN or mark.name == "notice_heading":
            label = signed_under(self._run, self.fields, self._open)
            if label is not None:
                label.values.append(self._run.pop())
        if self._run and mark.name != "skip":
            self.deal()
        if mark.name in ATTENDANCE:
            is_signed = any(
                each.values for each in self.fields if each.name in SIGN and each.page == mark.page
            )
            self._open = [
                each
                for each in self._open
                if each.name not in SIGN or (each.page == mark.page and not is_signed)
            ]
            self._listing = True
        elif self._listing and mark.name == "meeting_vice":
            pass
        elif self._listing and mark.name in _LISTED_ROLES and not signs_on(self.fields, mark.page):
            mark = replace(mark, name=_LISTED_ROLES[mark.name])
        elif mark.name not in ("place_time", "organ"):
            self._listing = False
        self._last = None if mark.name == "skip" else mark
        self._title = mark if mark.name == "skip" and "protokoll" in fold(mark.text) else None
        if mark.name in _HEADINGS:
            if mark.name == "signature_heading":  # what waits above it names roles, it is not signed there
                self._open = [each for each in self._open if each.name not in SIGN]
                if any(each.values for each in self.fields if each.name in ATTENDANCE):
                    self._open = [each for each in self._open if not is_listing(each.name)]
                    self._current = None
            if mark.name == "notice_heading":
                self._open = [
                    each
                    for each in self._open
                    if each.name not in _BEFORE_NOTICE or each.rank in self._column
                ]
                self._current = None
            if mark.name != "skip":
                self._run_of_labels += 1
                self.fields.append(
                    Field(mark.name, mark.line, mark.page, len(self.fields), mark.column, mark.text)
                )
            return
        before = self.fields[-1] if self.fields else None
        if mark.name == "adjust_time" and before is not None and before.name == "sign_adjuster":
            before.name = "adjusters" if not before.values else before.name  # who will, when and where
        entry = Field(mark.name, mark.line, mark.page, len(self.fields), mark.column, mark.text)
        self.fields.append(entry)
        self._run_of_labels += 1
        if self._run_of_labels >= LABEL_COLUMN:
            self._column.update(each.rank for each in self.fields[-self._run_of_labels :])
        if mark.name in ATTENDANCE:  # "Närvarolista" above "Ledamöter" is a heading
            self._open = [each for each in self._open if each.name != mark.name]
        self._open.append(entry)

    def _follows_adjusters(self, mark: Mark) -> bool:
        """Whether ``Ersättare: …`` stands right under the adjusters: it names theirs."""
        if fold(mark.text).strip(" :") != "ersattare":
            return False
        last = self.fields[-1] if self.fields else None
        above = self._run[-1] if self._run else None
        if last is not None and last.name in ("adjusters", "sign_adjuster") and (last.values or above):
            return mark.line - (above or last.values[-1]).line_end <= _DEPUTIES_BELOW
        waits = any(each.name == "adjusters" and each.rank in self._column for each in self._open)
        return waits and above is not None and len(above.people) > 1 and LINKED.search(above.text) is not None

    def _take_inline(self, value: Value) -> bool:
        """Give a value to the label before it on the line, where it can be its."""
        mark = self._last
        target = next(
            (
                each
                for each in reversed(self._open)
                if mark and each.line == mark.line and each.column == mark.column
            ),
            None,
        )
        if target is None:
            current = self._current
            if (
                current is not None
                and current.inline
                and current.line == value.line
                and is_listing(current.name)
            ):
                current.values.append(value)
                return bool(fits(current.name, value_class(value)))
            return False
        if not fits(target.name, value_class(value)) and not takes_any(target.name, value):
            return False
        target.values.append(value)
        target.inline = True
        if target.name in SIGN and not value.people:
            return True  # "Justeras den 2 april": the name comes below
        self._open.remove(target)
        if target.name.startswith("meeting_") and target.name != "meeting_date":
            pass  # the list goes on after a role with its person
        elif not (is_listing(target.name) and not value.people):
            self._current = target
        elif is_listing(target.name):
            self._current = target if target.name in ATTENDANCE and not value.says_elsewhere else None
        return True

    def _assign(self, values: Sequence[Value], labels: Sequence[Field], had: Collection[int]) -> None:
        newest = max((each.rank for each in self._open), default=-1)
        stale = [rank for rank in had if rank < newest]
        is_column = waits_as_column(labels, self._column)
        deal = best_deal(values, labels, self._prefers, stale, is_column)
        for value, label in zip(values, deal, strict=True):
            if label is not None:
                label.values.append(value)
