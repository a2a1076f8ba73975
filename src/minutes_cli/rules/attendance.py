"""A: who was there, who served, and for which items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from minutes_cli.records.models import Attendance, Item
from minutes_cli.rules.document import Document, in_ranges, plain_number, took_part
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.parties import is_known
from minutes_cli.rules.people import fold_name, is_same_person, similarity

_CHAIR = {"name": "Ola Alm", "party": "S", "role": "chair"}
_MEMBER = {"name": "Eva Ek", "party": "M", "role": "member"}
_ITEMS = [
    {"number": "1", "title": "Val"},
    {"number": "2", "title": "Budget"},
    {"number": "3", "title": "Taxa"},
]
_COUNTED = re.compile(
    r"(?:närvarande(?:\s+(?:medlemmar|röstberättigade|ledamöter|personer|aktieägare))?\s*[:;]\s*(?P<after>\d{1,4})\b(?!\s*[.:§])"
    r"|(?P<before>\d{1,4})\s+(?:röstberättigade|närvarande|medlemmar\s+(?:var|är)?\s*närvarande))",
    re.IGNORECASE,
)
_VOTING_LIST = re.compile(
    r"\b(?:in|ut)juster(?:ing|as|ades|ad)\b|\bjusteras\s+(?:in|ut)\b|\badjungeras\s+(?:in|ut)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}[.:]\d\d\b")


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
    silent=Example(record={"meeting": {"date": "2024-03-04"}, "attendance": [_CHAIR, _MEMBER]}),
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
                _CHAIR,
                {"name": "Eva Ek", "role": "serving_substitute"},
                {"name": "Eva Ek", "role": "substitute"},
            ],
            "items": _ITEMS,
        }
    ),
    silent=Example(
        record={
            "attendance": [
                _CHAIR,
                {"name": "Eva Ek", "role": "serving_substitute", "items": [[2, 3]]},
                {"name": "Eva Ek", "role": "substitute", "items": [[1, 1]]},
            ],
            "items": _ITEMS,
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
                _CHAIR,
                _MEMBER,
                {"name": "Per Sten", "role": "serving_substitute", "replaces": "Eva Ek"},
            ],
            "items": _ITEMS,
        }
    ),
    silent=Example(
        record={
            "attendance": [
                _CHAIR,
                {**_MEMBER, "items": [[1, 2]]},
                {"name": "Per Sten", "role": "serving_substitute", "replaces": "Eva Ek", "items": [[3, 3]]},
            ],
            "items": _ITEMS,
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
    code="A404",
    name="no-quorum",
    title=Say("No quorum", "Inte beslutfört"),
    severity=by_profile(kommun="warning"),
    source=Say(
        "KL 5:45 and 6:27: more than half of the members", "KL 5:45 och 6:27: mer än hälften av ledamöterna"
    ),
    why=Say(
        "A decision taken without quorum can be annulled on appeal.",
        "Ett beslut utan beslutförhet kan upphävas efter överklagande.",
    ),
    message=Say(
        "{present} of {seats} seats serve{where}: not more than half ({law})",
        "{present} av {seats} platser tjänstgör{where}: inte mer än hälften ({law})",
    ),
    fires=Example(settings={"seats": 5}, record={"attendance": [_CHAIR, _MEMBER], "items": _ITEMS}),
    silent=Example(settings={"seats": 3}, record={"attendance": [_CHAIR, _MEMBER], "items": _ITEMS}),
    needs=("seats",),
)
def no_quorum(document: Document) -> Iterator[Hit]:
    """Serving members against the seats set; one finding a run of items alike."""
    seats = document.settings.seats_of(document.record.meeting.body)
    if seats is None or not document.serving_all:
        return
    told: set[int] = set()
    for item in document.record.items:
        present = len({fold_name(person.name) for person in document.serving(item)})
        if present * 2 <= seats and present not in told:
            told.add(present)
            where = (
                Say(f" in item {item.number}", f" vid ärende {item.number}") if item.number else Say("", "")
            )
            law = cite("quorum", document.date)
            yield Hit(
                {"present": present, "seats": seats, "where": where, "law": law},
                item=item.number,
                line=document.line_of(item),
            )


@rule(
    code="A405",
    name="unknown-party",
    title=Say("An unknown party abbreviation", "En okänd partibeteckning"),
    severity=all_profiles("info"),
    source=Say("The list of parties, and the setting 'parties'", "Partilistan och inställningen 'parties'"),
    why=Say(
        "A misread letter makes a new party; local parties can be added to the settings.",
        "En felläst bokstav ger ett nytt parti; lokala partier kan läggas till i inställningarna.",
    ),
    message=Say("{party!r} ({names}) is no known party", "{party!r} ({names}) är inget känt parti"),
    fires=Example(record={"attendance": [{"name": "Eva Ek", "party": "XQ", "role": "member"}]}),
    silent=Example(
        record={"attendance": [{"name": "Eva Ek", "party": "XQ", "role": "member"}]},
        settings={"parties": ["XQ"]},
    ),
)
def unknown_party(document: Document) -> Iterator[Hit]:
    """Each unknown abbreviation once, with up to three of its members."""
    found: dict[str, list[Attendance]] = {}
    for person in document.record.attendance:
        if person.party and not is_known(person.party, document.settings.parties):
            found.setdefault(person.party, []).append(person)
    for party, people in found.items():
        names = ", ".join(person.name for person in people[:3])
        yield Hit({"party": party, "names": names}, line=people[0].line_start)


@rule(
    code="A406",
    name="name-spelt-two-ways",
    title=Say("One person spelt two ways", "En person stavad på två sätt"),
    severity=all_profiles("info"),
    source=Say("Scans read one surname in two ways", "Skanningar läser ett efternamn på två sätt"),
    why=Say(
        "A search finds only half of what the person did.",
        "En sökning hittar bara hälften av vad personen gjort.",
    ),
    message=Say(
        "{one!r} and {other!r} are probably one person", "{one!r} och {other!r} är troligen samma person"
    ),
    fires=Example(
        record={
            "attendance": [{"name": "Gunvor Hallkvist", "role": "member"}],
            "adjustment": {"adjusters": ["Gunvor Hallqvist"]},
        }
    ),
    silent=Example(
        record={
            "attendance": [
                {"name": "Gunvor Hallkvist", "role": "member"},
                {"name": "Gunnar Hallkvist", "role": "member"},
            ]
        }
    ),
)
def name_spelt_two_ways(document: Document) -> Iterator[Hit]:
    """Names of the record, and of the member register where one is set, that differ by a letter or two."""
    names = list(dict.fromkeys(_all_names(document)))
    register = list(document.settings.members)
    told: set[frozenset[str]] = set()
    for place, one in enumerate(names):
        for other in [*names[place + 1 :], *register]:
            pair = frozenset((one, other))
            if pair not in told and is_spelling_of(one, other):
                told.add(pair)
                yield Hit({"one": one, "other": other}, line=document.find_line(one))


def _all_names(document: Document) -> Iterator[str]:
    record = document.record
    for person in record.attendance:
        yield person.name
        if person.replaces:
            yield person.replaces
    yield from record.adjustment.adjusters
    yield from record.adjustment.deputies
    for sign in record.signatures:
        if sign.name and sign.legible:
            yield sign.name
    for item in record.items:
        for vote in item.votes:
            yield from (ballot.name for ballot in vote.ballots)
        for mover in [person for motion in item.motions for person in motion.by]:
            if mover.name:
                yield mover.name


def is_spelling_of(one: str, other: str) -> bool:
    """Whether two full names are one name in two spellings: same given name, surname nearly the same.

    >>> is_spelling_of("Gunvor Hallkvist", "Gunvor Hallqvist"), is_spelling_of("Per Ek", "Per Alm")
    (True, False)
    """
    first, second = one.split(), other.split()
    if len(first) < 2 or len(second) < 2 or one == other:
        return False
    left, right = fold_name(one).split(), fold_name(other).split()
    if len(left) < 2 or len(right) < 2:
        return False
    if left == right:
        return True
    if left[0] == right[0] and min(len(left[-1]), len(right[-1])) >= 4:
        return left[-1] != right[-1] and similarity(left[-1], right[-1]) >= 0.82
    return (
        left[-1] == right[-1]
        and min(len(left[0]), len(right[0])) >= 5
        and similarity(left[0], right[0]) >= 0.88
    )


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
            "attendance": [_CHAIR, {**_MEMBER, "except_items": [[2, 2]]}],
            "items": _ITEMS,
        }
    ),
    silent=Example(
        record={
            "attendance": [_CHAIR, {**_MEMBER, "except_items": [[2, 2]]}],
            "items": [_ITEMS[0], {**_ITEMS[1], "recusals": [{"name": "Eva Ek"}]}, _ITEMS[2]],
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


@rule(
    code="A408",
    name="count-of-present",
    title=Say("The number present does not fit the list", "Antalet närvarande stämmer inte med listan"),
    severity=by_profile(forening="warning"),
    source=Say("Custom of associations: the voting list", "God föreningssed: röstlängden"),
    why=Say(
        "The voting list decides who may vote; changes without a time make a vote impossible to check.",
        "Röstlängden avgör vem som får rösta; ändringar utan tid gör en omröstning omöjlig att kontrollera.",
    ),
    message=Say("{what}", "{what}"),
    fires=Example(
        text="Närvarande: 5\nOla Alm, Eva Ek, Per Sten",
        profile="forening",
        record={"attendance": [_CHAIR, _MEMBER, {"name": "Per Sten", "role": "member"}]},
    ),
    silent=Example(
        text="Närvarande: 3\nOla Alm, Eva Ek, Per Sten",
        profile="forening",
        record={"attendance": [_CHAIR, _MEMBER, {"name": "Per Sten", "role": "member"}]},
    ),
)
def count_of_present(document: Document) -> Iterator[Hit]:
    """A stated number near the number of names; and in- or utjustering with no time beside it."""
    listed = len({fold_name(person.name) for person in document.present_all})
    for number, line in enumerate(document.lines, 1):
        match = _COUNTED.search(line)
        if match is not None and listed >= 3:
            stated = int(match["after"] or match["before"])
            if stated != listed and abs(stated - listed) <= max(2, listed // 2):
                what = Say(
                    f"{stated} are said to be present, {listed} are listed",
                    f"{stated} anges som närvarande, {listed} är förtecknade",
                )
                yield Hit(
                    {"what": what},
                    line=number,
                    start=match.start(),
                    end=match.end(),
                    item=document.number_at(number),
                )
                listed = 0
        change = _VOTING_LIST.search(line)
        if change is not None:
            around = " ".join(document.lines[number - 1 : number + 1])
            if (
                not _TIME.search(around)
                and "§" not in around
                and not re.search(r"\bpunkt\b", around, re.IGNORECASE)
            ):
                what = Say(
                    "the voting list changes with no time given", "röstlängden ändras utan att tid anges"
                )
                yield Hit(
                    {"what": what},
                    line=number,
                    start=change.start(),
                    end=change.end(),
                    item=document.number_at(number),
                )
