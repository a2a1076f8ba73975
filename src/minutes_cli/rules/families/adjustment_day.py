"""J: when the minutes were adjusted."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.rules.across_files import replaced_after_adjustment
from minutes_cli.rules.calendar import next_working_day
from minutes_cli.rules.dates import parse_date
from minutes_cli.rules.document import Document
from minutes_cli.rules.item_numbers import in_ranges, plain_number
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule

MOST_DAYS = 14
_AT_ONCE = regex(r"\bomedelba\w*", re.IGNORECASE)


@rule(
    code="J704",
    name="late-adjustment",
    title=Say("Adjusted too late", "För sent justerat"),
    severity=by_profile(kommun="error"),
    source=Say(
        "KL 5:69 (boards 6:35; also 7:24, 12:11); 1991:900 5:61",
        "KL 5:69 (nämnd 6:35; även 7:24, 12:11); 1991:900 5:61",
    ),
    why=Say(
        "Minutes must be adjusted within fourteen days, so that decisions can be announced, appealed and carried out.",
        "Protokollet ska justeras inom fjorton dagar, så att besluten kan tillkännages, överklagas och verkställas.",
    ),
    message=Say(
        "adjusted {adjusted}, {days} days after the meeting {date} (at most 14; {law})",
        "justerat {adjusted}, {days} dagar efter sammanträdet {date} (högst 14; {law})",
    ),
    fires=Example(
        text="Justerat 2024-03-25",
        record={"meeting": {"date": "2024-03-04"}, "adjustment": {"date": "2024-03-25"}},
    ),
    silent=Example(
        text="Justerat 2024-03-18",
        record={"meeting": {"date": "2024-03-04"}, "adjustment": {"date": "2024-03-18"}},
    ),
)
def late_adjustment(document: Document) -> Iterator[Hit]:
    """More than fourteen days; a fourteenth day that is a holiday runs to the next working day (1930:173)."""
    date, adjusted = document.date, parse_date(document.record.adjustment.date)
    if date is None or adjusted is None:
        return
    days = (adjusted - date).days
    if days > MOST_DAYS and adjusted > next_working_day(date + datetime.timedelta(days=MOST_DAYS)):
        values = {
            "adjusted": adjusted.isoformat(),
            "days": days,
            "date": date.isoformat(),
            "law": cite("adjusted", date),
        }
        line, start, end = document.locate_date(adjusted, document.record.adjustment.line_start)
        yield Hit(values, line=line, start=start, end=end)


@rule(
    code="J705",
    name="adjusted-before-meeting",
    title=Say("Adjusted before the meeting", "Justerat före sammanträdet"),
    severity=all_profiles("error"),
    source=Say("The calendar", "Kalendern"),
    why=Say(
        "One of the two days is wrong, and every period is counted from them.",
        "Ett av datumen är fel, och alla frister räknas från dem.",
    ),
    message=Say(
        "adjusted {adjusted}, before the meeting {date}", "justerat {adjusted}, före sammanträdet {date}"
    ),
    fires=Example(record={"meeting": {"date": "2024-03-04"}, "adjustment": {"date": "2024-03-01"}}),
    silent=Example(record={"meeting": {"date": "2024-03-04"}, "adjustment": {"date": "2024-03-04"}}),
)
def adjusted_before_meeting(document: Document) -> Iterator[Hit]:
    """The day of adjustment against the day of the meeting."""
    date, adjusted = document.date, parse_date(document.record.adjustment.date)
    if date is not None and adjusted is not None and adjusted < date:
        line, start, end = document.locate_date(adjusted, document.record.adjustment.line_start)
        yield Hit(
            {"adjusted": adjusted.isoformat(), "date": date.isoformat()}, line=line, start=start, end=end
        )


@rule(
    code="J708",
    name="immediate-adjustment-not-on-cover",
    title=Say("Immediate adjustment not on the cover", "Omedelbar justering saknas på omslaget"),
    severity=by_profile(kommun="warning"),
    source=Say("KL 8:12: each adjustment is announced", "KL 8:12: varje justering ska tillkännages"),
    why=Say(
        "An item adjusted at once has its own notice and appeal period; the cover of the rest must leave it out or say so.",
        "En omedelbart justerad paragraf har eget anslag och egen överklagandetid; omslaget för övriga ska undanta den eller ange det.",
    ),
    message=Say(
        "item {number} is adjusted immediately, which the cover does not say",
        "ärende {number} är omedelbart justerat, vilket omslaget inte anger",
    ),
    fires=Example(
        text="Paragrafer 1–2\n§ 1 Val\n§ 2 Budget\nParagrafen justeras omedelbart.",
        record={
            "adjustment": {"items": [[1, 2]]},
            "items": [
                {"number": "1", "title": "Val", "span": {"line_start": 2, "line_end": 2}},
                {
                    "number": "2",
                    "title": "Budget",
                    "adjusted_immediately": True,
                    "span": {"line_start": 3, "line_end": 4},
                },
            ],
        },
    ),
    silent=Example(
        text="Paragrafer 1–2, § 2 omedelbart justerad\n§ 1 Val\n§ 2 Budget",
        record={
            "adjustment": {"items": [[1, 2]]},
            "items": [
                {"number": "1", "title": "Val", "span": {"line_start": 2, "line_end": 2}},
                {
                    "number": "2",
                    "title": "Budget",
                    "adjusted_immediately": True,
                    "span": {"line_start": 3, "line_end": 3},
                },
            ],
        },
    ),
)
def immediate_adjustment_not_on_cover(document: Document) -> Iterator[Hit]:
    """Items adjusted at once that the cover's range includes without a word of it."""
    ranges = document.record.adjustment.items or document.record.meeting.item_range
    if not ranges or not document.cover_text or _AT_ONCE.search(document.cover_text):
        return
    for item in document.record.items:
        number = plain_number(item.number)
        if item.adjusted_immediately and number is not None and in_ranges(number, ranges):
            yield Hit({"number": item.number}, line=document.line_of(item), item=item.number)


def _nothing(document: Document) -> Iterator[Hit]:
    return iter(())


J709 = rule(
    code="J709",
    name="replaced-after-adjustment",
    title=Say("Changed after adjustment", "Ändrat efter justering"),
    severity=all_profiles("warning"),
    source=Say(
        "The Parliamentary Ombudsman, dnr 2571-1999: pages swapped without note was criticised",
        "JO dnr 2571-1999: utbytta sidor utan anteckning kritiserades",
    ),
    why=Say(
        "Adjusted minutes may not change without a note; the file is not the one that was archived.",
        "Ett justerat protokoll får inte ändras utan anteckning; filen är inte den som arkiverades.",
    ),
    message=Say(
        "the file is not the one in the manifest: its SHA-256 is {found}…, listed is {listed}…",
        "filen är inte den i förteckningen: dess SHA-256 är {found}…, förtecknad är {listed}…",
    ),
    fires=Example(
        path="ks/a.txt",
        record={"source": {"sha256": "a" * 64}, "adjustment": {"date": "2024-03-11"}},
        manifest=f"{'b' * 64}  ks/a.txt\n",
    ),
    silent=Example(
        path="ks/a.txt",
        record={"source": {"sha256": "b" * 64}, "adjustment": {"date": "2024-03-11"}},
        manifest=f"{'b' * 64}  ks/a.txt\n",
    ),
    across=replaced_after_adjustment,
    needs=("manifest",),
)(_nothing)
