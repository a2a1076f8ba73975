"""M: the hours, the chair and the body of the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_cli.patterns import regex
from minutes_cli.rules.bodies import body_from_path, is_same_body
from minutes_cli.rules.dates import parse_clock
from minutes_cli.rules.document import Document
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule

_ADJOURNED = regex(
    r"(?:ajourner\w+|paus)\D{0,60}?(?:kl\.?|klockan)?\s*(?P<first>\d{1,2}[.:]\d\d)\s*(?:[–-]|till|och)\s*(?P<last>\d{1,2}[.:]\d\d)",
    re.IGNORECASE,
)
_LAST_NIGHT = 6 * 60


@rule(
    code="M304",
    name="times-disagree",
    title=Say("The times do not fit together", "Tiderna går inte ihop"),
    severity=all_profiles("warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "An end before the start, or a break outside the meeting, is a misread digit or a slip of the pen.",
        "Ett slut före början, eller en paus utanför mötet, är en felläst siffra eller ett skrivfel.",
    ),
    message=Say("{what}", "{what}"),
    fires=Example(record={"meeting": {"date": "2024-03-04", "start": "13:00", "end": "11:30"}}),
    silent=Example(record={"meeting": {"date": "2024-03-04", "start": "18:30", "end": "00:15"}}),
)
def times_disagree(document: Document) -> Iterator[Hit]:
    """End before start (a meeting may pass midnight), and adjournments outside the meeting."""
    meeting = document.record.meeting
    start, end = parse_clock(meeting.start), parse_clock(meeting.end)
    if start is None or end is None:
        return
    if end < start:
        if not (start >= 15 * 60 and end <= _LAST_NIGHT):
            what = Say(
                f"the meeting ends {meeting.end} before it starts {meeting.start}",
                f"sammanträdet slutar {meeting.end}, före det börjar {meeting.start}",
            )
            yield Hit({"what": what}, line=meeting.line_start)
        return
    for piece in document.iter_text():
        for match in _ADJOURNED.finditer(piece.text):
            first, last = parse_clock(match["first"]), parse_clock(match["last"])
            if first is None or last is None:
                continue
            if first < start or last > end or last < first:
                what = Say(
                    f"the adjournment {match['first']}–{match['last']} lies outside the meeting {meeting.start}–{meeting.end}",
                    f"ajourneringen {match['first']}–{match['last']} ligger utanför sammanträdet {meeting.start}–{meeting.end}",
                )
                yield Hit(
                    {"what": what}, line=piece.line, item=piece.item, start=match.start(), end=match.end()
                )


@rule(
    code="M307",
    name="no-chair-or-secretary",
    title=Say("No chair or no secretary named", "Ordförande eller sekreterare saknas"),
    severity=by_profile(kommun="warning", forening="warning"),
    source=Say(
        "KL 5:65: the minutes are kept on the chair's responsibility",
        "KL 5:65: protokollet förs på ordförandens ansvar",
    ),
    why=Say(
        "Someone answers for the minutes; the reader must see who.",
        "Någon ansvarar för protokollet; läsaren måste se vem.",
    ),
    message=Say("no {role} is named ({law})", "ingen {role} är namngiven ({law})"),
    fires=Example(
        record={"meeting": {"date": "2024-03-04"}, "attendance": [{"name": "Eva Ek", "role": "secretary"}]}
    ),
    silent=Example(
        record={"attendance": [{"name": "Eva Ek", "role": "secretary"}, {"name": "Ola Alm", "role": "chair"}]}
    ),
)
def no_chair_or_secretary(document: Document) -> Iterator[Hit]:
    """Neither the attendance nor the signatures name one."""
    law = (
        cite("kept_by_chair", document.date) if document.profile == "kommun" else Say("by custom", "god sed")
    )
    is_led = bool(document.chairs()) or any(person.role == "vice_chair" for person in document.present_all)
    if not is_led:
        yield Hit(
            {"role": Say("chair", "ordförande"), "law": law}, severity=None if document.has_cover else "info"
        )
    if not document.secretaries():
        yield Hit(
            {"role": Say("secretary", "sekreterare"), "law": law},
            severity=None if document.has_cover else "info",
        )


@rule(
    code="M308",
    name="body-mismatch",
    title=Say("The body is missing or not the expected one", "Organet saknas eller är inte det väntade"),
    severity=by_profile(kommun="warning"),
    source=Say("Archive practice", "Arkivpraxis"),
    why=Say(
        "Minutes filed under the wrong body are lost to whoever looks for them.",
        "Protokoll som lagts under fel organ hittas inte av den som söker dem.",
    ),
    message=Say("{what}", "{what}"),
    fires=Example(path="kf/2024-03-04.txt", record={"meeting": {"body": "Kommunstyrelsen"}}),
    silent=Example(path="ks/2024-03-04.txt", record={"meeting": {"body": "Kommunstyrelsen"}}),
)
def body_mismatch(document: Document) -> Iterator[Hit]:
    """No body in the record, or another than the path says (by setting, or by folder and file name)."""
    body = document.record.meeting.body
    if not body:
        yield Hit({"what": Say("the body is not named", "organet är inte angivet")})
        return
    expected = body_from_path(document.path, document.settings.bodies)
    if expected is not None and not is_same_body(expected, body):
        what = Say(
            f"the minutes are of {body}, the path says {expected}",
            f"protokollet är från {body}, sökvägen anger {expected}",
        )
        yield Hit({"what": what})
