"""Values dealt to the labels that wait for one, in order, so that the total fit is best.

Dynamic programming: the state is the label used last, a value may also go to none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from minutes_cli.patterns import regex
from minutes_cli.structure.cover.fitting import Value, fit_score, is_listing, value_class
from minutes_cli.structure.cover.labels import ATTENDANCE, SIGN
from minutes_cli.structure.text.folding import fold

_SKIPPED = {False: 0.2, True: 0.6}  # a label left without a value; a signature label has one nearly always
_WHEN = regex(r"(?:motes)?(?:datum|tid|dag)|(?:datum|dag)(?: och |/)tid|tid(?: och |/)datum|nar|klockslag")
_WHERE = regex(r"(?:motes)?(?:plats|lokal)|var")
_MEETING_ROLES = frozenset({"meeting_chair", "meeting_vice", "meeting_secretary"})
_NOT_SERVING = regex(r"\b(?:ej|icke|inte)\b")
_RIGHT_UNDER = 2  # lines from a role to the person named under it
Prefers = Callable[[str, Value], float]


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


def best_deal(
    values: Sequence[Value], labels: Sequence[Field], prefers: Prefers, stale: Collection[int] = ()
) -> list[Field | None]:
    """For each value its label or None, labels in order, total score highest.

    stale: ranks of labels that had their values before a newer one came; they get more only where nothing
    else fits.
    """
    count = len(labels)
    begun_anew = _begun_anew(values)
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
                if position == begun_anew and index != state and labels[index].name in ATTENDANCE:
                    gain += 0.8
                gain -= 1.5 if labels[index].rank in stale else 0.0
                gain -= sum(
                    _SKIPPED[label.name in SIGN] for label in labels[state + 1 : index] if not label.values
                )
                _offer(step, trace, index, score + gain, state, index)
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


def _ends_list(value: Value) -> bool:
    """Whether a value is a serving substitute, who stands last in a list of those who decide."""
    return bool(value.people) and value.people[-1].role == "serving_substitute"


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


def _when_or_where(label: Field, value: Value) -> float:
    """``Datum`` and ``Tid`` ask for figures, ``Plats`` for words."""
    has_figures = bool(value.dates or value.times)
    if _WHEN.fullmatch(fold(label.text).strip(" :.")):
        return 1.0 if has_figures else -1.0
    if _WHERE.fullmatch(fold(label.text).strip(" :.")):
        return -1.0 if has_figures else 0.3
    return 0.0


def _score(
    value: Value, label: Field, values: Sequence[Value], position: int, same: bool, prefers: Prefers
) -> float:
    score = fit_score(label.name, value) + prefers(label.name, value)
    if label.name in _MEETING_ROLES and not label.values and 0 < value.line - label.line <= _RIGHT_UNDER:
        score += 1.5
    if label.name in ATTENDANCE and not label.values and value.line - label.line == 1 + min(value.gap, 1):
        score += 1.0
    if label.name == "place_time":
        score += _when_or_where(label, value)
    if label.name == "others" and value.people and not value.people[0].party and _is_partisan(values):
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
        score -= 0.7 if near and label.name in ("place_time", "adjust_time", "stored") else 4.0
    if position > 0 and value.gap == 0 and not same and is_listing(label.name):
        score -= 0.3
    if position > 0 and value.gap > 0 and not same:
        score += 0.3
    if position > 0 and not same and _ends_list(values[position - 1]) and not _ends_list(value):
        score += 0.4
    return score
