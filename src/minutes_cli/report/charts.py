"""Geometry of the small charts; the templates draw them as inline SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from minutes_cli.values import frozen

BAR_WIDTH = 400.0
_BAR_GAP = 2.0


@frozen
class Segment:
    """One part of a stacked bar."""

    kind: str
    count: int
    x: float
    width: float


def vote_bar(counts: Iterable[tuple[str, int | None]]) -> list[Segment]:
    """Lay out a vote as one stacked bar; kinds without a figure, or with none, are left out.

    >>> [(part.kind, part.x, part.width) for part in vote_bar([("yes", 3), ("no", 1), ("absent", None)])]
    [('yes', 0.0, 298.5), ('no', 300.5, 99.5)]
    """
    known = [(kind, count) for kind, count in counts if count]
    total = sum(count for _, count in known)
    room = BAR_WIDTH - _BAR_GAP * max(len(known) - 1, 0)
    segments: list[Segment] = []
    x = 0.0
    for kind, count in known:
        width = room * count / total
        segments.append(Segment(kind, count, round(x, 2), round(width, 2)))
        x += width + _BAR_GAP
    return segments


LABEL_WIDTH = 230.0
PLOT_WIDTH = 760.0
ROW_HEIGHT = 28.0
_AXIS_HEIGHT = 26.0
_TICK_STEPS = (1, 2, 5, 10, 20, 50, 100)
_MOST_TICKS = 12


@frozen
class Mark:
    """A meeting to put on the timeline."""

    body: str
    day: str
    document: int
    label: str
    level: str


@frozen
class Dot:
    """A meeting on the timeline."""

    x: float
    y: float
    mark: Mark


@frozen
class Timeline:
    """Everything the template draws.  ticks: (x, year).  rows: (y, body, number of meetings)."""

    width: float
    height: float
    ticks: tuple[tuple[float, int], ...]
    rows: tuple[tuple[float, str, int], ...]
    dots: tuple[Dot, ...]
    first: str
    last: str


def timeline(marks: Sequence[Mark]) -> Timeline | None:
    """Lay out meetings by body and day; None when no meeting has a readable day.

    Days that no calendar has (a misread figure) are left out: they are findings, not meetings.
    """
    dated = [(when, mark) for mark in marks if (when := _ordinal(mark.day)) is not None]
    if not dated:
        return None
    first_year = date.fromordinal(min(when for when, _ in dated)).year
    last_year = date.fromordinal(max(when for when, _ in dated)).year
    start = date(first_year, 1, 1).toordinal()
    end = date(last_year, 12, 31).toordinal() + 1
    scale = (PLOT_WIDTH - 12) / (end - start)
    bodies: dict[str, int] = {}
    for _, mark in dated:
        bodies[mark.body] = bodies.get(mark.body, 0) + 1
    order = sorted(bodies, key=lambda body: (-bodies[body], body))
    y_of = {body: _AXIS_HEIGHT + ROW_HEIGHT * (place + 0.5) for place, body in enumerate(order)}
    dots = tuple(
        Dot(round(LABEL_WIDTH + (when - start) * scale, 1), y_of[mark.body], mark)
        for when, mark in sorted(dated, key=lambda entry: entry[0])
    )
    years = range(first_year, last_year + 1)
    step = next((size for size in _TICK_STEPS if len(years) / size <= _MOST_TICKS), _TICK_STEPS[-1])
    ticks = tuple(
        (round(LABEL_WIDTH + (date(year, 1, 1).toordinal() - start) * scale, 1), year)
        for year in years
        if (year - first_year) % step == 0
    )
    return Timeline(
        width=LABEL_WIDTH + PLOT_WIDTH,
        height=_AXIS_HEIGHT + ROW_HEIGHT * len(order) + 6,
        ticks=ticks,
        rows=tuple((y_of[body], body, bodies[body]) for body in order),
        dots=dots,
        first=dots[0].mark.day,
        last=dots[-1].mark.day,
    )


def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None
