"""Who was at the meeting: the attendance lists of the cover page as records.

Input: the cover's fields.  Output: :class:`.models.Attendance` rows in printed order, one a printed line (who
serves for some items and not for others stands there twice).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from minutes_cli.records.models import Attendance, AttendanceRole, Profile
from minutes_cli.structure.fields import Field, Fields
from minutes_cli.structure.fitting import Value
from minutes_cli.structure.folding import fold
from minutes_cli.structure.labels import ATTENDANCE
from minutes_cli.structure.names import is_given, name_key, people_words
from minutes_cli.structure.parties import normal_party
from minutes_cli.structure.people import PersonEntry, read_people

_DEFAULT: dict[str, AttendanceRole] = {
    "deciding": "member",
    "serving": "serving_substitute",
    "substitutes": "substitute",
    "others": "official",
    "absent": "absent",
    "meeting_chair": "chair",
    "meeting_secretary": "secretary",
}
_OUTSIDER = re.compile(
    r"(?:forbund|riksforbund|forening|\bab|aktiebolag|konsult|universitet|polisen|hogskola|byra)(?:et|en|s)?\b"
)
_LISTED = re.compile(r"(?:,|\boch\b|\bsamt\b)")


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
    return _without_repeats(rows)


def _rows(entry: Field, bounds: tuple[int, int] | None, profile: Profile | None) -> Iterable[Attendance]:
    default = _DEFAULT[entry.name]
    values = _paired(entry.values)
    for value in _run_in(values):
        for person in _people_of(value, bounds):
            yield _row(person, default, value, profile)


def _people_of(value: Value, bounds: tuple[int, int] | None) -> list[PersonEntry]:
    listed = is_run_in(value.text)
    return read_people(value.text, bounds, listed=listed)


def is_run_in(text: str) -> bool:
    """Whether a text lists people one after the other (``A, B och C``), so that commas part people."""
    parts = [part.strip() for part in _LISTED.split(re.sub(r"\([^)]*\)?", "", text)) if part.strip()]
    if len(parts) < 2:
        return False
    named = sum(
        1 for part in parts if len(part.split()) >= 2 and part[0].isupper() and is_given(part.split()[0])
    )
    return named >= 2 and named * 2 >= len(parts)


def _run_in(values: Sequence[Value]) -> Iterable[Value]:
    """Values with run-in lists that wrap over lines joined to one."""
    from minutes_cli.structure.fitting import make_value

    held: Value | None = None
    for value in values:
        if held is not None:
            if held.text.rstrip().endswith(",") or _ends_in_half_name(held, value):
                held = make_value(
                    f"{held.text} {value.text}", held.line, held.page, held.column, held.gap, value.line_end
                )
                continue
            yield held
        held = value
    if held is not None:
        yield held


def _ends_in_half_name(value: Value, following: Value) -> bool:
    """Whether a run-in list breaks inside a name: ``…, Amina`` / ``Warsame, Gunnar Strid``."""
    last = re.split(r",|\boch\b|\bsamt\b", value.text)[-1].strip()
    return (
        is_run_in(value.text)
        and len(last.split()) == 1
        and is_given(last)
        and not following.text.split()[0].rstrip(",").islower()
    )


def _paired(values: Sequence[Value]) -> list[Value]:
    """Names and parties that OCR read as two columns paired, where their numbers agree."""
    from minutes_cli.structure.fitting import make_value

    names = [value for value in values if value.people]
    runs = [value for value in values if not value.people]
    parties = [party for value in runs for party in _parties_of(value.text)]
    if not names or len(parties) != len(names) or any(value.people[0].party for value in names):
        return list(values)
    return [
        make_value(f"{value.text} ({party})", value.line, value.page, value.column, value.gap, value.line_end)
        for value, party in zip(names, parties, strict=True)
    ]


def _parties_of(text: str) -> list[str]:
    found = []
    for word in text.split():
        party = normal_party(word.strip("()[]{},.")) if word[:1] in "([{" else None
        if party is None:
            return []
        found.append(party)
    return found


def _row(person: PersonEntry, default: AttendanceRole, value: Value, profile: Profile | None) -> Attendance:
    presence = person.presence
    role = _role(person, default, profile)
    return Attendance(
        name=person.name,
        party=person.party,
        role=role,
        title=person.title,
        replaces=person.replaces,
        items=[list(pair) for pair in presence.items],
        except_items=[list(pair) for pair in presence.except_items],
        from_=presence.begin,
        to=presence.finish,
        remote=person.remote,
        line_start=value.line,
        line_end=value.line_end,
    )


def _role(person: PersonEntry, default: AttendanceRole, profile: Profile | None) -> AttendanceRole:
    """The role that words say, else the list's; titles decide where a list holds all kinds of people."""
    said: AttendanceRole | None = person.role  # type: ignore[assignment]
    if default == "absent":
        return "absent"
    if default in ("substitute", "serving_substitute") and said not in ("chair", "vice_chair", "secretary"):
        return "serving_substitute" if said == "serving_substitute" else default
    if said in ("chair", "vice_chair", "secretary", "guest", "absent", "auditor"):
        return said
    title = fold(person.title or "")
    if default == "official":
        if person.party and not title:
            return "substitute" if said == "substitute" else "member" if said == "member" else "official"
        if title and title[0] and (person.title or "")[0].isupper() and _OUTSIDER.search(title):
            return "guest"
        return "official"
    if said:
        return said
    if default == "member" and profile != "kommun" and not person.party and _is_official_title(title):
        return "official"
    return default


def _is_official_title(title: str) -> bool:
    words = [word.strip(",.()") for word in title.split()]
    endings = tuple(fold(word) for word in people_words()["titles"]["official"])
    return any(word.endswith(endings) and not word.startswith("plats") for word in words)


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


def has_attendance(fields: Fields) -> bool:
    """Whether the cover has an attendance list at all."""
    return any(each.values for each in fields.fields if each.name in ATTENDANCE)
