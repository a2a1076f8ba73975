"""Decision points: one entry an ``att``-clause, a numbered point, a bullet, or a printed paragraph.

Input: a decision section.  Output: its points with their lines, and the lead-in that each stands under.
Lead-ins (``Kommunstyrelsen beslutar``, ``Enligt kontorets förslag:``) are no part of a point; a lead-in that
proposes to a higher body makes the points under it proposals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minutes_cli.patterns import regex
from minutes_cli.records.models import Decision
from minutes_cli.structure.content.declarations import is_adjusted_immediately
from minutes_cli.structure.content.lead_ins import (
    ATT,
    BODY_ALONE,
    LEAD_WORDS,
    OPEN_LEAD,
    REASONS,
    is_lead_in,
    leads_points,
)
from minutes_cli.structure.content.outcomes import classify, find_target
from minutes_cli.structure.content.section_headings import find_section_heading, upward_body
from minutes_cli.structure.content.verbs import (
    decides,
    decides_surely,
    elects_below,
    elects_someone,
)
from minutes_cli.structure.text.case_numbers import is_case_line
from minutes_cli.structure.text.document import ItemDraft, SectionDraft, TextLine
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.joining import bullet_end, ends_sentence, had_room, iter_runs, join_lines
from minutes_cli.structure.text.noise import is_noise
from minutes_cli.values import frozen

_LINKS_ON = regex(r"(?:[,;]|\b(?:och|samt))\s*$")  # another clause follows
_POINT = regex(
    r"\s*(?:\(?\d{1,2}|[a-zA-Z]|[IlO])[.)]{1,2}\s*(?=[A-ZÅÄÖ\"”(\d]|att\b)"
    r"|\s*\d{1,2}\s{2,}(?=[A-ZÅÄÖ])"
)
_BARE = regex(r"\s*(?P<n>\d{1,2})\s+(?=[A-ZÅÄÖ])")
_BARE_LOW = regex(r"\s*(?P<n>\d{1,2})\s+(?=[a-zåäö]{3})")  # under the body's name: ``1 godkänner rapporten``
_LISTS_CHANGES = regex(
    r"\b(?:fastst\w+|godk\w+|anta[sr]?|tillstyrk\w+|bif[ao]ll\w*)\b.*\b(?:foljande|nedanstaende)\s+(?:[a-z]+\s+)?(?:andring|tillagg|justering)\w*\W*:\W*$",
    needs=("andring", "tillagg", "justering"),
)
_ELECTION = regex(r"\W*(?:\w*val\b|valarenden|valen\b|konstituer)")
_CELL = regex(  # who does it and when, out of a column beside the text
    r"(?:(?:[A-ZÅÄÖ]{2,4}|(?:19|20)?\d\d-\d\d-?(?:\s?\d\d)?|\d\d)[\s/,&]*)+"
)
_ROWS = (
    regex(r"[A-ZÅÄÖ][^.:]{3,60}:\s"),  # Ledamöter på 2 år: Stina Ek
    regex(  # Ledamot 2 år Stina Ek (omval)
        r"[A-ZÅÄÖ][a-zåäö]{3,}.{0,30}\s[A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ].{2,40}\((?:om|ny|fyllnads)val\)\W*$"
    ),
    regex(  # Stina Ek   ledamot   2 år (omval)
        r"(?:[A-ZÅÄÖ][\w-]+\s+){2,3}\W*(?:[a-zåäö]+\s+){0,3}.*(?:\((?:om|ny|fyllnads)val\w*\)|\d\s+år|(?:om|ny)val)\W*$"
    ),
)
_SENTENCES = regex(r".+?(?:[.!?](?=\s+[A-ZÅÄÖ])\s*|$)", re.DOTALL)
_COURTESY = regex(r"\btack(?:ar|ade)\b")
_NOT_DECISION = regex(
    r"\bdeltar?\s+(?:inte|ej)\s+i\s+(?:beslut|handlagg)|\breserverar\s+sig\b|\breserverade\s+sig\b|\banmal(?:er|de)\s+(?:\w+\s+)?reservation\b|\bjav\b.*\bdeltar\b",
    needs=("delta", "reserv"),
)
_COMES_OR_GOES = regex(
    r"\b(?:lamnar|lamnade|anlander|anlande|intrader|intradde|atervander|atervande|ankommer|ankom)\s+(?:till\s+)?(?:sammantradet|motet|lokalen|salen)\b",
    needs=("sammantradet", "motet", "lokalen", "salen"),
)
_ASKS = regex(r"\bhemstalla\W*$", needs=("hemstalla",))
_ASKED = regex(
    r"\W*att\s+(?P<body>[a-z-]*(?:fullmaktige|styrelsen|namnden|stamman))\s+(?:matte|ma|besluta\w*)\b"
)
_UPWARD_VERB = regex(r"\b(?:foreslar?|hemstaller|hemstalla|tillstyrker)\b")


@frozen
class Point:
    """One decision point.

    lead: the text of the lead-in above it.  upward: the higher body that it is proposed to.
    """

    lines: tuple[TextLine, ...]
    text: str
    lead: str
    upward: str | None


def read_decisions(item: ItemDraft, meeting_date: str | None, width: int) -> list[Decision]:
    """The decisions of an item: those of its decision sections, or its title where that decides."""
    found: list[Decision] = []
    elects = _ELECTION.match(fold(item.title)) is not None
    for section in item.sections:
        if section.kind == "decision":
            for place, point in enumerate(iter_points(section, width)):
                decision = _decision(point, place == 0, section.is_stated_by_verb, meeting_date)
                if elects and decision.outcome == "other" and _ROWS[0].match(point.text):
                    decision.outcome = "elected"  # a row of offices and names says no verb
                found.append(decision)
    if not item.title or any(each.stated_by == "heading" for each in found):
        return found
    is_sentence = ends_sentence(item.title) or (not found and elects_someone(item.title))
    if is_sentence and decides(item.title) and item.heading_lines:
        point = Point(item.heading_lines, item.title, "", None)
        return [_decision(point, True, True, meeting_date), *found]
    return found


def iter_points(section: SectionDraft, width: int) -> Iterator[Point]:
    """The points of a decision section."""
    upward = section.upward
    has_clauses = gives_reasons = False
    listing: list[str] = []
    listed_lines: tuple[TextLine, ...] = ()
    lead = section.heading_line.text if section.heading_line and section.upward else ""
    bare = _bare_points(section.lines)
    cut = _cut(_without_tables(section.lines), width, bare)
    runs = [run for run in cut if not is_noise(" ".join(line.text for line in run))]
    for place, lines in enumerate(runs):
        text = _point_text(lines, bare)
        folded = fold(text)
        if listing and (bullet_end(lines[0]) or _POINT.match(lines[0].text)):
            listing.append(text)
            continue
        if listing:
            yield _listed(listing, listed_lines, lead, upward)
            listing = []
        if _LISTS_CHANGES.search(folded) or _takes_note(text, folded):
            listing, listed_lines = [text], lines
            continue
        below = runs[place + 1][0] if place + 1 < len(runs) else None
        is_over_points = below is not None and (_is_point(below) or below.number in bare)
        if is_lead_in(text, folded) or (is_over_points and leads_points(text, folded)):
            lead = text
            has_clauses = False
            if _UPWARD_VERB.search(folded) or "forslag till" in folded:
                upward = upward_body(text) or upward
            elif re.search(r"\bbesluta", folded) and not _names(upward, folded):
                upward = None
            continue
        if (_is_numbered(lines, bare) or ATT.match(folded)) and is_adjusted_immediately(text):
            pass  # a point of its own
        elif is_adjusted_immediately(text) or _NOT_DECISION.search(folded):
            text = _without_statements(text)
            folded = fold(text)
        if not text or is_case_line(text) or _CELL.fullmatch(text) or _COMES_OR_GOES.search(folded):
            continue
        if ATT.match(folded):
            has_clauses = True
        elif has_clauses and section.is_lead_in and not decides(text):
            continue  # what follows the clauses of a lead-in in running text is text again
        if _COURTESY.search(folded) and classify(text) == "other":
            continue
        if gives_reasons and not decides(text):
            continue
        gives_reasons = REASONS.search(folded) is not None
        yield Point(lines, text, lead, _asked_of(section, text) if upward is None else upward)
    if listing:
        yield _listed(listing, listed_lines, lead, upward)


def _asked_of(section: SectionDraft, text: str) -> str | None:
    """The higher body that a clause under ``… beslöt hemställa`` names: ``att fullmäktige måtte sälja``."""
    asks = section.heading_line is not None and _ASKS.search(section.heading_line.folded)
    match = _ASKED.match(fold(text)) if asks else None
    return text[match.start("body") : match.end("body")] if match else None


def _listed(texts: Sequence[str], lines: tuple[TextLine, ...], lead: str, upward: str | None) -> Point:
    """A decision that ends in a colon, with the list that it names: one point."""
    return Point(lines, " ".join(texts), lead, upward)


def _without_statements(text: str) -> str:
    """A text without the sentences that declare it adjusted at once, or that reserve."""
    kept = [
        part
        for part in _SENTENCES.findall(text)
        if not is_adjusted_immediately(part) and not _NOT_DECISION.search(fold(part))
    ]
    return "".join(kept).strip()


def _decision(point: Point, is_first: bool, by_verb: bool, meeting_date: str | None) -> Decision:
    outcome = classify(point.text, point.upward is not None, is_first, point.lead)
    return Decision(
        text=point.text,
        outcome=outcome,
        outcome_target=find_target(point.text, outcome, meeting_date, point.upward),
        stated_by="verb" if by_verb else "heading",
        line_start=point.lines[0].number,
        line_end=point.lines[-1].number,
        derived=["stated_by"] if by_verb else [],
    )


def _takes_note(text: str, folded: str) -> bool:
    """Whether a text decides of a list that it is noted or filed: ``… lägger följande till handlingarna:``"""
    return text.endswith(":") and not ATT.match(folded) and classify(text) in ("noted", "filed")


def _without_tables(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines without rows of three columns and more (a list of delegated decisions under the decision)."""
    rows = {
        line.number for line in lines if len(line.pieces) > 2 and not line.stripped.endswith((".", ",", ";"))
    }
    return [line for line in lines if line.number not in rows] if len(rows) > 1 else list(lines)


def _bare_points(lines: Sequence[TextLine]) -> frozenset[int]:
    """Numbers of the lines that begin with 1, 2, 3 ... and no dot, each one higher than the last."""
    found: list[int] = []
    is_led = bool(lines) and BODY_ALONE.match(lines[0].folded) is not None
    for line in lines:
        match = _BARE.match(line.text) or (_BARE_LOW.match(line.text) if is_led else None)
        if match and int(match["n"]) == len(found) + 1:
            found.append(line.number)
    return frozenset(found) if len(found) > 1 else frozenset()


def _cut(
    lines: Sequence[TextLine], width: int, bare: frozenset[int] = frozenset()
) -> Iterator[tuple[TextLine, ...]]:
    """Runs of lines that are one point or one lead-in."""
    return iter_runs(
        lines,
        lambda run, line, blank: line.number in bare or _begins_point(run, line, blank, width),
    )


def _begins_point(run: Sequence[TextLine], line: TextLine, blank: bool, width: int) -> bool:
    before = run[-1]
    if _POINT.match(line.text) or bullet_end(line):
        return True
    if ATT.match(line.folded):
        if ends_sentence(before.text) or _LINKS_ON.search(before.text) or blank:
            return True
        if OPEN_LEAD.search(before.folded) or had_room(before, line, width):
            return True
        return line.indent > run[0].indent + 1
    starts_low = line.stripped[:1].islower() or line.stripped.startswith("§")
    if blank:
        return not starts_low or ends_sentence(before.text)
    if not starts_low and (OPEN_LEAD.search(before.folded) or elects_below(join_lines(run))):
        return True
    if before.text.rstrip().endswith(":") and LEAD_WORDS.search(fold(join_lines(run))):
        return not starts_low
    if starts_low:
        return False
    if ends_sentence(before.text):
        is_apart = had_room(before, line, width) or line.indent > before.indent
        return is_apart or decides(line.stripped) or _has_same_subject(run, line)
    if _is_list_row(run, line) or (had_room(before, line, width) and decides_surely(line.stripped)):
        return True
    return find_section_heading(line) is not None


def _has_same_subject(run: Sequence[TextLine], line: TextLine) -> bool:
    """``Fullmäktige upphäver …`` under ``Fullmäktige antar …``: the body begins each of its points."""
    first, again = run[0].folded.split(maxsplit=1)[0], line.folded.split(maxsplit=1)[0]
    return first == again and BODY_ALONE.fullmatch(again) is not None


def _is_list_row(run: Sequence[TextLine], line: TextLine) -> bool:
    """``Ledamöter på 2 år: ...`` under a row of the same shape."""
    return any(shape.match(run[0].stripped) and shape.match(line.stripped) for shape in _ROWS)


def _is_point(line: TextLine) -> bool:
    return bool(bullet_end(line) or _POINT.match(line.text) or ATT.match(line.folded))


def _names(upward: str | None, folded: str) -> bool:
    """``Kommunstyrelsen beslutar`` under a proposal to kommunstyrelsen is the wording that is proposed."""
    return bool(upward) and fold(upward or "") in folded


def _is_numbered(lines: Sequence[TextLine], bare: frozenset[int]) -> bool:
    return lines[0].number in bare or _POINT.match(lines[0].text) is not None


def _point_text(lines: Sequence[TextLine], bare: frozenset[int] = frozenset()) -> str:
    first = lines[0]
    mark = (
        (_BARE.match(first.text) or _BARE_LOW.match(first.text))
        if first.number in bare
        else _POINT.match(first.text)
    )
    start = mark.end() if mark else bullet_end(first)
    return join_lines([first.text[start:], *lines[1:]]).strip(" |~_")
