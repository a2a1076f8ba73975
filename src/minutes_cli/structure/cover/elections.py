"""Whom the text itself elects: adjusters and their deputies, and who leads the meeting.

Input: sentences of the cover or of items.  Output: names.  Asked where no label names them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.people.known_names import is_given
from minutes_cli.structure.people.listed import PersonEntry, read_people
from minutes_cli.structure.text.document import ItemDraft, TextLine, paragraphs
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.joining import ends_sentence
from minutes_cli.structure.text.sentences import iter_sentences

_TO_OTHER = regex(r"\b(?:till|som)\s+\w*(?:ordforande|ordf|sekreterare|sekr)\b")
_WITH_DEPUTY = regex(
    r"\bmed\b(?P<who>.{4,120}?)\bsom\s+(?:ersattare|suppleant)", needs=("ersattare", "suppleant")
)
_DEPUTY = regex(r"(?:[,;(.]|\boch\b|\bsamt\b)\s*(?:ersattare|suppleant(?:er)?)\s*:?\s+(?P<who>[^.;)]{4,120})")
_ELECTS = regex(r"\bjuster|\bprotokolljuster|\brostraknare", needs=("juster", "rostraknare"))
_TO_ADJUST = regex(
    r"\b(?:till\s+)?att\s+(?:[a-z]+\s+){0,5}?justera\b|\btill\s+\w*juster\w+\b", needs=("juster",)
)
_BESIDE = regex(
    r"\batt\s+(?:jamte|tillsammans\s+med|med)\s+(?:motes)?ordf\w*\s+[a-z]+\W[^.]{2,40}?\bjustera\b",
    needs=("justera",),
)
_ABOUT = regex(r"\bjuster|protokollsjuster|protokolljuster", needs=("juster",))
TOLD = regex(
    r"\bjuster\w*\b.{0,60}\b(?:utsag\w?s|utses|valdes|valjs)\b|\b(?:utsag\w?s|utses|valdes|valjs)\b.{0,60}\bjustera\b",
    needs=("juster",),
)
LONGEST_SENTENCE = 300
_LEADS = regex(
    r"\b(?:motes|stammo|arsmotes|(?:motets|stammans|arsmotets)\s)ordforande\b|\bordf(?:orande|\.)\s+(?:for|vid|pa|under)\s+(?:dagens\s+)?(?:mote|stamma|arsmote|arsstamma|sammantrade)"
    r"|\bleda\s+(?:dagens\s+)?(?:mote|stamma|arsmote|forhandling)",
    needs=("ordf", "leda"),
)
_OF_OFFICERS = regex(r"ordforande|\bmote(?:s|ts\s+)funktionar", needs=("ordforande", "funktionar"))
_TO_CHAIR = regex(r"\btill\s+ordf(?:orande|\b)")
_AND_SECRETARY = regex(
    r"(?:\b(?:och|samt)\b|,(?=\s+till\b)).{0,60}?\b\w*sekreterare\b", needs=("sekreterare",)
)
_AS_SECRETARY = regex(
    r"\bmed\s(?P<who>[^,.;:]{4,60}?)\ssom\s(?:motes|protokoll)?s?sekreterare\b", needs=("sekreterare",)
)
_AND_TO = regex(r"(?:,|\b(?:och|samt)\b)\s+till\s")  # the next office
_TO_SECRETARY = regex(r"\btill\s+(?:motes|protokoll|arsmotes|stammo)?s?sekr(?:eterare)?\b", needs=("sekr",))
_STATES_LEADER = regex(
    r"\W*(?:(?:kvallens|dagens)\s+)?(?:motes|arsmotes|stammo)ordforande\W+[a-z]", needs=("ordforande",)
)
_STATES_SECRETARY = regex(
    r"(?:^|\boch\b|\bsamt\b)\W*(?:motes|arsmotes|stammo)sekreterare\W+(?!valdes|utsags)(?=[a-z])",
    needs=("sekreterare",),
)
_LONGEST_NAME = 40
_KEPT_BY = regex(
    r"\bsekreterare\s+(?:ar|var|vid\s+\w+\s+(?:ar|var)|for\s+\w+\s+(?:ar|var))\s|\bsom\s+\w*sekreterare\s+(?:tjanstgjorde|fungerade|deltog)\s",
    needs=("sekreterare",),
)
_INITIAL = regex(r"\b[A-ZÅÄÖ]\.?\s[A-ZÅÄÖ][a-zåäöé]{2,}\b")  # ``L Marell``
_LONE = regex(
    r"\b(?:valdes|utsågs|omvaldes)\s(?P<one>[A-ZÅÄÖ][a-zåäö]+)(?:\soch\s(?P<other>[A-ZÅÄÖ][a-zåäö]+))?\W*$"
)
_AND = regex(r"\b(?:och|samt)\b")
_FEW = 3  # letters
_WORD = regex(r"[\w-]+")
_OPENS = regex(
    r"\W*(?:motets\s+|styrelsens\s+|\w*foreningens\s+|klubbens\s+)?ordf(?:oranden?\b|\.)\s(?P<who>[^,.;:]{2,40}?)\s"
    r"(?:opp?na|halsa|forklara|inledde)",
    needs=("ordf",),
)
_OPENED_BY = regex(
    r"\b(?:opp?nades|inleddes)\sav\s(?:\w+s\s)?ordf(?:oranden?\b|\.)\s(?P<who>[^,.;:]{2,40})(?:\W|$)",
    needs=("ordf",),
)
_OPENING = 3  # items in which a meeting is opened
_FIRST = 8  # items among which the chair is elected
_CHOICE = regex(r"\b(?:valj|vald|valt|omvald|utse|utsag|utsed|utses|justerar?\b|att justera|jamte)")


def split_deputies(text: str) -> tuple[list[PersonEntry], list[PersonEntry]]:
    """Adjusters and their deputies in a text.

    >>> [[p.name for p in part] for part in split_deputies("Stina Ek (S) med Bo Alm (M) som ersättare")]
    [['Stina Ek'], ['Bo Alm']]
    >>> told = "Stina Ek med Bo Alm som ersättare och Per Ås med Siv Dahl som ersättare"
    >>> [[p.name for p in part] for part in split_deputies(told)]
    [['Stina Ek', 'Per Ås'], ['Bo Alm', 'Siv Dahl']]
    """
    deputies: list[PersonEntry] = []
    while match := _WITH_DEPUTY.search(fold(text)) or _DEPUTY.search(fold(text)):
        deputies.extend(read_people(text[match.start("who") : match.end("who")], listed=True))
        text = text[: match.start()] + " , " + text[match.end() :]
    return read_people(text, listed=True), deputies


def elected_adjusters(items: Iterable[ItemDraft], first_names: Collection[str] = ()) -> list[str]:
    """Those whom an item elects as adjusters.

    first_names: of those who are listed, by which alone the text may call them.
    """
    for item in items:
        if not _may_elect(item):
            continue
        about = _ABOUT.search(fold(item.title)) is not None
        named = [text for text in _title_and_sentences(item) if _ELECTS.search(fold(text))]
        for text in [*named, *item_sentences(item)]:
            folded = fold(text)
            if not _CHOICE.search(folded):
                if about and text is not item.title and (names := _only_names(text, first_names)):
                    return names
                continue
            if _ELECTS.search(folded) or about:
                names = _names(elected_part(text), first_names)
                if names:
                    return list(dict.fromkeys(names))
    return []


def _may_elect(item: ItemDraft) -> bool:
    """Whether an item speaks of adjusters at all; a word hyphenated over a line end may be theirs."""
    texts = [fold(item.title), *(line.folded for line in item.lines)]
    return any("juster" in text or "rostraknare" in text or text.endswith("-") for text in texts)


def elected_chair(items: Iterable[ItemDraft], first_names: Collection[str] = ()) -> str | None:
    """Whom one of the first items elects to lead the meeting; where none does, the chair who opens it.

    first_names: by which alone the text may call those who are listed.
    """
    for place, item in enumerate([*items][:_FIRST]):
        is_about = place < _FIRST // 2 and _OF_OFFICERS.search(fold(item.title)) is not None
        for text in _title_and_sentences(item):
            match = _LEADS.search(fold(text)) or (_TO_CHAIR.search(fold(text)) if is_about else None)
            if match is None or not (_CHOICE.search(fold(text)) or _STATES_LEADER.match(fold(text))):
                continue
            both = _AND_SECRETARY.search(fold(text), match.end())
            names = _names(text[: both.start() if both else None], first_names)
            if len(names) == 1:
                return names[0]
    return _opener([*items][:_OPENING], first_names)


def _opener(items: Iterable[ItemDraft], first_names: Collection[str]) -> str | None:
    """``Ordföranden Stina Ek öppnade mötet.``"""
    for item in items:
        for text in _title_and_sentences(item):
            match = _OPENS.match(fold(text)) or _OPENED_BY.search(fold(text))
            names = _names(text[match.start("who") : match.end("who")], first_names) if match else []
            if len(names) == 1:
                return names[0]
    return None


def elected_secretary(items: Iterable[ItemDraft], first_names: Collection[str] = ()) -> str | None:
    """Whom one of the very first items elects to keep the minutes.

    Later ones elect an association's officers.  first_names: as for :func:`elected_chair`.
    """
    for item in [*items][: _FIRST // 2]:
        for text in _title_and_sentences(item):
            folded = fold(text)
            beside = _AS_SECRETARY.search(folded) if _CHOICE.search(folded) else None
            names = _names(text[beside.start("who") : beside.end("who")], first_names) if beside else []
            if len(names) == 1:
                return names[0]
            stated = _STATES_SECRETARY.search(folded)
            match = stated or _TO_SECRETARY.search(folded)
            if match is None or not (stated or _CHOICE.search(folded)):
                continue
            further = _AND_TO.search(folded, match.end())
            after = _names(text[match.end() : further.start() if further else None], first_names)
            names = after or _names(text[: match.start()], first_names)[-1:]
            if len(names) == 1:
                return names[0]
    return None


def _title_and_sentences(item: ItemDraft) -> Iterator[str]:
    yield item.title
    yield from (sentence.text for sentence in iter_sentences(item.lines))


def _names(text: str, first_names: Collection[str]) -> list[str]:
    names = [person.name for person in read_people(text, listed=True)]
    if names:
        return names
    if not first_names:
        return _lone_names(text)
    initials = {name[0] for name in first_names}
    return [name for name in _INITIAL.findall(text) if name[0] in initials] or [
        word for word in _WORD.findall(text) if word in first_names
    ]


def _only_names(text: str, first_names: Collection[str]) -> list[str]:
    """The names of a text that says nothing else: ``Stina Ek och Bo Alm``."""
    names = _names(text, first_names)
    rest = text
    for name in names:
        rest = rest.replace(name, " ", 1)
    return names if sum(char.isalpha() for char in _AND.sub(" ", rest)) < _FEW else []


def _lone_names(text: str) -> list[str]:
    """Those whom a sentence of a small board elects by given names: ``Till justerare valdes Siv och Bo.``"""
    match = _LONE.search(text)
    names = [word for word in (match["one"], match["other"]) if word] if match else []
    return names if all(is_given(name) for name in names) else []


def told_secretary(cover: Sequence[TextLine]) -> str | None:
    """Whom a sentence of the cover says to have kept the minutes: ``Sekreterare är Stina Ek.``"""
    for block in paragraphs(cover):
        text = " ".join(line.stripped for line in block)
        match = _KEPT_BY.search(fold(text))
        names = _names(text[match.end() : match.end() + _LONGEST_NAME], ()) if match else []
        if names:
            return names[0]
    return None


def told_adjusters(cover: Sequence[TextLine]) -> list[str]:
    """Those whom a sentence of the cover elects: ``Att justera dagens protokoll utsågs Stina Ek.``"""
    for block in paragraphs(cover):
        text = " ".join(line.stripped for line in block)
        folded = fold(text)
        if TOLD.search(folded) and ends_sentence(text) and len(text) < LONGEST_SENTENCE:
            return list(dict.fromkeys(person.name for person in read_people(elected_part(text), listed=True)))
    return []


def elected_part(text: str) -> str:
    """The part of a sentence in which the elected stand: from ``att justera`` on, before their deputies.

    Who adjusts ``jämte`` them is not elected: ``Att jämte ordförande Stina Ek justera valdes Bo Alm``.
    """
    match = _WITH_DEPUTY.search(fold(text))
    text = text[: match.start()] if match else text
    beside = _BESIDE.search(fold(text))
    clause = beside or _TO_ADJUST.search(fold(text))
    others = [*_TO_OTHER.finditer(fold(text)[: clause.start()])] if clause else []
    if clause and others and not read_people(text[clause.end() :], listed=True):
        return text[others[-1].end() : clause.start()]  # ``… till sekreterare och Bo Alm till justerare``
    after = text[clause.end() if beside else clause.start() :] if clause else ""
    return after if clause and read_people(after, listed=True) else text


def item_sentences(item: ItemDraft) -> Iterable[str]:
    """The sentences of an item's title and text, line ends inside them closed."""
    yield item.title
    block: list[str] = []
    for line in item.lines:
        if line.is_blank or (block and re.match(r"\s*(?:att\b|[-–•*]|\d+[.)])", line.text)):
            yield " ".join(block)
            block = []
        if not line.is_blank:
            block.append(line.stripped)
    yield " ".join(block)
