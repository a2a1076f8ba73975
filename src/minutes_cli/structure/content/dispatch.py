"""Who gets an extract of the item: the recipients in its dispatch sections.

Input: the item's sections.  Output: recipients, one a line, or parted by commas where a line lists several.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes_cli.patterns import regex
from minutes_cli.structure.text.document import SectionDraft
from minutes_cli.structure.text.joining import bullet_end, ends_sentence, is_rule

_SPLIT = regex(  # not ``fullmäktige i Högsjö, Vreta och Tun``
    r"\s*[,;]\s+(?=[A-ZÅÄÖ])(?![A-ZÅÄÖ]\w+\s+och\s+[A-ZÅÄÖ]\w+\W*$)"
)
_CLOSING = regex(
    r"\W*(?:paragrafen|protokollet|ordf[oa]randen|justerand)\b|\W*(?:bilaga\W+)?hur\s+man\s+(?:o|g|d|6)verklagar\b"
)
_LONGEST = 120


def read_dispatch(sections: Sequence[SectionDraft]) -> list[str]:
    """The recipients of an item's dispatch sections, in order, each once."""
    found: list[str] = []
    for section in sections:
        if section.kind != "dispatch":
            continue
        for line in section.lines:
            if line.is_blank or is_rule(line):
                continue
            if len(line.stripped) > _LONGEST or _CLOSING.match(line.folded):
                break
            text = line.text[bullet_end(line) :].strip(" ;|_")
            text = text if not ends_sentence(text) else text.rstrip(".:")
            if found and text[:1].islower() and "," not in text:
                found[-1] = f"{found[-1]} {text}"
                continue
            found.extend(part for part in _SPLIT.split(text) if any(char.isalpha() for char in part))
    return list(dict.fromkeys(part.strip(" .,") for part in found))
