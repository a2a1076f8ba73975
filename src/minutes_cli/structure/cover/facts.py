"""Which meeting it was: date, times, place, body, organisation, number.

Sources in order of weight: the cover's ``Plats och tid``, labelled dates, the title or first sentence, the
running header.  A date that several sources agree on wins; where two disagree the better source does.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

from minutes_cli.patterns import regex
from minutes_cli.records.models import Meeting, Profile
from minutes_cli.structure.cover.bodies import of_organisation, read_body
from minutes_cli.structure.cover.organisations import read_organisation
from minutes_cli.structure.forms.fields import Fields
from minutes_cli.structure.forms.labels import find_labels
from minutes_cli.structure.text.dates import find_dates, find_times
from minutes_cli.structure.text.document import Document, TextLine
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.joining import ends_sentence, join_lines
from minutes_cli.structure.text.places import read_when_where

_NUMBER = regex(
    r"\b(?:anteckningar|\w*mote|\w*protokoll|byggmotesanteckningar)(?:\W{1,3}(?:nr\W{0,2})?|nr\W{0,2})"
    r"(?P<number>\d{1,3}(?:/(?:19|20)?\d\d(?:-(?:19|20)?\d\d)?)?)\b(?!\s?(?:[-–.:]\s?\d|\(|av\b|\d\d?\s\d))"
    r"(?!\s(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec))"
)
_NUMBERED = regex(r"\bnr\.?\s?(?P<number>\d{1,3}(?:/(?:19|20)?\d\d)?)\b")
_NO_MEETING_DATE = regex(r"juster|anslag|uppsatt|nedtag|overklag|publicer|sista dag|kallelse|nasta|datera")
_STAMP = regex(r"\b(?:INK[O0]\w{1,2}|ANKOM|Ank(?:om)?\.)\b")
_SPACED = regex(r"\d{4}\s?-\s?\d\d\s?-\s\d\d|\d{4}\s-\s?\d\d")  # as a stamp sets it
_KIND = regex(r"\b(ordinarie|extra|konstituerande)\b")
_AFTER_TIME = regex(
    r"\s*(?:,\s*(?:i|på|pa|vid|å)\b|,|\b(?:i|på|pa|vid|å|4)\b)\s*(?P<place>[^\W\d_][^.;:]{3,60})"
)
_ROOM_AFTER = regex(
    r"\s+(?P<place>[A-ZÅÄÖ]\w*(?:rum|salen|huset|gården|lokalen|skolan)(?:met)?\b[^.;:]{0,40})$"
)
_BEFORE_TIME = regex(r".*\b(?:i|på|pa|vid|å)\s+(?P<place>[^\W\d_][^.;:]{3,40}?),?\s*$")
_NO_PLACE = regex(
    r"\b(?:narvarande|mote\w*|styrelse\w*|sammantrade\w*|stamma\w*|protokoll\w*|\w*forening(?:en)?s?|ordforande\w*)\b"
)
_WHERE = regex(r"plats|lokal|\bvar\b")
_HELD = regex(r"\b(?:fort|hallet|hallits|sammantrade|mote)\b")
_TITLE = regex(r"\W*(?:\w*protokoll|\w*anteckningar)\b.{0,40}(?:mote|stamma|traff)")
_MEETS = regex(r"mote|protokoll|anteckning|stamma|sammantrade|traff")
_TITLE_LINES = 6
_OPENING = 6  # lines that the first sentence can take
_WEEKDAY_END = regex(r"\s*(?:\w+dag(?:en)?\s*)?(?:den\s*)?$")
_CLOCK_END = regex(r"\b(?:kl|klockan)\W*$")
_OPENED = regex(r"\b(?:opp?n(?:a|ar|ade|ades|at|ande|as)|inled(?:er|de))\b")
_CLOSED = regex(r"\b(?:avsluta\w*|hoj[ed]\w*)\b")
_HOUSE = regex(
    r"^[^.:]*(?:huset|salen|garden|skolan|kontoret|lokalen?|aulan|kansliet|biblioteket|hotell\w*|rum\b|teams|zoom)"
)
_LONGEST_PLACE = 80
_HEAD_LINES = 60  # lines in which a meeting says which it is


def read_meeting(document: Document, fields: Fields, profile: Profile | None = None) -> Meeting:
    """The meeting's facts but for its items' range and the next meetings.

    profile: outside municipalities the first item tells when the meeting began, where nothing else does.
    """
    meeting = Meeting()
    head = _head(document)
    _set_date(meeting, fields, document, head)
    _set_times(meeting, fields, document, head)
    if meeting.start is None and profile != "kommun":
        meeting.start = _opening_time(document)
    _set_names(meeting, fields, document, head)
    return meeting


def _head(document: Document) -> list[TextLine]:
    """The lines before the first item, furniture of the first page included."""
    stop = (
        document.items[0].heading_lines[0].number
        if document.items and document.items[0].heading_lines
        else None
    )
    lines = [line for line in document.all_lines if stop is None or line.number < stop]
    return [line for line in lines if not line.is_blank][:_HEAD_LINES]


def _set_date(meeting: Meeting, fields: Fields, document: Document, head: Sequence[TextLine]) -> None:
    weights: Counter[str] = Counter()
    places: dict[str, tuple[int, int]] = {}
    yearless: list[tuple[str, int, int]] = []
    for each in fields.named("place_time", "meeting_date"):
        weight = 5 if each.name == "place_time" else 3
        for value in each.values:
            for hit in value.dates[:1]:
                if hit.iso:
                    weights[hit.iso] += weight
                    places.setdefault(hit.iso, (value.line, value.line_end))
                else:
                    yearless.append((hit.raw, hit.month, hit.day))
    for line, weight in _dated_lines(document, head):
        for hit in find_dates(line.text):
            if hit.iso:
                weights[hit.iso] += weight
                places.setdefault(hit.iso, (line.number, line.number))
    opening = _opening(head)
    for hit in find_dates(join_lines(opening)):
        if hit.iso and hit.iso not in weights:  # broken over two lines
            weights[hit.iso] += 2
            places[hit.iso] = (opening[0].number, opening[-1].number)
    for line in head[:_TITLE_LINES] if not weights else ():  # ``Styrelsemöte 21-09-14``
        if _MEETS.search(line.folded):
            for hit in find_dates(line.text, loose=True):
                if hit.iso:
                    weights[hit.iso] += 1
                    places.setdefault(hit.iso, (line.number, line.number))
    for _, month, day in yearless:
        for iso in weights:
            if int(iso[5:7]) == month and int(iso[8:]) == day:
                weights[iso] += 5
    if weights:
        meeting.date = max(weights, key=lambda iso: (weights[iso], -places[iso][0]))
        meeting.line_start, meeting.line_end = places[meeting.date]


def _dated_lines(document: Document, head: Sequence[TextLine]) -> Iterable[tuple[TextLine, int]]:
    """Lines whose date can be the meeting's, and how much they weigh."""
    taken: set[int] = set()
    stamped = {
        below.number
        for index, line in enumerate(head[:14])
        if _STAMP.search(line.text)
        for below in head[index : index + 3]
    }
    for line in head[:14]:
        if line.number in stamped and _SPACED.search(line.text):
            taken.add(line.number)
        elif not _NO_MEETING_DATE.search(line.folded):
            taken.add(line.number)
            yield line, 2
    for entry in document.furniture[:200]:
        if entry.line.number not in taken and not _NO_MEETING_DATE.search(entry.line.folded):
            yield entry.line, 1


def _set_times(meeting: Meeting, fields: Fields, document: Document, head: Sequence[TextLine]) -> None:
    labelled = [each for each in fields.named("place_time") if each.values]
    where = [each for each in labelled if _WHERE.search(fold(each.text))]
    said = [each.joined for each in labelled]
    texts = list(said)
    if not any(find_times(text) for text in texts):
        told = [line for line in head[:12] if _tells_when(line)] or [
            line for line in head[:6] if _tells_hours(line)
        ]
        texts += [join_lines(_opening(head)), *(line.stripped for line in told)]
    for text in texts:
        when = read_when_where(text)
        if when.times and meeting.start is None:
            meeting.start, meeting.end = when.times[0].begin, when.times[0].finish
        if meeting.place is None:
            meeting.place = when.place if text in said else _place_after(text)
    if where and len(where) < len(labelled):  # ``Datum: april 15-16`` is none
        meeting.place = read_when_where(where[0].joined).place or meeting.place
    if meeting.place is None and not fields.named("place_time"):
        meeting.place = _place_below(head)
    if meeting.end is None:
        meeting.end = _closing_time(document)


def _place_below(head: Sequence[TextLine]) -> str | None:
    """The place on the line under the unlabelled day and hours, where it is a kind of house or room."""
    for line, below in itertools.pairwise(head):
        if _tells_when(line):
            is_short = len(below.stripped) < _LONGEST_PLACE and not find_dates(below.text)
            return below.stripped.strip(" .,") if is_short and _HOUSE.search(below.folded) else None
    return None


def _place_after(text: str) -> str | None:
    """The place that a sentence names after day and hour: ``… kl 18.00 i Sockenstugan``."""
    end = max([hit.end for hit in find_dates(text)] + [hit.end for hit in find_times(text)], default=None)
    if end is None:
        return None
    room = _ROOM_AFTER.match(text, end)
    if room:
        return room["place"].strip(" .,")
    after = _AFTER_TIME.match(text, end)
    if after and not _NO_PLACE.search(fold(after["place"])):
        return after["place"].strip(" .,")
    start = min([hit.start for hit in find_dates(text)] + [hit.start for hit in find_times(text)])
    before = _BEFORE_TIME.search(_WEEKDAY_END.sub("", text[:start]))
    return before["place"].strip(" .,") if before and not _NO_PLACE.search(fold(before["place"])) else None


def _tells_when(line: TextLine) -> bool:
    """Whether an unlabelled line is the meeting's day and hours."""
    return bool(find_dates(line.text)) and any(hit.finish or hit.marked for hit in find_times(line.text))


def _tells_hours(line: TextLine) -> bool:
    """Whether an unlabelled line says from when to when: ``Storgatan 50, kl 08.30 - 11.45``."""
    return any(hit.finish and hit.marked for hit in find_times(line.text))


def _opening(head: Sequence[TextLine]) -> list[TextLine]:
    """The first sentence: ``Protokoll fört vid sammanträde … torsdagen den 12 mars 1998 kl 18.00``."""
    first = head[:10]
    named = [place for place, line in enumerate(first) if _HELD.search(line.folded)]
    titled = [place for place, line in enumerate(first) if _TITLE.match(line.folded)]
    paragraphs = [_paragraph(head, place) for place in (*named, *titled)]
    dated = [lines for lines in paragraphs if find_dates(join_lines(lines))]
    return next(iter(dated or paragraphs), [])


def _paragraph(head: Sequence[TextLine], start: int) -> list[TextLine]:
    """The lines that go on from one, up to the end of a sentence or to a label."""
    parts = [head[start]]
    for following in head[start + 1 : start + _OPENING]:
        apart = following.number - parts[-1].number
        awaits_hour = _CLOCK_END.search(parts[-1].folded) is not None
        is_apart = apart > 2 or (apart == 2 and not (following.stripped[:1].islower() or awaits_hour))
        if is_apart or find_labels(following.text):
            break
        goes_on = following.stripped[:1].islower() or following.stripped[:1].isdigit()
        if ends_sentence(parts[-1].text) and not goes_on:
            break
        parts.append(following)
    return parts


def _opening_time(document: Document) -> str | None:
    """When the meeting was opened, as its first item says."""
    first = [line for item in document.items[:2] for line in (*item.heading_lines, *item.lines)]
    for lines in (document.cover[:_HEAD_LINES], first):
        for line in lines:
            if _OPENED.search(line.folded):
                times = find_times(line.text, bare=False) or find_times(line.text)
                if times:
                    return times[0].begin
    return None


def _closing_time(document: Document) -> str | None:
    """When the meeting was closed, as its last item says."""
    for item in document.items[-2:]:
        for line in (*item.heading_lines, *item.lines):
            if _CLOSED.search(line.folded):
                times = find_times(line.text, bare=False) or find_times(line.text)
                if times:
                    return times[-1].finish or times[-1].begin
    return None


def _set_names(meeting: Meeting, fields: Fields, document: Document, head: Sequence[TextLine]) -> None:
    opening = " ".join(line.stripped for line in head[:8])
    organ = next((each.joined for each in fields.named("organ") if each.values), None)
    headers = [
        entry.line.stripped for entry in document.furniture[:60] if entry.kind in ("header", "letterhead")
    ]
    candidates = [*headers, *(line.stripped for line in head[:12])]
    owner, organ = of_organisation(organ) if organ else (None, None)
    meeting.body = organ or read_body(candidates, opening, document)
    named = owner or next((each.joined for each in fields.named("organisation") if each.inline), None)
    footers = [entry.line.stripped for entry in document.furniture[:60] if entry.kind == "footer"]
    meeting.organisation = named or read_organisation([*candidates, *footers], opening)
    if meeting.place and meeting.organisation and fold(meeting.place) == fold(meeting.organisation):
        meeting.place = None  # ``möte i Byviks båtklubb``: whose it was
    match = _KIND.search(fold(opening))
    if match and (meeting.body is None or match[1] not in fold(meeting.body)):
        meeting.kind = match[1]
    for text in (opening, *headers):
        found = _NUMBER.search(fold(text)) or (_NUMBERED.search(fold(text)) if "mote" in fold(text) else None)
        if found:
            meeting.number = found["number"]
            break
