"""What sentences and signatures add to the adjustment and the notice, where no label says it."""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.records.models import Adjustment, Meeting, Notice, Signature
from minutes_cli.structure.cover.adjustment import read_adjustment
from minutes_cli.structure.cover.notice_sentences import read_notice_sentences
from minutes_cli.structure.forms.fields import Fields
from minutes_cli.structure.text.document import TextLine


def tell_notice(notice: Notice, lines: Sequence[TextLine], base: str | None) -> None:
    """What sentences say of the notice where no label does."""
    if notice.posted and notice.removed:
        return
    told = read_notice_sentences(lines, base)
    if notice.posted and told.posted and told.posted != notice.posted:
        return
    notice.posted = notice.posted or told.posted
    notice.removed = notice.removed or told.removed
    notice.last_appeal = notice.last_appeal or told.last_appeal
    if told.line_start is not None and notice.line_start is None:
        notice.line_start, notice.line_end = told.line_start, told.line_end


def complete(
    adjustment: Adjustment, closing: Fields, cover: Fields, signatures: Sequence[Signature], meeting: Meeting
) -> None:
    """What the signature block adds to the adjustment: its date, and adjusters where none is named."""
    if adjustment.date is None:
        for fields in (closing, cover):
            later = read_adjustment(fields, meeting.date, ())
            if later.date:
                adjustment.date, adjustment.place = later.date, adjustment.place or later.place
                break
    signed = [each.name for each in signatures if each.name]
    adjustment.adjusters = [_in_full(name, signed) for name in adjustment.adjusters]
    if not adjustment.adjusters:
        adjustment.adjusters = [each.name for each in signatures if each.role == "adjuster" and each.name]
        if adjustment.adjusters:
            adjustment.derived.append("adjusters")
    if not adjustment.items and meeting.item_range and adjustment.adjusters:
        adjustment.items = [list(pair) for pair in meeting.item_range]
        adjustment.derived.append("items")


def _in_full(name: str, signed: Sequence[str]) -> str:
    """The whole name of one whom the text elects by a given name, as it is signed."""
    full = [other for other in signed if " " not in name and other.startswith(f"{name} ")]
    return full[0] if len(full) == 1 else name
