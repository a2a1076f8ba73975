"""N: do the item numbers agree with the cover page and the contents list?"""

from __future__ import annotations

from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.rules.document import Document
from minutes_cli.rules.families.numbering_cases import FIVE
from minutes_cli.rules.item_numbers import in_ranges, plain_number
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.people import fold_name, similarity

_CONTENTS = regex(
    r"^\s*(?:§\s*)?(?P<number>\d{1,4})[.)]?\s+(?P<title>\S.*?)(?:\s*\.{3,}\s*|\s{3,})(?P<page>\d{1,3})?\s*$"
)
LEAST_TITLE_LIKENESS = 0.6


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
    fires=Example(record={"meeting": {"item_range": [[41, 47]]}, "items": FIVE}),
    silent=Example(record={"meeting": {"item_range": [[41, 45]]}, "items": FIVE}),
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
            "items": FIVE,
        }
    ),
    silent=Example(
        record={
            "source": {"furniture": [{"line": 1, "kind": "contents", "text": "§ 41 Ärende 41 ........ 2"}]},
            "items": FIVE,
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
