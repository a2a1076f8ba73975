"""Which body met: out of headers, the title and the first sentence.

Input: texts in order of trust.  Output: a name as printed (capitals brought to sentence case), or None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from minutes_cli.patterns import regex
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
      | (?:[\w-]*(?:styrelsens|namndens))\s[\w-]*utskott
      | [a-z-]+\s(?:stadsdels|kommundels|distrikts|omrades)namnd )\b""",
    re.VERBOSE,
    needs=(*_ORGANS, "namnd"),
)
_ASSEMBLY = regex(
    r"\b(?P<what>(?:ordinarie|extra|konstituerande)?\s*"
    r"(?:forenings|bolags|ars|(?<=ordinarie\s)[a-z]{3,14}|(?<=extra\s)[a-z]{3,14})?(?:stamman?|arsmotet?|motet|arsstamman?|arsmote(?=sprotokoll)))(?:sprotokoll)?\b"
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
    r"\b\w*(?:protokoll|anteckningar)\s(?:(?:fran|for|(?:fort\s)?vid)\s)?(?P<body>\w+(?:gruppen|kommitten|radet|sektionen))\b"
)
_MEETING_OF = regex(
    r"\b(?P<body>(?:arbetsplats|lednings|bygg|projekt|personal|samrads|husmors|medlems|sektions|linje|klubb|avdelnings|planerings|start"
    r"|samverkans|foraldra|krets|arbetsgrupps|team|enhets|storgrupps|klass|distrikts|projekterings|samordnings|kvartals)"
    r"\w*(?:mote|traff))(?:s?(?:protokoll|anteckningar))?\b"
)
_DECIDES = regex(
    rf"""^\W*(?:\d+\W+)?(?P<body>(?:[^\W\d_][\w-]*-\soch\s)?[\w-]*{_ORGAN})
    \s(?:beslutar|beslutade|besloto?|beslutat)\b""",
    re.VERBOSE,
    needs=_ORGANS,
)
_ITS_MEETING = regex(
    rf"\b(?P<body>(?:[^\W\d_][\w-]*-\soch\s)?[\w-]*{_ORGAN})s\s(?:extra\s|ordinarie\s)?(?:sammantrade|mote|protokoll)",
    needs=_ORGANS,
)
_PROTOCOL = regex(r"(?:(?:sammantrades)?protokoll(?:sutdrag)?(?:\s(?:fran|for))?\W+)?")
_DISTRICT = regex(r"(?:stadsdels|kommundels|omrades|distrikts)namnden$")
_PART_OF_TOWN = regex(r"\s(?!Protokoll)[A-ZÅÄÖ][a-zåäö]+(?:[-–/ ][A-ZÅÄÖ][a-zåäö]+)?(?=\s*$|\s+\d|,)")
_OWNER = regex(r"^\W*(?:[a-z-]+\s){1,3}?(?:kommun|stad|lan|landsting|pastorat|forsamling)\W*$")
_DATE_AND_PAGE = regex(r"\W*(?:19|20)\d\d-\d\d-\d\d(?:\W|\d|sida?\b|av\b)*")
_MET_WITH = regex(r"\b(?:sammantrade|mote)\s(?:med|i|for)\s(?=\w)", needs=("sammantrade", "mote"))
_BEFORE_NAME = frozenset({"Region", "Landstinget", "Brf", "Bostadsrättsföreningen", "Stiftelsen", "Byalaget"})
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


def of_organisation(organ: str) -> tuple[str | None, str]:
    """The organisation that stands before a body's name, and the body.

    >>> of_organisation("Vikens kommun, Socialnämnden"), of_organisation("Socialnämnden")
    (('Vikens kommun', 'Socialnämnden'), (None, 'Socialnämnden'))
    """
    owner, comma, body = organ.partition(", ")
    return (owner, body) if comma and body[:1].isupper() and _OWNER.search(fold(owner)) else (None, organ)


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
                return sentence_case(body[:1].upper() + body[1:])
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
    return sentence_case(body[:1].upper() + body[1:])


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
            return sentence_case(word[:1].upper() + word[1:])
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
    if not match or match["what"].strip() == "motet":  # ``öppnade mötet``
        return None
    what = opening[match.start("what") : match.end("what")].strip()
    return what[:1].upper() + what[1:].lower()


def sentence_case(text: str) -> str:
    """A name printed in capitals with them only where a name has them."""
    text = text.strip(" .,:;|-–—")
    if not text.isupper():
        return text
    words = text.split()
    kept = [word if len(word) <= 2 else word.lower() for word in words]
    kept[0] = words[0] if len(words[0]) <= 2 else words[0].capitalize()
    if "I" in kept[1:-1]:  # ``HÖGSKOLAN I ÅSVIK``
        at = kept.index("I", 1)
        kept[at : at + 2] = ["i", kept[at + 1].capitalize()]
    if kept[0] in _BEFORE_NAME:
        kept[1:] = [word.capitalize() for word in kept[1:]]
    return " ".join(kept)
