"""Which lines are items, decided over the whole document as one sequence problem.

Input: all readings of all lines as item starts (:mod:`.marks`), each with a score of its own
(:mod:`.evidence`).  Output: the chain of readings with the highest total of scores and transitions,
found by dynamic programming.  A transition is cheap from n to n + 1, dearer over a gap, dear for the
same number again (a fault, or ``forts.``), and impossible backwards, so that numbered lists in decisions, §
references in running text and statutes in annexes find no place in the chain.

The chain is computed once for each form of mark that the document might use, and the best one wins.
Each step looks up the best chain that ends at each of at most GAP numbers below its own: linear time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from minutes_cli.structure.agenda.evidence import Hints, Surroundings, score, surroundings
from minutes_cli.structure.agenda.marks import GLUED, Form, Number, Reading, iter_readings
from minutes_cli.structure.agenda.numbered_lists import find_lists
from minutes_cli.structure.text.document import TextLine
from minutes_cli.values import frozen

GAP = 40  # numbers that may be missing between two items (secrecy, immediate adjustment)
_FORMS: tuple[Form, ...] = ("sign", "dot", "bare", "paren", "multi", "post_sign", "prefix", "letter")
_STEP, _SAME, _SKIP, _SKIP_EACH = 1.0, -1.4, -0.5, -0.12
_LATE_START, _LATE_EACH = -0.6, -0.02
_SURELY_COUNTED = 3  # marks that are all 1, and no accident
_ENOUGH = 2.0  # a chain worth less is none


@frozen
class Chain:
    """The items' marks, in order.  form: of the document's marks.  worth: total score."""

    readings: tuple[Reading, ...] = ()
    form: Form = "sign"
    worth: float = 0.0


@dataclass(slots=True)
class _Step:
    reading: Reading
    worth: float
    before: int


def best_chain(lines: Sequence[TextLine], hints: Hints | None = None) -> Chain:
    """The chain of item marks among lines without furniture and contents; empty where there is none."""
    readings = [
        reading
        for index, line in enumerate(lines)
        for reading in iter_readings(line, index)
        if reading.number and reading.number[0] > 0
    ]
    if not readings:
        return Chain()
    readings = _counted(_plausible(lines, readings))
    known = hints or Hints()
    known = Hints(known.ranges, known.titles, find_lists(lines, readings))
    around = {reading.index: surroundings(lines, reading.index) for reading in readings}
    forms = {reading.form for reading in readings}
    chains = [_chain(lines, readings, form, around, known) for form in _FORMS if form in forms]
    best = max(chains, key=lambda chain: chain.worth)
    return best if best.worth >= _ENOUGH else Chain()


def _plausible(lines: Sequence[TextLine], readings: Sequence[Reading]) -> list[Reading]:
    """The readings without those that the rest of the document rules out.

    A scan that keeps the sign § (Tesseract's English model does) has none glued to a number; a document
    without ``3.2`` anywhere has no ``32`` that lost its dot.
    """
    signs = [reading for reading in readings if reading.form == "sign" and reading.certainty > 0.6]
    kept = sum(
        "§" in lines[reading.index].raw[: reading.end + 3] for reading in signs
    )  # repair may have set it
    ruled_out: set[Form] = set()
    if kept and kept * 2 >= len(signs):
        ruled_out.add("sign")
    if not any(reading.form == "multi" and reading.certainty > GLUED for reading in readings):
        ruled_out.add("multi")
    return [reading for reading in readings if reading.certainty > GLUED or reading.form not in ruled_out]


def _counted(readings: Sequence[Reading]) -> list[Reading]:
    """The readings with 1, 2, 3 ... where every mark of a document is ``1.``

    A numbered list that was copied from a web page, or written for one, begins anew with each text between.
    """
    ones = [reading for reading in readings if reading.form in ("dot", "paren") and reading.number == (1,)]
    if len(ones) < _SURELY_COUNTED or any(
        reading.number > (1,) and len(reading.number) == 1 and reading.certainty > GLUED
        for reading in readings
    ):
        return list(readings)
    places = {reading.index: place for place, reading in enumerate(ones, 1)}
    return [
        replace(reading, number=(places[reading.index],))
        if reading.index in places and reading.number == (1,)
        else reading
        for reading in readings
    ]


def _chain(
    lines: Sequence[TextLine],
    readings: Sequence[Reading],
    form: Form,
    around: dict[int, Surroundings],
    hints: Hints,
) -> Chain:
    steps: list[_Step] = []
    last: dict[Number, int] = {}  # number -> the best step that ends there
    pending: list[tuple[Number, int]] = []
    top = -1
    for reading in readings:
        if pending and steps[pending[0][1]].reading.index != reading.index:
            _settle(pending, steps, last)
        own = score(lines[reading.index], reading, form, around[reading.index], hints)
        if own < -2.0:
            continue
        worth, before = own + _start_cost(reading.number, hints), -1
        for number, cost in _predecessors(reading.number):
            at = last.get(number)
            if at is not None and steps[at].worth + cost + own > worth:
                worth, before = steps[at].worth + cost + own, at
        steps.append(_Step(reading, worth, before))
        pending.append((reading.number, len(steps) - 1))
        if top < 0 or worth > steps[top].worth:
            top = len(steps) - 1
    if top < 0:
        return Chain(form=form)
    chosen: list[Reading] = []
    at = top
    while at >= 0:
        chosen.append(steps[at].reading)
        at = steps[at].before
    return Chain(tuple(reversed(chosen)), form, steps[top].worth)


def _settle(pending: list[tuple[Number, int]], steps: list[_Step], last: dict[Number, int]) -> None:
    """Let later lines follow the readings of the line just left (one line is one item at most)."""
    for number, at in pending:
        if number not in last or steps[at].worth > steps[last[number]].worth:
            last[number] = at
    pending.clear()


def _start_cost(number: Number, hints: Hints) -> float:
    if len(number) == 1 and any(low == number[0] for low, _ in hints.ranges):
        return 0.5
    if number[-1] == 1:
        return 0.0
    return _LATE_START + _LATE_EACH * min(number[-1], 30)


def _predecessors(number: Number) -> Iterator[tuple[Number, float]]:
    """Numbers that may stand before a number, with the worth of the transition."""
    yield number, _SAME
    *head, tail = number
    stem = tuple(head)
    yield (*stem, tail - 1), _STEP
    for missing in range(1, min(GAP, tail - 1) + 1):
        yield (*stem, tail - 1 - missing), _SKIP + _SKIP_EACH * missing
    if stem and tail <= 3:  # 8 -> 8.1
        yield stem, _STEP * 0.6 - 0.4 * (tail - 1)
    if len(stem) == 1 and tail == 1:  # 7.3 -> 8.1 without a line for 8
        for inner in range(1, 20):
            yield (stem[0] - 1, inner), _STEP * 0.3
        yield (stem[0] - 1,), _STEP * 0.3
    if len(number) == 1:  # 8.3 -> 9
        for inner in range(1, 20):
            yield (number[0] - 1, inner), _STEP * 0.6
