"""S: furniture, attachments, and where one document ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from minutes_cli.patterns import regex
from minutes_cli.records.models import Item
from minutes_cli.rules.document import Document
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, rule

_PAGE_NUMBER = regex(
    r"^\s*(?:sid(?:a|an)?\.?\s*\d+(?:\s*(?:\(\s*\d+\s*\)|av\s+\d+))?|\d{1,3}\s*[(\[]\s*\d{1,3}\s*[)\]])\s*$",
    re.IGNORECASE,
)
_SIGN_FURNITURE = regex(
    r"^\s*(?:justerand\w*\s+sign\w*|justerarsignatur\w*|utdragsbestyrkande)\b", re.IGNORECASE
)
_ATTACHMENT = regex(
    r"\bbil(?:aga|agor|\.)\s*(?:nr\s*)?(?P<name>\d{1,3}|[A-Z])\b(?!\s*(?:§|kap))", re.IGNORECASE
)
_ATTACHMENT_LINE = regex(r"^\s*bilaga\s+(?P<name>\d{1,3}|[A-Z])\s*(?:[:.–-]|\s{2,}|$)", re.IGNORECASE)
_OPENING = regex(
    r"^\s*(?:plats\s+och\s+tid|tid\s+och\s+plats|sammanträdestid|mötestid)\b|^\s*protokoll\s+(?:fört|nr\s*\d+)",
    re.IGNORECASE,
)
_ADJUSTING = regex(r"\s*justering", re.IGNORECASE)  # ``Justeringens`` over ``plats och tid``
_AFTER_SIGNATURE = regex(
    r"\b(?:anslag|bevis|överklag|besvär|förvaringsplats|bilaga|utdrag|sida?|justera|underskrift)",
    re.IGNORECASE,
)
MOST_TRAILING_WORDS = 12
_RESTART = 2  # items that have the same numbers again where another document begins


@rule(
    code="S205",
    name="furniture-in-item",
    title=Say("Page furniture inside an item", "Sidhuvud eller sidfot mitt i ett ärende"),
    severity=all_profiles("warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "A page number or a letterhead in the middle of a decision corrupts the sentence around it.",
        "Ett sidnummer eller brevhuvud mitt i ett beslut förstör meningen runt omkring.",
    ),
    message=Say(
        "page furniture in the text of item {number}: {text!r}",
        "sidhuvud eller sidfot i texten till ärende {number}: {text!r}",
    ),
    fires=Example(
        record={
            "items": [
                {
                    "number": "3",
                    "title": "Budget",
                    "sections": [
                        {"kind": "body", "text": "Nämnden föreslår\nSida 3 (12)\natt budgeten antas."}
                    ],
                }
            ]
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    "number": "3",
                    "title": "Budget",
                    "sections": [{"kind": "body", "text": "Nämnden ser sida 3 i rapporten."}],
                }
            ]
        }
    ),
)
def furniture_in_item(document: Document) -> Iterator[Hit]:
    """Lines of sections that are page numbers, signature feet, or the same in three items."""
    repeated = Counter(
        line.strip()
        for item in document.record.items
        for line in {text for section in item.sections for text in section.text.split("\n")}
        if line.strip()
    )
    names = {
        name.casefold()
        for name in (document.record.meeting.body, document.record.meeting.organisation)
        if name
    }
    for item in document.record.items:
        for section in item.sections:
            if section.kind in ("dispatch", "basis", "earlier"):
                continue  # bodies are listed there by right
            for text in section.text.split("\n"):
                bare = text.strip()
                is_letterhead = repeated[bare] >= 3 and bare.casefold() in names
                if _PAGE_NUMBER.match(text) or _SIGN_FURNITURE.match(text) or is_letterhead:
                    yield Hit(
                        {"number": item.number or item.order, "text": bare[:40]},
                        line=section.line_start,
                        item=item.number,
                    )


@rule(
    code="S206",
    name="text-after-signatures",
    title=Say("Text after the signatures", "Text efter underskrifterna"),
    severity=all_profiles("warning"),
    source=Say(
        "Archive practice: what is signed ends with the signatures",
        "Arkivpraxis: det underskrivna slutar med underskrifterna",
    ),
    why=Say(
        "Text below the signatures may have been added after the minutes were adjusted.",
        "Text under underskrifterna kan ha lagts till efter justeringen.",
    ),
    message=Say("{words} words follow the signatures", "{words} ord följer efter underskrifterna"),
    fires=Example(
        text="§ 1 Öppnande\nMötet öppnades.\nVid protokollet\nEva Ek\nJusteras\nOla Alm\n\nStyrelsen har sedan bestämt att avgiften höjs till fyra tusen kronor per hushåll och år från nästa sommar.",
        record={
            "items": [{"number": "1", "title": "Öppnande", "span": {"line_start": 1, "line_end": 2}}],
            "signatures": [
                {"role": "secretary", "name": "Eva Ek", "line_start": 3, "line_end": 4},
                {"role": "adjuster", "name": "Ola Alm", "line_start": 5, "line_end": 6},
            ],
        },
    ),
    silent=Example(
        text="§ 1 Öppnande\nMötet öppnades.\nVid protokollet\nEva Ek",
        record={
            "items": [{"number": "1", "title": "Öppnande", "span": {"line_start": 1, "line_end": 2}}],
            "signatures": [{"role": "secretary", "name": "Eva Ek", "line_start": 3, "line_end": 4}],
        },
    ),
)
def text_after_signatures(document: Document) -> Iterator[Hit]:
    """Running text below a signature block that stands after the last item."""
    ends = [sign.line_end or sign.line_start for sign in document.record.signatures]
    known = [end for end in ends if end]
    starts = [start for start, _ in document.starts]
    if not known or not starts or max(known) < max(starts):
        return
    last = max(known)
    trailing = [
        (number, line)
        for number, line in enumerate(document.lines[last:], last + 1)
        if line.strip() and number not in document.furniture_lines
    ]
    text = " ".join(line for _, line in trailing)
    if len(text.split()) > MOST_TRAILING_WORDS and not _AFTER_SIGNATURE.search(text):
        yield Hit({"words": len(text.split())}, line=trailing[0][0])


@rule(
    code="S207",
    name="attachments-disagree",
    title=Say("Attachments referred to and listed differ", "Bilagor i text och förteckning skiljer sig"),
    severity=all_profiles("warning"),
    source=Say(
        "Archive practice: attachments are part of the minutes",
        "Arkivpraxis: bilagorna är en del av protokollet",
    ),
    why=Say(
        "A missing attachment often holds the list of votes or a reservation, which the law wants kept.",
        "En bilaga som saknas innehåller ofta röstlistan eller en reservation, som lagen vill ha bevarad.",
    ),
    message=Say("attachment {name} is {what}", "bilaga {name} är {what}"),
    fires=Example(
        text="Avtalet godkänns enligt bilaga 3.\n\nBilaga 1: Röstlista\nBilaga 2: Budget",
        record={"items": []},
    ),
    silent=Example(text="Avtalet godkänns enligt bilaga 1.\n\nBilaga 1: Röstlista"),
)
def attachments_disagree(document: Document) -> Iterator[Hit]:
    """Attachments named in the text against those that head a line of their own; silent without a list."""
    listed: dict[str, int] = {}
    named: dict[str, int] = {}
    for number, line in enumerate(document.lines, 1):
        head = _ATTACHMENT_LINE.match(line)
        if head is not None:
            listed.setdefault(head["name"].upper(), number)
            continue
        for match in _ATTACHMENT.finditer(line):
            if match["name"].isdigit() or match["name"].isupper():
                named.setdefault(match["name"].upper(), number)
    if len(listed) < 2 or len(listed) * 2 < len(named):
        return  # a lone "Bilaga 2" on a line is no list of attachments
    for name, number in named.items():
        if name not in listed:
            yield Hit(
                {"name": name, "what": Say("referred to but not listed", "omnämnd men inte förtecknad")},
                line=number,
                item=document.number_at(number),
            )
    for name, number in listed.items():
        if named and name not in named:
            yield Hit(
                {"name": name, "what": Say("listed but never referred to", "förtecknad men aldrig omnämnd")},
                line=number,
            )


@rule(
    code="S208",
    name="several-documents",
    title=Say("Several documents in one file", "Flera dokument i en fil"),
    severity=all_profiles("info"),
    source=Say("Archive practice: one meeting, one file", "Arkivpraxis: ett sammanträde, en fil"),
    why=Say(
        "Facts of the cover (date, adjusters, notice) are read from the first document only.",
        "Uppgifterna på omslaget (datum, justerare, anslag) läses bara ur det första dokumentet.",
    ),
    message=Say(
        "the file seems to hold {count} documents (lines {lines})",
        "filen tycks innehålla {count} dokument (rad {lines})",
    ),
    fires=Example(
        text="Plats och tid   Rådhuset, 4 mars\n§ 1 Val\nPlats och tid   Rådhuset, 5 april\n§ 2 Val"
    ),
    silent=Example(text="Plats och tid   Rådhuset, 4 mars\n§ 1 Val"),
)
def several_documents(document: Document) -> Iterator[Hit]:
    """More than one line that opens a cover page and is not repeated word for word, or numbers that restart."""
    found: dict[str, int] = {}
    for number, line in enumerate(document.lines, 1):
        match = _OPENING.match(line)
        is_adjusting = any(
            _ADJUSTING.match(above) for above in document.lines[max(0, number - 3) : number - 1]
        )
        if match is not None and not is_adjusting and number not in document.furniture_lines:
            label = " ".join(match[0].lower().split()) + " " + " ".join(line[match.end() :].split())
            found.setdefault(label, number)
    labels = Counter(" ".join(label.split()[:3]) for label in found)
    if labels and labels.most_common(1)[0][1] > 1:
        wanted = labels.most_common(1)[0][0]
        lines = [number for label, number in found.items() if " ".join(label.split()[:3]) == wanted]
    else:
        lines = _where_numbers_restart(document.record.items)
    if len(lines) > 1:
        yield Hit({"count": len(lines), "lines": ", ".join(map(str, lines))}, line=lines[1])


def _where_numbers_restart(items: Sequence[Item]) -> list[int]:
    """The lines of the items that have the first one's number, where the others follow them again."""
    first = [item.number for item in items[:_RESTART]]
    if len(first) < _RESTART or None in first:
        return []
    return [
        items[at].span.line_start or 0
        for at in range(len(items))
        if [item.number for item in items[at : at + _RESTART]] == first
    ]


@rule(
    code="S209",
    name="pages-out-of-order",
    title=Say("Pages out of order", "Sidor i fel ordning"),
    severity=all_profiles("info"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "The items are put in the order of the printed page numbers; the file itself is best put right.",
        "Ärendena läggs i de tryckta sidnumrens ordning; själva filen bör rättas till.",
    ),
    message=Say(
        "§ {item} stands on page {page} of the file, the item before it on page {before}",
        "§ {item} står på filens sida {page}, ärendet före på sida {before}",
    ),
    fires=Example(
        record={
            "items": [
                {"number": "1", "title": "Öppnande", "span": {"page": 1, "line_start": 4}},
                {"number": "2", "title": "Val", "span": {"page": 3, "line_start": 40}},
                {"number": "3", "title": "Budget", "span": {"page": 2, "line_start": 20}},
            ]
        }
    ),
    silent=Example(
        record={
            "items": [
                {"number": "1", "title": "Öppnande", "span": {"page": 1, "line_start": 4}},
                {"number": "2", "title": "Val", "span": {"page": 2, "line_start": 20}},
            ]
        }
    ),
)
def pages_out_of_order(document: Document) -> Iterator[Hit]:
    """The first item that stands on an earlier page of the file than the item before it."""
    for before, item in pairwise(document.record.items):
        if before.span.page and item.span.page and item.span.page < before.span.page:
            yield Hit(
                {"item": item.number or item.order, "page": item.span.page, "before": before.span.page},
                line=item.span.line_start,
                item=item.number,
            )
            return
