"""Whether a title goes on over the next line.

Input: the lines from the mark on, and how far the title reaches.  A title goes on while the break was forced
(the next word had no room), while it breaks off in a phrase (``... frågor inom``), or while the next line
begins in lower case; it ends at a known heading, at a decision, at a case number under it, and where the next
line begins a sentence of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from minutes_cli.patterns import regex
from minutes_cli.structure.content.section_headings import find_section_heading
from minutes_cli.structure.content.verb_sections import is_elections
from minutes_cli.structure.content.verbs import elects_someone
from minutes_cli.structure.text.case_numbers import is_case_line, split_case_numbers
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.text.folding import fold, fold_phrase
from minutes_cli.structure.text.headings import match_prefix, match_whole
from minutes_cli.structure.text.joining import bullet_end, ends_sentence, is_rule, join_lines

_OPEN_END = regex(
    r"""
    (?: \b(?:och|samt|eller|till|for|f[oa0-9]r|om|av|i|pa|med|fran|den|det|de|en|ett|vid|mellan|enligt|under
          |per|inom|mot|over|utan|som|att|angaende|avseende|rorande|gallande|genom|hos|ur|infor|efter|nr|mm|dess
          |sin|sitt|sina|inkl)
      | [,(\-–—:/&] ) \s* $
    """,
    re.VERBOSE,
)
_ATT = regex(r"\s*a[tlf1i]{2}\s")
_PAST = regex(
    r"\b(?:\w+(?:ades|ldes|ndes|rdes|stes|ktes|sags)|valdes|halsade|oppnade|avslutade|besloto?|beslutade|inledde"
    r"|redogjorde)\b"
)
_FIELD = regex(r"\s*[A-ZÅÄÖ][a-zåäö]{3,16}:\s+\S")  # ``Sökande: ...`` begins the text
DASHED = regex(r"\s*[-–—]\s+[a-zåäö]")  # a title's second part, its dash brought down with it
_FIGURE = regex(r"\d[\d .,:]*\s+[a-zåäö%]")  # ``oförändrat`` / ``150 kronor``
_COUNTED = regex(r"\W*\d+\s(?:\w+\s){1,3}(?:ar|har|hade|var|blev|kom|deltog|finns|fick|ska|kan)\b")
_SUM = regex(r"\d[\d .,:]*[-–]?\.?")
_POINT = regex(r"\s*(?:[a-zA-Z]|\d{1,2})\)\s")
_TOLD = 12  # lines of a title that are asked for a verb


def title_goes_on(
    lines: Sequence[TextLine],
    start: int,
    taken: int,
    at: int,
    parts: Sequence[str],
    blanks: int,
    stop: int,
    width: int,
    below: int | None,
    listed: str | None,
) -> bool:
    """Whether lines[at] belongs to the title that reaches lines[taken]."""
    line = lines[at]
    if not parts:
        heading = match_whole(line.text, "section")
        return not (heading and heading.kind == "decision") and not is_rule(line)
    before = lines[taken]
    last = parts[-1]
    is_open = _is_open(last)
    if is_rule(line) or is_case_line(line.text) or _POINT.match(line.text):
        return False
    if bullet_end(line):
        return blanks == 0 and _is_dashed_part(before, line, width)
    if _ATT.match(line.folded) and not (is_open and blanks <= 1):
        return False
    if _FIELD.match(line.text) and not is_open:
        return False
    if match_whole(line.text, "signature") or line.page - before.page > 1:
        return False
    if listed:
        verdict = _by_contents(listed, parts, line)
        if verdict is not None:
            return verdict
    if find_section_heading(line) is not None or is_elections([line]):
        return False
    if below is not None and at < below and blanks <= 1:
        return True
    if ends_sentence(last) and not last.endswith((":", ";")):
        return False
    if last.endswith(",") and blanks == 0:
        return True
    if last.endswith(":") and len(parts) == 1 and elects_someone(line.stripped):
        return False
    has_figure = _FIGURE.match(line.stripped) is not None
    if has_figure and len(parts) <= _TOLD and match_whole(join_lines(parts), "formality"):
        return False  # ``Nästa möte`` / ``22 april kl. 10``
    if has_figure and (last.endswith(":") or not is_open) and _COUNTED.match(line.folded):
        return False  # ``Cupen`` / ``38 lag är anmälda.``
    starts_low = line.stripped[:1].islower() or has_figure
    is_open = (
        _OPEN_END.search(fold_phrase(last) if not last.endswith(("-", ",", ":", "(")) else last) is not None
    )
    if starts_low:
        return blanks == 0 or is_open or is_full(before, line, width)
    if blanks > 1:
        return False
    if line.stripped.startswith("(") and blanks == 0:
        return True
    if blanks == 0 and _SUM.fullmatch(line.stripped) and not ends_sentence(last):
        return True  # ``… utgjorde kronor`` / ``412:60.``
    if not line.stripped[:1].isalpha():
        return (is_open or is_full(before, line, width)) and not _is_sentence(lines, at, stop)
    if is_open and not _is_sentence(lines, at, stop):
        return True
    if not is_full(before, line, width):
        return False
    if _PAST.search(fold(join_lines(parts[:_TOLD]))):
        return True  # a sentence is the title, and it is not at its end
    return not _is_sentence(lines, at, stop) and _ends_block(lines, at, stop)


def _is_dashed_part(before: TextLine, line: TextLine, width: int) -> bool:
    """Whether a line that begins with a dash goes on a title (``… ambulansflyg`` / ``– ändrad avgift``)."""
    if not DASHED.match(line.text):
        return False
    return is_full(before, line, width) or bool(split_case_numbers(line.text)[1])


def _is_open(text: str) -> bool:
    """Whether a text breaks off inside a phrase."""
    return (
        _OPEN_END.search(text if text.endswith(("-", "–", ",", ":", "(")) else fold_phrase(text)) is not None
    )


def _by_contents(listed: str, parts: Sequence[str], line: TextLine) -> bool | None:
    """What the contents list says; None where the two titles are not the same."""
    now = fold_phrase(join_lines(parts))
    more = fold_phrase(join_lines([*parts, line.text]))
    if fuzz.ratio(now, listed) >= 92:
        return fuzz.ratio(more, listed) > fuzz.ratio(now, listed)
    if len(listed) > len(now) + 4 and fuzz.ratio(more, listed[: len(more)]) >= 88:
        return True
    return None


def is_full(line: TextLine, following: TextLine, width: int) -> bool:
    """Whether the next line's first word had no room on a line."""
    first = (
        following.stripped.split(" ", 1)[0] if not DASHED.match(following.text) else following.stripped[:9]
    )
    return len(line.text) + 1 + len(first) > width * 0.9


def _is_sentence(lines: Sequence[TextLine], at: int, stop: int) -> bool:
    """Whether a paragraph that ends as a sentence begins here."""
    for line in lines[at : min(stop, at + 8)]:
        if line.is_blank:
            return False
        if ends_sentence(line.text) and not line.text.rstrip().endswith(":"):
            return True
        if find_section_heading(line) is not None:
            return False
    return False


def _ends_block(lines: Sequence[TextLine], at: int, stop: int) -> bool:
    """Whether a blank line, a heading, a case number or the item's end follows soon."""
    for line in lines[at + 1 : min(stop, at + 5)]:
        if line.is_blank or find_section_heading(line) is not None or is_case_line(line.text):
            return True
    return at + 1 >= stop


def case_line_below(lines: Sequence[TextLine], at: int, stop: int) -> int | None:
    """Index of a case-number line within the next five printed lines, no heading between."""
    printed = 0
    for index in range(at, min(stop, at + 10)):
        line = lines[index]
        if line.is_blank:
            continue
        if is_case_line(line.text):
            # the next item's own line above its mark is no sign of where this title ends
            return None if all(other.is_blank for other in lines[index + 1 : stop]) and printed else index
        printed += 1
        if (
            printed > 4
            or match_whole(line.text, "section")
            or (ends_sentence(line.text) and match_prefix(line.text, "formality") is None)
        ):
            return None
    return None
