"""Who was at the meeting: the attendance lists of the cover page as records.

Input: the cover's fields.  Output: :class:`.models.Attendance` rows in printed order, one a printed line (who
serves for some items and not for others stands there twice).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from minutes_cli.patterns import regex
from minutes_cli.records.models import Attendance, AttendanceRole, Profile
from minutes_cli.structure.forms.dealing import Field
from minutes_cli.structure.forms.fields import Fields
from minutes_cli.structure.forms.fitting import ALL_BUT, Value, value_class
from minutes_cli.structure.forms.rows_of_people import by_first_name, excepted, paired, parted
from minutes_cli.structure.people.known_names import name_evidence, name_key, people_words
from minutes_cli.structure.people.listed import PersonEntry, read_people
from minutes_cli.structure.people.parties import is_known
from minutes_cli.structure.people.run_in import is_run_in
from minutes_cli.structure.text.folding import fold

_FEWEST = 3  # people in a row that are a list with no label
_APART = 4  # lines between two of them, a row that OCR lost among them
_INVITED = regex(r"\W*(?:sarskilt\s+)?(?:inbjud|gast(?:er)?\b)")
_UNIONS = regex(
    r"\W*(?:fackliga|arbetstagar\w+|personalf[or]\w*tradare|personalrepresentant\w*)\b"
)  # beside a board they attend for others
_DEFAULT: dict[str, AttendanceRole] = {
    "deciding": "member",
    "side": "member",
    "serving": "serving_substitute",
    "substitutes": "substitute",
    "others": "official",
    "absent": "absent",
    "meeting_chair": "chair",
    "meeting_vice": "vice_chair",
    "meeting_secretary": "secretary",
}
_DECIDING = regex(r"beslut|ledamot|ledamoter")
_RECTOR = regex(r"(?:tf\s)?kyrkoherden?\b")
_VOTES = regex(r"\bomrost|\bvoter|\bavst\w+\W*$")  # a list that tells how each voted, too
_ANSWERED = regex(r"[\s,]+(?:[Jj]a|[Nn]ej|[Aa]vst\w+)\W*$")
_ANSWER = regex(r"(?:^|[\s,])(?P<word>[Jj]a|[Nn]ej|X)\W*$")
UNDERSIGNED = regex(
    r"[\s,]*\b(?:samt|och|jämte|jamte)?\s*(?:av\s+)?under-?\s?tecknad\w*\b.*", re.IGNORECASE | re.DOTALL
)
_ABSENT = regex(
    r"(?:[.;,]\s+|\s(?=Förhinder\s+hade\b))(?:(?:Frånvarande|Ej\s+närvarande|Förhindrade?|Anmält\s+förhinder)(?:\s*:|\s+var\b)|Förhinder\s+hade\s+(?:\w+\s+)?anmälts?(?:\s+av)?\b|[Ee]j\s+närv(?:arande|\.)\s*:?)\s*"
)  # run in
_SUBSTITUTE = regex(r"\bersattare\b", needs=("ersattare",))
_CROSS = regex(r"^[Xx](?:[\s,]+|$)")  # in a column of those present
_GROUP = regex(
    r"(?:^|[.;,]\s+|\s(?=[A-ZÅÄÖ][a-zåäö]{4,}:))(?:\d{1,2}\s?[A-Za-zÅÄÖ]|[A-ZÅÄÖ][a-zåäö]{3,20}|F(?:rån|ör)\s[\wÅÄÖåäö-]{3,20}):\s+(?=[A-ZÅÄÖ])"
)  # ``7A: Alma Kvist``
_SEATS = frozenset({"member", "substitute", "official"})
_ACTS = regex(r"(?:oppnade|halsade|forklarade|inledde)\b")  # a sentence under the list
_LEADS = regex(r"\b(?:motes|stammo|arsmotes)ordf|\bmotesledare")
_CHAIR_OF = regex(r"\b[a-z]+ordf(?:orande)?\b")
_TRADE = regex(r"\b(?:arkitekt|ingenjor|konsult|planerare|projekt\w+)\b")  # who builds, not who governs
_OUTSIDER = regex(
    r"(?:forbund|riksforbund|forening|\bab|aktiebolag|konsult|universitet|polisen|hogskola|byra)(?:et|en|s)?\b"
)


def read_attendance(
    fields: Fields, bounds: tuple[int, int] | None, profile: Profile | None
) -> list[Attendance]:
    """The attendance list.

    bounds: first and last item of the meeting, for open ranges.  profile: in notes and associations a
    title like ``förvaltningschef`` under ``Närvarande`` makes an official.
    """
    rows: list[Attendance] = []
    for each in fields.fields:
        if each.name in _DEFAULT:
            rows.extend(_rows(each, bounds, profile))
    if all(row.role == "absent" for row in rows) or not any(
        each.name in ("deciding", "side") and each.values for each in fields.fields
    ):
        rows[:0] = _unlabelled(fields, bounds, profile)
    return _without_repeats(_with_one_chair(_with_label_roles(rows, fields)))


def _rows(entry: Field, bounds: tuple[int, int] | None, profile: Profile | None) -> Iterable[Attendance]:
    default = _DEFAULT[entry.name]
    if default == "official" and (_INVITED.match(fold(entry.text)) or _UNIONS.match(fold(entry.text))):
        default = "guest"
    if entry.name == "side" and profile == "kommun":
        default = "guest"  # those of the unions, at the meeting of an elected body
    if ALL_BUT.search(fold(entry.joined)):
        entry, default = excepted(entry), "absent"
    people = [person for value in entry.values for person in value.people]
    if not people:
        for value, person in by_first_name(entry):
            yield _row(person, default, value, profile)
        return
    parties = [person.party for person in people if person.party and person.party != "X"]  # X: was there
    if profile == "kommun" and len(people) > 2 and parties and not any(map(_is_political, parties)):
        profile, parties = None, []  # a council of organisations: what stands beside the names is no party
    is_partisan = len(parties) * 2 > len(people) and (
        profile == "kommun" or len(set(parties)) < len(parties) or all(map(is_known, parties))
    )
    votes = any(_VOTES.search(fold(text)) for text in (entry.text, *(value.text for value in entry.values)))
    for value in paired(entry.values):
        text = _ANSWERED.sub("", value.text) if votes else value.text
        there, _, absent = _ABSENT.sub("\n", UNDERSIGNED.sub("", text), count=1).partition("\n")
        roles: tuple[tuple[str, AttendanceRole], ...] = ((there, default), (absent, "absent"))
        for part, role in roles:
            named = parted(_GROUP.sub(", ", part))
            for person in read_people(named, bounds, listed=is_run_in(named)):
                if role in _SEATS and person.role is None and _ACTS.match(fold(person.title or "")):
                    continue
                row = _row(person, role, value, profile, is_partisan)
                if (
                    role == "member"
                    and _DECIDING.search(fold(entry.text))
                    and _RECTOR.match(fold(row.title or ""))
                ):
                    row.role = "member"  # of the church board by office
                yield row


def _is_political(party: str) -> bool:
    """Whether letters beside a name are a party's or a nominating group's (``BorgA``), no organisation's."""
    return is_known(party) or party == "-" or not party.isupper()


def _unlabelled(fields: Fields, bounds: tuple[int, int] | None, profile: Profile | None) -> list[Attendance]:
    """People listed a line each under a label that OCR lost."""
    found = [value for value in fields.leftover if value_class(value) == "people"]
    runs: list[list[Value]] = []
    for value in found:
        if runs and value.page == runs[-1][-1].page and value.line - runs[-1][-1].line_end <= _APART:
            runs[-1].append(value)
        else:
            runs.append([value])
    listed = max(runs, key=len, default=[])
    known = [value for value in listed if value.people[0].party or name_evidence(value.people[0].name)]
    if len(listed) < _FEWEST or len(known) < len(listed):
        return []
    label = Field("deciding", listed[0].line, listed[0].page, -1, listed[0].column, "", list(listed))
    return list(_rows(label, bounds, profile))


def _row(
    person: PersonEntry,
    default: AttendanceRole,
    value: Value,
    profile: Profile | None,
    is_partisan: bool = False,
) -> Attendance:
    presence = person.presence
    if profile != "kommun" and person.party and not is_known(person.party) and not is_partisan:
        person = replace(
            person, party=None, title=person.title or person.party
        )  # a union or club in brackets
    role = _role(person, default, profile, is_partisan)
    title = _CROSS.sub("", person.title or "") or None
    if title is None and role == "chair" and (word := _CHAIR_OF.search(fold(value.text))):
        title = value.text[word.start() : word.end()]
    answer = _ANSWER.search(title or "")
    if answer:  # a column "Närvarande: Ja / Nej"
        role = "absent" if answer["word"].lower() == "nej" else role
        title = (title or "")[: answer.start()].strip(" ,") or None
    listed = Attendance(
        name=person.name,
        party=person.party,
        role=role,
        title=title,
        replaces=person.replaces,
        items=[list(pair) for pair in presence.items],
        except_items=[list(pair) for pair in presence.except_items],
        to=presence.finish,
        remote=person.remote,
        line_start=value.line,
        line_end=value.line_end,
    )
    listed.from_ = presence.begin
    return listed


def _role(
    person: PersonEntry, default: AttendanceRole, profile: Profile | None, is_partisan: bool
) -> AttendanceRole:
    """The role that words say, else the list's; titles decide where a list holds all kinds of people.

    is_partisan: most of the list have a party, so that one with a title and none is an official.
    Among the officials, a chair of something (``ordf. revisionen``) leads another body.
    """
    said: AttendanceRole | None = person.role  # type: ignore[assignment]
    if default == "absent" and said == "serving_substitute" and person.replaces:
        return said  # ``Förhinder: Evert Lund, för vilken Gudrun Bergman tjänstgjorde``
    if "absent" in (default, said):
        return "absent"
    if default in ("substitute", "serving_substitute") and said not in ("chair", "vice_chair", "secretary"):
        return "serving_substitute" if said == "serving_substitute" else default
    title = fold(person.title or "")
    leads_others = default == "official" and said in ("chair", "vice_chair") and bool(title)
    if said in ("chair", "vice_chair", "secretary", "guest", "absent", "auditor") and not leads_others:
        return said
    if default == "official":
        if (person.party and said == "substitute") or _SUBSTITUTE.search(title):
            return "substitute"
        if person.party and not title:
            return "substitute" if said == "substitute" else "member" if said == "member" else "official"
        if title and (person.title or "")[0].isupper() and _OUTSIDER.search(title):
            return "guest"
        return "official"
    if said:
        return said
    if (
        default == "member"
        and (profile != "kommun" or is_partisan)
        and not person.party
        and _is_official_title(title)
        and not (profile == "anteckningar" and _TRADE.search(title))
    ):
        return "official"
    return default


def _is_official_title(title: str) -> bool:
    words = [word.strip(",.()") for word in title.split()]
    endings = tuple(fold(word) for word in people_words()["titles"]["official"])
    return any(word.endswith(endings) and not word.startswith("plats") for word in words)


def _with_label_roles(rows: list[Attendance], fields: Fields) -> list[Attendance]:
    """Who is listed and also named by a label (``Ordförande: …``) once, with that label's role."""
    named = {
        value.line
        for each in fields.named("meeting_chair", "meeting_vice", "meeting_secretary")
        for value in each.values
    }
    kept: list[Attendance] = []
    for row in rows:
        twin = next(
            (other for other in rows if other is not row and name_key(other.name) == name_key(row.name)), None
        )
        if row.line_start in named and twin is not None and twin.line_start not in named:
            twin.role = row.role
            continue
        kept.append(row)
    return kept


def _with_one_chair(rows: list[Attendance]) -> list[Attendance]:
    """Where someone leads the meeting, who else is chair of something attends as an official."""
    chairs = [row for row in rows if row.role == "chair"]
    if any(_LEADS.search(fold(row.title or "")) for row in chairs):
        for row in chairs:
            if row.title and not _LEADS.search(fold(row.title)):
                row.role = "official"
    return rows


def _without_repeats(rows: Sequence[Attendance]) -> list[Attendance]:
    """The same line printed twice (cover and list) once."""
    seen: set[tuple[str, str | None, str, str]] = set()
    kept: list[Attendance] = []
    for row in rows:
        mark = (name_key(row.name), row.role, str(row.items), str(row.except_items))
        if mark not in seen:
            seen.add(mark)
            kept.append(row)
    return kept


def add_named_on_cover(rows: list[Attendance], fields: Fields) -> None:
    """Chair and secretary who are named by a label of their own (``Protokollförare: …``) and not listed."""
    listed = {name_key(row.name): row for row in rows if row.role != "absent"}
    for each in fields.named("sign_chair", "sign_secretary"):
        for value in each.values:
            for person in value.people:
                role: AttendanceRole = "chair" if each.name == "sign_chair" else "secretary"
                row = listed.get(name_key(person.name))
                if row is None:
                    row = _row(replace(person, role=None), role, value, None)
                    listed[name_key(person.name)] = row
                    rows.append(row)
                elif row.role in ("member", "official") and all(other.role != role for other in rows):
                    row.role = role
