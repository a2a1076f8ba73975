"""``@Victor`` read as ``QVictor``: Tesseract's Swedish model does not hold the @ sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_cli.repair.model import Correction

_MENTION = re.compile(r"(?<![\w@])(?P<sign>Q)(?=[A-ZÅÄÖ][a-zåäöé]{2,})")
CONFIDENCE = 0.95


def mend_mentions(lines: Sequence[str]) -> list[Correction]:
    """Corrections of Q before a capital, in documents where no @ was read.

    >>> [(c.before, c.after) for c in mend_mentions(["- QErik mailar", "Qatar"])]
    [('Q', '@')]
    """
    if any("@" in line for line in lines):
        return []
    return [
        Correction(number, match.start(), match.end(), "Q", "@", "confusion", CONFIDENCE)
        for number, line in enumerate(lines, 1)
        for match in _MENTION.finditer(line)
    ]
