"""Party abbreviations seen in Swedish minutes."""

from __future__ import annotations

from collections.abc import Iterable

# National parties, those of the past included, and local or church groups with many seats.
KNOWN = frozenset(
    [
        "S",
        "M",
        "SD",
        "C",
        "V",
        "KD",
        "L",
        "MP",
        "FP",
        "FI",
        "PP",
        "MED",
        "AFS",
        "SPI",
        "KP",
        "RS",
        "LPO",
        "D",
        "KB",
        "NP",
        "NYD",
        "VPK",
        "APK",
        "KDS",
        "H",
        "BF",
        "F",
        "VF",
        "SKP",
        "K",
        "POSK",
        "FISK",
        "BORGA",
        "VISK",
        "ÖKA",
        "KR",
        "HEL",
        "SIV",
        "ÖPPEN",
        "TUP",
        "SRD",
        "ÖRP",
        "SJVP",
        "SL",
        "LOKAL",
        "OPOL",
    ]
)
INDEPENDENT = frozenset({"-", "--", "–"})


def is_known(party: str, local: Iterable[str] = ()) -> bool:
    """Whether an abbreviation is a known party, one of the place's own, or the sign for none.

    >>> is_known("fp"), is_known("XQ"), is_known("XQ", ["XQ"])
    (True, False, True)
    """
    bare = party.strip().strip("()").strip()
    return bare in INDEPENDENT or bare.upper() in KNOWN or bare.upper() in {name.upper() for name in local}
