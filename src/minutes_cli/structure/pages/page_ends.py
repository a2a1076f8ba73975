"""What a page's head and foot hold besides what repeats: rows for initials, the minutes' own case number.

Input: the printed lines of each page.  Output: those of them that are furniture.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.pages.repetition import ITEM_MARK, bottom_of, top_of
from minutes_cli.structure.text.case_numbers import find_case_numbers, split_case_numbers
from minutes_cli.structure.text.document import TextLine

_SIGNING_ROW = regex(
    r"""[\W_]*
    (?: (?: just(?:er\w+)? | ordf\w* | sekr\w* | sign(?:atur\w*)? | protokolls?juster\w+ | expedier\w* | och
      | av | (?P<sure> (?:protokolls?)?utdr\w* [\W_]* (?:riktighet\w*\s)? (?:best\w*|intyg\w*)
      | bestyrk\w* | utdragsbest\w* ) )
      [\W_]* ){2,8}""",
    re.VERBOSE,
)
_SURE = ("utdr", "bestyrk")
_INITIAL_ROW = regex(
    r"[\W_]*(?:(?:just|ordf|sekr|sign)\b[\W_]*){2,6}(?:expedier\w*\W*|bestyrk\w*\W*)*",
    needs=("just", "ordf", "sekr", "sign"),
)
_SIGNATURES = regex(
    r"(?:signatur(?:er)?|sign|paraf(?:er)?|justera[st](?=\W))\b[\W_\d]*(?:[a-z]{1,2}\b[\W_\d]*){0,4}"
)
_OWN_NUMBER = 3  # pages that must show the same case number
_LONGEST = 160  # characters of a row for initials


def signing_rows(pages: Mapping[int, Sequence[TextLine]]) -> Iterator[TextLine]:
    """Places for initials and for certifying an extract: ``Just.   Just.   Utdr. best.``

    Short forms alone (``Ordf   Just``, ``Signaturer: ____``) count where they come on several pages.
    """
    for page in pages.values():
        yield from (line for line in bottom_of(page) if _certifies(line))
    rows = [line for page in pages.values() for line in page if _INITIAL_ROW.fullmatch(line.folded)]
    lone = [
        line for page in pages.values() for line in page[-2:] if _SIGNATURES.fullmatch(line.folded.strip())
    ]
    for group in (rows, lone):
        if len({line.page for line in group}) > 1:
            yield from group


def _certifies(line: TextLine) -> bool:
    if len(line.stripped) > _LONGEST or not any(word in line.folded for word in _SURE):
        return False
    match = _SIGNING_ROW.fullmatch(line.folded)
    return match is not None and match["sure"] is not None


def own_numbers(pages: Mapping[int, Sequence[TextLine]]) -> Iterator[TextLine]:
    """The minutes' own case number at the head of most pages, where items have numbers of their own."""
    heads: dict[str, list[TextLine]] = defaultdict(list)
    for page in pages.values():
        for line in top_of(page):
            numbers = find_case_numbers(line.text) if any(char.isdigit() for char in line.text) else []
            if len(numbers) == 1 and not ITEM_MARK.match(line.folded):
                heads[numbers[0]].append(line)
    for number, lines in heads.items():
        seen = len({line.page for line in lines})
        if seen < _OWN_NUMBER or seen * 3 < len(pages) * 2 or len(lines) != seen:
            continue
        taken = {line.number for line in lines}
        others = (line for page in pages.values() for line in page if line.number not in taken)
        if any(other != number for line in others for other in split_case_numbers(line.text)[1]):
            yield from lines
