"""Specks of dirt and edges of boxes that OCR read as a quotation mark before a word: ``'Ordförande``."""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.repair.model import Correction

_OPENING = regex(r"(?<!\S)(?P<speck>['‘’`´])(?=[A-ZÅÄÖ][a-zåäöé]{2}|[a-zåäöé]{4})", needs=tuple("'‘’`´"))
_CLOSING = regex(r"(?<=[\w.,!?])['’´](?!\w)")
REACH = 3  # lines in which a quotation that was opened is closed
CONFIDENCE = 0.95


def take_off_specks(lines: Sequence[str]) -> list[Correction]:
    """Corrections that take a quotation mark off a word where no later one closes it.

    >>> [(c.before, c.after) for c in take_off_specks(["'Anslaget sätts upp"])]
    [("'", '')]
    >>> take_off_specks(["De sade 'hej då' sent"])
    []
    """
    corrections = []
    for number, line in enumerate(lines):
        for match in _OPENING.finditer(line):
            rest = [line[match.end() :], *lines[number + 1 : number + REACH]]
            if not any(_CLOSING.search(text) for text in rest):
                start, end = match.span("speck")
                corrections.append(
                    Correction(number + 1, start, end, match["speck"], "", "pattern", CONFIDENCE)
                )
    return corrections
