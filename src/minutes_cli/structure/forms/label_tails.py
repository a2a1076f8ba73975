"""Second halves of labels that a column broke: ``Justeringens plats`` / ``och tid``.

Input: the text that begins a line or a column.  Output: where the tail ends, or which label it makes; for a
whole label column, what the pieces one under the other say.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.label_phrases import field_named, is_near_phrase, plain_phrase, vocabulary
from minutes_cli.structure.text.document import TextLine

_WORD = regex(r"\S+")
_AFTER = regex(r"[\s.,:;|_=+*~»—–-]*")
_TAIL_WORDS = 4  # of the longest tail
_PARTS = (3, 2)  # lines that a label can take
_LONGEST_PART = 24  # letters of it on one line
_SLACK = 2  # characters that a part may stand beside the first
_NEAR = 0.9  # how like the phrase the whole must be


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
        if text[start].islower() and (not text[stop].islower() or ":" in text[end - 1 : stop]):
            return stop
    return None


def tail_kind(text: str) -> str | None:
    """Whether a text is the tail of a posted or a removed label, None when neither."""
    plain = plain_phrase(text)
    if any(
        is_near_phrase(plain, tail)
        for tail in ("upp", "uppsattande", "satts upp", "anslags uppsattande", "upprattande")
    ):
        return "posted"
    if any(
        is_near_phrase(plain, tail)
        for tail in ("ned", "ner", "nedtagande", "tas ned", "tas ner", "anslags nedtagande")
    ):
        return "removed"
    return None


def wrapped_labels(lines: Sequence[TextLine]) -> dict[int, tuple[str, str] | None]:
    """Labels whose parts stand one under the other: ``Närvarande, ej`` / ``tjänstgörande`` / ``ersättare``.

    By line number the field and the whole text for the first part, None for the others.  Only wholes that say
    something else than their first part does.
    """
    found: dict[int, tuple[str, str] | None] = {}
    for index, line in enumerate(lines):
        if line.number in found or line.is_blank or len(line.pieces[0].text) > _LONGEST_PART:
            continue
        for count in _PARTS:
            parts = _parts(lines[index : index + count])
            whole = " ".join(parts)
            hit = field_named(plain_phrase(whole), strict=True) if len(parts) == count else None
            alone = field_named(plain_phrase(parts[0]), strict=True) if hit else None
            if hit and hit[1] >= _NEAR and (alone is None or alone[0] not in (hit[0], "notice_date")):
                found[line.number] = (hit[0], whole)
                found.update((each.number, None) for each in lines[index + 1 : index + count])
                break
    return found


def _parts(lines: Sequence[TextLine]) -> list[str]:
    """What stands at the left of lines, as far as it can be one label."""
    parts: list[str] = []
    for line in lines:
        if line.is_blank or line.page != lines[0].page or line.number != lines[0].number + len(parts):
            break
        piece = line.pieces[0]
        if len(piece.text) > _LONGEST_PART or abs(piece.column - lines[0].pieces[0].column) > _SLACK:
            break
        if parts and not piece.text[:1].islower():
            break
        parts.append(piece.text)
    return parts
