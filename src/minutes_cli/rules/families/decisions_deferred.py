"""D: matters put off or sent back, and whether they return."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.records.models import Decision
from minutes_cli.rules.across_items import postponed_never_returns, reference_not_found
from minutes_cli.rules.dates import iter_dates
from minutes_cli.rules.document import Document
from minutes_cli.rules.families.decisions_cases import BUDGET
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.verbs import POSTPONES, REFERS_BACK

_REASON = regex(
    r"\b(?:för\s+(?:att|ytterligare|vidare|fortsatt|komplettering|kompletterande|ny|förnyad|utredning|översyn|beredning|omarbetning|att)|motiver\w+|eftersom|därför|då\s|i\s+syfte|med\s+(?:uppdrag|hänvisning|anledning|motivering\w*)|på\s+grund\s+av|så\s+att|i\s+avvaktan)\b",
    re.IGNORECASE,
)
_TARGET = regex(r"\b(?:till|nästa|kommande|senare)\b", re.IGNORECASE)


@rule(
    code="D505",
    name="postponed-without-target",
    title=Say("Postponed, and then?", "Bordlagt, och sedan?"),
    severity=all_profiles("warning"),
    source=Say(
        "KL 5:51: taken up at the next meeting unless decided otherwise",
        "KL 5:51: tas upp vid nästa sammanträde om inte annat beslutas",
    ),
    why=Say(
        "A postponed matter that nobody takes up again is never decided, and the one who asked is never answered.",
        "Ett bordlagt ärende som ingen tar upp igen blir aldrig avgjort, och den som frågat får aldrig svar.",
    ),
    message=Say("item {number} {title!r} is {outcome}{what}", "ärende {number} {title!r} är {outcome}{what}"),
    fires=Example(
        record={
            "items": [
                {
                    **BUDGET,
                    "decisions": [{"text": "Bordlades på grund av tidsbrist.", "outcome": "postponed"}],
                }
            ]
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **BUDGET,
                    "decisions": [
                        {"text": "Ärendet bordläggs till nästa sammanträde.", "outcome": "postponed"}
                    ],
                }
            ]
        }
    ),
    across=postponed_never_returns,
)
def postponed_without_target(document: Document) -> Iterator[Hit]:
    """Decisions to postpone that name neither day, body nor next meeting."""
    for item in document.record.items:
        for decision in item.decisions:
            if (
                decision.outcome == "postponed"
                and POSTPONES.search(decision.text)
                and not _has_target(decision)
            ):
                values = {
                    "number": item.number or item.order,
                    "title": item.title[:60],
                    "outcome": Say("postponed", "bordlagt"),
                    "what": Say(" without saying to when", " utan att det anges till när"),
                }
                yield Hit(values, line=decision.line_start or document.line_of(item), item=item.number)
                break


def _has_target(decision: Decision) -> bool:
    target = decision.outcome_target
    return bool(
        target.date
        or target.body
        or target.person
        or _TARGET.search(decision.text)
        or any(iter_dates(decision.text))
    )


def _nothing(document: Document) -> Iterator[Hit]:
    return iter(())


D506 = rule(
    code="D506",
    name="dangling-reference",
    title=Say("An earlier § that is not there", "En tidigare paragraf som inte finns"),
    severity=all_profiles("warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "Who follows the reference ends up nowhere: the number or the day is wrong, or those minutes are missing.",
        "Den som följer hänvisningen hamnar ingenstans: nummer eller dag är fel, eller så saknas protokollet.",
    ),
    message=Say(
        "item {number} refers to {reference}, {what}", "ärende {number} hänvisar till {reference}, {what}"
    ),
    fires=Example(
        path="ks/2024-02-05.txt",
        record={
            "meeting": {"body": "Kommunstyrelsen", "date": "2024-02-05"},
            "items": [
                {
                    "number": "12",
                    "title": "Budget",
                    "mark": "§",
                    "continues": [{"date": "2024-01-08", "number": "99"}],
                }
            ],
        },
        archive=(
            (
                "ks/2024-01-08.txt",
                {
                    "meeting": {"body": "Kommunstyrelsen", "date": "2024-01-08"},
                    "items": [{"number": "1", "title": "Budget"}],
                },
            ),
        ),
    ),
    silent=Example(
        path="ks/2024-02-05.txt",
        record={
            "meeting": {"body": "Kommunstyrelsen", "date": "2024-02-05"},
            "items": [
                {"number": "12", "title": "Budget", "continues": [{"date": "2024-01-08", "number": "1"}]}
            ],
        },
        archive=(
            (
                "ks/2024-01-08.txt",
                {
                    "meeting": {"body": "Kommunstyrelsen", "date": "2024-01-08"},
                    "items": [{"number": "1", "title": "Budget"}],
                },
            ),
        ),
    ),
    across=reference_not_found,
)(_nothing)


@rule(
    code="D507",
    name="referred-back-without-reason",
    title=Say("Sent back without a reason", "Återremiss utan motivering"),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:50 st 3", "KL 5:50 st 3"),
    why=Say(
        "Those who prepare the matter anew must know what was missing.",
        "De som bereder ärendet på nytt måste veta vad som saknades.",
    ),
    message=Say(
        "item {number} is sent back without a reason ({law})",
        "ärende {number} återremitteras utan motivering ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [
                {**BUDGET, "decisions": [{"text": "Ärendet återremitteras.", "outcome": "referred_back"}]}
            ],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **BUDGET,
                    "decisions": [
                        {
                            "text": "Ärendet återremitteras för att kostnaderna ska utredas.",
                            "outcome": "referred_back",
                        }
                    ],
                }
            ]
        }
    ),
)
def referred_back_without_reason(document: Document) -> Iterator[Hit]:
    """No words of purpose in the decision, nor beside the word in the item."""
    for item in document.record.items:
        for decision in item.decisions:
            if decision.outcome != "referred_back":
                continue
            near = [
                decision.text,
                *(motion.text for motion in item.motions if REFERS_BACK.search(motion.text)),
            ]
            near += [
                line
                for section in item.sections
                if REFERS_BACK.search(section.text)
                for line in section.text.split("\n\n")
                if REFERS_BACK.search(line)
            ]
            if not any(_REASON.search(text) for text in near):
                values = {"number": item.number or item.order, "law": cite("minority", document.date)}
                yield Hit(values, line=decision.line_start or document.line_of(item), item=item.number)
