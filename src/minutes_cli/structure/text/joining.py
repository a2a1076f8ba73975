"""Printed lines back to running text: hyphens at line ends, width of a column, ends of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.text.document import TextLine

_HYPHEN_END = regex(r"[^\W\d_]-$")
_KEEPS_HYPHEN = regex(r"(?:och|eller|samt|till|respektive|som)\b", re.IGNORECASE)
_SENTENCE_END = regex(r"[.!?:;][\"”')\]]{0,2}$")
_RULE = regex(r"[\s_\-—–=.~*]{3,}")
_BULLET = regex(
    r"""\s* (?: (?:[•*«»¢°·■▪●◦©®¤\-–—+>"“”] \s?){1,3} (?<=\s) \s*
      | [«»•·] | [eo*] \s+ (?:[-–—] \s?)? (?=[A-ZÅÄÖ]|att\b) ) (?=\S)""",
    re.VERBOSE,
)


def join_lines(lines: Iterable[TextLine | str]) -> str:
    """Lines as one text on one line; a word hyphenated over a line end is made whole.

    >>> join_lines(["lades till hand-", "lingarna."])
    'lades till handlingarna.'
    >>> join_lines(["gång-", "och cykelvägar"])
    'gång- och cykelvägar'
    """
    parts: list[str] = []
    for line in lines:
        text = " ".join((line if isinstance(line, str) else line.text).split())
        if not text:
            continue
        if (
            parts
            and parts[-1].endswith("-")
            and _HYPHEN_END.search(parts[-1])
            and text[0].islower()
            and not _KEEPS_HYPHEN.match(text)
        ):
            parts[-1] = parts[-1][:-1] + text
        else:
            parts.append(text)
    return " ".join(parts)


def text_width(lines: Iterable[TextLine]) -> int:
    """The width that running text fills: the length that one line in twelve reaches, at least 40."""
    lengths = sorted(len(line.text) for line in lines if len(line.pieces) == 1 and len(line.text) > 25)
    if not lengths:
        return 80
    return max(40, lengths[min(len(lengths) - 1, len(lengths) * 11 // 12)])


def had_room(line: TextLine, following: TextLine, width: int) -> bool:
    """Whether the next line's first word would have fitted on the line: then the break was meant.

    A tenth of the width is left as doubt: letters are of different widths.
    """
    first = following.stripped.split(" ", 1)[0]
    return len(line.text) + 1 + len(first) <= width * 0.88


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _SENTENCE_END.search(text.rstrip()) is not None


def is_rule(line: TextLine) -> bool:
    """Whether a line is a printed rule: dashes, underscores, dots."""
    return not line.is_blank and _RULE.fullmatch(line.text) is not None


def bullet_end(line: TextLine) -> int:
    """Where the text after a bullet begins; 0 where the line has no bullet."""
    match = _BULLET.match(line.text)
    return match.end() if match else 0


def iter_paragraphs(lines: Sequence[TextLine], width: int) -> Iterator[tuple[TextLine, ...]]:
    """Printed paragraphs: cut at blank lines, and where a line ends a sentence with room to spare.

    A blank line between a line that breaks off and one that begins in lower case is OCR's own and
    cuts nothing.
    """
    return iter_runs(lines, lambda run, line, blank: _is_new(run[-1], line, blank, width))


def iter_runs(
    lines: Sequence[TextLine], begins: Callable[[Sequence[TextLine], TextLine, bool], bool]
) -> Iterator[tuple[TextLine, ...]]:
    """Runs of printed lines, without blank lines and rules.

    begins: whether a line begins a new run, by the run so far and whether there was a gap before the line.
    """
    run: list[TextLine] = []
    has_gap = False
    for line in lines:
        if line.is_blank or is_rule(line):
            has_gap = True
            continue
        if run and begins(run, line, has_gap):
            yield tuple(run)
            run = []
        run.append(line)
        has_gap = False
    if run:
        yield tuple(run)


def _is_new(before: TextLine, line: TextLine, blank: bool, width: int) -> bool:
    if bullet_end(line):
        return True
    if blank:
        return ends_sentence(before.text) or not line.stripped[:1].islower()
    if line.stripped[:1].islower() and not ends_sentence(before.text):
        return False
    return ends_sentence(before.text) and had_room(before, line, width)
