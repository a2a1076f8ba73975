"""Bullets, run-on numbers and quotation marks that the scanner mangled, where the line pattern is plain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_cli.language.months import MONTHS
from minutes_cli.patterns import regex
from minutes_cli.repair.model import Correction

_BULLET_LINE = regex(r"^(?P<lead>[\f ]*)(?P<sign>[•*●▪◦·–—-])(?= +\S)")
_NEVER_TEXT = regex(r"^(?P<lead>[\f ]*)(?P<sign>[¢°»«¤¥©®†‡]|\+|~)(?= +[A-Za-zÅÄÖåäö0-9(])")
_RARELY_BULLET = regex(r"^(?P<lead>[\f ]*)(?P<sign>[>=])(?= +[A-ZÅÄÖ0-9])")
_QUOTE = regex(r"^(?P<lead>[\f ]*)(?P<sign>[\"”“'’‘])(?= +[A-Za-zÅÄÖåäö0-9(])(?!.*[\"”“])")
_LONE_LETTER = regex(r"^(?P<lead>[\f ]*)(?P<sign>[e°])(?= +[A-ZÅÄÖ(])")
_RUN_ON = regex(r"^(?P<lead>[\f ]*\d{1,2})(?P<sign>\.)(?=[A-ZÅÄÖ][a-zåäö])")
_RUN_ON_MARK = regex(r"^[\f ]*[§$&] ?\d{0,2}(?P<sign>\d)(?=[A-ZÅÄÖ][a-zåäö]{2})", needs=("§", "$", "&"))
_GLUED_DASH = regex(r"^(?P<lead>[\f ]*)(?P<sign>[-–•*])(?=[A-Za-zÅÄÖåäö]{2})")
MIN_DASHES = 3  # spaced bullets near a glued one
_MONTH = "|".join(MONTHS)
_STRAY_DOT = regex(rf"(?P<sign>\.)(?<=[a-zåäöé]{{3}}\.)(?=\d{{1,2}}(?: (?:{_MONTH})\b|\s*$))")
_MONTH_START = regex(rf"[\f ]*(?:{_MONTH})\b")
_HALF_CLOSED = regex(
    r"(?<=[\s(])(?P<open>[”“\"])(?P<inside>[^”“\"'’\n]{2,60})(?P<sign>['’])(?=[\s.,;:)]|$)(?!.*[”“\"])",
    needs=("”", "“", '"'),
)
NEIGHBOURHOOD = 6  # lines up and down in which another bullet is evidence
# What no bullet is read as; "" is an empty line
ORDINARY = frozenset("abcdfghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ") | {""}
SURE, LIKELY = 0.97, 0.93


def mend_bullets(lines: Sequence[str]) -> list[Correction]:
    """Corrections that put bullets back and set run-on numbers apart.

    >>> [(c.before, c.after) for c in mend_bullets(["* Ett", '" Två', "* Tre", "10.Nästa möte"])]
    [('"', '*'), ('.', '. ')]
    """
    signs = [_BULLET_LINE.match(line) for line in lines]
    own = [match["sign"] for match in signs if match]
    default = max(sorted(set(own)), key=own.count) if own else "•"
    marked = [number for number, line in enumerate(lines) if _RARELY_BULLET.match(line)]
    are_bullets = len(marked) * 2 <= sum(own.count(dash) for dash in "-–—")  # else a quotation or a formula
    letter_lines = [k for k, line in enumerate(lines) if _LONE_LETTER.match(line)]
    corrections = []
    for number, line in enumerate(lines):
        stray = _STRAY_DOT.search(line)
        if stray and (stray.end() + 2 < len(line.rstrip()) or _opens_with_month(lines, number + 1)):
            corrections.append(_replace(number, stray, " ", LIKELY))
        half = _HALF_CLOSED.search(line)
        if half:
            corrections.append(_replace(number, half, half["open"], LIKELY))
        if line.lstrip("\f ")[:1] in ORDINARY:
            continue
        if glued_mark := _RUN_ON_MARK.match(line):
            corrections.append(_replace(number, glued_mark, glued_mark["sign"] + " ", SURE))
        run_on = _RUN_ON.match(line)
        if run_on:
            corrections.append(_replace(number, run_on, ". ", SURE))
            continue
        near = [
            signs[k]["sign"]  # type: ignore[index]
            for k in range(max(0, number - NEIGHBOURHOOD), min(len(lines), number + NEIGHBOURHOOD + 1))
            if signs[k]
        ]
        sign = max(sorted(set(near)), key=near.count) if near else default
        glued = _GLUED_DASH.match(line)
        if glued and near.count(glued["sign"]) >= MIN_DASHES:
            corrections.append(_replace(number, glued, glued["sign"] + " ", SURE))
            continue
        match = _NEVER_TEXT.match(line)
        if match:
            if match["sign"] == "~":
                sign = "-"
            elif sign in "-–—" and "•" not in near and "*" not in near:
                sign = "•"
            corrections.append(_replace(number, match, sign, LIKELY))
            continue
        match = _RARELY_BULLET.match(line)
        if match and are_bullets and sign in near and sign in "-–—":
            corrections.append(_replace(number, match, sign, LIKELY))
            continue
        match = _QUOTE.match(line)
        if match and _is_list_line(lines, number, bool(near)):
            corrections.append(
                _replace(number, match, sign if sign in "•*" else "•", SURE if near else LIKELY)
            )
            continue
        match = _LONE_LETTER.match(line)
        if match:
            others = sum(abs(k - number) <= NEIGHBOURHOOD for k in letter_lines) - 1
            if near or others >= 1:
                corrections.append(_replace(number, match, sign if sign in "•*" else "•", LIKELY))
    return corrections


def _opens_with_month(lines: Sequence[str], number: int) -> bool:
    return number < len(lines) and _MONTH_START.match(lines[number]) is not None


def _is_list_line(lines: Sequence[str], number: int, has_neighbour: bool) -> bool:
    """A lone opening quotation mark before a space is a bullet where no later line closes it."""
    if has_neighbour:
        return True
    following = " ".join(lines[number : number + 3])
    return following.count('"') + following.count("”") + following.count("“") == 1


def _replace(number: int, match: re.Match[str], after: str, confidence: float) -> Correction:
    start, end = match.span("sign")
    return Correction(number + 1, start, end, match["sign"], after, "bullet", confidence)
