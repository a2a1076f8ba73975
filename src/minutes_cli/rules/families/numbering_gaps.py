"""N: is a number missing, and do the minutes say why?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.rules.document import Document
from minutes_cli.rules.families.numbering_cases import FIVE
from minutes_cli.rules.families.numbering_marks import shown
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, rule
from minutes_cli.rules.sequences import Gap, iter_gaps, sequences

_SECRET_RANGES = regex(
    r"(?:sekretess|sekretessbelag\w*|ej\s+offentlig\w*)\D{0,40}?§{0,2}\s*(?P<list>\d[\d\s,–-]*(?:och\s+\d+)?)",
    re.IGNORECASE,
)
_ADJUSTED_APART = regex(
    r"§{1,2}\s*(?P<list>\d[\d\s,–-]*)\D{0,40}?(?:omedelbart?\s+justera|justera\w*\s+omedelbart)",
    re.IGNORECASE,
)
_RANGE = regex(r"(?<!\d)(\d{1,5})(?:\s*[–-]\s*(\d{1,5}))?(?!\d)")


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
    fires=Example(record={"items": [*FIVE[:2], *FIVE[3:]]}),
    silent=Example(record={"items": FIVE}),
)
def gap(document: Document) -> Iterator[Hit]:
    """Numbers left out; when every other number is lost, one finding says so."""
    for run in sequences(document.record.items):
        gaps = list(iter_gaps(run))
        if len(gaps) > 3 and len(gaps) * 3 > len(run):
            missing = ", ".join(found.shown for found in gaps[:12])
            yield Hit(
                {"missing": missing, "before": shown(run[0]), "after": shown(run[-1])},
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
                {"missing": found.shown, "before": shown(found.before), "after": shown(found.after)},
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
