"""What a board proposes to the meeting that decides: ``Styrelsen föreslår avslag.`` in those of a stämma.

Input: the sections of an item, and the body that met.  Output: the sections with such sentences in proposal
sections of their own, where the body is one that others prepare for: there a proposal is no decision.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutes_cli.patterns import regex
from minutes_cli.records.models import SectionKind
from minutes_cli.structure.text.document import SectionDraft, TextLine, make_line
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.joining import ends_sentence, iter_paragraphs, join_lines
from minutes_cli.structure.text.sentences import iter_ends

_HIGHEST = regex(r"(?:fullmaktige|stamman?|mote|motet|kongress(?:en)?)$")
_PROPOSES = regex(
    r"\W*(?:[a-z-]+\s+){0,2}?(?:[a-z-]*(?:styrelsen|namnden|radet|utskottet|beredningen|kommitten|direktionen)|revisorerna)\s+"
    r"(?:foreslar|hemstaller|tillstyrker|tillstyrkte|avstyrker|avstyrkte)\b"
)
_IN: frozenset[SectionKind] = frozenset({"body", "background", "other"})


def part_proposals(sections: Sequence[SectionDraft], body: str | None, width: int) -> list[SectionDraft]:
    """The sections, what others propose to the body that met apart; the same for one that proposes itself."""
    if body is None or not _HIGHEST.search(fold(body)):
        return list(sections)
    return [part for section in sections for part in _parts(section, width)]


def is_of_others(section: SectionDraft) -> bool:
    """Whether a section is a proposal that :func:`part_proposals` set apart."""
    return section.kind == "proposal" and section.heading_line is None and _proposes(section.lines)


def _proposes(lines: Sequence[TextLine]) -> bool:
    return _PROPOSES.match(fold(join_lines(lines))) is not None


def _parts(section: SectionDraft, width: int) -> Iterator[SectionDraft]:
    if section.kind not in _IN or not any(_PROPOSES.match(line.folded) for line in section.lines):
        yield section
        return
    parts: list[tuple[bool, list[TextLine]]] = []
    for paragraph in iter_paragraphs(section.lines, width):
        for is_proposed, lines in _cut(paragraph):
            if parts and parts[-1][0] == is_proposed:
                parts[-1][1].extend(lines)
            else:
                parts.append((is_proposed, lines))
    for place, (is_proposed, lines) in enumerate(parts):
        if is_proposed:
            yield SectionDraft("proposal", None, None, tuple(lines))
        elif place:
            yield replace(section, lines=tuple(lines), heading=None, heading_line=None)
        else:
            yield replace(section, lines=tuple(lines))


def _cut(paragraph: Sequence[TextLine]) -> Iterator[tuple[bool, list[TextLine]]]:
    """A paragraph, its first sentence apart where that is a proposal.  Each part with whether it is one."""
    if not _proposes(paragraph):
        yield False, list(paragraph)
        return
    for index, line in enumerate(paragraph):
        end = next(iter_ends(line.text), len(line.text))
        if end == len(line.text) and not ends_sentence(line.text):
            continue
        yield True, [*paragraph[:index], make_line(line.text[:end], line.number, line.page, line.raw[:end])]
        tail = make_line(line.text[end:].strip(), line.number, line.page, line.raw[end:].strip())
        rest = [] if tail.is_blank else [tail]
        if rest or paragraph[index + 1 :]:
            yield False, [*rest, *paragraph[index + 1 :]]
        return
    yield True, list(paragraph)
