"""The skeleton of a word: what is left of it when the marks that OCR loses are gone.

``för``, ``for`` and ``fôr`` share the skeleton ``for``.  A scan read with the wrong language
model keeps the skeleton in four damaged words of five, so words are indexed by it.
"""

from __future__ import annotations

_MARKS = str.maketrans("åäáàâãæöøóòôõéèêëüúùûíìîïçñ", "aaaaaaaooooooeeeeuuuuiiiicn")


def skeleton(word: str) -> str:
    """The lower-case word without marks.

    >>> skeleton("Sammanträdesö")
    'sammantradeso'
    """
    return word.lower().translate(_MARKS)
