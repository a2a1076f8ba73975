"""Items without numbers: headings known by their shape and their words alone.

Input: lines without furniture.  Output: item drafts with number None.  A heading is a short line that begins
with a capital, ends as no sentence does, stands apart and has text under it.  So much could be anything:
unless several of them are known headings of minutes (``Mötets öppnande``, ``Övriga frågor``), or the document
says at its head that it is of a meeting and who was there, there are no items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.agenda.closing import find_closing
from minutes_cli.structure.content.section_headings import find_section_heading
from minutes_cli.structure.forms.labels import ATTENDANCE, label_at
from minutes_cli.structure.text.dates import find_dates
from minutes_cli.structure.text.document import ItemDraft, TextLine
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.headings import match_prefix, match_whole
from minutes_cli.structure.text.joining import bullet_end, ends_sentence, is_rule

_KNOWN = 3  # headings of formality that make a list of headings minutes
_LONGEST = 70
_EXACT = 0.95  # a line that is such a phrase and nothing else breaks off no sentence
_OF_MEETING = regex(r"protokoll|anteckning|m[oe0-9]te\b|motet\b|traff\b|sammantrade|overlaggning")
_TITLE_LINES = 8  # printed lines in which a document says what it is of
_COVER_LINES = 20
_TEXT_LINES = 8  # lines in which a paragraph comes to its first end
_SHORT = 40  # characters of a heading with no blank line above it
_TAIL = regex(r"\s+(?:kl(?:ockan)?\.?\s*)?\d{1,2}[:.]\d\d\W*$|\s*;\s*\d+\W*$", re.IGNORECASE)


def find_unnumbered(lines: Sequence[TextLine]) -> tuple[list[ItemDraft], int, Sequence[TextLine]]:
    """Items without numbers, the index of the first one's heading, and the closing lines."""
    known = [index for index, line in enumerate(lines) if _is_known(lines, index, line)]
    capitals = _capital_headings(lines) if len(known) < _KNOWN else []
    if len(capitals) >= _KNOWN:
        known = sorted({*known, *capitals})
    if len(known) < _KNOWN:
        known = _plain_headings(lines)
    if len(known) < _KNOWN:
        return [], len(lines), ()
    start = known[0]
    end = find_closing(lines, known[-1] + 1)
    heads = _bulleted(lines, known) or [
        index for index in range(start, end) if index in known or _is_heading(lines, index)
    ]
    items = []
    for place, index in enumerate(heads):
        stop = heads[place + 1] if place + 1 < len(heads) else end
        line = lines[index]
        title = _TAIL.sub("", line.text[bullet_end(line) :]).strip(" :.")
        items.append(
            ItemDraft(
                number=None,
                number_raw=None,
                mark="none",
                title=title,
                title_raw=line.raw.strip(),
                heading_lines=(line,),
                lines=tuple(lines[index + 1 : stop]),
            )
        )
    return items, start, lines[end:]


def _capital_headings(lines: Sequence[TextLine]) -> list[int]:
    """Headings in capitals with text under them, where one of them is a known one and all look alike."""
    found = [
        index
        for index, line in enumerate(lines)
        if line.stripped.isupper() and len(line.stripped) > 3 and _is_heading(lines, index, is_sure=True)
    ]
    is_told = any(match_whole(lines[index].text, "formality") for index in found)
    return found if is_told else []


def _plain_headings(lines: Sequence[TextLine]) -> list[int]:
    """Headings of notes that are headed by what they are of and by who was there: ``Status``, ``Budget``.

    Each stands apart and has text under it; there are several, or one of them is a known one.
    """
    printed = [index for index, line in enumerate(lines) if not line.is_blank]
    if not any(_OF_MEETING.search(lines[index].folded) for index in printed[:_TITLE_LINES]):
        return []
    labels = [index for index in printed[:_COVER_LINES] if _names_present(lines[index])]
    if not labels:
        return []
    end = find_closing(lines, labels[-1] + 1)
    found = [
        index
        for index in range(labels[-1] + 1, end)
        if _is_known(lines, index, lines[index])
        or (
            _is_heading(lines, index)
            and lines[index].stripped[-1] != ":"
            and _has_sentence(lines, index, end)
        )
    ]
    is_told = any(match_whole(lines[index].text, "formality") for index in found)
    return found if is_told or len(found) > _KNOWN else []


def _names_present(line: TextLine) -> bool:
    label = label_at(line.text)
    return label is not None and label.field in ATTENDANCE and label.score >= _EXACT


def _has_sentence(lines: Sequence[TextLine], index: int, end: int) -> bool:
    """Whether a sentence or a list stands right under a heading."""
    below = next((at for at in range(index + 1, min(end, index + 3)) if not lines[at].is_blank), None)
    if below is None:
        return False
    for line in lines[below : min(end, below + _TEXT_LINES)]:
        if line.is_blank:
            return False
        if line.stripped.endswith((".", "!", "?")) or bullet_end(line):
            return True
    return False


def _bulleted(lines: Sequence[TextLine], known: Sequence[int]) -> list[int]:
    """All headings of a document whose known ones have a bullet: with the same one at the same place."""
    marked = [index for index in known if bullet_end(lines[index])]
    if len(marked) * 2 <= len(known):
        return []
    starts = {lines[index].text[: bullet_end(lines[index])] for index in marked}
    return [
        index
        for index, line in enumerate(lines)
        if index >= marked[0] and line.text[: bullet_end(line)] in starts and bullet_end(line)
    ]


def _is_known(lines: Sequence[TextLine], index: int, line: TextLine) -> bool:
    if line.is_blank or len(line.stripped) > _LONGEST:
        return False
    text = _TAIL.sub("", line.text)
    hit = match_whole(text, "formality") or match_whole(text, "annual")
    if hit is None:
        return False
    return hit.score >= _EXACT or _stands_apart(lines, index) or _follows_sentence(lines, index)


def _is_heading(lines: Sequence[TextLine], index: int, is_sure: bool = False) -> bool:
    """Whether a line has the shape of a heading.  is_sure: it looks like the others, whatever it says."""
    line = lines[index]
    text = _TAIL.sub("", line.stripped)
    if (
        line.is_blank
        or len(text) > _LONGEST
        or not text[:1].isupper()
        or text.endswith((".", ",", ";", "!", "?"))
    ):
        return False
    if bullet_end(line) or is_rule(line) or len(line.pieces) > 1 or _is_date(text):
        return False
    if not is_sure and not _stands_apart(lines, index) and not _heads_text(lines, index):
        return False
    if (
        (find_section_heading(line) and not is_sure)
        or match_prefix(line.text, "cover")
        or match_whole(line.text, "signature")
    ):
        return False
    following = next((other for other in lines[index + 1 : index + 3] if not other.is_blank), None)
    return following is not None and len(text.split()) <= 9


def _is_date(text: str) -> bool:
    """Whether a line says when and nothing else: ``Måndag 10 december 2018``."""
    dates = find_dates(text)
    if not dates:
        return False
    rest = text[: dates[0].start] + text[dates[-1].end :]
    return all(fold(word).endswith(("dag", "dagen")) or not word.isalpha() for word in rest.split())


def _stands_apart(lines: Sequence[TextLine], index: int) -> bool:
    return index == 0 or lines[index - 1].is_blank or lines[index - 1].page != lines[index].page


def _heads_text(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a short line after a sentence has a longer one under it."""
    below = next((line for line in lines[index + 1 : index + 3] if not line.is_blank), None)
    return (
        _follows_sentence(lines, index)
        and len(lines[index].stripped) <= _SHORT
        and below is not None
        and len(below.stripped) > len(lines[index].stripped)
        and below.stripped[:1].isupper()
    )


def _follows_sentence(lines: Sequence[TextLine], index: int) -> bool:
    return index > 0 and ends_sentence(lines[index - 1].text)
