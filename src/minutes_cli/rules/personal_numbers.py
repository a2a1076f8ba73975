"""Swedish personal identity numbers: how they are found, told from other numbers, and masked.

A personnummer is YYMMDD-NNNC or YYYYMMDD-NNNC (``+`` for ``-`` from the year of a person's hundredth
birthday), C by the Luhn algorithm over the ten digits; a samordningsnummer is the same with 60 added to
the day (SKV 704, SKV 707).  An organisation number has the same shape, but its third digit is at least
2, so that its month is at least 20.  Scans put spaces into digits and read 0 as O and 1 as l.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import Literal

from minutes_cli.patterns import DIGITS, regex
from minutes_cli.values import frozen

Kind = Literal["personnummer", "samordningsnummer"]

_D = r"[0-9OolI]"
CANDIDATE = regex(
    rf"""
    (?<![\w/§-]) (?<!\d[.,:])
    (?P<birth> (?:(?:1[89]|2[0O])[ ]?)? (?:{_D}[ ]?){{5}}{_D} )
    (?P<mark> [ ]?[-–—‐‑−+][ ]? | [ ] | )
    (?P<tail> (?:{_D}[ ]?){{3}}{_D} )
    (?![\w/]|[-–.,:]\d)
    """,
    re.VERBOSE,
    needs=DIGITS,
)
_LETTERS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})


@frozen
class PersonalNumber:
    """A number found in a text; start and end are code points, the last four digits are at tail."""

    kind: Kind
    start: int
    end: int
    tail: int
    is_certain: bool
    masked: str


def iter_personal_numbers(text: str) -> Iterator[PersonalNumber]:
    """Yield the personal and coordination numbers of a text: date valid and check digit right.

    >>> [number.masked for number in iter_personal_numbers("Eva Ek, 640823-3234, org.nr 556712-4481")]
    ['640823-****']
    """
    for number in iter_candidates(text):
        if number.is_certain:
            yield number


def iter_candidates(text: str) -> Iterator[PersonalNumber]:
    """Yield whatever has the shape and a valid date; is_certain says whether the check digit is right too."""
    for match in CANDIDATE.finditer(text):
        birth = match["birth"].replace(" ", "").translate(_LETTERS)
        tail = match["tail"].replace(" ", "").translate(_LETTERS)
        if not match["mark"].strip() and not _is_plausible_unmarked(match):
            continue
        kind = _kind_of(birth)
        if kind is None or tail == "0000":
            continue
        yield PersonalNumber(
            kind=kind,
            start=match.start(),
            end=match.end(),
            tail=match.start("tail"),
            is_certain=is_luhn(birth[-6:] + tail),
            masked=f"{birth}-****",
        )


def mask(text: str) -> str:
    """The text with the last four digits of every personal number starred; its length stays.

    Numbers with a wrong check digit are starred too: a scan may have misread one of the digits.

    >>> mask("Eva Ek, 19640823-3234")
    'Eva Ek, 19640823-****'
    """
    for number in iter_candidates(text):
        tail = text[number.tail : number.end]
        stars = re.sub(r"\S", "*", tail)
        text = text[: number.tail] + stars + text[number.end :]
    return text


def is_luhn(digits: str) -> bool:
    """Whether ten digits end in their check digit (Luhn, weights 2 1 2 1 ...)."""
    total = 0
    for place, digit in enumerate(digits):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _kind_of(birth: str) -> Kind | None:
    """Which kind a birth date of 6 or 8 digits makes; None where there is no such day."""
    month, day = int(birth[-4:-2]), int(birth[-2:])
    kind: Kind = "personnummer"
    if day > 60:
        kind, day = "samordningsnummer", day - 60
    if not 1 <= month <= 12:
        return None
    years = (
        [int(birth[:4])] if len(birth) == 8 else [int(f"{century}{birth[:2]}") for century in (18, 19, 20)]
    )
    return kind if any(1 <= day <= calendar.monthrange(year, month)[1] for year in years) else None


def _is_plausible_unmarked(match: re.Match[str]) -> bool:
    """Whether digits without a hyphen can be a personal number: ten or twelve of them in one run, or a
    birth date and four digits apart; not thousands of kronor or a telephone number."""
    digits = match["birth"] + match["mark"] + match["tail"]
    runs = [len(run) for run in digits.split(" ")]
    return (digits.isdigit() and len(digits) in (10, 12)) or runs in ([6, 4], [8, 4])
