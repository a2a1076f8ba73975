"""Items across the archive: what was put off and never came back, and references that lead nowhere."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from minutes_cli.rules.bodies import fold_body, is_same_body
from minutes_cli.rules.dates import parse_date
from minutes_cli.rules.facts import Archive, Facts, ItemFact, Reference
from minutes_cli.rules.model import Hit, Say
from minutes_cli.rules.people import fold_name, similarity
from minutes_cli.rules.series import Series, series_of

# A matter sent back is prepared anew, which takes time: it is missed after this long, or this many meetings.
BACK_WITHIN = datetime.timedelta(days=180)
BACK_MEETINGS = 4
SAME_TITLE = 0.75


def postponed_never_returns(archive: Archive) -> Iterator[Hit]:
    """D505: items postponed or sent back that no later minutes of the body take up.

    Silent where no later minutes are there to look in.  An item returns by its case number, by a
    reference to its day and number, or by a title that is much the same.
    """
    for series in series_of(archive):
        days = series.days()
        for place, meeting in enumerate(days):
            later = days[place + 1 :]
            for item in meeting.items:
                if item.put_off is None or not later or not _is_due(item, meeting, later):
                    continue
                if any(_returns(item, meeting, other) for other in later):
                    continue
                outcome = (
                    Say("postponed", "bordlagt")
                    if item.put_off == "postponed"
                    else Say("sent back", "återremitterat")
                )
                searched = Say(
                    f" and does not come back in the {len(later)} later minutes of {series.name} (to {later[-1].date})",
                    f" och kommer inte åter i de {len(later)} senare protokollen från {series.name} (till {later[-1].date})",
                )
                yield Hit(
                    {
                        "number": item.number or "–",
                        "title": item.title[:60],
                        "outcome": outcome,
                        "what": searched,
                    },
                    path=meeting.path,
                    item=item.number,
                    line=item.line,
                )


def _is_due(item: ItemFact, meeting: Facts, later: list[Facts]) -> bool:
    """Whether the later minutes reach far enough for the matter to have come back."""
    last, day = later[-1].day, meeting.day
    if last is None or day is None:
        return False
    target = parse_date(item.target_date)
    if target is not None:
        return last >= target
    return item.put_off == "postponed" or last - day >= BACK_WITHIN or len(later) >= BACK_MEETINGS


def _returns(item: ItemFact, meeting: Facts, other: Facts) -> bool:
    """Whether a later meeting takes an item up again."""
    if any(ref.date == meeting.date and ref.number == item.number for ref in other.references):
        return True
    title = fold_name(item.title)
    for candidate in other.items:
        if set(item.cases) & set(candidate.cases):
            return True
        shown = fold_name(candidate.title)
        if (
            title
            and shown
            and (
                title in shown
                or (shown in title and len(shown) > 12)
                or similarity(title, shown) >= SAME_TITLE
            )
        ):
            return True
    return False


def reference_not_found(archive: Archive) -> Iterator[Hit]:
    """D506: an earlier § named with its day that is not in the archive, though that day should be."""
    every = series_of(archive)
    for series in every:
        days = series.days()
        if not days:
            continue
        for meeting in series.meetings:
            for reference in meeting.references:
                what = _fault(reference, series, every, meeting)
                if what is not None:
                    text, severe = what
                    values = {
                        "number": reference.item or "–",
                        "reference": f"§ {reference.number} ({reference.date})",
                        "what": text,
                    }
                    yield Hit(
                        values,
                        path=meeting.path,
                        item=reference.item,
                        line=reference.line,
                        severity=None if severe else "info",
                    )


def _fault(reference: Reference, own: Series, every: list[Series], meeting: Facts) -> tuple[Say, bool] | None:
    """What is wrong with a reference, and whether that is certain; None where it leads somewhere."""
    day = parse_date(reference.date)
    if day is None or meeting.day is None:
        return None
    if day > meeting.day:
        return Say("a day after this meeting", "en dag efter detta sammanträde"), True
    searched = [series for series in every if reference.body and _names(reference.body, series.body)] or (
        [own] if reference.body is None or _names(reference.body, own.body) else []
    )
    if not searched:
        return None
    of_day = [facts for series in every for facts in series.meetings if facts.date == reference.date]
    if any(item.number == reference.number for facts in of_day for item in facts.items):
        return None
    held = [facts for series in searched for facts in series.meetings if facts.date == reference.date]
    if held:
        return Say("but those minutes have no such §", "men det protokollet har ingen sådan paragraf"), True
    first = min((facts.day for series in searched for facts in series.meetings if facts.day), default=None)
    if first is not None and first < day:
        return Say(
            "but the archive has no minutes of that day", "men arkivet har inget protokoll från den dagen"
        ), bool(reference.body)
    return None


def _names(printed: str, body: str) -> bool:
    """Whether a printed word names a body: the name itself, or its usual short form."""
    return is_same_body(printed, body) or (
        len(printed) > 6
        and fold_body(body).startswith(fold_body(printed))
        and fold_body(printed) == fold_body(body)
    )
