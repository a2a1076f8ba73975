"""What a document says often corrects what it says once: RUES among RUFS, Pogelklou among Fogelklou.

Only for what no list can know, acronyms and rare names; anything else is settled by its letters and context.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from minutes_cli.repair.choices import Choice
from minutes_cli.repair.damage import CLEAN
from minutes_cli.repair.model import Correction

OFTEN = 3  # mentions that make a word evidence for a misread one
MIN_LENGTH = {True: 4, False: 6}  # letters of an acronym, of a name
LONG = 9  # letters of a name that may be two misreadings away
CONFIDENCE = 0.9

Mention = tuple[Choice, str]  # a word and how it is printed after repair


def mend_by_repetition(choices: Sequence[Choice], corrections: Sequence[Correction]) -> list[Correction]:
    """The corrections with those of acronyms and names that are near one seen often, and else seen never.

    corrections: of the same document; one whose word is mended here gives way.
    """
    printed = {(c.line, c.start): c.after for c in corrections}
    capitalised = list(_iter_capitalised(choices, printed))
    mended: list[Correction] = []
    for is_acronym in (True, False):
        mentions = [mention for mention in capitalised if _has_shape(mention[1], is_acronym)]
        counts = Counter(form for _, form in mentions)
        often = [form for form, count in counts.items() if count >= OFTEN]
        for choice, form in mentions:
            if often and counts[form] == 1 and (is_acronym or _is_unknown(choice)):
                near = [other for other in often if _is_near(form, other, is_acronym)]
                if len(near) == 1 and near[0] != choice.token.read:
                    mended.append(_correct(choice, near[0]))
    places = {(c.line, c.start) for c in mended}
    return [c for c in corrections if (c.line, c.start) not in places] + mended


def _iter_capitalised(choices: Sequence[Choice], printed: dict[tuple[int, int], str]) -> Iterator[Mention]:
    for choice in choices:
        token = choice.token
        if not choice.candidates or token.capitals or token.tail is not None or choice.model == CLEAN:
            continue
        form = printed.get((token.line + 1, token.start), token.read)
        if form[:1].isupper():
            yield choice, form


def _has_shape(form: str, is_acronym: bool) -> bool:
    """Whether a capitalised form may be an acronym, or else a name, of enough letters."""
    shape = form.isupper() if is_acronym else form[1:].islower()
    return shape and form.isalpha() and len(form) >= MIN_LENGTH[is_acronym]


def _is_unknown(choice: Choice) -> bool:
    """Whether no list holds the word, as it is read or as it was likeliest meant."""
    read = choice.token.read.lower()
    kept = next((c for c in choice.candidates if c.form == read), None)
    return choice.candidates[choice.best].layer == "letters" and (kept is None or kept.layer == "letters")


def _is_near(form: str, other: str, is_acronym: bool) -> bool:
    """Whether a form may be another misread; a name with an ending (Bergs, Bergska) is another word."""
    most = 2 if not is_acronym and len(form) >= LONG else 1
    if not is_acronym and (form.startswith(other) or other.startswith(form)):
        return False
    return Levenshtein.distance(form, other, score_cutoff=most) <= most


def _correct(choice: Choice, form: str) -> Correction:
    token = choice.token
    return Correction(token.line + 1, token.start, token.end, token.read, form, "document", CONFIDENCE)
