"""What a line is as a section heading: known phrase, ``<body>s beslut``, run-in ``Beslut: ...``, lead-in.

Input: a line.  Output: the section kind, the heading, and where text after it on the same line begins.
Known phrases are matched on folded text with up to 20 % edits (:mod:`.headings`); the patterns here
cover headings that name a body (``Kultur- och fritidsnämndens beslut``), of which there is no closed list.
"""

from __future__ import annotations

import re

from minutes_cli.patterns import regex
from minutes_cli.records.models import SectionKind
from minutes_cli.structure.text.document import TextLine, make_line, tail_line
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.headings import match_whole
from minutes_cli.structure.text.joining import bullet_end
from minutes_cli.values import frozen

_NUMBERED_END = regex(r"\s*(?:\(?(?:nr|no)?\.?\s*\d{1,2}\)?)\s*[:.]?\s*$", re.IGNORECASE)
_BESLUT = r"(?:b[eo]s[il1]?[lit1u]ut|beslut|besiut|bestut)"
_BODY = r"[a-z][a-z&,./ -]{2,70}?"
_OF_BODY = regex(
    rf"""
    \W{{0,3}} (?: (?P<decision> {_BODY}[sn]\s+{_BESLUT} (?:\s+(?:for\s+egen\s+del|i\s+arendet))? )
      | (?P<upward> {_BODY}s\s+forslag\s+till\s+(?!beslut)(?P<target>{_BODY}) (?:\s+{_BESLUT})? )
      | forslag\s+till\s+(?P<higher>(?:kommun|region|landstings|kyrko)fullmaktige|kommunstyrelsen)
      | (?P<proposal> (?!.*\b(?:enligt|enlighet)\b)
          {_BODY}s\s+(?:beslut[s]?)?f[oa]rslag (?:\s+till\s+{_BESLUT})? (?:\s+till\s+{_BODY})? )
      | (?P<yrkande> {_BODY}s\s+yrkande(?:n)? )
    ) \W{{0,3}}
    """,
    re.VERBOSE,
    needs=("ut", "rslag", "yrkande"),
)
_DECIDES = regex(
    rf"""
    \W{{0,3}} (?P<who> [a-z]{_BODY} ) \s+
    (?: (?P<now> {_BESLUT}ar | bes[il]utar ) | (?P<then> {_BESLUT}ade | beslo+to? | besio+t | fattade )
      | (?P<up> (?:foreslar|hemstaller|tillstyrker)\b .{{0,120}} ) )
    (?P<send> \s+ (?:att\s+)? (?: (?:foresla|hemstalla\s+hos) \s+ (?:[a-z]+s\s+)? [a-z-]+
        (?:\s+(?:att\s+)?besluta)?
      | hemstalla (?=\W*$) ) )?
    (?: \s+ (?:att|darfor|darmed|alltsa|sasom|som|enhalligt|saledes|foljande|foreslagit
        |for\s+sin\s+del|for\s+egen\s+del) )*
    \W{{0,3}}
    """,
    re.VERBOSE,
    needs=("bes", "bos", "fattade", "foreslar", "hemstaller", "tillstyrker"),
)
_RUN_IN = frozenset(
    {
        "decision",
        "proposal",
        "reservation",
        "note",
        "background",
        "dispatch",
        "basis",
        "motions",
        "recusal",
        "today",
        "upcoming",
        "action",
    }
)
_UPWARD = regex(
    r"(?:foreslar?|hemstall(?:er|a)\s+(?:hos|att)|forslag\s+till)\s+(?:att\s+)?(?P<body>(?!beslut)[a-z-]+)"
)
_SENT_TO = regex(r"\s*(?P<heading>Exp\.|Exp)\s+(?=[A-ZÅÄÖ])")  # ``Exp. Ekonomikontoret``
_TO_CLAUSE = regex(
    r"\W{0,3}(?P<heading>(?:Beslut|BESLUT)(?:et)?)\s+(?=att\s+[a-zåäö]{2})"
)  # ``Beslut att avslå``
_LONGEST = 110
_INSIDE = regex(
    r"[.!?]\s+(?=(?:(?:Styrelsens|Mötets|Nämndens|Stämmans|Årsmötets)\s+beslut|Beslut|BESLUT)\s?:\s+\S)",
    needs=("beslut", "Beslut", "BESLUT"),
)


@frozen
class SectionHeading:
    """A line as a heading.

    kind: of section.  text: the heading as printed.  tail: offset where text after it on the line
    begins; the line's length where there is none.  is_lead_in: a phrase like ``Stämman beslutade``.
    is_past: a lead-in in the past tense.  upward: the higher body that a proposal goes to.
    """

    kind: SectionKind
    text: str
    tail: int
    is_lead_in: bool = False
    is_past: bool = False
    upward: str | None = None


def find_section_heading(line: TextLine) -> SectionHeading | None:
    """The heading that a line is or begins with; None where it is none.

    >>> from minutes_cli.structure.text.document import make_line
    >>> find_section_heading(make_line("Kultur- och fritidsnämndens beslut")).kind
    'decision'
    >>> heading = find_section_heading(make_line("Beslut: Årsavgiften höjs."))
    >>> heading.text, heading.tail
    ('Beslut', 8)
    >>> find_section_heading(make_line("Motionen avslås.")) is None
    True
    """
    text = line.text
    if line.is_blank or len(line.stripped) > 400 or (line.stripped[0].islower() and not bullet_end(line)):
        return None
    if len(line.stripped) <= _LONGEST:
        found = _whole(line, text)
        if found:
            return found
    sent = _SENT_TO.match(text)
    if sent:
        return SectionHeading("dispatch", sent["heading"], _tail(text, sent.end()))
    clause = _TO_CLAUSE.match(text)
    if clause:
        return SectionHeading("decision", clause["heading"], clause.end())
    colon = text.find(":")
    if 2 < colon - line.indent < 60 and text[colon + 1 : colon + 2] in ("", " "):
        hit = match_whole(text[:colon], "section")
        if hit is None and (start := bullet_end(line)) and (hit := match_whole(text[start:colon], "section")):
            hit = hit if hit.kind == "decision" else None  # ``• Beslut: …``
        if hit and hit.kind in _RUN_IN and hit.score >= (0.95 if hit.kind == "action" else 0.8):
            return SectionHeading(_kind(hit.kind), text[:colon].strip(), _tail(text, colon + 1))
        of_body = _OF_BODY.fullmatch(line.folded[:colon].strip())
        if of_body:
            return _named(of_body, text[:colon].strip(), _tail(text, colon + 1))
    return None


def split_run_in(line: TextLine) -> tuple[TextLine, ...]:
    """A line cut before a decision's heading that stands inside it: ``Utgår. Beslut: Ansökan avslås.``"""
    match = _INSIDE.search(line.text) if ":" in line.text and len(line.text) < 400 else None
    if match is None:
        return (line,)
    at = match.end()
    return make_line(line.text[:at], line.number, line.page, line.raw[:at]), tail_line(line, at)


def _whole(line: TextLine, text: str) -> SectionHeading | None:
    stripped = line.stripped
    end = len(text)
    hit = match_whole(text, "section")
    if hit is None and stripped.rstrip(" :.)")[-1:].isdecimal() and _NUMBERED_END.search(stripped):
        hit = match_whole(_NUMBERED_END.sub("", stripped), "section")
    lead = _lead_in(line)
    if lead and (hit is None or hit.kind == "decision" or hit.score < 1):
        return lead
    if hit:
        if stripped.endswith(".") and " " in stripped and stripped[-2] != " ":
            return None  # a sentence that begins as a heading does: ``Omröstning begärs.``
        of_body = _OF_BODY.fullmatch(line.folded.strip()) if hit.kind == "proposal" else None
        upward = _as_printed(stripped, of_body, "target") if of_body and of_body["target"] else None
        return SectionHeading(_kind(hit.kind), stripped.rstrip(" :.|"), end, upward=upward)
    if stripped.endswith((".", ",", ";")):
        return None
    of_body = _OF_BODY.fullmatch(line.folded.strip())
    return _named(of_body, stripped, end) if of_body else None


def _named(match: re.Match[str], printed: str, tail: int) -> SectionHeading:
    """A heading that names a body.  printed: the text that was matched, not folded."""
    text = printed.rstrip(" :|")
    if match["decision"]:
        return SectionHeading("decision", text, tail)
    if match["yrkande"]:
        return SectionHeading("motions", text, tail)
    group = "target" if match["target"] else "higher"
    upward = _as_printed(printed, match, group) if match[group] else None
    return SectionHeading("proposal", text, tail, upward=upward)


def _as_printed(printed: str, match: re.Match[str], group: str) -> str:
    """A group of a match on folded text as it is printed (folding keeps offsets)."""
    return printed[match.start(group) : match.end(group)].strip()


def _lead_in(line: TextLine) -> SectionHeading | None:
    """What opens a decision: ``Stämman beslutade``, ``Styrelsen föreslår fullmäktige besluta``."""
    folded = line.folded.strip()
    if len(folded) > _LONGEST or folded.endswith(".") or not line.stripped[:1].isupper():
        return None
    match = _DECIDES.fullmatch(folded)
    if match is None or len(match["who"].split()) > 6:
        return None
    up = upward_body(line.stripped)
    if match["up"] and not re.search(
        r"\bbeslut(?:a|ar)?\b|\bkommun|\bregion|\blandsting|\bfullm", match["up"]
    ):
        return None
    return SectionHeading(
        "decision",
        line.stripped.rstrip(" :"),
        len(line.text),
        is_lead_in=True,
        is_past=bool(match["then"]),
        upward=up,
    )


def upward_body(text: str) -> str | None:
    """The higher body that a text sends its proposal to, as printed.

    >>> upward_body("Kommunstyrelsen föreslår kommunfullmäktige besluta")
    'kommunfullmäktige'
    """
    match = _UPWARD.search(fold(text))
    return text[match.start("body") : match.end("body")] if match else None


def _tail(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip())


def _kind(kind: str) -> SectionKind:
    return kind  # type: ignore[return-value]  # the vocabulary's kinds are the record's (tested)
