"""The cover page and all that is about people, place and time outside the items.

Input: a :class:`.document.Document`.  Output: :class:`CoverPage`.  Also documents with no cover page are read
here: what stands before the first item, and the signatures and the notice after the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from minutes_cli.patterns import regex
from minutes_cli.records.models import (
    Adjustment,
    Attendance,
    Meeting,
    Notice,
    Profile,
    Signature,
)
from minutes_cli.structure.cover.adjustment import cover_adjusters, read_adjustment
from minutes_cli.structure.cover.annexed_attendance import with_annexed
from minutes_cli.structure.cover.attendance import UNDERSIGNED, add_named_on_cover, read_attendance
from minutes_cli.structure.cover.attendance_items import attendance_in_items
from minutes_cli.structure.cover.completing import complete, tell_notice
from minutes_cli.structure.cover.elections import told_secretary
from minutes_cli.structure.cover.explained_marks import spell_marks
from minutes_cli.structure.cover.facts import read_meeting
from minutes_cli.structure.cover.item_ranges import item_ranges
from minutes_cli.structure.cover.meeting_roles import with_meeting_roles
from minutes_cli.structure.cover.notice import read_notice
from minutes_cli.structure.cover.signatures import read_signatures, signing_preference
from minutes_cli.structure.cover.signing_block import signing_segments
from minutes_cli.structure.cover.told_roles import give_elected_roles, give_role, take_roles_from_signatures
from minutes_cli.structure.cover.unlabelled_signers import with_left_out
from minutes_cli.structure.cover.unread_signers import name_unread_signers
from minutes_cli.structure.forms.column_blocks import unfold_blocks
from minutes_cli.structure.forms.columns import unfold_columns
from minutes_cli.structure.forms.cross_columns import spell_crosses
from minutes_cli.structure.forms.date_cells import under_their_labels
from minutes_cli.structure.forms.dealing import Field
from minutes_cli.structure.forms.fields import Fields, read_fields
from minutes_cli.structure.forms.labels import ATTENDANCE, SIGN
from minutes_cli.structure.forms.name_runs import names_on_line
from minutes_cli.structure.forms.party_columns import turn_party_columns
from minutes_cli.structure.forms.role_columns import join_role_columns
from minutes_cli.structure.forms.segments import Mark, Segment, segments
from minutes_cli.structure.forms.table_borders import without_borders
from minutes_cli.structure.people.mentions import note_mentions
from minutes_cli.structure.people.name_book import NameBook
from minutes_cli.structure.text.dates import find_dates
from minutes_cli.structure.text.document import Document, TextLine
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

_BY_PEN = regex(r"\W*(?:vid|for)\s|\W*anteckn|\W*in\s+fidem|\W*(?:protokollet\s+)?justera[st]\b")
_LONGEST = 600  # printed lines that a cover can have; what is longer is no cover


@frozen
class CoverPage:
    """What a document says of the meeting, its people, the adjustment and the notice.

    book: every person of the document with the best reading of the name; the readers of the items
    (votes, motions ...) take it so that one person has one spelling.
    """

    meeting: Meeting
    attendance: list[Attendance]
    adjustment: Adjustment
    notice: Notice
    signatures: list[Signature]
    book: NameBook = field(default_factory=NameBook)


def read_cover(document: Document, profile: Profile | None = None) -> CoverPage:
    """Read everything about people, place and time that stands outside the items.

    profile: as detected or asked for; None treats titles as in an association.
    """
    cover = segments(_in_reading_order(_head_lines(document)))
    ending = signing_segments(document)
    bounds = _item_bounds(document)
    first = with_meeting_roles(read_fields(cover, names_on_line=names_on_line(NameBook())))
    stated = item_ranges(first)
    if stated:
        bounds = (stated[0][0], stated[-1][1])
    last = read_fields(ending)
    attendance = (
        read_attendance(first, bounds, profile)
        or read_attendance(last, bounds, profile)
        or attendance_in_items(document.items, bounds, profile)
    )
    attendance = with_annexed(attendance, document.annex, bounds, profile)
    meeting = read_meeting(document, first, profile)
    meeting.item_range = stated
    is_signed_later = _signs(last)
    if is_signed_later:
        add_named_on_cover(attendance, first)
    adjustment = read_adjustment(
        first,
        meeting.date,
        document.items,
        is_signed_later or (profile != "kommun" and not _is_signed(first)),
        document.cover[:_LONGEST],
        {row.name.split()[0] for row in attendance if " " in row.name},
    )
    book = NameBook()
    for row in attendance:
        book.add(row.name, row.party, row.role, listed=True, weight=0)
    for name in (*adjustment.adjusters, *adjustment.deputies):
        book.add(_whole_name(name, book), weight=0)
    secretary = None if book.with_role("secretary") else told_secretary(document.cover[:_LONGEST])
    if secretary:
        give_role("secretary", secretary, book, attendance)
    give_elected_roles(document.items, book, [] if profile == "kommun" else attendance)
    note_mentions(document, book)
    adjustment.adjusters = [_whole_name(name, book) for name in adjustment.adjusters]

    prefers = signing_preference(book, adjustment.adjusters)
    parts = names_on_line(book)
    settled = with_meeting_roles(read_fields(cover, prefers, parts)) if _asks_to_sign(cover) else first
    closing = read_fields(ending, prefers, parts) if _asks_to_sign(ending) else last
    if _signs(closing):
        signatures = read_signatures(closing, book, adjustment.adjusters)
        if all(each.role != "adjuster" for each in signatures):
            dated = Fields(tuple(each for each in settled.fields if _is_dated_signature(each)), ())
            signatures.extend(read_signatures(dated, book, adjustment.adjusters))
        if settled.named("signature_heading") or (profile == "kommun" and _is_signed(settled)):
            roles = {each.role for each in signatures}  # the secretary may sign again under the minutes
            on_cover = _signed_on_cover(settled, book, adjustment.adjusters)
            signatures.extend(each for each in on_cover if each.name and each.role not in roles)
    elif profile == "kommun" or _is_signed(settled):
        signatures = _signed_on_cover(settled, book, adjustment.adjusters)
    else:
        signatures = []
    signatures = with_left_out(
        closing if _signs(closing) else settled, book, adjustment.adjusters, signatures
    )
    signatures = name_unread_signers(signatures, book, adjustment.adjusters)
    if profile != "kommun":
        add_named_on_cover(attendance, first)
    notice = read_notice(settled, meeting.date, adjustment.date)
    if notice.posted is None and notice.removed is None:
        later = read_notice(closing, meeting.date, adjustment.date)
        notice = later if later.posted or later.removed else notice
    tell_notice(notice, [*document.cover[:_LONGEST], *document.closing], adjustment.date or meeting.date)
    complete(adjustment, closing, settled, signatures, meeting)
    page = CoverPage(meeting, attendance, adjustment, notice, signatures, book)
    _spell(page)
    take_roles_from_signatures(page.attendance, page.signatures)
    _add_undersigned(page, first)
    return page


def _signed_on_cover(cover: Fields, book: NameBook, adjusters: Sequence[str]) -> list[Signature]:
    """Who signs on the cover; the list of adjusters is no signature."""
    apart = frozenset(each.rank for each in cover_adjusters(cover))
    return read_signatures(cover, book, adjusters, apart)


def _in_reading_order(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Lines in which what tables and columns say of one stands together."""
    for rearranged in (
        without_borders,
        under_their_labels,
        spell_marks,
        spell_crosses,
        turn_party_columns,
        join_role_columns,
        unfold_blocks,
        unfold_columns,
    ):
        lines = rearranged(lines)
    return lines


def _head_lines(document: Document) -> Sequence[TextLine]:
    """The cover's lines, with values that only their place made furniture (a date beside a footer)."""
    cover = document.cover[:_LONGEST]
    if not cover:
        return cover
    last = cover[-1].number
    beside = [
        entry.line
        for entry in document.furniture[:_LONGEST]
        if entry.kind == "other" and entry.line.number <= last + 12 and entry.line.page <= cover[-1].page
    ]
    dated = [
        line
        for line in beside
        if find_dates(line.text) and line.number not in {each.number for each in cover}
    ]
    return sorted([*cover, *dated], key=lambda line: line.number) if dated else cover


def _is_dated_signature(each: Field) -> bool:
    """``Justerat den 24 november`` with names under it on the cover: signed there, not only named."""
    return each.name == "sign_adjuster" and any(value.dates for value in each.values) and len(each.values) > 1


def _item_bounds(document: Document) -> tuple[int, int] | None:
    numbers = [int(item.number) for item in document.items if item.number and item.number.isdigit()]
    return (min(numbers), max(numbers)) if numbers else None


def _asks_to_sign(cut: Sequence[Segment]) -> bool:
    """Whether lines hold a label of a signature: only there does it matter who is known to sign."""
    return any(isinstance(each, Mark) and each.name in SIGN for each in cut)


def _signs(fields: Fields) -> bool:
    return any(each.name in SIGN and (each.values or each.name != "sign_adjuster") for each in fields.fields)


def _spell(page: CoverPage) -> None:
    """One spelling a person, all over the cover."""
    book = page.book
    for row in page.attendance:
        best = book.canonical(row.name, row.party)
        if best != row.name:
            row.name = best
            row.derived.append("name")
        if row.replaces:
            row.replaces = book.canonical(row.replaces)
    page.adjustment.adjusters = list(
        dict.fromkeys(_whole_name(name, book) for name in page.adjustment.adjusters)
    )
    page.adjustment.deputies = list(dict.fromkeys(book.canonical(name) for name in page.adjustment.deputies))


def _whole_name(name: str, book: NameBook) -> str:
    """The best reading of a name; of one that is a part of a listed one, the whole."""
    is_short = book.find(name) is None or " " not in name
    whole = (
        (book.by_part(name) or (book.by_surname(name) if name[1:2] in ". " else None)) if is_short else None
    )
    return whole.name if whole else book.canonical(name)


def _is_signed(cover: Fields) -> bool:
    """Whether labels on the cover are of signatures: ``Ordförande: …`` alone says who led the meeting."""
    return any(
        each.name == "signature_heading"
        or (each.name in SIGN and (not each.inline or _BY_PEN.match(fold(each.text))))
        for each in cover.fields
    )


def _add_undersigned(page: CoverPage, cover: Fields) -> None:
    """The secretary whom a list calls ``undertecknad`` has the name that stands under the minutes."""
    written = next(
        (
            value
            for each in cover.fields
            if each.name in ATTENDANCE
            for value in each.values
            if UNDERSIGNED.search(value.text)
        ),
        None,
    )
    signed = next((each.name for each in page.signatures if each.role == "secretary" and each.name), None)
    if written is None or signed is None or any(row.role == "secretary" for row in page.attendance):
        return
    if signed in {row.name for row in page.attendance}:
        return
    row = Attendance(name=signed, role="secretary", line_start=written.line, line_end=written.line_end)
    row.derived.append("name")
    page.attendance.append(row)
