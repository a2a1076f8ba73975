"""Dates and times in running Swedish, as minutes write them, read through OCR damage.

Input: a text.  Output: :class:`DateHit` and :class:`TimeHit` with their offsets in it.
Forms: ``2014-03-06``, ``20140306``, ``140306``, ``den 6 mars 2014``, ``6 mars -14``, ``6/3``, ``6/3 2014``,
``12.6.2014`` and the same without a year.  A date without a year is resolved only by :func:`resolve`, and
only where the meeting's own date makes it certain.  Digits may be read as letters (``l9:00``, ``2O14``) and
a year may have a gap (``202 1``).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from minutes_cli.language.months import MONTHS
from minutes_cli.patterns import regex
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

_SHORT_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
_WEEKDAYS = ("mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")

_DIGIT = r"[0-9OoQlI|!SBZ]"
_AS_DIGIT = str.maketrans("OoQqlI|!SsBbZz", "00001111558622")
_DASH = r"\s?[-–—−‐~]\s?"
_ISO = regex(
    rf"""(?<![\w/.])
    (?P<year>[12l|]\s?{_DIGIT}\s?{_DIGIT}\s?{_DIGIT}) {_DASH}
    (?P<month>[01OolI|]\s?{_DIGIT}) {_DASH} (?P<day>[0-3OolI|]\s?{_DIGIT})
    (?![\w])""",
    re.VERBOSE,
    needs=tuple("-–—−‐~"),
)
_COMPACT = regex(r"(?<![\w/.:-])(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?![\w/-])")
_SIX = regex(r"(?<![\w/.:-])(?P<year>\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?![\w/-])")
_SHORT = regex(r"(?<![\w/.:-])(?P<year>\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\w/-])", needs=("-",))
_LONG = regex(
    rf"""(?<![\w.,:/-])
    (?P<den>den\s+)? (?:(?P<first>\d{{1,2}})(?:\s?[-–—−]\s?|\s+och\s+))?
    (?P<day>[0-3lIO|]?{_DIGIT}) (?::[ea])? [.]? \s{{1,3}}
    (?P<month>0?[^\W\d_]{{2,10}}[016]?[^\W\d_]{{0,8}}) [.]?
    (?: [,]? \s{{1,3}} (?P<year>[12l|]\s?[089OoQ]\s?{_DIGIT}\s?{_DIGIT}) (?![\w])
      | \s? [-'’] (?P<short>\d\d) (?!\w) )?""",
    re.VERBOSE | re.IGNORECASE,
)
_DOTTED = regex(
    r"(?<![\w.])(?P<day>[0-3]?\d)\s?\.\s?(?P<month>[01]?\d)\s?\.\s?(?P<year>(?:19|20)\d\d)(?!\w)",
    needs=(".",),
)
_SLASH = regex(
    r"""(?<![\w/.-]) (?P<day>[0-3]?\d) / (?P<month>[01]?\d) (?![\w/])
    (?: (?:\s|\s?[-–]\s?) (?P<year>(?:19|20)\d\d|\d\d) (?![\w.:]) )?""",
    re.VERBOSE,
    needs=("/",),
)
_MAY_HOLD_DATE = regex(r"\d|den", re.IGNORECASE)  # ``den ll mars`` has lost its digits
_LINE = 400  # characters
_WEEKDAY = regex(r"(\w{3,4}dag)(?:en)?[,]?\s*(?:den\s*)?$")
_CLOCK = rf"(?:[01lIO|]?{_DIGIT}|2[0-4])"
_TIME = regex(
    rf"""(?<![\w.,:/-])
    (?P<kl>(?:kl|ki|k1|k[|!]|kI|klockan|klocken|Kl|Ki|KI|Klockan)\s?[.:,]?\s{{0,3}})?
    (?P<h1>{_CLOCK}) (?:\s?[.:,]\s?(?P<m1>[0-5OolI]{_DIGIT}))?
    (?: \s* (?:[-–—−~]{{1,3}}|till|t\.?o\.?m\.?) \s* (?:kl\.?\s*)?
        (?P<h2>{_CLOCK}) (?:\s?[.:,]\s?(?P<m2>[0-5OolI]{_DIGIT}))? )?
    (?! [\w] | [-–/.:,]\d )""",
    re.VERBOSE,
)


@frozen
class DateHit:
    """A date in a text.

    start, end: offsets.  year: None where none is printed.  weekday: 0 = Monday, None where none is
    printed.  raw: as printed.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None
    raw: str

    @property
    def iso(self) -> str | None:
        """The date in ISO form; None without a year or when there is no such day."""
        return iso_date(self.year, self.month, self.day) if self.year else None


@frozen
class TimeHit:
    """A time, or a time range, in a text.  begin, finish: HH:MM, finish None where there is one time."""

    start: int
    end: int
    begin: str
    finish: str | None
    marked: bool  # "kl" stands before it


def iso_date(year: int, month: int, day: int) -> str | None:
    """ISO form of a date, None when there is no such day.

    >>> iso_date(2024, 6, 31) is None
    True
    """
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def find_dates(text: str, loose: bool = False) -> list[DateHit]:
    """Dates of a text in order of place.

    loose: also forms that are dates only where a date is expected: ``6/3``, ``140306``.

    >>> [hit.iso for hit in find_dates("den 4 mars 2014 och 2014-03-11")]
    ['2014-03-04', '2014-03-11']
    >>> [hit.iso for hit in find_dates("den 26-27 januari 2002")]  # the first of several days
    ['2002-01-26']
    """
    if not _MAY_HOLD_DATE.search(text):
        return []
    return list(_read_dates(text, loose) if len(text) <= _LINE else _dates(text, loose))


def _dates(text: str, loose: bool) -> tuple[DateHit, ...]:
    hits: list[DateHit] = []
    for hit in _candidates(text, loose):
        if all(hit.end <= other.start or hit.start >= other.end for other in hits):
            hits.append(hit)
    return tuple(sorted(hits, key=lambda hit: hit.start))


_read_dates = lru_cache(8192)(_dates)  # a line is read for many ends


def find_times(text: str, bare: bool = True) -> list[TimeHit]:
    """Times of a text in order of place; dates in it are passed over.

    bare: also times that have no ``kl`` before them (they must then have minutes).

    >>> [(hit.begin, hit.finish) for hit in find_times("kl. 13.00-16.45")]
    [('13:00', '16:45')]
    """
    dates = find_dates(text, loose=True)
    hits: list[TimeHit] = []
    for match in _TIME.finditer(text):
        if any(match.start("h1") < hit.end and match.end() > hit.start for hit in dates):
            continue
        marked = match["kl"] is not None
        if not marked and (not bare or match["m1"] is None):
            continue
        begin = _clock(match["h1"], match["m1"])
        finish = _clock(match["h2"], match["m2"]) if match["h2"] and (match["m2"] or marked) else None
        if begin is None or not re.search(r"\d", match["h1"] + (match["m1"] or "")):
            continue
        hits.append(TimeHit(match.start(), match.end(), begin, finish, marked))
    return hits


def resolve(hit: DateHit, anchor: str | None, forward: bool = True) -> str | None:
    """The date with its year, None where that is not certain.

    anchor: ISO date of the meeting.  forward: the date lies on or after the meeting (adjustment, notice,
    next meeting); else it lies before it.  Certain means: within ten months of the anchor on that side,
    and on the weekday that is printed.
    """
    if hit.year:
        return hit.iso
    if anchor is None:
        return None
    base = datetime.date.fromisoformat(anchor)
    for year in (base.year, base.year + 1) if forward else (base.year, base.year - 1):
        iso = iso_date(year, hit.month, hit.day)
        if iso is None:
            continue
        date = datetime.date.fromisoformat(iso)
        distance = (date - base).days if forward else (base - date).days
        if 0 <= distance <= 300:
            if hit.weekday is not None and date.weekday() != hit.weekday:
                return None
            return iso
    return None


def month_number(word: str) -> int | None:
    """The month that a word names, OCR damage allowed; None when it names none or two.

    >>> month_number("oktober"), month_number("0ktober"), month_number("okt"), month_number("maria")
    (10, 10, 10, None)
    """
    folded = fold(word).strip(".").replace("0", "o")
    if folded in MONTHS:
        return MONTHS.index(folded) + 1
    if folded in _SHORT_MONTHS:
        return _SHORT_MONTHS[folded]
    if len(folded) < 4:
        return None
    limit = 1 if len(folded) < 7 else 2
    near = [
        n
        for n, name in enumerate(MONTHS, 1)
        if Levenshtein.distance(folded, name, score_cutoff=limit) <= limit
    ]
    return near[0] if len(near) == 1 else None


def _candidates(text: str, loose: bool) -> Iterator[DateHit]:
    for match in _ISO.finditer(text):
        yield from _numeric(text, match)
    for match in _LONG.finditer(text):
        yield from _spelled(text, match)
    for pattern in (_DOTTED, _COMPACT):
        for match in pattern.finditer(text):
            yield from _numeric(text, match)
    if loose:
        for pattern in (_SLASH, _SIX, _SHORT):
            for match in pattern.finditer(text):
                yield from _numeric(text, match)


def _numeric(text: str, match: re.Match[str]) -> Iterator[DateHit]:
    month, day = _number(match["month"]), _number(match["day"])
    year = full_year(_number(match["year"])) if match["year"] else None
    if not 1 <= month <= 12 or not 1 <= day <= 31 or (year is not None and not 1600 <= year <= 2200):
        return
    if sum(char.isdigit() for char in match[0]) * 2 < sum(
        char.isalnum() or char in "|!" for char in match[0]
    ):
        return
    yield DateHit(match.start(), match.end(), year, month, day, _weekday(text, match.start()), match[0])


def _spelled(text: str, match: re.Match[str]) -> Iterator[DateHit]:
    month = month_number(match["month"])
    if month is None:
        return
    year = match["year"] or match["short"]
    exact = fold(match["month"]).strip(".") in MONTHS
    if not exact and not match["den"] and not year:
        return
    if not any(char.isdigit() for char in match["day"]) and not (match["den"] and exact):
        return
    day = _number(match["day"])
    if not 1 <= day <= 31:
        return
    end = match.end() if year else match.end("month")
    number = full_year(_number(year)) if year else None
    weekday = _weekday(text, match.start())
    if match["first"] and int(match["first"]) in range(1, day):  # a meeting of several days: its first
        day, weekday = int(match["first"]), None  # the weekday before it may be the last one's
    yield DateHit(match.start(), end, number, month, day, weekday, text[match.start() : end])


def _number(text: str) -> int:
    digits = re.sub(r"\D", "", text.translate(_AS_DIGIT))
    return int(digits) if digits else 0


def full_year(year: int) -> int:
    """A year of two digits in the century that minutes are from: 40-99 are 19xx."""
    return year if year >= 100 else year + (1900 if year >= 40 else 2000)


def _weekday(text: str, start: int) -> int | None:
    match = _WEEKDAY.search(fold(text[max(0, start - 18) : start]))
    if not match:
        return None
    near = [n for n, day in enumerate(_WEEKDAYS) if Levenshtein.distance(match[1], day, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else None


def _clock(hour: str, minute: str | None) -> str | None:
    h, m = _number(hour), _number(minute) if minute else 0
    return f"{h:02d}:{m:02d}" if h <= 24 and m < 60 else None
