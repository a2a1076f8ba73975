"""Lines that stand at the same edge of several pages: running headers and footers by repetition.

Input: the printed lines of each page.  Output: those that come again, digits left out and OCR damage
allowed, at about the same place of several pages' heads or feet.  A heading of the vocabulary, an item mark,
a case number or a cover label is none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from minutes_cli.patterns import regex
from minutes_cli.structure.pages.page_numbers import DATE_ONLY, PAGE_NUMBER, without_page_number
from minutes_cli.structure.text.case_numbers import has_case_number, is_case_line
from minutes_cli.structure.text.document import FurnitureKind, TextLine
from minutes_cli.structure.text.headings import match_prefix, match_whole
from minutes_cli.structure.text.member_rows import is_member_row
from minutes_cli.structure.text.noise import is_noise

Marker = Callable[[TextLine, FurnitureKind], None]
TOP = 7  # printed lines at a page's head that may be header
BOTTOM = 5  # printed lines at a page's foot that may be footer
_LONGEST = 80  # letters of a line of a header
_DRIFT = 2  # lines by which a header's place may differ from page to page
_SAME = 82  # per cent similar: the same header in two readings
ITEM_MARK = regex(
    r"\W{0,2}(?:[a-z]{1,4}\s+)?"
    r"(?:[§$&£]{1,2}\s*\d|\d{1,3}\s*§|\d{1,3}[.)]\s*[^\W\d]|[853s]\s\d{1,4}\s+[^\W\d])"
)
_WORDS = 6  # of a header that are compared
_BEGINNING = 8  # letters of a header that tell which it is
_MAYBE_NOISE = 2.9  # nats a letter; running text after a body's name stays below 2.5
_DECIDES = regex(r"\W*[a-z][a-z, -]{3,60}\s(?:beslutar|beslutade|besloto?)\b")
_DATE = regex(r"(?:19|20)\d\d-\d\d-\d\d")
_WORD = regex(r"[a-z]{3,}")
_KEY = regex(r"[^a-z]+")


def mark_repeated(pages: dict[int, list[TextLine]], mark: Marker) -> None:
    edges: tuple[tuple[FurnitureKind, Callable[[Sequence[TextLine]], Sequence[TextLine]]], ...] = (
        ("header", top_of),
        ("footer", bottom_of),
    )
    needed = 2 if len(pages) < 6 else max(3, len(pages) // 4)
    headers: list[TextLine] = []

    def mark_header(line: TextLine, kind: FurnitureKind) -> None:
        headers.append(line)
        mark(line, kind)

    for kind, part in edges:
        repeated: set[int] = set()
        for members in _clusters(pages, part):
            places = sorted(place for place, _ in members)
            usual = places[len(places) // 2]
            near = [line for place, line in members if abs(place - usual) <= _DRIFT]
            if len({line.page for line in near}) >= needed:
                repeated.update(line.number for line in near)
        heads = _beginnings(line for page in pages.values() for line in page if line.number in repeated)
        for page in pages.values():
            repeated.update(
                line.number for line in part(page) if may_repeat(line) and _is_stamped(line, heads)
            )
            for line in _from_edge(part(page), repeated, kind):
                (mark_header if kind == "header" else mark)(line, kind)
    for line in _moved(pages, headers):
        mark(line, "header")


def _moved(pages: dict[int, list[TextLine]], headers: Sequence[TextLine]) -> Iterator[TextLine]:
    """The part of a header with the meeting's date that OCR moved into a page, or joined to a stamp."""
    dated = {date for line in headers for date in _DATE.findall(line.text)}
    words = {word for line in headers for word in _WORD.findall(line.folded)}
    if not dated:
        return
    for number, page in pages.items():
        for index, line in enumerate(page if number > 1 else ()):
            found = _DATE.search(line.text)
            if found is None or found[0] not in dated or len(line.stripped) > _LONGEST:
                continue
            own = _WORD.findall(line.folded)
            strange = sum(word not in words for word in own)
            if not own or strange > (len(own) > 2) or line.stripped.endswith("."):
                continue
            yield line
            above = page[index - 1] if index else None
            if above is not None and any(
                fuzz.ratio(header_key(above), header_key(each)) >= _SAME
                for each in headers
                if header_key(each)
            ):
                yield above


def _beginnings(lines: Iterable[TextLine]) -> set[tuple[str, ...]]:
    """The first words of repeated lines: as many as tell which line it is, and each one more."""
    found: set[tuple[str, ...]] = set()
    for line in lines:
        words = line.folded.split()[:_WORDS]
        found.update(tuple(words[:count]) for count in range(1, len(words) + 1))
    return {words for words in found if len("".join(words)) >= _BEGINNING}


def _is_stamped(line: TextLine, beginnings: Collection[tuple[str, ...]]) -> bool:
    """Whether a line begins as a repeated one and goes on with what a stamp or dirt made of the rest."""
    words = line.folded.split()
    for count in range(min(len(words) - 1, _WORDS), 0, -1):
        if tuple(words[:count]) in beginnings:
            rest = " ".join(words[count:])
            return any(char.isalpha() for char in rest) and is_noise(rest, _MAYBE_NOISE)
    return False


def _clusters(
    pages: dict[int, list[TextLine]], part: Callable[[Sequence[TextLine]], Sequence[TextLine]]
) -> list[list[tuple[int, TextLine]]]:
    """Lines at the pages' edges that are the same but for digits and OCR damage, each with its place."""
    names: list[str] = []
    clusters: list[list[tuple[int, TextLine]]] = []
    known: dict[str, int] = {}
    for page in pages.values():
        for place, line in enumerate(part(page)):
            key = header_key(line) or (line.folded.strip() if DATE_ONLY.fullmatch(line.folded) else "")
            if len(key) < 3 or not may_repeat(line):
                continue
            home = known.get(key)
            if home is None:
                like = (n for n, name in enumerate(names[:80]) if fuzz.ratio(name, key, score_cutoff=_SAME))
                home = next(like, None)
            if home is None:
                home = len(clusters)
                names.append(key)
                clusters.append([])
            known[key] = home
            clusters[home].append((place, line))
    return clusters


def _from_edge(lines: Sequence[TextLine], repeated: set[int], kind: FurnitureKind) -> list[TextLine]:
    """The repeated lines of a page's edge, as far in as no more than two lines that are not lie between.

    An item's mark ends a header.
    """
    kept: list[TextLine] = []
    strangers = 0
    for line in lines if kind == "header" else reversed(lines):
        if line.number in repeated:
            kept.append(line)
            strangers = 0
        elif ITEM_MARK.match(line.folded) or has_case_number(line.text):
            break
        elif not PAGE_NUMBER.fullmatch(line.folded.strip()):
            strangers += 1
            if strangers > 2:
                break
    return kept


def top_of(page: Sequence[TextLine]) -> Sequence[TextLine]:
    return page[:TOP]


def bottom_of(page: Sequence[TextLine]) -> Sequence[TextLine]:
    return page[max(0, len(page) - BOTTOM) :]


def header_key(line: TextLine) -> str:
    """What of a line stays the same from page to page: its letters, page numbers left out.

    >>> from minutes_cli.structure.text.document import make_line
    >>> header_key(make_line("Nämnden 2014-03-04   Sida 3 (6)"))
    'namnden'
    """
    return _letters(line.folded)


@lru_cache(maxsize=2048)
def _letters(folded: str) -> str:
    return _KEY.sub("", without_page_number(folded))


def may_repeat(line: TextLine) -> bool:
    """Whether a line may be furniture because it comes again."""
    if ITEM_MARK.match(line.folded) or len(line.stripped) > 120 or is_case_line(line.text):
        return False
    if line.stripped[:1].islower() or (line.stripped.endswith(".") and line.stripped.count(" ") >= 3):
        return False
    if _DECIDES.match(line.folded) or is_member_row(line.stripped):
        return False
    for table in ("section", "signature", "contents", "annex"):
        if match_whole(line.text, table):
            return False
    label = match_prefix(line.text, "cover")
    return label is None or label.kind == "place_time"
