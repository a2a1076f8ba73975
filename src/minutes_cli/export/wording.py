"""Swedish words for the record's codes, and how people are written: for the formats that people read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from minutes_cli.records.models import Attendance, Person, VoteCounts

ROLES: Mapping[str, str] = {
    "chair": "ordförande",
    "vice_chair": "vice ordförande",
    "member": "ledamot",
    "serving_substitute": "tjänstgörande ersättare",
    "substitute": "ersättare",
    "secretary": "sekreterare",
    "official": "tjänsteperson",
    "guest": "gäst",
    "auditor": "revisor",
    "absent": "frånvarande",
    "adjuster": "justerare",
}
OUTCOMES: Mapping[str, str] = {
    "approved": "bifall",
    "rejected": "avslag",
    "partly": "delvis bifall",
    "referred_back": "återremiss",
    "postponed": "bordläggning",
    "withdrawn": "utgår",
    "referred": "remiss",
    "noted": "antecknas",
    "filed": "till handlingarna",
    "answered": "besvarad",
    "adopted": "antas",
    "elected": "val",
    "discharged": "entledigande eller ansvarsfrihet",
    "proposed": "förslag till högre organ",
    "other": "övrigt",
}
VOTES: Mapping[str, str] = {
    "yes": "ja",
    "no": "nej",
    "abstain": "avstår",
    "absent": "frånvarande",
    "not_taking_part": "deltar inte",
    "recused": "jäv",
}


def person(name: str | None, party: str | None) -> str:
    """A person or group as minutes write it.

    >>> person("Åsa Öberg", "S"), person(None, "V"), person("Bo Ek", None)
    ('Åsa Öberg (S)', '(V)', 'Bo Ek')
    """
    parts = [name or "", f"({party})" if party else ""]
    return " ".join(part for part in parts if part)


def people(by: Iterable[Person]) -> str:
    """Several, as in running text."""
    names = [person(one.name, one.party) for one in by]
    return " och ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def attendee(one: Attendance) -> str:
    """A person at the meeting with title and role."""
    extra = [
        ROLES.get(one.role or "", ""),
        one.title or "",
        f"ersätter {one.replaces}" if one.replaces else "",
    ]
    return ", ".join(filter(None, [person(one.name, one.party), *extra]))


def counts(figures: VoteCounts) -> str:
    """The figures of a vote.

    >>> counts(VoteCounts(yes=11, no=1))
    '11 ja, 1 nej'
    """
    pairs = (
        (figures.yes, "ja"),
        (figures.no, "nej"),
        (figures.abstain, "avstår"),
        (figures.absent, "frånvarande"),
    )
    return ", ".join(f"{number} {word}" for number, word in pairs if number is not None)


def item_label(number: str | None, mark: str) -> str:
    """The number of an item as it is printed.

    >>> item_label("12", "§"), item_label("3", "number"), item_label(None, "none")
    ('§ 12', '3.', '')
    """
    if number is None:
        return ""
    return f"§ {number}" if mark == "§" else f"{number}."
