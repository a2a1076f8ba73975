"""``@Victor`` read as ``QVictor`` or ``OVictor``: most of Tesseract's models do not hold the @ sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from minutes_cli.patterns import regex
from minutes_cli.repair.model import Correction

_CERTAIN = regex(r"(?<![\w@])(?P<sign>[QØ©®]|Q[aE])(?P<name>[A-ZÅÄÖ][a-zåäöé]{2,})", needs=tuple("QØ©®"))
_LIKELY = regex(
    r"(?<![\w@])(?P<sign>\((?!\w+\))[GMQ]?|[QØOG©®][aEØ]?|[(Å]M)(?P<name>[A-ZÅÄÖ][a-zåäöé]{2,})(?!\w*\))",
    needs=("(", "Q", "Ø", "O", "G", "©", "®", "ÅM"),
)
SEVERAL = 3  # signs before given names that show a document to mention people so
CONFIDENCE = 0.95


def mend_mentions(lines: Sequence[str], is_given_name: Callable[[str], bool]) -> list[Correction]:
    """Corrections of what stands for @ before names, in documents where no @ was read.

    is_given_name: whether a word in small letters is a given name.

    >>> [(c.before, c.after) for c in mend_mentions(["- QErik mailar", "Qatar"], {"erik"}.__contains__)]
    [('Q', '@')]
    """
    text = "\n".join(lines)
    if "@" in text or not (_LIKELY.search(text) or _CERTAIN.search(text)):
        return []
    likely = [
        (number, match)
        for number, line in enumerate(lines, 1)
        for match in _LIKELY.finditer(line)
        if is_given_name(match["name"].lower())
    ]
    has_many = sum(match["sign"] != "(" for _, match in likely) >= SEVERAL
    found = likely if has_many else []
    taken = {(number, match.start()) for number, match in found}
    found += [
        (number, match)
        for number, line in enumerate(lines, 1)
        for match in _CERTAIN.finditer(line)
        if (number, match.start()) not in taken
    ]
    return [
        Correction(number, *match.span("sign"), match["sign"], "@", "pattern", CONFIDENCE)
        for number, match in found
    ]
