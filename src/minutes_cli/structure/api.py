"""The way in to structure: a repaired scan to a record.

Start here.  :mod:`.items` cuts the document into cover, items and closing; :mod:`.sections` cuts each item;
the readers of people, votes and dates fill the rest.  A document that is no minutes gets no items; a file
with several documents gets the items of all, and the meeting of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minutes_cli.reading.scan import Scan
from minutes_cli.records.models import (
    Correction,
    Furniture,
    Item,
    OcrReading,
    Profile,
    Record,
    Section,
    Source,
    Span,
)
from minutes_cli.repair.model import Repaired
from minutes_cli.structure.agenda.items import cut_document
from minutes_cli.structure.content.continuations import read_continuations
from minutes_cli.structure.content.decisions import read_decisions
from minutes_cli.structure.content.declarations import is_adjusted_immediately, is_secret
from minutes_cli.structure.content.dispatch import read_dispatch
from minutes_cli.structure.content.kinds import item_kind
from minutes_cli.structure.content.later_decisions import Manner
from minutes_cli.structure.content.meetings import read_next_meetings
from minutes_cli.structure.content.motions import read_motions
from minutes_cli.structure.content.sections import cut_sections
from minutes_cli.structure.content.statements import read_statements
from minutes_cli.structure.cover.cover import CoverPage, read_cover
from minutes_cli.structure.likeness import is_cover, minutes_likeness, without_items
from minutes_cli.structure.pages.parts import in_page_order, split_documents
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.profiles import detect_profile, manner_of
from minutes_cli.structure.text.document import Document, ItemDraft, SectionDraft, TextLine, iter_lines
from minutes_cli.structure.text.joining import ends_sentence, is_rule, iter_paragraphs, join_lines, text_width
from minutes_cli.structure.voting.annexed_rolls import give_ballots, read_columns, read_rolls
from minutes_cli.structure.voting.proven_ballots import prove_ballots
from minutes_cli.structure.voting.votes import read_votes

_ROWS = frozenset(
    {"vote", "dispatch", "basis", "action", "delegation"}
)  # sections of rows, not of paragraphs


def parse(scan: Scan, repaired: Repaired, profile: Profile | None = None) -> Record:
    """Read the record out of a scan and its repaired text.

    profile: kommun, forening or anteckningar; None detects it.
    """
    documents = [
        cut_document(part) for part in split_documents(in_page_order(tuple(iter_lines(scan, repaired))))
    ]
    minutes = [document for document in documents if minutes_likeness(document).is_minutes]
    document = minutes[0] if minutes else without_items(documents[0])
    reasons: tuple[str, ...] = ()
    if profile is None:
        profile = "anteckningar"
        if minutes or is_cover(document):
            guess = detect_profile(document)
            profile, reasons = guess.profile, guess.reasons
    source = _source(scan, repaired, documents, profile, reasons)
    record = Record(source=source, corrections=_corrections(repaired))
    if not minutes and not is_cover(document):
        return record
    cover = read_cover(document, profile)
    record.meeting = cover.meeting
    record.attendance = cover.attendance
    record.adjustment = cover.adjustment
    record.notice = cover.notice
    record.signatures = cover.signatures
    for each in minutes:
        width = text_width(each.lines)
        manner = manner_of(each, profile)
        for item in each.items:
            record.items.append(_item(item, len(record.items) + 1, profile, manner, cover, width))
        _add_annexed_ballots(record.items[len(record.items) - len(each.items) :], each, cover.book)
    record.meeting.next = read_next_meetings(document, record.meeting)
    return record


def _add_annexed_ballots(items: Sequence[Item], document: Document, book: NameBook) -> None:
    """Ballots from roll lists that stand in an annex or beside the attendance."""
    numbers = {item.number for item in items if item.number}
    if document.annex:
        give_ballots(items, read_rolls(document.annex, book, numbers))
    if any(vote.counts and not vote.ballots for item in items for vote in item.votes):
        give_ballots(items, read_columns(document.cover, book, numbers))


def _source(
    scan: Scan,
    repaired: Repaired,
    documents: Sequence[Document],
    profile: Profile,
    reasons: Sequence[str],
) -> Source:
    return Source(
        name=scan.name,
        sha256=scan.sha256 or None,
        format=scan.format,  # type: ignore[arg-type]  # reading knows no other
        encoding=scan.encoding,
        pages=scan.pages,
        profile=profile,
        profile_reasons=list(reasons),
        ocr=OcrReading(model=repaired.ocr_model, confidence=repaired.ocr_confidence),  # type: ignore[arg-type]
        furniture=[
            Furniture(line=entry.line.number, kind=entry.kind, text=entry.line.stripped)
            for document in documents
            for entry in document.furniture
        ],
    )


def _corrections(repaired: Repaired) -> list[Correction]:
    return [
        Correction(
            line=entry.line,
            start=entry.start,
            end=entry.end,
            before=entry.before,
            after=entry.after,
            reason=entry.reason,
            confidence=entry.confidence,
            alternative=entry.alternative,
        )
        for entry in repaired.corrections
    ]


def _item(
    draft: ItemDraft, order: int, profile: Profile, manner: Manner, cover: CoverPage, width: int
) -> Item:
    is_formality = profile == "anteckningar" and _is_formality(draft.title)
    sections = cut_sections(draft, width, not is_formality, manner, body=cover.meeting.body)
    draft = replace(draft, sections=sections)
    meeting_date = cover.meeting.date
    decisions = read_decisions(draft, meeting_date, width)
    statements = read_statements(draft, cover.book)
    told = (*draft.heading_lines, *draft.lines) if ends_sentence(draft.title) else draft.lines
    votes = read_votes(told, cover.book)
    prove_ballots(votes, told, statements.reservations, cover.book)
    text = " ".join(line.text for line in draft.lines)
    return Item(
        order=order,
        number=draft.number,
        number_raw=draft.number_raw,
        mark=draft.mark,
        title=draft.title,
        title_raw=draft.title_raw,
        case_numbers=list(draft.case_numbers),
        kind=item_kind(draft.title, decisions, bool(draft.case_numbers), profile),
        sections=[_section(section, width) for section in sections],
        decisions=decisions,
        motions=read_motions(draft, cover.book),
        votes=votes,
        reservations=statements.reservations,
        notes=statements.notes,
        recusals=statements.recusals,
        dispatch=read_dispatch(sections),
        adjusted_immediately=is_adjusted_immediately(text),
        secret=is_secret(draft.title, text, draft.title_raw or ""),
        continues=read_continuations(sections, meeting_date),
        span=_span(draft),
        derived=list(draft.derived),
    )


def _is_formality(title: str) -> bool:
    """Whether an item of working notes decides nothing by its form alone; an election does."""
    return item_kind(title, [], False, "anteckningar") == "formality" and not title.lower().startswith("val ")


def _section(section: SectionDraft, width: int) -> Section:
    printed = [line for line in section.lines if not line.is_blank and not is_rule(line)]
    if section.kind in _ROWS:
        paragraphs = [" ".join(line.text.split()) for line in printed]
    else:
        paragraphs = [join_lines(lines) for lines in iter_paragraphs(section.lines, width)]
    first = section.heading_line or (printed[0] if printed else None)
    last = printed[-1] if printed else section.heading_line
    return Section(
        kind=section.kind,
        heading=section.heading,
        text="\n".join(paragraphs),
        line_start=first.number if first else None,
        line_end=last.number if last else None,
    )


def _span(draft: ItemDraft) -> Span:
    first: TextLine | None = draft.heading_lines[0] if draft.heading_lines else None
    printed = [
        line for line in (*draft.heading_lines, *draft.lines) if not line.is_blank and not is_rule(line)
    ]
    if first is None or not printed:
        return Span()
    return Span(page=first.page, line_start=first.number, line_end=max(line.number for line in printed))
