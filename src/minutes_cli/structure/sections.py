"""An item's lines cut into sections, each typed by the closed vocabulary.

Input: an item draft, the width of running text.  Output: its sections in order.  The way through:

1. known headings, ``<body>s beslut``, run-in headings and lead-ins (:mod:`.section_headings`), read with the
   section that they stand in: in a list of recipients only a sure heading ends the list;
2. short lines that stand apart become headings of kind ``other``;
3. ``X förslag till <higher body>`` is the decision where the item has no other;
4. an item without a decision: paragraphs that decide by their verb (:mod:`.verbs`) become one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutes_cli.records.models import SectionKind
from minutes_cli.structure.dates import find_dates
from minutes_cli.structure.declarations import is_adjusted_immediately
from minutes_cli.structure.document import ItemDraft, SectionDraft, TextLine, tail_line
from minutes_cli.structure.folding import fold
from minutes_cli.structure.headings import match_whole
from minutes_cli.structure.joining import (
    bullet_end,
    ends_sentence,
    had_room,
    is_rule,
    iter_paragraphs,
    join_lines,
)
from minutes_cli.structure.section_headings import SectionHeading, find_section_heading
from minutes_cli.structure.verbs import decides, decides_surely, opens_list

_PLAIN: frozenset[SectionKind] = frozenset({"body", "background", "other", "today", "upcoming", "messages"})
_LISTS: frozenset[SectionKind] = frozenset({"dispatch", "vote", "basis"})
_WEAK_IN_LISTS = frozenset(
    {"messages", "action", "today", "delegation", "upcoming", "appeal", "background", "adjournment"}
)
_TITLE_KINDS: frozenset[str] = frozenset({"messages", "upcoming", "action", "delegation", "appeal"})
_STATED_IN: frozenset[SectionKind] = frozenset({"body", "background", "decision", "other"})
_RESERVES = re.compile(r"\breserverar\s+sig\b|\banmaler\s+reservation|\breserverade\s+sig\b")
_DISQUALIFIED = re.compile(
    r"\b(?:anm[a-z]{1,3}ler|anmalde|anmalt)\s+j[ai]v\b|\bp[aoe]\s+grund\s+av\s+j[ai]v\b|\bj[ai]vig\w*\b.*\bdelt"
)
_FIRST_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
_PERSONAL = re.compile(r"\([A-ZÅÄÖ]{1,4}\)")


def cut_sections(item: ItemDraft, width: int, with_verbs: bool = True) -> tuple[SectionDraft, ...]:
    """The sections of an item.  with_verbs: whether a decision without a heading is looked for."""
    sections = _by_headings(item, width)
    if not any(section.kind == "decision" for section in sections):
        sections = _proposal_as_decision(sections)
    if with_verbs and not any(section.kind == "decision" for section in sections):
        sections = [part for section in sections for part in _by_verbs(section, width)]
    if with_verbs and not any(section.kind == "decision" for section in sections):
        sections = _after_vote(sections, width)
    sections = [part for section in sections for part in _by_statements(section, width)]
    return tuple(section for section in sections if section.heading or _has_text(section))


def _by_headings(item: ItemDraft, width: int) -> list[SectionDraft]:
    sections: list[SectionDraft] = []
    current = SectionDraft(_first_kind(item), None, None, ())
    lines: list[TextLine] = []
    for index, line in enumerate(item.lines):
        heading = _heading_here(item.lines, index, current, lines, width)
        if heading is None:
            lines.append(line)
            continue
        sections.append(replace(current, lines=tuple(lines)))
        lines = []
        if heading.is_lead_in:
            current = SectionDraft(
                "decision",
                None if heading.is_past else heading.text,
                line,
                (),
                upward=heading.upward,
                is_stated_by_verb=heading.is_past,
                is_lead_in=True,
            )
        else:
            current = SectionDraft(heading.kind, heading.text, line, (), upward=heading.upward)
            if heading.tail < len(line.text):
                lines.append(tail_line(line, heading.tail))
    sections.append(replace(current, lines=tuple(lines)))
    return [section for section in sections if section.heading_line or _has_text(section)]


def _first_kind(item: ItemDraft) -> SectionKind:
    hit = match_whole(item.title, "section")
    if hit and hit.kind in _TITLE_KINDS:
        return hit.kind  # type: ignore[return-value]
    return "body"


def _heading_here(
    lines: Sequence[TextLine], index: int, current: SectionDraft, so_far: Sequence[TextLine], width: int
) -> SectionHeading | None:
    """The heading that a line is where it stands."""
    line = lines[index]
    if line.is_blank or is_rule(line):
        return None
    if is_adjusted_immediately(line.text) and current.kind == "decision":
        return None
    heading = find_section_heading(line)
    kind = current.kind
    if heading is not None:
        if heading.is_lead_in:
            return heading if _lead_in_counts(heading, current, so_far) else None
        if kind in _LISTS and heading.kind in _WEAK_IN_LISTS and not _is_apart(lines, index):
            return None
        if heading.tail < len(line.text) and kind in ("dispatch", "vote"):
            return None
        return heading
    if kind in _PLAIN and _is_unknown_heading(lines, index, width):
        is_meeting = kind == "upcoming" and find_dates(line.text)
        return SectionHeading(
            "upcoming" if is_meeting else "other", line.stripped.rstrip(":"), len(line.text)
        )
    return None


def _lead_in_counts(heading: SectionHeading, current: SectionDraft, so_far: Sequence[TextLine]) -> bool:
    """Whether a lead-in opens a decision: not inside one, and not the first words of a proposal."""
    if current.kind == "decision":
        return False
    if current.kind in ("proposal", "earlier", "basis", "dispatch", "vote", "proposition", "motions"):
        return heading.is_past or (current.kind != "proposal" and any(not line.is_blank for line in so_far))
    return True


def _is_apart(lines: Sequence[TextLine], index: int) -> bool:
    return index == 0 or lines[index - 1].is_blank or is_rule(lines[index - 1])


def _is_unknown_heading(lines: Sequence[TextLine], index: int, width: int) -> bool:
    """A short line apart, with a capital, no sentence, and running text right under it."""
    line = lines[index]
    text = line.stripped
    if len(text) > 60 or not text[0].isupper() or bullet_end(line) or len(line.pieces) > 1:
        return False
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is None or following.is_blank or bullet_end(following) or following.stripped[0].islower():
        return text.endswith(":") and bool(find_dates(text)) and _is_apart(lines, index)
    if re.match(r"\s*\(?\d{1,2}[.)]", following.text):
        return False
    if text.endswith(":"):
        return bool(find_dates(text)) or (_is_apart(lines, index) and len(text.split()) <= 6)
    if ends_sentence(text) or text.endswith(",") or not _is_apart(lines, index) or _PERSONAL.search(text):
        return False
    return len(text.split()) <= 6 and had_room(line, following, width) and len(following.stripped) > len(text)


def _proposal_as_decision(sections: Sequence[SectionDraft]) -> list[SectionDraft]:
    """The last proposal to a higher body is the decision of an item that has no other."""
    found = [place for place, section in enumerate(sections) if section.kind == "proposal" and section.upward]
    return [
        replace(section, kind="decision") if found and place == found[-1] else section
        for place, section in enumerate(sections)
    ]


def _by_verbs(section: SectionDraft, width: int) -> list[SectionDraft]:
    """A section cut where paragraphs decide by their verb."""
    sure_only = section.kind not in _PLAIN or section.kind == "upcoming"
    if section.kind in (
        "dispatch",
        "reservation",
        "note",
        "vote",
        "appeal",
        "proposition",
        "motions",
        "decision",
    ):
        return [section]
    parts: list[SectionDraft] = []
    plain: list[TextLine] = []
    deciding: list[TextLine] = []
    in_list = False
    paragraphs = [
        part for lines in iter_paragraphs(section.lines, width) for part in _at_decisions(lines, width)
    ]

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
        if in_list or (decides_surely(text) if sure_only else decides(text)):
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


def _after_vote(sections: Sequence[SectionDraft], width: int) -> list[SectionDraft]:
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
                kept = tuple(line for number, part in enumerate(parts) if number != index for line in part)
                decision = SectionDraft("decision", None, None, tuple(parts[index]), is_stated_by_verb=True)
                return [*sections[:place], replace(section, lines=kept), decision, *sections[place + 1 :]]
    return list(sections)


def _by_statements(section: SectionDraft, width: int) -> list[SectionDraft]:
    """A section cut where a paragraph is a reservation or declares someone disqualified without a heading."""
    if section.kind not in _STATED_IN:
        return [section]
    text = " ".join(line.folded for line in section.lines)
    if not _RESERVES.search(text) and not _DISQUALIFIED.search(text):
        return [section]
    parts: list[SectionDraft] = []
    paragraphs = iter_paragraphs(section.lines, width)
    for paragraph in (part for lines in paragraphs for part in _at_statements(lines)):
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


def _at_statements(lines: Sequence[TextLine]) -> Iterator[Sequence[TextLine]]:
    """A paragraph cut where a line begins a sentence that reserves or declares someone disqualified."""
    start = 0
    for index in range(1, len(lines)):
        begins = lines[index].stripped[:1].isupper() and ends_sentence(lines[index - 1].text)
        if begins and _statement_kind(fold(join_lines(lines[index:]))):
            yield lines[start:index]
            start = index
    yield lines[start:]


def _at_decisions(lines: Sequence[TextLine], width: int) -> Iterator[Sequence[TextLine]]:
    """A paragraph cut where a line begins a sentence that decides."""
    start = 0
    for index in range(1, len(lines)):
        if not lines[index].stripped[:1].isupper():
            continue
        text = join_lines(lines[index:])
        before = lines[index - 1]
        is_begun = ends_sentence(before.text) or had_room(before, lines[index], width)
        if decides_surely(text) or (is_begun and decides(text)):
            yield lines[start:index]
            start = index
    yield lines[start:]


def _has_text(section: SectionDraft) -> bool:
    return any(not line.is_blank and not is_rule(line) for line in section.lines)
