"""Crosses of attendance and voting lists that OCR doubled or made small: ``Xx``, ``xX`` and ``x`` for X."""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.repair.model import Correction

_DOUBLED = regex(r"(?<![^\s|])(?:Xx|xX)(?![^\s|])", needs=("Xx", "xX"))
_CROSS = regex(r"(?<![^\s|])(?<!\d )[Xx](?![^\s|])(?! \d)", needs=("X", "x"))
_NAME = regex(r"[A-ZÅÄÖ][a-zåäöé]+")
SEVERAL = 3  # large crosses that show how the document writes them
CONFIDENCE = 0.97


def mend_crosses(lines: Sequence[str]) -> list[Correction]:
    """Corrections of crosses: the doubled ones, and in documents with large crosses the small ones by names.

    >>> [(c.before, c.after) for c in mend_crosses(["Bo Ek  Xx", "Åsa Alm  X", "Dan By  xX", "Eva Sjö  x"])]
    [('Xx', 'X'), ('xX', 'X'), ('x', 'X')]
    >>> mend_crosses(["Bo Ek  x", "Åsa Alm  x", "bräda 3 x 5"])
    []
    """
    text = "\n".join(lines)
    if not (_DOUBLED.search(text) or _CROSS.search(text)):
        return []
    doubled = [(number, match) for number, line in enumerate(lines, 1) for match in _DOUBLED.finditer(line)]
    lone = [
        (number, match)
        for number, line in enumerate(lines, 1)
        for match in _CROSS.finditer(line)
        if _NAME.search(line)
    ]
    small = [(number, match) for number, match in lone if match.group() == "x"]
    if len(doubled) + len(lone) - len(small) < max(SEVERAL, len(small)):
        small = []
    return [
        Correction(number, *match.span(), match.group(), "X", "pattern", CONFIDENCE)
        for number, match in (*doubled, *small)
    ]
