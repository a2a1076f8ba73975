"""Item marks that the model could not read: ``$ 1.``, ``& 2.``, ``83`` for ``§ 3``, ``4,`` for ``4.``.

Tesseract's Swedish, German, Norwegian, Finnish and French models do not hold the § sign; it comes
out as 8, $, &, 5 or a pair of them, often glued to the number.  At line starts the sequence over the
document proves a mark (numbers that rise by one); in running text only shapes that nothing else has
are mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minutes_cli.language.skeleton import skeleton
from minutes_cli.patterns import regex
from minutes_cli.repair.model import Correction
from minutes_cli.values import frozen

SIGN = "§"
_LINE_START = regex(
    r"""
    ^(?P<lead>[\f\ ]*(?:[-–•*"“”>]\ ?){0,2}(?:(?:[A-ZÅÄÖ]{1,4}|K[sf]|[A-ZÅÄÖ][a-zåäö]{1,3})\ )?)
    (?P<sign>\$&|8&|&8|§|[&$]|[85S](?=\ ?\d))
    (?P<gap>\ ?)
    (?P<number>\d{1,4})(?:[-–](?P<last>\d{1,4})|/\d\d(?:\d\d)?)?
    (?P<dot>[.,:;]{0,2})
    (?P<rest>\s*$|\s+\S.*)
    """,
    re.VERBOSE,
)
_PLAIN_NUMBER = regex(r"[\f ]*(?:[-–•*] ?)?(\d{1,4})\b")
_NUMBERED = regex(r"[\f ]*(?P<number>\d{1,2})(?P<sign>[.,])\ +(?=[A-ZÅÄÖ])")
_THOUSANDS = regex(r"\ \d{3}\b")  # 81 000 kr
_RANGE_SIGN = regex(
    r"(?<![\w§])(?P<sign>88|\$\$|&&|85|58|\$8|8\$|83|38|&8|8&)(?P<gap> )(?=\d{1,4} ?(?:[-–—,]|och) ?\d)"
)
_CERTAIN_SIGN = regex(r"(?<![\w&$(])(?P<sign>\$&|[$&])(?P<gap> ?)(?=\d{1,4}(?![\d., ]?\d{3}|\d?[.:]\d\d))")
_LONE_EIGHT = regex(
    r"""
    (?:(?<=,\ )|(?<=\d\d\d\d-\d\d-\d\d\ )|(?<=enligt\ )|(?<=\bej\ )|(?<=\bse\ )|(?<=\bKF\ )|(?<=\bKS\ )
      |(?<=\bKf\ )|(?<=\bKs\ )|(?<=kap\.\ )|(?<=\bkap\ )|(?<=stadgarnas\ )|(?<=protokoll\ )|(?<=lagens\ )
      |(?<=punkt\ )|(?<=\())
    (?P<sign>8)(?P<gap>\ )(?=\d{1,3}\b(?!\ ?(?:\d{3}|kr|mkr|tkr|kronor|000|%|procent)))
    """,
    re.VERBOSE,
)
_FIVE_AFTER_DATE = regex(
    r"(?:(?<=\b(?:19|20)\d\d, )|(?<=\d\d\d\d-\d\d-\d\d ))"
    r"(?P<sign>5)(?P<gap> )(?=\d{1,4}(?![\d:.]| ?(?:000|kr|%)))"
)
_ITEM_WORD = regex(
    r" ?\d{1,4}\b[.:]? +(?:dnr|diarienummer|arende|val av|godkann|faststal|foregaende|information)"
)
MAX_STEP = 3  # numbers may be missing in a sequence (secrecy, a lost page)
MINIMUM_CHAIN = 3
MAX_CHAINS = 30
MANY = 6  # marks that tell how a document writes them
CHAIN_CONFIDENCE = 0.99
SHAPE_CONFIDENCE = 0.97
GLUED_CONFIDENCE = 0.94  # of documents whose gaps are all lost, some had narrow ones
EIGHT_CONFIDENCE = 0.95
UNPROVEN_CONFIDENCE = 0.9  # of such a sign where the model can read the true one
_CERTAIN_SHAPES = ((_CERTAIN_SIGN, SIGN, UNPROVEN_CONFIDENCE),)
_SHAPES = (
    (_RANGE_SIGN, SIGN * 2, SHAPE_CONFIDENCE),
    (_CERTAIN_SIGN, SIGN, SHAPE_CONFIDENCE),
    (_LONE_EIGHT, SIGN, EIGHT_CONFIDENCE),
    (_FIVE_AFTER_DATE, SIGN, EIGHT_CONFIDENCE),
)
WITHOUT_SIGN = frozenset({"swe", "deu", "nor", "fin", "fra", "none"})


@frozen
class MarkCandidate:
    """A line that may begin with a mark.

    number, last: the same but for a range (``§ 4-5``).  certain: the sign can be nothing else.
    """

    line: int
    start: int
    sign: str
    gap: str
    number: int
    last: int
    certain: bool


def find_mark_candidates(lines: Sequence[str]) -> list[MarkCandidate]:
    """Lines that may begin with an item mark, in order.

    >>> [(c.sign, c.number) for c in find_mark_candidates(["81. Öppnande", "& 2. Dagordning", "§ 3 Val"])]
    [('8', 1), ('&', 2), ('§', 3)]
    """
    found = []
    counted = -MAX_STEP  # the last number of a list that counts past 80 or 50
    for number, line in enumerate(lines):
        plain = _PLAIN_NUMBER.match(line)
        if plain is not None:
            step = int(plain[1]) - counted
            goes_on = step == 1 or (0 < step <= MAX_STEP and len(plain[1]) > 1)
            if goes_on or plain[1][0] not in "58":
                counted = int(plain[1])
                if plain[1][0] in "58":
                    continue
        match = _LINE_START.match(line)
        if match is None:
            continue
        if not _may_follow_mark(match["rest"].strip()):
            continue
        certain = match["sign"] not in "85S"
        first = int(match["number"])
        last = int(match["last"] or first)
        if 0 < first <= last and not _THOUSANDS.match(match["rest"]):
            found.append(
                MarkCandidate(number, match.start("sign"), match["sign"], match["gap"], first, last, certain)
            )
    return found


def _may_follow_mark(rest: str) -> bool:
    """Whether a title may begin so: with a capital, also after a dash, one that was doubled or misread."""
    return (
        not rest
        or rest[0].isupper()
        or rest[0].isdigit()
        or rest[:2] in ("- ", "– ")
        or rest[1:2] == rest[0].upper()
        or rest.startswith("val av ")
    )


def longest_sequence(candidates: Sequence[MarkCandidate]) -> list[MarkCandidate]:
    """The chain of candidates whose numbers rise, by one wherever possible (dynamic programming)."""
    best: list[float] = []
    back: list[int] = []
    for here, candidate in enumerate(candidates):
        own = 1.0 if candidate.certain else 0.8
        score, link = own, -1
        for before in range(max(0, here - 40), here):
            step = candidate.number - candidates[before].last
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


def _proven_sequences(candidates: Sequence[MarkCandidate]) -> Iterator[list[MarkCandidate]]:
    """The sequences long enough to be no accident, longest first: items, and lists inside them."""
    left = list(candidates)
    for _ in range(MAX_CHAINS):
        chain = longest_sequence(left)
        if len(chain) < MINIMUM_CHAIN and not (len(chain) == 2 and all(c.certain for c in chain)):
            return
        yield chain
        taken = {c.line for c in chain}
        left = [c for c in left if c.line not in taken]


def mend_marks(lines: Sequence[str], model: str) -> list[Correction]:
    """Corrections that put the § sign back.

    model: the OCR model of the document; the English one reads the sign, so there only the sequence and
    signs that nothing else is written with are believed.
    """
    candidates = find_mark_candidates(lines)
    chains = list(_proven_sequences(candidates))
    proven = {c.line for chain in chains for c in chain}
    tight = [chain for chain in chains if len(chain) >= MANY and not any(c.gap for c in chain)]
    glued = {c.line for chain in tight for c in chain}
    spaced = {c.line for chain in chains if sum(bool(c.gap) for c in chain) * 2 > len(chain) for c in chain}
    without_sign = not any(SIGN in line for line in lines)
    lacks_sign = without_sign and model in WITHOUT_SIGN
    lone_confidence = SHAPE_CONFIDENCE if lacks_sign else UNPROVEN_CONFIDENCE
    corrections = []
    for c in candidates:
        if c.sign == SIGN:
            if not c.gap and c.line in spaced:
                corrections.append(
                    Correction(c.line + 1, c.start, c.start + 1, SIGN, SIGN + " ", "split", CHAIN_CONFIDENCE)
                )
            continue
        lone = (without_sign and c.certain) or (lacks_sign and _is_before_item_word(lines[c.line], c))
        if c.line in proven or lone:
            confidence = CHAIN_CONFIDENCE if c.line in proven else lone_confidence
            # OCR loses a narrow gap and never makes one; a gap that is always lost was not there
            after = SIGN if c.gap or c.line in glued else SIGN + " "
            if not c.gap and c.line in glued:
                confidence = GLUED_CONFIDENCE
            corrections.append(
                Correction(c.line + 1, c.start, c.start + len(c.sign), c.sign, after, "mark", confidence)
            )
    corrections += _mend_points(lines)
    if without_sign:
        done = {correction.line for correction in corrections}
        corrections += _mend_running_text(lines, done, _SHAPES if lacks_sign else _CERTAIN_SHAPES)
    return corrections


def _is_before_item_word(line: str, candidate: MarkCandidate) -> bool:
    return _ITEM_WORD.match(skeleton(line[candidate.start + len(candidate.sign) :])) is not None


def _mend_points(lines: Sequence[str]) -> list[Correction]:
    """``4, Val`` as ``4. Val`` where the numbered line before or after has its point."""
    numbered = [(line, match) for line, text in enumerate(lines, 1) if (match := _NUMBERED.match(text))]
    corrections = []
    for place, (line, match) in enumerate(numbered):
        if match["sign"] != ",":
            continue
        number = int(match["number"])
        beside = [(step, numbered[place + step][1]) for step in (-1, 1) if 0 <= place + step < len(numbered)]
        if any(other["sign"] == "." and int(other["number"]) == number + step for step, other in beside):
            start = match.start("sign")
            corrections.append(Correction(line, start, start + 1, ",", ".", "mark", SHAPE_CONFIDENCE))
    return corrections


def _mend_running_text(
    lines: Sequence[str], done: set[int], shapes: Sequence[tuple[re.Pattern[str], str, float]]
) -> list[Correction]:
    corrections = []
    for number, line in enumerate(lines, 1):
        taken: list[tuple[int, int]] = []
        for pattern, sign, confidence in shapes:
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
