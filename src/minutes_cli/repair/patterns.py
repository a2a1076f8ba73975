"""What the pattern of a line tells without a look at its words: marks, bullets, parties, crosses, specks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from minutes_cli.repair.before_figures import mend_before_figures
from minutes_cli.repair.bullets import mend_bullets
from minutes_cli.repair.crosses import mend_crosses
from minutes_cli.repair.marks import mend_marks
from minutes_cli.repair.mentions import mend_mentions
from minutes_cli.repair.model import Correction
from minutes_cli.repair.parties import mend_parties
from minutes_cli.repair.specks import take_off_specks
from minutes_cli.repair.table_rules import unglue_rules


def mend_patterns(lines: Sequence[str], model: str, is_given_name: Callable[[str], bool]) -> list[Correction]:
    """Corrections in order of place, none overlapping another; where two would, the earlier kind stands.

    model: the OCR model of the document.  is_given_name: of a word in small letters.
    """
    kept: list[Correction] = []
    taken: dict[int, list[tuple[int, int]]] = {}
    for correction in (
        *mend_marks(lines, model),
        *mend_bullets(lines),
        *unglue_rules(lines),
        *mend_parties(lines, is_given_name),
        *mend_crosses(lines),
        *mend_before_figures(lines),
        *mend_mentions(lines, is_given_name),
        *take_off_specks(lines),
    ):
        places = taken.setdefault(correction.line, [])
        if all(correction.end <= start or end <= correction.start for start, end in places):
            places.append((correction.start, correction.end))
            kept.append(correction)
    return sorted(kept, key=lambda c: (c.line, c.start))
