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
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import fuzz

from minutes_cli.structure.case_numbers import is_case_line
from minutes_cli.structure.document import FurnitureKind, FurnitureLine, TextLine
from minutes_cli.structure.headings import match_prefix, match_whole
from minutes_cli.structure.running import mark_running

Marker = Callable[[TextLine, FurnitureKind], None]
_TOP = 7  # printed lines at a page's head that may be header
_BOTTOM = 5  # printed lines at a page's foot that may be footer
_SAME = 82  # per cent similar: the same header in two readings

_PAGE_NUMBER = re.compile(
    r"""
    [^\w§$&]* (?: (?:sida?n? | sid | blad | s | page | nr) \W* )?
    (?: \d{1,3} \s* (?: [(\[{/|] \s* \d{0,3} \s* [)\]}]? | av \s+ \d{1,3} | \s of \s \d{1,3} )
      | (?:sida?n? | sid | blad) \W* \d{1,3}
      | (?:sida?n? | sid | blad) \W* \( \d{1,3} \)
      | [-–—] \s* \d{1,3} \s* [-–—]
      | \d{1,2} 0? \d [)\]]
    ) \W*
    """,
    re.VERBOSE,
)
_BARE_NUMBER = re.compile(r"[-–—|.\s]{0,3}\d{1,3}[-–—|.\s]{0,2}")
_PAGE_TAIL = re.compile(
    r"\s+(?:sida?n?|sid|blad)?\s*\d{1,3}\s*(?:[(\[]\s*\d{1,3}\s*[)\]]|av\s+\d{1,3})\s*$", re.IGNORECASE
)
_DATE_ONLY = re.compile(r"\W*(?:19|20)\d\d[-./ ]?\d\d[-./ ]?\d\d\W*")
_MARK = re.compile(
    r"\W{0,2}(?:[a-z]{1,4}\s+)?(?:[§$&]{1,2}\s*\d|\d{1,3}\s*§|\d{1,3}[.)]\s*[^\W\d]|[853s]\s\d{1,4}\s+[^\W\d])"
)
_KEY = re.compile(r"[^a-z]+")
_CAPITALS = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ&. -]{2,30}")
_INITIALS = re.compile(r"\W*[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,2}(?:[ /][A-ZÅÄÖ][A-Za-zåäö]{0,2}){0,2}\W*")


def find_furniture(lines: Sequence[TextLine]) -> tuple[FurnitureLine, ...]:
    """The furniture lines of a document, in order."""
    found: dict[int, FurnitureLine] = {}

    def mark(line: TextLine, kind: FurnitureKind) -> None:
        found.setdefault(line.number, FurnitureLine(line, kind))

    printed = [line for line in lines if not line.is_blank]
    pages: dict[int, list[TextLine]] = defaultdict(list)
    for line in printed:
        pages[line.page].append(line)

    for line in printed:
        if _is_footer(line):
            mark(line, "footer")
    for page in pages.values():
        for line in _edges(page):
            if _PAGE_NUMBER.fullmatch(line.folded.strip()):
                mark(line, "page_number")
    if len(pages) > 1:
        _mark_repeated(pages, mark)
        for page in pages.values():
            _mark_page_scraps(page, found, mark)
    if len(pages) == 1:
        mark_running(printed, mark)
    _mark_anchored(printed if len(pages) == 1 else [line for line in printed if line.page > 1], mark)
    _mark_letterheads(printed, found, mark)
    _mark_initials(printed, found, mark)
    return tuple(found[number] for number in sorted(found))


def header_key(line: TextLine) -> str:
    """What of a line stays the same from page to page: its letters, page numbers left out.

    >>> from minutes_cli.structure.document import make_line
    >>> header_key(make_line("Nämnden 2014-03-04   Sida 3 (6)"))
    'namnden'
    """
    return _KEY.sub("", _PAGE_TAIL.sub("", " ".join(line.folded.split())))


def _is_footer(line: TextLine) -> bool:
    """Whether the line is a place for initials or for certifying an extract, and nothing else."""
    if len(line.stripped) > 160:
        return False
    texts = [piece.text for piece in line.pieces]
    text = _PAGE_TAIL.sub("", " ".join(line.text.split()))
    hit = match_whole(text, "furniture") or match_prefix(text, "furniture")
    if hit is None or hit.kind != "footer":
        return False
    if len(texts) == 1 and hit.end - hit.start >= len(text) - 4:
        return True
    rest = text[hit.end :].strip(" ._-:|")
    return not rest or match_whole(rest, "furniture") is not None


def _edges(page: Sequence[TextLine]) -> list[TextLine]:
    return [*page[:_TOP], *page[max(_TOP, len(page) - _BOTTOM) :]]


def _may_repeat(line: TextLine) -> bool:
    """Whether a line may be furniture because it comes again."""
    if _MARK.match(line.folded) or len(line.stripped) > 120 or is_case_line(line.text):
        return False
    if line.stripped[:1].islower():
        return False
    for table in ("section", "signature", "contents", "annex"):
        if match_whole(line.text, table):
            return False
    label = match_prefix(line.text, "cover")
    return label is None or label.kind == "place_time"


def _mark_repeated(pages: dict[int, list[TextLine]], mark: Marker) -> None:
    edges: tuple[tuple[FurnitureKind, Callable[[Sequence[TextLine]], Sequence[TextLine]]], ...] = (
        ("header", _top),
        ("footer", _bottom),
    )
    for kind, part in edges:
        clusters: list[tuple[str, list[TextLine]]] = []
        exact: dict[str, list[TextLine]] = {}
        for page in pages.values():
            for line in part(page):
                key = header_key(line) or (line.folded.strip() if _DATE_ONLY.fullmatch(line.folded) else "")
                if len(key) < 3 or not _may_repeat(line):
                    continue
                home = exact.get(key)
                if home is None:
                    home = next(
                        (
                            members
                            for name, members in clusters[:80]
                            if fuzz.ratio(name, key, score_cutoff=_SAME)
                        ),
                        None,
                    )
                    if home is None:
                        home = []
                        clusters.append((key, home))
                    exact[key] = home
                home.append(line)
        needed = 2 if len(pages) < 6 else max(3, len(pages) // 4)
        repeated = {
            line.number
            for _, members in clusters
            if len({line.page for line in members}) >= needed
            for line in members
        }
        for page in pages.values():
            for line in _from_edge(part(page), repeated, kind):
                mark(line, kind)


def _from_edge(lines: Sequence[TextLine], repeated: set[int], kind: FurnitureKind) -> list[TextLine]:
    """The repeated lines of a page's edge, as far in as no more than two lines that are not lie between."""
    kept: list[TextLine] = []
    strangers = 0
    for line in lines if kind == "header" else reversed(lines):
        if line.number in repeated:
            kept.append(line)
            strangers = 0
        elif not _PAGE_NUMBER.fullmatch(line.folded.strip()):
            strangers += 1
            if strangers > 2:
                break
    return kept


def _top(page: Sequence[TextLine]) -> Sequence[TextLine]:
    return page[:_TOP]


def _bottom(page: Sequence[TextLine]) -> Sequence[TextLine]:
    return page[max(0, len(page) - _BOTTOM) :]


def _mark_page_scraps(page: Sequence[TextLine], found: dict[int, FurnitureLine], mark: Marker) -> None:
    """Short scraps and bare numbers between or beside the furniture at a page's edge."""
    for lines in (_top(page), list(reversed(_bottom(page)))):
        deepest = max((i for i, line in enumerate(lines) if line.number in found), default=-1)
        for position, line in enumerate(lines[: deepest + 2]):
            if line.number in found:
                continue
            text = line.stripped
            if _BARE_NUMBER.fullmatch(text):
                mark(line, "page_number")
            elif position < deepest and _is_scrap(line):
                mark(line, "other")


def _is_scrap(line: TextLine) -> bool:
    text = line.stripped
    if len(text) > 30 or _MARK.match(line.folded) or text.endswith((".", ":")):
        return False
    if _DATE_ONLY.fullmatch(text):
        return True
    hit = match_prefix(text, "furniture")
    if hit is not None:
        return True
    return len(text) <= 12 and not _may_be_text(line)


def _may_be_text(line: TextLine) -> bool:
    letters = sum(char.isalpha() for char in line.stripped)
    return letters >= 4 or not _may_repeat(line)


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
                if _PAGE_NUMBER.fullmatch(line.folded.strip()):
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
        if not _BARE_NUMBER.fullmatch(line.stripped) or not _alone(printed, position):
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
