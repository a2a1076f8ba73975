"""N: do the item numbers hang together?  Also against the cover page and the contents list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from minutes_cli.records.models import Item
from minutes_cli.rules.document import Document, in_ranges, plain_number, split_number
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.people import fold_name, similarity
from minutes_cli.rules.sequences import Gap, iter_gaps, sequences

_FIVE = [{"number": str(number), "title": f"Ärende {number}", "mark": "§"} for number in range(41, 46)]
_CONTINUED = re.compile(r"\bforts(?:\.|ättning)?\b", re.IGNORECASE)
_SECRET_RANGES = re.compile(
    r"(?:sekretess|sekretessbelag\w*|ej\s+offentlig\w*)\D{0,40}?§{0,2}\s*(?P<list>\d[\d\s,–-]*(?:och\s+\d+)?)",
    re.IGNORECASE,
)
_ADJUSTED_APART = re.compile(
    r"§{1,2}\s*(?P<list>\d[\d\s,–-]*)\D{0,40}?(?:omedelbart?\s+justera|justera\w*\s+omedelbart)",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"^\s*(?:\w{2,5}\s*)?§?\s*(?P<number>\d{1,4})\s*[.):§]?\s*$")
_SIGN_HEAD = re.compile(r"^\s*(?:\w{2,5}\s+)?§\s*(?P<number>\d{1,4})(?![\d,:–-])(?:\s|$)")
_NUMBER_HEAD = re.compile(r"^\s*(?P<number>\d{1,3})[.)]?\s+[A-ZÅÄÖ]\w+")
_RANGE = re.compile(r"(?<!\d)(\d{1,5})(?:\s*[–-]\s*(\d{1,5}))?(?!\d)")
_PARAGRAPH_STYLES = (
    (re.compile(r"^\s*§\s*\d"), "§ 5"),
    (re.compile(r"^\s*\d+\s*§"), "5 §"),
    (re.compile(r"^\s*\d+\)"), "5)"),
    (re.compile(r"^\s*\d+\."), "5."),
    (re.compile(r"^\s*\w{2,5}\s*§\s*\d"), "KS § 5"),
)
_CONTENTS = re.compile(
    r"^\s*(?:§\s*)?(?P<number>\d{1,4})[.)]?\s+(?P<title>\S.*?)(?:\s*\.{3,}\s*|\s{3,})(?P<page>\d{1,3})?\s*$"
)
LEAST_TITLE_LIKENESS = 0.6


def is_certain(document: Document, item: Item) -> bool:
    """Whether an item's number was read from the page and not inferred."""
    return "number" not in item.derived and not (document.is_damaged and item.mark == "none")


@rule(
    code="N101",
    name="no-items",
    title=Say("No items found", "Inga ärenden hittade"),
    severity=all_profiles("error"),
    source=Say("KL 5:67: the minutes report each item", "KL 5:67: protokollet ska redovisa varje ärende"),
    why=Say(
        "Minutes without items are something else, or the scan is too damaged to read.",
        "Ett protokoll utan ärenden är något annat, eller så är skanningen för skadad.",
    ),
    message=Say(
        "no items (§ or numbered points) were found", "inga ärenden (§ eller numrerade punkter) hittades"
    ),
    fires=Example(record={"meeting": {"date": "2024-03-04"}}),
    silent=Example(record={"items": _FIVE}),
)
def no_items(document: Document) -> Iterator[Hit]:
    """The record has no items."""
    if not document.record.items:
        yield Hit()


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
        record={"items": [*_FIVE[:3], {"number": "43", "title": "Ett annat ärende", "mark": "§"}, _FIVE[4]]}
    ),
    silent=Example(
        record={
            "items": [*_FIVE[:3], {"number": "43", "title": "Ärende 43, forts.", "mark": "§"}, *_FIVE[3:]]
        }
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
                {"number": _shown(item), "lines": ", ".join(str(line) for line in places if line) or "–"},
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
    code="N103",
    name="gap",
    title=Say("A number is missing", "Ett nummer saknas"),
    severity=all_profiles("warning"),
    source=Say(
        "Archive practice; a gap may be a secret or separately adjusted item",
        "Arkivpraxis; luckan kan vara ett sekretessbelagt eller särskilt justerat ärende",
    ),
    why=Say(
        "A page may be missing, or the item lies in another file; a reader cannot know which.",
        "En sida kan saknas, eller så ligger ärendet i en annan fil; läsaren kan inte veta vilket.",
    ),
    message=Say(
        "{missing} missing between {before} and {after}", "{missing} saknas mellan {before} och {after}"
    ),
    fires=Example(record={"items": [*_FIVE[:2], *_FIVE[3:]]}),
    silent=Example(record={"items": _FIVE}),
)
def gap(document: Document) -> Iterator[Hit]:
    """Numbers left out; when every other number is lost, one finding says so."""
    for run in sequences(document.record.items):
        gaps = list(iter_gaps(run))
        if len(gaps) > 3 and len(gaps) * 3 > len(run):
            missing = ", ".join(found.shown for found in gaps[:12])
            yield Hit(
                {"missing": missing, "before": _shown(run[0]), "after": _shown(run[-1])},
                item=gaps[0].first,
                line=document.line_of(gaps[0].after),
                because=Say(
                    "so many are missing that the numbers were probably lost in the scan",
                    "så många saknas att numren troligen gått förlorade i skanningen",
                ),
            )
            continue
        for found in gaps:
            yield Hit(
                {"missing": found.shown, "before": _shown(found.before), "after": _shown(found.after)},
                item=found.first,
                line=document.line_of(found.after),
                because=_explanation(document, found),
            )


def _explanation(document: Document, found: Gap) -> Say | None:
    cover = document.cover_text or " ".join(document.lines)[:20000]
    number = found.last_number
    if any(in_list(number, match["list"]) for match in _SECRET_RANGES.finditer(cover)):
        return Say("the cover says that it is secret", "omslaget anger att den är sekretessbelagd")
    if any(in_list(number, match["list"]) for match in _ADJUSTED_APART.finditer(cover)):
        return Say(
            "the cover says that it was adjusted immediately", "omslaget anger att den justerats omedelbart"
        )
    line = _line_of_number(document, found)
    if line is not None:
        return Say(f"line {line} may hold it", f"den kan stå på rad {line}")
    return None


def _line_of_number(document: Document, found: Gap) -> int | None:
    """A line between the neighbours that begins with the missing number, taken for a list."""
    start, end = document.line_of(found.before), document.line_of(found.after)
    if not start or not end or not found.first.isdigit():
        return None
    head = re.compile(rf"^\s*(?:§\s*)?{found.first}[.)]?\s+\S")
    return (
        next((number for number in range(start + 1, end) if head.match(document.lines[number - 1])), None)
        if end - 1 <= len(document.lines)
        else None
    )


def in_list(number: int, ranges: str) -> bool:
    """Whether a printed list of ranges holds a number.

    >>> in_list(164, "162-163, 164"), in_list(165, "162-164")
    (True, False)
    """
    for match in _RANGE.finditer(ranges):
        low = int(match[1])
        if low <= number <= int(match[2] or low):
            return True
    return False


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
    fires=Example(record={"items": [_FIVE[0], _FIVE[2], _FIVE[1], _FIVE[3]]}),
    silent=Example(record={"items": _FIVE}),
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
                {"number": _shown(item), "previous": _shown(previous)},
                line=document.line_of(item),
                item=item.number,
                severity=None if is_certain(document, item) and is_certain(document, previous) else "warning",
            )
        yield from _printed_out_of_order(document, run)
        for found, line, printed in _swallowed_headings(document):
            if found.before in run and printed < (plain_number(found.before.number) or 0):
                mark = "§ " if found.before.mark == "§" else ""
                yield Hit(
                    {"number": f"{mark}{printed}", "previous": _shown(found.before)},
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
                    {"number": f"{mark}{found.first}", "previous": _shown(found.after)},
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
                {"number": f"{mark}{printed}", "previous": _shown(before)},
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
                {"number": _shown(after), "previous": f"{mark}{printed}"},
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


@rule(
    code="N105",
    name="number-inferred",
    title=Say("A number was inferred", "Ett nummer är härlett"),
    severity=all_profiles("info"),
    source=Say("The sequence of numbers", "Nummerföljden"),
    why=Say(
        "The number could not be read; it follows from the numbers around it. Check it against the paper.",
        "Numret gick inte att läsa utan följer av numren runt omkring. Jämför med originalet.",
    ),
    message=Say("item {number} was read from {raw!r}", "punkt {number} lästes ur {raw!r}"),
    fires=Example(
        text="10.Nasta mote",
        record={
            "items": [{"number": "10", "number_raw": "lO.", "title": "Nästa möte", "derived": ["number"]}]
        },
    ),
    silent=Example(record={"items": _FIVE}),
)
def number_inferred(document: Document) -> Iterator[Hit]:
    """Items whose number is derived."""
    for item in document.record.items:
        if "number" in item.derived:
            yield Hit(
                {"number": item.number or "–", "raw": item.number_raw or item.title_raw or ""},
                line=document.line_of(item),
                item=item.number,
            )


@rule(
    code="N106",
    name="range-on-cover",
    title=Say(
        "The range on the cover does not fit the items", "Omslagets paragrafer stämmer inte med ärendena"
    ),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:66: which items were handled", "KL 5:66: vilka ärenden som handlagts"),
    why=Say(
        "The cover is what the adjusters sign: items outside its range are not adjusted, promised ones are missing.",
        "Omslaget är vad justerarna skriver under: ärenden utanför är inte justerade, utlovade ärenden saknas.",
    ),
    message=Say("the cover says {range}, but {what}", "omslaget anger {range}, men {what}"),
    fires=Example(record={"meeting": {"item_range": [[41, 47]]}, "items": _FIVE}),
    silent=Example(record={"meeting": {"item_range": [[41, 45]]}, "items": _FIVE}),
)
def range_on_cover(document: Document) -> Iterator[Hit]:
    """Items outside the printed range, and a range that reaches further than the items."""
    ranges = document.record.meeting.item_range or document.record.adjustment.items
    numbers = [number for item in document.record.items if (number := plain_number(item.number)) is not None]
    if not ranges or not numbers or any(low > high for low, high in ranges):
        return
    shown = ", ".join(f"{low}–{high}" if low != high else str(low) for low, high in ranges)
    line = document.record.meeting.line_start
    for number in sorted({number for number in numbers if not in_ranges(number, ranges)}):
        item = next(item for item in document.record.items if plain_number(item.number) == number)
        yield Hit(
            {"range": shown, "what": Say(f"there is an item {number}", f"det finns ett ärende {number}")},
            item=str(number),
            line=document.line_of(item),
        )
    edges = [(low, min(numbers)) for low, _ in ranges[:1]] + [(max(numbers), high) for _, high in ranges[-1:]]
    first, last = edges[0], edges[1]
    if first[0] < first[1]:
        yield Hit(
            {
                "range": shown,
                "what": Say(f"the items begin with {first[1]}", f"ärendena börjar med {first[1]}"),
            },
            item=str(first[0]),
            line=line,
        )
    if last[0] < last[1]:
        yield Hit(
            {"range": shown, "what": Say(f"the items end with {last[0]}", f"ärendena slutar med {last[0]}")},
            item=str(last[1]),
            line=line,
        )


@rule(
    code="N108",
    name="contents-disagree",
    title=Say("Contents list and body disagree", "Innehållsförteckning och text skiljer sig"),
    severity=all_profiles("warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "An item in the contents that is not in the body is a lost page, or an item withdrawn without a word.",
        "Ett ärende i förteckningen som saknas i texten är en förlorad sida eller ett ärende som utgått utan anteckning.",
    ),
    message=Say(
        "contents list {number} {title!r}: {what}", "innehållsförteckningen {number} {title!r}: {what}"
    ),
    fires=Example(
        record={
            "source": {
                "furniture": [
                    {"line": 1, "kind": "contents", "text": "§ 41 Ärende 41 ........ 2"},
                    {"line": 2, "kind": "contents", "text": "§ 49 Budget ........ 3"},
                ]
            },
            "items": _FIVE,
        }
    ),
    silent=Example(
        record={
            "source": {"furniture": [{"line": 1, "kind": "contents", "text": "§ 41 Ärende 41 ........ 2"}]},
            "items": _FIVE,
        }
    ),
)
def contents_disagree(document: Document) -> Iterator[Hit]:
    """Each numbered line of the contents list against the item with its number."""
    titles = {plain_number(item.number): item for item in document.record.items}
    for piece in document.record.source.furniture:
        match = _CONTENTS.match(piece.text) if piece.kind == "contents" else None
        if match is None:
            continue
        item = titles.get(int(match["number"]))
        values = {"number": match["number"], "title": match["title"][:60]}
        if item is None:
            what = Say("no such item in the body", "inget sådant ärende i texten")
            yield Hit(values | {"what": what}, line=piece.line, item=match["number"])
        elif item.title and _is_other_title(match["title"], item.title):
            what = Say(f"the body says {item.title[:60]!r}", f"texten har {item.title[:60]!r}")
            yield Hit(values | {"what": what}, line=piece.line, item=item.number)


def _is_other_title(short: str, title: str) -> bool:
    """Whether a contents line names another matter; it may be cut, so only its length is compared."""
    one, other = fold_name(short), fold_name(title)
    return bool(one) and similarity(one, other[: len(one) + 3]) < LEAST_TITLE_LIKENESS


@rule(
    code="N109",
    name="numbering-style",
    title=Say("The numbering style changes", "Numreringen byter form"),
    severity=all_profiles("info"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "A single item numbered in another way is often a list in the text, or a misread mark.",
        "Ett enstaka ärende med annan numrering är ofta en lista i texten eller ett felläst tecken.",
    ),
    message=Say(
        "{number} is written {style!r}, the others {usual!r}",
        "{number} skrivs {style!r}, de övriga {usual!r}",
    ),
    fires=Example(
        record={
            "items": [
                {"number": "1", "number_raw": "§ 1", "title": "Öppnande"},
                {"number": "2", "number_raw": "§ 2", "title": "Val"},
                {"number": "3", "number_raw": "3.", "title": "Övrigt"},
            ]
        }
    ),
    silent=Example(record={"items": [{"number": "1", "number_raw": "§ 1", "title": "Öppnande"}]}),
)
def numbering_style(document: Document) -> Iterator[Hit]:
    """Items whose printed mark is not of the usual kind."""
    styles = [(item, _style(item.number_raw)) for item in document.record.items]
    counts = Counter(style for _, style in styles if style)
    if len(counts) < 2 or document.is_damaged:
        return
    usual = counts.most_common(1)[0][0]
    for item, style in styles:
        if style and style != usual:
            yield Hit(
                {"number": item.number or "–", "style": style, "usual": usual},
                line=document.line_of(item),
                item=item.number,
            )


def _style(raw: str | None) -> str | None:
    return next((name for pattern, name in _PARAGRAPH_STYLES if pattern.match(raw)), None) if raw else None


@rule(
    code="N110",
    name="list-or-item",
    title=Say(
        "A list may have been taken for an item, or the other way round",
        "En lista kan ha tagits för ett ärende, eller tvärtom",
    ),
    severity=all_profiles("warning"),
    source=Say(
        "Where two readings of the numbers are nearly as good",
        "Där två läsningar av numren är nästan lika bra",
    ),
    why=Say(
        "A numbered list inside a decision looks like items; a wrong reading moves decisions to other matters.",
        "En numrerad lista i ett beslut ser ut som ärenden; fel läsning flyttar beslut till andra ärenden.",
    ),
    message=Say("{number} {title!r} looks like {what}", "{number} {title!r} ser ut som {what}"),
    fires=Example(
        record={
            "items": [
                *_FIVE[:2],
                {"number": "3", "mark": "number", "title": "att ge styrelsen i uppdrag att återkomma,"},
                *_FIVE[2:],
            ]
        }
    ),
    silent=Example(record={"items": _FIVE}),
)
def list_or_item(document: Document) -> Iterator[Hit]:
    """Items that read like a point of a decision: another mark than the rest, or a title that is a clause."""
    marks = Counter(item.mark for item in document.record.items if item.number)
    usual = marks.most_common(1)[0][0] if marks else "none"
    for item in document.record.items:
        is_clause = re.match(r"(?:att|samt|och)\s", item.title) is not None
        is_odd = item.mark != usual and marks[item.mark] * 4 < marks[usual] and item.title[:1].islower()
        if is_clause or is_odd:
            yield Hit(
                {
                    "number": _shown(item),
                    "title": item.title[:60],
                    "what": Say("a point of a list", "en punkt i en lista"),
                },
                line=document.line_of(item),
                item=item.number,
            )


def _is_continuation(first: Item, second: Item) -> bool:
    """A repeated heading: ``forts.``, the same title again, or no title at all after a page break."""
    if _CONTINUED.search(second.title) or _CONTINUED.search(second.title_raw):
        return True
    return bool(second.title) and fold_name(first.title) == fold_name(second.title)


def _successor(run: list[Item], item: Item) -> tuple[int, ...] | None:
    number = split_number(item.number)
    return (*number[:-1], number[-1] + 1) if number else None


def _shown(item: Item) -> str:
    """How to speak of an item: ``§ 12``, ``9.8``."""
    return f"§ {item.number}" if item.mark == "§" and item.number else str(item.number or item.title[:30])
