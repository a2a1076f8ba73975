"""The catalogue: every rule, collected from the family modules.

To add a rule, decorate a check with :func:`~minutes_cli.rules.model.rule` in a module of
``families``; a new module is added to ``MODULES``, or to
``ARCHIVE_MODULES``.  Codes are never reused.
"""

from __future__ import annotations

import importlib
from functools import lru_cache

from minutes_cli.rules.model import Rule, Say

FAMILIES: dict[str, Say] = {
    "T": Say("text and encoding", "text och teckenkodning"),
    "O": Say("OCR quality", "OCR-kvalitet"),
    "N": Say("numbering", "numrering"),
    "S": Say("structure", "struktur"),
    "M": Say("meeting", "sammanträde"),
    "A": Say("attendance", "närvaro"),
    "D": Say("decisions", "beslut"),
    "V": Say("votes", "omröstning"),
    "J": Say("adjustment and signature", "justering och underskrift"),
    "L": Say("notice", "anslag"),
    "R": Say("references", "hänvisningar"),
    "P": Say("privacy", "personuppgifter"),
    "C": Say("the whole archive", "hela arkivet"),
}

MODULES = (
    "text",
    "ocr_reading",
    "ocr_repair",
    "numbering_sequence",
    "numbering_gaps",
    "numbering_elsewhere",
    "numbering_marks",
    "structure_items",
    "structure_document",
    "meeting_date",
    "meeting_next",
    "meeting_held",
    "attendance_serving",
    "attendance_counts",
    "attendance_names",
    "decisions_stated",
    "decisions_taken",
    "decisions_deferred",
    "decisions_carried_out",
    "decisions_procedure",
    "votes_figures",
    "votes_lists",
    "adjustment_people",
    "adjustment_day",
    "adjustment_signatures",
    "notice",
    "references",
    "privacy",
)
"""The modules of ``families`` that look at one document; rules across documents may stand there, too."""

ARCHIVE_MODULES = ("archive_sequence", "archive_files", "archive_calendar", "archive_people")
"""The modules of ``families`` that look across the documents of an archive only."""


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the families and their codes."""
    return _rules_of(MODULES + ARCHIVE_MODULES)


@lru_cache(maxsize=1)
def document_rules() -> tuple[Rule, ...]:
    """The rules that look at one document, in the same order; spares importing the others."""
    return tuple(rule for rule in _rules_of(MODULES) if rule.check is not None)


def _rules_of(modules: tuple[str, ...]) -> tuple[Rule, ...]:
    found: dict[str, Rule] = {}
    for name in modules:
        module = importlib.import_module(f"minutes_cli.rules.families.{name}")
        for value in vars(module).values():
            if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                raise ValueError(f"two rules have the code {value.code}")
    order = list(FAMILIES)
    return tuple(sorted(found.values(), key=lambda rule: (order.index(rule.family), rule.code)))


def rule_of(code: str) -> Rule | None:
    """The rule with a code or a name, whatever its case; None where there is none."""
    wanted = code.strip().casefold()
    return next((rule for rule in all_rules() if wanted in (rule.code.casefold(), rule.name)), None)
