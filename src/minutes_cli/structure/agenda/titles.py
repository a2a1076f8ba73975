"""An item's title: the whole heading over its lines, and nothing of the body.

Input: the lines from the mark on.  Output: the title, which lines it takes, the case numbers among them.
A title goes on while the break was forced (the next word had no room), while it breaks off in a
phrase (``... frågor inom``), or while the next line begins in lower case; it ends at a known heading, at a
decision, at a case number under it, and where the next line begins a sentence of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from minutes_cli.patterns import regex
from minutes_cli.structure.agenda.contents import page_end
from minutes_cli.structure.agenda.run_on import cell_end, colon_end, run_on_end
from minutes_cli.structure.agenda.sentence_titles import first_sentence_end
from minutes_cli.structure.content.section_headings import find_section_heading
from minutes_cli.structure.content.verb_sections import is_elections
from minutes_cli.structure.text.case_numbers import is_case_line, split_case_numbers
from minutes_cli.structure.text.document import TextLine, tail_line
from minutes_cli.structure.text.folding import fold, fold_phrase
from minutes_cli.structure.text.headings import match_prefix, match_whole
from minutes_cli.structure.text.joining import bullet_end, ends_sentence, is_rule, join_lines
from minutes_cli.values import frozen

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
    r"\b(?:\w+(?:ades|ldes|ndes|rdes|stes|ktes|sags)|valdes|halsade|oppnade|avslutade|beslot|beslutade|inledde"
    r"|redogjorde)\b"
)
_FIELD = regex(r"\s*[A-ZÅÄÖ][a-zåäö]{3,16}:\s+\S")  # ``Sökande: ...`` begins the text
_DASHED = regex(r"\s*[-–—]\s+[a-zåäö]")  # a title's second part, its dash brought down with it
_FIGURE = regex(r"\d[\d .,:]*\s+[a-zåäö%]")  # ``oförändrat`` / ``150 kronor``
_POINT = regex(r"\s*(?:[a-zA-Z]|\d{1,2})\)\s")
_FORTS = regex(r"[\s(,.-]*\bforts(?:[.:)]|attning\b|\b)[\s).]*", needs=("forts",))
_EDGES = " \t_|~*»«•"
_EMPTY = regex(r"[(\[]\s*[)\]]")
_LONGEST = 2000  # lines
_TOLD = 12  # lines of a title that are asked for a verb


@frozen
class Title:
    """A heading as read.

    text: on one line.  raw: as scanned.  end: index after its last line.  case_numbers: found in it, beside
    it or right under it.  heading_lines: all lines that it takes.  is_continued: marked ``forts.``
    tail: text that runs on after it on its last line.
    """

    text: str
    raw: str
    end: int
    case_numbers: tuple[str, ...]
    heading_lines: tuple[TextLine, ...]
    is_continued: bool
    tail: TextLine | None = None


def read_title(
    lines: Sequence[TextLine],
    index: int,
    mark_end: int,
    stop: int,
    width: int,
    listed: str | None,
    runs_on: bool = False,
    has_cells: bool = False,
    has_colons: bool = False,
) -> Title:
    """The title of the item whose mark ends at mark_end of lines[index].

    stop: index of the next item.  width: of headings.  listed: the folded title in the contents list.
    runs_on: whether the document's headings have the text after them on the same line.  has_cells: the same,
    with no stop between.  has_colons: the same, with a colon between.
    """
    end = run_on_end(lines[index].text[mark_end:], runs_on)
    if end is None and has_cells:
        end = cell_end(lines[index].text[mark_end:])
    if end is None and has_colons:
        end = colon_end(lines[index].text[mark_end:])
        below = (
            colon_end(lines[index + 1].text) if index + 1 < stop and ":" not in lines[index].text else None
        )
        if end is None and below is not None and _is_full(lines[index], lines[index + 1], width):
            return _sentence_title(lines, index, mark_end, (index + 1, below), ())
    if end is not None:
        return _cut_title(lines[index], mark_end, mark_end + end, index)
    rest, numbers = split_case_numbers(_cut_leaders(_without_side_column(lines[index], mark_end)))
    rest = _tidy(rest)
    parts: list[str] = [rest] if rest else []
    raws: list[str] = [lines[index].raw[mark_end:].strip()]
    taken = index
    blanks = 0
    below = _case_line_below(lines, index + 1, stop)
    at = index + 1
    while at < min(stop, index + _LONGEST):
        line = lines[at]
        if line.is_blank:
            blanks += 1
            at += 1
            continue
        text, more = split_case_numbers(line.text)
        if more and not text:
            numbers.extend(more)
            taken = at
            raws.append(line.raw.strip())
            if parts:
                break
            at, blanks = at + 1, 0
            continue
        if not _goes_on(lines, index, taken, at, parts, blanks, stop, width, below, listed):
            break
        numbers.extend(more)
        dash = _DASHED.match(text)
        parts.append(f"{text.strip()[0]} {_tidy(text)}" if dash else _tidy(text))
        raws.append(line.raw.strip())
        taken = at
        at, blanks = at + 1, 0
    sentence = first_sentence_end(lines, index, mark_end, taken + 1) if parts else None
    if sentence is not None:
        return _sentence_title(lines, index, mark_end, sentence, numbers)
    title = join_lines(parts)
    plain = _FORTS.sub(" ", _fold_keep(title)).strip()
    is_continued = len(plain) < len(title.strip()) and _FORTS.search(_fold_keep(title)) is not None
    if is_continued:
        title = re.sub(r"(?i)[\s(,.-]*\bforts(?:ättning|\.|:)?[\s).]*", " ", title).strip()
    return Title(
        text=title.strip(_EDGES),
        raw=" ".join(part for part in raws if part),
        end=taken + 1,
        case_numbers=tuple(dict.fromkeys(numbers)),
        heading_lines=tuple(line for line in lines[index : taken + 1] if not line.is_blank),
        is_continued=is_continued,
    )


def _cut_title(line: TextLine, start: int, end: int, index: int) -> Title:
    """A title that ends on the line of its mark, with the text that runs on after it."""
    text, numbers = split_case_numbers(line.text[start:end])
    return Title(
        text=_tidy(text).rstrip(".:"),
        raw=line.raw[start:end].strip(),
        end=index + 1,
        case_numbers=tuple(numbers),
        heading_lines=(line,),
        is_continued=False,
        tail=tail_line(line, end),
    )


def _sentence_title(
    lines: Sequence[TextLine], index: int, mark_end: int, end: tuple[int, int], numbers: Sequence[str]
) -> Title:
    """A title that is the first sentence of a paragraph, with what is left of its last line."""
    last, offset = end
    first = lines[index]
    taken = [line for line in lines[index : last + 1] if not line.is_blank]
    texts = [line.text[: offset if line is lines[last] else None] for line in taken]
    raws = [line.raw[: offset if line is lines[last] else None] for line in taken]
    if taken and taken[0] is first:
        texts[0], raws[0] = texts[0][mark_end:], raws[0][mark_end:]
    return Title(
        text=_tidy(join_lines(texts)).rstrip(":"),
        raw=" ".join(raw.strip() for raw in raws if raw.strip()),
        end=last + 1,
        case_numbers=tuple(dict.fromkeys(numbers)),
        heading_lines=tuple(taken),
        is_continued=False,
        tail=tail_line(lines[last], offset) if lines[last].text[offset:].strip() else None,
    )


def heading_width(titles: Sequence[Title]) -> int | None:
    """The width of headings, from titles whose lines surely go on (the next begins in lower case)."""
    lengths = [
        len(line.text)
        for title in titles
        for line, following in zip(title.heading_lines, title.heading_lines[1:], strict=False)
        if following.stripped[:1].islower()
        and following.number == line.number + 1
        and len(line.stripped) > 25
    ]
    return sorted(lengths)[len(lengths) * 9 // 10] if len(lengths) >= 3 else None


def _goes_on(
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
    has_figure = _FIGURE.match(line.stripped) is not None
    if has_figure and match_whole(join_lines(parts), "formality"):
        return False  # ``Nästa möte`` / ``22 april kl. 10``
    starts_low = line.stripped[:1].islower() or has_figure
    is_open = (
        _OPEN_END.search(fold_phrase(last) if not last.endswith(("-", ",", ":", "(")) else last) is not None
    )
    if starts_low:
        return blanks == 0 or is_open or _is_full(before, line, width)
    if blanks > 1:
        return False
    if line.stripped.startswith("(") and blanks == 0:
        return True
    if not line.stripped[:1].isalpha():
        return (is_open or _is_full(before, line, width)) and not _is_sentence(lines, at, stop)
    if is_open and not _is_sentence(lines, at, stop):
        return True
    if not _is_full(before, line, width):
        return False
    if _PAST.search(fold(join_lines(parts[:_TOLD]))):
        return True  # a sentence is the title, and it is not at its end
    return not _is_sentence(lines, at, stop) and _ends_block(lines, at, stop)


def _is_dashed_part(before: TextLine, line: TextLine, width: int) -> bool:
    """Whether a line that begins with a dash goes on a title (``… ambulansflyg`` / ``– ändrad avgift``)."""
    if not _DASHED.match(line.text):
        return False
    return _is_full(before, line, width) or bool(split_case_numbers(line.text)[1])


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


def _is_full(line: TextLine, following: TextLine, width: int) -> bool:
    first = (
        following.stripped.split(" ", 1)[0] if not _DASHED.match(following.text) else following.stripped[:9]
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


def _case_line_below(lines: Sequence[TextLine], at: int, stop: int) -> int | None:
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


def _without_side_column(line: TextLine, mark_end: int) -> str:
    """A heading's text without a short note far to the right (who is responsible)."""
    pieces = [piece for piece in line.pieces if piece.end > mark_end]
    if len(pieces) > 1:
        last, before = pieces[-1], pieces[-2]
        is_far = last.column - before.end >= 4 and last.column >= 40 and before.column >= mark_end
        if is_far and len(last.text) <= 24 and not any(char.isdigit() for char in last.text):
            return line.text[mark_end : before.end]
    return line.text[mark_end:]


def _cut_leaders(text: str) -> str:
    end = page_end(text)
    return text[: end.start] if end and end.is_led else text


def _tidy(text: str) -> str:
    return " ".join(_EMPTY.sub(" ", text).split()).lstrip(" .,:;-–—_|'\"*~»«").rstrip(_EDGES)


def _fold_keep(text: str) -> str:
    return text.lower()
