"""Names of bodies: when two are one, and which one a path promises."""

from __future__ import annotations

import re
from collections.abc import Mapping

from minutes_cli.patterns import regex
from minutes_cli.rules.people import fold_name
from minutes_cli.rules.selecting import matches_glob

# Abbreviations that mean the same in nearly every municipality and region.
ABBREVIATIONS: dict[str, str] = {
    "kf": "Kommunfullmäktige",
    "ks": "Kommunstyrelsen",
    "ksau": "Kommunstyrelsens arbetsutskott",
    "rf": "Regionfullmäktige",
    "rs": "Regionstyrelsen",
    "lf": "Landstingsfullmäktige",
}
_TOKEN = regex(r"[a-zåäö]+")
_ENDINGS = regex(r"(?:ens|ets|es|ns|en|et|s|n|e)$")


def fold_body(name: str) -> str:
    """A body's name without case, marks, genitive and definite ending; its digits stay.

    >>> fold_body("Kommunstyrelsens") == fold_body("kommunstyrelsen") == fold_body("Kommunstyrelse")
    True
    """
    words = [_ENDINGS.sub("", word) if len(word) > 5 else word for word in fold_name(name).split()]
    return " ".join(words + re.findall(r"\d+", name))


def is_same_body(one: str, other: str) -> bool:
    """Whether two names mean one body; abbreviations are spelt out first."""
    names = [fold_body(ABBREVIATIONS.get(name.strip().casefold(), name)) for name in (one, other)]
    return names[0] == names[1] or (
        bool(names[0] and names[1])
        and (names[0].endswith(f" {names[1]}") or names[1].endswith(f" {names[0]}"))
    )


def body_from_path(path: str, bodies: Mapping[str, str]) -> str | None:
    """The body that a path promises: by the user's globs, else by an abbreviation in it.

    >>> body_from_path("2024/ks-2024-01-24.txt", {})
    'Kommunstyrelsen'
    """
    for glob, body in bodies.items():
        if matches_glob(path, glob):
            return body
    parts = path.replace("\\", "/").lower().split("/")[-2:]
    for part in reversed(parts):
        for token in _TOKEN.findall(part):
            if token in ABBREVIATIONS:
                return ABBREVIATIONS[token]
    return None
