"""Names of firms and offices that stand right after a person's, in the next column of a table.

Kjell Thunman   Lekås kommun   Beställare
"""

from __future__ import annotations

from minutes_cli.structure.text.folding import fold

_FIRM_FORMS = frozenset({"ab", "hb", "kb", "aktiebolag"})
_FIRM_LINKS = frozenset({"&", "kommun"})
_FIRM_WORDS = frozenset(
    {"bygg", "el", "vvs", "ror", "mark", "energi", "teknik", "ventilation", "maleri", "plat"}
)
_FIRM_ENDINGS = (
    *(
        "kontoret",
        "forvaltningen",
        "konsult",
        "konsulter",
        "fastigheter",
        "bostader",
        "entreprenad",
        "arkitekter",
    ),
    *("installation", "anlaggning", "avdelningen", "enheten", "bolaget", "kommun"),
)


def begins_firm(word: str, after: str, may_be_name: bool) -> bool:
    """Whether the last word of some names is a firm's: ``… Elbolaget``, ``… Lekås kommun``, ``… Luft &``.

    after: the next word, folded.  may_be_name: the words are given names, which ``&`` can part, too.
    """
    folded = fold(word)
    if folded in _FIRM_WORDS or folded.endswith(_FIRM_ENDINGS) or after in _FIRM_FORMS:
        return True
    return after in _FIRM_LINKS and not may_be_name
