"""Second halves of labels that a column broke: ``Justeringens plats`` / ``och tid``.

Input: the text that begins a line or a column.  Output: where the tail ends, or which label it makes.
"""

from __future__ import annotations

from itertools import islice

from minutes_cli.patterns import regex
from minutes_cli.structure.cover.label_phrases import is_near_phrase, plain_phrase, vocabulary

_WORD = regex(r"\S+")
_AFTER = regex(r"[\s.,:;|_=+*~»—–-]*")
_TAIL_WORDS = 4  # of the longest tail


def tail_of(text: str, field: str) -> int | None:
    """The offset after a label's tail (``och tid``) that a text begins with; None when it has none.

    A tail begins with a small letter (or the whole text is the tail) and is followed by the end of the
    text, a capital or a digit.
    """
    tails = vocabulary().tails.get(field)
    if not tails:
        return None
    start = len(text) - len(text.lstrip(" .,;:|_-—–"))
    words = list(islice(_WORD.finditer(text, start), _TAIL_WORDS))
    for tail in tails:
        count = tail.count(" ") + 1
        if len(words) < count:
            continue
        end = words[count - 1].end()
        if not is_near_phrase(plain_phrase(text[start:end]), tail):
            continue
        after = _AFTER.match(text, end)
        stop = after.end() if after else end
        small = text[start].islower() or text[start:end].isupper()
        if (stop >= len(text) and small) or (
            text[start].islower() and (text[stop].isupper() or text[stop].isdigit())
        ):
            return stop
        if text[start].islower() and not text[stop].islower():
            return stop
    return None


def tail_kind(text: str) -> str | None:
    """Whether a text is the tail of a posted or a removed label, None when neither."""
    plain = plain_phrase(text)
    if any(
        is_near_phrase(plain, tail)
        for tail in ("uppsattande", "satts upp", "anslags uppsattande", "upprattande")
    ):
        return "posted"
    if any(
        is_near_phrase(plain, tail) for tail in ("nedtagande", "tas ned", "tas ner", "anslags nedtagande")
    ):
        return "removed"
    return None
