"""Anslag: when the notice goes up and comes down, whose minutes it announces, and where these are kept."""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.records.models import Notice
from minutes_cli.structure.forms.dealing import Field
from minutes_cli.structure.forms.fields import Fields
from minutes_cli.structure.text.dates import find_dates, resolve
from minutes_cli.structure.text.places import WhenWhere, read_when_where


def read_notice(fields: Fields, anchor: str | None, adjusted: str | None) -> Notice:
    """The notice: dates, body, where the minutes are kept.

    anchor: the meeting's date; adjusted: the day of adjustment, which dates without a year follow.
    """
    result = Notice()
    base = adjusted or anchor
    result.posted, posted = _date(fields.named("posted"), base)
    result.removed, removed = _date(fields.named("removed"), base)
    result.last_appeal, appeal = _date(fields.named("last_appeal"), base)
    if posted and result.removed is None:
        later = [iso for hit in find_dates(posted.joined, loose=True) if (iso := resolve(hit, base))]
        result.removed = later[1] if len(later) == 2 and later[1] > later[0] else None
    unnamed = [(iso, each) for each in fields.named("notice_date") if (iso := _date([each], base)[0])]
    if unnamed and result.posted is None:
        result.posted, posted = unnamed.pop(0)
    if unnamed and result.removed is None:
        result.removed, removed = unnamed.pop(0)
    stored = next((each for each in fields.named("stored") if each.values), None)
    if stored:
        result.stored_at = read_when_where(stored.joined).place or stored.joined
    after = _first_notice_rank(fields)
    organ = next((each for each in fields.named("organ") if each.values and each.rank >= after - 3), None)
    result.body = organ.joined if organ else None
    for each in (posted, removed, appeal, stored, organ):
        if each and each.values:
            result.line_start = min(result.line_start or each.line, each.line)
            result.line_end = max(result.line_end or 0, each.values[-1].line_end)
    return result


def _first_notice_rank(fields: Fields) -> int:
    ranks = [each.rank for each in fields.named("notice_heading", "posted", "removed", "notice_date")]
    return min(ranks, default=len(fields.fields) + 9)


def _date(candidates: Sequence[Field], anchor: str | None) -> tuple[str | None, Field | None]:
    for each in candidates:
        when: WhenWhere = read_when_where(each.joined)
        iso = when.iso(anchor)
        if iso:
            return iso, each
    return None, None
