"""Lists that mark those who serve with a star: ``* Stina Ek (S)`` above ``* = tjänstgörande ersättare``.

Input and output: lines.  Each star becomes the short word after its person that other lists have, in the room
right of the name; line numbers stay.
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
_STARRED = regex(r"\*\s?(?P<who>[A-ZÅÄÖ][^*]{4,60}?\([^)\s]{1,6}\))")
_SERVES = " tjg"


def spell_stars(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Lines with what a star stands for; the same lines where none is explained."""
    legend = next((line.number for line in lines if _LEGEND.match(line.folded)), None)
    if legend is None:
        return lines
    return [
        make_line("", line.number, line.page) if line.number == legend else _spelled(line) for line in lines
    ]


def _spelled(line: TextLine) -> TextLine:
    text = line.text
    for match in reversed([*_STARRED.finditer(text)]):
        if len(read_people(match["who"])) != 1:
            continue
        after = text[match.end() :]
        room = after[len(_SERVES) :] if not after[: len(_SERVES) + 2].strip() else after
        text = text[: match.start()] + " " + text[match.start() + 1 : match.end()] + _SERVES + room
    return line if text == line.text else make_line(text, line.number, line.page, line.raw)
