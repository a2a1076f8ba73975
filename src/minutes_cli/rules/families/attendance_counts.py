"""A: were there enough of them, and does the count agree?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.rules.document import Document
from minutes_cli.rules.families.attendance_cases import CHAIR, ITEMS, MEMBER
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, by_profile, rule
from minutes_cli.rules.people import fold_name

_COUNTED = regex(
    r"(?:närvarande(?:\s+(?:medlemmar|röstberättigade|ledamöter|personer|aktieägare))?\s*[:;]\s*(?P<after>\d{1,4})\b(?!\s*[.:§])"
    r"|(?P<before>\d{1,4})\s+(?:röstberättigade|närvarande|medlemmar\s+(?:var|är)?\s*närvarande))",
    re.IGNORECASE,
)
_VOTING_LIST = regex(
    r"\b(?:in|ut)juster(?:ing|as|ades|ad)\b|\bjusteras\s+(?:in|ut)\b|\badjungeras\s+(?:in|ut)\b",
    re.IGNORECASE,
)
_TIME = regex(r"\b\d{1,2}[.:]\d\d\b")


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
    fires=Example(settings={"seats": 5}, record={"attendance": [CHAIR, MEMBER], "items": ITEMS}),
    silent=Example(settings={"seats": 3}, record={"attendance": [CHAIR, MEMBER], "items": ITEMS}),
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
        record={"attendance": [CHAIR, MEMBER, {"name": "Per Sten", "role": "member"}]},
    ),
    silent=Example(
        text="Närvarande: 3\nOla Alm, Eva Ek, Per Sten",
        profile="forening",
        record={"attendance": [CHAIR, MEMBER, {"name": "Per Sten", "role": "member"}]},
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
