"""Lists whose marks the page explains: ``* = tjänstgörande ersättare``, ``Närv (N), Frånv (F)``.

Input and output: lines.  Each mark becomes the word after its person that other lists have; lines keep
their numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.people.listed import read_people
from minutes_cli.structure.text.document import TextLine, make_line

_LEGEND = regex(
    r"\W*\*\)?\s*(?:[=:–-]|betyder|anger|ar)\s*(?:tj(?:anst)?g?\w*\s+ers\w*|ersatter\s+ledamot|ersattare)\W*$",
    needs=("*",),
)
_PRESENT_OR_ABSENT = regex(r"\bnarv\w*\W{0,3}\(n\).{0,12}\bfranv\w*\W{0,3}\(f\)", needs=("narv",))
_LETTER = regex(r"\s(?P<letter>[NF])\s*$")
_STARRED = regex(r"\*\s?(?P<who>[A-ZÅÄÖ][^*]{4,60}?\([^)\s]{1,6}\))")
_SERVES = " tjg"


def spell_marks(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Lines with what their marks stand for; the same lines where none is explained."""
    head = next((line.number for line in lines if _PRESENT_OR_ABSENT.search(line.folded)), None)
    if head is not None:
        lines = [_without_letter(line) if line.number > head else line for line in lines]
    legend = next((line.number for line in lines if _LEGEND.match(line.folded)), None)
    if legend is None:
        return lines
    return [
        make_line("", line.number, line.page) if line.number == legend else _spelled(line) for line in lines
    ]


def _without_letter(line: TextLine) -> TextLine:
    """A row that ends in N or F, as other lists have it: nothing, or that the person was absent."""
    match = _LETTER.search(line.text)
    if match is None or not read_people(line.text[: match.start()]):
        return line
    text = line.text[: match.start()].rstrip() + (", frånvarande" if match["letter"] == "F" else "")
    return make_line(text, line.number, line.page, line.raw)


def _spelled(line: TextLine) -> TextLine:
    text = line.text
    for match in reversed([*_STARRED.finditer(text)]):
        if len(read_people(match["who"])) != 1:
            continue
        after = text[match.end() :]
        room = after[len(_SERVES) :] if not after[: len(_SERVES) + 2].strip() else after
        text = text[: match.start()] + " " + text[match.start() + 1 : match.end()] + _SERVES + room
    return line if text == line.text else make_line(text, line.number, line.page, line.raw)
