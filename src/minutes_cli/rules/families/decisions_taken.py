"""D: how a decision was taken: proposition, vote and reservations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.rules.document import Document, item_text
from minutes_cli.rules.families.decisions_cases import BUDGET
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.outcomes import decided_side, winning_side
from minutes_cli.rules.people import is_among

_PROPOSITION = regex(
    r"\b(?:proposition\w*|ställer\s+(?:\w+\s+){0,6}(?:under\s+proposition|mot\s+varandra)|beslutsgång|beslutsordning|omröstning\w*|votering\w*)\b|\bfinner\s+att\b",
    re.IGNORECASE,
)


@rule(
    code="D502",
    name="no-proposition-order",
    title=Say(
        "Motions differ, but no order of propositions", "Yrkandena skiljer sig men propositionsordning saknas"
    ),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:67 p 2", "KL 5:67 p 2"),
    why=Say(
        "Without the order in which proposals were put, nobody can tell what the body chose between; auditors find this defect most often.",
        "Utan propositionsordning går det inte att se vad organet valde mellan; det är den brist revisorer oftast finner.",
    ),
    message=Say(
        "item {number} has {count} motions that differ and no order of propositions ({law})",
        "ärende {number} har {count} yrkanden som skiljer sig men ingen propositionsordning ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "items": [
                {
                    **BUDGET,
                    "motions": [
                        {"by": [{"name": "Eva Ek"}], "stance": "approve", "text": "bifall"},
                        {"by": [{"name": "Ola Alm"}], "stance": "reject", "text": "avslag"},
                    ],
                    "decisions": [{"text": "Budgeten antas.", "outcome": "adopted"}],
                }
            ],
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **BUDGET,
                    "motions": [
                        {"stance": "approve", "text": "bifall"},
                        {"stance": "reject", "text": "avslag"},
                    ],
                    "sections": [{"kind": "proposition", "text": "Ordföranden ställer proposition."}],
                }
            ]
        }
    ),
)
def no_proposition_order(document: Document) -> Iterator[Hit]:
    """Two stances that exclude each other, and neither section, vote nor words of a proposition."""
    for item in document.record.items:
        stances = {motion.stance for motion in item.motions if motion.stance}
        if len(stances) < 2 or stances == {"approve", "add"} or item.votes:
            continue
        has_order = any(section.kind in ("proposition", "vote") for section in item.sections)
        if not has_order and not _PROPOSITION.search(item_text(item)):
            values = {
                "number": item.number or item.order,
                "count": len(item.motions),
                "law": cite("content", document.date),
            }
            yield Hit(values, line=document.line_of(item), item=item.number)


@rule(
    code="D504",
    name="outcome-against-vote",
    title=Say("The decision goes against the vote", "Beslutet går emot omröstningen"),
    severity=all_profiles("warning"),
    source=Say("KL 5:55: simple majority", "KL 5:55: enkel majoritet"),
    why=Say(
        "Either the decision or the figures are wrong; both cannot stand.",
        "Antingen är beslutet eller siffrorna fel; båda kan inte gälla.",
    ),
    message=Say(
        "item {number}: {winner} won {yes}–{no}, but the decision is {outcome!r}",
        "ärende {number}: {winner} vann {yes}–{no}, men beslutet är {outcome!r}",
    ),
    fires=Example(
        record={
            "items": [
                {
                    **BUDGET,
                    "votes": [{"counts": {"yes": 4, "no": 6}, "yes_means": "bifall", "no_means": "avslag"}],
                    "decisions": [{"text": "Avgiften sänks.", "outcome": "approved"}],
                }
            ]
        }
    ),
    silent=Example(
        record={
            "items": [
                {
                    **BUDGET,
                    "votes": [{"counts": {"yes": 4, "no": 6}, "yes_means": "bifall", "no_means": "avslag"}],
                    "decisions": [{"text": "Avgiften sänks inte.", "outcome": "rejected"}],
                }
            ]
        }
    ),
)
def outcome_against_vote(document: Document) -> Iterator[Hit]:
    """The side that the decision follows, where it can be told, against the side with more votes."""
    for item in document.record.items:
        if not item.votes:
            continue
        vote = item.votes[-1]
        winner, decided = winning_side(vote), decided_side(item, vote)
        if winner is None or decided is None or winner == decided:
            continue
        meaning = vote.yes_means if winner == "yes" else vote.no_means
        word = Say("yes", "ja") if winner == "yes" else Say("no", "nej")
        values = {
            "number": item.number or item.order,
            "winner": Say(f"{word.en} ({meaning})", f"{word.sv} ({meaning})") if meaning else word,
            "yes": vote.counts.yes,
            "no": vote.counts.no,
            "outcome": item.decisions[0].text[:60] if item.decisions else "",
        }
        yield Hit(values, line=vote.line_start or document.line_of(item), item=item.number)


@rule(
    code="D510",
    name="reservation-by-outsider",
    title=Say("A reservation by someone who took no part", "En reservation från någon som inte deltog"),
    severity=by_profile(kommun="warning"),
    source=Say(
        "KL 4:27: only one who took part in the decision", "KL 4:27: bara den som deltagit i avgörandet"
    ),
    why=Say(
        "Only one who took part in the decision may reserve against it.",
        "Bara den som deltagit i avgörandet får reservera sig.",
    ),
    message=Say(
        "{name} reserves against item {number} but is not listed as serving there ({law})",
        "{name} reserverar sig i ärende {number} men står inte som tjänstgörande där ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "attendance": [
                {"name": "Ola Alm", "role": "chair"},
                {"name": "Eva Ek", "role": "member"},
                {"name": "Per Sten", "role": "substitute"},
            ],
            "items": [
                {
                    **BUDGET,
                    "reservations": [{"by": [{"name": "Per Sten"}], "text": "Per Sten reserverar sig."}],
                }
            ],
        }
    ),
    silent=Example(
        record={
            "attendance": [{"name": "Ola Alm", "role": "chair"}, {"name": "Eva Ek", "role": "member"}],
            "items": [
                {
                    **BUDGET,
                    "reservations": [
                        {"by": [{"name": "Eva Ek"}, {"name": None, "party": "M"}], "text": "reserverar sig."}
                    ],
                }
            ],
        }
    ),
)
def reservation_by_outsider(document: Document) -> Iterator[Hit]:
    """Names of reservations against those who served for the item; silent without a list."""
    for item in document.record.items:
        serving = [person.name for person in document.serving(item)]
        if len(serving) < 2:
            continue
        for statement in item.reservations:
            for person in statement.by:
                if person.name and not is_among(person.name, serving):
                    values = {
                        "name": person.name,
                        "number": item.number or item.order,
                        "law": cite("reservation", document.date),
                    }
                    yield Hit(values, line=statement.line_start or document.line_of(item), item=item.number)
