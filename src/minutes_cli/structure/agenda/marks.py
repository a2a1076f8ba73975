"""Item marks: every reading of a line as the start of an item.

Input: a line.  Output: its readings as :class:`Reading` objects - ``§ 12``, ``12 §``, ``KF § 266``,
``1.``, ``1)``, ``8.2``, ``a)`` - also where OCR read the § as ``&``, ``$``, ``8``, ``5`` or ``S``, glued it
to the number (``36`` = § 6) or lost it, and where it read digits as letters (``I.``, ``§ L1``).  A line may
have several readings (``81. Val``: number 81, or § 1); which of them holds is decided for the whole
document in :mod:`.sequence`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from minutes_cli.patterns import regex
from minutes_cli.structure.text.document import TextLine
from minutes_cli.values import frozen

Form = Literal["sign", "post_sign", "dot", "paren", "bare", "multi", "letter", "prefix"]
Number = tuple[int, ...]

REACH = 40  # characters of a line in which its mark ends
_NO_MARK = 6  # letters at a line's start that no sign, number or prefix before one is as long as
GLUED = 0.35  # certainty of a sign glued to its number, and of a number whose inner dot is lost
_LOOKS_LIKE_DIGIT = str.maketrans("IlL|!i]{}tOoQSsBZz", "111111111100055822")
_MARK = regex(
    r"""
    (?P<lead> \s* (?: [eo¢°] (?=\s+§) | [.,'"_~|*»«>•·°\-—–]{0,3} ) \s{0,3} )
    (?P<prefix> (?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4} (?: \s+ | (?=§) ) )? )
    (?P<sign> §\s?§? | [$&£€¢] \s? [$&£€§]? | [8SsB] [&$£] | [$&£] [8SsB] )
    [\s_.]{0,6}
    (?P<number> \d{1,4} (?: \s? [:.] \s? \d{1,2} (?!\d) )?
      | (?P<odd> [IlL|!iOoQSsBZzt\d]{1,4} ) (?=[\s.):]|$) )
    (?P<part> (?<=\d) [a-h] (?=[\s.):]) )?
    (?P<end> / (?:19|20)?\d\d (?!\d) | [.,):;_]{0,2} )
    (?= \s | $ | [A-ZÅÄÖ"”(] )
    """,
    re.VERBOSE,
)
_RANGE = regex(  # ``§§ 21-29``: which items there are
    r"\s*(?:§\s?§?|[$&]{1,2})\s*\d{1,4}\s*[-–—]\s*\d{1,4}\W*$"
)
_WEAK_SIGN = regex(
    r"""
    (?P<lead> \s* [.,'"_~|*»«>•·°\-—–]{0,3} \s{0,3} )
    (?P<prefix> (?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4} \s+ )? )
    (?P<sign> [853SsBf96] ) (?P<gap> \s{0,4} )
    (?P<number> \d{1,4} | (?<=S)[tlI|](?=\s*$) )
    (?P<end> / (?:19|20)?\d\d (?!\d) | [.,):;]{0,2} )
    (?= \s | $ | [A-ZÅÄÖ"”(] )
    """,
    re.VERBOSE,
)
_POST_SIGN = regex(r"\s*(?P<number>\d{1,4}(?::\d{1,2})?)\s?(?P<sign>§|[$&£8](?=\s|$))(?P<end>[.:]?)(?=\s|$)")
_POST_ALONE = regex(r"\s{0,8}(?P<number>\d{1,3})(?P<gap>\s{0,2})(?P<sign>[85SsB$&£g])(?P<end>[.:]?)\s*$")
_NO_DOT = regex(r"\s{0,40}(?P<number>\d{2})(?P<end>\.?)(?P<gap>\s+)(?=[A-ZÅÄÖ])")
_DOT = regex(
    r"""
    (?P<lead> \s* ['"_~|*»«>•·—–]{0,3} \s{0,3} )
    (?P<number> \d{1,3} (?P<part> [a-h] )? | (?P<odd> [IlL|!iOoSsBZ\d{}]{1,3} ) )
    (?P<end> [.] {1,2} | [:;,] (?=\s) )
    (?P<gap> \s* )
    (?= $ | [^\s\d] | \d{2,4}\b )
    """,
    re.VERBOSE,
)
_MULTI = regex(r"\s*(?P<number>\d{1,3}(?:\s?[.:]\s?\d{1,3}){1,3})(?P<end>[.):]?)(?P<gap>\s+)(?=[^\s\d])")
_PAREN = regex(r"\s*\(?(?P<number>\d{1,3}|(?P<odd>[IlOo]))\)(?P<end>)(?P<gap>\s*)(?=\S)")
_BARE = regex(r"\s*(?P<number>\d{1,4})(?P<end>)(?P<gap>\s+(?:[|\[\]]\s+)?)(?=[^\W\d_]|[\"”(])")
_ALONE = regex(r"\s{0,12}(?P<number>\d{1,3})(?P<end>[.)]?)(?P<gap>\s*)$")
_LETTER = regex(r"\s{0,12}(?P<number>[a-zA-ZåäöÅÄÖ])(?P<end>[.)])(?P<gap>\s+)(?=\S)")
_PREFIXED = regex(
    r"\s{0,12}(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,3})\s+(?P<number>\d{1,4})(?P<end>[.]?)(?=\s|$)"
)


_WORDED = regex(
    r"\s*(?P<prefix>Paragraf|Punkt|Pkt|Ärende|Arende|PUNKT|ÄRENDE|PARAGRAF)\s*(?:nr\s*)?"
    r"(?P<number>\d{1,4})(?P<end>[.:)]?)(?=\s|$)",
    needs=("Paragraf", "Punkt", "Pkt", "Ärende", "Arende", "PUNKT", "ÄRENDE", "PARAGRAF"),
)


@frozen
class Reading:
    """One reading of a line as the start of an item.

    index: of the line in the sequence that is read.  number: its parts, ``8.2`` -> (8, 2), a letter as
    its place in the alphabet; empty where the number cannot be read.  form: what kind of mark.
    certainty: 0-1, how surely the mark is one of that form.  start, end: offsets of the mark in the text.
    """

    index: int
    number: Number
    form: Form
    certainty: float
    start: int
    end: int
    prefix: str = ""
    part: str = ""

    @property
    def label(self) -> str:
        """The number as the record writes it."""
        if self.form == "letter":
            return chr(ord("a") + self.number[0] - 1)
        if self.part:
            return ".".join(map(str, self.number[:-1])) + self.part
        return ".".join(map(str, self.number))


def iter_readings(line: TextLine, index: int) -> Iterator[Reading]:
    """All readings of a line as an item start, surest first.

    >>> from minutes_cli.structure.text.document import make_line
    >>> [(r.form, r.label) for r in iter_readings(make_line("KF § 266 Dnr 1"), 0)]
    [('sign', '266')]
    >>> [(r.form, r.label) for r in iter_readings(make_line("81. Val"), 0)]
    [('multi', '8.1'), ('dot', '81'), ('sign', '1')]
    """
    text = line.text
    if not text or line.is_blank:
        return
    if text[line.indent : line.indent + _NO_MARK].isalpha() and len(text) >= line.indent + _NO_MARK:
        worded = _WORDED.match(text)
        if worded:
            yield _reading(index, worded, "prefix", 1.0)
        return
    head = text[: line.indent + REACH]
    if _RANGE.match(head):
        return
    sure = _MARK.match(head)
    if sure:
        yield _reading(index, sure, "sign", _sign_certainty(sure))
        return
    post = _POST_SIGN.match(head)
    if post:
        yield _reading(index, post, "post_sign", 1.0 if post["sign"] == "§" else 0.4)
        if post["sign"] == "§":
            return
    else:
        alone = _POST_ALONE.match(head) if len(line.stripped) < 9 else None
        if alone:
            yield _reading(index, alone, "post_sign", 0.5 if alone["gap"] else GLUED)
    no_dot = _NO_DOT.match(head)
    if no_dot:
        digits = no_dot["number"]
        yield Reading(
            index, (int(digits[0]), int(digits[1])), "multi", GLUED, no_dot.start("number"), no_dot.end("end")
        )
    for form, pattern, certainty in _FORMS:
        match = pattern.match(head)
        if match:
            yield _reading(index, match, form, certainty * (0.5 if match.groupdict().get("odd") else 1.0))
            if form != "prefix" and not match.groupdict().get("odd"):
                break
    weak = _WEAK_SIGN.match(head)
    if weak:
        yield _reading(index, weak, "sign", 0.5 if weak["gap"] or weak["prefix"] else GLUED)


_FORMS: tuple[tuple[Form, re.Pattern[str], float], ...] = (
    ("multi", _MULTI, 1.0),
    ("dot", _DOT, 1.0),
    ("paren", _PAREN, 1.0),
    ("bare", _BARE, 0.8),
    ("bare", _ALONE, 0.4),
    ("letter", _LETTER, 1.0),
    ("prefix", _WORDED, 1.0),
    ("prefix", _PREFIXED, 0.5),
)


def _sign_certainty(match: re.Match[str]) -> float:
    certainty = 1.0 if "§" in match["sign"] else 0.85
    return certainty * (0.8 if match["odd"] else 1.0)


def _reading(index: int, match: re.Match[str], form: Form, certainty: float) -> Reading:
    groups = match.groupdict()
    part = groups.get("part") or ""
    text = match["number"].removesuffix(part)
    number = _parts(text, form)
    start = match.end("lead") if "lead" in groups else len(match[0]) - len(match[0].lstrip())
    end = max(match.end("number"), match.end("end"))
    if part and number:
        number = (*number, ord(part) - ord("a") + 1)
        end = max(end, match.end("part"))
    return Reading(index, number, form, certainty, start, end, (groups.get("prefix") or "").strip(), part)


def _parts(text: str, form: Form) -> Number:
    if form == "letter":
        place = "abcdefghijklmnopqrstuvwxyzåäö".find(text.lower())
        return (place + 1,)
    parts = re.split(r"\s?[.:]\s?", text)
    digits = [part.translate(_LOOKS_LIKE_DIGIT) for part in parts]
    if not all(part.isdecimal() for part in digits):
        return ()
    return tuple(int(part) for part in digits)
