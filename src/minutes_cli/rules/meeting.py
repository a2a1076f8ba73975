"""M: when, where and by whom the meeting was held, and when the next one is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from minutes_cli.records.models import NextMeeting
from minutes_cli.rules.bodies import body_from_path, is_same_body
from minutes_cli.rules.dates import WEEKDAYS, iter_dates, make_date, parse_clock, parse_date
from minutes_cli.rules.document import Document
from minutes_cli.rules.facts import Archive
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule

_PATH_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_.]?(?P<month>0[1-9]|1[0-2])[-_.]?(?P<day>[0-3]\d)(?!\d)"
)
_MEETING_LABEL = re.compile(r"\bsammanträdesdatum\b|\bmötesdatum\b|\bsammanträdesdag\b", re.IGNORECASE)
_ADJOURNED = re.compile(
    r"(?:ajourner\w+|paus)\D{0,60}?(?:kl\.?|klockan)?\s*(?P<first>\d{1,2}[.:]\d\d)\s*(?:[–-]|till|och)\s*(?P<last>\d{1,2}[.:]\d\d)",
    re.IGNORECASE,
)
_UPCOMING = re.compile(r"\b(?:nästa|kommande)\s+\w*(?:möte|sammanträde|stämma)", re.IGNORECASE)
OLDEST = datetime.date(1862, 3, 21)  # the municipal ordinances of 1862
_LAST_NIGHT = 6 * 60


@rule(
    code="M301",
    name="no-meeting-date",
    title=Say("No date of the meeting", "Inget sammanträdesdatum"),
    severity=by_profile(kommun="error", forening="error", anteckningar="warning"),
    source=Say(
        "Every period in KL is counted from the meeting", "Alla frister i KL räknas från sammanträdet"
    ),
    why=Say(
        "Without its day a meeting can be neither sorted nor cited, and no period can be checked.",
        "Utan datum kan sammanträdet varken sorteras eller åberopas, och inga frister kan kontrolleras.",
    ),
    message=Say("no date of the meeting was found", "inget datum för sammanträdet hittades"),
    fires=Example(
        record={"meeting": {"body": "Kommunstyrelsen"}, "items": [{"number": "1", "title": "Val"}]}
    ),
    silent=Example(record={"meeting": {"date": "2024-03-04"}}),
)
def no_meeting_date(document: Document) -> Iterator[Hit]:
    """The record has no date, or none that exists."""
    if document.date is None:
        yield Hit()


@rule(
    code="M302",
    name="impossible-date",
    title=Say("A date that does not exist", "Ett datum som inte finns"),
    severity=all_profiles("error"),
    source=Say("The calendar", "Kalendern"),
    why=Say(
        "A decision with an impossible day cannot be carried out as written; in a scan it is a misread digit.",
        "Ett beslut med ett omöjligt datum kan inte verkställas som det står; i en skanning är det en felläst siffra.",
    ),
    message=Say("there is no {date}", "{date} finns inte"),
    fires=Example(text="Utdelningen betalas den 31 juni 2024."),
    silent=Example(text="Utdelningen betalas den 30 juni 2024. Den 29 februari firas. Dnr 2024-13."),
)
def impossible_date(document: Document) -> Iterator[Hit]:
    """ISO and written dates, anywhere in the text, and in the record where there is no text."""
    for piece in document.iter_text():
        for date in iter_dates(piece.text):
            if not date.exists():
                yield Hit(
                    {"date": date.text}, line=piece.line, item=piece.item, start=date.start, end=date.end
                )
    if not document.lines:
        record = document.record
        for text in (
            record.meeting.date,
            record.adjustment.date,
            record.notice.posted,
            record.notice.removed,
        ):
            if text and parse_date(text) is None:
                yield Hit({"date": text})


@rule(
    code="M303",
    name="dates-differ",
    title=Say("The dates of the meeting differ", "Sammanträdets datum skiljer sig åt"),
    severity=all_profiles("warning"),
    source=Say(
        "Archive practice; seen in real minutes, where header and notice differ",
        "Arkivpraxis; förekommer i verkliga protokoll där sidhuvud och bevis skiljer sig",
    ),
    why=Say(
        "The file is sorted under one day and cited by another.",
        "Filen sorteras under en dag och åberopas med en annan.",
    ),
    message=Say("{where} says {other}, the minutes say {date}", "{where} anger {other}, protokollet {date}"),
    fires=Example(path="ks/2023-02-02.txt", record={"meeting": {"date": "2023-02-01"}}),
    silent=Example(path="ks/2023-02-01.txt", record={"meeting": {"date": "2023-02-01"}}),
)
def dates_differ(document: Document) -> Iterator[Hit]:
    """The date of the file name, of the running header and of each label ``Sammanträdesdatum``."""
    date = document.date
    if date is None:
        return
    name = document.path.replace("\\", "/").rsplit("/", 1)[-1]
    in_path = [
        make_date(*map(int, match.group("year", "month", "day"))) for match in _PATH_DATE.finditer(name)
    ]
    known = [found for found in in_path if found is not None]
    if known and date not in known:
        yield Hit(
            {
                "where": Say("the file name", "filnamnet"),
                "other": known[0].isoformat(),
                "date": date.isoformat(),
            }
        )
    seen = {date}
    for number, line in enumerate(document.lines, 1):
        label = _MEETING_LABEL.search(line)
        if label is None:
            continue
        for found in iter_dates(line[label.end() :]):
            if found.value is not None and found.value not in seen:
                seen.add(found.value)
                where = Say("the label of the meeting's day", "rubriken för sammanträdesdatum")
                start = label.end() + found.start
                yield Hit(
                    {"where": where, "other": found.value.isoformat(), "date": date.isoformat()},
                    line=number,
                    start=start,
                    end=label.end() + found.end,
                )
            break
    yield from _headers_that_differ(document, seen)


def _headers_that_differ(document: Document, seen: set[datetime.date]) -> Iterator[Hit]:
    """Running headers whose only text is another date, on two pages or more."""
    pages: dict[datetime.date, list[int]] = {}
    for piece in document.record.source.furniture:
        if piece.kind == "header":
            for found in iter_dates(piece.text):
                if found.value is not None and found.value not in seen:
                    pages.setdefault(found.value, []).append(piece.line)
    for value, lines in sorted(pages.items()):
        if document.date is not None:
            where = Say("the page header", "sidhuvudet")
            yield Hit(
                {"where": where, "other": value.isoformat(), "date": document.date.isoformat()}, line=lines[0]
            )


@rule(
    code="M304",
    name="times-disagree",
    title=Say("The times do not fit together", "Tiderna går inte ihop"),
    severity=all_profiles("warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "An end before the start, or a break outside the meeting, is a misread digit or a slip of the pen.",
        "Ett slut före början, eller en paus utanför mötet, är en felläst siffra eller ett skrivfel.",
    ),
    message=Say("{what}", "{what}"),
    fires=Example(record={"meeting": {"date": "2024-03-04", "start": "13:00", "end": "11:30"}}),
    silent=Example(record={"meeting": {"date": "2024-03-04", "start": "18:30", "end": "00:15"}}),
)
def times_disagree(document: Document) -> Iterator[Hit]:
    """End before start (a meeting may pass midnight), and adjournments outside the meeting."""
    meeting = document.record.meeting
    start, end = parse_clock(meeting.start), parse_clock(meeting.end)
    if start is None or end is None:
        return
    if end < start:
        if not (start >= 15 * 60 and end <= _LAST_NIGHT):
            what = Say(
                f"the meeting ends {meeting.end} before it starts {meeting.start}",
                f"sammanträdet slutar {meeting.end}, före det börjar {meeting.start}",
            )
            yield Hit({"what": what}, line=meeting.line_start)
        return
    for piece in document.iter_text():
        for match in _ADJOURNED.finditer(piece.text):
            first, last = parse_clock(match["first"]), parse_clock(match["last"])
            if first is None or last is None:
                continue
            if first < start or last > end or last < first:
                what = Say(
                    f"the adjournment {match['first']}–{match['last']} lies outside the meeting {meeting.start}–{meeting.end}",
                    f"ajourneringen {match['first']}–{match['last']} ligger utanför sammanträdet {meeting.start}–{meeting.end}",
                )
                yield Hit(
                    {"what": what}, line=piece.line, item=piece.item, start=match.start(), end=match.end()
                )


@rule(
    code="M305",
    name="next-meeting-before",
    title=Say("The next meeting is not after this one", "Nästa möte ligger inte efter detta"),
    severity=all_profiles("warning"),
    source=Say("The calendar", "Kalendern"),
    why=Say(
        "People will go by that day; the year or the month is often the old one.",
        "Folk rättar sig efter dagen; ofta är året eller månaden den gamla.",
    ),
    message=Say(
        "the next meeting {next} is not after this one, {date}",
        "nästa möte {next} ligger inte efter detta, {date}",
    ),
    fires=Example(record={"meeting": {"date": "2012-11-21", "next": [{"date": "2012-11-12"}]}}),
    silent=Example(record={"meeting": {"date": "2012-11-21", "next": [{"date": "2012-12-12"}]}}),
)
def next_meeting_before(document: Document) -> Iterator[Hit]:
    """Next meetings on the same day are in order where they are another body's, or later that day."""
    date = document.date
    for coming in document.record.meeting.next:
        day = parse_date(coming.date)
        if date is None or day is None or day > date:
            continue
        if day == date and (_is_other_body(document, coming) or _is_later(document, coming)):
            continue
        yield Hit(
            {"next": day.isoformat(), "date": date.isoformat()},
            line=coming.line_start or document.find_line(coming.text or ""),
            item=_item_of_next(document, coming),
        )


def _is_other_body(document: Document, coming: NextMeeting) -> bool:
    own = document.record.meeting.body
    return bool(coming.body and own and not is_same_body(coming.body, own))


def _is_later(document: Document, coming: NextMeeting) -> bool:
    start, own = parse_clock(coming.start), parse_clock(document.record.meeting.start)
    return start is not None and own is not None and start > own


def _item_of_next(document: Document, coming: NextMeeting) -> str | None:
    number = document.number_at(coming.line_start)
    if number is not None:
        return number
    for item in document.record.items:
        if coming.text and any(coming.text in section.text for section in item.sections):
            return item.number
    named = [item for item in document.record.items if _UPCOMING.search(item.title)]
    return named[-1].number if named else None


@rule(
    code="M306",
    name="next-meetings-differ",
    title=Say("The next meeting is given differently", "Nästa möte anges olika"),
    severity=all_profiles("warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "Two items announce the next meeting on different days; readers will go to one of them.",
        "Två punkter anger olika dagar för nästa möte; läsarna går på en av dem.",
    ),
    message=Say(
        "the next meeting is {one} in item {first} and {other} in item {second}",
        "nästa möte är {one} i punkt {first} och {other} i punkt {second}",
    ),
    fires=Example(
        text="5 Kommande möten\nNästa möte är den 2 december 2024.\n10 Nästa möte\nVi ses den 9 december 2024.",
        record={
            "meeting": {
                "date": "2024-11-04",
                "next": [{"date": "2024-12-02", "line_start": 2}, {"date": "2024-12-09", "line_start": 4}],
            },
            "items": [
                {"number": "5", "title": "Kommande möten", "span": {"line_start": 1, "line_end": 2}},
                {"number": "10", "title": "Nästa möte", "span": {"line_start": 3, "line_end": 4}},
            ],
        },
    ),
    silent=Example(
        record={"meeting": {"date": "2024-11-04", "next": [{"date": "2024-12-02"}, {"date": "2025-01-13"}]}}
    ),
)
def next_meetings_differ(document: Document) -> Iterator[Hit]:
    """First dates announced for the same body in two items; a list of dates in one item is a plan."""
    earliest: dict[str, tuple[datetime.date, NextMeeting]] = {}
    for coming in document.record.meeting.next:
        day, number = parse_date(coming.date), document.number_at(coming.line_start)
        if day is None or number is None:
            continue
        for other_number, (other_day, other) in earliest.items():
            is_same = is_same_body(coming.body or "", other.body or "") or not (coming.body and other.body)
            if other_number != number and day != other_day and is_same:
                values = {
                    "one": other_day.isoformat(),
                    "first": other_number,
                    "other": day.isoformat(),
                    "second": number,
                }
                yield Hit(values, line=coming.line_start, item=number)
        earliest.setdefault(number, (day, coming))


@rule(
    code="M307",
    name="no-chair-or-secretary",
    title=Say("No chair or no secretary named", "Ordförande eller sekreterare saknas"),
    severity=by_profile(kommun="warning", forening="warning"),
    source=Say(
        "KL 5:65: the minutes are kept on the chair's responsibility",
        "KL 5:65: protokollet förs på ordförandens ansvar",
    ),
    why=Say(
        "Someone answers for the minutes; the reader must see who.",
        "Någon ansvarar för protokollet; läsaren måste se vem.",
    ),
    message=Say("no {role} is named ({law})", "ingen {role} är namngiven ({law})"),
    fires=Example(
        record={"meeting": {"date": "2024-03-04"}, "attendance": [{"name": "Eva Ek", "role": "secretary"}]}
    ),
    silent=Example(
        record={"attendance": [{"name": "Eva Ek", "role": "secretary"}, {"name": "Ola Alm", "role": "chair"}]}
    ),
)
def no_chair_or_secretary(document: Document) -> Iterator[Hit]:
    """Neither the attendance nor the signatures name one."""
    law = (
        cite("kept_by_chair", document.date) if document.profile == "kommun" else Say("by custom", "god sed")
    )
    is_led = bool(document.chairs()) or any(person.role == "vice_chair" for person in document.present_all)
    if not is_led:
        yield Hit(
            {"role": Say("chair", "ordförande"), "law": law}, severity=None if document.has_cover else "info"
        )
    if not document.secretaries():
        yield Hit(
            {"role": Say("secretary", "sekreterare"), "law": law},
            severity=None if document.has_cover else "info",
        )


@rule(
    code="M308",
    name="body-mismatch",
    title=Say("The body is missing or not the expected one", "Organet saknas eller är inte det väntade"),
    severity=by_profile(kommun="warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "Minutes filed under the wrong body are lost to whoever looks for them.",
        "Protokoll som lagts under fel organ hittas inte av den som söker dem.",
    ),
    message=Say("{what}", "{what}"),
    fires=Example(path="kf/2024-03-04.txt", record={"meeting": {"body": "Kommunstyrelsen"}}),
    silent=Example(path="ks/2024-03-04.txt", record={"meeting": {"body": "Kommunstyrelsen"}}),
)
def body_mismatch(document: Document) -> Iterator[Hit]:
    """No body in the record, or another than the path says (by setting, or by folder and file name)."""
    body = document.record.meeting.body
    if not body:
        yield Hit({"what": Say("the body is not named", "organet är inte angivet")})
        return
    expected = body_from_path(document.path, document.settings.bodies)
    if expected is not None and not is_same_body(expected, body):
        what = Say(
            f"the minutes are of {body}, the path says {expected}",
            f"protokollet är från {body}, sökvägen anger {expected}",
        )
        yield Hit({"what": what})


@rule(
    code="M309",
    name="weekday-mismatch",
    title=Say("Weekday and date do not fit", "Veckodag och datum stämmer inte"),
    severity=all_profiles("info"),
    source=Say("The calendar", "Kalendern"),
    why=Say(
        "A cheap check on misread digits: one of the two is wrong.",
        "En enkel kontroll av feltolkade siffror: en av uppgifterna är fel.",
    ),
    message=Say("{date} was a {weekday}, not a {printed}", "{date} var en {weekday}, inte en {printed}"),
    fires=Example(text="Sammanträdet hölls måndagen den 5 mars 2024."),
    silent=Example(text="Sammanträdet hölls tisdagen den 5 mars 2024."),
)
def weekday_mismatch(document: Document) -> Iterator[Hit]:
    """Printed weekdays against the calendar; a date without year is tried in the years around the meeting."""
    english = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    for piece in document.iter_text():
        for date in iter_dates(piece.text):
            if date.weekday is None or not date.exists():
                continue
            years = [date.year] if date.year is not None else _years_around(document.date)
            days = [day for year in years if (day := make_date(year, date.month, date.day)) is not None]
            if not days or any(day.weekday() == date.weekday for day in days):
                continue
            day = days[0]
            values = {
                "date": day.isoformat(),
                "weekday": Say(english[day.weekday()], WEEKDAYS[day.weekday()]),
                "printed": Say(english[date.weekday], WEEKDAYS[date.weekday]),
            }
            yield Hit(values, line=piece.line, item=piece.item, start=date.start, end=date.end)


def _years_around(date: datetime.date | None) -> list[int]:
    return [date.year, date.year + 1, date.year - 1] if date is not None else []


def future_meetings(archive: Archive) -> Iterator[Hit]:
    """M310: meetings after the day of the check."""
    today = archive.settings.today
    for facts in archive.documents:
        if today is not None and facts.day is not None and facts.day > today:
            yield Hit({"date": facts.date, "what": Say("in the future", "i framtiden")}, path=facts.path)


@rule(
    code="M310",
    name="date-out-of-range",
    title=Say(
        "The meeting lies in the future or before 1862", "Sammanträdet ligger i framtiden eller före 1862"
    ),
    severity=all_profiles("warning"),
    source=Say("The municipal ordinances of 1862; the calendar", "1862 års kommunalförordningar; kalendern"),
    why=Say(
        "The year is misread, or minutes were written in advance.",
        "Årtalet är felläst, eller så är protokollet skrivet i förväg.",
    ),
    message=Say("the meeting {date} is {what}", "sammanträdet {date} är {what}"),
    fires=Example(record={"meeting": {"date": "1824-03-04"}}),
    silent=Example(record={"meeting": {"date": "2024-03-04"}}, settings={"today": "2024-05-01"}),
    across=future_meetings,
)
def date_out_of_range(document: Document) -> Iterator[Hit]:
    """Before the municipal ordinances; after the day of the check is told across the archive, since what
    is remembered of a document must not depend on the day."""
    date = document.date
    if date is not None and date < OLDEST:
        yield Hit(
            {
                "date": date.isoformat(),
                "what": Say("before the municipal ordinances of 1862", "före 1862 års kommunalförordningar"),
            }
        )
