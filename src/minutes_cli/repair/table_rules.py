"""The lines of tables and letterheads, which OCR writes as | and _ beside words or glued to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.repair.model import Correction
from minutes_cli.repair.tokens import LONE, WORD, Token

# One or two strokes; a longer run is a line to write on, and a name with strokes inside is a code
_WORD = r"(?:[A-ZÅÄÖ]?[a-zåäöé]{3,}|[A-ZÅÄÖ][a-zåäöé]{2,}|[A-ZÅÄÖ]{4,})"
_GLUED = regex(
    rf"""
      (?<!\S)(?P<before>_{{1,2}})(?={_WORD}(?![^\s.,:;)-]))
    | (?<!\S){_WORD}(?P<after>_{{1,2}})(?!\S)
    | (?<!\S){_WORD}:?(?P<between>_{{1,2}})(?={_WORD}(?![^\s.,:;)-]))
    """,
    re.VERBOSE,
)
_CODE = regex(r"[a-z0-9]_[a-z0-9]|\\_|(?<!\S)_\w[^_]*\w_(?!\w)")
CONFIDENCE = 0.95
REACH = 12  # tokens to either side that can belong to the same row of a table


def unglue_rules(lines: Sequence[str]) -> list[Correction]:
    """Corrections that take the strokes of a table from the words they are glued to.

    >>> [(c.before, c.after) for c in unglue_rules(["_Protokoll", "Plats_Kårhuset", "__init__"])]
    [('_', ''), ('_', ' ')]
    """
    return [
        _take_off(number, match)
        for number, line in enumerate(lines, 1)
        if "_" in line and not _CODE.search(line)
        for match in _GLUED.finditer(line)
    ]


def _take_off(line: int, match: re.Match[str]) -> Correction:
    side = match.lastgroup or ""
    start, end = match.span(side)
    after, reason = (" ", "split") if side == "between" else ("", "pattern")
    return Correction(line, start, end, match[side], after, reason, CONFIDENCE)


def is_table_rule(tokens: Sequence[Token], place: int) -> bool:
    """Whether a lone | is the edge of a table or a letterhead, and no misread I.

    It is when no sentence runs through it, with a word in small letters on either side, and always where
    the line has several.
    """
    token = tokens[place]
    if token.kind != LONE or token.read != "|":
        return False
    near = tokens[max(0, place - REACH) : place + REACH + 1]
    if sum(t.line == token.line and t.kind == LONE and t.read == "|" for t in near) > 1:
        return True
    beside = [*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2]]
    return not any(t.line == token.line and t.kind == WORD and t.read[0].islower() for t in beside)
