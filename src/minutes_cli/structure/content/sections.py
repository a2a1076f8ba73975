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
from collections.abc import Sequence
from dataclasses import replace

from minutes_cli.patterns import regex
from minutes_cli.records.models import SectionKind
from minutes_cli.structure.content.declarations import is_adjusted_immediately
from minutes_cli.structure.content.later_decisions import Manner
from minutes_cli.structure.content.proposals_of_others import is_of_others, part_proposals
from minutes_cli.structure.content.section_headings import SectionHeading, find_section_heading, split_run_in
from minutes_cli.structure.content.statement_sections import cut_by_statements
from minutes_cli.structure.content.verb_sections import PLAIN, cut_after_vote, cut_by_verbs
from minutes_cli.structure.content.verbs import opens_list
from minutes_cli.structure.text.dates import find_dates
from minutes_cli.structure.text.document import ItemDraft, SectionDraft, TextLine, tail_line
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.headings import match_whole
from minutes_cli.structure.text.joining import (
    bullet_end,
    ends_sentence,
    had_room,
    is_rule,
)

_LISTS: frozenset[SectionKind] = frozenset({"dispatch", "vote", "basis"})
_WEAK_IN_LISTS = frozenset(
    {"messages", "action", "today", "delegation", "upcoming", "appeal", "background", "adjournment"}
)
_TITLE_KINDS: frozenset[str] = frozenset({"messages", "upcoming", "action", "delegation", "appeal"})
_ELECTION = regex(r"\w*val\b|\bvalen\b|konstituer")
_OFFICE = regex(
    r"\W*(?:vice\s|v\.?\s)?(?:ordf|sekr|kassor|ledamot|ledamoter|suppleant|ersattare|revisor|valberedning|ombud)[a-z]*[^:]{0,25}:\s+[a-z]"
)
_PERSONAL = regex(r"\([A-ZÅÄÖ]{1,4}\)")


def cut_sections(
    item: ItemDraft, width: int, with_verbs: bool = True, manner: Manner = "open", body: str | None = None
) -> tuple[SectionDraft, ...]:
    """The sections of an item.

    with_verbs: whether a decision without a heading is looked for.  manner: how loosely decisions are told.
    body: the body that met; what it proposes to a higher one is its decision.
    """
    sections = _by_headings(item, width)
    sections = _own_proposals(sections, body, is_named=True)
    if not any(section.kind == "decision" for section in sections):
        sections = _proposal_as_decision(sections)
    if with_verbs and not any(section.kind == "decision" for section in sections):
        parted = part_proposals(sections, body, width)
        sections = [
            part
            for section in parted
            for part in ([section] if is_of_others(section) else cut_by_verbs(section, width, manner))
        ]
    if with_verbs and not any(section.kind == "decision" for section in sections):
        sections = cut_after_vote(sections, width)
    if with_verbs and not any(section.kind == "decision" for section in sections):
        sections = [
            _elected(section) if _ELECTION.search(fold(item.title)) else section for section in sections
        ]
    if not any(section.kind == "decision" for section in sections):
        sections = _own_proposals(sections, body, is_named=False)
    sections = [part for section in sections for part in cut_by_statements(section, width)]
    return tuple(section for section in sections if section.heading or _has_text(section))


def _elected(section: SectionDraft) -> SectionDraft:
    """A section of nothing but offices and who got them (``Kassör: Stina Ek``) decides."""
    printed = [line for line in section.lines if not line.is_blank and not is_rule(line)]
    if section.kind not in PLAIN or not printed or not all(_OFFICE.match(line.folded) for line in printed):
        return section
    return replace(section, kind="decision", is_stated_by_verb=True)


def _by_headings(item: ItemDraft, width: int) -> list[SectionDraft]:
    sections: list[SectionDraft] = []
    current = SectionDraft(_first_kind(item), None, None, ())
    lines: list[TextLine] = []
    printed = [part for line in item.lines for part in split_run_in(line)]
    for index, line in enumerate(printed):
        heading = _heading_here(printed, index, current, lines, width)
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
        if kind == "decision" and heading.kind == "proposal" and line.folded.strip().startswith("enligt "):
            return None  # "Enligt kontorets förslag:" leads in what is decided
        if kind in _LISTS and heading.kind in _WEAK_IN_LISTS and not _is_apart(lines, index):
            return None
        if heading.tail < len(line.text) and kind in ("dispatch", "vote"):
            return None
        return heading
    if kind in PLAIN and _is_unknown_heading(lines, index, width):
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
        if opens_list(text):
            return False
        return bool(find_dates(text)) or (_is_apart(lines, index) and len(text.split()) <= 6)
    if ends_sentence(text) or text.endswith(",") or not _is_apart(lines, index) or _PERSONAL.search(text):
        return False
    return len(text.split()) <= 6 and had_room(line, following, width) and len(following.stripped) > len(text)


def _own_proposals(sections: Sequence[SectionDraft], body: str | None, is_named: bool) -> list[SectionDraft]:
    """What the body that met proposes to a higher one is a decision of the meeting.

    is_named: the heading names the higher body (``Regionstyrelsens förslag till regionfullmäktige``); else
    ``Arbetsutskottets förslag``, which is a decision where the item has no other.
    """
    if body is None:
        return list(sections)
    stem = fold(body).split()[-1][:-2]
    return [
        replace(section, kind="decision", upward=section.upward or _superior(body))
        if section.kind == "proposal"
        and len(stem) > 4
        and re.match(rf"\W*(?:\w+s\s+)?{re.escape(stem)}\w{{0,4}}s\s", fold(section.heading or ""))
        and (section.upward or not is_named)
        else section
        for section in sections
    ]


def _superior(body: str) -> str:
    """Whom a body proposes to where its proposal does not say: a board's committee to the board."""
    owner = re.match(r"(?P<owner>\w+(?:styrelsen|nämnden))s\s", body)
    return owner["owner"] if owner else ""


def _proposal_as_decision(sections: Sequence[SectionDraft]) -> list[SectionDraft]:
    """The last proposal to a higher body is the decision of an item that has no other."""
    found = [place for place, section in enumerate(sections) if section.kind == "proposal" and section.upward]
    return [
        replace(section, kind="decision") if found and place == found[-1] else section
        for place, section in enumerate(sections)
    ]


def _has_text(section: SectionDraft) -> bool:
    return any(not line.is_blank and not is_rule(line) for line in section.lines)
