"""M: the day of the meeting."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from minutes_cli.language.months import WEEKDAYS
from minutes_cli.patterns import regex
from minutes_cli.rules.dates import iter_dates, make_date, parse_date
from minutes_cli.rules.document import Document
from minutes_cli.rules.facts import Archive
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule

_PATH_DATE = regex(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_.]?(?P<month>0[1-9]|1[0-2])[-_.]?(?P<day>[0-3]\d)(?!\d)"
)
_MEETING_LABEL = regex(r"\bsammanträdesdatum\b|\bmötesdatum\b|\bsammanträdesdag\b", re.IGNORECASE)
OLDEST = datetime.date(1862, 3, 21)  # the municipal ordinances of 1862


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
    for piece, date in document.written_dates:
        if not date.exists():
            yield Hit({"date": date.text}, line=piece.line, item=piece.item, start=date.start, end=date.end)
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
    for piece, date in document.written_dates:
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
    silent=Example(record={"meeting": {"date": "2024-03-04"}}, settings={"today": datetime.date(2024, 5, 1)}),
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
