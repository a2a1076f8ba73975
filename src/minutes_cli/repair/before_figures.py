"""Abbreviations and signs before figures, too short for the language model: ``kl`` and ``@`` before a time,
``Dnr`` before a diary number.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from minutes_cli.patterns import regex
from minutes_cli.repair.model import Correction

# a lookbehind after what it looks behind is quicker to search for
_KL = regex(r"(?P<sign>[kK](?<!\S[kK])[iI1!|}\]])(?=\.? ?\d{1,2}(?:[.:]\d\d\b|\s*[-–—]))")
_AT = regex(
    r"(?<=[\w)] )(?P<sign>\((?:[&ØDG2©O]\)?)|[&©Ø])(?= \d{1,2}[:.]\d\d\b)", needs=("(", "&", "©", "Ø")
)
_DIARY_NUMBER = regex(
    r"(?P<sign>[DO](?<!\S[DO])[a-z]{1,3})(?=[.:]?\ +[A-ZÅÄÖ]{1,5}[ /-]?(?:19|20)?\d\d[/:-]\d{1,5}\b)"
)
MOST_EDITS = 2  # from Dnr
CONFIDENCE = 0.95


def mend_before_figures(lines: Sequence[str]) -> list[Correction]:
    """Corrections of misread abbreviations and signs before figures.

    >>> page = ["Mötet öppnades ki 18.30", "Dor KS 2014/0312", "Mötet hölls ki 7 mars"]
    >>> [(c.before, c.after) for c in mend_before_figures(page)]
    [('ki', 'kl'), ('Dor', 'Dnr')]
    """
    text = "\n".join(lines)
    found = [each for each in ((_KL, "kl"), (_AT, "@"), (_DIARY_NUMBER, "Dnr")) if each[0].search(text)]
    if not found:
        return []
    return [
        Correction(number, *match.span("sign"), match["sign"], after, "pattern", CONFIDENCE)
        for number, line in enumerate(lines, 1)
        for pattern, after in found
        for match in pattern.finditer(line)
        if after != "Dnr" or 0 < Levenshtein.distance(match["sign"], after) <= MOST_EDITS
    ]
