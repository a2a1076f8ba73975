"""Where the signatures stand: the labels and values of the block at a document's end.

Input: a document.  Output: the block's segments, without what is nobody's label there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.cover.certificates import is_certificate
from minutes_cli.structure.forms.columns import unfold_columns
from minutes_cli.structure.forms.labels import is_signature_line
from minutes_cli.structure.forms.roles_below import small_roles
from minutes_cli.structure.forms.segments import Mark, Segment, segments
from minutes_cli.structure.people.names import is_in_name, tokenize
from minutes_cli.structure.text.document import Document, TextLine, make_line
from minutes_cli.structure.text.folding import fold

_AS_ABOVE = regex(r"\W*(?:dag\s+)?som\s+ovan\W*$")
_PLACE_AS_ABOVE = regex(r"(?P<place>\W*(?!dag\b)[a-z-]{3,20}\s+)som\s+ovan\W*$")
_CERTIFIES = regex(
    r"\W*(?:ratt\s+(?:avskrivet|utdraget)|(?:avskriftens|utdragets?)\s+(?:riktighet|bestyrk)|vidimera)"
)
_SHORT_ROLE = regex(r"(?<=[a-zåäö])\s+(?=(?:Ordf|Sekr|Just)\s?[.:]\s?\S)")
_GAP = " " * 5
_BLOCK = 60  # lines that a signature block takes at most
_NAMES_ABOVE = 3  # lines above the roles in which their names can stand


def signing_segments(document: Document) -> list[Segment]:
    """The labels and values of the signature block, in reading order."""
    ending = [
        each
        for each in segments(
            unfold_columns([_parted(_without_place(line)) for line in _closing_lines(document)])
        )
        if not _is_side(each) and not is_certificate(each)
    ]
    return [each for each in _signing(ending) if not _is_day(each, ending)]


def _signing(ending: Sequence[Segment]) -> Iterator[Segment]:
    """The block without who certifies an extract of it: ``Rätt avskrivet intygar`` over a name."""
    is_certified = False
    for each in ending:
        if isinstance(each, Mark):
            is_certified = _CERTIFIES.match(fold(each.text)) is not None
        if not is_certified:
            yield each


def _without_place(line: TextLine) -> TextLine:
    """``Näsby som ovan`` over the name of who wrote: the label without the place."""
    place = _PLACE_AS_ABOVE.match(line.folded)
    if place is None:
        return line
    start = place.end("place")
    return make_line(" " * start + line.text[start:].capitalize(), line.number, line.page, line.raw)


def _parted(line: TextLine) -> TextLine:
    """``Ordf: Stina Ek Sekr: Bo Alm`` with each role in a column of its own again."""
    text = _SHORT_ROLE.sub(_GAP, line.text)
    return line if text == line.text else make_line(text, line.number, line.page)


def _is_side(segment: Segment) -> bool:
    """``För Kommunal`` over a name that signs: no label of its own."""
    return isinstance(segment, Mark) and segment.name == "side"


def _is_day(segment: Segment, ending: Sequence[Segment]) -> bool:
    """``Dag som ovan`` right over ``Vid protokollet``: when it was signed, nobody's label."""
    return (
        isinstance(segment, Mark)
        and _AS_ABOVE.match(fold(segment.text)) is not None
        and any(
            isinstance(other, Mark)
            and other.name == segment.name
            and 0 < other.line - segment.line < _NAMES_ABOVE
            for other in ending
        )
    )


def _closing_lines(document: Document) -> Sequence[TextLine]:
    """The signature block; where it begins with roles, the names above them come with it."""
    closing = document.closing or _late_signatures(document)
    first = next((line for line in closing if not line.is_blank), None)
    if first is None or not (is_signature_line(first.text) or small_roles(first.text)):
        return closing
    above = [line for line in document.lines if first.number - _NAMES_ABOVE <= line.number < first.number]
    return [*(line for line in above if _is_names(line)), *closing]


def _is_names(line: TextLine) -> bool:
    """Whether a line is names and nothing else."""
    tokens = tokenize(line.text)
    return len(tokens) > 1 and all(is_in_name(tokens, at) for at in range(len(tokens)))


def _late_signatures(document: Document) -> Sequence[TextLine]:
    """A signature block that stands inside the last item."""
    if not document.items:
        return ()
    lines = document.items[-1].lines
    for index in range(max(0, len(lines) - _BLOCK), len(lines)):
        if is_signature_line(lines[index].text):
            return lines[index:]
    return ()
