"""What a value on a cover page is (people, a date, numbers, text) and how well it fits a label."""

from __future__ import annotations

import re
from functools import cached_property

from minutes_cli.patterns import DIGITS, regex
from minutes_cli.structure.forms.labels import ATTENDANCE, SIGN
from minutes_cli.structure.people.known_names import name_evidence
from minutes_cli.structure.people.listed import PersonEntry, begins_with_person, read_people
from minutes_cli.structure.people.names import is_title_word, tokenize
from minutes_cli.structure.people.parties import normal_party
from minutes_cli.structure.text.dates import DateHit, TimeHit, find_dates, find_times
from minutes_cli.structure.text.folding import fold
from minutes_cli.values import frozen

_LISTING = ATTENDANCE | {"adjusters", "deputies", "sign_adjuster", "adjustment"}
_PEOPLE = (
    ATTENDANCE
    | SIGN
    | {"adjusters", "deputies", "adjustment", "meeting_chair", "meeting_vice", "meeting_secretary"}
    | {"notice_signed"}
)
_DATE = frozenset(
    {"meeting_date", "posted", "removed", "notice_date", "last_appeal", "adjust_time", "place_time"}
)
_TEXT = frozenset(
    {"organisation", "matter", "place_time", "adjust_time", "organ", "stored", "adjustment", "last_appeal"}
)
_ORGAN = regex(
    r"(?:namnden|styrelsen|fullmaktige|utskottet?|direktionen|kyrkoradet|beredningen|radet|namnd)\b"
)
SIGNING_WORDS = frozenset({"justerare", "justerande", "justeringsman", "justeringsperson", "protokollforare"})
_DEPUTY = regex(r"\b(?:ersattare|suppleant)")
_MOST_ADJUSTERS = 4
ALL_BUT = regex(
    r"\bsamtliga\s(?:[a-z]+\s){0,2}(?:med\s+undantag\s+(?:for|av)|utom|forutom)\b", needs=("samtliga",)
)
_ELSEWHERE = regex(r"^\W*(?:se\b|redovisas\b|enligt\b|bilaga\b|enl\b|forteckning\b|narvarolista\b)")
_ADJUSTS = regex(r"\bjuster(?:a|ar|as|ing\w*)\b")
_WITH_DEPUTY = regex(r"\bmed\b.{3,60}\bsom\s+(?:ersattare|suppleant)")
_RANGES = regex(
    r"^\W*(?:§{1,2}|\$\$?|8[83]|&&?|nr|paragraf(?:er)?)?\W*\d{1,4}(?:\s?[-–—−]\s?\d{1,4})?(?:\s?(?:,|och|samt)\s?\d{1,4}(?:\s?[-–—−]\s?\d{1,4})?)*\W*$",
    re.IGNORECASE,
    needs=DIGITS,
)


@frozen
class Value:
    """A piece of text that is no label.

    line, line_end: lines of the scan.  gap: blank lines above it.  width: of what stands on its last line.
    What it is made of is read when asked.
    """

    text: str
    line: int
    line_end: int
    page: int
    column: int
    gap: int
    width: int

    @cached_property
    def people(self) -> tuple[PersonEntry, ...]:
        """Who it lists."""
        return tuple(read_people(self.text))

    @cached_property
    def people_lone(self) -> tuple[PersonEntry, ...]:
        """Who it lists where a single word can be a name."""
        return tuple(read_people(self.text, lone=True))

    @cached_property
    def dates(self) -> tuple[DateHit, ...]:
        """The dates in it, loose forms too."""
        return tuple(find_dates(self.text, loose=True))

    @cached_property
    def times(self) -> tuple[TimeHit, ...]:
        """The times in it."""
        return tuple(find_times(self.text))

    @cached_property
    def begins_with_person(self) -> bool:
        """Whether it begins with a name."""
        return begins_with_person(self.text)

    @cached_property
    def kind(self) -> str:
        """See :func:`value_class`."""
        return _value_class(self)

    @property
    def is_party(self) -> bool:
        """Whether it is a party alone."""
        return normal_party(self.text.strip("()[]{} ")) is not None and len(self.text.strip()) < 9

    @property
    def is_lone_name(self) -> bool:
        """Whether it is one word that can be a given name, its surname on the next line."""
        words = self.text.split()
        return len(words) == 1 and bool(self.people_lone) and name_evidence(self.text.strip() + " X") > 0

    @property
    def says_elsewhere(self) -> bool:
        """Whether it says that the list stands elsewhere (``Se förteckning, blad 2``)."""
        return _ELSEWHERE.match(fold(self.text)) is not None

    @property
    def is_ranges(self) -> bool:
        """Whether it is item numbers and nothing else."""
        return _RANGES.match(self.text) is not None

    @property
    def is_organ(self) -> bool:
        """Whether it names a deciding body."""
        return _ORGAN.search(fold(self.text)) is not None


def make_value(
    text: str,
    line: int,
    page: int,
    column: int,
    gap: int,
    line_end: int | None = None,
    width: int | None = None,
) -> Value:
    """A Value of a text; width: of what stands on its last line, where it has several."""
    text = text.strip(" .;|_*=~•·").lstrip("—– ") if not text.strip().startswith("...") else text.strip(" .")
    return Value(text, line, line_end or line, page, column, gap, len(text) if width is None else width)


def value_class(value: Value) -> str:
    """people, date, range or text."""
    return value.kind


def _value_class(value: Value) -> str:
    if value.people and (value.begins_with_person or ALL_BUT.search(fold(value.text))) and _is_people(value):
        return "people"
    if value.is_ranges and not (len(value.dates) == 1 and len(value.text) > 7):
        return "range"
    if value.dates:
        rest = fold(value.text)
        for hit in reversed(value.dates):
            rest = rest[: hit.start] + rest[hit.end :]
        rest = re.sub(r"\b(?:den|kl|klockan|\w{3,5}dag(?:en)?)\b", "", rest)
        if sum(char.isalpha() for char in rest) <= 3:
            return "date"
    return "text"


def _is_people(value: Value) -> bool:
    first = value.people[0]
    if first.party or first.replaces or name_evidence(first.name) > 0:
        return True
    return not (value.dates or value.times or value.is_organ)


def fits(name: str, kind: str) -> bool:
    """Whether a label can have a value of a class."""
    return name in {"people": _PEOPLE, "date": _DATE, "range": frozenset({"paragraphs"}), "text": _TEXT}[kind]


def is_listing(name: str) -> bool:
    """Whether a label has many values."""
    return name in _LISTING


def fit_score(name: str, value: Value) -> float:
    """How well a value fits a label; above 0 it can stand under it."""
    kind = value_class(value)
    if kind == "people":
        return _people_score(name, value)
    if kind == "date":
        return {"place_time": 0.8 if value.times else -0.5, "adjust_time": 0.6}.get(name, 1.5)
    if kind == "range":
        return 2.0
    return _text_score(name, value)


def _people_score(name: str, value: Value) -> float:
    people = value.people
    party = sum(1 for person in people if person.party not in (None, "X")) / len(people)  # X: was there
    titled = sum(1 for person in people if person.title and not _is_role_title(person)) / len(people)
    if name in SIGN and is_title_word(tokenize(value.text)[0].folded):
        titled = 1.0  # ``Kanslichef Stina Ek, sekreterare`` is listed, she does not sign
    roles = {person.role for person in people}
    leads = bool(roles & {"chair", "vice_chair"})
    if name == "deciding":
        return (
            1.0
            + party
            + (1.5 if leads else 0.0)
            + (0.3 if "serving_substitute" in roles else 0.0)
            - 0.6 * titled
        )
    if name == "serving":
        return (
            0.8
            + party * 0.5
            + (1.2 if "serving_substitute" in roles else 0.0)
            - titled
            - (2.0 if leads else 0.0)
        )
    if name == "substitutes":
        return 0.8 + party - titled - (2.0 if leads or "serving_substitute" in roles else 0.0)
    if name == "others" and _WITH_DEPUTY.search(fold(value.text)):
        return -1.0
    if name == "others":
        return (
            0.6
            + 1.5 * titled
            - 1.5 * party
            + (0.8 if "secretary" in roles else 0.0)
            - (0.5 if leads else 0.0)
        )
    if name == "side":
        return 0.8 - 0.3 * party
    if name == "absent":
        return 0.8 + 0.3 * party - 0.3 * titled
    if name in ("adjusters", "adjustment", "deputies"):
        told = bool(value.dates) or _DEPUTY.search(fold(value.text)) is not None
        return (
            0.9
            + (0.5 if len(people) > 1 else 0.0)
            - (0.0 if told else 2.0 * titled)
            - (2.0 if leads else 0.0)
            - 0.4 * party
            - (0.6 if name == "adjustment" and is_bare(value) else 0.0)
        )
    if name in SIGN or name in ("meeting_chair", "meeting_vice", "meeting_secretary"):
        if name not in SIGN:
            return (
                (-0.8 if roles & {"chair", "secretary"} else 0.0)
                + 1.0
                - 0.3 * titled
                - 0.5 * (len(people) > 1)
            )
        if len(people) > (_MOST_ADJUSTERS if name == "sign_adjuster" else 2):
            return -1.0  # a whole list
        if _WITH_DEPUTY.search(fold(value.text)):
            return -1.0  # elected with a deputy, who is no one's to sign
        said = {"sign_secretary": "secretary", "sign_chair": "chair"}.get(name)
        disagreeing = {"secretary"} if name == "sign_adjuster" else {"chair", "secretary"}
        agrees = 0.8 if said and said in roles else -0.8 if roles & disagreeing else 0.0
        return agrees + 1.0 - 1.5 * titled - 0.7 * party - (0.5 if len(people) > 1 else 0.0)
    return 0.1


def is_bare(value: Value) -> bool:
    """Whether a value is one name and no more, as signatures are."""
    return len(value.people) == 1 and value.text.strip(" .,") == value.people[0].name


def _is_role_title(person: PersonEntry) -> bool:
    """Whether a title only says the role that a signature has."""
    title = fold(person.title or "")
    return person.role in ("chair", "secretary") or (
        title in SIGNING_WORDS or title.endswith("representant") or not title.strip("x ")
    )


def _text_score(name: str, value: Value) -> float:
    letters = sum(char.isalpha() for char in value.text)
    if letters < 4 and name in ("place_time", "adjust_time") and value.times and not value.is_ranges:
        return 0.8
    if letters < 4 or (letters * 2 < len(value.text.replace(" ", "")) and not (value.dates or value.times)):
        return -1.0
    if value.says_elsewhere or (value.text.isupper() and not value.dates):
        return -0.5
    if name == "place_time" and _ADJUSTS.search(fold(value.text)):
        return -0.5
    if name == "place_time":
        ranged = any(hit.finish for hit in value.times)
        return (
            0.4
            + (1.2 if ranged else 0.3 if value.times else 0.0)
            + (0.8 if value.dates else 0.0)
            - value.is_organ
        )
    if name == "adjust_time":
        ranged = any(hit.finish for hit in value.times)
        return 0.05 + (1.4 if value.dates else 0.0) + (0.2 if value.times else 0.0) - ranged - value.is_organ
    if name == "adjustment":
        return 0.3 + (1.0 if value.dates else 0.0)
    if name == "organ":
        return 2.0 if value.is_organ else -0.2 if value.dates else 0.3
    if name in ("organisation", "matter"):
        return 0.5 if not value.dates else -0.5
    if name == "stored":
        return -0.5 if value.dates or value.times or value.is_organ else 0.8
    return 0.5 if value.dates else -0.5
