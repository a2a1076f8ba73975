"""What kind an item is of, by its title, its case numbers and its decisions.

Input: title, whether anything was decided, the profile.  Output: the record's kind.  Titles are matched by
``words/kinds.toml``; a title that says nothing is ``decision`` where something of substance was decided, else
``information``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from minutes_cli.records.models import Decision, ItemKind, Profile
from minutes_cli.structure.text.folding import fold, fold_phrase
from minutes_cli.structure.text.tables import load_table
from minutes_cli.structure.text.tolerant import Phrases
from minutes_cli.values import frozen

_INFORMED = frozenset({"noted", "filed"})


@frozen
class _Rule:
    kind: ItemKind
    any: Phrases
    start: Phrases | None
    none: Phrases | None
    not_whole: frozenset[str]
    in_associations: Phrases | None


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            cast(ItemKind, rule["kind"]),
            Phrases(rule.get("any", [])),
            Phrases(rule["start"]) if "start" in rule else None,
            Phrases(rule["none"]) if "none" in rule else None,
            frozenset(fold_phrase(word) for word in rule.get("not_whole", ())),
            Phrases(rule["association_election"]) if "association_election" in rule else None,
        )
        for rule in load_table("kinds")["rule"]
    )


def item_kind(title: str, decisions: Sequence[Decision], has_case_number: bool, profile: Profile) -> ItemKind:
    """The kind of an item.

    >>> item_kind("Svar på motion om cykelställ", [], True, "kommun")
    'motion'
    >>> item_kind("Lekplatsen", [], False, "forening")
    'information'
    """
    named = _by_title(title, profile)
    if named is not None:
        return named
    substance = [decision for decision in decisions if decision.outcome not in _INFORMED]
    if substance:
        return "decision"
    return "decision" if decisions and has_case_number and profile == "kommun" else "information"


def _by_title(title: str, profile: Profile) -> ItemKind | None:
    folded = fold(title)[:400]
    for rule in _rules():
        if rule.none and rule.none.are_in(folded):
            continue
        if fold_phrase(title) in rule.not_whole:
            continue
        if rule.in_associations and profile == "forening" and rule.in_associations.are_in(folded):
            return "election"
        if rule.any.are_in(folded) or (rule.start and rule.start.begin(folded)):
            return rule.kind
    return None
