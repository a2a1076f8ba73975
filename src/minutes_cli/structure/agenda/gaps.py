"""Items whose mark OCR destroyed, found by their place: after the chain is known, its gaps are searched.

A gap n, n + 2 is filled by a line between them that has a clear mark with an unreadable or misread number,
that has a scrap where the mark should be (``un. Ändring`` for 11) or before the right number (``sS 6``), or
that the contents list names.
What is filled is derived: its number comes from the sequence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from minutes_cli.patterns import regex
from minutes_cli.structure.agenda.marks import Form, Number, Reading, iter_readings
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.text.folding import fold_phrase
from minutes_cli.structure.text.headings import match_prefix, match_whole
from minutes_cli.structure.text.joining import ends_sentence, is_rule

_MARK_ALONE = 3  # letters of a mark of one figure
_MOST = 3  # numbers that a gap to be filled may lack
_SCRAP = {
    "dot": regex(r"\s*(?P<scrap>[^\s.]{1,4})\.{1,2}\s*(?=[A-ZÅÄÖ])"),
    "paren": regex(r"\s*(?P<scrap>[^\s)]{1,3})\)\s*(?=[A-ZÅÄÖ])"),
    "sign": regex(r"\s*(?P<scrap>[^\w\s]{1,3}\s?[^\s.]{1,5}|[8S5]\s[^\s.]{1,4})[.]?\s+(?=[A-ZÅÄÖ])"),
    "post_sign": regex(r"\s*(?P<scrap>\S{1,4}(?:\s\S{1,3})?)\s*$"),
    "letter": regex(r"\s*(?P<scrap>[^\s.)]{1,3})[.)]\s+(?=[A-ZÅÄÖ])"),
}
_ANY_SCRAP = regex(r"\s*\S{1,4}(?:\s[^\sa-zåäö]{1,3})?[.:]{0,2}\s+(?=[A-ZÅÄÖ])")
_CLOSING_SCRAP = regex(r"\s*(?=\S{0,5}[\d§$&])\S{1,6}\s+(?=[A-ZÅÄÖ])")  # a figure or a sign in it
_CLOSES = regex(r"\b(?:avsluta[dt]\w*|avslutas|hojdes|forklarades?\s.{0,30}avslutat)\b")
_LAST_ITEM = 30  # lines that the last numbered item may have
_LONE = regex(r"\s*\S{1,3}(?:\s\S{1,2})?\s*$")
_FEWEST = 4  # items whose marks show how the others look
_BEFORE_NUMBER = regex(r"\s*\S{1,3}\s?(?P<number>\d{1,4})[.:)]?(?=\s+[A-ZÅÄÖ]|\s*$)")
_SENTENCE_END = regex(r"[.,;]\W{0,2}$")


def fill_gaps(
    lines: Sequence[TextLine],
    chain: Sequence[Reading],
    form: Form,
    titles: Mapping[str, str],
    ranges: Sequence[tuple[int, int]] = (),
) -> tuple[tuple[Reading, ...], frozenset[int]]:
    """The chain with its gaps filled where a line can be found, and the indexes of those lines."""
    filled: list[Reading] = []
    derived: set[int] = set()
    habit = _habit(lines, chain)
    for place, reading in enumerate(chain):
        before = chain[place - 1] if place else None
        missing = list(_missing(before.number if before else _start(reading.number, ranges), reading.number))
        if missing:
            start = before.index + 1 if before else _first_line(chain, reading)
            by_count = _by_count(lines, start, reading.index, missing, form, habit)
            for number in missing:
                found = _find(lines, start, reading.index, number, form, titles)
                found = found or by_count.get(number)
                if found:
                    filled.append(found)
                    derived.add(found.index)
                    start = found.index + 1
        filled.append(reading)
    last = _closing_item(lines, chain[-1], form, habit) if len(chain) >= _FEWEST else None
    if last is not None:
        filled.append(last)
        derived.add(last.index)
    return tuple(filled), frozenset(derived)


def _closing_item(lines: Sequence[TextLine], last: Reading, form: Form, habit: str | None) -> Reading | None:
    """The item that closes the meeting, its mark a scrap: ``Set23 Ordföranden avslutade mötet.``"""
    if habit is None or form not in ("sign", "dot") or len(last.number) != 1:
        return None
    stop = min(len(lines), last.index + _LAST_ITEM)
    if habit == "alone":
        return _next_alone(lines, last, form, stop)
    for index in range(last.index + 1, stop):
        line = lines[index]
        match = _CLOSING_SCRAP.match(line.text)
        if match is None or not _may_begin(lines, index):
            continue
        told = fold_phrase(" ".join(each.text for each in lines[index : index + 3]))
        if _CLOSES.search(told) and not _CLOSES.search(fold_phrase(lines[last.index].text)):
            return Reading(index, (last.number[0] + 1,), form, 0.3, line.indent, match.end())
    return None


def _next_alone(lines: Sequence[TextLine], last: Reading, form: Form, stop: int) -> Reading | None:
    """The next number alone on a line, its sign read as a letter: ``a 7`` after ``§ 6``."""
    number = last.number[0] + 1
    for index in range(last.index + 1, stop):
        right = _BEFORE_NUMBER.match(lines[index].text)
        if right and int(right["number"]) == number and not lines[index].text[right.end() :].strip():
            return Reading(index, (number,), form, 0.3, lines[index].indent, right.end())
    return None


def _habit(lines: Sequence[TextLine], chain: Sequence[Reading]) -> str | None:
    """How a document's items begin: ``sentence`` after the mark, mark ``alone`` on its line, or None."""
    rests = [lines[reading.index].text[reading.end :].strip() for reading in chain]
    if len(rests) >= _FEWEST:
        if sum(not rest for rest in rests) * 4 >= len(rests) * 3:
            return "alone"
        if sum(_is_sentence(rest) for rest in rests) * 4 >= len(rests) * 3:
            return "sentence"
    return None


def _is_sentence(text: str) -> bool:
    return len(text) > 40 or (text.endswith(".") and text.count(" ") > 1)


def _by_count(
    lines: Sequence[TextLine],
    start: int,
    stop: int,
    missing: Sequence[Number],
    form: Form,
    habit: str | None,
) -> dict[Number, Reading]:
    """Items whose marks are scraps, where as many paragraphs begin with one as numbers are missing."""
    if form not in ("sign", "dot"):
        return {}
    found = [
        (index, match)
        for index in range(start, stop)
        if not lines[index].is_blank
        and _may_begin(lines, index)
        and (match := _scrap(lines[index].text, habit)) is not None
    ]
    if len(found) != len(missing):
        return {}
    return {
        number: Reading(index, number, form, 0.3, lines[index].indent, match.end())
        for number, (index, match) in zip(missing, found, strict=True)
    }


def _scrap(text: str, habit: str | None) -> re.Match[str] | None:
    """What is left of a mark at a line's start; a figure in it, or a known title after it, with no habit."""
    if habit is not None:
        return (_LONE if habit == "alone" else _ANY_SCRAP).match(text)
    scrap = _ANY_SCRAP.match(text)
    if scrap and any(match_prefix(text[scrap.end() :], kind) for kind in ("formality", "annual")):
        return scrap
    return _CLOSING_SCRAP.match(text)


def _start(first: Number, ranges: Sequence[tuple[int, int]]) -> Number:
    """The number before the document's first, by the range that the cover states."""
    if len(first) != 1:
        return ()
    return next(((low - 1,) for low, high in ranges if low <= first[0] <= high), ())


def _first_line(chain: Sequence[Reading], first: Reading) -> int:
    return max(0, first.index - 60)


def _missing(low: Number, high: Number) -> Iterator[Number]:
    """The numbers between two, if they are few; before the first item those from 1 on."""
    if low and (len(low) != len(high) or low[:-1] != high[:-1]):
        return
    last = low[-1] if low else 0
    if low and low[-1] == 0:
        last = 0
    if 1 < high[-1] - last <= _MOST + 1:
        for number in range(last + 1, high[-1]):
            yield (*high[:-1], number)


def _find(
    lines: Sequence[TextLine], start: int, stop: int, number: Number, form: Form, titles: Mapping[str, str]
) -> Reading | None:
    label = ".".join(map(str, number))
    listed = titles.get(label)
    for index in range(start, stop):
        line = lines[index]
        if line.is_blank or len(line.stripped) > 200:
            continue
        if listed and fuzz.ratio(fold_phrase(line.text), listed) >= 88:
            return Reading(index, number, form, 0.5, line.indent, line.indent)
        for reading in iter_readings(line, index):
            if reading.form == form == "sign" and reading.number == number and _stands_alone(lines, index):
                return Reading(index, number, form, 0.5, reading.start, reading.end, reading.prefix)
            misread = reading.form == form == "sign" and reading.certainty >= 0.6
            if misread and _is_heading(lines, index, line.text[reading.end :]):
                return Reading(index, number, form, 0.5, reading.start, reading.end, reading.prefix)
        right = _BEFORE_NUMBER.match(line.text) if form == "sign" else None
        if right and right["number"] == label and _is_heading(lines, index, line.text[right.end() :]):
            return Reading(index, number, form, 0.5, line.indent, right.end())
        pattern = _SCRAP.get(form)
        scrap = pattern.match(line.text) if pattern else None
        if scrap and form == "post_sign" and not _stands_over_capitals(lines, index):
            continue
        if scrap and _may_begin(lines, index) and _is_heading(lines, index, line.text[scrap.end() :]):
            return Reading(index, number, form, 0.3, line.indent, scrap.end())
    return None


def _stands_alone(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a line is nothing but a mark, apart from what stands above: ``St`` for § 1."""
    return len(lines[index].stripped) <= _MARK_ALONE and _is_apart(lines, index)


def _may_begin(lines: Sequence[TextLine], index: int) -> bool:
    """Whether an item may begin at a line: it stands apart, or the line before ends a sentence."""
    return _is_apart(lines, index) or ends_sentence(lines[index - 1].text)


def _stands_over_capitals(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a heading in capitals follows."""
    following = next((line for line in lines[index + 1 : index + 3] if not line.is_blank), None)
    return following is not None and following.stripped.isupper() and len(following.stripped) > 5


def _is_apart(lines: Sequence[TextLine], index: int) -> bool:
    before = lines[index - 1] if index else None
    return before is None or before.is_blank or is_rule(before) or before.page != lines[index].page


def _is_heading(lines: Sequence[TextLine], index: int, rest: str) -> bool:
    text = rest.strip()
    if not text:
        return True
    return text[0].isupper() and not _SENTENCE_END.search(text) and match_whole(text, "section") is None
