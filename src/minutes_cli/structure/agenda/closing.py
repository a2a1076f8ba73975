"""Where the items end: the signature block after the last item, and annexes.

Input: lines without furniture and contents.  Output: index of the first line of the closing, of the annex.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.forms.labels import is_signature_line
from minutes_cli.structure.forms.roles_after_names import signers_in
from minutes_cli.structure.pages.repetition import ITEM_MARK
from minutes_cli.structure.people.names import is_name_word, tokenize
from minutes_cli.structure.text.dates import find_dates
from minutes_cli.structure.text.document import TextLine
from minutes_cli.structure.text.headings import match_prefix, match_whole
from minutes_cli.structure.text.joining import ends_sentence

_DAY_AS_ABOVE = regex(r".{0,40}\bdag\s+som\s+ovan\W*$|\W*[a-z-]{3,20}\s+som\s+ovan\W*$")  # day, or place
_SIGNED = regex(
    r"\W*(?:vid\s|for\s+protokollet|protokollfor|sekreterare|justera[st]|protokollet\s+justera|antecknat)"
)
_ADJUSTED = regex(
    r"\W*protokollet\s+(?:har\s+justerats|ar\s+justerat)\b.{0,40}[.]\s+justeringen\s+(?:har\s+till?kannagi|till?kannag)",
    needs=("justera",),
)
_HEADED = regex(r"\W*under-?\s?skrifter\W+(?:sekreterare|ordforande|vid\s+protokollet)\b")
_SHORT = regex(r"\W{0,3}(?:[Ss]ekr|[Oo]rdf|[Jj]ust)\s?[.:]\s*(?P<name>\S.*)")
_NEXT_SHORT = regex(r"(?<=[^\W\d_])\s+(?=(?:[Ss]ekr|[Oo]rdf|[Jj]ust)\s?[.:])")
_WORD = regex(r"[^\W\d_]{3}")
_DAY = regex(r"\s*[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?,?\s(?:den\s)?\d")
_SHORT_LINE = 40
_TO_SIGNING = 12  # lines from the day to the label of the adjusters
_BETWEEN = 6  # lines for a pen between two who sign
_ROLL = regex(
    r"\W*(?:narvaro-?\s?(?:och|/)\s?)?(?:omrostnings?|voterings?|rost|upprops?)-?\s?(?:lista|langd|protokoll)\w*\b"
)
_CORNER = regex(r"\W*bilaga\W*(?:nr\W*)?(?:\d{1,2}|[a-z])?\W*")
_LISTED = regex(r"\W{0,2}(?P<n>\d{1,2})[.)]\s")
_FOOT = 3  # printed lines at a page's end
_STATUTES = regex(r"\W*(?:stadgar|bilaga|bilagor|appendix)\b")
_FIRST_SECTION = regex(r"\W*[§$&8]{1,2}\s?1\b|\W*1\s?[§$&]")


def find_closing(lines: Sequence[TextLine], start: int) -> int:
    """Index of the first line of signatures or notice from start on; the number of lines if there is none."""
    for index in range(start, len(lines)):
        line = lines[index]
        if _ADJUSTED.match(line.folded):
            return index
        if line.is_blank or len(line.stripped) > 120:
            continue
        if _is_abbreviated(line):
            return index
        if _DAY_AS_ABOVE.match(line.folded) or _is_signature(line) or _is_notice(lines, index):
            return index
        if "," in line.text and _are_signers(lines, index):
            return index
        if _is_day_of_signing(lines, index):
            return index
    return len(lines)


def _is_day_of_signing(lines: Sequence[TextLine], index: int) -> bool:
    """``Byvik den 9 mars 1988`` over the name of who wrote, with ``Justeras`` soon below."""
    line = lines[index]
    day = _DAY.match(line.text) if len(line.stripped) <= _SHORT_LINE else None
    if day is None or not find_dates(line.text):
        return False
    below = [other for other in lines[index + 1 : index + _TO_SIGNING] if _WORD.search(other.text)]
    return len(below) > 1 and _is_name(below[0].text) and any(map(_is_signature, below[1:3]))


def _are_signers(lines: Sequence[TextLine], index: int) -> bool:
    """``Stina Ek, sekreterare    Bo Alm, justerare``: who signs, with no label before, on one line or two."""
    signed = signers_in(lines[index].text)
    if not signed:
        return False
    below = next((line for line in lines[index + 1 : index + _BETWEEN] if _WORD.search(line.text)), None)
    signed += signers_in(below.text) if below else []
    return len({role for role, _ in signed}) > 1


def _is_abbreviated(line: TextLine) -> bool:
    """``Sekr. Stina Ek      Just. Bo Alm``: short for the roles, each with a name."""
    cells = [_SHORT.match(part) for part in _NEXT_SHORT.split(line.text)]
    return bool(cells) and all(cell and _is_name(cell["name"]) for cell in cells)


def _is_signature(line: TextLine) -> bool:
    """``Vid protokollet      Justeras``: a line of nothing but signature labels."""
    if line.stripped.endswith((".", ",")) and len(line.stripped) > 25:
        return False
    if match_whole(line.text, "signature") or _HEADED.match(line.folded):
        return True
    hit = match_prefix(line.text, "signature")
    if hit is None:
        return False
    rest = line.folded[hit.end :].strip(" :._")
    if _SIGNED.match(line.folded) and _is_name(line.text[hit.end :]):
        return True
    if len(line.pieces) > 1:
        is_row = all(match_prefix(piece.text, "signature") for piece in line.pieces)
        return is_row or is_signature_line(line.text)
    return (
        not rest
        or match_prefix(rest, "signature") is not None
        or is_signature_line(line.text)
        or rest.startswith((", for", "den ", "20", "19"))
        or is_signature_line(line.text)
    )


def _is_name(text: str) -> bool:
    """Whether a text is a name and nothing else."""
    tokens = tokenize(text.strip(" :._|"))
    return 1 < len(tokens) < 6 and all(is_name_word(token) for token in tokens)


def _is_notice(lines: Sequence[TextLine], index: int) -> bool:
    """A heading of the notice with one of its fields within the next lines."""
    if match_whole(lines[index].text, "notice") is None:
        return False
    near = [line for line in lines[index + 1 : index + 12] if not line.is_blank]
    fields = sum(match_prefix(piece.text, "notice") is not None for line in near for piece in line.pieces)
    return fields >= 2


def find_annex(lines: Sequence[TextLine]) -> int:
    """Index where annexes begin; the number of lines where there are none.

    An annex begins at a page's head, or after the signatures, with ``Bilaga`` or with statutes whose § 1
    follows; a list of voters begins one that items and signatures do not follow.
    """
    signed = False
    labelled = _annexed_pages(lines)
    printed_on_page = 0
    page = 0
    for index, line in enumerate(lines):
        if line.is_blank:
            continue
        printed_on_page = printed_on_page + 1 if line.page == page else 1
        page = line.page
        signed = signed or (
            index > 0 and _is_signature(line) and match_whole(line.text, "signature") is not None
        )
        heads_page = printed_on_page <= 2 and page > 1
        if heads_page and (page in labelled or _ROLL.match(line.folded)) and _is_last(lines[index:]):
            return index
        if (
            (signed or heads_page)
            and _STATUTES.match(line.folded)
            and _is_annex_heading(lines, index)
            and not _is_before_items(lines, index)
        ):
            return index
    return len(lines)


def _annexed_pages(lines: Sequence[TextLine]) -> set[int]:
    """Pages at whose foot OCR put the ``Bilaga 1`` of their upper right corner."""
    last: dict[int, list[TextLine]] = {}
    for line in lines:
        if not line.is_blank:
            last.setdefault(line.page, []).append(line)
    return {
        page
        for page, printed in last.items()
        if page > 1 and any(_CORNER.fullmatch(line.folded) for line in printed[-_FOOT:])
    }


def _is_last(lines: Sequence[TextLine]) -> bool:
    """Whether neither items nor signatures follow; a list counted from 1 is the annex's own."""
    due = 1
    for line in lines:
        if line.is_blank:
            continue
        if match_whole(line.text, "signature"):
            return False
        if ITEM_MARK.match(line.folded):
            listed = _LISTED.match(line.text)
            if listed is None or int(listed["n"]) not in (1, due):
                return False
            due = int(listed["n"]) + 1
    return True


def _is_before_items(lines: Sequence[TextLine], index: int) -> bool:
    """Whether the items come after an annex: the list of those present is bound in before them."""
    if not lines[index].folded.strip().startswith("bilag"):
        return False
    marked = [at for at, line in enumerate(lines) if ITEM_MARK.match(line.folded)]
    return bool(marked) and marked[0] > index


def _is_annex_heading(lines: Sequence[TextLine], index: int) -> bool:
    line = lines[index]
    if len(line.stripped) > 80 or ends_sentence(line.text):
        return False
    if line.folded.strip(" .:").startswith("stadgar"):
        return any(_FIRST_SECTION.match(other.folded) for other in lines[index + 1 : index + 15])
    return (
        re.match(
            r"\W*bilag(?:a|or)\b\W*(?:nr\W*)?(?:\d{1,2}|[a-z])?\W*(?:$|[-–:,(]|till\b|[a-z])", line.folded
        )
        is not None
    )
