"""Parties that the scanner mangled after names: ``(s}`` for (s), ``(Vv)`` for (V), ``(5)`` for (S).

They are too short for the language model; what tells is the place after a name, and how the document
itself writes its parties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_cli.repair.model import Correction

# Parties of the national assembly since 1970; local ones are too many, and too like other abbreviations
PARTIES = frozenset({"s", "m", "sd", "c", "v", "kd", "l", "mp", "fp", "vpk", "kds", "nyd"})
_NAME = r"[A-ZÅÄÖ][\w’'-]*[a-zåäöé]"
_BRACKETED = re.compile(
    rf"(?P<full>{_NAME} )?{_NAME} ?(?P<party>[({{\[](?P<inside>[A-Za-z$58]{{1,3}})[)}}\]])"
)
_AFTER_COMMA = re.compile(rf"{_NAME} {_NAME}, (?P<party>(?P<inside>Ss|Cc|Vv))(?=[\s,;.]|$)")
_READ_FOR_S = frozenset({"5", "8", "$", "5s", "s5", "$s"})
MINIMUM_OTHERS = 2  # parties read right, to know how the document writes them
CONFIDENCE = 0.97


def mend_parties(lines: Sequence[str]) -> list[Correction]:
    """Corrections of party abbreviations, in the document's own capitals or small letters.

    >>> page = ["Anna Berg (S), Bo Ek (M)", "Carin Ljung (5)", "Dan Alm (Vv)", "Protokoll 3 (5)"]
    >>> [(c.before, c.after) for c in mend_parties(page)]
    [('(5)', '(S)'), ('(Vv)', '(V)')]
    """
    found = [
        (number, match)
        for number, line in enumerate(lines, 1)
        for pattern in (_BRACKETED, _AFTER_COMMA)
        for match in pattern.finditer(line)
    ]
    proper = [match["inside"] for _, match in found if match["inside"].lower() in PARTIES]
    if len(proper) < MINIMUM_OTHERS:
        return []
    write = str.lower if sum(map(str.islower, proper)) * 2 > len(proper) else str.upper
    corrections = []
    for number, match in found:
        inside = match["inside"]
        if inside.lower() in PARTIES:
            party = inside
        elif inside.lower() in _READ_FOR_S and match["full"]:
            party = write("s")
        elif len(inside) == 2 and inside[0].lower() == inside[1].lower() in PARTIES:
            party = write(inside[0])
        else:
            continue
        after = f"({party})" if match["party"] != inside else party
        if after != match["party"]:
            start, end = match.span("party")
            corrections.append(Correction(number, start, end, match["party"], after, "confusion", CONFIDENCE))
    return corrections
