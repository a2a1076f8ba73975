"""Minutes set as a table whose columns the scan closed up: titles and texts run into each other.

    § 1 Mötets Ordföranden öppnade mötet och hälsade alla
    öppnande välkomna.

Input: lines without furniture.  Output: lines in which each title stands whole above its text.  Titles that
the vocabulary of formalities knows show where the columns part; other titles are cut where the text's first
capital stands, and go on below only where they break off (``Vinter-`` / ``väghållning``).  Line numbers stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from minutes_cli.patterns import regex
from minutes_cli.structure.agenda.run_on import breaks_off
from minutes_cli.structure.people.known_names import is_given
from minutes_cli.structure.text.document import TextLine, make_line
from minutes_cli.structure.text.headings import match_whole
from minutes_cli.values import frozen

_MARK = regex(r"\s{0,12}(?:[§$&]\s?)?\d{1,3}\s?[.):§;,}]?[\s|]{1,4}(?=[A-ZÅÄÖåäö])")
_HEADS = frozenset(
    [
        *("nr", "punkt", "arende", "rubrik", "fraga", "vad", "amne", "beslut", "anteckning", "anteckningar"),
        *("atgard", "kommentar", "kommentarer", "diskussion", "ansvar", "ansvarig", "ansvariga", "ansv"),
        *("vem", "klart", "nar", "datum"),
    ]
)
_LETTERS = regex(r"[a-z]+")
_OWNED = regex(r"\b(?:ansv(?:ar(?:ig(?:a)?)?)?|vem)\W*$")
_OWNER = regex(r"(?<=[a-zåäö.,!?\d])\s[|\s]*(?P<who>[A-ZÅÄÖ]{2,3}(?:[/,]\s?[A-ZÅÄÖ]{2,3})*|[Aa]lla)\W*$")
_NAMED_OWNER = regex(r"(?<=[a-zåäö.\d])\s[|\s]*(?P<who>[A-ZÅÄÖ][a-zåäö]+(?:,\s?[A-ZÅÄÖ][a-zåäö]+)*),?$")
_NEXT_CELL = regex(r"[\s|=_—–-]{1,6}(?=[A-ZÅÄÖ][a-zåäö]+\b|\d{4}-\d\d-\d\d|\d{1,2}\s[a-z])")
_SIGNS = " |=_—–"
_WORDS = 4  # words of a title on one line at most
_WRAPPED = 3  # lines that a title has at most
_TEXT = 12  # characters of text beside a title at least
_LONGEST_TITLE = 60
_FEWEST = 3  # known titles that show the columns
_LONGEST_HEADS = 90
_MOST = 400  # rows looked at


@frozen
class _Cut:
    """A row's title parted from its text.  known: by the vocabulary.

    title: whole.  text: what is left of the row's first line.  taken: how many characters of each line below
    are the title's.
    """

    title: str
    text: str
    taken: tuple[int, ...]
    known: bool


def unfold_closed(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Lines with the titles above their texts; the same lines where no such table is seen."""
    rows = [
        (index, match.end())
        for index, line in enumerate(lines)
        if len(line.text) < 300 and (match := _MARK.match(line.text))
    ][:_MOST]
    if len(rows) <= _FEWEST:
        return lines
    heads = next((index for index in range(rows[-1][0]) if _is_heads(lines[index])), None)
    stops = [*(index for index, _ in rows[1:]), len(lines)]
    cuts = [
        _known(lines[index].text[end:], _below(lines, index, stop))
        for (index, end), stop in zip(rows, stops, strict=True)
    ]
    known = [cut for cut in cuts if cut is not None]
    wraps = any(cut.taken for cut in known)
    if len(known) < _FEWEST - (heads is not None) or not (wraps or heads is not None):
        return lines
    first = rows[0][0] if heads is None else min(rows[0][0], heads)
    unfolded = list(lines[:first])
    if heads is not None:
        unfolded.extend(lines[heads + 1 : rows[0][0]])
    owned = heads is not None and _OWNED.search(lines[heads].folded) is not None
    for (index, end), stop, cut in zip(rows, stops, cuts, strict=True):
        if index == heads:
            continue
        parted = cut or _unknown(lines[index].text[end:], _below(lines, index, stop))
        unfolded.extend(_unfold(lines[index:stop], end, parted, owned))
    return unfolded


def _is_heads(line: TextLine) -> bool:
    """Whether a line is the heads of such a table: ``Nr | Punkt Anteckning Ansvarig``."""
    words = _LETTERS.findall(line.folded[:_LONGEST_HEADS])
    return len(line.text) < _LONGEST_HEADS and len(words) > 1 and all(word in _HEADS for word in words)


def _below(lines: Sequence[TextLine], index: int, stop: int) -> list[str]:
    """The texts of the lines right below a row's first."""
    below: list[str] = []
    for line in lines[index + 1 : min(stop, index + _WRAPPED)]:
        if line.is_blank:
            break
        below.append(line.text)
    return below


def _known(rest: str, below: Sequence[str]) -> _Cut | None:
    """A row whose title the vocabulary knows, the longest that does."""
    best: _Cut | None = None
    for end in _word_ends(rest):
        title, text = rest[:end].strip(_SIGNS), rest[end:].strip(_SIGNS)
        if not (text[:1].isupper() or text[:1].isdigit()) or len(text) < _TEXT:
            continue
        if _is_title(title) and best is None:
            best = _Cut(title, text, (), True)
        for count in range(1, len(below) + 1):
            whole = " ".join([title, *(each.strip() for each in below[: count - 1])])
            last = below[count - 1]
            if any(len(each.split()) > 2 for each in below[: count - 1]):
                break
            for stop in _word_ends(last)[:3]:
                wrapped = _joined(whole, last[:stop].strip())
                if _is_title(wrapped):
                    taken = (*(len(each) for each in below[: count - 1]), stop)
                    best = _Cut(wrapped, text, taken, True)
    return best


def _unknown(rest: str, below: Sequence[str]) -> _Cut | None:
    """A row cut where its text begins with a capital; its title goes on below where it breaks off."""
    for match in _NEXT_CELL.finditer(rest[:_LONGEST_TITLE]):
        title, text = rest[: match.start()].strip(_SIGNS), rest[match.end() :]
        is_split = rest[: match.start()].rstrip(_SIGNS[:-1]).endswith("-") or match[0].strip().startswith("-")
        if not title or len(text) < _TEXT:
            continue
        if not (is_split or breaks_off(title)):
            return _Cut(title, text, (), False)
        words = below[0].split() if below else []
        if words and words[0][0].islower() and len(words[0]) > 3:
            stop = below[0].index(words[0]) + len(words[0])
            return _Cut(_joined(title + "-" * is_split, words[0]), text, (stop,), False)
    return None


def _word_ends(text: str) -> list[int]:
    ends = [
        place for place, (char, after) in enumerate(pairwise(text + " "), 1) if char != " " and after == " "
    ]
    return ends[:_WORDS]


def _joined(left: str, right: str) -> str:
    left = left.replace("- ", "")
    return left[:-1] + right if left.endswith("-") else f"{left} {right}"


def _is_title(text: str) -> bool:
    return match_whole(text, "formality") is not None or match_whole(text, "annual") is not None


def _owner_by_name(text: str) -> re.Match[str] | None:
    """A given name at the end of a line that ends no sentence: ``… bokas till den 5 Hamid``."""
    match = _NAMED_OWNER.search(text)
    return match if match and all(is_given(word) for word in match["who"].replace(",", " ").split()) else None


def _unfold(block: Sequence[TextLine], mark: int, cut: _Cut | None, owned: bool) -> list[TextLine]:
    """The lines of a row with its title above its text, and who does it between them."""
    if cut is None:
        return list(block)
    first = block[0]
    texts = [make_line(cut.text, first.number, first.page, first.raw)]
    for place, line in enumerate(block[1:]):
        taken = cut.taken[place] if place < len(cut.taken) else 0
        if not taken:
            texts.append(line)
        elif line.text[taken:].strip(_SIGNS):
            texts.append(make_line(line.text[taken:].strip(_SIGNS), line.number, line.page, line.raw[taken:]))
    number = first.text[:mark].rstrip(_SIGNS)
    head = make_line(f"{number} {cut.title}", first.number, first.page, first.raw)
    apart = make_line("", first.number, first.page)
    if not owned:
        return [head, apart, *texts]
    owners: list[TextLine] = []
    for place, line in enumerate(texts):
        owner = _OWNER.search(line.text) or _owner_by_name(line.text)
        if owner:
            owners.append(make_line(owner["who"], line.number, line.page, owner["who"]))
            texts[place] = make_line(line.text[: owner.start()], line.number, line.page, line.raw)
    return [head, apart, *([*owners, apart] if owners else []), *texts]
