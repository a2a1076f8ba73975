"""Items that are sentences: ``§ 4  Kassören redogjorde för läget. Rapporten lades till handlingarna.``

Input: the heading lines as far as a title could reach.  Output: where the first sentence ends, if it has a
verb and another follows.  The first sentence is then the title, and what follows is the item's text.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.joining import join_lines
from minutes_cli.structure.text.sentences import iter_ends

_VERB = regex(
    r"\b(?:\w{2,}(?:ade|ades|tes|ldes|ndes|rdes|gdes|rde|lde|gde|kte)|\w{2,}gs|var|ar|har|hade|blev|blir|ska|skall|kan|fick|far|gav|ger|gick"
    r"|tog|lade|lag|holl|beslo+t[so]?|antog|forelag|foreligger|avslog|drog|bad|skrev|sade|utsag|foredrog|anholl|foreslog|framhol+|meddelar|informerar"
    r"|redogor|rapporterar|halsar|oppnar|foreslar|beslutar|kom|stod|gor|gors|finns|behover|onskar|undrade|upptog[s]?)\b"
)
_CAME_UP = regex(
    r"\W*(?:fraga|framstallning|skrivelse|ansokan|ansokningar|skrivelser|anhallan|inbjudan|begaran|forfragan)\s+(?:om|fran|av|till)\b"
)
_SUM = regex(r"\b\w{1,3}\.$")  # ``kr. 86:50``
_ELECTS = regex(r"\b(?:valdes|utsags|omvaldes|nyvaldes)\b")
_CAPITAL = regex(r"\s+[\"”(]?[A-ZÅÄÖ\d]")


def _names_matter(head: str, rest: str) -> bool:
    """Whether a sentence only names what came up and the next tells: ``Fråga om ljus. Ärendet bordlades.``"""
    return _CAME_UP.match(fold(head)) is not None and _VERB.search(fold(rest)) is not None


def _both_elect(head: str, lines: Sequence[TextLine], index: int, at: int, stop: int) -> bool:
    """Whether a sentence and the only one after it elect someone each.

    Then both are the item (``Till ordförande valdes A. Till sekreterare valdes B.``); one that begins a line
    of its own is apart.
    """
    if not lines[index].text[at:].strip():
        return False
    rest = join_lines([lines[index].text[at:], *lines[index + 1 : stop]])
    return not any(iter_ends(rest.rstrip())) and all(_ELECTS.search(fold(text)) for text in (head, rest))


def first_sentence_end(
    lines: Sequence[TextLine], start: int, offset: int, stop: int
) -> tuple[int, int] | None:
    """Index of the line, and offset in it, after the first sentence of lines[start:stop].

    offset: where the text begins in the first of them.  None where no sentence with a verb ends there with
    another one after it.
    """
    said: list[str] = []
    for index in range(start, stop):
        line = lines[index]
        if line.is_blank:
            continue
        begin = offset if index == start else line.indent
        below = next((at for at in range(index + 1, stop) if not lines[at].is_blank), None)
        following = None if below is None else lines[below]
        ahead = f" {following.stripped[:2]}" if following else ""
        for end in iter_ends(line.text[begin:] + ahead):
            at = min(begin + end, len(line.text))
            rest = line.text[at:] + ahead
            if not _CAPITAL.match(rest) or (_SUM.search(line.text[:at]) and rest.lstrip()[:1].isdigit()):
                continue
            head = join_lines([*said, line.text[begin:at]])
            told = join_lines([line.text[at:], following.text]) if following else rest
            if not (_VERB.search(fold(head)) or _names_matter(head, told)) or _both_elect(
                head, lines, index, at, stop
            ):
                return None
            return index, at
        said.append(line.text[begin:])
    return None
