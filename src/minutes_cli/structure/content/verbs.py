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

_BEGINS = regex(
    r"(?:omval|nyval)\s+(?:av|pa)\b|(?:(?:darefter|vidare|slutligen|samtidigt|det)\s+)?"
    r"(?:besluta[dt]?es|beslo+t[so]?|beslutas|beslutade|beslut\s+fattades|bestamdes|enades)\s+(?:om\s+)?(?:att\b|enligt\b)"
    r"|uppdrogs\s+(?:at|till)\b",
    needs=(
        "besluta",
        "beslo",
        "beslut fattades",
        "beslut togs",
        "bestamdes",
        "enades",
        "uppdrogs",
        "omval",
        "nyval",
    ),
)
_CHOSEN = regex(
    r"(?:att\s+(?:jamte|justera|tillsammans)|till\s+(?!dess)[a-z-]+)\s(?:.{3,90}\b)?(?:valdes|utsago?s|omvaldes|nyvaldes|utses|valjs)\b",
    needs=("valdes", "utsag", "utses", "valjs"),
)
_CONCLUDED = regex(
    r"\bha(?:de|r)\b[^.]{0,60}\b(?:salunda|saledes|darmed|alltsa|foljaktligen)\b[^.]{0,60}\b(?:beslutat|bifallit|avslagit)\b",
    needs=("beslutat", "bifallit", "avslagit"),
)
_READ = 800  # characters of a paragraph
_CLAUSE = regex(r"\W{0,3}att\s+[a-z]{3,}")
_OPINION = regex(  # what a board tells an assembly
    r"\W*styrelsen\s+(?:(?:till|av)styrk\w+\s+(?:motion|forslag)|foreslar\s+(?:en|ett|oforandra)\w*\s)",
    needs=("styrk", "foreslar"),
)
_FINDS = regex(  # ``Stämman anser att kallelse skett i behörig ordning.``
    r"\W*[a-z]*(?:stamman|motet)\s(?:ans(?:er|ag)|fin{1,2}er|fann|forklara[rd]e?|konstatera[rd]e?)\b[^.]{0,90}"
    r"\b(?:behorig|stadgeenlig|utlyst|ratt\s+satt)",
    needs=("behorig", "stadgeenlig", "utlyst", "ratt"),
)
_ELECTS_BELOW = regex(
    r"\W*(?:\w+\s+){1,4}(?:valde|valjer|utsago?|utser|beslutade?\s+(?:att\s+)?(?:valja|utse))"
    r"(?:\s+(?:foljande|enhalligt|darefter|till|personer))*\W*",
    needs=("valde", "valjer", "valja", "utsag", "utse"),
)


@frozen
class Patterns:
    """sure: a body that decides begins the sentence.  turned: ``... beslutade styrelsen att``."""

    sure: re.Pattern[str]
    turned: re.Pattern[str]
    passive: Phrases
    reported: Phrases


def bodies_source() -> str:
    """The source of a pattern for a body that decides."""
    return any_source(load_table("verbs")["bodies"])


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The words of ``words/verbs.toml``."""
    words = load_table("verbs")
    bodies, acts = bodies_source(), any_source(words["acts"])
    # ``Det extra mötet``, ``Barn- och utbildningsnämnden``
    before = r"(?:(?:det\s+|den\s+)?[a-z-]+\s+|(?:[a-z]+-,?\s+){1,3}(?:och|samt)\s+)?"
    sure = regex(
        rf"\W{{0,3}}{before}(?:{bodies})\W+(?:\w+\s+){{0,2}}?(?!ligger\b)(?:{acts})",
        needs=cores(words["acts"]),
    )
    turned = regex(
        rf"\b(?:{any_source(words['deciding'])})\s+(?:{bodies})\s+(?:\w+\s+){{0,2}}?(?:att|foresla|hemstalla)\b"
        rf"|\b(?:{any_source(words['giving'])})\s+(?:{bodies})\s+(?:\w+\s+){{0,4}}?(?:{any_source(words['given'])})",
        needs=cores([*words["deciding"], *words["giving"]]),
    )
    return Patterns(sure, turned, Phrases(words["passives"]), Phrases(words["reported"]))


def decides(text: str) -> bool:
    """Whether a paragraph's first sentence decides.

    >>> decides("Bordlades på grund av tidsbrist."), decides("Kent föreslog kaffe. Frågan bordlades.")
    (True, False)
    """
    first = first_sentence(text)
    words = patterns()
    if _FINDS.match(first):
        return True
    if len(first) > 600 or words.reported.are_in(first):
        return False
    return is_sure(first) or words.passive.are_in(first)


def decides_surely(text: str) -> bool:
    """Whether a paragraph begins with a body that decides: ``Årsmötet beslutade enligt förslaget.``"""
    return is_sure(first_sentence(text))


def is_sure(first: str) -> bool:
    """The same of a folded sentence."""
    if _OPINION.match(first):
        return False
    if len(first) < 600 and (
        patterns().turned.search(first) or _CONCLUDED.search(first) or _BEGINS.match(first)
    ):
        return True
    match = patterns().sure.match(first)
    return match is not None and not re.search(
        r"\bbeslut\w*\s+(?:19|20)\d\d|\bbeslut\w*\s+den\s+\d", match.string
    )


def elects_someone(text: str) -> bool:
    """Whether a text tells who was elected to what, with or without a full stop.

    >>> elects_someone("Till ordförande på ett år valdes Jari Ek"), elects_someone("Val av ordförande")
    (True, False)
    """
    return is_choice(fold(text))


def is_choice(first: str) -> bool:
    """The same of a folded sentence."""
    return _CHOSEN.match(first) is not None


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


def first_sentence(text: str) -> str:
    """A paragraph's first sentence, folded."""
    text = text[:_READ]
    return fold(text[: next(iter_ends(text), len(text))])
