"""Justering and anslag: who adjusts, when and where, and when the notice goes up and down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from minutes_cli.patterns import regex
from minutes_cli.records.models import Adjustment, Notice
from minutes_cli.structure.cover.dealing import Field
from minutes_cli.structure.cover.fields import Fields
from minutes_cli.structure.cover.fitting import value_class
from minutes_cli.structure.people.listed import PersonEntry, read_people
from minutes_cli.structure.people.presence import read_ranges
from minutes_cli.structure.text.dates import find_dates, resolve
from minutes_cli.structure.text.document import ItemDraft, TextLine, paragraphs
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.joining import ends_sentence
from minutes_cli.structure.text.places import WhenWhere, read_when_where
from minutes_cli.structure.text.sentences import iter_sentences

_WITH_DEPUTY = regex(
    r"\bmed\b(?P<who>.{4,120}?)\bsom\s+(?:ersattare|suppleant)", needs=("ersattare", "suppleant")
)
_DEPUTY = regex(r"(?:[,;(.]|\boch\b|\bsamt\b)\s*(?:ersattare|suppleant(?:er)?)\s*:?\s+(?P<who>[^.;)]{4,120})")
_ELECTS = regex(r"\bjuster|\bprotokolljuster|\brostraknare", needs=("juster", "rostraknare"))
_ABOUT = regex(r"\bjuster|protokollsjuster|protokolljuster", needs=("juster",))
_TOLD = regex(
    r"\bjuster\w*\b.{0,60}\b(?:utsag\w?s|utses|valdes|valjs)\b|\b(?:utsag\w?s|utses|valdes|valjs)\b.{0,60}\bjustera\b",
    needs=("juster",),
)
_ADJUSTED_WHEN = regex(
    r"\b(?:justeringen|protokollet|protokollsjusteringen)\s+(?:ager\s+rum|sker|skall?|ska|justeras)\b",
    needs=("justeringen", "protokollet"),
)
_NOTICE = regex(r"\banslag|\bpublicer|\btill?kannag|\btas\sne[dr]\b|\bnedtag|\bavpublicer")
_LONGEST_SENTENCE = 300
_MOST_ITEMS = 400  # items of one meeting
_LEADS = regex(
    r"\b(?:motes|stammo|arsmotes)ordforande\b|\bordforande\s+(?:for|vid|pa|under)\s+(?:dagens\s+)?(?:mote|stamma|arsmote|arsstamma|sammantrade)"
    r"|\bleda\s+(?:dagens\s+)?(?:mote|stamma|arsmote|forhandling)",
    needs=("ordforande", "leda"),
)
_TO_CHAIR = regex(r"\btill\s+ordforande\b")
_AND_SECRETARY = regex(r"\b(?:och|samt)\b.{0,60}\b\w*sekreterare\b", needs=("sekreterare",))
_FIRST = 8  # items among which the chair is elected
_CHOICE = regex(r"\b(?:valj|vald|valt|omvald|utse|utsag|utsed|utses|justerar?\b|att justera|jamte)")


def read_adjustment(
    fields: Fields,
    anchor: str | None,
    items: Sequence[ItemDraft],
    signed_later: bool = False,
    cover: Sequence[TextLine] = (),
) -> Adjustment:
    """Adjusters, deputies, date, place and items of the adjustment.

    anchor: the meeting's date, for dates without a year.  cover, items: asked for the election of adjusters,
    and for its date, where no label names them.
    """
    result = Adjustment()
    chosen = cover_adjusters(fields, signed_later)
    for each in chosen:
        elected = [value for value in each.values if _TOLD.search(fold(value.text))]
        for value in elected or each.values:  # a sentence that elects says it all
            adjusters, deputies = split_deputies(value.text)
            result.adjusters.extend(person.name for person in adjusters)
            result.deputies.extend(person.name for person in deputies)
            _place(result, value.line, value.line_end)
    for each in fields.named("deputies"):
        result.deputies.extend(person.name for person in read_people(each.joined, listed=True))
    if not result.adjusters:
        result.adjusters = told_adjusters(cover) or elected_adjusters(items)
        if result.adjusters:
            result.derived.append("adjusters")
    for each in fields.named("adjust_time", "adjustment"):
        told = " ".join(_without_notice(value.text) for value in each.values)
        when = read_when_where(_without_people(told))
        result.date = result.date or when.iso(anchor)
        result.place = result.place or when.place
        for value in each.values:
            _place(result, value.line, value.line_end)
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


def split_deputies(text: str) -> tuple[list[PersonEntry], list[PersonEntry]]:
    """Adjusters and their deputies in a text.

    >>> [[p.name for p in part] for part in split_deputies("Stina Ek (S) med Bo Alm (M) som ersättare")]
    [['Stina Ek'], ['Bo Alm']]
    >>> told = "Stina Ek med Bo Alm som ersättare och Per Ås med Siv Dahl som ersättare"
    >>> [[p.name for p in part] for part in split_deputies(told)]
    [['Stina Ek', 'Per Ås'], ['Bo Alm', 'Siv Dahl']]
    """
    deputies: list[PersonEntry] = []
    while match := _WITH_DEPUTY.search(fold(text)) or _DEPUTY.search(fold(text)):
        deputies.extend(read_people(text[match.start("who") : match.end("who")], listed=True))
        text = text[: match.start()] + " , " + text[match.end() :]
    return read_people(text, listed=True), deputies


def elected_adjusters(items: Iterable[ItemDraft]) -> list[str]:
    """Those whom an item elects as adjusters."""
    for item in items:
        about = _ABOUT.search(fold(item.title)) is not None
        single = [item.title, *(sentence.text for sentence in iter_sentences(item.lines))]
        named = [text for text in single if _ELECTS.search(fold(text))]
        for text in [*named, *_sentences(item)]:
            folded = fold(text)
            if not _CHOICE.search(folded):
                continue
            if _ELECTS.search(folded) or about:
                names = [person.name for person in read_people(_elected_part(text), listed=True)]
                if names:
                    return list(dict.fromkeys(names))
    return []


def elected_chair(items: Iterable[ItemDraft]) -> str | None:
    """Whom one of the first items elects to lead the meeting."""
    for place, item in enumerate([*items][:_FIRST]):
        is_about = place < _FIRST // 2 and "ordforande" in fold(item.title)
        for text in (item.title, *(sentence.text for sentence in iter_sentences(item.lines))):
            match = _LEADS.search(fold(text)) or (_TO_CHAIR.search(fold(text)) if is_about else None)
            if match is None or not _CHOICE.search(fold(text)):
                continue
            both = _AND_SECRETARY.search(fold(text), match.end())
            names = [
                person.name for person in read_people(text[: both.start() if both else None], listed=True)
            ]
            if len(names) == 1:
                return names[0]
    return None


def told_adjusters(cover: Sequence[TextLine]) -> list[str]:
    """Those whom a sentence of the cover elects: ``Att justera dagens protokoll utsågs Stina Ek.``"""
    for block in paragraphs(cover):
        text = " ".join(line.stripped for line in block)
        folded = fold(text)
        if _TOLD.search(folded) and ends_sentence(text) and len(text) < _LONGEST_SENTENCE:
            return list(
                dict.fromkeys(person.name for person in read_people(_elected_part(text), listed=True))
            )
    return []


def _told_date(items: Iterable[ItemDraft], anchor: str | None) -> str | None:
    """When the minutes are adjusted, as an item says: ``Justeringen äger rum … den 26 november.``"""
    return next((iso for item in items for text in _sentences(item) if (iso := _told_in(text, anchor))), None)


def _told_on_cover(cover: Sequence[TextLine], anchor: str | None) -> str | None:
    """When the minutes are adjusted, as a sentence of the cover says."""
    texts = (" ".join(line.stripped for line in block) for block in paragraphs(cover))
    return next((iso for text in texts if (iso := _told_in(text, anchor))), None)


def _told_in(text: str, anchor: str | None) -> str | None:
    folded = fold(text)
    match = _ADJUSTED_WHEN.search(folded)
    for hit in find_dates(text, loose=True) if match else ():
        if match and match.start() <= hit.start < match.end() + _LONGEST_SENTENCE:
            is_other = _NOTICE.search(folded, match.end(), hit.start)  # when the notice goes up
            return None if is_other else resolve(hit, anchor)
    return None


def _elected_part(text: str) -> str:
    """The part of a sentence in which the elected stand (before ``med X som ersättare``)."""
    folded = fold(text)
    match = _WITH_DEPUTY.search(folded)
    return text[: match.start()] if match else text


def _sentences(item: ItemDraft) -> Iterable[str]:
    """The sentences of an item's title and text, line ends inside them closed."""
    yield item.title
    block: list[str] = []
    for line in item.lines:
        if line.is_blank or (block and re.match(r"\s*(?:att\b|[-–•*]|\d+[.)])", line.text)):
            yield " ".join(block)
            block = []
        if not line.is_blank:
            block.append(line.stripped)
    yield " ".join(block)


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


def _without_sign(pair: tuple[int, int]) -> tuple[int, int]:
    """A range whose § stands last and was read as a figure: ``88 - 97 §`` as ``88-978``."""
    low, high = pair
    if high > low + _MOST_ITEMS and str(high)[-1] in "85" and low <= high // 10:
        return low, high // 10
    return pair


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


def item_ranges(fields: Fields) -> list[list[int]]:
    """The range of items that the cover states."""
    for each in fields.named("paragraphs"):
        for value in each.values:
            ranges = read_ranges(value.text)
            if ranges:
                return [list(_without_sign(pair)) for pair in ranges]
    for value in fields.leftover:
        if value.text.lstrip()[:1] in "§$&8" and value_class(value) == "range":
            ranges = read_ranges(re.sub(r"^\W*(?:8[83]?\s+|5\s+)?", "", value.text))
            if ranges and ranges[0][0] < ranges[-1][1]:
                return [list(pair) for pair in ranges]
    for each in fields.named("sign_secretary", "sign_chair", "sign_adjuster"):
        for value in each.values:
            if value.people and value.people[-1].presence.items:
                return [list(pair) for pair in value.people[-1].presence.items]
            tail = re.search(r"\b(\d{1,4}\s?[-–—]\s?\d{1,4})\W*$", value.text)
            if tail and not value.dates:
                return [list(pair) for pair in read_ranges(tail[1])]
    return []
