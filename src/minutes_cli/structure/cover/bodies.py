"""Which body met, of which organisation: out of headers, the title and the first sentence.

Input: texts in order of trust.  Output: a name as printed (capitals brought to sentence case), or None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.people.names import is_given
from minutes_cli.structure.text.document import Document
from minutes_cli.structure.text.folding import fold

_ORGANS = (
    *("namnden", "styrelsen", "fullmaktige", "utskottet"),
    *("direktionen", "radet", "beredningen", "delegationen"),
)
_ORGAN = rf"(?:{'|'.join(_ORGANS)})"
_BODY = regex(
    rf"""(?<![\w-])(?P<body>
        (?:(?:[^\W\d_][\w-]*(?:,\s|\s?&\s|\s(?:och|samt)\s)){{1,4}}
          |(?:tekniska|sociala|kommunala|gemensamma|regionala|allmanna)\s)?
        [\w-]*{_ORGAN}(?![\w])
        (?:\sfor\s[\w-]+(?:(?:,\s[\w-]+){{0,3}}\soch\s[\w-]+)?)?
      | (?:[\w-]*(?:styrelsens|namndens))\s[\w-]*utskott )\b""",
    re.VERBOSE,
    needs=_ORGANS,
)
_ASSEMBLY = regex(
    r"\b(?P<what>(?:ordinarie|extra|konstituerande)?\s*"
    r"(?:forenings|bolags|ars|(?<=ordinarie\s)[a-z]{3,14}|(?<=extra\s)[a-z]{3,14})?(?:stamman?|arsmotet?|motet|arsstamman?|arsmote(?=sprotokoll)))(?:sprotokoll)?\b"
)
_CLUB = (
    r"(?:bostadsrattsforeningen|brf|byalaget|stiftelsen|sektionen|studentkaren|forbundet"
    r"|\w*(?:foreningen|klubben|sallskapet))"
)
_ENDING = (
    r"(?:forening|samfallighetsforening|samfallighet|forbund|klubb|stiftelse|sallskap|samfund|kar|byalag|sjukhus|skolan?|gymnasium"
    r"|vardsomrade|orkester|kapell|gille|teater)"
)
_WEEKDAY = r"(?:man|tis|ons|tors|fre|lor|son)dag"
_ORGANISATION = regex(
    rf"""(?P<name>
        region\s[a-z][\w-]+(?:\s(?:lan|skane))?
      | (?:[a-z][\w-]+\s){{1,2}}(?:kommun|stad|landsting|forsamling|pastorat
        |samfallighet|universitet|hogskola)(?=\W|$)
      | (?:institutionen|fakulteten|avdelningen|enheten|myndigheten|inspektionen|institutet)
        \sfor\s[a-z][\w-]+(?:\soch\s[a-z][\w-]+)?
      | kommunalforbundet\s[\w\s-]{{3,50}}
      | (?:(?:norra|sodra|ostra|vastra|svenska)\s)?[a-z][\w-]*forbundet(?:\s[a-z][\w-]+){{0,4}}?
      | {_CLUB}\s[\w\s&-]{{2,50}}?
      | (?:[a-z][\w&-]*\s){{1,4}}(?:ab|aktiebolag|hb)(?=\W|$)
      | (?:(?:[a-z][\w-]*\s){{1,3}}[\w-]*|[a-z][\w-]*){_ENDING}(?=\W|$)
      | (?:ik|if|bk|sk|fk|aik|bif|gif)\s[a-z][\w-]+ | [a-z][\w-]+\s(?:ik|if|bk|sk|fk|bif|gif)(?=\W|$)
      | (?:landstinget|kyrkan)\s[a-z]\w+
    )(?!\w)(?=\s*(?:$|[,.;:(]|[-–—|]\s|sammantr|protokoll|styrelse|minnes|anteckn|\d|plats|tid|dag|den\b|{_WEEKDAY}
        |region|kommun|i\s|for\s|kar\w*mote|ars|sida?\b|blad\b|utdrag))""",
    re.VERBOSE,
)
_BOARD = regex(r"\b(?P<body>\w*styrelse)(?:mote|protokoll|sammantr\w*|ns\smote)")
_BOARD_OF = regex(r"\b(?:med|i|vid)\s(?P<body>\w*styrelsen|direktionen|\w+radet|\w+gruppen)\b")
_GROUP_OF = regex(r"\b(?P<body>\w+(?:grupp|rad|kommitte|utskott|namnd))(?:ens|ets|s)\s(?:mote|sammantr)")
_COUNCIL_MEETING = regex(
    r"\b(?P<body>\w*(?:elev|skol|foraldra|bruks|brukar|by|samverkans|husmors|boende|ungdoms)rad)s?(?:mote\w*|traff)\b"
)
_COUNCIL_NOTES = regex(
    r"\b\w*(?:protokoll|anteckningar)\s(?:(?:fran|for|(?:fort\s)?vid)\s)?(?P<body>(?:elev|skol|foraldra|bruks|brukar|by|samverkans|husmors|boende|ungdoms|klass)rad)\b"
)
_GROUP_NOTES = regex(
    r"\b\w*(?:protokoll|anteckningar)\s(?:(?:fran|for|(?:fort\s)?vid)\s)?(?P<body>\w+(?:gruppen|kommitten|radet))\b"
)
_MEETING_OF = regex(
    r"\b(?P<body>(?:arbetsplats|lednings|bygg|projekt|personal|samrads|husmors|medlems|sektions|linje|klubb|avdelnings|planerings|start"
    r"|samverkans|foraldra|krets|arbetsgrupps|team|enhets|storgrupps|klass|distrikts|projekterings|samordnings|kvartals)"
    r"\w*(?:mote|traff))(?:s?(?:protokoll|anteckningar))?\b"
)
_DECIDES = regex(
    rf"""^\W*(?:\d+\W+)?(?P<body>(?:[^\W\d_][\w-]*-\soch\s)?[\w-]*{_ORGAN})
    \s(?:beslutar|beslutade|beslot|beslutat)\b""",
    re.VERBOSE,
    needs=_ORGANS,
)
_ITS_MEETING = regex(
    rf"\b(?P<body>(?:[^\W\d_][\w-]*-\soch\s)?[\w-]*{_ORGAN})s\s(?:extra\s|ordinarie\s)?(?:sammantrade|mote|protokoll)",
    needs=_ORGANS,
)
_HELD_BY = regex(
    r"\b(?:fort|hallet|hallits|mote|sammantrade|stamma|arsmote|arsstamma)\b.{0,60}?"
    r"\b(?:med|i|for|av|styrelsen\sfor)\s(?=\w)(?!\w*styrelsen)"
)
_PROTOCOL = regex(r"(?:(?:sammantrades)?protokoll(?:sutdrag)?(?:\s(?:fran|for))?\W+)?")
_MEETING_FOR = regex(
    r"(?:mote|stamma|stammo?protokoll|motesprotokoll)\s+(?:for|med)\s+(?P<name>(?!styrelsen)[^\W\d_][^,;:(\d]{3,60}?)"
    r"(?=\s*(?:$|[,;:(\d]|\b(?:den|for|kl|pa|i)\b))"
)
_DISTRICT = regex(r"(?:stadsdels|kommundels|omrades|distrikts)namnden$")
_PART_OF_TOWN = regex(r"\s(?!Protokoll)[A-ZÅÄÖ][a-zåäö]+(?:[-–/ ][A-ZÅÄÖ][a-zåäö]+)?(?=\s*$|\s+\d|,)")
_TITLE = regex(
    r"\W*(?:(?:styrelse|ars|medlems|forenings|stammo|motes|konstituerande|extra|ordinarie)*"
    r"(?:protokoll|protokollet|mote|motet|sammantrade|sammantradet|stamma|stamman)\W+"
    r"(?:(?:fran|fort|vid|i|med|for|hos|extra|ordinarie|konstituerande|[a-z-]*(?:styrelsen|namnden|fullmaktige))\s+)*)+"
)
_OWNER = regex(r"^\W*(?:[a-z-]+\s){1,3}?(?:kommun|stad|lan|landsting|pastorat|forsamling)\W*$")
_DATE_AND_PAGE = regex(r"\W*(?:19|20)\d\d-\d\d-\d\d(?:\W|\d|sida?\b|av\b)*")
_CHURCH = regex(r"\W*svenska\s+kyrkan\W+(?=[a-z])")
_MET_WITH = regex(r"\b(?:sammantrade|mote)\s(?:med|i|for)\s(?=\w)", needs=("sammantrade", "mote"))
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
_BEFORE_NAME = frozenset({"Region", "Landstinget", "Brf", "Bostadsrättsföreningen", "Stiftelsen", "Byalaget"})
_LONGEST_NAME = 90
_LONGEST_LINE = 120
_ITEMS_ASKED = 60  # items that are asked who decides


def read_body(candidates: Iterable[str], opening: str, document: Document) -> str | None:
    """The body that met.

    candidates: headers and first lines.  opening: the title and first sentence.  document: asked who decides.
    """
    return (
        _body(candidates)
        or _body_of_meeting(opening)
        or _assembly(opening)
        or _board(opening)
        or _deciding_body(document)
    )


def _body(candidates: Iterable[str]) -> str | None:
    for text in candidates:
        if len(text) > _LONGEST_LINE:
            continue
        for piece in re.split(r"\s{2,}", text):
            match = _BODY.search(fold(piece))
            if match and _heads(fold(piece), match):
                body = piece[match.start("body") : match.end("body")]
                if _DISTRICT.search(fold(body)) and (part := _PART_OF_TOWN.match(piece, match.end("body"))):
                    body += part[0]
                return _sentence_case(body[:1].upper() + body[1:])
    return None


def _heads(folded: str, match: re.Match[str]) -> bool:
    """Whether a body stands first in a text, after its organisation, or before nothing but date and page."""
    if match.start("body") <= 3 + _past_protocol(folded):
        return True
    before, after = folded[: match.start("body")], folded[match.end("body") :]
    return _OWNER.search(before) is not None or _DATE_AND_PAGE.fullmatch(after) is not None


def _past_protocol(folded: str) -> int:
    """The length of a ``Protokoll`` that stands before the body's name."""
    match = _PROTOCOL.match(folded)
    return match.end() if match else 0


def _body_of_meeting(opening: str) -> str | None:
    """The body whose meeting the title names: ``Kommunfullmäktiges sammanträde``, ``fört vid …``."""
    folded = fold(opening)
    met = _MET_WITH.search(folded)
    match = (_BODY.match(folded, met.end()) if met else None) or _ITS_MEETING.search(folded)
    if match is None:
        return None
    body = opening[match.start("body") : match.end("body")]
    if " for " in fold(body) and not fold(body).startswith("namnden"):  # whom it meets for
        body = body[: fold(body).index(" for ")]
    return _sentence_case(body[:1].upper() + body[1:])


def _board(opening: str) -> str | None:
    """The body that the title names by its meeting: ``Styrelsemöte``, ``möte med Brukarrådet``."""
    folded = fold(opening)
    for pattern, ending in (
        (_BOARD, "n"),
        (_BOARD_OF, ""),
        (_GROUP_OF, "en"),
        (_COUNCIL_MEETING, "et"),
        (_COUNCIL_NOTES, "et"),
        (_GROUP_NOTES, ""),
        (_MEETING_OF, ""),
    ):
        match = pattern.search(folded)
        if match:
            word = opening[match.start("body") : match.end("body")]
            word += ending.upper() if word.isupper() else ending
            return _sentence_case(word[:1].upper() + word[1:])
    return None


def _deciding_body(document: Document) -> str | None:
    """The body that most decisions name: ``Direktionen beslutar``."""
    named: Counter[str] = Counter()
    for item in document.items[:_ITEMS_ASKED]:
        for line in item.lines:
            match = _DECIDES.match(line.folded)
            if match:
                named[line.text[match.start("body") : match.end("body")]] += 1
    return named.most_common(1)[0][0] if named else None


def _assembly(opening: str) -> str | None:
    match = _ASSEMBLY.search(fold(opening))
    if not match:
        return None
    what = opening[match.start("what") : match.end("what")].strip()
    return what[:1].upper() + what[1:].lower()


def read_organisation(candidates: Sequence[str], opening: str) -> str | None:
    """The first organisation that a header, a printed line or the first sentence names."""
    match = _HELD_BY.search(fold(opening))
    for text in candidates:
        for piece in re.split(r"\s{2,}|\s\|\s", text):
            if len(piece) < _LONGEST_NAME and (name := _named(piece)):
                whole = _named(opening[match.end() :]) if match else None
                if whole and fold(whole).endswith(" " + fold(name)):  # broken over two lines
                    return whole
                return _as_spelled(name, opening)
    named = _named(opening[match.end() :]) if match else None
    town = _IN_TOWN.search(fold(opening)) if match and named is None else None
    if town:
        named = _named(opening[town.end() :])
    named = named or (_proper(opening[match.end() :]) if match else None)
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
    if len(words) > 2 and words[0].endswith(("protokoll", "anteckningar")):
        name, words = name.split(" ", 1)[1], words[1:]
    if not name[:1].isupper() or words[0] in _NO_NAME or words[-1] in _NO_NAME:
        return None
    if len(words) == 2 and is_given(words[0]) and words[1].endswith("kar"):
        return None  # ``FREDRIK ANKAR`` is a person
    town = _TOWN_AFTER.match(text, match.end("name"))
    if town and fold(name).startswith(_HOUSING):
        return _sentence_case(name) + town[0].rstrip()
    tail = _NUMBER_AFTER.match(text, match.end("name"))
    return _sentence_case(name + (tail[0] if tail and "forening" in words[0] else ""))


def _sentence_case(text: str) -> str:
    text = text.strip(" .,:;|-–—")
    if not text.isupper():
        return text
    words = text.split()
    kept = [word if len(word) <= 2 else word.lower() for word in words]
    kept[0] = words[0] if len(words[0]) <= 2 else words[0].capitalize()
    if kept[0] in _BEFORE_NAME:
        kept[1:] = [word.capitalize() for word in kept[1:]]
    return " ".join(kept)
