"""L: the notice that the minutes are adjusted (anslag), from which the appeal period runs."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from minutes_cli.rules.calendar import next_working_day
from minutes_cli.rules.dates import parse_date
from minutes_cli.rules.document import Document
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, by_profile, rule

DAY = datetime.timedelta(days=1)
LEAST_DAYS_UP = 21
_MEETING = {"meeting": {"date": "2024-03-04"}, "adjustment": {"date": "2024-03-11"}}


def _hit(document: Document, date: datetime.date, values: dict[str, Any]) -> Hit:
    """A hit at the printed date of the notice."""
    line, start, end = document.locate_date(date, document.record.notice.line_start)
    return Hit(values, line=line, start=start, end=end)


@rule(
    code="L801",
    name="no-notice",
    title=Say("No proof of notice", "Bevis om anslag saknas"),
    severity=by_profile(kommun="warning"),
    source=Say("KL 8:12", "KL 8:12"),
    why=Say(
        "Without the day of the notice nobody knows when the appeal period ends and the decisions gain force.",
        "Utan anslagsdag vet ingen när överklagandetiden går ut och besluten får laga kraft.",
    ),
    message=Say("there is no proof of notice ({law})", "bevis om anslag saknas ({law})"),
    fires=Example(record=_MEETING),
    silent=Example(record={**_MEETING, "notice": {"posted": "2024-03-12"}}),
)
def no_notice(document: Document) -> Iterator[Hit]:
    """Neither day of the notice is in the record."""
    notice = document.record.notice
    if notice.posted is None and notice.removed is None and notice.last_appeal is None:
        yield Hit({"law": cite("notice", document.date)})


@rule(
    code="L802",
    name="late-notice",
    title=Say("Posted too late", "För sent anslaget"),
    severity=by_profile(kommun="error"),
    source=Say(
        "KL 8:12: by the second day after adjustment", "KL 8:12: senast andra dagen efter justeringen"
    ),
    why=Say(
        "The appeal period begins late, and who reads the notice board is not told in time.",
        "Överklagandetiden börjar för sent, och den som läser anslagstavlan underrättas inte i tid.",
    ),
    message=Say(
        "posted {posted}, {days} days after adjustment {adjusted} (at most 2; {law})",
        "anslaget {posted}, {days} dagar efter justeringen {adjusted} (högst 2; {law})",
    ),
    fires=Example(record={**_MEETING, "notice": {"posted": "2024-03-18"}}),
    silent=Example(record={**_MEETING, "notice": {"posted": "2024-03-13"}}),
)
def late_notice(document: Document) -> Iterator[Hit]:
    """After the second day; a second day on which no period ends runs to the next working day (1930:173)."""
    posted, adjusted = parse_date(document.record.notice.posted), parse_date(document.record.adjustment.date)
    if posted is None or adjusted is None or (document.date is not None and adjusted < document.date):
        return  # a day of adjustment before the meeting is J705's to tell
    if posted > next_working_day(adjusted + 2 * DAY):
        values = {
            "posted": posted.isoformat(),
            "days": (posted - adjusted).days,
            "adjusted": adjusted.isoformat(),
            "law": cite("notice", document.date),
        }
        yield _hit(document, posted, values)


@rule(
    code="L803",
    name="early-removal",
    title=Say("Taken down too early", "För tidigt nedtaget"),
    severity=by_profile(kommun="error"),
    source=Say(
        "KL 8:12 with 13:5: up until the appeal period of three weeks has ended",
        "KL 8:12 med 13:5: uppe tills överklagandetiden på tre veckor gått ut",
    ),
    why=Say(
        "If the notice is not up the whole time, the appeal period does not run out and the decisions do not gain force.",
        "Sitter anslaget inte uppe hela tiden löper överklagandetiden inte ut och besluten får inte laga kraft.",
    ),
    message=Say(
        "the notice was up {posted}–{removed}, {days} days (at least three weeks; {law})",
        "anslaget var uppe {posted}–{removed}, {days} dagar (minst tre veckor; {law})",
    ),
    fires=Example(record={**_MEETING, "notice": {"posted": "2024-03-12", "removed": "2024-03-26"}}),
    silent=Example(record={**_MEETING, "notice": {"posted": "2024-03-12", "removed": "2024-04-03"}}),
)
def early_removal(document: Document) -> Iterator[Hit]:
    """Fewer than 21 days up; 21 is the floor and 22 or more is normal."""
    posted, removed = parse_date(document.record.notice.posted), parse_date(document.record.notice.removed)
    if posted is None or removed is None or removed < posted:
        return
    days = (removed - posted).days
    if days < LEAST_DAYS_UP:
        values = {
            "posted": posted.isoformat(),
            "removed": removed.isoformat(),
            "days": days,
            "law": cite("notice", document.date),
        }
        yield _hit(document, removed, values)


@rule(
    code="L804",
    name="notice-out-of-order",
    title=Say(
        "Posted before adjustment, or removed before posted",
        "Anslaget före justeringen, eller nedtaget före uppsättandet",
    ),
    severity=by_profile(kommun="error"),
    source=Say("KL 8:12", "KL 8:12"),
    why=Say(
        "What is not adjusted cannot be announced as adjusted; one of the days is wrong.",
        "Det som inte justerats kan inte tillkännages som justerat; ett av datumen är fel.",
    ),
    message=Say("{what}", "{what}"),
    fires=Example(record={**_MEETING, "notice": {"posted": "2024-03-08", "removed": "2024-04-03"}}),
    silent=Example(record={**_MEETING, "notice": {"posted": "2024-03-11", "removed": "2024-04-03"}}),
)
def notice_out_of_order(document: Document) -> Iterator[Hit]:
    """The order meeting, adjustment, notice up, notice down."""
    posted, removed = parse_date(document.record.notice.posted), parse_date(document.record.notice.removed)
    adjusted = parse_date(document.record.adjustment.date) or document.date
    if posted is not None and adjusted is not None and posted < adjusted:
        what = Say(
            f"posted {posted}, before adjustment {adjusted}",
            f"anslaget {posted}, före justeringen {adjusted}",
        )
        yield _hit(document, posted, {"what": what})
    if posted is not None and removed is not None and removed < posted:
        what = Say(
            f"removed {removed}, before it was posted {posted}",
            f"nedtaget {removed}, innan det sattes upp {posted}",
        )
        yield _hit(document, removed, {"what": what})


@rule(
    code="L805",
    name="last-appeal-day",
    title=Say("The last day of appeal is miscounted", "Sista dag för överklagande är felräknad"),
    severity=by_profile(kommun="warning"),
    source=Say(
        "KL 13:5: three weeks; 1930:173: the next working day",
        "KL 13:5: tre veckor; 1930:173: närmast följande vardag",
    ),
    why=Say(
        "Who trusts the day may lose the right to appeal.",
        "Den som litar på dagen kan gå miste om rätten att överklaga.",
    ),
    message=Say(
        "the last day of appeal is given as {given}; three weeks from {posted} is {right} ({law})",
        "sista dag för överklagande anges till {given}; tre veckor från {posted} är {right} ({law})",
    ),
    fires=Example(record={**_MEETING, "notice": {"posted": "2024-03-12", "last_appeal": "2024-04-10"}}),
    silent=Example(record={**_MEETING, "notice": {"posted": "2024-03-12", "last_appeal": "2024-04-02"}}),
)
def last_appeal_day(document: Document) -> Iterator[Hit]:
    """Three weeks from the notice, moved to the next working day."""
    posted, given = parse_date(document.record.notice.posted), parse_date(document.record.notice.last_appeal)
    if posted is None or given is None:
        return
    right = next_working_day(posted + LEAST_DAYS_UP * DAY)
    if given != right:
        values = {
            "given": given.isoformat(),
            "posted": posted.isoformat(),
            "right": right.isoformat(),
            "law": cite("appeal", document.date),
        }
        yield _hit(document, given, values)


@rule(
    code="L806",
    name="storage-not-stated",
    title=Say("Where the minutes are kept is not stated", "Förvaringsplats saknas"),
    severity=by_profile(kommun="warning"),
    source=Say(
        "KL 8:12: the notice states where the minutes are",
        "KL 8:12: av tillkännagivandet ska framgå var protokollet finns",
    ),
    why=Say(
        "Who wants to appeal must know where to read the minutes.",
        "Den som vill överklaga måste veta var protokollet finns.",
    ),
    message=Say(
        "the notice does not say where the minutes are kept ({law})",
        "anslaget anger inte var protokollet förvaras ({law})",
    ),
    fires=Example(record={**_MEETING, "notice": {"posted": "2024-03-12"}}),
    silent=Example(record={**_MEETING, "notice": {"posted": "2024-03-12", "stored_at": "Kommunkansliet"}}),
)
def storage_not_stated(document: Document) -> Iterator[Hit]:
    """A notice without a place."""
    notice = document.record.notice
    if (notice.posted or notice.removed) and not notice.stored_at:
        yield Hit({"law": cite("notice", document.date)}, line=notice.line_start)
