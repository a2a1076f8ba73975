"""Notices told in sentences: ``Anslaget sattes upp den 4 juni 2019 och tas ned den 26 juni 2019.``

Input: lines of a cover or a closing.  Output: the dates that its sentences give for the notice.  What a date
means is said by the words between it and the date before, else by those right after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.text.dates import DateHit, find_dates, resolve
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

_ABOUT = regex(r"\banslag|\btill?kannag|\bpublicer|\bavpublicer|\banslas\b")
_REMOVED = regex(
    r"\btas\s+(?:ne[dr]|bort)|\btogs\s+ne[dr]|\bnedtag|\bnedtog|\bnedtas|\bavpublicer|\btill\s+och\s+med\b|\bt\s?o\s?m\b|\btagits\s+ne[dr]"
)
_APPEAL = regex(r"\boverklag|\bbesvar")
_POSTED = regex(
    r"\banslagits|\banslog|\banslas|\banslag\w*|\btill?kannag|\bpublicer|\buppsat|\bsatt\w*\s+upp|\bfran\s+och\s+med\b"
)
_OTHER = regex(r"\bjusterat\s+den\W*$|\bjusterades\s+den\W*$|\bsammantrad\w+\s+den\W*$|\bjustera\w*\W*$")
_AFTER = 40  # characters after a date that can say what it is


@frozen
class NoticeDates:
    """ISO dates of a notice, None where no sentence says."""

    posted: str | None = None
    removed: str | None = None
    last_appeal: str | None = None
    line_start: int | None = None
    line_end: int | None = None


def read_notice_sentences(lines: Sequence[TextLine], base: str | None) -> NoticeDates:
    """The dates of a notice that is told in sentences.

    base: the date that dates without a year follow.

    >>> from minutes_cli.structure.text.document import lines_of
    >>> told = lines_of("Justeringen har den 5 maj 2011 tillkännagivits.\\nAnslaget togs ned 2011-05-27.")
    >>> found = read_notice_sentences(told, None)
    >>> found.posted, found.removed
    ('2011-05-05', '2011-05-27')
    """
    found: dict[str, str] = {}
    touched: list[int] = []
    for block in _blocks(lines):
        text = " ".join(line.stripped for line in block)
        folded = fold(text)
        if not _ABOUT.search(folded):
            continue
        hits = find_dates(text, loose=True)
        for place, hit in enumerate(hits):
            stop = hits[place + 1].start if place + 1 < len(hits) else len(folded)
            kind = _kind(folded, hits[place - 1].end if place else 0, hit, stop, found)
            iso = resolve(hit, base)
            if kind and iso and kind not in found:
                found[kind] = iso
                touched.extend((block[0].number, block[-1].number))
    if not found:
        return NoticeDates()
    return NoticeDates(
        found.get("posted"), found.get("removed"), found.get("last_appeal"), min(touched), max(touched)
    )


def _kind(folded: str, floor: int, hit: DateHit, stop: int, found: dict[str, str]) -> str | None:
    """What a date of the notice's sentences means."""
    before = folded[floor : hit.start]
    after = folded[hit.end : min(stop, hit.end + _AFTER)].split(".")[0]
    sentence = re.split(r"(?<=[a-z])[.!]\s", before)[-1]
    if _OTHER.search(sentence):
        return None
    for text in (sentence, after):
        for kind, pattern in (("removed", _REMOVED), ("last_appeal", _APPEAL), ("posted", _POSTED)):
            if pattern.search(text):
                return kind
    return "removed" if "posted" in found and re.fullmatch(r"\W*(?:[-–—]|till|och)?\W*", sentence) else None


def _blocks(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Runs of lines that hold a sentence or more: labels with their values are read elsewhere."""
    blocks: list[list[TextLine]] = [[]]
    for line in lines:
        if line.is_blank:
            if blocks[-1]:
                blocks.append([])
        else:
            blocks[-1].append(line)
    return [block for block in blocks if block]
