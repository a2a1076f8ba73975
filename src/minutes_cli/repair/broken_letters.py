"""Letters that not the scanner broke but the way of the text: marks beside their letter, double encoding.

PDF text layers give ``ö`` as ``o`` and a combining mark, LaTeX's as ``¨o``, a mail or a database that decoded
UTF-8 as Latin-1 gives ``Ã¶``.  Such text is right, once its letters are whole; read as a scan, it looks
as if it had lost all its marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from minutes_cli.patterns import regex
from minutes_cli.repair.model import Correction

_LETTERS = "åäöÅÄÖéÉüÜ§°½–—‘’“”…•"
_TWICE_ENCODED = {
    letter.encode("utf-8").decode(codec, "ignore"): letter
    for letter in _LETTERS
    for codec in ("latin-1", "cp1252")
}
_DOUBLE = regex("|".join(sorted((key for key in _TWICE_ENCODED if len(key) > 1), key=len, reverse=True)))
_COMBINED = regex(r"[A-Za-z][\u0300-\u036f]+|[\ufb00-\ufb04]")
_MARK_BEFORE = regex(r"(?P<mark>[¨˚´`]) ?(?P<letter>[aouAOUeE])")
_MARK_AFTER = regex(r"(?P<letter>[aouAOUeE])(?P<mark>[¨˚´`])")
_COMBINING = {"¨": "\u0308", "˚": "\u030a", "´": "\u0301", "`": "\u0300"}
_ANY = regex("[\u0300-\u036f\ufb00-\ufb04¨˚]|[ÃÂâ].")
CONFIDENCE = 0.99


def mend_letters(lines: Sequence[str]) -> list[Correction]:
    """Corrections that make broken letters whole, in order of place; none where all are.

    >>> [(c.before, c.after) for c in mend_letters(["M¨ote p˚a ön"])]
    [('¨o', 'ö'), ('˚a', 'å')]
    >>> [c.after for c in mend_letters(["MÃ¶te om e\u0301n ﬁlm"])]
    ['ö', 'é', 'fi']
    """
    broken = [(number, line) for number, line in enumerate(lines, 1) if _ANY.search(line)]
    if not broken:
        return []
    before = sum(len(_MARK_BEFORE.findall(line)) for _, line in broken)
    after = sum(len(_MARK_AFTER.findall(line)) for _, line in broken)
    beside = _MARK_AFTER if after > before else _MARK_BEFORE
    corrections = []
    for number, line in broken:
        done = 0
        for start, end, whole in sorted(_iter_whole(line, beside)):
            if start >= done:
                corrections.append(
                    Correction(number, start, end, line[start:end], whole, "letter", CONFIDENCE)
                )
                done = end
    return corrections


def _iter_whole(line: str, beside: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Places of broken letters in a line, and the letters."""
    for match in _DOUBLE.finditer(line):
        yield *match.span(), _TWICE_ENCODED[match.group()]
    for match in _COMBINED.finditer(line):
        whole = unicodedata.normalize("NFKC", match.group())
        if whole != match.group():
            yield *match.span(), whole
    for match in beside.finditer(line):
        whole = unicodedata.normalize("NFC", match["letter"] + _COMBINING[match["mark"]])
        if len(whole) == 1:
            yield *match.span(), whole


@dataclass(slots=True)
class _Piece:
    """A stretch of a line: where it begins in the scan and in the mended line, and its text in the latter.

    letter: the correction that gave the text; None where the scan has the same.
    """

    start: int
    mended: int
    text: str
    letter: Correction | None = None

    def open_at(self, place: int) -> tuple[int, str]:
        """Where in the scan a correction begins that begins here, and what of this piece stands before it."""
        inside = place - self.mended
        return (self.start + inside, "") if self.letter is None else (self.start, self.text[:inside])

    def close_at(self, place: int) -> tuple[int, str]:
        """Where in the scan a correction ends that ends here, and what of this piece stands after it."""
        inside = place - self.mended
        return (self.start + inside, "") if self.letter is None else (self.letter.end, self.text[inside:])


def _cut_in_pieces(line: str, letters: Sequence[Correction]) -> list[_Piece]:
    pieces: list[_Piece] = []
    start = mended = 0
    for letter in letters:
        if letter.start > start:
            pieces.append(_Piece(start, mended, line[start : letter.start]))
            mended += letter.start - start
        pieces.append(_Piece(letter.start, mended, letter.after, letter))
        mended += len(letter.after)
        start = letter.end
    return [*pieces, _Piece(start, mended, line[start:])]


def join_with_later(
    lines: Sequence[str], letters: Sequence[Correction], later: Sequence[Correction]
) -> list[Correction]:
    """All corrections of the scan: those of letters, and later ones whose places are in what those gave.

    lines: as scanned.  letters, later: in order of place, none overlapping another of its kind.
    """
    by_line: dict[int, tuple[list[Correction], list[Correction]]] = {}
    for kind, corrections in enumerate((letters, later)):
        for correction in corrections:
            by_line.setdefault(correction.line, ([], []))[kind].append(correction)
    return [
        correction
        for number, (own, others) in sorted(by_line.items())
        for correction in (_join_line(lines[number - 1], own, others) if own else others)
    ]


def _join_line(line: str, letters: Sequence[Correction], later: Sequence[Correction]) -> list[Correction]:
    pieces = _cut_in_pieces(line, letters)
    absorbed: list[Correction | None] = []
    out = []
    for correction in later:
        touched = [
            piece
            for piece in pieces
            if piece.mended < correction.end and correction.start < piece.mended + len(piece.text)
        ]
        start, head = touched[0].open_at(correction.start)
        end, tail = touched[-1].close_at(correction.end)
        absorbed += [piece.letter for piece in touched]
        after = head + correction.after + tail
        out.append(replace(correction, start=start, end=end, before=line[start:end], after=after))
    return sorted([*out, *(letter for letter in letters if letter not in absorbed)], key=lambda c: c.start)
