"""Sentences of some lines, with the lines they stand on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

_END = regex(r"[.!?][\"'”)]*(?=\s+[\"'”(]?(?:[A-ZÅÄÖ0-9–-]|$))")
_LONGEST_WORD = 60  # characters looked at before a full stop
_ABBREVIATIONS = frozenset(
    {
        "kl",
        "nr",
        "dnr",
        "bl.a",
        "t.ex",
        "s.k",
        "m.fl",
        "m.m",
        "ca",
        "jfr",
        "st",
        "tkr",
        "mkr",
        "f.d",
        "t.o.m",
        "fr.o.m",
        "ordf",
        "sekr",
        "kass",
        "suppl",
        "ang",
        "enl",
        "just",
        "v",
        "sid",
        "bil",
        "p.g.a",
        "dvs",
        "d.v.s",
        "resp",
        "kap",
        "ev",
        "inkl",
        "exkl",
        "fl",
        "tf",
        "prop",
    }
)
_OFFICES = ("ordf", "sekr")  # ``mötessekr.``
_LAST = frozenset({"ordf", "sekr", "kass", "suppl", "m.m", "m.fl", "fl", "st"})  # that may end a sentence
_STARTS = regex(  # words that begin one, and no name
    r"\s+(?:beslut\w*|beslo\w*|den|det|de|detta|dessa|styrelsen|[a-z]*(?:motet|stamman)|vi|till|efter|fragan|darefter|allt|alla|samtliga"
    r"|inga|ingen|for|nar|om|en|ett|under|forslaget|rapporten)\b"
)
_INITIALS = regex(r"(?:[^\W\d_]\.)*[^\W\d_]")  # ``J.A`` in ``J.A. Ek``
_BULLET = regex(r"\s*(?:[-–—•*·¢«°]\s|\d{1,2}[.)]\s|att\b)")


@frozen
class Sentence:
    """A sentence on one line.  opens: it begins a printed paragraph."""

    text: str
    line_start: int
    line_end: int
    opens: bool


def iter_sentences(lines: Sequence[TextLine]) -> Iterator[Sentence]:
    """The sentences of lines; a paragraph ends at a line's end after a full stop, and before a bullet."""
    for block in _blocks(lines):
        yield from _split(block)


def _blocks(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    block: list[TextLine] = []
    for line in lines:
        if line.is_blank:
            if block and block[-1].stripped.endswith((".", ":", "!", "?")):
                yield block
                block = []
            continue
        if block and (block[-1].stripped.endswith((".", ":")) or _BULLET.match(line.text)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _split(block: Sequence[TextLine]) -> Iterator[Sentence]:
    text = ""
    places: list[tuple[int, int]] = []  # offset, line number
    for line in block:
        part = line.stripped
        if text.endswith("-") and part[:1].islower() and not part.startswith(("och ", "eller ", "samt ")):
            text = text[:-1]
        elif text:
            text += " "
        places.append((len(text), line.number))
        text += part
    start = 0
    first = True
    for end in [*iter_ends(text), len(text)]:
        piece = text[start:end]
        if piece.strip():
            begin = start + len(piece) - len(piece.lstrip())
            yield Sentence(
                piece.strip(), _line_at(places, begin), _line_at(places, max(begin, end - 1)), first
            )
            first = False
        start = end


def iter_ends(text: str) -> Iterator[int]:
    """Offsets after the sentences of a text that another sentence, or nothing, follows."""
    return (match.end() for match in _END.finditer(text) if _ends(text, match.start()))


def _ends(text: str, at: int) -> bool:
    """Whether a sign that can end a sentence does, by the word before it."""
    before = text[max(0, at - _LONGEST_WORD) : at]
    if not before or before[-1].isspace():
        return False
    word = before.rsplit(None, 1)[-1].lower().lstrip("(\"'”")
    if word == "kr" and text[at + 1 : at + 3].strip()[:1].isdigit():
        return False
    is_office = word.endswith(_OFFICES)
    if word not in _ABBREVIATIONS and not is_office and _INITIALS.fullmatch(word) is None:
        return True
    return (word in _LAST or is_office) and _STARTS.match(fold(text[at + 1 : at + 30])) is not None


def _line_at(places: Sequence[tuple[int, int]], offset: int) -> int:
    return places[max(0, bisect_right(places, offset, key=lambda place: place[0]) - 1)][1]
