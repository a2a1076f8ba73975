"""Party abbreviations: recognised in every style, and brought to one form.

Styles: ``(S)``, ``(s)``, ``[S}``, ``, s``, ``(-)``, ``(--)``, nominating groups ``(BorgA)``; read as ``(5)``,
``(5S)``, ``(Vv)``.  An abbreviation that is not known is kept: a local party is no error.
"""

from __future__ import annotations

from functools import lru_cache

from minutes_cli.patterns import regex
from minutes_cli.structure.people.known_names import people_words
from minutes_cli.structure.text.folding import fold

OPEN = "([{"
CLOSE = ")]}"
_SHAPE = regex(r"[^\W_][\w$-]{0,6}|\$D?|[@€©]|-{1,3}|[–—]+")
_LOOKS_LIKE = {
    "5": "S",
    "$": "S",
    "8": "S",
    "5D": "SD",
    "$D": "SD",
    "5S": "S",
    "S5": "S",
    "SS": "S",
    "VV": "V",
    "CC": "C",
}
_LOOKS_LIKE |= {
    "MM": "M",
    "LL": "L",
    "I": "L",
    "1": "L",
    "MF": "MP",
    "K0": "KD",
    "S0": "SD",
    "SO": "SD",
    "KO": "KD",
    "EP": "FP",
    "GC": "C",
    "E": "C",
    "@": "C",
    "€": "C",
    "©": "C",
    "CG": "C",
}
_WORDS = frozenset(
    {
        "ja",
        "nej",
        "omval",
        "nyval",
        "forts",
        "del",
        "ej",
        "tf",
        "tjg",
        "ers",
        "ordf",
        "nr",
        "sid",
        "st",
        "kl",
        "dnr",
        "bil",
    }
)


@lru_cache(maxsize=1)
def known_parties() -> frozenset[str]:
    """Abbreviations of the parties known all over the country, upper case."""
    return frozenset(people_words()["parties"]["known"])


@lru_cache(maxsize=1)
def party_names() -> dict[str, str]:
    """Names of parties and nominating groups, folded, with their abbreviations."""
    return {fold(name): party for name, party in people_words()["parties"]["names"].items()}


@lru_cache(maxsize=1)
def member_names() -> dict[str, str]:
    """What members of a party are called, folded, with its abbreviation."""
    return {fold(name): party for name, party in people_words()["parties"]["members"].items()}


def normal_party(raw: str) -> str | None:
    """The one form of a party as printed; None when it can be none.

    >>> [normal_party(raw) for raw in ("s", "S", "5", "--", "BorgA", "kds", "omval", "2014")]
    ['S', 'S', 'S', '-', 'BorgA', 'KDS', None, None]
    """
    text = raw.strip(" .,;:'’`*")
    if not _SHAPE.fullmatch(text) or text.lower() in _WORDS:
        return None
    if not text.strip("-–—"):
        return "-"
    upper = text.upper()
    if upper in known_parties():
        return upper
    if upper in _LOOKS_LIKE:
        return _LOOKS_LIKE[upper]
    if sum(char.isdigit() for char in text) * 2 >= len(text):
        return None
    if text.islower() or text.isupper():
        return upper if len(text) <= 5 else None
    return text if sum(char.isupper() for char in text) > 1 else None


@lru_cache(maxsize=1)
def group_names() -> frozenset[str]:
    """Abbreviations of nominating groups, folded, which have capitals inside (``BorgA``)."""
    return frozenset(fold(party) for party in party_names().values() if not party.isupper())


def is_known(raw: str) -> bool:
    """Whether a text is the abbreviation of a party known all over the country."""
    return raw.strip(" .").upper() in known_parties()
