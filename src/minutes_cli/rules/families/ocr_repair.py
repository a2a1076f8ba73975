"""O: may a repair be trusted where it touches a fact or a decision?"""

from __future__ import annotations

from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.records.models import Correction
from minutes_cli.rules.document import Document
from minutes_cli.rules.families.ocr_reading import WORD
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, rule
from minutes_cli.rules.people import fold_name
from minutes_cli.rules.verbs import APPROVES, NEGATIONS, REJECTS

_FACT = regex(r"\d")


@rule(
    code="O104",
    name="doubtful-repair-of-fact",
    title=Say(
        "A doubtful repair of a name, number, date or title",
        "En osäker reparation av namn, tal, datum eller rubrik",
    ),
    severity=all_profiles("warning"),
    source=Say("The repair's own confidence", "Reparationens egen säkerhet"),
    why=Say(
        "A wrong name or amount is worse than a damaged one: nobody sees that it is wrong.",
        "Ett fel namn eller belopp är värre än ett skadat: ingen ser att det är fel.",
    ),
    message=Say(
        "{before!r} was repaired to {after!r} in a {what} with confidence {confidence:.2f}",
        "{before!r} reparerades till {after!r} i {what} med säkerheten {confidence:.2f}",
    ),
    fires=Example(
        text="§ 4 Bidrag till Hållstugan",
        record={
            "items": [
                {"number": "4", "title": "Bidrag till Hållstugan", "span": {"line_start": 1, "line_end": 1}}
            ],
            "corrections": [
                {
                    "line": 1,
                    "start": 15,
                    "end": 25,
                    "before": "Hallstugan",
                    "after": "Hållstugan",
                    "reason": "context",
                    "confidence": 0.55,
                }
            ],
        },
    ),
    silent=Example(
        text="§ 4 Bidrag",
        record={
            "items": [{"number": "4", "title": "Bidrag", "span": {"line_start": 1, "line_end": 1}}],
            "corrections": [
                {
                    "line": 1,
                    "start": 4,
                    "end": 10,
                    "before": "B1drag",
                    "after": "Bidrag",
                    "reason": "confusion",
                    "confidence": 0.97,
                }
            ],
        },
    ),
)
def doubtful_repair_of_fact(document: Document) -> Iterator[Hit]:
    """Corrections below the confidence set that touch a title, a name or digits."""
    titles = {line for line, _ in document.starts}
    names = {part for person in document.record.attendance for part in fold_name(person.name).split()}
    for change in document.record.corrections:
        if change.confidence >= document.settings.min_confidence:
            continue
        what = _fact_touched(change, titles, names)
        if what is not None:
            values = {
                "before": change.before,
                "after": change.after,
                "what": what,
                "confidence": change.confidence,
            }
            yield Hit(values, line=change.line, item=document.number_at(change.line))


def _fact_touched(change: Correction, titles: set[int], names: set[str]) -> Say | None:
    if _FACT.search(change.after):
        return Say("number or date", "ett tal eller datum")
    if change.reason == "name" or fold_name(change.after) in names:
        return Say("name", "ett namn")
    return Say("title", "en rubrik") if change.line in titles else None


@rule(
    code="O106",
    name="repair-changes-decision",
    title=Say(
        "A repair changes a decision or a negation", "En reparation ändrar ett beslut eller en negation"
    ),
    severity=all_profiles("error"),
    source=Say("A repair must never decide a matter", "En reparation får aldrig avgöra ett ärende"),
    why=Say(
        "'bifalls' for 'avslås', or a lost 'inte', turns the decision round; a human must look.",
        "'bifalls' i stället för 'avslås', eller ett förlorat 'inte', vänder på beslutet; en människa måste titta.",
    ),
    message=Say(
        "the repair of {before!r} to {after!r} changes {what}: look at the paper",
        "reparationen av {before!r} till {after!r} ändrar {what}: se originalet",
    ),
    fires=Example(
        text="Motionen bifalls.",
        record={
            "corrections": [
                {
                    "line": 1,
                    "start": 9,
                    "end": 15,
                    "before": "avslas",
                    "after": "bifalls",
                    "reason": "context",
                    "confidence": 0.9,
                }
            ]
        },
    ),
    silent=Example(
        text="Motionen avslås.",
        record={
            "corrections": [
                {
                    "line": 1,
                    "start": 9,
                    "end": 15,
                    "before": "avslas",
                    "after": "avslås",
                    "reason": "confusion",
                    "confidence": 0.9,
                }
            ]
        },
    ),
)
def repair_changes_decision(document: Document) -> Iterator[Hit]:
    """Corrections from one verdict to the other, or that make or unmake a negation of whole words."""
    for change in document.record.corrections:
        before, after = change.before.strip().lower(), change.after.strip().lower()
        if fold_name(before) == fold_name(after):
            continue
        if _verdict(before) and _verdict(after) and _verdict(before) != _verdict(after):
            what = Say("the decision", "beslutet")
        elif (
            _negations(before) != _negations(after)
            and change.confidence < 0.9
            and _is_lost_or_made(before, after)
        ):
            what = Say("a negation", "en negation")
        else:
            continue
        yield Hit(
            {"before": change.before, "after": change.after, "what": what},
            line=change.line,
            item=document.number_at(change.line),
        )


def _verdict(text: str) -> str | None:
    marked = text.replace("avslas", "avslås").replace("avsla ", "avslå ")
    if REJECTS.search(marked):
        return "reject"
    return "approve" if APPROVES.search(marked) else None


def _negations(text: str) -> int:
    return sum(word in NEGATIONS for word in WORD.findall(text))


def _is_lost_or_made(before: str, after: str) -> bool:
    """Whether one side has no word near the negation: ``inle`` to ``inte`` is a repair, ``nu`` to ``ej`` is not."""
    from minutes_cli.rules.people import similarity

    return similarity(before, after) < 0.6
