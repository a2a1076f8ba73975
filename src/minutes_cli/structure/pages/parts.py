"""Files that are not one document in order: pages out of order, several documents one after another.

Input: all lines of a file.  Output: the lines in the order of the printed page numbers, and cut where a new
document begins.  Both need printed evidence on every page that is moved or cut at; without it the lines stay.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.pages.page_numbers import without_page_number
from minutes_cli.structure.pages.repetition import ITEM_MARK
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.text.headings import match_prefix, match_whole

_EDGE = 6  # printed lines at a page's head and foot where its number stands
_SIGNED = 10  # printed lines at a page's foot where a signature block ends it
_HEAD = 30  # printed lines at a page's head that tell a first page
_NUMBERED = regex(
    r"(?:sida?n?|sid|blad)\W{0,2}(?P<a>\d{1,3})(?!\d)"
    r"|(?<!\d)(?P<b>\d{1,3})\s?[(\[]\s?\d{1,3}\s?[)\]]"
    r"|(?<!\d)(?P<c>\d{1,3})\s+av\s+\d{1,3}(?!\d)"
)
_INSIDE = frozenset(
    {"decision", "proposal", "motions", "proposition", "vote", "dispatch", "basis", "earlier"}
)
_DIGIT = regex(r"\d")
_FIRST_LABELS = frozenset({"place_time", "deciding", "adjusters"})
_TITLE = regex(
    r"\W*(?:protokoll|minnesanteckningar|anteckningar)\b.{0,30}\b(?:fort|fran|vid|styrelse|ars|mote)"
)


def in_page_order(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines with their pages in the order of the printed numbers.

    Only where every page but at most the first has one number, all differ, and they are no others
    than those of a row of pages.
    """
    pages = _pages(lines)
    blank = [page for page, content in pages.items() if all(line.is_blank for line in content)]
    trailing = [line for page in blank for line in pages.pop(page)]
    if len(pages) < 3:
        return tuple(lines)
    numbers = {page: _page_number(content) for page, content in pages.items()}
    first = min(pages)
    if numbers[first] is None and 1 not in numbers.values():
        numbers[first] = 1
    known = [number for number in numbers.values() if number is not None]
    if len(known) < len(pages) or len(set(known)) < len(known):
        return tuple(lines)
    if max(known) - min(known) != len(known) - 1 or known == sorted(known):
        return tuple(lines)
    order = sorted(pages, key=lambda page: numbers[page] or 0)
    return (*(line for page in order for line in pages[page]), *trailing)


def split_documents(lines: Sequence[TextLine]) -> list[tuple[TextLine, ...]]:
    """The lines cut at each page that is a first page again, with the labels or the title of one.

    A page's head that other pages have, too, with the same date and number, says that the document goes
    on; and so does a page that begins in the midst of an item.
    """
    pages = _pages(lines)
    if len(pages) < 2:
        return [tuple(lines)]
    keys = {page: [_head_key(line) for line in content] for page, content in pages.items()}
    heads = Counter(key for each in keys.values() for key in set(each))
    starts: list[int] = []
    for page, content in pages.items():
        own = [
            line
            for line, key in zip(content, keys[page], strict=True)
            if heads[key] == 1 or not _DIGIT.search(line.text)
        ]
        follows = starts and page <= starts[-1] + 1 and _page_number(content) != 1
        if _is_first_page(own) and not (follows and not _ends_signed(pages.get(page - 1, ()))):
            starts.append(page)
    if len(starts) < 2:
        return [tuple(lines)]
    parts: list[list[TextLine]] = [[]]
    for page, content in pages.items():
        if page in starts[1:]:
            parts.append([])
        parts[-1].extend(content)
    return [tuple(part) for part in parts]


def _ends_signed(content: Sequence[TextLine]) -> bool:
    """Whether a page ends with a signature block: what follows it is another document."""
    printed = [line for line in content if not line.is_blank]
    return any(match_whole(line.text, "signature") for line in printed[-_SIGNED:])


def _pages(lines: Sequence[TextLine]) -> dict[int, list[TextLine]]:
    pages: dict[int, list[TextLine]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    return pages


def _page_number(content: Sequence[TextLine]) -> int | None:
    """The number printed at a page's head or foot, None where there is none or more than one."""
    printed = [line for line in content if not line.is_blank]
    found = set()
    for line in (*printed[:_EDGE], *printed[max(_EDGE, len(printed) - _EDGE) :]):
        if len(line.text) > 250:
            continue
        for match in _NUMBERED.finditer(line.folded):
            found.add(int(match["a"] or match["b"] or match["c"]))
    return found.pop() if len(found) == 1 else None


def _head_key(line: TextLine) -> str:
    """What of a line stays the same over a document's pages: all but the page number."""
    return "".join(without_page_number(line.folded).split())


def _before_items(content: Sequence[TextLine]) -> list[TextLine]:
    """The printed lines of a page's head down to the first item or the first heading inside an item."""
    kept: list[TextLine] = []
    for line in content:
        if line.is_blank or len(line.text) >= 250:
            continue
        heading = match_whole(line.text, "section")
        if ITEM_MARK.match(line.folded) or (heading and heading.kind in _INSIDE and heading.score >= 0.95):
            break
        kept.append(line)
        if len(kept) == _HEAD:
            break
    return kept


def _is_first_page(content: Sequence[TextLine]) -> bool:
    printed = _before_items(content)
    kinds = set()
    for line in printed:
        hit = match_whole(line.text, "cover") or match_prefix(line.text, "cover")
        if hit and hit.score >= 0.9 and not line.text[hit.end :].lstrip()[:1].islower():
            kinds.add(hit.kind)
    if len(kinds & _FIRST_LABELS) >= 2:
        return True
    return bool(kinds & _FIRST_LABELS) and any(_TITLE.match(line.folded) for line in printed[:4])
