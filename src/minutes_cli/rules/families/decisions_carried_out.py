"""D: who is to do what by when, who gets an answer, and who is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.rules.dates import iter_dates
from minutes_cli.rules.document import Document, item_text
from minutes_cli.rules.families.decisions_cases import BUDGET
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule

_COMMISSION = regex(r"\b(?:i\s+uppdrag|uppdra[rs]?|uppdrog\w*|uppdras)\b", re.IGNORECASE)
_WHEN = regex(
    r"\b(?:senast|under\s+\d{4}|till\s+(?:nästa|nämndens|styrelsens|mötet|sammanträdet|kommun\w+|årsmötet)|kvartal\w*|vecka\s*\d+|halvår\w*|omgående|årligen|månad\w*|inom|före|innan|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OWNER = regex(r"\buppdra[rs]?\b(?!\s+(?:åt|till))|\buppdrag\s+ges\b(?!\s+(?:åt|till))", re.IGNORECASE)
_ANSWERED = regex(
    r"\b(?:besvara\w*|svara[dr]?e?|svaret?|bordl\w+|utgår|återta\w*|återkalla\w*|avvisa\w*|får\s+(?:inte\s+)?(?:fram)?ställas|överläggning|anses\s+besvarad|anmäl\w+)\b",
    re.IGNORECASE,
)


@rule(
    code="D508",
    name="commission-without-owner-or-date",
    title=Say("A commission without owner or date", "Ett uppdrag utan mottagare eller tid"),
    severity=all_profiles("info"),
    source=Say("Custom", "God sed"),
    why=Say(
        "A commission that nobody owns, or with no day, is not followed up.",
        "Ett uppdrag som ingen äger, eller utan tid, följs inte upp.",
    ),
    message=Say("the commission in item {number} has no {what}", "uppdraget i ärende {number} saknar {what}"),
    fires=Example(
        record={
            "items": [{**BUDGET, "decisions": [{"text": "Förvaltningen får i uppdrag att se över taxan."}]}]
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **BUDGET,
                    "decisions": [
                        {"text": "Förvaltningen får i uppdrag att se över taxan senast den 1 mars."}
                    ],
                }
            ]
        }
    ),
)
def commission_without_owner_or_date(document: Document) -> Iterator[Hit]:
    """Decisions that commission something and name no time, or nobody."""
    for item in document.record.items:
        for decision in item.decisions:
            if not _COMMISSION.search(decision.text):
                continue
            if (
                _OWNER.search(decision.text)
                and not decision.outcome_target.person
                and not re.search(r"\w+\s+uppdras\b", decision.text)
            ):
                what = Say("owner", "mottagare")
            elif not _WHEN.search(decision.text) and not any(iter_dates(decision.text)):
                what = Say("date", "tid")
            else:
                continue
            yield Hit(
                {"number": item.number or item.order, "what": what},
                line=decision.line_start or document.line_of(item),
                item=item.number,
            )


@rule(
    code="D509",
    name="question-not-answered",
    title=Say("A question neither answered nor postponed", "En fråga varken besvarad eller bordlagd"),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:68", "KL 5:68"),
    why=Say(
        "The minutes must say which questions were put and which were answered.",
        "Protokollet ska ange vilka frågor som ställts och vilka som besvarats.",
    ),
    message=Say(
        "item {number} {title!r} is not said to be answered, postponed or withdrawn ({law})",
        "ärende {number} {title!r} anges inte som besvarat, bordlagt eller återtaget ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [
                {
                    "number": "9",
                    "title": "Interpellation om skolskjuts",
                    "kind": "interpellation",
                    "sections": [{"kind": "body", "text": "Eva Ek (M) har lämnat in en interpellation."}],
                }
            ],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    "number": "9",
                    "title": "Interpellation om skolskjuts",
                    "kind": "interpellation",
                    "sections": [{"kind": "body", "text": "Ola Alm (S) besvarar interpellationen."}],
                }
            ]
        }
    ),
)
def question_not_answered(document: Document) -> Iterator[Hit]:
    """Interpellations and questions in whose text nothing happens to them."""
    for item in document.record.items:
        is_question = item.kind == "interpellation" or re.match(
            r"(?:enkel\s+)?fråga\s+(?:från|av|till)\b", item.title, re.IGNORECASE
        )
        if is_question and not item.decisions and not _ANSWERED.search(item_text(item)):
            values = {
                "number": item.number or item.order,
                "title": item.title[:60],
                "law": cite("questions", document.date),
            }
            yield Hit(values, line=document.line_of(item), item=item.number)


@rule(
    code="D511",
    name="no-dispatch-list",
    title=Say("No dispatch list", "Ingen sändlista"),
    severity=by_profile(kommun="info"),
    source=Say("Municipal practice", "Kommunal praxis"),
    why=Say(
        "Nobody can see who was told of the decisions.",
        "Det går inte att se vem som underrättats om besluten.",
    ),
    message=Say("no item says to whom the decision is sent", "inget ärende anger vart beslutet skickas"),
    fires=Example(record={"items": [{**BUDGET, "decisions": [{"text": "Budgeten antas."}]}]}),
    silent=Example(
        record={
            "items": [
                {**BUDGET, "decisions": [{"text": "Budgeten antas."}], "dispatch": ["Ekonomiavdelningen"]}
            ]
        }
    ),
)
def no_dispatch_list(document: Document) -> Iterator[Hit]:
    """Once a document: decisions, and no recipients anywhere."""
    items = document.record.items
    if any(item.decisions and item.kind == "decision" for item in items) and not any(
        item.dispatch for item in items
    ):
        yield Hit()
