"""What repair hands on: the repaired text and every change that made it."""

from __future__ import annotations

from dataclasses import field

from minutes_cli.values import frozen


@frozen
class Correction:
    """One change to one line of the scan.

    line: from 1.  start, end: code points in that line from 0, end exclusive.
    reason: confusion, compound, context, name, case, document, mark, bullet, pattern, letter or split.
    confidence: 0-1, calibrated.  alternative: the runner-up, None where there was none.
    """

    line: int
    start: int
    end: int
    before: str
    after: str
    reason: str
    confidence: float
    alternative: str | None = None


@frozen
class Flag:
    """A word that was kept although something speaks against it."""

    line: int
    start: int
    end: int
    text: str
    suggestion: str
    confidence: float
    reason: str


@frozen
class Repaired:
    """A scan after repair.

    text: the repaired text, with the scan's lines.  corrections: in order of place.
    ocr_model, ocr_confidence: the model that the scan seems to have been read with
    (eng, swe, deu, nor, fin, fra or none) and how sure that is, 0-1.
    flags: words kept although doubtful.
    """

    text: str
    corrections: tuple[Correction, ...] = field(default=())
    ocr_model: str = "none"
    ocr_confidence: float = 0.0
    flags: tuple[Flag, ...] = field(default=())
