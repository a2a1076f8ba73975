"""Which value belongs to which label on a cover page, a signature block or a notice.

Input: lines.  Output: :class:`Field` s, each a label with its values.  Layouts read: label and value on one
line, label above value, two columns, labels wrapped over lines, several labels first and their values
after (what OCR makes of a table).  Steps:

1. Lines are cut into labels and values (:func:`segments`), wrapped values joined.
2. A value right after its label on the line belongs to it.
3. Other values are dealt to the labels that wait for one, in order; which value fits which label
   (a person, a date, a place) is scored, and the best order-keeping deal wins (dynamic programming).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from minutes_cli.structure.dates import find_dates
from minutes_cli.structure.document import TextLine
from minutes_cli.structure.fitting import Value, fit_score, fits, is_listing, make_value, value_class
from minutes_cli.structure.folding import fold
from minutes_cli.structure.labels import ATTENDANCE, SIGN, find_labels, tail_kind, tail_of
from minutes_cli.structure.names import is_title_word
from minutes_cli.structure.parties import normal_party
from minutes_cli.structure.run_in import breaks_in_name, is_run_in

_HEADINGS = frozenset({"signature_heading", "notice_heading", "skip"})
_FULL_LINE = 45  # characters from which a line of a run-in list is taken to go on below
_GAP = 3  # blank lines that end a value's continuation
_LISTED_ROLES = {"sign_chair": "meeting_chair", "sign_secretary": "meeting_secretary"}
_DATED_BODY = re.compile(r"(?P<body>[^\W\d_][^\d]{5,60}?)\s+(?=\d{4}-\d\d-\d\d\W*$)")
_LINKED = re.compile(r"\b(?:och|samt)\b|,")
_MARK_LEFT = re.compile(r"(?:,|[§$&]|\b8[83]?|\$\$)\s*$")
_LINK_WORD = re.compile(r"(?:som|och|samt|med|f.r|istf|ers.tter)\s")
_ROLE_WORDS = frozenset(
    {"sekreterare", "ordforande", "revisor", "kassor", "ledamot", "suppleant", "ersattare"}
)
_RANGE_OPEN = re.compile(r"(?:kl\.?|\d)\s*[-–—]\s*$")
_SENTENCE = re.compile(r"(?:till?kannagi|tilkannagi|ar justerat|har justerats|genom anslag|anslagstavla)")
_LONGEST_DEAL = 400  # values dealt at once; a longer run has no layout to read


@dataclass(slots=True)
class Field:
    """A label with its values.  name: as in ``labels.toml``.  rank: place among the labels."""

    name: str
    line: int
    page: int
    rank: int
    column: int
    text: str = ""
    values: list[Value] = field(default_factory=list)
    inline: bool = False

    @property
    def joined(self) -> str:
        """All values as one text."""
        return " ".join(value.text for value in self.values)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A label segment."""

    name: str
    line: int
    page: int
    column: int
    text: str


Segment = _Mark | Value
Prefers = Callable[[str, Value], float]
NamesOnLine = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Fields:
    """What :func:`read_fields` found: labels with their values, and values that fit under none."""

    fields: tuple[Field, ...]
    leftover: tuple[Value, ...]

    def named(self, *names: str) -> list[Field]:
        """The fields with one of some names, in order."""
        return [each for each in self.fields if each.name in names]


def read_fields(
    lines: Iterable[TextLine], prefers: Prefers | None = None, names_on_line: NamesOnLine | None = None
) -> Fields:
    """The labels of some lines with their values.

    prefers: extra score for a value under a label (who is known to be the secretary ...).
    names_on_line: parts a line of names that OCR joined, given how many labels wait for one.
    """
    reader = _Reader(prefers or (lambda name, value: 0.0), names_on_line or (lambda text, count: []))
    for segment in segments(lines, names_on_line):
        reader.take(segment)
    reader.deal()
    return Fields(tuple(reader.fields), tuple(reader.leftover))


def segments(lines: Iterable[TextLine], names_on_line: NamesOnLine | None = None) -> list[Segment]:
    """Lines cut into labels and values, in reading order, wrapped values joined.

    names_on_line: parts a line of names above as many signature labels.
    """
    found: list[Segment] = []
    gap = 0
    previous_heads: list[int] = []
    for line in lines:
        if line.is_blank or (_SENTENCE.search(line.folded) and not find_dates(line.text)):
            gap += 1
            continue
        heads: list[int] = []
        tails: list[tuple[str, int]] = []
        inline_label = False
        for piece in line.pieces:
            kind = tail_kind(piece.text)
            if kind and previous_heads:
                tails.append((kind, piece.column))
                continue
            split_kinds = [tail_kind(word) for word in piece.text.split()]
            if previous_heads and len(split_kinds) > 1 and all(split_kinds):
                tails.extend((each, piece.column) for each in split_kinds if each)
                continue
            cut = _tail_cut(piece.text, found)
            text, column = (piece.text[cut:], piece.column + cut) if cut else (piece.text, piece.column)
            if not text.strip():
                continue
            after_person = _follows_person(found, line.number)
            for part in _cut(text, column, line, gap, after_person):
                if isinstance(part, _Mark):
                    if part.name == "notice_date":
                        heads.append(len(found))
                    inline_label = True
                    found.append(part)
                elif (not inline_label and _continues(part, found, gap)) or _same_row(part, found):
                    _join(part, found)
                else:
                    found.append(part)
                    inline_label = True
        _name_heads(found, previous_heads, [kind for kind, _ in tails])
        if heads or not tails:
            previous_heads = heads or (previous_heads if gap < 2 and not tails else [])
        gap = 0
    return _names_above_roles(found, names_on_line)


def _names_above_roles(found: list[Segment], names_on_line: NamesOnLine | None) -> list[Segment]:
    """Signature blocks that print the names above the roles, turned round.

    Two or more roles in a row with as many bare names right before them and none after.
    """
    turned = list(found)
    index = 0
    while index < len(turned):
        end = index
        while end < len(turned) and _is_sign(turned[end]):
            end += 1
        count = end - index
        if count > 1 and index and not any(_is_bare_name(each) for each in turned[end : end + 3]):
            parted = _parted(turned[index - 1], count, names_on_line)
            turned[index - 1 : index] = parted
            index, end = index + len(parted) - 1, end + len(parted) - 1
            names = turned[max(0, index - count) : index]
            before = turned[index - count - 1] if index > count else None
            if len(names) == count and all(map(_is_bare_name, names)) and not (before and _is_sign(before)):
                turned[index - count : end] = _paired(turned[index:end], names)
        index = max(end, index + 1)
    return turned


def _is_sign(segment: Segment) -> bool:
    return isinstance(segment, _Mark) and segment.name in SIGN


def _parted(segment: Segment, count: int, names_on_line: NamesOnLine | None) -> list[Segment]:
    """A line of joined names as one value a name, if there are as many as labels."""
    if isinstance(segment, Value) and segment.people and names_on_line and not _LINKED.search(segment.text):
        names = names_on_line(segment.text, count)
        if len(names) == count:
            return [
                make_value(name, segment.line, segment.page, segment.column + at, segment.gap)
                for at, name in enumerate(names)
            ]
    return [segment]


def _paired(marks: Sequence[Segment], names: Sequence[Segment]) -> list[Segment]:
    pairs: list[Segment] = []
    for mark, name in zip(marks, names, strict=True):
        pairs.extend((mark, replace(name, line=mark.line)))
    return pairs


def _is_bare_name(segment: Segment) -> bool:
    return (
        isinstance(segment, Value)
        and len(segment.people) == 1
        and segment.begins_with_person
        and not (segment.people[0].party or segment.people[0].title or segment.people[0].replaces)
    )


def _tail_cut(text: str, found: Sequence[Segment]) -> int:
    """How much of a piece is the tail of a label on the line above."""
    seen = 0
    for segment in reversed(found):
        if isinstance(segment, _Mark):
            cut = tail_of(text, segment.name)
            if cut:
                return cut
            seen += 1
        if seen >= 3 or len(text) > 80:
            break
    return 0


def _follows_person(found: Sequence[Segment], line: int) -> bool:
    """Whether a person stands before on the same line: what comes is a cell of that row."""
    last = found[-1] if found else None
    return isinstance(last, Value) and last.line == line and bool(last.people)


def _cut(text: str, column: int, line: TextLine, gap: int, after_person: bool) -> list[Segment]:
    """A piece cut at its labels; after a person a role word is no label."""
    labels = find_labels(text)
    if (
        after_person
        and labels
        and labels[0].field in SIGN | ATTENDANCE | {"meeting_chair", "meeting_secretary"}
    ):
        labels = []
    parts: list[Segment] = []
    at = 0
    for label in labels:
        before = text[at : label.start]
        if _is_content(before):
            parts.append(make_value(before, line.number, line.page, column + at, gap))
        parts.append(
            _Mark(label.field, line.number, line.page, column + label.start, text[label.start : label.end])
        )
        at = label.rest
    if _is_content(text[at:]) or (after_person and normal_party(text[at:])):
        dated = _DATED_BODY.match(text, at)
        if dated and make_value(dated["body"], 0, 0, 0, 0).is_organ:
            parts.append(make_value(dated["body"], line.number, line.page, column + at, gap))
            at = dated.end("body")
        parts.append(make_value(text[at:], line.number, line.page, column + at, gap))
    return parts


def _is_content(text: str) -> bool:
    if text.strip()[:1] in ("(", "[") and normal_party(text.strip(" ()[]{}")):
        return True
    return sum(char.isalnum() for char in text) > 1 or text.strip().isdigit() or "-" in text.strip("() ")[:1]


def _continues(part: Value, found: Sequence[Segment], gap: int) -> bool:
    """Whether a value goes on from one above it in its column."""
    if gap >= _GAP:
        return False
    above = _above(part, found)
    if above is None:
        return False
    first = part.text.lstrip()[:1]
    if above.people and above.people[-1].ends_open and not part.begins_with_person:
        return True
    if first == "(" and above.people and not above.people[-1].party:
        return True
    if first == "(" and above.people and above.people[-1].replaces and len(part.text) < 9:
        return True
    if (
        above.is_lone_name
        and part.people_lone
        and part.people_lone[0].party
        and " " not in part.people_lone[0].name
    ):
        return True
    if gap == 0 and above.people and _half_replaced(above, part):
        return True
    if gap == 0 and is_run_in(above.text) and len(above.text) > _FULL_LINE:
        return True
    if gap == 0 and breaks_in_name(above.text, part.text):
        return True
    if part.is_ranges and above.people and _MARK_LEFT.search(above.text):
        return True
    if gap <= 1 and above.people and _LINK_WORD.match(part.text):
        return True
    if gap == 0 and part.begins_with_person and _ends_in_title(above):
        return True
    if _RANGE_OPEN.search(above.text) and first.isdigit():
        return True
    return (
        first.islower()
        and gap == 0
        and sum(char.isalpha() for char in part.text) > 3
        and not part.begins_with_person
    )


def _ends_in_title(above: Value) -> bool:
    """Whether a list that sets titles before names ends in a title (``Kommunchef Stina Ek, sekreterare``)."""
    words = [fold(word).strip(".:,") for word in above.text.split()]
    return (
        len(words) > 3 and is_title_word(words[0]) and (is_title_word(words[-1]) or words[-1] in _ROLE_WORDS)
    )


def _half_replaced(above: Value, part: Value) -> bool:
    """Whether the surname of the one who is replaced stands on the next line (``ersätter Alf`` / ``Myrén (C)``)."""
    replaced = above.people[-1].replaces
    lone = part.people_lone[0] if part.people_lone else None
    return (
        replaced is not None
        and " " not in replaced
        and above.text.endswith(replaced)
        and lone is not None
        and " " not in lone.name
    )


def _same_row(part: Value, found: Sequence[Segment]) -> bool:
    """Whether a piece is a further cell of the person's row before it (party, role, §§)."""
    before = found[-1] if found else None
    if not isinstance(before, Value) or before.line != part.line:
        return False
    if not before.people:
        return part.begins_with_person and _is_title_cell(before)
    if part.is_party:
        return True
    if part.text.lstrip()[:1] in "([{§":
        return True
    return not part.begins_with_person and not part.is_ranges and not part.dates


def _is_title_cell(value: Value) -> bool:
    """Whether a cell holds a title and nothing else (``Kassör``), its person in the next."""
    words = [word.strip(":.").lower() for word in value.text.split()]
    return 0 < len(words) < 4 and is_title_word(fold(words[-1]))


def _above(part: Value, found: Sequence[Segment]) -> Value | None:
    """The nearest earlier value in the column of a part."""
    for segment in list(reversed(found))[:12]:
        if isinstance(segment, _Mark):
            if segment.line < part.line and abs(segment.column - part.column) <= 2:
                return None
            continue
        if segment.line == part.line:
            continue
        if abs(segment.column - part.column) <= 3 or part.column == 0:
            return segment
    return None


def _join(part: Value, found: list[Segment]) -> None:
    """Join a value to the one that it goes on from."""
    last = found[-1]
    target = last if isinstance(last, Value) and last.line == part.line else _above(part, found)
    joined = part.text.lstrip()
    if target is last and part.is_party and part.text.isalnum():
        joined = f"({joined})"  # a party's own column
    for index in range(len(found) - 1, -1, -1):
        segment = found[index]
        if isinstance(segment, Value) and segment is target:
            glue = "" if segment.text.rstrip().endswith(("-", "–", "—")) else " "
            found[index] = make_value(
                segment.text.rstrip() + glue + joined,
                segment.line,
                segment.page,
                segment.column,
                segment.gap,
                part.line_end,
            )
            return
    found.append(part)


def _name_heads(found: list[Segment], heads: Sequence[int], kinds: Sequence[str]) -> None:
    """Give ``Datum för anslags`` its kind when the tails (``uppsättande``, ``nedtagande``) come below."""
    for index, kind in zip(heads, kinds, strict=False):
        mark = found[index]
        if isinstance(mark, _Mark):
            found[index] = replace(mark, name=kind)


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
        self._last: _Mark | None = None
        self._page = 0
        self._listing = False  # inside the attendance list, where a role word labels its person

    def take(self, segment: Segment) -> None:
        """Take the next segment."""
        if segment.page != self._page:
            self._turn_page(segment.page)
        if isinstance(segment, _Mark):
            self._take_label(segment)
        elif self._last is not None and self._last.line == segment.line and self._take_inline(segment):
            pass
        else:
            self._run.append(segment)

    def deal(self) -> None:
        """Deal the values that came since the last label."""
        run, self._run = self._run[:_LONGEST_DEAL], []
        if not run:
            return
        if any(value.says_elsewhere for value in run):
            self._open = [each for each in self._open if each.name not in ATTENDANCE]
        waiting = sorted(
            [*self._open, *([self._current] if self._current else [])], key=lambda each: each.rank
        )
        for kind in ("people", "text", "range", "date"):
            values = [value for value in run if value_class(value) == kind]
            labels = [each for each in waiting if fits(each.name, kind)]
            signing = [each for each in labels if each.name in SIGN]
            if kind == "people" and signing and labels[-1] is signing[-1]:
                values = [part for value in values for part in self._part(value, len(signing))]
                run = [value for value in run if value_class(value) != kind] + values
            if values and labels:
                self._assign(values, labels)
        dealt = {id(value) for each in waiting for value in each.values}
        self.leftover.extend(value for value in run if id(value) not in dealt)
        for each in [each for each in self._open if each.values]:
            self._open.remove(each)
            if is_listing(each.name) or each.name in ("place_time", "adjust_time"):
                self._current = each

    def _part(self, value: Value, count: int) -> list[Value]:
        """A line of names under signature labels as one value a name."""
        if any(person.party or person.replaces for person in value.people):
            return [value]
        names = [] if _LINKED.search(value.text) else self._names_on_line(value.text, count)
        if len(names) < 2:
            return [value]
        return [
            make_value(name, value.line, value.page, value.column + at, value.gap, value.line_end)
            for at, name in enumerate(names)
        ]

    def _turn_page(self, page: int) -> None:
        self.deal()
        self._page = page
        self._listing = False
        self._open = [each for each in self._open if each.name in ATTENDANCE]
        if self._current is not None and not is_listing(self._current.name):
            self._current = None

    def _take_label(self, mark: _Mark) -> None:
        if self._run:
            self.deal()
        if mark.name in ATTENDANCE:
            self._listing = True
        elif self._listing and mark.name in _LISTED_ROLES:
            mark = replace(mark, name=_LISTED_ROLES[mark.name])
        elif mark.name not in ("place_time", "organ"):
            self._listing = False
        self._last = None if mark.name == "skip" else mark
        if mark.name in _HEADINGS:
            if mark.name == "notice_heading":
                self._open = [each for each in self._open if each.name not in ATTENDANCE]
                self._current = None
            if mark.name != "skip":
                self.fields.append(
                    Field(mark.name, mark.line, mark.page, len(self.fields), mark.column, mark.text)
                )
            return
        entry = Field(mark.name, mark.line, mark.page, len(self.fields), mark.column, mark.text)
        self.fields.append(entry)
        if mark.name in ATTENDANCE:  # "Närvarolista" above "Ledamöter" is a heading
            self._open = [each for each in self._open if each.name != mark.name]
        self._open.append(entry)

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
        if not fits(target.name, value_class(value)) and not _takes_text(target.name, value):
            return False
        target.values.append(value)
        target.inline = True
        if target.name in SIGN and not value.people:
            return True  # "Justeras den 2 april": the name comes below
        self._open.remove(target)
        if target.name in _LISTED_ROLES.values():
            pass  # the list goes on after a role with its person
        elif not (is_listing(target.name) and not value.people):
            self._current = target
        elif is_listing(target.name):
            self._current = target if target.name in ATTENDANCE and not value.says_elsewhere else None
        return True

    def _assign(self, values: Sequence[Value], labels: Sequence[Field]) -> None:
        newest = max((each.rank for each in self._open), default=-1)
        stale = self._current if self._current is not None and self._current.rank < newest else None
        for value, label in zip(values, _best_deal(values, labels, self._prefers, stale), strict=True):
            if label is not None:
                label.values.append(value)


def _takes_text(name: str, value: Value) -> bool:
    """Whether a label is satisfied by a text that is not what it asks for (``Se förteckning, blad 2``)."""
    return name in ATTENDANCE or (name in SIGN and bool(value.dates))


def _best_deal(
    values: Sequence[Value], labels: Sequence[Field], prefers: Prefers, stale: Field | None
) -> list[Field | None]:
    """For each value its label or None, labels in order, total score highest.

    stale: a label that had its values before a newer one came; it gets more only where nothing else fits.
    """
    count = len(labels)
    # state: the last label used; -1 none yet
    scores: list[dict[int, float]] = [{-1: 0.0}]
    back: list[dict[int, tuple[int, int | None]]] = []
    for position, value in enumerate(values):
        step: dict[int, float] = {}
        trace: dict[int, tuple[int, int | None]] = {}
        for state, score in scores[-1].items():
            _offer(step, trace, state, score, state, None)
            for index in range(max(state, 0), count):
                gain = _score(value, labels[index], values, position, same=index == state, prefers=prefers)
                gain -= 1.5 if labels[index] is stale else 0.0
                gain -= 0.2 * sum(1 for label in labels[state + 1 : index] if not label.values)
                _offer(step, trace, index, score + gain, state, index)
        scores.append(step)
        back.append(trace)
    state = max(scores[-1], key=lambda key: scores[-1][key])
    deal: list[Field | None] = []
    for trace in reversed(back):
        previous, index = trace[state]
        deal.append(None if index is None else labels[index])
        state = previous
    return deal[::-1]


def _offer(
    step: dict[int, float],
    trace: dict[int, tuple[int, int | None]],
    state: int,
    score: float,
    previous: int,
    index: int | None,
) -> None:
    if state not in step or score > step[state]:
        step[state] = score
        trace[state] = (previous, index)


def _score(
    value: Value, label: Field, values: Sequence[Value], position: int, same: bool, prefers: Prefers
) -> float:
    score = fit_score(label.name, value) + prefers(label.name, value)
    taken = same or bool(label.values)
    if taken and not is_listing(label.name):
        near = position > 0 and value.line - values[position - 1].line_end <= 1
        score -= 0.7 if near and label.name in ("place_time", "adjust_time", "stored") else 4.0
    if position > 0 and value.gap == 0 and not same and is_listing(label.name):
        score -= 0.3
    if position > 0 and value.gap > 0 and not same:
        score += 0.3
    return score
