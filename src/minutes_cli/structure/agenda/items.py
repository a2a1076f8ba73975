"""From lines to a document cut into regions: cover, contents, items with title and lines, closing, annex.

The way through: furniture off, contents list off, annexes off, the chain of marks (:mod:`.sequence`),
its gaps filled (:mod:`.gaps`), titles read (:mod:`.titles`), repeated marks merged, the closing cut off.
A document without a chain may have unnumbered headings (:mod:`.unnumbered`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from minutes_cli.patterns import regex
from minutes_cli.records.models import Mark
from minutes_cli.structure.agenda.case_columns import deal_case_columns
from minutes_cli.structure.agenda.closed_columns import unfold_closed
from minutes_cli.structure.agenda.closing import find_annex, find_closing
from minutes_cli.structure.agenda.contents import Contents, find_contents
from minutes_cli.structure.agenda.evidence import Hints
from minutes_cli.structure.agenda.gaps import fill_gaps
from minutes_cli.structure.agenda.item_edges import (
    with_group_headings_apart,
    without_named_owners,
    without_owners,
)
from minutes_cli.structure.agenda.label_columns import bring_mark_to_title
from minutes_cli.structure.agenda.margin_titles import unfold_margin_titles
from minutes_cli.structure.agenda.mark_columns import restore_mark_columns
from minutes_cli.structure.agenda.marks import Form, Reading
from minutes_cli.structure.agenda.run_on import has_cells, has_colons, has_habit
from minutes_cli.structure.agenda.sequence import best_chain
from minutes_cli.structure.agenda.side_columns import move_side_cells
from minutes_cli.structure.agenda.title_columns import unfold_titles
from minutes_cli.structure.agenda.titles import Title, heading_width, read_title
from minutes_cli.structure.agenda.unnumbered import find_unnumbered
from minutes_cli.structure.pages.furniture import find_furniture, without
from minutes_cli.structure.text.case_numbers import is_case_line, split_case_numbers
from minutes_cli.structure.text.document import Document, FurnitureLine, ItemDraft, TextLine, tail_line
from minutes_cli.structure.text.folding import fold_phrase
from minutes_cli.structure.text.joining import text_width

_RANGE = regex(
    r"(?:paragraf(?:er)?|punkt(?:er)?|[§$&8]{1,2})\W{0,6}(?P<low>\d{1,4})\s?[-–—]\s?(?P<high>\d{1,4})(?!\d|[-/])"
)
_LABEL_ONLY = regex(
    r"\W*(?:justerade\s+)?paragraf(?:er)?\W*(?:\d|$)|.*\s{3,}paragraf(?:er)?\W*(?:\d.*)?$",
    needs=("paragraf",),
)
_LONELY_RANGE = regex(r"\b(?P<low>\d{1,4})\s?[-–—]\s?(?P<high>\d{1,4})\s*$")
_NEAR_TITLE = 4  # lines under a title in which its case number can stand beside text
_MARKS: Mapping[Form, Mark] = {"sign": "§", "post_sign": "§"}


def cut_document(lines: Sequence[TextLine]) -> Document:
    """Cut a document's lines into its regions."""
    all_lines = tuple(lines)
    furniture = find_furniture(all_lines)
    body = without(all_lines, furniture)
    contents = find_contents(body)
    rest = [line for index, line in enumerate(body) if index not in contents.lines]
    annex_at = find_annex(rest)
    tables = unfold_closed(unfold_titles(unfold_margin_titles(move_side_cells(rest[:annex_at]))))
    main = restore_mark_columns(bring_mark_to_title(tables))
    annex = rest[annex_at:]
    ranges = find_ranges(main)
    chain = best_chain(main, Hints(ranges=ranges, titles=contents.titles))
    readings, derived = fill_gaps(main, chain.readings, chain.form, contents.titles, ranges)
    if readings:
        items, closing = _numbered_items(main, readings, derived, contents)
        items = deal_case_columns(items)
        cover, items = _pull_case_lines(main[: readings[0].index], items)
        items = [_with_stray_case_line(item) for item in items]
        items = with_group_headings_apart(without_named_owners(without_owners(items), cover))
    else:
        items, start, closing = find_unnumbered(main)
        cover = main[:start] if items else main
    return Document(
        all_lines=all_lines,
        furniture=_with_contents(furniture, body, contents),
        cover=_with_letterhead(cover, furniture),
        contents=contents.entries,
        items=tuple(items),
        closing=tuple(closing),
        annex=tuple(annex),
    )


def find_ranges(lines: Sequence[TextLine]) -> tuple[tuple[int, int], ...]:
    """The §-range that the cover states (``Paragrafer 41-51``): beside its label or right under it."""
    found: list[tuple[int, int]] = []
    printed = [line for line in lines[:160] if not line.is_blank and len(line.text) < 300]
    for position, line in enumerate(printed):
        if not _LABEL_ONLY.match(line.folded) and not line.folded.strip().startswith(
            ("§§", "88", "$$", "&&")
        ):
            continue
        for near in printed[position : position + 3]:
            match = _RANGE.search(near.folded) or _LONELY_RANGE.search(near.folded)
            if match and int(match["low"]) < int(match["high"]) <= int(match["low"]) + 400:
                found.append((int(match["low"]), int(match["high"])))
                break
    return tuple(dict.fromkeys(found))


def _numbered_items(
    lines: Sequence[TextLine], readings: Sequence[Reading], derived: frozenset[int], contents: Contents
) -> tuple[list[ItemDraft], Sequence[TextLine]]:
    items: list[ItemDraft] = []
    closing: Sequence[TextLine] = ()
    stops = [*(reading.index for reading in readings[1:]), len(lines)]
    read_titles = _read_titles(lines, readings, stops, contents.titles)
    for place, (reading, stop, title) in enumerate(zip(readings, stops, read_titles, strict=True)):
        if place + 1 == len(readings):
            cut = find_closing(lines, title.end)
            closing, stop = lines[cut:], cut
        draft = _draft(lines, reading, title, stop, reading.index in derived)
        if items and _is_same(items[-1], draft, title):
            items[-1] = _merged(items[-1], draft)
        else:
            items.append(draft)
    return items, closing


def _read_titles(
    lines: Sequence[TextLine], readings: Sequence[Reading], stops: Sequence[int], listed: Mapping[str, str]
) -> list[Title]:
    """All titles; read twice, since the first reading tells how wide the headings are."""
    rests = [lines[reading.index].text[reading.end :] for reading in readings]
    runs_on, in_cells, colons = has_habit(rests), has_cells(rests), has_colons(rests)

    def read(width: int) -> list[Title]:
        return [
            read_title(
                lines,
                reading.index,
                reading.end,
                stop,
                width,
                listed.get(reading.label),
                runs_on,
                in_cells,
                colons,
            )
            for reading, stop in zip(readings, stops, strict=True)
        ]

    body_width = text_width(lines)
    titles = read(body_width)
    width = heading_width(titles)
    return titles if width is None or abs(width - body_width) < 4 else read(width)


def _draft(
    lines: Sequence[TextLine], reading: Reading, title: Title, stop: int, is_derived: bool
) -> ItemDraft:
    line = lines[reading.index]
    return ItemDraft(
        number=reading.label,
        number_raw=" ".join(line.text[reading.start : reading.end].split()) or None,
        mark=_MARKS.get(reading.form, "number"),
        title=title.text,
        title_raw=title.raw,
        heading_lines=title.heading_lines,
        lines=(*([title.tail] if title.tail else []), *lines[title.end : stop]),
        case_numbers=title.case_numbers,
        derived=("number",) if is_derived or _is_inferred(line, reading) else (),
    )


def _is_inferred(line: TextLine, reading: Reading) -> bool:
    """Whether the number as printed is not the number as read (a glued sign, letters for digits)."""
    printed = line.text[reading.start : reading.end]
    return not re.search(rf"(?<!\d){re.escape(reading.label)}(?!\d)", printed) and reading.form != "letter"


def _is_same(before: ItemDraft, draft: ItemDraft, title: Title) -> bool:
    """Whether a mark repeats the item before it: ``forts.``, or the same number with no or the same title."""
    if before.number != draft.number:
        return False
    if title.is_continued or not draft.title:
        return True
    return fuzz.ratio(fold_phrase(before.title), fold_phrase(draft.title)) >= 90


def _merged(before: ItemDraft, draft: ItemDraft) -> ItemDraft:
    lines = draft.lines if draft.title else (*draft.heading_lines[1:], *draft.lines)
    return replace(
        before,
        lines=(*before.lines, *lines),
        case_numbers=tuple(dict.fromkeys((*before.case_numbers, *draft.case_numbers))),
    )


def _pull_case_lines(
    cover: Sequence[TextLine], items: Sequence[ItemDraft]
) -> tuple[Sequence[TextLine], list[ItemDraft]]:
    """Case numbers printed above a heading go to that heading's item.

    They stand last in what precedes it; where all items have one under the heading, they stay.
    """
    pulled: list[ItemDraft] = list(items)
    for place, item in enumerate(items):
        if item.case_numbers:
            continue
        before = pulled[place - 1].lines if place else cover
        last = next((index for index in range(len(before) - 1, -1, -1) if not before[index].is_blank), None)
        if last is None or not is_case_line(before[last].text):
            continue
        numbers = split_case_numbers(before[last].text)[1]
        if place:
            pulled[place - 1] = replace(pulled[place - 1], lines=tuple(before[:last]))
        else:
            cover = before[:last]
        pulled[place] = replace(
            item, case_numbers=tuple(numbers), heading_lines=(before[last], *item.heading_lines)
        )
    return cover, pulled


def _with_stray_case_line(item: ItemDraft) -> ItemDraft:
    """An item without a case number takes one that stands alone in its text (OCR put it there)."""
    if item.case_numbers:
        return item
    for index, line in enumerate(item.lines):
        if not line.is_blank and is_case_line(line.text) and not line.stripped[:1].isdigit():
            numbers = split_case_numbers(line.text)[1]
            lines = (*item.lines[:index], *item.lines[index + 1 :])
            return replace(item, case_numbers=tuple(numbers), lines=lines)
    return _with_case_in_margin(item)


def _with_case_in_margin(item: ItemDraft) -> ItemDraft:
    """An item whose case number stands left of its text: ``Dnr 94/0211     Ekonomichefen föredrog``."""
    for index, line in enumerate(item.lines[:_NEAR_TITLE]):
        if len(line.pieces) > 1 and is_case_line(line.pieces[0].text):
            numbers = split_case_numbers(line.pieces[0].text)[1]
            rest = tail_line(line, line.pieces[1].column)
            lines = (*item.lines[:index], rest, *item.lines[index + 1 :])
            return replace(item, case_numbers=tuple(numbers), lines=lines)
    return item


def _with_letterhead(cover: Sequence[TextLine], furniture: Sequence[FurnitureLine]) -> tuple[TextLine, ...]:
    """The cover with the first page's header, which names organisation, body and date."""
    if not cover:
        return ()
    first = cover[0].page
    kept = [
        entry.line
        for entry in furniture
        if entry.line.page == first
        and entry.kind in ("header", "letterhead")
        and entry.line.number <= cover[-1].number
    ]
    return tuple(sorted((*cover, *kept), key=lambda line: line.number))


def _with_contents(
    furniture: Sequence[FurnitureLine], body: Sequence[TextLine], contents: Contents
) -> tuple[FurnitureLine, ...]:
    rows = [FurnitureLine(body[index], "contents") for index in contents.lines if not body[index].is_blank]
    return tuple(sorted((*furniture, *rows), key=lambda entry: entry.line.number))
