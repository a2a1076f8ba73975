"""What leads in to the points of a decision: ``Kommunstyrelsen beslutar``, ``Mötet valde``.

Input: the text of a run of lines, and folded.  Output: whether points follow it.
"""

from __future__ import annotations

import re

from minutes_cli.patterns import regex
from minutes_cli.structure.content.verbs import elects_below, opens_list
from minutes_cli.structure.text.joining import ends_sentence
from minutes_cli.structure.text.sentences import iter_ends

ATT = regex(r"\s*\W{0,3}a[tlf1i]{2}[\"']?\s")
LEAD_WORDS = regex(
    r"\bbeslut|\bforslag|\bforeslar|\benligt\b|\byrkande|\btillstyrk|\bpunkt|\bbifall|\bfoljande\b|\batt\b",
    re.ASCII,
)
OPEN_LEAD = regex(
    r"\b(?:beslutar|beslutade|besloto?|besluta|beslutat|foreslar\s+\w+|hemstaller\s+hos\s+\w+|foreslar)"
    r"(?:\s+(?:alltsa|darfor|darmed|saledes|enhalligt))?(?:\s+hemstalla)?"
    r"(?:\s+(?:att\s+)?(?:foresla|hemstalla\s+hos)\s+(?:[a-z]+s\s+)?\w+(?:\s+besluta)?)?"
    r"(?:\s+[a-z-]*(?:namnden|styrelsen|utskottet|fullmaktige|radet|direktionen|motet|stamman)"
    r"(?:\s+(?:att\s+)?(?:foresla|hemstalla\s+hos)\s+\w+(?:\s+besluta)?)?)?"
    r"(?:\s+(?:att|darfor|darmed|alltsa|for\s+sin\s+del|foljande|enhalligt|saledes|for\s+egen\s+del))*\W{0,2}$",
    needs=("besl", "foreslar", "hemstaller"),
)
_ACCORDING_LEAD = regex(  # ``Fullmäktige beslutade enligt styrelsens förslag`` over clauses
    r"\b(?:beslutar|beslutade|besloto?)\b[^.:]{0,30}\b(?:enligt|i\s+enlighet\s+med)\b[^.:]{3,70}\bforslag\w{0,2}(?:\s+att)?\W*$",
    needs=("enligt", "enlighet"),
)
BODY_ALONE = regex(  # ``Nämnden`` over points that say what it does
    r"\W*(?:[a-z-]+\s+){0,4}?[a-z-]*(?:namnden|styrelsen|utskottet|fullmaktige|radet|direktionen|beredningen)\W*$"
)
REASONS = regex(r"\b(?:motivering|motiveringen|skal)\W*:\W*$")


def is_lead_in(text: str, folded: str) -> bool:
    """Whether a run of lines leads in to the points below it: ``Nämnden beslutar``, ``… följande:``."""
    if ATT.match(folded) and not text.endswith(":"):
        return False
    if text.endswith(":"):
        *_, last = (0, *iter_ends(text))
        return (
            len(text) < 400
            and not REASONS.search(folded)
            and (LEAD_WORDS.search(folded, last) is not None or opens_list(text))
        )
    if ends_sentence(text) or len(text) > 200:
        return False
    return OPEN_LEAD.search(folded) is not None or elects_below(text)


def leads_points(text: str, folded: str) -> bool:
    """Whether a run right above points says who decides, or whose proposal is followed, and no more."""
    if text.endswith(".") or ATT.match(folded):
        return False
    return _ACCORDING_LEAD.search(folded) is not None or BODY_ALONE.match(folded) is not None
