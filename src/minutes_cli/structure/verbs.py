"""Decisions without a heading, known by their verb.

Input: a printed paragraph.  Output: whether its first sentence decides: ``Bordlades på grund av tidsbrist.``,
``Årsmötet avslog motionen``, ``Till ordförande valdes Stina Ek.``  A paragraph that tells first and decides later, or
that reports what someone decided earlier, does not count.
"""

from __future__ import annotations

import re
from functools import lru_cache

from minutes_cli.structure.folding import fold
from minutes_cli.structure.tolerant import any_of

_SENTENCE = re.compile(r".*?[.!?](?=\s+[A-ZÅÄÖ\"”]|$)", re.DOTALL)

_BODIES = (
    "mötet", "årsmötet", "stämman", "styrelsen", "nämnden", "utskottet", "arbetsutskottet", "fullmäktige", "kommunfullmäktige", "kommunstyrelsen",
    "regionfullmäktige", "regionstyrelsen", "kyrkorådet", "kyrkofullmäktige", "direktionen", "gruppen", "ledningsgruppen", "vi", "rådet", "föreningsstämman",
    "årsstämman", "bolagsstämman", "föreningsmötet", "sektionsmötet", "kårstyrelsen", "socialnämnden", "byggnadsnämnden", "förbundsstyrelsen", "församlingen",
    "kommittén", "beredningen", "extrastämman", "höstmötet", "vårmötet", "kongressen", "presidiet", "parterna",
)  # fmt: skip
_ACTS = (
    "beslutade", "beslutar", "beslöt", "besluta", "biföll", "bifaller", "avslog", "avslår", "godkände", "godkänner", "fastställde", "fastställer", "antog", "antar",
    "gav", "ger", "beviljade", "beviljar", "svarade ja", "svarade nej", "uttalade", "valde", "väljer", "utsåg", "utser", "uppdrog", "uppdrar", "bordlade", "bordlägger",
    "återremitterade", "återremitterar", "lade", "lägger", "tillstyrkte", "tillstyrker", "avstyrkte", "avstyrker", "föreslår", "beviljar", "noterade", "enades",
    "ställde sig bakom", "ställer sig bakom", "tog del av", "konstaterade enhälligt",
)  # fmt: skip
_PASSIVES = (
    "godkändes", "godkänns", "godkännes", "fastställdes", "fastställs", "fastställes", "valdes", "väljs", "väljes", "utsågs", "utses", "omvaldes", "nyvaldes", "beviljades",
    "beviljas", "bordlades", "bordläggs", "bordlägges", "återremitterades", "återremitteras", "avslogs", "avslås", "bifölls", "bifalls", "bifalles", "antogs", "antas", "antages",
    "lades ... till handlingarna", "lades till handlingarna", "läggs till handlingarna", "lägges till handlingarna", "läggs ... till handlingarna", "höjdes", "sänktes", "höjs", "sänks",
    "förklarades framlagda", "förklarades behörig~", "förklarades behörigen", "fick i uppdrag", "får i uppdrag", "beslutades", "beslöts", "beslutas", "entledigades", "entledigas",
    "adjungerades", "adjungeras", "remitterades", "remitteras", "ansågs behörig~", "utdelades", "hänsköts", "hänskjuts", "ajournerades",
    "ansvarsfrihet beviljades", "besvarad", "uppdrogs", "uppdras",
)  # fmt: skip
_REPORTED = (
    "hade beslutat", "har beslutat", "tidigare beslutat", "hade föreslagit", "föreslog att", "ska beslutas", "skall beslutas", "ska godkännas", "ska fastställas", "har utsetts",
    "har valts", "hade valts", "det antecknades att", "kommer att", "önskar", "undrade", "frågade", "anser att", "yrkar", "yrkade", "om ... godkänns", "när ... godkänns",
    "innan ... godkänns", "behöver ... fastställas",
)  # fmt: skip


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    bodies = any_of(_BODIES).pattern
    acts = any_of(_ACTS).pattern
    sure = re.compile(rf"\W{{0,3}}(?:[a-z-]+\s+)?(?:{bodies})\W+(?:\w+\s+){{0,2}}?(?:{acts})")
    return sure, any_of(_PASSIVES), any_of(_REPORTED)


def decides(text: str) -> bool:
    """Whether a paragraph's first sentence decides.

    >>> decides("Bordlades på grund av tidsbrist."), decides("Kent föreslog kaffe. Frågan bordlades.")
    (True, False)
    """
    first = _first_sentence(text)
    if len(first) > 600 or _patterns()[2].search(first):
        return False
    return decides_surely(text) or _patterns()[1].search(first) is not None


def decides_surely(text: str) -> bool:
    """Whether a paragraph begins with a body that decides: ``Årsmötet beslutade enligt förslaget.``"""
    match = _patterns()[0].match(_first_sentence(text))
    return match is not None and not re.search(
        r"\bbeslut\w*\s+(?:19|20)\d\d|\bbeslut\w*\s+den\s+\d", match.string
    )


def opens_list(text: str) -> bool:
    """Whether a paragraph ends in a colon and its list decides: ``... och följande valdes:``"""
    return text.rstrip().endswith(":") and decides(text)


def _first_sentence(text: str) -> str:
    match = _SENTENCE.match(text[:800])
    return fold(match[0] if match else text[:800])
