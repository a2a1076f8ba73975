"""Decisions inside a paragraph that tells first: ``Kent föreslog kaffe. Frågan bordlades.``

Input: the text from a sentence on.  Output: whether that sentence decides.  What is told before a decision is
full of the same verbs, so the verb has to be the main clause's own: nothing that subordinates stands before
it (``… när planen godkändes``), nobody but the meeting did it (``godkändes av kommunen``), and it was not
done on another day (``antogs 2012``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from minutes_cli.language.months import MONTHS
from minutes_cli.patterns import regex
from minutes_cli.structure.content.verbs import (
    bodies_source,
    first_sentence,
    is_choice,
    is_sure,
    patterns,
)

Manner = Literal["strict", "open", "notes"]
"""How loosely a document tells its decisions: a municipality's minutes, an association's, notes."""

_SUBORDINATES = regex(
    r"\b(?:som|att|om(?=\s(?:det|den|man|vi|de|han|hon|detta|nagon|motet|styrelsen)\b)|nar|da|eftersom|sedan|innan|medan|dar|ifall|huruvida|hur|vad|vilk(?:en|et|a)|for\s+att|an)\b"
)
_IMPERSONAL = regex(
    r"\b(?:besluta[dt]?es|beslo+ts|besluts|bestam(?:de)?s|uppdro+gs|uppdrag(?:e)?s|overenskoms|enades|anholls|hemstalldes)\b",
    needs=("besl", "bestam", "uppdr", "overenskoms", "enades", "anholls", "hemstalldes"),
)
_COMMISSION = regex(
    r"\b(?:fick|far|gavs|ges)\s+(?:i\s+uppdrag|mandat|fullmakt)\b|\bbeslut\stogs\satt\b",
    needs=("beslut togs", "fick", "far", "gavs", "ges"),
)
_EARLIER = regex(
    r"\b(?:forra|foregaende|senaste|tidigare)\s+(?:mote|sammantrade|arsmote|ar|stamma)|\bi\s+fjol\b|\bredan\b|\btills\s+vidare\b"
    r"|\b(?:pa|vid)\s+(?:ars|host|var)(?:motet|stamman)\b"
)
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_DONE_ON = regex(  # right after the verb
    rf"\s*(?:(?!till\b|fran\b|for\b|med\b|per\b|senast\b|fore\b)\S+\s+)?(?:i\s+|sammantrade\w*\s+|mote\w*\s+)?"
    rf"(?:den\s+\d{{1,2}}\b|(?:ar\s+)?(?:19|20)\d\d\b|{_MONTH}\b)"
)
_SUPPOSED = regex(r"\s+(?:vara|ha|bli|kunna)\b")  # ``antogs vara sålt``
_BY = regex(r"\s+av\s+(?P<who>\S+)(?:\s+(?P<next>\S+))?")
_ADVERBS = 14  # words before the verb of a main clause
_MATTER = regex(
    r"(?:fragan|fragorna|[a-z]*berattelserna|offerten|anbudet|anhallan|begaran|onskemalet|[a-z]*arendet|punkten|motionen|forslaget|ansokan|rapporten|[a-z]*berattelsen|informationen|protokollet"
    r"|handlingarna|stamman|motet|arsmotet|sammantradet|dagordningen|[a-z]*planen|budgeten|redovisningen|skrivelsen)\s+(?:\w+\s+){0,2}?\w+"
)
_SAID_BEFORE = regex(r"\W*(?:den|denna|detta|dessa|samtliga|bada|allt|alla)\s")
_SOON = 6  # words in which such a sentence says what was done
_AFTER_DEBATE = regex(r"\W*efter\s+(?:\w+\s+)?(?:omrostning|votering|diskussion|overlaggning)\b")
_DEALT_WITH = regex(r"\b(?:bordl[a]g|bordlad|aterremit|avsla|avslog|bifal|bifol|bevilja)")
_PUT_OFF = regex(
    r"\W*(?:(?:bordl[a]g\w+|bordlad\w+|aterremitt\w+)\s|(?:lades|laggs)\s+till\s+handlingarna"
    r"|(?:avslogs|avslas|bifolls|bifall[e]?s|godkandes|godkanns|antogs|beviljades|forkastades)\b|(?:noterades|antecknades)\W*$)"
)  # ``Bordläggs till nästa möte.``


@lru_cache(maxsize=1)
def _meeting() -> re.Pattern[str]:
    """Who may have done what a passive tells: ``godkändes av stämman``."""
    return re.compile(rf"(?:{bodies_source()}|oss|\w*deltagarna|\w*medlemmarna|ombuden)\b")


def decides_later(text: str, manner: Manner = "open") -> bool:
    """Whether a sentence inside a paragraph decides.

    >>> decides_later("Frågan bordlades till nästa möte."), decides_later("Huset antogs vara sålt.")
    (True, False)
    >>> decides_later("Hos nämnden beslöts anhålla om bidrag."), decides_later("Kajen godkändes av kommunen.")
    (True, False)
    """
    first = first_sentence(text)
    words = patterns()
    if len(first) > 600 or words.reported.are_in(first):
        return False
    if _PUT_OFF.match(first) and not _EARLIER.search(first):
        return True
    if is_sure(first) or is_choice(first):
        return not _EARLIER.search(first)
    if _is_main_clause(first, _IMPERSONAL.search(first)):
        return True
    passive = words.passive.first(first)
    if passive is None:
        return manner == "open" and _is_main_clause(first, _COMMISSION.search(first))
    if manner == "notes" and not _DEALT_WITH.search(first):
        return False
    if manner != "open" and not _is_of_matter(first, passive):
        return False
    return _is_main_clause(first, passive) and _is_done_here(first, passive)


def _is_of_matter(first: str, passive: re.Match[str]) -> bool:
    """Whether what the sentence is about is what meetings deal with."""
    if _SAID_BEFORE.match(first):
        return len(first[: passive.start()].split()) < _SOON
    return bool(_MATTER.match(first) or _AFTER_DEBATE.match(first))


def _is_main_clause(first: str, verb: re.Match[str] | None) -> bool:
    """Whether a verb is that of the sentence's main clause: what stands before it subordinates nothing.

    A clause that a comma ends before the verb may (``För att ordna det, beslöts …``).
    """
    if verb is None or _EARLIER.search(first):
        return False
    before = first[: verb.start()].rpartition(",")[2]
    return len(before.split()) <= _ADVERBS and not _SUBORDINATES.search(before)


def _is_done_here(first: str, verb: re.Match[str]) -> bool:
    """Whether the meeting did it, and now."""
    after = first[verb.end() :]
    if _DONE_ON.match(after) or _SUPPOSED.match(after):
        return False
    by = _BY.match(after)
    return by is None or any(word and _meeting().match(word) for word in by.groups())
