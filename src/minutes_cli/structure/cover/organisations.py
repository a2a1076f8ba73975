"""Whose body met: the organisation that headers, the title or the first sentence name.

Input: texts in order of trust.  Output: a name as printed (capitals brought to sentence case), or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.cover.bodies import sentence_case
from minutes_cli.structure.people.known_names import is_given
from minutes_cli.structure.text.folding import fold

_CLUB = (
    r"(?:bostadsrattsforeningen|brf|byalaget|stiftelsen|sektionen|studentkaren|forbundet"
    r"|\w*(?:foreningen|klubben|sallskapet))"
)
_ENDING = (
    r"(?:forening|foreningen|samfallighetsforening|samfallighet|forbund|klubb|stiftelse|sallskap|samfund|kar|byalag|sjukhus|skolan?|gymnasium"
    r"|vardsomrade|orkester|kapell|gille|teater|distrikt|klubben|kretsen|hembygdskrets)"
)
_WEEKDAY = r"(?:man|tis|ons|tors|fre|lor|son)dag"
_ORGANISATION = regex(
    rf"""(?P<name>
        region\s[a-z][\w-]+(?:\s(?:lan|skane))?
      | (?:[a-z][\w-]+\s){{1,2}}(?:kommun|stad|landsting|forsamling|pastorat
        |samfallighet|universitet|hogskola)(?=\W|$)
      | (?:institutionen|fakulteten|avdelningen|enheten|myndigheten|inspektionen|institutet)
        \sfor\s[a-z][\w-]+(?:\soch\s[a-z][\w-]+)?
      | (?:hogskolan|universitetet)\si\s[a-z][\w-]+ | [a-z]{{6,}}nas\savdelning\s\d{{1,4}}
      | [a-z]{{4,}}(?:verket|inspektionen|myndigheten|sektionen)
      | kommunalforbundet\s[a-z\s-]{{3,50}}?
      | (?:(?:norra|sodra|ostra|vastra|svenska)\s)?[a-z][\w-]*forbundet(?:\s[a-z][\w-]+){{0,4}}?
      | {_CLUB}\s(?!\d)[\w\s&-]{{2,50}}?
      | (?:forskolan|skolan)\s[a-z]\w+
      | (?:[a-z][\w&-]*\s){{1,4}}(?:ab|aktiebolag|hb)(?=\W|$)
      | (?:(?:[a-z][\w-]*\s){{1,3}}[\w-]*|[a-z][\w-]*){_ENDING}(?=\W|$)
      | (?:ik|if|bk|sk|fk|aik|bif|gif)\s[a-z][\w-]+ | [a-z][\w-]+\s(?:ik|if|bk|sk|fk|bif|gif)(?=\W|$)
      | (?:landstinget|kyrkan)\s[a-z]\w+
    )(?!\w)(?=\s*(?:$|[,.;:(]|[-–—|]\s|sammantr|protokoll|styrelse|minnes|anteckn|\d|plats|tid|dag|den\b|{_WEEKDAY}
        |region|kommun|\w*(?:namnden|styrelsen|utskottet|fullmaktige|direktionen)\b|i\s|for\s|hos\s|vid\s|kar\w*mote|ars|sida?\b|blad\b|utdrag))""",
    re.VERBOSE,
)
_HELD_BY = regex(
    r"\b(?:fort|hallet|hallits|mote|sammantrade|stamma|arsmote|arsstamma)\b.{0,60}?"
    r"\b(?:med|i|for|av|styrelsen\sfor)\s(?=\w)(?!\w*styrelsen)"
)
_MEETING_FOR = regex(
    r"(?:mote|stamma|stammo?protokoll|motesprotokoll)\s+(?:for|med)\s+(?P<name>(?!styrelsen)[^\W\d_][^,;:(\d]{3,60}?)"
    r"(?=\s*(?:$|[,;:(\d]|\b(?:den|for|kl|pa|i)\b))"
)
_WHOSE = regex(
    r"\b(?P<name>(?:[a-z][\w-]*\s){0,3}[\w-]*(?:klubben|foreningen|sallskapet|karen|forening|klubb|sallskap|byalag|samfallighet))s"
    r"\s(?:extra\s|ordinarie\s)?\w*(?:mote|stamma|sammantrade|protokoll)",
    needs=("klubb", "forening", "sallskap", "kar", "byalag", "samfallighet"),
)
_OF_MEETING = regex(r"(?:mote|stamma|protokoll|anteckningar)|\b(?:vid|fran|fort|med)\b")
_TITLE = regex(
    r"\W*(?:(?:styrelse|ars|medlems|forenings|stammo|motes|konstituerande|extra|ordinarie)*"
    r"(?:protokoll|protokollet|mote|motet|sammantrade|sammantradet|stamma|stamman)\W+"
    r"(?:(?:fran|fort|vid|i|med|for|hos|extra|ordinarie|konstituerande|[a-z-]*(?:styrelsen|namnden|fullmaktige))\s+)*)+"
)
_CHURCH = regex(r"\W*svenska\s+kyrkan\W+(?=[a-z])")
_IN_TOWN = regex(r"\b(?:i|for)\s(?=[a-z][\w-]+\s(?:kommun|stad|landsting|kommundel|forsamling|pastorat)\b)")
_NUMBER_AFTER = regex(r"\s(?:nr\s)?\d{1,4}\b(?!\s?[-/.:])")
_TOWN_AFTER = regex(r"\s+i\s+[A-ZÅÄÖ][a-zåäöA-ZÅÄÖ-]+(?=\W*$|,)")
_HOUSING = ("brf ", "bostadsrattsforeningen ")
_NO_NAME = frozenset({"protokoll", "plats", "tid", "datum", "narvarande", "beslutande", "mote", "sida"}) | {
    *("anteckningar", "minnesanteckningar", "en", "ett", "den", "vid", "i", "kommunens", "varje")
}
_PROPER = regex(
    r"(?P<name>[A-ZÅÄÖ][a-zåäö-]+(?:\s[A-ZÅÄÖ][a-zåäö-]+){1,3})(?=,?\s(?:(?:mån|tis|ons|tors|fre|lör|sön)dagen\s)?(?:den\s)?\d)"
)
_LONGEST_NAME = 90
_LONGEST_LINE = 120


def read_organisation(candidates: Sequence[str], opening: str) -> str | None:
    """The first organisation that a header, a printed line or the first sentence names."""
    match = _HELD_BY.search(fold(opening))
    for text in candidates:
        for piece in re.split(r"\s{2,}|\s[|–—-]\s", text):
            if len(piece) < _LONGEST_NAME and (name := _named(piece)):
                whole = _named(opening[match.end() :]) if match else None
                if whole and fold(whole).endswith(" " + fold(name)):  # broken over two lines
                    return whole
                return _as_spelled(name, opening)
    named = _named(opening[match.end() :]) if match else None
    town = _IN_TOWN.search(fold(opening)) if match and named is None else None
    if town:
        named = _named(opening[town.end() :])
    named = named or _whose(opening) or (_proper(opening[match.end() :]) if match else None)
    titles = [
        piece for text in candidates for piece in re.split(r"\s{2,}", text) if len(piece) < _LONGEST_NAME
    ]
    return named or next(filter(None, (_named_after_title(each) or _met_for(each) for each in titles)), None)


def _named_after_title(text: str) -> str | None:
    """An organisation after the title on its line: ``Protokoll styrelsemöte Ekhults IF``."""
    title = _TITLE.match(fold(text))
    return _named(text[title.end() :]) if title else None


def _proper(text: str) -> str | None:
    """A proper name that ends at the date of the meeting: ``i Svenska Segelungdomen den 11 november``."""
    match = _PROPER.match(text)
    return match["name"] if match and not is_given(match["name"].split()[0]) else None


def _whose(text: str) -> str | None:
    """Whose meeting it is: ``Svenska Vallpudelklubbens extra klubbmöte``."""
    match = _WHOSE.search(fold(text))
    if match is None:
        return None
    words = text[match.start("name") : match.end("name")].split()
    while words and not words[0][0].isupper():
        words = words[1:]
    named = [place for place, word in enumerate(words) if _OF_MEETING.search(fold(word))]
    name = " ".join(words[named[-1] + 1 if named else 0 :])
    return sentence_case(name) if name[:1].isupper() else None


def _met_for(text: str) -> str | None:
    """Whose meeting a title says it is, by a name that is no known kind of organisation's."""
    match = _MEETING_FOR.search(fold(text)) if len(text) <= _LONGEST_LINE else None
    name = text[match.start("name") : match.end("name")] if match else ""
    return name if name[:1].isupper() and fold(name).split()[0] not in _NO_NAME else None


def _as_spelled(name: str, opening: str) -> str:
    """A name printed in capitals as the first sentence spells it."""
    found = [
        opening[match.start() : match.end()] for match in re.finditer(re.escape(fold(name)), fold(opening))
    ]
    return next((text for text in found if text[:1].isupper() and not text.isupper()), name)


def _named(text: str) -> str | None:
    church = _CHURCH.match(fold(text))
    if church and (parish := _named(text[church.end() :])):
        return parish
    match = _ORGANISATION.match(fold(text))
    if match is None:
        return None
    name = text[match.start("name") : match.end("name")].strip()
    words = fold(name).split()
    while len(words) > 2 and _OF_MEETING.search(words[0]):
        name, words = name.split(" ", 1)[1], words[1:]
    while len(words) > 1 and _OF_MEETING.search(words[-1]):
        name, words = name.rsplit(" ", 1)[0], words[:-1]
    if not name[:1].isupper() or words[0] in _NO_NAME or words[-1] in _NO_NAME:
        return None
    if len(words) == 2 and is_given(words[0]) and words[1].endswith("kar"):
        return None  # ``FREDRIK ANKAR`` is a person
    town = _TOWN_AFTER.match(text, match.end("name"))
    if town and fold(name).startswith(_HOUSING):
        return sentence_case(name) + town[0].rstrip()
    tail = _NUMBER_AFTER.match(text, match.end("name"))
    return sentence_case(name + (tail[0] if tail and "forening" in words[0] else ""))
