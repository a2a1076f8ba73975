"""How much speaks for a line being an item's heading, apart from its place in the sequence.

Input: the lines, a reading of one of them and what is known of the document.  Output: a score; above
0 the line may be a heading on its own.  The weights are in units of "one clear sign"; they were set by
hand on the development documents and are not fitted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.agenda.marks import Form, Number, Reading
from minutes_cli.structure.text.case_numbers import has_case_number
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.text.headings import HeadingMatch, match_prefix, match_whole
from minutes_cli.structure.text.member_rows import is_member_row
from minutes_cli.values import frozen

_RULE = regex(r"\s*[_\-—–=.]{3,}\s*")
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
_AMOUNT = regex(
    rf"""
    [\s,]* (?: {_MONTH}[a-z]* \b | \d | % | procent | kr\b | kronor | tkr | mkr | mnkr | miljoner | milj\b
      | tusen | st\b | kl\b | klockan | minuter | timmar | meter | km\b | kvadrat | ar\b | ars\b | personer
      | kap\b
      | roster | ja\b | nej\b | och \s | samt \s | till \s | i \s | - )
    """,
    re.VERBOSE,
)
_BALLOT_END = regex(
    r"(?: \b(?:ja|nej|avst[a-z]*|avstar|franv[a-z]*)\b | [(\[] [a-z-]{1,5} [)\]\}] | \bx{1,2}\b ) \W* $",
    re.VERBOSE,
)
_UNFINISHED_END = regex(r"[^.:;!?)_\-—–=\"”]\s*$")
_SENTENCE_END = regex(r"[.!?]\W{0,2}$")
_LIST_END = regex(r"[,;]\W{0,1}$")
LEAD_IN = regex(r"(?: : | \b(?:beslutar|beslutade|besloto?|besluta|foreslar|att) ) \W* $", re.VERBOSE)

_STRENGTH: dict[Form, dict[Form, float]] = {
    "sign": {
        "sign": 3.4,
        "post_sign": 1.5,
        "prefix": 0.4,
        "dot": 0.6,
        "bare": 0.4,
        "multi": -0.5,
        "paren": -0.5,
        "letter": -3,
    },
    "post_sign": {
        "post_sign": 3.0,
        "sign": 2.0,
        "dot": 0.0,
        "bare": 0.4,
        "multi": -0.5,
        "paren": -0.5,
        "letter": -3,
        "prefix": 0,
    },
    "dot": {
        "dot": 1.7,
        "paren": 0.4,
        "bare": 0.6,
        "multi": 0.6,
        "sign": -1.0,
        "post_sign": -2,
        "letter": -3,
        "prefix": -1,
    },
    "paren": {
        "paren": 1.7,
        "dot": 0.3,
        "bare": 0.2,
        "multi": 0,
        "sign": -1.0,
        "post_sign": -2,
        "letter": -3,
        "prefix": -1,
    },
    "bare": {
        "bare": 1.5,
        "dot": 0.5,
        "paren": 0.0,
        "multi": 0.8,
        "sign": -1.0,
        "post_sign": -2,
        "letter": -3,
        "prefix": -1,
    },
    "multi": {
        "multi": 2.0,
        "dot": 0.4,
        "bare": 0.3,
        "paren": -0.5,
        "sign": -1.0,
        "post_sign": -2,
        "letter": -3,
        "prefix": -1,
    },
    "letter": {
        "letter": 1.2,
        "paren": -2,
        "dot": -2,
        "bare": -2,
        "multi": -2,
        "sign": -2,
        "post_sign": -2,
        "prefix": -2,
    },
    "prefix": {
        "prefix": 2.4,
        "sign": 1.5,
        "bare": 0.0,
        "dot": -1,
        "multi": -1,
        "paren": -1,
        "post_sign": -1,
        "letter": -3,
    },
}
_BASE = -1.2  # what a heading has to make up for


@frozen
class Surroundings:
    """What is known of a line's surroundings, worked out once a line.

    before: the printed line before, None at the start.  after: the next printed line.
    is_apart: a blank line, a rule or a page's start stands before it.  is_after_rule: a rule does.
    has_case: a case number on it, right above it or right below it.
    heading_after: the section heading that follows within the next lines, if any.
    """

    before: TextLine | None
    after: TextLine | None
    is_apart: bool
    is_after_rule: bool
    has_case: bool
    heading_after: HeadingMatch | None
    is_new_page: bool


@frozen
class Hints:
    """What the document says about its items elsewhere.

    ranges: the §-range on the cover.  titles: folded titles of the contents list by number.
    listed: indexes of lines that belong to a numbered list.
    """

    ranges: tuple[tuple[int, int], ...] = ()
    titles: dict[str, str] | None = None
    listed: Collection[int] = frozenset()


def surroundings(lines: Sequence[TextLine], index: int) -> Surroundings:
    """The surroundings of a line among lines without furniture."""
    line = lines[index]
    before, skipped = previous_printed(lines, index)
    after = _following(lines, index, 1)
    rest = [near for near in (_following(lines, index, step) for step in range(1, 5)) if near is not None]
    case = has_case_number(line.text) or (before is not None and has_case_number(before.text, whole=True))
    heading: HeadingMatch | None = None
    for near in rest:
        case = case or has_case_number(near.text, whole=True)
        heading = heading or match_whole(near.text, "section")
        if heading or len(near.stripped) > 100:
            break
    is_rule = before is not None and _RULE.fullmatch(before.text) is not None
    is_new_page = before is None or before.page != line.page
    return Surroundings(
        before, after, skipped > 0 or is_rule or is_new_page, is_rule, case, heading, is_new_page
    )


def score(line: TextLine, reading: Reading, main: Form, around: Surroundings, hints: Hints) -> float:
    """How much speaks for the reading in a document whose items have marks of the form main."""
    total = _BASE + _STRENGTH[main][reading.form] * (0.35 + 0.65 * reading.certainty)
    if main == "sign" and reading.form == "sign" and reading.certainty < 0.6:
        total -= 0.6
    rest = line.text[reading.end :]
    folded = line.folded[reading.end :]
    total += _title_start(rest, folded, around)
    total += 0.5 if around.is_apart else 0.0
    total += 0.6 if around.is_after_rule else 0.0
    total += 1.6 if around.has_case else 0.0
    total += 0.8 if around.heading_after else 0.0
    if around.before is not None and not _is_stopped_multi(line, reading):
        if not around.is_apart and _is_unfinished(around.before):
            total -= 1.2
        if not around.is_after_rule and LEAD_IN.search(around.before.folded):
            total -= 0.8
    if _BALLOT_END.search(line.folded) and "beslut" not in line.folded:
        total -= 1.5 if reading.form in ("bare", "dot", "paren") else 0.5
    if reading.form != "sign":
        if is_member_row(rest):
            total -= 1.5
        if _LIST_END.search(line.text):
            total -= 1.0
        elif _SENTENCE_END.search(line.text) and len(rest) > 25:
            total -= 0.8
    if reading.index in hints.listed and (reading.form != "sign" or reading.certainty < 0.6):
        total -= 2.4
    total += _range_score(reading.number, hints.ranges)
    total += _title_score(reading, folded, hints.titles)
    return total


def _is_stopped_multi(line: TextLine, reading: Reading) -> bool:
    """Whether a mark is like ``6.2.``, with which no text goes on from the line before."""
    return reading.form == "multi" and line.text[reading.end - 1] in ".)"


def _title_start(rest: str, folded: str, around: Surroundings) -> float:
    text = rest.strip(" _.,:;'\"”“-–—|*•«»~")
    if not text:
        after = around.after
        return 0.3 if after is not None and after.stripped[:1].isupper() else -1.0
    if text[0].isdigit():
        return 0.3 if has_case_number(text) else -1.0
    if text[0].islower():
        return -3.0 if _AMOUNT.match(folded) else -1.4
    if _AMOUNT.match(folded) and len(text) < 4:
        return -1.0
    label = match_prefix(text, "formality")
    return 1.2 if label else 0.6


def _range_score(number: Number, ranges: Sequence[tuple[int, int]]) -> float:
    if not ranges or not number:
        return 0.0
    if any(low <= number[0] <= high for low, high in ranges):
        return 0.8
    return -1.5


def _title_score(reading: Reading, folded: str, titles: dict[str, str] | None) -> float:
    if not titles:
        return 0.0
    title = titles.get(reading.label) if reading.number else None
    if title is None:
        return -0.5
    head = folded.strip(" .,:;-")[:24]
    return 1.2 if head and title[:24].startswith(head[:12]) else 0.3


def _is_unfinished(line: TextLine) -> bool:
    """Whether the line seems to go on: long, and no sign of an end."""
    return len(line.stripped) > 55 and _UNFINISHED_END.search(line.stripped[-1:]) is not None


def previous_printed(lines: Sequence[TextLine], index: int) -> tuple[TextLine | None, int]:
    for back in range(index - 1, max(-1, index - 30), -1):
        if not lines[back].is_blank:
            return lines[back], index - back - 1
    return None, 0


def _following(lines: Sequence[TextLine], index: int, count: int) -> TextLine | None:
    for line in lines[index + 1 : index + 30]:
        if not line.is_blank:
            count -= 1
            if count == 0:
                return line
    return None
