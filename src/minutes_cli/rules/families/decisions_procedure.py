"""D: who may take part in a decision, and what may be taken up at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.records.models import Item
from minutes_cli.rules.document import Document, item_text
from minutes_cli.rules.families.decisions_cases import BUDGET
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, by_profile, rule
from minutes_cli.rules.people import is_among, is_same_person

_URGENT = regex(
    r"\b(?:extra\s+ärende|tillkommande\s+ärende|brådskande\s+ärende|ärendet?\s+är\s+brådskande|(?:inte|ej)\s+(?:\w+\s+){0,3}(?:kungjor\w*|tillkännag\w+|med\s+i\s+kallelsen|upptag\w+\s+(?:i|på)\s+(?:kallelsen|kungörelsen|föredragningslistan)))\b",
    re.IGNORECASE,
)
_AGREED = regex(
    r"\b(?:samtliga|alla\s+närvarande|enhällig\w*|enig\w*|medge\w*|ingen\s+(?:\w+\s+){0,2}motsätter)\b",
    re.IGNORECASE,
)


@rule(
    code="D512",
    name="recused-took-part",
    title=Say("Recused, and took part anyway", "Jävig men deltog ändå"),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:47, 6:30", "KL 5:47, 6:30"),
    why=Say(
        "A decision in which a biased member took part can be annulled.",
        "Ett beslut där en jävig deltagit kan upphävas.",
    ),
    message=Say(
        "{name} is recused in item {number} but {what} ({law})",
        "{name} är jävig i ärende {number} men {what} ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [
                {
                    **BUDGET,
                    "recusals": [{"name": "Eva Ek"}],
                    "votes": [{"ballots": [{"name": "Eva Ek", "vote": "yes"}]}],
                }
            ],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **BUDGET,
                    "recusals": [{"name": "Eva Ek"}],
                    "votes": [
                        {
                            "ballots": [
                                {"name": "Ola Alm", "vote": "yes"},
                                {"name": "Eva Ek", "vote": "recused"},
                            ]
                        }
                    ],
                }
            ]
        }
    ),
)
def recused_took_part(document: Document) -> Iterator[Hit]:
    """A recused person who votes, moves, reserves, or is the only adjuster of that item."""
    adjusters = document.record.adjustment.adjusters
    for item in document.record.items:
        for recusal in item.recusals:
            if not recusal.name:
                continue
            for what in _deeds(item, recusal.name, adjusters, document.record.adjustment.deputies):
                values = {
                    "name": recusal.name,
                    "number": item.number or item.order,
                    "what": what,
                    "law": cite("recusal", document.date),
                }
                yield Hit(values, line=recusal.line_start or document.line_of(item), item=item.number)


def _deeds(item: Item, name: str, adjusters: list[str], deputies: list[str]) -> Iterator[Say]:
    ballots = [
        ballot for vote in item.votes for ballot in vote.ballots if ballot.vote in ("yes", "no", "abstain")
    ]
    if any(is_same_person(ballot.name, name, 0.95) for ballot in ballots):
        yield Say("votes", "röstar")
    movers = [person.name for motion in item.motions for person in motion.by if person.name]
    if is_among(name, movers, 0.95):
        yield Say("moves a proposal", "yrkar")
    dissenters = [person.name for statement in item.reservations for person in statement.by if person.name]
    if is_among(name, dissenters, 0.95):
        yield Say("reserves against it", "reserverar sig")
    if is_among(name, adjusters, 0.95) and len(adjusters) == 1 and not deputies:
        yield Say("is its only adjuster", "är dess enda justerare")


@rule(
    code="D513",
    name="urgent-without-consent",
    title=Say("Urgent item without everybody's consent", "Brådskande ärende utan allas medgivande"),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:52", "KL 5:52"),
    why=Say(
        "An item that was not announced may be decided only if all present agree.",
        "Ett ärende som inte tillkännagetts får avgöras bara om alla närvarande är överens.",
    ),
    message=Say(
        "item {number} is urgent or was not announced, and no consent of all present is noted ({law})",
        "ärende {number} är brådskande eller inte tillkännagivet, och samtligas medgivande är inte antecknat ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [
                {
                    **BUDGET,
                    "sections": [{"kind": "body", "text": "Ärendet var inte med i kallelsen."}],
                    "decisions": [{"text": "Budgeten antas."}],
                }
            ],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **BUDGET,
                    "sections": [
                        {
                            "kind": "body",
                            "text": "Ärendet var inte med i kallelsen. Samtliga närvarande beslutar att det får avgöras.",
                        }
                    ],
                    "decisions": [{"text": "Budgeten antas."}],
                }
            ]
        }
    ),
)
def urgent_without_consent(document: Document) -> Iterator[Hit]:
    """Words of urgency without words of consent, in items that were decided."""
    for item in document.record.items:
        text = item_text(item)
        if item.decisions and _URGENT.search(text) and not _AGREED.search(text):
            values = {"number": item.number or item.order, "law": cite("urgent", document.date)}
            yield Hit(values, line=document.line_of(item), item=item.number)
