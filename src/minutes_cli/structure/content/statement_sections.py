"""Sections cut where a paragraph without a heading reserves, or declares someone disqualified.

Input: a section.  Output: it, and reservation or recusal sections made of such paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutes_cli.patterns import regex
from minutes_cli.records.models import SectionKind
from minutes_cli.structure.text.document import SectionDraft, TextLine
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.joining import ends_sentence, had_room, iter_paragraphs, join_lines

_STATED_IN: frozenset[SectionKind] = frozenset({"body", "background", "decision", "other"})
_RESERVES = regex(
    r"\breservation\w*\s(?:\w+\s){0,3}?(?:anma(?:le?|lde)s|avge(?:s|tts)|avgavs|(?:in)?lamna(?:s|des))\s+av\b|\breserverar\s+sig\b|\banmaler\s+reservation"
    r"|\breserverade\s+sig\b|\banmal(?:er|de)\s+avvikande\s+mening",
    needs=("reserv", "avvikande"),
)
_DISQUALIFIED = regex(
    r"\b(?:anm[a-z]{1,3}ler|anmalde|anmalt)\s+j[ai]v\b|\bp[aoe]\s+grund\s+av\s+j[ai]v\b|\bj[ai]vig\w*\b.*\bdelt",
    needs=("jav", "jiv"),
)
_FIRST_SENTENCE = regex(r".+?[.!?](?=\s|$)", re.DOTALL)


def cut_by_statements(section: SectionDraft, width: int) -> list[SectionDraft]:
    """A section cut where a paragraph is a reservation or declares someone disqualified without a heading."""
    if section.kind not in _STATED_IN:
        return [section]
    text = " ".join(line.folded for line in section.lines)
    if not _RESERVES.search(text) and not _DISQUALIFIED.search(text):
        return [section]
    parts: list[SectionDraft] = []
    paragraphs = iter_paragraphs(section.lines, width)
    for paragraph in (part for lines in paragraphs for part in _at_statements(lines, width)):
        text = fold(join_lines(paragraph))
        kind = _statement_kind(text) or (
            section.kind if not parts or parts[-1].kind == section.kind else None
        )
        if kind is None:
            kind = section.kind if parts[-1].kind == "recusal" else parts[-1].kind
        if parts and parts[-1].kind == kind:
            parts[-1] = replace(parts[-1], lines=(*parts[-1].lines, *paragraph))
        elif not parts and kind == section.kind:
            parts.append(replace(section, lines=tuple(paragraph)))
        elif kind == section.kind:
            parts.append(replace(section, lines=tuple(paragraph), heading=None, heading_line=None))
        else:
            if not parts and section.heading:
                parts.append(replace(section, lines=()))
            parts.append(SectionDraft(kind, None, None, tuple(paragraph)))
    return parts


def _statement_kind(text: str) -> SectionKind | None:
    """What the first sentence of a folded text states."""
    first = _FIRST_SENTENCE.match(text[:600])
    text = first[0] if first else text[:400]
    if _RESERVES.search(text):
        return "reservation"
    return "recusal" if _DISQUALIFIED.search(text) else None


def _at_statements(lines: Sequence[TextLine], width: int) -> Iterator[Sequence[TextLine]]:
    """A paragraph cut where a line begins a sentence that reserves or declares someone disqualified."""
    start = 0
    for index in range(1, len(lines)):
        before, line = lines[index - 1], lines[index]
        begins = (
            ends_sentence(before.text) or had_room(before, line, width) or line.number > before.number + 1
        )
        if begins and line.stripped[:1].isupper() and _statement_kind(fold(join_lines(lines[index:]))):
            yield lines[start:index]
            start = index
    yield lines[start:]
