"""The lines of tables and letterheads, which OCR writes as | and _ beside words or glued to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_cli.repair.model import Correction
from minutes_cli.repair.tokens import LONE, WORD, Token

# One or two strokes; a longer run is a line to write on, and a name with strokes inside is a code
_GLUED = re.compile(
    r"""
      (?<![^\s(])(?P<before>_{1,2})(?=[A-ZÅÄÖ][a-zåäöé]{2})
    | (?<=[a-zåäöé]{3})(?P<after>_{1,2})(?=\s|$)
    | (?<=[a-zåäöé:])(?P<between>_{1,2})(?=[A-ZÅÄÖ][a-zåäöé]|[a-zåäöé]{3})
    """,
    re.VERBOSE,
)
_CODE = re.compile(r"[a-z0-9]_[a-z0-9]|\\_|(?<!\S)_\w[^_]*\w_(?!\w)")
CONFIDENCE = 0.95


def unglue_rules(lines: Sequence[str]) -> list[Correction]:
    """Corrections that take the strokes of a table from the words they are glued to.

    >>> [(c.before, c.after) for c in unglue_rules(["_Protokoll", "Plats_Kårhuset", "__init__", "_kursiv text_"])]
    [('_', ''), ('_', ' ')]
    """
    return [
        Correction(
            number,
            match.start(),
            match.end(),
            match.group(),
            " " if match["between"] else "",
            "split" if match["between"] else "confusion",
            CONFIDENCE,
        )
        for number, line in enumerate(lines, 1)
        if "_" in line and not _CODE.search(line)
        for match in _GLUED.finditer(line)
    ]


def is_table_rule(tokens: Sequence[Token], place: int) -> bool:
    """Whether a lone | is the edge of a table or a letterhead, and no misread I.

    It is when no sentence runs through it: no small letter on either side.
    """
    token = tokens[place]
    if token.kind != LONE or token.read != "|":
        return False
    beside = [t for t in (*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2])]
    return not any(t.line == token.line and t.kind == WORD and t.read[0].islower() for t in beside)
