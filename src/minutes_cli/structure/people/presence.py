"""For which items, and when, someone was there: ``§§ 51-58``, ``ej § 13``, ``t.o.m. kl. 11.30``.

The sign § is read as ``$``, ``&``, ``8``, ``5``, ``83`` or lost; in this place two numbers after each other
can be nothing else.  Open ends (``fr.o.m. § 5``, ``lämnade efter punkt 8``) are closed with the meeting's
first or last item where that is known, else they stay out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from minutes_cli.patterns import DIGITS, regex
from minutes_cli.structure.text.dates import find_times
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

# §, §§ and what they are read as
_SIGN = r"[§$&%](?:\s?(?:[§$&%]|[835](?=\s+\d)))?|[85s396][§$&835]?(?=\s+\d)|8[83]"
_MARK = rf"(?:{_SIGN}|paragraf(?:er(?:na)?)?|punkt(?:er(?:na)?)?|p\.|arende(?:na)?|nr)"
_NUMBER = r"\d{1,4}"
_RANGE = rf"{_NUMBER}(?:\s?[-–—−]\s?{_NUMBER})?"
_LIST = rf"{_RANGE}(?:\s?(?:,|;|och|samt|&|o)\s?(?:{_MARK}\s?)?{_RANGE}(?!\s?[.:]\d))*"
_ITEMS = regex(
    rf"""(?P<how>
        \b(?:dock\s)?(?:ej|inte|utom|utan|forutom|exkl|franvarande|jav|ej\svid|anmalde\sjav|deltar\sej|deltar\sinte)\s(?:(?:i|vid|pa|under)\s)?
      | \b(?:fr\.?\s?o\.?\s?m\.?|fran(?:\soch\smed)?|from|anlande\s\w+|kom\s\w+|ankom\s\w+|efter)\s
      | \b(?:t\.?\s?o\.?\s?m\.?|till(?:\soch\smed)?|tom|lamnade?r?\s\w+|lamnar\s\w+|gick\s\w+)\s
      )?
      (?:{_MARK}\s?)(?P<list>{_LIST})(?!\s?[.:]\d)""",
    re.VERBOSE,
    needs=DIGITS,
)
_BARE = regex(rf"^\W*(?P<how>(?:ej|inte|utom)\s)?(?P<list>{_LIST})\W*$", needs=DIGITS)
_TIME_FROM = regex(
    r"(?:fr\.?\s?o\.?\s?m\.?|fran(?:\soch\smed)?|anlande|ankom|kom|inkom|from)\W*(?:kl|ki|klockan)?\W*$"
)
_TIME_TO = regex(
    r"(?:t\.?\s?o\.?\s?m\.?|till(?:\soch\smed)?|lamnade?r?(?:\s\w+)?|gick|tom|avvek)\W*(?:kl|ki|klockan)?\W*$"
)


@frozen
class Presence:
    """When someone was there: ranges of items, ranges left out, times HH:MM; empty means throughout."""

    items: tuple[tuple[int, int], ...] = ()
    except_items: tuple[tuple[int, int], ...] = ()
    begin: str | None = None
    finish: str | None = None


def read_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of a list of item numbers.

    >>> read_ranges("186-194, 196")
    ((186, 194), (196, 196))
    """
    ranges = []
    for match in re.finditer(rf"({_NUMBER})(?:\s?[-–—−]\s?({_NUMBER}))?", text):
        low = int(match[1])
        high = int(match[2]) if match[2] else low
        if low <= high < low + 2000:
            ranges.append((low, high))
    return tuple(ranges)


def read_presence(text: str, bounds: tuple[int, int] | None = None) -> tuple[Presence, str]:
    """What a text says about when someone was there, and the text without it.

    bounds: first and last item of the meeting, where known.

    >>> read_presence("ekonomichef, §§ 43-45")[0].items
    ((43, 45),)
    >>> read_presence("tjänstgörande §38-40")[0].items
    ((38, 40),)
    >>> read_presence("ej § 47")[0].except_items
    ((47, 47),)
    """
    found = Presence()
    folded = fold(text)
    cuts: list[tuple[int, int]] = []
    for match in [*_ITEMS.finditer(folded)] or [*_BARE.finditer(folded)]:
        ranges = read_ranges(folded[match.start("list") : match.end("list")])
        if not ranges:
            continue
        cuts.append(match.span())
        found = _with_items(found, (match["how"] or "").strip(), ranges, bounds)
    for hit in find_times(text):
        if any(hit.start < end and hit.end > start for start, end in cuts):
            continue
        before = folded[: hit.start]
        told = _TIME_TO.search(before) or _TIME_FROM.search(before)
        begins = told.start() if told else hit.start
        cuts.append((begins, hit.end))
        if hit.finish:
            found = replace(found, begin=hit.begin, finish=hit.finish)
        elif _TIME_TO.search(before):
            found = replace(found, finish=hit.begin)
        elif _TIME_FROM.search(before):
            found = replace(found, begin=hit.begin)
    return found, _without(text, cuts)


def _with_items(
    found: Presence, how: str, ranges: tuple[tuple[int, int], ...], bounds: tuple[int, int] | None
) -> Presence:
    word = how.replace(".", "").replace(" ", "")
    if not word:
        return replace(found, items=found.items + ranges)
    if word.startswith(("from", "fran", "anl", "kom", "ank", "efter")):
        if bounds is None:
            return found
        return replace(found, items=(*found.items, (ranges[0][0], max(bounds[1], ranges[0][0]))))
    if word.startswith(("tom", "till", "lamna", "gick")):
        if bounds is None:
            return found
        return replace(found, items=(*found.items, (min(bounds[0], ranges[-1][1]), ranges[-1][1])))
    return replace(found, except_items=found.except_items + ranges)


def _without(text: str, cuts: list[tuple[int, int]]) -> str:
    for start, end in sorted(cuts, reverse=True):
        text = text[:start] + " " + text[end:]
    return re.sub(r"\(\s*\)", " ", text)
