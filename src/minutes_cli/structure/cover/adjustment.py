"""Justering: who adjusts, when and where."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from minutes_cli.patterns import regex
from minutes_cli.records.models import Adjustment
from minutes_cli.structure.cover.elections import (
    LONGEST_SENTENCE,
    TOLD,
    elected_adjusters,
    item_sentences,
    split_deputies,
    told_adjusters,
)
from minutes_cli.structure.forms.dealing import Field
from minutes_cli.structure.forms.fields import Fields
from minutes_cli.structure.people.listed import read_people
from minutes_cli.structure.text.dates import find_dates, resolve
from minutes_cli.structure.text.document import ItemDraft, TextLine, paragraphs
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.places import read_when_where

_ADJUSTED_WHEN = regex(
    r"\b(?:justeringen|protokollet|protokollsjusteringen)\s+(?:ager\s+rum|sker|skall?|ska|justeras)\b",
    needs=("justeringen", "protokollet"),
)
_NOTICE = regex(r"\banslag|\bpublicer|\btill?kannag|\btas\sne[dr]\b|\bnedtag|\bavpublicer")


def read_adjustment(
    fields: Fields,
    anchor: str | None,
    items: Sequence[ItemDraft],
    signed_later: bool = False,
    cover: Sequence[TextLine] = (),
    first_names: Collection[str] = (),
) -> Adjustment:
    """Adjusters, deputies, date, place and items of the adjustment.

    anchor: the meeting's date, for dates without a year.  cover, items: asked for the election of adjusters,
    and for its date, where no label names them.  first_names: of those who are listed.
    """
    result = Adjustment()
    chosen = cover_adjusters(fields, signed_later)
    for each in chosen:
        elected = [value for value in each.values if TOLD.search(fold(value.text))]
        for value in elected or each.values:  # a sentence that elects says it all
            adjusters, deputies = split_deputies(value.text)
            result.adjusters.extend(person.name for person in adjusters)
            result.deputies.extend(person.name for person in deputies)
            _place(result, value.line, value.line_end)
    for each in fields.named("deputies"):
        result.deputies.extend(person.name for person in read_people(each.joined, listed=True))
    if not result.adjusters:
        result.adjusters = told_adjusters(cover) or elected_adjusters(items, first_names)
        if result.adjusters:
            result.derived.append("adjusters")
    for each in fields.named("adjust_time", "adjustment"):
        told = " ".join(_without_notice(value.text) for value in each.values)
        when = read_when_where(_without_people(told))
        result.date = result.date or when.iso(anchor)
        result.place = result.place or when.place
        for value in each.values:
            _place(result, value.line, value.line_end)
    beside = [value for each in chosen for value in each.values if value.dates]
    if result.date is None and beside and fields.named("adjust_time"):  # cells of one row, closed up
        result.date = read_when_where(_without_people(beside[0].text)).iso(anchor)
    if result.date is None:
        result.date = _told_date(items, anchor) or _told_on_cover(cover, anchor)
    for each in fields.named("sign_adjuster"):
        dated = [value for value in each.values if value.dates and not value.people]
        if result.date is None and dated:
            result.date = read_when_where(dated[0].text).iso(anchor)
    return result


def cover_adjusters(fields: Fields, signed_later: bool = False) -> list[Field]:
    """The fields that name the adjusters, ``Justerare`` above the signatures among them.

    signed_later: the signatures stand at the document's end, so that a label on the cover is none.
    """
    found = [
        each for each in fields.named("adjusters", "adjustment") if any(value.people for value in each.values)
    ]
    if found:
        return found
    if signed_later:
        return [each for each in fields.named("sign_adjuster") if each.inline and each.values[0].people]
    signing = next(
        (each.rank for each in fields.named("sign_secretary", "sign_chair", "signature_heading")), None
    )
    later = [each for each in fields.named("sign_adjuster") if signing is not None and each.rank > signing]
    early = [each for each in fields.named("sign_adjuster") if signing is not None and each.rank < signing]
    return [each for each in early if each.values] if later else []


def _told_date(items: Iterable[ItemDraft], anchor: str | None) -> str | None:
    """When the minutes are adjusted, as an item says: ``Justeringen äger rum … den 26 november.``"""
    return next(
        (iso for item in items for text in item_sentences(item) if (iso := _told_in(text, anchor))), None
    )


def _told_on_cover(cover: Sequence[TextLine], anchor: str | None) -> str | None:
    """When the minutes are adjusted, as a sentence of the cover says."""
    texts = (" ".join(line.stripped for line in block) for block in paragraphs(cover))
    return next((iso for text in texts if (iso := _told_in(text, anchor))), None)


def _told_in(text: str, anchor: str | None) -> str | None:
    folded = fold(text)
    match = _ADJUSTED_WHEN.search(folded)
    for hit in find_dates(text, loose=True) if match else ():
        if match and match.start() <= hit.start < match.end() + LONGEST_SENTENCE:
            is_other = _NOTICE.search(folded, match.end(), hit.start)  # when the notice goes up
            return None if is_other else resolve(hit, anchor)
    return None


def _without_notice(text: str) -> str:
    """A text without its sentences about the notice, whose dates are others."""
    return ". ".join(part for part in text.split(". ") if not _NOTICE.search(fold(part)))


def _without_people(text: str) -> str:
    for person in read_people(text, listed=True):
        text = text.replace(person.name, " ")
    return re.sub(r"\([^)]{1,6}\)|\boch\b(?=\W*(?:,|$))", " ", text)


def _place(result: Adjustment, line_start: int, line_end: int) -> None:
    result.line_start = min(result.line_start or line_start, line_start)
    result.line_end = max(result.line_end or line_end, line_end)
