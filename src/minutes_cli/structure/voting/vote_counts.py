"""Figures of a vote, and what Ja and Nej stand for, out of running text.

Forms: ``12 ja-röster mot 9 nej-röster (och 2 nedlagda röster)``, ``9 ja, 5 nej och 1 som avstår``,
``72 Ja mot 9 Nej. 2 ledamöter avstår``, ``med 4 nej-röster mot 3 ja-röster``, ``röstsiffrorna 15–9``,
``17-12-2``, ``förslaget fick 17 röster och … 12 röster``, ``Summa 10 9 3``, ``Ja: 10 Nej: 9``.
Meanings: ``Ja för bifall. Nej för avslag.``, ``Ja-röst innebär att …, nej-röst att …``,
``Den som bifaller … röstar ja``.  "Ja" may stand for rejection: the words are kept as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

_WORDS = (
    "noll", "en", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo", "tjugoen", "tjugotva", "tjugotre",
    "tjugofyra", "tjugofem", "tjugosex", "tjugosju", "tjugoatta", "tjugonio", "trettio",
)  # fmt: skip
_NUMBER_WORD = "|".join(sorted((*_WORDS, "ett", "ingen", "inga"), key=len, reverse=True))
N = rf"(?:\d{{1,3}}|{_NUMBER_WORD})"
_ROST = r"r\w{2,7}"  # röster, read as roster, réster, rdster, r6ster
_VOTER = r"(?:ledamot|ledamoter|medlem|medlemmar|personer?|rostande)"
_STOOD_OUT = (
    rf"(?:nedlagda?\s{_ROST}|blanka?(?:\s{_ROST})?|som\savst\w+"
    rf"|{_VOTER}?\s?(?:avst\w+|ned?lade|lade\sned)|avstaende\w*|ned?lagd\w*)"
)
_NO = r"n[^\W\d_]j"  # beside ja and figures it is nej, whatever OCR made of its e
_PAIR = regex(
    rf"""\b(?P<a>{N})\s(?:st\s)?(?P<first>ja|{_NO})\b[\s-]*(?:{_ROST}\b)?(?:\sfor\s[^.;\d]{{3,60}}?(?=\s(?:mot|och)\s))?\s*(?:mot|och|,|;|samt|resp\w*|emot|-|/|\.)?\s*(?:mot\s|och\s)?
        (?P<b>{N})\s(?:st\s)?(?P<second>ja|{_NO})\b[\s-]*(?:{_ROST}\b)?
        (?:[\s,.;]*(?:och|samt|medan|,)?\s*(?P<c>{N})\s{_STOOD_OUT})?""",
    re.VERBOSE,
)
_LABELLED = regex(
    rf"""\b(?:antal\s)?ja(?:[\s-]?{_ROST})?\s?[:=]?\s?\(?(?P<a>\d{{1,3}})\)?(?:\sst)?[\s,;.|]*(?:och\s)?(?:antal\s)?
        nej(?:[\s-]?{_ROST})?\s?[:=]?\s?\(?(?P<b>\d{{1,3}})\)?(?:\sst)?
        (?:[\s,;.|]*(?:och\s)?(?:antal\s)?avst\w+\s?[:=]?\s?\(?(?P<c>\d{{1,3}})\)?)?
        (?:[\s,;.|]*(?:och\s)?(?:antal\s)?franv\w*\s?[:=]?\s?\(?(?P<d>\d{{1,3}})\)?)?""",
    re.VERBOSE,
    needs=("nej",),
)
_VOTED_FOR = regex(
    rf"\b(?P<a>{N})\s(?:\w+\s)?r\w{{1,3}}sta(?:r|de|t)\sfor\b(?:\s[^.;\d]{{3,40}}?)?\s(?:och|mot|medan)\s(?P<b>{N})\s(?:r\w{{1,3}}sta(?:r|de|t)\s)?(?:emot|mot)\b",
    needs=("sta",),
)
_MEMBERS = regex(
    rf"""\b(?P<a>{N})\s(?:\w+\s)?r\w{{1,3}}sta(?:r|de|t)\s(?P<first>ja|nej)\b\W*(?:och\s|medan\s|samt\s)?
        (?P<b>{N})\s(?:\w+\s)?(?:r\w{{1,3}}sta(?:r|de|t)\s)?(?P<second>ja|nej)\b
        (?:[\s,.;]*(?:och|samt|medan|,)?\s*(?P<c>{N})\s(?:\w+\s)?avst\w+)?""",
    re.VERBOSE,
)
_BARE = regex(
    r"""\b(?:rostsiffr\w+|rostetal\w*|rostetalet|siffrorna|omrostning\w*|votering\w*|roster\w*|resultat\w*|utfall\w*)\b[^.\d]{0,40}?
        (?P<a>\d{1,3})\s?(?:[-–—−]|mot)\s?(?P<b>\d{1,3})(?:\s?[-–—−]\s?(?P<c>\d{1,3}))?(?!\s?[-–/.:]?\d)""",
    re.VERBOSE,
    needs=("rost", "siffrorna", "omrostning", "votering", "resultat", "utfall"),
)
_FOR_AND_AGAINST = regex(
    rf"""\b(?P<a>{N})\s(?:\w+\s){{0,2}}?for(?:\sbifall|\s\w+(?:et|en)|\satt\s[\w\s]{{3,40}}?|\s[\w\s]{{3,50}}?\sforslag)?\W+(?:och\s|mot\s)?
        (?P<b>{N})\s(?:\w+\s){{0,2}}?(?:emot|mot|for\savslag|mot\sforslaget)\b
        (?:[\s,;]*(?:och\s)?(?P<c>{N})\s(?:\w+\s)?avst\w+)?""",
    re.VERBOSE,
    needs=("mot", "avslag"),
)
_PROPOSALS_GOT = regex(
    rf"""\b(?P<a>{N})\s{_ROST}\sfor\s[^.\d]{{4,60}}?(?:,|\s(?:och|mot|samt))\s(?P<b>{N})\s(?:{_ROST}\s)?for\s""",
    re.VERBOSE,
)
_AGAINST_FIRST = regex(
    rf"\b(?P<b>{N})\s(?:{_ROST}\s)?for\savslag\b[^.\d]{{0,30}}?(?P<a>{N})\s(?:{_ROST}\s)?for\sbifall\b",
    needs=("avslag",),
)
_VOTING = regex(r"\b(?:omr\w{1,3}stning\w*|votering\w*|r\w{1,2}sta\w*)\b")
_VOTES_AGAINST = regex(rf"(?:\bmed\s|,\s)(?P<a>{N})\s{_ROST}\s(?:mot|emot)\s(?P<b>{N})\b", needs=("mot",))
_EACH_GOT = regex(
    rf"""\b(?:fatt|fick|erholl|far|erhallit|samlade)\s(?P<a>{N})\s{_ROST}\b[^.]{{1,90}}?\b(?P<b>{N})\s{_ROST}\b""",
    re.VERBOSE,
)
_ABSTAIN = regex(
    rf"\b(?P<n>{N})\s(?:\w+\s){{0,3}}?(?:avst\w+|nedlagda?\s{_ROST}|lagger\sne[dr]\w*|lades?\sne[dr]\w*|rostade\sblankt|rostsedlar\s\w+\sblanka?|blanka?\b)"
    rf"|\bblanka?(?:\s{_ROST})?\W{{1,3}}(?P<after>\d{{1,3}})\b",
    needs=("avst", "nedlagd", "lagger", "lade", "rostsedlar", "blank"),
)
_ABSENT = regex(rf"\b(?P<n>{N})\s(?:ledam\w+\s)?(?:(?:ar|var)\s)?franvarande", needs=("franvarande",))
_SUM = regex(
    r"^\W*(?:summa|totalt?|antal(?:\sroster)?|s:a|roster|resultat|utfall)\W+(?P<list>\d{1,3}(?:\W+\d{1,3}){1,3})\W*$"
)

_MEANS = regex(
    rf"""\bja\b(?:[\s-]*r\w{{2,6}})?\s*(?P<how>for\satt|for|innebar\satt|innebar|betyder\satt|betyder|till|=|:|\bar)\s+
        (?P<yes>.{{3,400}}?)
        (?:[.;,]|\soch|\ssamt|\smedan)?["'”“]?\s+(?:och\s|medan\s|den\s)?
        \bnej\b(?:[\s-]*r\w{{2,6}})?\s*(?:for\satt|for|innebar\satt|innebar|betyder\satt|betyder|till|=|:|\bar|att)\s+
        (?P<no>.{{3,400}}?)(?:["'”“]|[.](?=\s|$)|$|;
          |\n\s*(?=ja\b|nej\b|omr|avst|med\s(?:{N})\s(?:ja|nej|{_ROST})\b|[^\n]{{0,60}}\(\w{{1,4}}\)))""",
    re.VERBOSE | re.DOTALL,
    needs=("nej",),
)
_WHO_WILL = regex(
    r"""\b(?:den|de|ledamot|ledamoter)\s(?:som|det)\s(?:vill\s)?(?P<yes>.{3,220}?)\sr\w{1,3}star\sja\b[\s.,;]*
        (?:och\s|medan\s)?(?:den|de|ledamot)\s(?:som|det)\s(?:vill\s)?(?P<no>.{1,220}?)\sr\w{1,3}star\snej\b""",
    re.VERBOSE | re.DOTALL,
    needs=("nej",),
)
_VOTES_WHO_WILL = regex(  # ``Ja röstar den som bifaller …, nej den som …``
    r"""\bja\srostar\s(?:den|de)\ssom\s(?:vill\s)?(?P<yes>.{3,220}?)[\s.,;]*
        (?:och\s|medan\s)?\bnej\s(?:rostar\s)?(?:den|de)\ssom\s(?:vill\s)?(?P<no>.{3,220}?)(?=[.;]|$)""",
    re.VERBOSE | re.DOTALL,
    needs=("rostar d",),
)
_LISTS_PEOPLE = regex(r"[^\W\d_]{2,} \([\w-]{1,6}\)(?:,| och )")
_LISTS_NAMES = regex(
    r"(?:(?:[A-ZÅÄÖ][\w-]+\s?){1,3}(?:,| ?och| ?samt)\s)+(?:(?:[A-ZÅÄÖ][\w-]+\s?){1,3}|ordf\w+)"
)
_VERBS = (
    (regex(r"^bifall(?:er|a)\s+(?!till\b)"), "bifall till "),
    (regex(r"^(?:avsla|avslar)\s+(?:\w+\s)?(?:forslaget|det|motionen|detta|arendet)?$"), "avslag"),
    (regex(r"^(?:(?:avslar|avsla)\s*|(?:det\s)?(?:ej|inte|icke)\s+(?:det\s)?vill)$"), "avslag"),
    (regex(r"^(?:avslar|avsla)\s+"), "avslag på "),
    (regex(r"^(?:stoder|stodja|godkanner|godkanna)\s+"), ""),
)
_LONGEST_MEANING = 300


@frozen
class Counts:
    """Figures found in a text.  start, end: offsets."""

    start: int
    end: int
    yes: int
    no: int
    abstain: int | None = None
    absent: int | None = None


@frozen
class Meaning:
    """What Ja and Nej stand for, as printed.  start, end: offsets."""

    start: int
    end: int
    yes: str
    no: str


def number_of(text: str) -> int:
    """A number in figures or words."""
    folded = fold(text).strip()
    if folded.isdigit():
        return int(folded)
    if folded in _WORDS:
        return _WORDS.index(folded)
    return 1 if folded == "ett" else 0


def find_counts(text: str) -> list[Counts]:
    """The figures of votes in a text, in order.

    >>> [(c.yes, c.no, c.abstain) for c in find_counts("Med 7 ja-röster mot 5 nej-röster och 1 nedlagd röst")]
    [(7, 5, 1)]
    >>> [(c.yes, c.no) for c in find_counts("Resultatet blir 4 ja och 2 ngj.")]
    [(4, 2)]
    """
    folded = fold(text)
    found: list[Counts] = []
    for match in [*_PAIR.finditer(folded)] or [*_MEMBERS.finditer(folded)]:
        if (match["first"] == "ja") == (match["second"] == "ja"):
            continue
        yes, no = (match["a"], match["b"]) if match["first"] == "ja" else (match["b"], match["a"])
        found.append(_counts(match, yes, no, match["c"], folded))
    if not found:
        for match in _LABELLED.finditer(folded):
            absent = number_of(match["d"]) if match["d"] else None
            found.append(_counts(match, match["a"], match["b"], match["c"], folded, absent))
    if not found:
        spoken = (
            (_AGAINST_FIRST, _VOTED_FOR, _FOR_AND_AGAINST, _PROPOSALS_GOT) if _VOTING.search(folded) else ()
        )
        for pattern in (_BARE, _VOTES_AGAINST, _EACH_GOT, *spoken):
            for match in pattern.finditer(folded):
                third = match["c"] if "c" in match.re.groupindex else None
                found.append(_counts(match, match["a"], match["b"], third, folded))
            if found:
                break
    return found


def sum_row(text: str) -> tuple[int, ...] | None:
    """The figures of a table's last row: ``Summa 10 9 3``."""
    match = _SUM.match(fold(text))
    return tuple(int(n) for n in re.findall(r"\d+", match["list"])) if match else None


def _counts(
    match: re.Match[str], yes: str, no: str, abstain: str | None, folded: str, absent: int | None = None
) -> Counts:
    after = folded[match.end() : match.end() + 160]
    stood_out = number_of(abstain) if abstain else None
    if stood_out is None and (more := _ABSTAIN.search(after)):
        stood_out = number_of(more["n"] or more["after"])
    if absent is None and (gone := _ABSENT.search(after)):
        absent = number_of(gone["n"])
    return Counts(match.start(), match.end(), number_of(yes), number_of(no), stood_out, absent)


def find_meanings(text: str) -> Iterator[Meaning]:
    """What Ja and Nej stand for, wherever a text says it.

    >>> [(m.yes, m.no) for m in find_meanings("Ja för avslag och Nej för bifall till yrkandet.")]
    [('avslag', 'bifall till yrkandet')]
    """
    folded = fold(text)
    taken: list[tuple[int, int]] = []
    for pattern in (_WHO_WILL, _VOTES_WHO_WILL, _MEANS):
        for match in pattern.finditer(folded):
            if any(match.start() < end and match.end() > start for start, end in taken):
                continue
            yes = _tidy(text[match.start("yes") : match.end("yes")])
            no = _tidy(text[match.start("no") : match.end("no")])
            if any(_LISTS_PEOPLE.search(part) or _LISTS_NAMES.fullmatch(part) for part in (yes, no)):
                continue
            if yes and no and len(yes) < _LONGEST_MEANING:
                taken.append(match.span())
                yield Meaning(match.start(), match.end(), yes, no)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" .,;:\"'”“")
    text = re.sub(r"^att\s+(?=\w)", "", text)
    folded = fold(text)
    for pattern, instead in _VERBS:
        match = pattern.match(folded)
        if match:
            return (instead + text[match.end() :]).strip()
    return text
