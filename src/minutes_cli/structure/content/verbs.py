"""Decisions without a heading, known by their verb.

Input: a printed paragraph.  Output: whether its first sentence decides: ``Bordlades på grund av tidsbrist.``,
``Årsmötet avslog motionen``, ``Till ordförande valdes Stina Ek.``  A paragraph that tells first and decides
later, or that reports what someone decided earlier, does not count.  The words are ``words/verbs.toml``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from minutes_cli.patterns import regex
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.sentences import iter_ends
from minutes_cli.structure.text.tables import load_table
from minutes_cli.structure.text.tolerant import Phrases, any_source, cores
from minutes_cli.values import frozen

_SENTENCE = regex(r".*?[.!?](?=\s+[A-ZÅÄÖ\"”]|$)", re.DOTALL)
_BEGINS = regex(
    r"(?:omval|nyval)\s+(?:av|pa)\b|(?:(?:darefter|vidare|slutligen|samtidigt|det)\s+)?"
    r"(?:besluta[dt]?es|beslo+ts?|beslutas|beslutade|beslut\s+fattades|bestamdes|enades)\s+(?:om\s+)?(?:att\b|enligt\b)"
    r"|uppdrogs\s+(?:at|till)\b",
    needs=("besluta", "beslo", "beslut fattades", "bestamdes", "enades", "uppdrogs", "omval", "nyval"),
)
_SAID_BEFORE = regex(r"\W*(?:den|denna|detta|dessa|samtliga|bada)\s")  # ``Den godkändes och lades …``
_AFTER_DEBATE = regex(r"\W*efter\s+(?:\w+\s+)?(?:omrostning|votering|diskussion|overlaggning)\b")
_SOON = 6  # words in which such a sentence says what was done
_CHOSEN = regex(
    r"(?:att\s+(?:jamte|justera|tillsammans)|till\s+(?!dess)[a-z-]+)\s(?:.{3,90}\b)?(?:valdes|utsags|omvaldes|nyvaldes|utses|valjs)\b",
    needs=("valdes", "utsags", "utses", "valjs"),
)
_MATTER = regex(
    r"(?:fragan|fragorna|[a-z]*berattelserna|offerten|anbudet|anhallan|begaran|onskemalet|[a-z]*arendet|punkten|motionen|forslaget|ansokan|rapporten|[a-z]*berattelsen|informationen|protokollet"
    r"|handlingarna|stamman|motet|arsmotet|sammantradet|dagordningen|[a-z]*planen|budgeten|redovisningen|skrivelsen)\s+(?:\w+\s+){0,2}?\w+"
)
_CONCLUDED = regex(
    r"\bha(?:de|r)\b[^.]{0,60}\b(?:salunda|saledes|darmed|alltsa|foljaktligen)\b[^.]{0,60}\b(?:beslutat|bifallit|avslagit)\b",
    needs=("beslutat", "bifallit", "avslagit"),
)
_DEALT_WITH = regex(r"\b(?:bordl[a]g|bordlad|aterremit|avsla|avslog|bifal|bifol|bevilja)")
_PUT_OFF = regex(
    r"\W*(?:(?:bordl[a]g\w+|bordlad\w+|aterremitt\w+)\s|(?:lades|laggs)\s+till\s+handlingarna"
    r"|(?:avslogs|bifolls|godkandes|antogs|beviljades)\b)"
)  # ``Bordläggs till nästa möte.``
_COMMISSION = regex(
    r"\W*[^\W\d_]\S*(?:\s[^\W\d_]\S*){0,2}\s(?:fick|far|gavs|ges)\s+i\s+uppdrag\s+att\b", needs=("uppdrag",)
)
_CLAUSE = regex(r"\W{0,3}att\s+[a-z]{3,}")
_OPINION = regex(  # what a board tells an assembly
    r"\W*styrelsen\s+(?:till|av)styrk\w+\s+(?:motion|forslag)", needs=("styrk",)
)
_ELECTS_BELOW = regex(
    r"\W*(?:\w+\s+){1,4}(?:valde|valjer|utsag|utser|beslutade?\s+(?:att\s+)?(?:valja|utse))"
    r"(?:\s+(?:foljande|enhalligt|darefter|till|personer))*\W*",
    needs=("valde", "valjer", "valja", "utsag", "utse"),
)
_UNDECIDED = regex(r"\btills\s+vidare\b|\b(?:19|20)\d\d\b|\bden\s+\d{1,2}\b")


@frozen
class _Patterns:
    """sure: a body that decides begins the sentence.  turned: ``... beslutade styrelsen att``."""

    sure: re.Pattern[str]
    turned: re.Pattern[str]
    passive: Phrases
    reported: Phrases


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    words = load_table("verbs")
    bodies, acts = any_source(words["bodies"]), any_source(words["acts"])
    before = r"(?:[a-z-]+\s+|(?:[a-z]+-,?\s+){1,3}(?:och|samt)\s+)?"  # ``Barn- och utbildningsnämnden``
    sure = regex(
        rf"\W{{0,3}}{before}(?:{bodies})\W+(?:\w+\s+){{0,2}}?(?:{acts})",
        needs=cores(words["acts"]),
    )
    turned = regex(
        rf"\b(?:{any_source(words['deciding'])})\s+(?:{bodies})\s+(?:\w+\s+){{0,2}}?att\b",
        needs=cores(words["deciding"]),
    )
    return _Patterns(sure, turned, Phrases(words["passives"]), Phrases(words["reported"]))


def decides(text: str) -> bool:
    """Whether a paragraph's first sentence decides.

    >>> decides("Bordlades på grund av tidsbrist."), decides("Kent föreslog kaffe. Frågan bordlades.")
    (True, False)
    """
    first = _first_sentence(text)
    patterns = _patterns()
    if len(first) > 600 or patterns.reported.are_in(first):
        return False
    return decides_surely(text) or patterns.passive.are_in(first)


def decides_surely(text: str) -> bool:
    """Whether a paragraph begins with a body that decides: ``Årsmötet beslutade enligt förslaget.``"""
    first = _first_sentence(text)
    if _OPINION.match(first):
        return False
    if len(first) < 600 and (
        _patterns().turned.search(first) or _CONCLUDED.search(first) or _BEGINS.match(first)
    ):
        return True
    match = _patterns().sure.match(first)
    return match is not None and not re.search(
        r"\bbeslut\w*\s+(?:19|20)\d\d|\bbeslut\w*\s+den\s+\d", match.string
    )


def decides_later(text: str, is_notes: bool = False) -> bool:
    """Whether a sentence inside a paragraph decides: a body does, or a matter is dealt with.

    Passive words alone are no sign there: what is told before a decision is full of them.
    is_notes: only a body counts, ``Beslutades att``, and a matter that is put off, granted or rejected.

    >>> decides_later("Frågan bordlades till nästa möte."), decides_later("Huset antogs vara sålt.")
    (True, False)
    """
    first = _first_sentence(text)
    patterns = _patterns()
    if len(first) > 600 or patterns.reported.are_in(first) or _UNDECIDED.search(first):
        return False
    if decides_surely(text) or _CHOSEN.match(first):
        return True
    if _PUT_OFF.match(first):
        return True
    if is_notes and not _DEALT_WITH.search(first):
        return False
    if not is_notes and _COMMISSION.match(first):
        return True
    if not is_notes and _AFTER_DEBATE.match(first) and patterns.passive.are_in(first):
        return True
    if _SAID_BEFORE.match(first):
        return patterns.passive.are_in(" ".join(first.split()[:_SOON]))
    return bool(_MATTER.match(first) and patterns.passive.are_in(first))


def elects_someone(text: str) -> bool:
    """Whether a text tells who was elected to what, with or without a full stop.

    >>> elects_someone("Till ordförande på ett år valdes Jari Ek"), elects_someone("Val av ordförande")
    (True, False)
    """
    return _CHOSEN.match(fold(text)) is not None


def is_clause(text: str) -> bool:
    """Whether a text is an ``att``-clause of its own, with no sentence that leads in to it."""
    return _CLAUSE.match(fold(text[:40])) is not None


def opens_list(text: str) -> bool:
    """Whether a paragraph leads in to a list that decides: ``... och följande valdes:``, ``Mötet valde``."""
    if elects_below(text):
        return True
    *_, last = (0, *iter_ends(text))
    return text.rstrip().endswith(":") and decides(text[last:])


def elects_below(text: str) -> bool:
    """Whether a text breaks off where the elected follow, each on a line: ``Mötet valde``."""
    return _ELECTS_BELOW.fullmatch(fold(text)) is not None


def _first_sentence(text: str) -> str:
    match = _SENTENCE.match(text[:800])
    return fold(match[0] if match else text[:800])
