"""A: who served, for whom, and for which items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from minutes_cli.records.models import Attendance, Item
from minutes_cli.rules.document import Document
from minutes_cli.rules.families.attendance_cases import CHAIR, ITEMS, MEMBER
from minutes_cli.rules.item_numbers import in_ranges, plain_number, took_part
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, by_profile, rule
from minutes_cli.rules.people import fold_name, is_same_person


@rule(
    code="A401",
    name="serving-not-listed",
    title=Say("Serving members are not listed", "Tjänstgörande ledamöter är inte förtecknade"),
    severity=by_profile(kommun="error", forening="warning"),
    source=Say(
        "KL 5:66: which members and substitutes served",
        "KL 5:66: vilka ledamöter och ersättare som tjänstgjort",
    ),
    why=Say(
        "Quorum, bias and the right to appeal cannot be judged without knowing who decided.",
        "Beslutförhet och jäv kan inte bedömas utan att veta vilka som beslutade.",
    ),
    message=Say(
        "no serving members are listed ({law})", "inga tjänstgörande ledamöter är förtecknade ({law})"
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04", "place": "Rådhuset"},
            "adjustment": {"adjusters": ["Eva Ek"]},
        }
    ),
    silent=Example(record={"meeting": {"date": "2024-03-04"}, "attendance": [CHAIR, MEMBER]}),
)
def serving_not_listed(document: Document) -> Iterator[Hit]:
    """Nobody with a serving role; a warning where the whole cover page is missing from the file."""
    if any(person.role in ("member", "serving_substitute", "vice_chair") for person in document.serving_all):
        return
    if document.profile == "forening" and document.serving_all:
        return
    law = cite("who_served", document.date) if document.profile == "kommun" else Say("by custom", "god sed")
    if document.has_cover:
        yield Hit(
            {"law": law}, severity="warning" if document.is_damaged and document.record.attendance else None
        )
    else:
        because = Say("the file seems to hold no cover page", "filen tycks sakna omslag")
        yield Hit({"law": law}, severity="warning", because=because)


@rule(
    code="A402",
    name="serving-and-not-serving",
    title=Say("Both serving and not serving", "Både tjänstgörande och ej tjänstgörande"),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:66", "KL 5:66"),
    why=Say(
        "The same person cannot both decide and only listen in one item.",
        "Samma person kan inte både besluta och bara lyssna i ett ärende.",
    ),
    message=Say(
        "{name} is listed both as serving and as {role}{where}",
        "{name} står både som tjänstgörande och som {role}{where}",
    ),
    fires=Example(
        record={
            "attendance": [
                CHAIR,
                {"name": "Eva Ek", "role": "serving_substitute"},
                {"name": "Eva Ek", "role": "substitute"},
            ],
            "items": ITEMS,
        }
    ),
    silent=Example(
        record={
            "attendance": [
                CHAIR,
                {"name": "Eva Ek", "role": "serving_substitute", "items": [[2, 3]]},
                {"name": "Eva Ek", "role": "substitute", "items": [[1, 1]]},
            ],
            "items": ITEMS,
        }
    ),
)
def serving_and_not_serving(document: Document) -> Iterator[Hit]:
    """Two entries of one person, serving and not, that cover the same item."""
    others = [person for person in document.record.attendance if person.role in ("substitute", "absent")]
    for person in others:
        for served in document.serving_all:
            if fold_name(served.name) != fold_name(person.name) or (served.party or "") != (
                person.party or ""
            ):
                continue
            both = [
                item for item in document.record.items if took_part(served, item) and took_part(person, item)
            ]
            if both or not document.record.items:
                where = (
                    Say(
                        f", for instance in item {both[0].number}",
                        f", till exempel i ärende {both[0].number}",
                    )
                    if both
                    else Say("", "")
                )
                role = (
                    Say("not serving", "ej tjänstgörande")
                    if person.role == "substitute"
                    else Say("absent", "frånvarande")
                )
                yield Hit(
                    {"name": person.name, "role": role, "where": where},
                    line=person.line_start,
                    item=both[0].number if both else None,
                )


@rule(
    code="A403",
    name="substitute-for-present-member",
    title=Say(
        "A substitute serves for a member who is present", "En ersättare tjänstgör för en närvarande ledamot"
    ),
    severity=by_profile(kommun="warning"),
    source=Say("KL 5:17-18", "KL 5:17–18"),
    why=Say(
        "A substitute serves only while the member is away; otherwise the body has one vote too many.",
        "En ersättare tjänstgör bara när ledamoten är frånvarande; annars har organet en röst för mycket.",
    ),
    message=Say(
        "{name} serves for {replaces}, who is listed as present{where} ({law})",
        "{name} tjänstgör för {replaces}, som står som närvarande{where} ({law})",
    ),
    fires=Example(
        record={
            "attendance": [
                CHAIR,
                MEMBER,
                {"name": "Per Sten", "role": "serving_substitute", "replaces": "Eva Ek"},
            ],
            "items": ITEMS,
        }
    ),
    silent=Example(
        record={
            "attendance": [
                CHAIR,
                {**MEMBER, "items": [[1, 2]]},
                {"name": "Per Sten", "role": "serving_substitute", "replaces": "Eva Ek", "items": [[3, 3]]},
            ],
            "items": ITEMS,
        }
    ),
)
def substitute_for_present_member(document: Document) -> Iterator[Hit]:
    """A replaced member who serves in the same item."""
    for person in document.record.attendance:
        if person.role != "serving_substitute" or not person.replaces:
            continue
        for member in document.serving_all:
            if member is person or fold_name(member.name) != fold_name(person.replaces):
                continue
            both = [
                item for item in document.record.items if took_part(person, item) and took_part(member, item)
            ]
            if not both and (document.record.items or person.items or member.items):
                continue
            where = (
                Say(f" for item {both[0].number}", f" vid ärende {both[0].number}") if both else Say("", "")
            )
            values = {
                "name": person.name,
                "replaces": person.replaces,
                "where": where,
                "law": cite("substitutes", document.date),
            }
            yield Hit(values, line=person.line_start, item=both[0].number if len(both) == 1 else None)


@rule(
    code="A407",
    name="returned-to-serve",
    title=Say("Served again after leaving", "Åter i tjänst efter att ha gått"),
    severity=by_profile(kommun="warning"),
    source=Say(
        "KL 5:20: not again the same day, unless the cause was a conflict of interest",
        "KL 5:20: inte åter samma dag, om inte orsaken var jäv",
    ),
    why=Say(
        "Votes cast after returning are unlawful; the decision can be annulled.",
        "Röster efter återkomsten är olagliga; beslutet kan upphävas.",
    ),
    message=Say(
        "{name} served again for item {item} after being away from {away} ({law})",
        "{name} tjänstgjorde åter i ärende {item} efter frånvaro vid {away} ({law})",
    ),
    fires=Example(
        record={
            "meeting": {"date": "2024-03-04"},
            "attendance": [CHAIR, {**MEMBER, "except_items": [[2, 2]]}],
            "items": ITEMS,
        }
    ),
    silent=Example(
        record={
            "attendance": [CHAIR, {**MEMBER, "except_items": [[2, 2]]}],
            "items": [ITEMS[0], {**ITEMS[1], "recusals": [{"name": "Eva Ek"}]}, ITEMS[2]],
        }
    ),
)
def returned_to_serve(document: Document) -> Iterator[Hit]:
    """A serving person with an item left out in the middle, without a recusal there."""
    for person in document.serving_all:
        if not person.items and not person.except_items:
            continue
        entries = [other for other in document.serving_all if fold_name(other.name) == fold_name(person.name)]
        if entries[0] is not person:
            continue
        away: Item | None = None
        served = False
        for item in document.record.items:
            if plain_number(item.number) is None:
                continue
            if any(took_part(entry, item) for entry in entries):
                if away is not None and served:
                    values = {
                        "name": person.name,
                        "item": item.number,
                        "away": away.number,
                        "law": cite("interrupted", document.date),
                    }
                    yield Hit(values, line=person.line_start, item=away.number)
                    break
                served = True
            elif served and away is None and not _is_recused(person, item) and _is_stated_away(entries, item):
                away = item


def _is_stated_away(entries: Iterable[Attendance], item: Item) -> bool:
    """Whether the minutes give ranges on both sides or an exception, so that the gap is meant."""
    number = plain_number(item.number)
    return number is not None and (
        any(in_ranges(number, entry.except_items) for entry in entries)
        or sum(len(entry.items) for entry in entries) > 1
    )


def _is_recused(person: Attendance, item: Item) -> bool:
    if any(recusal.name and is_same_person(recusal.name, person.name) for recusal in item.recusals):
        return True
    text = " ".join(section.text for section in item.sections)
    return re.search(r"\bjäv", text, re.IGNORECASE) is not None
