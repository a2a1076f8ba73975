"""Headings that the text runs on after: ``§1. Mötets öppnande. Ordföranden hälsade alla välkomna.``

Input: the text after an item's mark.  Output: where the heading ends.  A heading is short and has no verb, or
is one that the vocabulary of formalities knows; a sentence that is an item by itself (``Till ordförande
valdes Stina Ek. Till sekreterare …``) has one.  Headings that the vocabulary does not know are cut off where
a sentence with a verb follows, or in a document that prints several items so.  The same holds where the text
stands in a column of its own, right of the title, and OCR closed up the gap: ``6. Ansvarsfrihet Styrelsen
beviljades ansvarsfrihet.``
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from minutes_cli.patterns import regex
from minutes_cli.structure.text.folding import fold
from minutes_cli.structure.text.headings import match_whole

_RUN_ON = regex(r"\W{0,4}(?P<head>[A-ZÅÄÖ][^.!?:;]{2,70}?)\s?\.\s+(?=[A-ZÅÄÖ\"”])")
_BEFORE_FIGURE = regex(r"\W{0,4}(?P<head>[A-ZÅÄÖ][^.!?:;\d]{4,40})\.(?=\s+\d)")
_COLON = regex(r"\W{0,4}[A-ZÅÄÖ][^.!?:;]{2,110}?\s?:(?=\s+[A-ZÅÄÖ])")
_AHEAD = 90  # characters after a colon that are read for a verb
_VERB = regex(
    r"\b(?:\w{3,}(?:ade|ades|ldes|ndes|rdes|ktes|stes)|valdes|valde|utsag(?:o?s)?|lastes|beslo+t[so]?|fick|gavs?|var|ar|har|hade"
    r"|skall?|kan|togs?|lades?|holls?|foreslogs?|avslogs?|antogs?|foredrogs?|beslutar|informerar|redog\w+|upplastes|halsade|oppnade|finns|behovs?|behover|bifoll|godkande|tackade|valjs?|utses?)\b"
)
_ABBREVIATED = regex(
    r"\b(?:nr|st|ang|enl|bl\.?a|m\.?fl|f\.?d|t\.?ex|d\.?v\.?s|kl|ca|dr|prof|ordf|sekr|kass|suppl|\w)$",
    re.IGNORECASE,
)
_LABEL = regex(r"\S\s(?=Beslut(?:et)?\s?:\s+\S)", needs=("Beslut",))
_NEXT_CELL = regex(r"(?<=[^\W\d_])(?= [A-ZÅÄÖ][a-zåäö]+\s)")
_LINKED_END = regex(
    r"(?:^\W*|\b(?:och|samt|av|i|pa|for|fran|till|med|vid|om|hos|per|nr|angaende|rorande|mellan|enligt|sankt|norra|sodra|ostra|vastra))$"
)
_PRESENT = regex(r"\W*(?:narvarande|deltagare)")
_LONGEST_NAMED = 40
_SURELY = 0.9
_CELL = 12  # characters of text that a cell has at least
_FEWEST = 3  # items printed so that make it the document's habit


def colon_end(text: str) -> int | None:
    """Offset after a heading that ends in a colon with a sentence after it.

    >>> colon_end(" Val av sekreterare: Till sekreterare valdes Stina Ek.")
    20
    """
    match = _COLON.match(text[:200])
    return match.end() if match else None


def named_end(text: str) -> int | None:
    """Offset after a known heading of a meeting's formalities that its matter follows, a colon between.

    >>> named_end(" Justerare: Stina Ek och Bo Alm"), named_end(" Remiss: Cykelplan för Åsvik")
    (11, None)
    """
    end = colon_end(text)
    head = text[: text.find(":")]
    if end is None or len(head) > _LONGEST_NAMED:
        return None
    hit = match_whole(head, "formality")
    is_known = hit is not None and hit.kind != "others" and hit.score >= _SURELY
    return end if is_known or _PRESENT.fullmatch(fold(head)) else None


def has_colons(texts: Iterable[str]) -> bool:
    """Whether most of a document's headings end in a colon with their text after it.

    ``Motion 7: Fler bänkar`` does not count: a text has a verb.
    """
    found = [
        (end := colon_end(text)) is not None and _VERB.search(fold(text[end : end + _AHEAD])) is not None
        for text in texts
    ]
    return sum(found) >= _FEWEST and sum(found) * 2 >= len(found)


def run_on_end(text: str, is_habit: bool) -> int | None:
    """Offset after a heading that a sentence follows on the same line, its full stop included.

    is_habit: whether the document prints its headings so.

    >>> run_on_end(" Mötets öppnande. Kent hälsade välkommen.", False)
    17
    >>> run_on_end(" Till ordförande valdes Stina Ek. Mötet tackade.", True) is None
    True
    """
    match = _RUN_ON.match(text[:200])
    if match is None:
        dated = _BEFORE_FIGURE.match(text[:200])  # ``Nästa möte. 5 mars``
        return dated.end() if dated and match_whole(dated["head"], "formality") else None
    head = match["head"].strip()
    if _ABBREVIATED.search(head):
        return None
    if match_whole(head, "formality"):
        return text.index(".", match.end("head")) + 1
    end = text.index(".", match.end("head")) + 1
    if _VERB.search(fold(head)) or not (is_habit or _VERB.search(fold(text[end : end + _AHEAD]))):
        return None
    return end


def labelled_end(text: str) -> int | None:
    """Offset after a title that ``Beslut:`` follows on the same line.

    >>> labelled_end(" Nytt namn? Beslut: Namnet ändras.")
    12
    """
    match = _LABEL.search(text)
    return match.end() if match else None


def cell_end(text: str) -> int | None:
    """Offset after a title whose text stands right of it in a column that OCR closed up.

    >>> cell_end(" Ansvarsfrihet Styrelsen beviljades ansvarsfrihet.")
    14
    """
    for match in _NEXT_CELL.finditer(text[:100]):
        if not breaks_off(text[: match.start()]):
            return match.start()
    return None


def breaks_off(title: str) -> bool:
    """Whether a title cannot end here: its last word links it to what comes."""
    return _LINKED_END.search(fold(title)) is not None


def _is_known(head: str) -> bool:
    return match_whole(head, "formality") is not None or match_whole(head, "annual") is not None


def has_cells(texts: Iterable[str]) -> bool:
    """Whether a document's items have their text right after their title, with no stop between.

    Several known titles must be seen so.
    """
    known = 0
    for text in texts:
        end = cell_end(text)
        if end and _is_known(text[:end]) and len(text) - end > _CELL:
            known += 1
    return known >= _FEWEST


def has_habit(texts: Iterable[str]) -> bool:
    """Whether a document's items have text running on after their headings."""
    found = [run_on_end(text, True) is not None for text in texts]
    return sum(found) >= _FEWEST and sum(found) * 3 >= len(found)
