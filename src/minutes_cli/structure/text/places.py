"""Place, date and time out of one text: ``Rådhuset, tisdagen den 4 mars 2014, kl. 13.00-16.45``."""

from __future__ import annotations

import re

from minutes_cli.patterns import regex
from minutes_cli.structure.text.dates import DateHit, TimeHit, find_dates, find_times, resolve
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

_WHEN = regex(
    r"(?:\b(?:man|tis|ons|tors|fre|lor|son)dag(?:en)?s?\b|\bden(?=\W*$)|\b(?:kl|ki|klockan|datum|mellan)\b\.?|\bk[\]})!|]\.?(?=\W)|\bden\b(?=\s*(?:[,.]|$)))"
)
_BREAK = regex(
    r"[.;,(]?\s*\b(?:ajourner\w*|paus|\w*uppehall|samt fortsatt|sammantradet ajournera\w*)\b.*",
    re.DOTALL,
    needs=("ajourner", "paus", "uppehall", "samt fortsatt"),
)
_EMPTY = regex(r"(?:\s*,){2,}|,\s*(?=[,.;]|$)|\(\s*\)")
_LEAD = regex(r"^(?:[\W_]+|(?:i|pa|vid|och|den|plats|tid|datum)\b[:.]?\s*(?=[^\W_]))+")
_SHORT = 3


@frozen
class WhenWhere:
    """What a text says of time and place.  dates, times: in order; place: the rest of the words."""

    dates: tuple[DateHit, ...]
    times: tuple[TimeHit, ...]
    place: str | None

    def iso(self, anchor: str | None = None) -> str | None:
        """The first date that is certain."""
        for hit in self.dates:
            date = resolve(hit, anchor)
            if date:
                return date
        return None


def read_when_where(text: str) -> WhenWhere:
    """Dates, times and place of a text.

    >>> read_when_where("Kansliet, måndag 7 juni 2016 kl. 11.00").place
    'Kansliet'
    """
    dates = tuple(find_dates(text, loose=True))
    times = tuple(find_times(text))
    return WhenWhere(dates, times, _place(text, dates, times))


def _place(text: str, dates: tuple[DateHit, ...], times: tuple[TimeHit, ...]) -> str | None:
    stop = _BREAK.search(fold(text))
    kept = list(text if stop is None else text[: stop.start()])
    for start, end in [*((hit.start, hit.end) for hit in dates), *((hit.start, hit.end) for hit in times)]:
        for at in range(start, min(end, len(kept))):
            kept[at] = "\0"
    rest = re.sub(r"\0+", " , ", "".join(kept))
    folded = fold(rest)
    for match in reversed(list(_WHEN.finditer(folded))):
        rest = rest[: match.start()] + " , " + rest[match.end() :]
    rest = re.sub(r"\s+", " ", rest)
    rest = re.sub(r"\s+,", ",", rest)
    rest = _EMPTY.sub(",", _EMPTY.sub(",", rest))
    rest = re.sub(r"\s*,\s*", ", ", rest).strip(" ,.;:-–—_|=+")
    lead = _LEAD.match(fold(rest))
    if lead and not rest[lead.end() :][:1].islower():
        rest = rest[lead.end() :]
    return rest if sum(char.isalpha() for char in rest) >= _SHORT else None
