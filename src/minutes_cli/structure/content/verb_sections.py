"""Sections cut where text decides without a heading: ``Utkastet visades. Frågan bordlades.``

Input: the sections of an item that has no decision under a heading.  Output: the same with decision sections
where a paragraph, a line or a sentence inside one decides by its verb (:mod:`.verbs`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutes_cli.patterns import regex
from minutes_cli.records.models import SectionKind
from minutes_cli.structure.content.later_decisions import Manner, decides_later
from minutes_cli.structure.content.verbs import decides, decides_surely, is_clause, opens_list
from minutes_cli.structure.text.document import SectionDraft, TextLine, make_line, tail_line
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.joining import ends_sentence, had_room, iter_paragraphs, join_lines

PLAIN: frozenset[SectionKind] = frozenset({"body", "background", "other", "today", "upcoming", "messages"})
_NEVER: frozenset[SectionKind] = frozenset(
    {"dispatch", "reservation", "note", "vote", "appeal", "proposition", "motions", "decision"}
)
_ROW = regex(r"\s*(?:[a-z\d]{1,2}[.)]\s*)?[A-ZÅÄÖ][^.:]{2,60}:\s+\S")
_ROW_OF_OFFICE = regex(  # ``Ledamot 2 år Stina Ek (omval)``, out of a table's cells
    r"\s*[A-ZÅÄÖ][a-zåäö]{3,}.{0,30}\s[A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ].{2,40}\(?(?:om|ny|fyllnads)val\)?\W*$"
)
_ELECTED = regex(r"\b(?:omval|nyval|fyllnadsval|omvald\w?|nyvald\w?)\b")
_LIST_ITSELF = regex(  # what is decided of the list as a whole
    r"\W*(?:delege?r?\w*|redovisningen|anmalan|forteckning(?:en)?|besluten|listan|rapporten)\s"
)
_SENTENCE_START = regex(r"[.!?:]\s+(?=[A-ZÅÄÖ])")
_LABEL = 40  # letters of what a decision in a line is about: ``Lägenhet 12: Styrelsen avslår …``


def cut_by_verbs(section: SectionDraft, width: int, manner: Manner) -> list[SectionDraft]:
    """A section cut where it decides by a verb.

    manner: how loosely the document tells its decisions.
    """
    sure_only = section.kind not in PLAIN or section.kind == "upcoming"
    if section.kind in _NEVER:
        return [section]
    parts: list[SectionDraft] = []
    plain: list[TextLine] = []
    deciding: list[TextLine] = []
    in_list = False
    paragraphs = [
        part for lines in iter_paragraphs(section.lines, width) for part in _at_decisions(lines, width)
    ]
    if not sure_only:
        paragraphs = [part for lines in paragraphs for part in _at_sentences(lines, manner)]

    def flush() -> None:
        nonlocal plain, deciding
        if plain:
            first = not parts
            parts.append(
                replace(
                    section,
                    lines=tuple(plain),
                    heading=section.heading if first else None,
                    heading_line=section.heading_line if first else None,
                )
            )
        if deciding:
            parts.append(SectionDraft("decision", None, None, tuple(deciding), is_stated_by_verb=True))
        plain, deciding = [], []

    for paragraph in paragraphs:
        text = join_lines(paragraph)
        if (
            in_list
            or _is_clause_alone(paragraph, plain, deciding, manner)
            or is_elections(paragraph)
            or (decides_surely(text) if sure_only else decides(text))
            or (section.kind == "delegation" and _LIST_ITSELF.match(fold(text)) and decides(text))
        ):
            deciding.extend(paragraph)
            in_list = in_list or opens_list(text)
        else:
            if deciding:
                flush()
            plain.extend(paragraph)
    flush()
    if not any(part.kind == "decision" for part in parts):
        return [section]
    return parts


def cut_after_vote(sections: Sequence[SectionDraft], width: int) -> list[SectionDraft]:
    """Sections with the sentence that decides taken out of the last vote or proposition."""
    for place in range(len(sections) - 1, -1, -1):
        section = sections[place]
        if section.kind not in ("vote", "proposition"):
            continue
        parts = [
            part for lines in iter_paragraphs(section.lines, width) for part in _at_decisions(lines, width)
        ]
        for index in range(len(parts) - 1, -1, -1):
            if decides_surely(join_lines(parts[index])):
                later = [line for part in parts[index + 1 :] for line in part]
                taken = [*parts[index], *_clauses_after(parts[index], later)]
                numbers = {line.number for line in taken}
                kept = tuple(line for part in parts for line in part if line.number not in numbers)
                decision = SectionDraft("decision", None, None, tuple(taken), is_stated_by_verb=True)
                return [*sections[:place], replace(section, lines=kept), decision, *sections[place + 1 :]]
    return list(sections)


def _clauses_after(lead: Sequence[TextLine], later: Sequence[TextLine]) -> Sequence[TextLine]:
    """The ``att``-clauses that a lead-in at a page's end has on the next page, under what stands between."""
    begins = [index for index, line in enumerate(later) if is_clause(line.stripped)]
    if ends_sentence(lead[-1].text) or not begins:
        return ()
    start = begins[0]
    end = next((at for at in range(start, len(later)) if later[at].stripped.endswith(".")), start)
    return later[start : end + 1]


def _is_clause_alone(
    paragraph: Sequence[TextLine], plain: Sequence[TextLine], deciding: Sequence[TextLine], manner: Manner
) -> bool:
    """Whether a paragraph is ``att``-clauses that decide with no lead-in: after text or after others."""
    if manner == "notes" or not is_clause(paragraph[0].stripped):
        return False
    return bool(deciding) or (bool(plain) and ends_sentence(plain[-1].text))


def is_elections(lines: Sequence[TextLine]) -> bool:
    """Whether a paragraph is rows of who was elected to what: ``Ledamöter på två år: Stina Ek (omval)``."""
    return any(
        row.match(lines[0].text) is not None
        and sum(row.match(line.text) is not None for line in lines) * 2 > len(lines)
        and any(_ELECTED.search(line.folded) for line in lines)
        for row in (_ROW, _ROW_OF_OFFICE)
    )


def _at_decisions(lines: Sequence[TextLine], width: int) -> Iterator[Sequence[TextLine]]:
    """A paragraph cut where a line begins a sentence that decides."""
    start = 0
    if is_elections(lines):
        yield lines
        return
    for index in range(1, len(lines)):
        if ends_sentence(lines[index - 1].text) and is_clause(lines[index].stripped):
            yield lines[start:index]
            start = index
            continue
        if not lines[index].stripped[:1].isupper():
            continue
        text = join_lines(lines[index : index + _READ])
        before = lines[index - 1]
        is_begun = ends_sentence(before.text) or (
            had_room(before, lines[index], width) and not _BREAKS_OFF.search(before.text)
        )
        if decides_surely(text) or (is_begun and decides(text)):
            yield lines[start:index]
            start = index
    yield lines[start:]


def _at_sentences(lines: Sequence[TextLine], manner: Manner) -> Iterator[Sequence[TextLine]]:
    """A paragraph that tells first cut before the first sentence inside a line that decides."""
    if is_elections(lines) or decides(join_lines(lines[:_READ])):
        yield lines
        return
    for index, line in enumerate(lines):
        for match in _SENTENCE_START.finditer(line.text):
            tail = tail_line(line, match.end())
            if match[0][0] == ":":
                if match.start() > _LABEL or not decides_surely(tail.stripped):
                    continue
                head = make_line(line.text[: match.end()], line.number, line.page, line.raw[: match.end()])
                yield [*lines[:index], head]
                yield [tail]
                if lines[index + 1 :]:
                    yield from _at_sentences(lines[index + 1 :], manner)
                return
            if decides_later(join_lines([tail, *lines[index + 1 : index + _READ]]), manner):
                head = make_line(line.text[: match.end()], line.number, line.page, line.raw[: match.end()])
                again = _tells_again(lines, index + 1, manner)
                yield [*lines[:index], head]
                yield [tail, *lines[index + 1 : again]]
                yield from _at_sentences(lines[again:], manner) if lines[again:] else ()
                return
    yield lines


def _tells_again(lines: Sequence[TextLine], start: int, manner: Manner) -> int:
    """Index of the first line on which, after a sentence's end, something is told and then decided."""
    for index in range(start, len(lines)):
        line = lines[index]
        if ends_sentence(lines[index - 1].text) and not decides(line.stripped):
            begun = (match.end() for match in _SENTENCE_START.finditer(line.text) if match[0][0] != ":")
            if any(decides_later(line.text[at:], manner) for at in begun):
                return index
    return len(lines)


_BREAKS_OFF = regex(
    r"(?:[.!?]\s+|^\s{8,})[A-ZÅÄÖ][^.!?:]{0,30}$"
)  # a sentence begins at a line's end and goes on
_READ = 12  # lines after a sentence's start that are read to judge it
