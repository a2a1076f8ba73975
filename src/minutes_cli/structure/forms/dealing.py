"""Values dealt to the labels that wait for one, in order, so that the total fit is best.

Dynamic programming: the state is the label used last, a value may also go to none.  Where OCR read a column
of labels first, blocks of values may stand in another order: the state holds the labels used, too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.fitting import Value, fit_score, is_bare, is_listing, value_class
from minutes_cli.structure.forms.labels import ATTENDANCE, ATTENDS, SIGN
from minutes_cli.structure.people.known_names import name_key
from minutes_cli.structure.text.folding import fold

LABEL_COLUMN = 4  # labels in a row without a value make a column of labels
_MOST_WAITING = 16  # labels that a cover can have without a value
_SKIPPED = {False: 0.2, True: 0.6}  # a label left without a value; a signature label has one nearly always
_WHEN = regex(r"(?:motes)?(?:datum|tid|dag)|(?:datum|dag)(?: och |/)tid|tid(?: och |/)datum|nar|klockslag")
_WHERE = regex(r"(?:motes)?(?:plats|lokal)|var")
_MEETING_ROLES = frozenset({"meeting_chair", "meeting_vice", "meeting_secretary"})
_NOT_SERVING = regex(r"\b(?:ej|icke|inte)\b")
_RIGHT_UNDER = 2  # lines from a role to the person named under it
_BACK = 1.0  # what it costs to go back to a label above
_AGAIN = 0.5  # and to come to one again; its first row may be read apart
_CHAIR_LATER = 2.0  # the chair stands first among those who decide
_LISTED = 1.0  # who is listed elsewhere signs here; and a list with parties gives each one's
_ADJUSTING = frozenset({"adjusters", "sign_adjuster"})
_MEMBERS = frozenset({"deciding", "serving", "substitutes"})
_IN_BLOCK = 0.5  # a name right below another is of its list; signatures stand apart
_TAKEN = 4.0  # a second value under a label that has one
_STATES = 100  # ways to deal that are followed at once
Prefers = Callable[[str, Value], float]
_State = tuple[int, frozenset[int]]


@dataclass(slots=True)
class Field:
    """A label with its values.  name: as in ``words/labels.toml``.  rank: place among the labels."""

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


def waits_as_column(labels: Sequence[Field], column: Collection[int]) -> bool:
    """Whether labels that wait for a value stand in a column.  column: ranks of those that do."""
    return len(labels) <= _MOST_WAITING and sum(each.rank in column for each in labels) >= LABEL_COLUMN


def best_deal(
    values: Sequence[Value],
    labels: Sequence[Field],
    prefers: Prefers,
    stale: Collection[int] = (),
    is_column: bool = False,
) -> list[Field | None]:
    """For each value its label or None, labels in order, total score highest.

    stale: ranks of labels that had their values before a newer one came; they get more only where nothing
    else fits.
    is_column: OCR read the labels as a column, their values later in blocks whose order may be another.
    """
    column = _Column(values) if is_column else None
    begun_anew, is_partisan = _begun_anew(values), _is_partisan(values)

    @cache
    def score(position: int, index: int, same: bool, again: bool) -> float:
        value, label = values[position], labels[index]
        gain = _score(value, label, values, position, same, prefers, is_partisan)
        if column:
            gain -= column.oddness(value, label, position, same or again)
        if position == begun_anew and not same and label.name in ATTENDANCE:
            gain += 0.8
        if again:
            gain -= _AGAIN if is_listing(label.name) else _TAKEN
        return gain - (1.5 if label.rank in stale else 0.0)

    # what it costs to leave all labels before one without a value
    skipped = [0.0, *accumulate(0.0 if each.values else _SKIPPED[each.name in SIGN] for each in labels)]
    # state: the last label used, -1 none yet, and in a column all that were used
    scores: list[dict[_State, float]] = [{(-1, frozenset()): 0.0}]
    back: list[dict[_State, tuple[_State, int | None]]] = []
    for position, value in enumerate(values):
        step: dict[_State, float] = {}
        trace: dict[_State, tuple[_State, int | None]] = {}
        may_go_back = is_column and value.gap > 0
        for state, total in _best_states(scores[-1]):
            _offer(step, trace, state, total, state, None)
            last, used = state
            for index in range(0 if may_go_back else max(last, 0), len(labels)):
                gain = score(position, index, index == last, index in used and index != last)
                if index < last:
                    gain -= _BACK
                elif index > last:
                    gain -= skipped[index] - skipped[last + 1]
                    gain += sum(skipped[one + 1] - skipped[one] for one in used if last < one < index)
                after = used | {index} if is_column else used
                _offer(step, trace, (index, after), total + gain, state, index)
        scores.append(step)
        back.append(trace)
    state = max(scores[-1], key=lambda key: scores[-1][key])
    deal: list[Field | None] = []
    for trace in reversed(back):
        before, chosen = trace[state]
        deal.append(None if chosen is None else labels[chosen])
        state = before
    return deal[::-1]


def _begun_anew(values: Sequence[Value]) -> int | None:
    """Where the order of parties begins anew in rows of members, if at one place: another list does there.

    Those who lead and those who serve stand outside the order.
    """
    seen: set[str] = set()
    last: str | None = None
    places: list[int] = []
    for position, value in enumerate(values):
        person = value.people[0] if value.people else None
        if person is None or not person.party or person.role:
            continue
        if person.party in seen and person.party != last:
            places.append(position)
            seen.clear()
        seen.add(person.party)
        last = person.party
    return places[0] if len(places) == 1 else None


def _is_partisan(values: Sequence[Value]) -> bool:
    """Whether most of the values name people with a party."""
    return (
        sum(bool(value.people) and value.people[0].party is not None for value in values) * 3
        > len(values) * 2
    )


class _Column:
    """What is odd about a value under a label, where blocks of values may stand in another order."""

    def __init__(self, values: Sequence[Value]) -> None:
        people = [person for value in values for person in value.people]
        self._roles = {name_key(each.name): each.role for each in people if each.role or each.party}
        self._gives_parties = 2 * sum(each.party is not None for each in people) > len(people)

    def oddness(self, value: Value, label: Field, position: int, has_values: bool) -> float:
        """Nats against it.  has_values: the label has other values."""
        if label.name == "deciding" and has_values and any(each.role == "chair" for each in value.people):
            return _CHAIR_LATER
        odd = _IN_BLOCK if position and value.gap == 0 and label.name in SIGN else 0.0
        if not is_bare(value):
            return odd
        key = name_key(value.people[0].name)
        if key in self._roles:
            role = self._roles[key]
            signs = (
                label.name in _ADJUSTING if role not in ATTENDS.values() else role == ATTENDS.get(label.name)
            )
            return odd - _LISTED if signs else odd + _LISTED
        return odd + (_LISTED if self._gives_parties and label.name in _MEMBERS else 0.0)


def _best_states(scores: dict[_State, float]) -> Iterable[tuple[_State, float]]:
    """The states worth going on from."""
    if len(scores) <= _STATES:
        return scores.items()
    return sorted(scores.items(), key=lambda item: -item[1])[:_STATES]


def _ends_list(value: Value) -> bool:
    """Whether a value is a serving substitute, who stands last in a list of those who decide."""
    return bool(value.people) and value.people[-1].role == "serving_substitute"


def _is_replaced(value: Value, values: Sequence[Value]) -> bool:
    """Whether someone alone on a line is replaced by another of the values: absent, then."""
    if len(value.people) != 1:
        return False
    key = name_key(value.people[0].name)
    return any(
        person.replaces is not None and name_key(person.replaces) == key
        for other in values
        for person in other.people
    )


def _offer(
    step: dict[_State, float],
    trace: dict[_State, tuple[_State, int | None]],
    state: _State,
    score: float,
    previous: _State,
    index: int | None,
) -> None:
    if state not in step or score > step[state]:
        step[state] = score
        trace[state] = (previous, index)


def _when_or_where(label: Field, value: Value) -> float:
    """``Datum`` and ``Tid`` ask for figures, ``Plats`` for words."""
    has_figures = bool(value.dates or value.times)
    if _WHEN.fullmatch(fold(label.text).strip(" :.")):
        return 1.0 if has_figures else -1.0
    if _WHERE.fullmatch(fold(label.text).strip(" :.")):
        return -1.0 if has_figures else 0.3
    return 0.0


def _score(
    value: Value,
    label: Field,
    values: Sequence[Value],
    position: int,
    same: bool,
    prefers: Prefers,
    is_partisan: bool,
) -> float:
    score = fit_score(label.name, value) + prefers(label.name, value)
    if label.name in _MEETING_ROLES and not label.values:
        score += 1.5 if 0 < value.line - label.line <= _RIGHT_UNDER else 0.0
    if label.name in ("absent", "substitutes") and _is_replaced(value, values):
        score += 1.0 if label.name == "absent" else -1.0
    if label.name in ATTENDANCE and not label.values and value.line - label.line == 1 + min(value.gap, 1):
        score += 1.0
    if label.name == "place_time":
        score += _when_or_where(label, value)
    if label.name == "others" and value.people and not value.people[0].party and is_partisan:
        score += 0.6  # beside lists of party members, who has no party is an official
    if label.name == "substitutes" and _ends_list(value) and not _NOT_SERVING.search(fold(label.text)):
        score += 2.0  # its list can hold those who serve, too
    taken = same or bool(label.values)
    if label.name in ("place_time", "adjust_time") and not same:
        taken = any(
            value_class(each) == value_class(value) or (each.times and value.times) for each in label.values
        )
    if taken and not is_listing(label.name):
        near = position > 0 and value.line - values[position - 1].line_end <= 1
        score -= 0.7 if near and label.name in ("place_time", "adjust_time", "stored") else _TAKEN
    if position > 0 and value.gap == 0 and not same and is_listing(label.name):
        score -= 0.3
    if position > 0 and value.gap > 0 and not same:
        score += 0.3
    if position > 0 and not same and _ends_list(values[position - 1]) and not _ends_list(value):
        score += 0.4
    return score
