"""Whether a document is minutes at all: a statute or a contract has numbered headings too.

Input: a document cut into regions.  Output: whether enough speaks for minutes, with the reasons.  Each kind
of evidence counts once, by weight; what only minutes have (signatures, a decision under its heading, a cover
page) is enough by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from minutes_cli.patterns import regex
from minutes_cli.structure.content.section_headings import find_section_heading
from minutes_cli.structure.content.verbs import decides
from minutes_cli.structure.forms.labels import is_signature_line
from minutes_cli.structure.text.dates import find_dates
from minutes_cli.structure.text.document import Document, TextLine
from minutes_cli.structure.text.headings import match_prefix, match_whole
from minutes_cli.values import frozen

ENOUGH = 3
_NAMED = regex(r"[a-z]*protokoll\b|[a-z]*anteckningar\b|\b(?:minnes|motes)anteckning")
_MEETING = regex(r"\b[a-z]*(?:m[oe0]te|stamma|sammantrade)(?:t|n)?\b")
_OTHER = regex(
    r"\b(?:kallelse\s+till|hyresavtal|avtal\s+mellan|stadgar\s+for|forordning\s*\(|lag\s*\(|reglemente\s+for)"
)
_HELD = regex(  # what only minutes tell: an agenda or a summons says that it will be
    r"\b(?:motet|sammantradet|stamman|arsmotet|arsstamman)\s+(?:oppnades|avslutades|forklarades\s+(?:oppnat|avslutat))"
    r"|\b(?:oppnade|forklarade|avslutade)\s+(?:\w+\s+)?(?:motet|sammantradet|stamman|arsmotet|arsstamman)\b"
)
_OPENING_LINES = 10
_TITLE_LINES = 3
_HEAD = 25  # printed lines that name what a document is
_COVER_LABELS = 3
_MINUTES_KINDS = frozenset({"motions", "proposition", "vote", "reservation", "dispatch", "recusal"})


@frozen
class Likeness:
    """How much speaks for minutes.  reasons: what was found, in words."""

    weight: int
    reasons: tuple[str, ...]

    @property
    def is_minutes(self) -> bool:
        """Whether it is enough."""
        return self.weight >= ENOUGH


def minutes_likeness(document: Document) -> Likeness:
    """Weigh a document."""
    found: dict[str, int] = {}
    printed = [line for line in document.all_lines if not line.is_blank]
    for line in printed[:_HEAD]:
        short = len(line.stripped) < 120
        if short and _NAMED.search(line.folded):
            found.setdefault("named as minutes", 2)
        if short and _OTHER.search(line.folded):
            found.setdefault("named as something else", -3)
    if any(_MEETING.search(line.folded) and find_dates(line.text) for line in printed[:_TITLE_LINES]):
        found["a meeting and its day"] = 1
    labels = _cover_labels(document.cover)
    if labels >= _COVER_LABELS:
        found["cover page"] = 3
    elif labels:
        found["a label of the cover"] = 1
    if any(match_whole(line.text, "signature") or is_signature_line(line.text) for line in document.closing):
        found["signatures"] = 2
    if any(_HELD.search(line.folded) for line in _first_and_last_lines(document)):
        found["opened or closed"] = 2
    _weigh_items(document, found)
    return Likeness(sum(found.values()), tuple(found))


def _first_and_last_lines(document: Document) -> Iterator[TextLine]:
    """The lines of the first item and of the last two, where a meeting is opened and closed."""
    for item in (*document.items[:1], *document.items[-2:]):
        yield from item.heading_lines
        yield from item.lines[:_OPENING_LINES]


def is_cover(document: Document) -> bool:
    """Whether what stands before the items is a cover page."""
    return _cover_labels(document.cover) >= _COVER_LABELS


def without_items(document: Document) -> Document:
    """The document with nothing taken as an item."""
    return replace(document, items=(), closing=(), cover=document.lines)


def _cover_labels(cover: tuple[TextLine, ...]) -> int:
    kinds = set()
    for line in cover[:200]:
        hit = match_prefix(line.text, "cover") if len(line.stripped) < 200 else None
        if hit and hit.score >= 0.85:
            kinds.add(hit.kind)
    return len(kinds)


def _weigh_items(document: Document, found: dict[str, int]) -> None:
    formal = 0
    with_text = 0
    for item in document.items:
        formal += match_prefix(item.title, "formality") is not None
        with_text += any(not line.is_blank for line in item.lines)
        for line in item.lines:
            if line.is_blank or len(line.stripped) > 90:
                continue
            heading = find_section_heading(line)
            if heading is None:
                continue
            if heading.kind == "decision":
                found.setdefault("decisions", 3)
            elif heading.kind in _MINUTES_KINDS:
                found.setdefault("headings of minutes", 2)
            else:
                found.setdefault("other headings", 1)
        if decides(item.title) and item.title.endswith("."):
            found.setdefault("decisions by verb", 1)
    if formal:
        found["items of formality"] = min(formal, 3)
    if any(item.case_numbers for item in document.items):
        found["case numbers"] = 1
    if len(document.items) > 3 and with_text * 5 < len(document.items):
        sentences = sum(item.title.endswith(".") for item in document.items)
        if sentences * 2 < len(document.items):
            found["items without text"] = -3
