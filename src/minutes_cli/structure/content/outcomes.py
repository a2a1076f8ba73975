"""What a decision point does (its outcome), and where it sends the matter (its target).

Input: the point's text, whether it is a proposal to a higher body, its place in the list.  Output: the
outcome of the record's vocabulary and its target.  The words are ``words/outcomes.toml``; its rules are tried
in order.  A first point that does something by an infinitive and fits no rule is approved; anything else is
``other``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from minutes_cli.patterns import regex
from minutes_cli.records.models import Outcome, OutcomeTarget
from minutes_cli.structure.people.listed import read_people
from minutes_cli.structure.text.dates import find_dates, resolve
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.tables import load_table
from minutes_cli.structure.text.tolerant import Phrases
from minutes_cli.values import frozen

_INFINITIVE = regex(r"\W*att\s+(?:\w+\s+){0,3}?(?P<verb>\w{2,}a)\b")
_ACCORDING = regex(r"\W*(?:i\s+enlighet\s+med|enligt)\s+(?:[a-z-]+\s+){0,4}(?:besluts)?forslag")
_FIRST = regex(r".{12,600}?[a-zåäö]{3,}[.!](?=\s+[A-ZÅÄÖ])", re.DOTALL)
_FIRST_CLAUSE = regex(r".{0,80}?\batt\s.{8,300}?(?=\s(?:samt|och)\s(?:att|uppdra\w*)\b)", re.DOTALL)
_TO_BODY = regex(
    r"""
    \btill\s+ (?P<body> (?:(?:[a-z-]+\s+(?:och|-)\s+)?[a-z-]+\s+){0,2}?
      (?!sammantrad) [a-z-]*
      (?:namnden|namnd|styrelsen|styrelse|fullmaktige|utskottet|utskott|forvaltningen|kontoret|kommitton
        |enheten|gruppen|avdelningen|beredningen|presidiet|mote|motet|direktionen|radet|kansliet) ) \b
    """,
    re.VERBOSE,
)
_NOT_CHOSEN = regex(r"\b(?:efter|med|istallet\s+for|i\s+stallet\s+for|ersattare\s+for)\s+$")
_WITH_OTHERS = regex(r"\bordf[oa]randen\s+och\b|\bjamte\s+ordf[oa]randen\s+(?:utse|valja)", needs=("randen",))
_NEXT_MEETING = regex(
    r"\b(?:nasta|kommande)\s+(?P<body>[a-z]*m[oa]te[t]?|sammantrade|styrelsemote)\b",
    needs=("nasta", "kommande"),
)
_ANY_MEETING = regex(r"(?:(?:nasta|kommande|ett|senare)\s+)*(?:mote[t]?|sammantrade)$")


@frozen
class _Rule:
    outcome: Outcome
    any: Phrases
    none: Phrases | None


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            cast(Outcome, rule["outcome"]),
            Phrases(rule["any"]),
            Phrases(rule["none"]) if "none" in rule else None,
        )
        for rule in load_table("outcomes")["rule"]
    )


def classify(text: str, upward: bool = False, is_first: bool = True, lead: str = "") -> Outcome:
    """The outcome of a decision point.

    upward: the body proposes it to a higher one.  lead: the lead-in line above it.

    >>> classify("Ärendet bordläggs till nästa sammanträde."), classify("att avslå motionen", upward=True)
    ('postponed', 'proposed')
    """
    if upward:
        return "proposed"
    folded = fold(text)[:1500]
    first = _FIRST.match(text) or _FIRST_CLAUSE.match(text)
    if first is not None:  # what the first sentence or clause decides, the next explain
        outcome = classify(first[0], is_first=is_first)
        if outcome != "other":
            return outcome
    for rule in _rules():
        if rule.any.are_in(folded) and not (rule.none and rule.none.are_in(folded)):
            return rule.outcome
    if lead:
        from_lead = classify(lead)
        if from_lead in ("elected", "discharged"):
            return from_lead
    if _ACCORDING.match(folded):
        return "adopted"
    infinitive = _INFINITIVE.match(folded) if is_first else None
    if infinitive and text[infinitive.start("verb")].islower():  # no name that ends in -a
        return "approved"
    return "other"


def find_target(text: str, outcome: Outcome, meeting_date: str | None, upward: str | None) -> OutcomeTarget:
    """Where the decision sends the matter: a date, a body, a person."""
    target = OutcomeTarget()
    folded = fold(text)
    if outcome == "proposed":
        target.body = upward or None
    if outcome in ("postponed", "referred_back", "referred", "proposed"):
        body = _TO_BODY.search(folded)
        if body and target.body is None and not _ANY_MEETING.match(body["body"]):
            target.body = text[body.start("body") : body.end("body")].strip()
    if outcome in ("postponed", "referred_back"):
        coming = _NEXT_MEETING.search(folded)
        if coming and target.body is None and coming["body"] not in ("mote", "motet", "sammantrade"):
            target.body = text[coming.start("body") : coming.end("body")]
        for hit in find_dates(text)[:1]:
            target.date = resolve(hit, meeting_date)
    if outcome in ("elected", "discharged"):
        names = [entry.name for entry in read_people(text)] if len(text) < 600 else []
        chosen = [name for name in names if not _NOT_CHOSEN.search(folded[: max(0, folded.find(fold(name)))])]
        if len(chosen) == 1 and not _WITH_OTHERS.search(folded):
            target.person = chosen[0]
    return target
