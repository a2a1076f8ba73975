"""Item marks that the model could not read: ``$ 1.``, ``& 2.``, ``83`` for ``§ 3``.

Tesseract's Swedish, German, Norwegian, Finnish and French models do not hold the § sign; it comes
out as 8, $, &, 5 or a pair of them, often glued to the number.  At line starts the sequence over the
document proves a mark (numbers that rise by one); in running text only shapes that nothing else has
are mended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from minutes_cli.repair.model import Correction

SIGN = "§"
_LINE_START = re.compile(
    r"""
    ^(?P<lead>[\f\ ]*(?:(?:[A-ZÅÄÖ]{1,4}|K[sf]|[A-ZÅÄÖ][a-zåäö]{1,3})\ )?)
    (?P<sign>\$&|8&|&8|§|[&$]|[85S](?=\ ?\d))
    (?P<gap>\ ?)
    (?P<number>\d{1,4})
    (?P<dot>[.,:;]{0,2})
    (?P<rest>\s*$|\s+\S.*)
    """,
    re.VERBOSE,
)
_RANGE_SIGN = re.compile(
    r"(?<![\w§])(?P<sign>88|\$\$|&&|85|58|\$8|8\$|83|38|&8|8&)(?P<gap> )(?=\d{1,4} ?(?:[-–—,]|och) ?\d)"
)
_CERTAIN_SIGN = re.compile(
    r"(?<![\w&$(])(?P<sign>\$&|[$&])(?P<gap> ?)(?=\d{1,4}(?![\d.,]?\d{3}|\d?[.:]\d\d))"
)
_LONE_EIGHT = re.compile(
    r"""
    (?:(?<=,\ )|(?<=\d\d\d\d-\d\d-\d\d\ )|(?<=enligt\ )|(?<=\bej\ )|(?<=\bse\ )|(?<=\bKF\ )|(?<=\bKS\ )
      |(?<=\bKf\ )|(?<=\bKs\ )|(?<=kap\.\ )|(?<=\bkap\ )|(?<=stadgarnas\ )|(?<=protokoll\ )|(?<=lagens\ )
      |(?<=punkt\ )|(?<=\())
    (?P<sign>8)(?P<gap>\ )(?=\d{1,3}\b(?!\ ?(?:\d{3}|kr|mkr|tkr|kronor|000|%|procent)))
    """,
    re.VERBOSE,
)
_ITEM_WORD = re.compile(
    r" \d{1,4}\b[.:]? +(?:Dnr|Diarienummer|Ärende|Arende|Årende|Val av|Godkänn|Godkånn|Faststäl|Föregående"
    r"|Information)"
)
MAX_STEP = 3  # numbers may be missing in a sequence (secrecy, a lost page)
MINIMUM_CHAIN = 3
CHAIN_CONFIDENCE = 0.99
SHAPE_CONFIDENCE = 0.97
EIGHT_CONFIDENCE = 0.95
WITHOUT_SIGN = frozenset({"swe", "deu", "nor", "fin", "fra", "none"})


@dataclass(frozen=True, slots=True)
class MarkCandidate:
    """A line that may begin with a mark.  certain: the sign can be nothing else."""

    line: int
    start: int
    sign: str
    gap: str
    number: int
    certain: bool


def find_mark_candidates(lines: Sequence[str]) -> list[MarkCandidate]:
    """Lines that may begin with an item mark, in order.

    >>> [(c.sign, c.number) for c in find_mark_candidates(["81. Öppnande", "& 2. Dagordning", "§ 3 Val"])]
    [('8', 1), ('&', 2), ('§', 3)]
    """
    found = []
    for number, line in enumerate(lines):
        match = _LINE_START.match(line)
        if match is None:
            continue
        rest = match["rest"].strip()
        if rest and not (rest[0].isupper() or rest[0].isdigit()):
            continue
        certain = match["sign"] not in "85S"
        found.append(
            MarkCandidate(
                number, match.start("sign"), match["sign"], match["gap"], int(match["number"]), certain
            )
        )
    return found


def longest_sequence(candidates: Sequence[MarkCandidate]) -> list[MarkCandidate]:
    """The chain of candidates whose numbers rise, by one wherever possible (dynamic programming)."""
    best: list[float] = []
    back: list[int] = []
    for here, candidate in enumerate(candidates):
        own = 1.0 if candidate.certain else 0.8
        score, link = own, -1
        for before in range(max(0, here - 40), here):
            step = candidate.number - candidates[before].number
            if 1 <= step <= MAX_STEP:
                value = best[before] + own - 0.4 * (step - 1)
                if value > score:
                    score, link = value, before
        best.append(score)
        back.append(link)
    if not best:
        return []
    place = max(range(len(best)), key=lambda k: best[k])
    chain = []
    while place >= 0:
        chain.append(candidates[place])
        place = back[place]
    return chain[::-1]


def mend_marks(lines: Sequence[str], model: str) -> list[Correction]:
    """Corrections that put the § sign back.

    model: the OCR model of the document; the English one reads the sign, so there only the sequence
    is believed.
    """
    candidates = find_mark_candidates(lines)
    chain = longest_sequence(candidates)
    proven = set()
    if len(chain) >= MINIMUM_CHAIN or (len(chain) == 2 and all(c.certain for c in chain)):
        proven = {c.line for c in chain}
    lacks_sign = model in WITHOUT_SIGN and not any(SIGN in line for line in lines)
    corrections = []
    for c in candidates:
        if c.sign == SIGN:
            continue
        lone = lacks_sign and (
            c.certain or (c.gap and _ITEM_WORD.match(lines[c.line], c.start + len(c.sign)))
        )
        if c.line in proven or lone:
            confidence = CHAIN_CONFIDENCE if c.line in proven else SHAPE_CONFIDENCE
            after = SIGN if c.gap else SIGN + " "  # OCR loses a narrow gap and never makes one
            corrections.append(
                Correction(c.line + 1, c.start, c.start + len(c.sign), c.sign, after, "mark", confidence)
            )
    if lacks_sign:
        done = {correction.line for correction in corrections}
        corrections += _mend_running_text(lines, done)
    return corrections


def _mend_running_text(lines: Sequence[str], done: set[int]) -> list[Correction]:
    corrections = []
    for number, line in enumerate(lines, 1):
        taken: list[tuple[int, int]] = []
        for pattern, sign, confidence in (
            (_RANGE_SIGN, SIGN * 2, SHAPE_CONFIDENCE),
            (_CERTAIN_SIGN, SIGN, SHAPE_CONFIDENCE),
            (_LONE_EIGHT, SIGN, EIGHT_CONFIDENCE),
        ):
            for match in pattern.finditer(line):
                start, end = match.span("sign")
                if any(start < b and a < end for a, b in taken) or (
                    number in done and not line[:start].strip()
                ):
                    continue
                taken.append((start, end))
                after = sign if match["gap"] else sign + " "
                corrections.append(Correction(number, start, end, line[start:end], after, "mark", confidence))
    return corrections
