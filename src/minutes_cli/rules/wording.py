"""The sentences around the findings: levels, counts, stale entries."""

from __future__ import annotations

from minutes_cli.patterns import regex
from minutes_cli.rules.model import Language
from minutes_cli.rules.report import Checked, Report

_MISSING = (
    (regex(r"^items$"), "ärenden"),
    (regex(r"^title of item (.+)$"), r"rubrik på ärende \1"),
    (regex(r"^date of the meeting$"), "sammanträdesdatum"),
    (regex(r"^body$"), "organ"),
    (regex(r"^chair$"), "ordförande"),
    (regex(r"^secretary$"), "sekreterare"),
    (regex(r"^who took part$"), "närvarande"),
    (regex(r"^decision in item (.+)$"), r"beslut i ärende \1"),
    (regex(r"^adjuster$"), "justerare"),
    (regex(r"^date of adjustment$"), "justeringsdatum"),
    (regex(r"^signatures$"), "underskrifter"),
    (regex(r"^date of notice$"), "anslagsdatum"),
    (regex(r"^where the minutes are kept$"), "förvaringsplats"),
    (regex(r"^votes that add up in item (.+)$"), r"omröstning som går ihop i ärende \1"),
    (regex(r"^no (\w+)$"), r"inga fel \1"),
)


def missing_in(text: str, language: Language) -> str:
    """What a quality level lacks, in a language.

    >>> missing_in("decision in item 9", "sv")
    'beslut i ärende 9'
    """
    if language == "sv":
        for pattern, swedish in _MISSING:
            if pattern.match(text):
                return pattern.sub(swedish, text)
    return text


def level_line(document: Checked, language: Language) -> str:
    """The quality level of one document, and what the next one lacks."""
    lacking = ", ".join(missing_in(text, language) for text in document.missing[:6])
    if language == "sv":
        tail = f" (för nivå {document.level + 1} saknas: {lacking})" if lacking else ""
        return f"profil {document.profile}, nivå {document.level} av 3{tail}"
    tail = f" (level {document.level + 1} lacks: {lacking})" if lacking else ""
    return f"profile {document.profile}, level {document.level} of 3{tail}"


def closing_line(report: Report, inputs: int, language: Language) -> str:
    """How many files, findings and failures."""
    counts = report.counts()
    failed = len(report.failures)
    if language == "sv":
        parts = [
            f"{inputs} filer",
            f"{counts['error']} fel",
            f"{counts['warning']} varningar",
            f"{counts['info']} info",
        ]
        parts += [f"{report.known} kända"] if report.known else []
        parts += [f"{failed} kunde inte kontrolleras"] if failed else []
    else:
        parts = [
            f"{inputs} file{'' if inputs == 1 else 's'}",
            f"{counts['error']} error{'' if counts['error'] == 1 else 's'}",
            f"{counts['warning']} warning{'' if counts['warning'] == 1 else 's'}",
            f"{counts['info']} info",
        ]
        parts += [f"{report.known} known"] if report.known else []
        parts += [f"{failed} could not be checked"] if failed else []
    return ", ".join(parts)


def stale_line(entry: str, language: Language) -> str:
    """A baseline entry that nothing matched."""
    if language == "sv":
        return f"inaktuell post i baslinjen: {entry}; skriv om den med --write-baseline"
    return f"stale baseline entry: {entry}; write it again with --write-baseline"
