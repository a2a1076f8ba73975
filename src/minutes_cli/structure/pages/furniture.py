"""Page furniture: running headers and footers, page numbers, letterheads, initials.

Input: the lines of a document.  Output: those that belong to the page, with their kind.
Three kinds of evidence, strongest first:

1. shape: ``Justerandes sign``, ``Utdragsbestyrkande``, ``Sida 3 (12)``;
2. repetition: the same line, digits left out, at the same edge of several pages (OCR damage allowed),
   or, in a text without page breaks, several times beside a line of header shape;
3. company: scraps between furniture lines at a page's edge, and capitals beside a lone page number.

A line that is a heading of the vocabulary, an item mark or a cover label is never furniture by repetition.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.pages.page_ends import own_numbers, signing_rows
from minutes_cli.structure.pages.page_numbers import BARE_NUMBER, DATE_ONLY, PAGE_NUMBER, without_page_number
from minutes_cli.structure.pages.repetition import (
    BOTTOM,
    ITEM_MARK,
    TOP,
    Marker,
    bottom_of,
    header_key,
    mark_repeated,
    may_repeat,
    top_of,
)
from minutes_cli.structure.pages.running import mark_running
from minutes_cli.structure.text.document import FurnitureKind, FurnitureLine, TextLine
from minutes_cli.structure.text.headings import match_prefix, match_whole, vocabulary

_WORD = regex(r"\S*[^\W_]\S*")
_SHORT = 10  # characters that a bare number can have around it
_PAGE_WORD = regex(r"\W*(?:sida?n?|blad)\W*")
_DATED_PAGE = regex(
    r"\W*[a-z][a-z, -]{3,60}\W(?:19|20)\d\d-\d\d-\d\d\W+(?:sida?n?\W*)?\d{1,3}\s?[/(]\s?\d{1,3}\W*"
)
_DATE_AND_PAGE = regex(r"\W*(?:19|20)\d\d-\d\d-\d\d\W+(?:sida?n?|blad)\W*\d{1,3}\W*")
_CAPITALS = regex(r"[A-ZÅÄÖ][A-ZÅÄÖ&. -]{2,30}")
_ADJUSTER = regex(r"\W*justera(?:nde|re)\b(?!\W*(?:sign|utdrag|$))")
_OFFICER = regex(r"\W*(?:ordforande|sekreterare)\b")
_SIGNING_LINES = 6  # printed lines between two roles of a block of signatures
_INITIALS = regex(r"\W*[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,2}(?:[ /][A-ZÅÄÖ][A-Za-zåäö]{0,2}){0,2}\W*")


def find_furniture(lines: Sequence[TextLine]) -> tuple[FurnitureLine, ...]:
    """The furniture lines of a document, in order."""
    found: dict[int, FurnitureLine] = {}

    def mark(line: TextLine, kind: FurnitureKind) -> None:
        found.setdefault(line.number, FurnitureLine(line, kind))

    printed = [line for line in lines if not line.is_blank]
    pages: dict[int, list[TextLine]] = defaultdict(list)
    for line in printed:
        pages[line.page].append(line)

    for position, line in enumerate(printed):
        if _is_footer(line) and not _signs(printed, position):
            mark(line, "footer")
    for line in signing_rows(pages):
        mark(line, "footer")
    for page in pages.values():
        for line in _edges(page):
            if PAGE_NUMBER.fullmatch(line.folded.strip()) or _PAGE_WORD.fullmatch(line.folded):
                mark(line, "page_number")
        for line in page[:TOP] if page[0].page > 1 else ():
            if _DATED_PAGE.fullmatch(line.folded) or _DATE_AND_PAGE.fullmatch(line.folded):
                mark(line, "header")
    for line in own_numbers(pages):
        mark(line, "header")
    if len(pages) > 1:
        mark_repeated(pages, mark)
        counted = _counting_pages(pages)
        for page in pages.values():
            _mark_page_scraps(page, counted, found, mark)
    if len(pages) == 1:
        mark_running(printed, mark)
    _mark_anchored(printed if len(pages) == 1 else _after_cover(printed), mark)
    _mark_letterheads(printed, found, mark)
    _mark_initials(printed, found, mark)
    return tuple(found[number] for number in sorted(found))


def _signs(printed: Sequence[TextLine], position: int) -> bool:
    """Whether ``Justerande`` with scrawl after it stands under the chair's or the secretary's signature."""
    line = printed[position]
    if not _ADJUSTER.match(line.folded):
        return False
    above = printed[max(0, position - _SIGNING_LINES) : position]
    return any(_OFFICER.match(other.folded) and other.page == line.page for other in above)


def _is_footer(line: TextLine) -> bool:
    """Whether the line is a place for initials or for certifying an extract, and nothing else."""
    if len(line.stripped) > 160:
        return False
    texts = [piece.text for piece in line.pieces]
    text = without_page_number(line.text)
    most = 2 * (vocabulary("furniture").longest + 1)  # two phrases, each with a word too many
    if text.count(" ") >= most and len(_WORD.findall(text)) > most:
        return False
    hit = match_whole(text, "furniture") or match_prefix(text, "furniture")
    if hit is None or hit.kind != "footer":
        return False
    if len(texts) == 1 and hit.end - hit.start >= len(text) - 4:
        return True
    rest = text[hit.end :].strip(" ._-:|")
    return not rest or match_whole(rest, "furniture") is not None


def _after_cover(printed: Sequence[TextLine]) -> Sequence[TextLine]:
    """The lines after the first page's first item mark, or after that page (its fields look like headers)."""
    for position, line in enumerate(printed):
        if line.page > 1 or (line.stripped.startswith("§") and ITEM_MARK.match(line.folded)):
            return printed[position:]
    return ()


def _edges(page: Sequence[TextLine]) -> list[TextLine]:
    return [*page[:TOP], *page[max(TOP, len(page) - BOTTOM) :]]


def _counting_pages(pages: dict[int, list[TextLine]]) -> set[int]:
    """Numbers of the lines with a bare number that may be its page's: small, or rising with the pages."""
    bare = [
        (page, int("".join(filter(str.isdigit, line.text))), line.number)
        for page, lines in pages.items()
        for line in _edges(lines)
        if len(line.stripped) < _SHORT and BARE_NUMBER.fullmatch(line.stripped)
    ]
    shifts = Counter(value - page for page, value, _ in bare)
    return {number for page, value, number in bare if value <= len(pages) + 20 or shifts[value - page] > 1}


def _mark_page_scraps(
    page: Sequence[TextLine], counted: set[int], found: dict[int, FurnitureLine], mark: Marker
) -> None:
    """Short scraps and bare numbers between or beside the furniture at a page's edge."""
    for lines in (top_of(page), list(reversed(bottom_of(page)))):
        deepest = max((i for i, line in enumerate(lines) if line.number in found), default=-1)
        for position, line in enumerate(lines[: deepest + 2]):
            if line.number in found:
                continue
            if line.number in counted:
                mark(line, "page_number")
            elif position < deepest and _is_scrap(line):
                mark(line, "other")


def _is_scrap(line: TextLine) -> bool:
    text = line.stripped
    if (
        len(text) > 30
        or BARE_NUMBER.fullmatch(text)
        or ITEM_MARK.match(line.folded)
        or text.endswith((".", ":"))
    ):
        return False
    if DATE_ONLY.fullmatch(text):
        return True
    hit = match_prefix(text, "furniture")
    if hit is not None:
        return True
    return len(text) <= 12 and not _may_be_text(line)


def _may_be_text(line: TextLine) -> bool:
    letters = sum(char.isalpha() for char in line.stripped)
    return letters >= 4 or not may_repeat(line)


def _mark_anchored(printed: Sequence[TextLine], mark: Marker) -> None:
    """Headers in the midst of a text without page breaks: known by their words and their repetition."""
    counts = Counter(header_key(line) for line in printed)
    anchors = [
        position
        for position, line in enumerate(printed)
        if counts[header_key(line)] >= 3 and _is_header_words(line)
    ]
    for position in anchors:
        mark(printed[position], "header")
        company = header_key(printed[position])
        for near in range(max(0, position - 3), min(len(printed), position + 4)):
            line = printed[near]
            key = header_key(line)
            if not key:
                if PAGE_NUMBER.fullmatch(line.folded.strip()):
                    mark(line, "page_number")
            elif (counts[key] >= 3 and len(key) > 5 and key in company) or _is_header_words(line):
                mark(line, "header")
    names = {header_key(printed[position]) for position in anchors}
    for position, line in enumerate(printed):
        key = header_key(line)
        if (
            len(key) > 5
            and counts[key] >= 3
            and any(key in name for name in names)
            and _alone(printed, position)
        ):
            mark(line, "header")


def _first_words(line: TextLine) -> str:
    return re.split(r"[:(\d]", line.text, maxsplit=1)[0]


def _is_header_words(line: TextLine) -> bool:
    """``Göteborgs Stad Kommunstyrelsen, protokoll``, ``Sammanträdesdatum: 2024-02-07``."""
    if len(line.stripped) > 90 or line.stripped.endswith("."):
        return False
    if re.search(r"(?:,|\bs)\s*protokoll\W*(?:nr\W*\d+)?\W*$", line.folded):
        return True
    hit = match_whole(_first_words(line), "furniture")
    return hit is not None and hit.kind == "header"


def _alone(printed: Sequence[TextLine], position: int) -> bool:
    """Whether blank lines stand on both sides."""
    line = printed[position]
    before = printed[position - 1].number if position else 0
    after = printed[position + 1].number if position + 1 < len(printed) else line.number + 2
    return line.number - before > 1 and after - line.number > 1


def _mark_letterheads(printed: Sequence[TextLine], found: dict[int, FurnitureLine], mark: Marker) -> None:
    """A block of short lines in capitals beside a lone number: a letterhead in the midst of a text."""
    for position, line in enumerate(printed):
        if not BARE_NUMBER.fullmatch(line.stripped) or not _alone(printed, position):
            continue
        for step in (-1, 1):
            block = _capitals_block(printed, position, step)
            if block and not all(match_whole(other.text, "section") for other in block):
                for other in block:
                    mark(other, "letterhead")
                mark(line, "page_number")


def _capitals_block(printed: Sequence[TextLine], position: int, step: int) -> list[TextLine]:
    block: list[TextLine] = []
    position += step
    while 0 <= position < len(printed) and len(block) < 5:
        line = printed[position]
        if not _CAPITALS.fullmatch(line.stripped):
            break
        block.append(line)
        position += step
    return block


def _mark_initials(printed: Sequence[TextLine], found: dict[int, FurnitureLine], mark: Marker) -> None:
    """Initials that adjusters put under a page, beside a lone ``Justeras`` that no name follows."""
    for position, line in enumerate(printed[:-4]):
        if line.number in found or line.folded.strip(" :._") not in ("justeras", "justerat"):
            continue
        run: list[TextLine] = []
        for other in printed[position + 1 : position + 4]:
            if not _INITIALS.fullmatch(other.stripped) or other.page > line.page + 1:
                break
            run.append(other)
        if run and any(other.page > line.page for other in printed[position + 1 : position + 5]):
            mark(line, "footer")
            for other in run:
                mark(other, "initials")


def without(lines: Iterable[TextLine], furniture: Iterable[FurnitureLine]) -> tuple[TextLine, ...]:
    """Lines that are no furniture."""
    dropped = {entry.line.number for entry in furniture}
    return tuple(line for line in lines if line.number not in dropped)
