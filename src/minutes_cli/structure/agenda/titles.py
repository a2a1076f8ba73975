"""An item's title: the whole heading over its lines, and nothing of the body.

Input: the lines from the mark on.  Output: the title, which lines it takes, the case numbers among them.
Over how many lines a title goes on is decided in :mod:`.title_lines`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.agenda.contents import page_end
from minutes_cli.structure.agenda.run_on import cell_end, colon_end, labelled_end, named_end, run_on_end
from minutes_cli.structure.agenda.sentence_titles import first_sentence_end
from minutes_cli.structure.agenda.title_lines import DASHED, case_line_below, is_full, title_goes_on
from minutes_cli.structure.text.case_numbers import split_case_numbers
from minutes_cli.structure.text.document import TextLine, tail_line
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.joining import join_lines
from minutes_cli.structure.text.noise import cut_noise_tail, is_noise
from minutes_cli.values import frozen

_FORTS = regex(r"[\s(,.-]*\bforts(?:[.:)]|attning\b|\b)[\s).]*", needs=("forts",))
_STAMP = regex(r"\W*sekretess\w*\W*")  # at the right of number and diary number, above the title
_RANGE_END = regex(r"^\s*[-–—]\s*\d{1,4}(?=\s+[A-ZÅÄÖ])")  # ``§ 63 - 65  Sekretessärenden``
_EDGES = " \t_|~*»«•"
_UNDERLINED = regex(r"(?<=[^\W\d_])_(?=[^\W\d_])")  # a rule under the words, read between them
_EMPTY = regex(r"[(\[]\s*[)\]]")
_LONGEST = 2000  # lines


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
    text = lines[index].text[mark_end:]
    end = run_on_end(text, runs_on) or labelled_end(text) or named_end(text)
    if end is None and has_cells:
        end = cell_end(lines[index].text[mark_end:])
    if end is None and has_colons:
        end = colon_end(lines[index].text[mark_end:])
        below = (
            colon_end(lines[index + 1].text) if index + 1 < stop and ":" not in lines[index].text else None
        )
        if end is None and below is not None and is_full(lines[index], lines[index + 1], width):
            return _sentence_title(lines, index, mark_end, (index + 1, below), ())
    if end is not None:
        return _cut_title(lines[index], mark_end, mark_end + end, index)
    if not lines[index].text[mark_end:].strip():  # the mark stands alone, the heading under it
        under = next((at for at in range(index + 1, stop) if not lines[at].is_blank), None)
        below = None if under is None else run_on_end(lines[under].text, runs_on)
        if under is not None and below is not None:
            return _sentence_title(lines, index, mark_end, (under, below), ())
    beside = _RANGE_END.sub("", _without_side_column(lines[index], mark_end), count=1)
    rest, numbers = split_case_numbers(_cut_leaders(beside))
    rest = cut_noise_tail(_tidy(rest))
    if numbers and _STAMP.fullmatch(fold(rest)) and index + 1 < stop and not lines[index + 1].is_blank:
        rest = ""
    parts: list[str] = [rest] if rest and not (rest[0].islower() and is_noise(rest)) else []
    raws: list[str] = [lines[index].raw[mark_end:].strip()]
    taken = index
    blanks = 0
    below = case_line_below(lines, index + 1, stop)
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
        if not title_goes_on(lines, index, taken, at, parts, blanks, stop, width, below, listed):
            break
        numbers.extend(more)
        dash = DASHED.match(text)
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
    return (
        " ".join(_EMPTY.sub(" ", _UNDERLINED.sub(" ", text)).split())
        .lstrip(" .,:;-–—_|'\"*~»«")
        .rstrip(_EDGES)
    )


def _fold_keep(text: str) -> str:
    return text.lower()
