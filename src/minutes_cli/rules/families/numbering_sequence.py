"""N: does every number come once, and in order?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from minutes_cli.patterns import regex
from minutes_cli.records.models import Item
from minutes_cli.rules.document import Document
from minutes_cli.rules.families.numbering_cases import FIVE
from minutes_cli.rules.families.numbering_marks import shown
from minutes_cli.rules.item_numbers import plain_number, split_number
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, rule
from minutes_cli.rules.people import fold_name
from minutes_cli.rules.sequences import Gap, iter_gaps, sequences

_CONTINUED = regex(r"\bforts(?:\.|ättning)?\b", re.IGNORECASE)
_PRINTED = regex(r"^\s*(?:\w{2,5}\s*)?§?\s*(?P<number>\d{1,4})\s*[.):§]?\s*$")
_SIGN_HEAD = regex(r"^\s*(?:\w{2,5}\s+)?§\s*(?P<number>\d{1,4})(?![\d,:–-])(?:\s|$)")
_NUMBER_HEAD = regex(r"^\s*(?P<number>\d{1,3})[.)]?\s+[A-ZÅÄÖ]\w+")


def is_certain(document: Document, item: Item) -> bool:
    """Whether an item's number was read from the page and not inferred."""
    return "number" not in item.derived and not (document.is_damaged and item.mark == "none")


@rule(
    code="N102",
    name="duplicate-number",
    title=Say("The same number twice", "Samma nummer två gånger"),
    severity=all_profiles("error"),
    source=Say(
        "Archive practice: a decision is cited by its §", "Arkivpraxis: ett beslut åberopas med sin paragraf"
    ),
    why=Say(
        "Two decisions with one number cannot be told apart when they are cited, appealed or enforced.",
        "Två beslut med samma nummer kan inte skiljas åt när de åberopas, överklagas eller verkställs.",
    ),
    message=Say("{number} occurs twice (lines {lines})", "{number} förekommer två gånger (rad {lines})"),
    fires=Example(
        record={"items": [*FIVE[:3], {"number": "43", "title": "Ett annat ärende", "mark": "§"}, FIVE[4]]}
    ),
    silent=Example(
        record={"items": [*FIVE[:3], {"number": "43", "title": "Ärende 43, forts.", "mark": "§"}, *FIVE[3:]]}
    ),
)
def duplicate_number(document: Document) -> Iterator[Hit]:
    """A number again in one sequence; ``forts.`` and a repeated heading after a page break are none."""
    for run in sequences(document.record.items):
        seen: dict[tuple[int, ...], Item] = {}
        for item in run:
            number = split_number(item.number)
            if number is None:
                continue
            first = seen.setdefault(number, item)
            if first is item or _is_continuation(first, item):
                continue
            places = [document.line_of(first), document.line_of(item)]
            following = _successor(run, item)
            because = None
            if following is not None and following not in {split_number(other.number) for other in run}:
                expected = ".".join(map(str, following))
                because = Say(f"the second is probably {expected}", f"det andra är troligen {expected}")
            yield Hit(
                {"number": shown(item), "lines": ", ".join(str(line) for line in places if line) or "–"},
                line=places[1] if places[1] != places[0] else document.line_of(item),
                item=item.number,
                because=because,
                severity=None if is_certain(document, item) and is_certain(document, first) else "warning",
            )
    yield from _printed_twice(document)
    known = {plain_number(item.number): item for item in document.record.items}
    for found, line, printed in _swallowed_headings(document):
        other = known.get(printed)
        if other is not None:
            mark = "§ " if other.mark == "§" else ""
            yield Hit(
                {"number": f"{mark}{printed}", "lines": f"{document.line_of(other) or '–'}, {line}"},
                line=line,
                item=str(printed),
                because=Say(f"the second is probably {found.first}", f"det andra är troligen {found.first}"),
                severity="warning" if document.is_damaged else None,
            )


def _swallowed_headings(document: Document) -> Iterator[tuple[Gap, int, int]]:
    """Where a number is missing: a line apart, between its neighbours, that begins with a lower number in the
    same style.  Its item was taken for text of the one before."""
    for run in sequences(document.record.items):
        for found in iter_gaps(run):
            start, end = document.line_of(found.before), document.line_of(found.after)
            last = plain_number(found.before.number)
            if not start or not end or last is None or found.before.mark == "none":
                continue
            head = _SIGN_HEAD if found.before.mark == "§" else _NUMBER_HEAD
            for number in range(start + 1, min(end, len(document.lines) + 1)):
                match = head.match(document.lines[number - 1])
                if match is None or document.lines[number - 2].strip() or number in document.furniture_lines:
                    continue
                printed = int(match["number"])
                if printed <= last and (found.before.mark == "§" or printed > 3):
                    yield found, number, printed
                    break


def _printed_twice(document: Document) -> Iterator[Hit]:
    """Items numbered by their place whose printed number is that of another item."""
    holders = {
        plain_number(item.number): item for item in document.record.items if "number" not in item.derived
    }
    for item in document.record.items:
        printed = printed_number(item)
        other = holders.get(printed)
        if printed is None or other is None or _is_continuation(other, item):
            continue
        places = [line for line in (document.line_of(other), document.line_of(item)) if line]
        mark = "§ " if item.mark == "§" else ""
        yield Hit(
            {"number": f"{mark}{printed}", "lines": ", ".join(map(str, places)) or "–"},
            line=document.line_of(item),
            item=str(printed),
            because=Say(f"this one is probably {item.number}", f"detta är troligen {item.number}"),
            severity="warning" if document.is_damaged else None,
        )


def printed_number(item: Item) -> int | None:
    """The whole number that is clearly printed at an item whose number was inferred as another.

    >>> printed_number(Item(order=1, number="17", number_raw="§ 14", derived=["number"]))
    14
    """
    match = _PRINTED.match(item.number_raw or "") if "number" in item.derived else None
    number = int(match["number"]) if match is not None else None
    return number if number != plain_number(item.number) else None


@rule(
    code="N104",
    name="number-goes-back",
    title=Say("The numbers go backwards", "Numren går bakåt"),
    severity=all_profiles("error"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "A lower number after a higher one is a misprint, a misread digit or pages in the wrong order.",
        "Ett lägre nummer efter ett högre är ett tryckfel, en felläst siffra eller sidor i fel ordning.",
    ),
    message=Say("{number} comes after {previous}", "{number} kommer efter {previous}"),
    fires=Example(record={"items": [FIVE[0], FIVE[2], FIVE[1], FIVE[3]]}),
    silent=Example(record={"items": FIVE}),
)
def number_goes_back(document: Document) -> Iterator[Hit]:
    """A number below the one before it in the same sequence: as printed where it was inferred as another,
    and where a missing number heads a line further down."""
    for run in sequences(document.record.items):
        for previous, item in pairwise(run):
            before, number = split_number(previous.number), split_number(item.number)
            if before is None or number is None or number >= before:
                continue
            yield Hit(
                {"number": shown(item), "previous": shown(previous)},
                line=document.line_of(item),
                item=item.number,
                severity=None if is_certain(document, item) and is_certain(document, previous) else "warning",
            )
        yield from _printed_out_of_order(document, run)
        for found, line, printed in _swallowed_headings(document):
            if found.before in run and printed < (plain_number(found.before.number) or 0):
                mark = "§ " if found.before.mark == "§" else ""
                yield Hit(
                    {"number": f"{mark}{printed}", "previous": shown(found.before)},
                    line=line,
                    item=str(printed),
                    because=Say(f"it is probably {found.first}", f"det är troligen {found.first}"),
                    severity="warning" if document.is_damaged else None,
                )
        for found in iter_gaps(run):
            below = _heading_below(document, found)
            if below is not None:
                mark = "§ " if found.after.mark == "§" else ""
                yield Hit(
                    {"number": f"{mark}{found.first}", "previous": shown(found.after)},
                    line=below,
                    item=found.first,
                    severity="warning" if document.is_damaged else None,
                )


def _printed_out_of_order(document: Document, run: list[Item]) -> Iterator[Hit]:
    for place, item in enumerate(run):
        printed, own = printed_number(item), plain_number(item.number)
        if printed is None or own is None:
            continue
        before = run[place - 1] if place else None
        mark = "§ " if item.mark == "§" else ""
        if printed < own and before is not None and printed < (plain_number(before.number) or 0):
            yield Hit(
                {"number": f"{mark}{printed}", "previous": shown(before)},
                line=document.line_of(item),
                item=str(printed),
                because=Say(f"it is probably {item.number}", f"det är troligen {item.number}"),
                severity="warning" if document.is_damaged else None,
            )
        elif (
            printed > own
            and place + 1 < len(run)
            and printed > (plain_number(run[place + 1].number) or printed)
        ):
            after = run[place + 1]
            yield Hit(
                {"number": shown(after), "previous": f"{mark}{printed}"},
                line=document.line_of(item),
                item=str(printed),
                because=Say(f"{printed} is probably {item.number}", f"{printed} är troligen {item.number}"),
                severity="warning" if document.is_damaged else None,
            )


def _heading_below(document: Document, found: Gap) -> int | None:
    """A line below the gap, after an empty one, that begins with § and the missing number."""
    start = document.line_of(found.after)
    if not start or not found.first.isdigit() or found.after.mark != "§":
        return None
    head = re.compile(rf"^\s*(?:\w{{2,5}}\s+)?§\s*{found.first}(?![\d.,:–-])(?!.*\.{{4}})")
    for number in range(start + 1, len(document.lines) + 1):
        is_apart = not document.lines[number - 2].strip()
        if is_apart and number not in document.furniture_lines and head.match(document.lines[number - 1]):
            return number
    return None


def _is_continuation(first: Item, second: Item) -> bool:
    """A repeated heading: ``forts.``, the same title again, or no title at all after a page break."""
    if _CONTINUED.search(second.title) or _CONTINUED.search(second.title_raw):
        return True
    return bool(second.title) and fold_name(first.title) == fold_name(second.title)


def _successor(run: list[Item], item: Item) -> tuple[int, ...] | None:
    number = split_number(item.number)
    return (*number[:-1], number[-1] + 1) if number else None
