"""Parties that the scanner mangled: ``(s}`` for (s), ``(Vv)`` for (V), ``(5)`` for (S), ``MP och €`` for C.

They are too short for the language model; what tells is the place after a name or among other parties, and
how the document itself writes its parties.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from minutes_cli.patterns import regex
from minutes_cli.repair.model import Correction

# Parties of the national assembly since 1970; local ones are too many, and too like other abbreviations
PARTIES = frozenset({"s", "m", "sd", "c", "v", "kd", "l", "mp", "fp", "vpk", "kds", "nyd"})
_NAME = r"[A-ZÅÄÖ][\w’'-]*[a-zåäöé]"
_BRACKETED = regex(
    rf"(?P<names>(?:{_NAME} ){{0,2}}{_NAME}) ?(?P<party>[({{\[](?P<inside>[A-Za-z$581]{{1,3}})[)}}\]])",
    needs=("(", "{", "["),
)
_LAST_NAMES = regex(rf"(?P<names>(?:{_NAME} ){{0,2}}{_NAME})\s*$")
_AT_START = regex(r"[\f ]*(?P<party>[({\[](?P<inside>[A-Za-z$581]{1,3})[)}\]])")
_AFTER_COMMA = regex(
    rf"{_NAME} {_NAME}, (?P<party>(?P<inside>Ss|Cc|Vv))(?=[\s,;.]|$)", needs=(", Ss", ", Cc", ", Vv")
)
_LIST = regex(r"(?<!\S)[A-Z$€£]{1,3}(?:, ?[A-Z$€£]{1,3}| (?:och|eller|samt) [A-Z$€£]{1,3})+(?![\w$€£])")
_SIGN_IN_LIST = regex(r"(?<![\w$€£])[$€£](?![\w$€£])")
_SIGNS = {"$": "S", "€": "C", "£": "L"}
_MISREAD = {"5": "s", "8": "s", "$": "s", "5s": "s", "s5": "s", "$s": "s", "1": "l"}
_MISREAD |= {sign + "d": "sd" for sign in "58$"}
_SERVING = regex(r"(?:(?<=\) )|(?<=, ))(?P<serving>tig)(?=\.? (?:ers|f[oöé6]?r) |[.,]?\s*$)", needs=("tig",))
MINIMUM_OTHERS = 2  # parties read right, to know how the document writes them
CONFIDENCE = 0.97


def mend_parties(lines: Sequence[str], is_given_name: Callable[[str], bool]) -> list[Correction]:
    """Corrections of party abbreviations, in the document's own capitals or small letters.

    is_given_name: whether a word in small letters is a given name.

    >>> page = ["Anna Berg (S), Bo Ek (M)", "Bo Ek (5)", "Dan Alm (Vv)", "V, MP och €", "Protokoll 3 (5)"]
    >>> [(c.before, c.after) for c in mend_parties(page, {"bo"}.__contains__)]
    [('(5)', '(S)'), ('(Vv)', '(V)'), ('€', 'C')]
    """
    found = list(_iter_after_names(lines))
    proper = [match["inside"] for _, match, _ in found if match["inside"].lower() in PARTIES]
    write = str.lower if sum(map(str.islower, proper)) * 2 > len(proper) else str.upper
    corrections = []
    for number, match, names in found:
        inside = match["inside"]
        misread = _MISREAD.get(inside.lower())
        if inside.lower() in PARTIES:
            party = inside
        elif misread and any(is_given_name(name.lower()) for name in names[:-1]):
            party = write(misread)
        elif len(proper) < MINIMUM_OTHERS:
            continue
        elif misread in ("s", "sd") and len(names) > 1:
            party = write(misread)
        elif len(inside) == 2 and inside[0].lower() == inside[1].lower() in PARTIES:
            party = write(inside[0])
        else:
            continue
        after = f"({party})" if match["party"] != inside else party
        if after != match["party"]:
            start, end = match.span("party")
            corrections.append(Correction(number, start, end, match["party"], after, "pattern", CONFIDENCE))
    corrections += _mend_lists(lines)
    corrections += _mend_serving(lines)
    return sorted(corrections, key=lambda c: (c.line, c.start))


def _iter_after_names(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str], list[str]]]:
    """What may be a party after a name: line, match with `party` and `inside`, the names."""
    for number, line in enumerate(lines, 1):
        for pattern in (_BRACKETED, _AFTER_COMMA):
            for match in pattern.finditer(line):
                names = match["names"].split() if pattern is _BRACKETED else []
                yield number, match, names
        at_start = _AT_START.match(line)
        before = _LAST_NAMES.search(lines[number - 2]) if at_start and number > 1 else None
        if at_start and before:
            yield number, at_start, before["names"].split()


def _mend_serving(lines: Sequence[str]) -> Iterator[Correction]:
    """``tjg``, who serves in another's place, where it was read ``tig`` after a party."""
    for number, line in enumerate(lines, 1):
        for match in _SERVING.finditer(line):
            yield Correction(number, *match.span("serving"), "tig", "tjg", "pattern", CONFIDENCE)


def _mend_lists(lines: Sequence[str]) -> Iterator[Correction]:
    """Signs among at least as many parties: ``S, V, MP och €``."""
    for number, line in enumerate(lines, 1):
        if not any(sign in line for sign in _SIGNS):
            continue
        for found in _LIST.finditer(line):
            members = re.findall(r"[A-Z]{1,3}", found.group())
            signs = list(_SIGN_IN_LIST.finditer(line, *found.span()))
            if len(members) >= len(signs) and all(member.lower() in PARTIES | {"d"} for member in members):
                for sign in signs:
                    after = _SIGNS[sign.group()]
                    yield Correction(
                        number, sign.start(), sign.end(), sign.group(), after, "pattern", CONFIDENCE
                    )
