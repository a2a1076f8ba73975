"""J: who adjusted and signed the minutes, and when."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from minutes_cli.rules.across_files import replaced_after_adjustment
from minutes_cli.rules.calendar import next_working_day
from minutes_cli.rules.dates import parse_date
from minutes_cli.rules.document import Document, in_ranges, plain_number, took_part
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.people import is_among, is_same_person

MOST_DAYS = 14
_CHAIR = {"name": "Ola Alm", "role": "chair"}
_SECRETARY = {"name": "Siv Rask", "role": "secretary"}
_MEMBERS = [{"name": name, "role": "member"} for name in ("Eva Ek", "Per Sten", "Ann Lind")]
_COVER = {
    "meeting": {"date": "2024-03-04", "place": "Rådhuset"},
    "attendance": [_CHAIR, *_MEMBERS, _SECRETARY],
}
_ITEMS = [{"number": "1", "title": "Val"}, {"number": "2", "title": "Budget"}]
_AT_ONCE = re.compile(r"\bomedelba\w*", re.IGNORECASE)
# How alike a name in a list must be to be the adjuster's, read through scan damage.
CLEAN_LIKENESS, DAMAGED_LIKENESS = 0.86, 0.75


@rule(
    code="J701",
    name="no-adjuster",
    title=Say("No adjuster named", "Ingen justerare angiven"),
    severity=by_profile(kommun="error", forening="warning"),
    source=Say(
        "KL 5:69: as the council has decided; the number of adjusters is local rule",
        "KL 5:69: på det sätt som fullmäktige bestämt; antalet justerare är lokalt bestämt",
    ),
    why=Say(
        "Minutes that nobody adjusted are a draft; the appeal period does not begin.",
        "Ett protokoll som ingen justerat är ett utkast; överklagandetiden börjar inte löpa.",
    ),
    message=Say("no adjuster is named{law}", "ingen justerare är angiven{law}"),
    fires=Example(record=_COVER),
    silent=Example(record={**_COVER, "adjustment": {"adjusters": ["Eva Ek"]}}),
)
def no_adjuster(document: Document) -> Iterator[Hit]:
    """Neither the cover nor the signatures name one; a warning where the cover is missing from the file."""
    signed = any(sign.role == "adjuster" for sign in document.record.signatures)
    if document.record.adjustment.adjusters or signed:
        return
    law = Say(*[f" ({cite('adjusted', document.date)})"] * 2) if document.profile == "kommun" else Say("", "")
    has_cover = document.has_cover and not document.is_damaged
    because = (
        None
        if document.has_cover
        else Say("the file seems to hold no cover page", "filen tycks sakna omslag")
    )
    yield Hit({"law": law}, severity=None if has_cover else "warning", because=because)


@rule(
    code="J702",
    name="adjuster-not-present",
    title=Say("An adjuster who was not present", "En justerare som inte var närvarande"),
    severity=all_profiles("error"),
    source=Say(
        "The adjuster vouches for what was said and decided", "Justeraren intygar vad som sagts och beslutats"
    ),
    why=Say(
        "Who was not there cannot vouch for the minutes.", "Den som inte var med kan inte intyga protokollet."
    ),
    message=Say(
        "the adjuster {name} is not among those present{where}",
        "justeraren {name} finns inte bland de närvarande{where}",
    ),
    fires=Example(record={**_COVER, "adjustment": {"adjusters": ["Leif Wanhatalo"]}}),
    silent=Example(record={**_COVER, "adjustment": {"adjusters": ["Eva Ek", "Per Steen"]}}),
)
def adjuster_not_present(document: Document) -> Iterator[Hit]:
    """Each adjuster against the list; silent where members are counted and not named.

    Present for some of the adjusted items only, or listed as absent: told so.
    """
    present = document.present_all
    members = [
        person
        for person in present
        if person.role not in ("chair", "secretary", "official", "guest", "auditor")
    ]
    if len(members) < 2 or (document.profile != "kommun" and len(members) < 3 and len(present) < 5):
        return
    least = DAMAGED_LIKENESS if document.is_damaged else CLEAN_LIKENESS
    for name in document.record.adjustment.adjusters:
        entries = [
            person for person in document.record.attendance if is_same_person(person.name, name, least)
        ]
        line, start, end = document.locate(name, document.record.adjustment.line_start)
        if not entries:
            if _is_part_of_list(document, name):
                continue
            yield Hit({"name": name, "where": Say("", "")}, line=line, start=start, end=end)
        elif all(person.role == "absent" for person in entries):
            yield Hit(
                {"name": name, "where": Say(" but listed as absent", " utan står som frånvarande")}, line=line
            )
        else:
            adjusted = document.record.adjustment.items or document.record.meeting.item_range
            away = [
                item
                for item in document.record.items
                if (number := plain_number(item.number)) is not None
                and (not adjusted or in_ranges(number, adjusted))
                and not any(took_part(person, item) for person in entries if person.role != "absent")
                and not any(recusal.name and is_same_person(recusal.name, name) for recusal in item.recusals)
            ]
            others = [other for other in document.record.adjustment.adjusters if other != name]
            if (away and len(away) * 2 >= len(document.record.items)) or (away and not others):
                numbers = ", ".join(str(item.number) for item in away[:6])
                where = Say(f" for item {numbers}", f" vid ärende {numbers}")
                yield Hit({"name": name, "where": where}, line=line, severity="warning")


def _is_part_of_list(document: Document, name: str) -> bool:
    """Whether a damaged scan prints the surname in the attendance part after all."""
    surname = (name.split() or [""])[-1].casefold()
    cover = document.cover_text.casefold()
    return document.is_damaged and len(surname) > 3 and cover.count(surname) >= 3


@rule(
    code="J703",
    name="adjuster-is-chair-or-secretary",
    title=Say("Adjusted by chair or secretary only", "Justerat bara av ordförande eller sekreterare"),
    severity=all_profiles("warning"),
    source=Say(
        "Custom: another pair of eyes than those who wrote and led",
        "God sed: andra ögon än de som skrev och ledde",
    ),
    why=Say(
        "Those who lead the meeting and write the minutes do not check themselves.",
        "De som leder mötet och skriver protokollet granskar inte sig själva.",
    ),
    message=Say("the adjuster {name} is also {role}", "justeraren {name} är också {role}"),
    fires=Example(record={**_COVER, "adjustment": {"adjusters": ["Siv Rask"]}}),
    silent=Example(record={**_COVER, "adjustment": {"adjusters": ["Ola Alm", "Eva Ek"]}}),
)
def adjuster_is_chair_or_secretary(document: Document) -> Iterator[Hit]:
    """The secretary among the adjusters, or nobody but the chair (and the secretary)."""
    adjusters = document.record.adjustment.adjusters
    chairs, secretaries = document.chairs(), document.secretaries()
    others = [name for name in adjusters if not is_among(name, [*chairs, *secretaries], 0.95)]
    for name in adjusters:
        is_secretary = is_among(name, secretaries, 0.95)
        is_chair = is_among(name, chairs, 0.95)
        if (is_secretary and document.profile != "anteckningar") or (
            is_chair and not others and document.profile != "anteckningar"
        ):
            role = Say("secretary", "sekreterare") if is_secretary else Say("chair", "ordförande")
            yield Hit({"name": name, "role": role}, line=document.record.adjustment.line_start)


@rule(
    code="J704",
    name="late-adjustment",
    title=Say("Adjusted too late", "För sent justerat"),
    severity=by_profile(kommun="error"),
    source=Say(
        "KL 5:69 (boards 6:35; also 7:24, 12:11); 1991:900 5:61",
        "KL 5:69 (nämnd 6:35; även 7:24, 12:11); 1991:900 5:61",
    ),
    why=Say(
        "Minutes must be adjusted within fourteen days, so that decisions can be announced, appealed and carried out.",
        "Protokollet ska justeras inom fjorton dagar, så att besluten kan tillkännages, överklagas och verkställas.",
    ),
    message=Say(
        "adjusted {adjusted}, {days} days after the meeting {date} (at most 14; {law})",
        "justerat {adjusted}, {days} dagar efter sammanträdet {date} (högst 14; {law})",
    ),
    fires=Example(
        text="Justerat 2024-03-25",
        record={"meeting": {"date": "2024-03-04"}, "adjustment": {"date": "2024-03-25"}},
    ),
    silent=Example(
        text="Justerat 2024-03-18",
        record={"meeting": {"date": "2024-03-04"}, "adjustment": {"date": "2024-03-18"}},
    ),
)
def late_adjustment(document: Document) -> Iterator[Hit]:
    """More than fourteen days; a fourteenth day that is a holiday runs to the next working day (1930:173)."""
    date, adjusted = document.date, parse_date(document.record.adjustment.date)
    if date is None or adjusted is None:
        return
    days = (adjusted - date).days
    if days > MOST_DAYS and adjusted > next_working_day(date + datetime.timedelta(days=MOST_DAYS)):
        values = {
            "adjusted": adjusted.isoformat(),
            "days": days,
            "date": date.isoformat(),
            "law": cite("adjusted", date),
        }
        line, start, end = document.locate_date(adjusted, document.record.adjustment.line_start)
        yield Hit(values, line=line, start=start, end=end)


@rule(
    code="J705",
    name="adjusted-before-meeting",
    title=Say("Adjusted before the meeting", "Justerat före sammanträdet"),
    severity=all_profiles("error"),
    source=Say("The calendar", "Kalendern"),
    why=Say(
        "One of the two days is wrong, and every period is counted from them.",
        "Ett av datumen är fel, och alla frister räknas från dem.",
    ),
    message=Say(
        "adjusted {adjusted}, before the meeting {date}", "justerat {adjusted}, före sammanträdet {date}"
    ),
    fires=Example(record={"meeting": {"date": "2024-03-04"}, "adjustment": {"date": "2024-03-01"}}),
    silent=Example(record={"meeting": {"date": "2024-03-04"}, "adjustment": {"date": "2024-03-04"}}),
)
def adjusted_before_meeting(document: Document) -> Iterator[Hit]:
    """The day of adjustment against the day of the meeting."""
    date, adjusted = document.date, parse_date(document.record.adjustment.date)
    if date is not None and adjusted is not None and adjusted < date:
        line, start, end = document.locate_date(adjusted, document.record.adjustment.line_start)
        yield Hit(
            {"adjusted": adjusted.isoformat(), "date": date.isoformat()}, line=line, start=start, end=end
        )


@rule(
    code="J706",
    name="signature-block",
    title=Say("Signatures missing or incomplete", "Underskrifter saknas eller är ofullständiga"),
    severity=by_profile(kommun="warning", forening="warning", anteckningar="info"),
    source=Say("Custom; KL 5:65, 5:69", "God sed; KL 5:65, 5:69"),
    why=Say(
        "An unsigned copy proves nothing; the signed one must be looked for.",
        "Ett osignerat exemplar bevisar inget; det undertecknade måste sökas fram.",
    ),
    message=Say("{what}", "{what}"),
    fires=Example(
        record={
            **_COVER,
            "signatures": [{"role": "secretary", "name": "Siv Rask"}, {"role": "adjuster", "name": None}],
        }
    ),
    silent=Example(
        record={
            **_COVER,
            "signatures": [
                {"role": "secretary", "name": "Siv Rask"},
                {"role": "chair", "name": "Ola Alm"},
                {"role": "adjuster", "name": "Eva Ek"},
            ],
        }
    ),
)
def signature_block(document: Document) -> Iterator[Hit]:
    """No block, a role without name, or an adjuster who did not sign."""
    signatures = document.record.signatures
    words = {
        "secretary": Say("secretary", "sekreterare"),
        "chair": Say("chair", "ordförande"),
        "adjuster": Say("adjuster", "justerare"),
    }
    if not signatures:
        yield Hit({"what": Say("there is no signature block", "underskrifter saknas")})
        return
    for sign in signatures:
        if not sign.name and sign.legible:
            role = words[sign.role]
            what = Say(f"the {role.en} has signed without a name", f"{role.sv} saknar namnförtydligande")
            yield Hit({"what": what}, line=sign.line_start)
    signed = [sign.name for sign in signatures if sign.role == "adjuster" and sign.name]
    if signed:
        for name in document.record.adjustment.adjusters:
            if not is_among(name, signed, 0.7) and len(signed) < len(document.record.adjustment.adjusters):
                yield Hit(
                    {
                        "what": Say(
                            f"the adjuster {name} has not signed", f"justeraren {name} har inte undertecknat"
                        )
                    }
                )


@rule(
    code="J707",
    name="unreadable-signature",
    title=Say("A signature that cannot be read", "En underskrift som inte går att läsa"),
    severity=all_profiles("info"),
    source=Say("Handwriting in scans", "Handskrift i skanningar"),
    why=Say(
        "It is no evidence that the signature is missing; look at the paper.",
        "Det betyder inte att underskriften saknas; se originalet.",
    ),
    message=Say("the {role}'s signature could not be read", "{role}s underskrift gick inte att läsa"),
    fires=Example(record={"signatures": [{"role": "adjuster", "name": None, "legible": False}]}),
    silent=Example(record={"signatures": [{"role": "adjuster", "name": "Eva Ek"}]}),
)
def unreadable_signature(document: Document) -> Iterator[Hit]:
    """Signatures that the record marks as not legible."""
    words = {
        "secretary": Say("secretary", "sekreterare"),
        "chair": Say("chair", "ordförande"),
        "adjuster": Say("adjuster", "justerare"),
    }
    for sign in document.record.signatures:
        if not sign.legible:
            yield Hit({"role": words[sign.role]}, line=sign.line_start)


@rule(
    code="J708",
    name="immediate-adjustment-not-on-cover",
    title=Say("Immediate adjustment not on the cover", "Omedelbar justering saknas på omslaget"),
    severity=by_profile(kommun="warning"),
    source=Say("KL 8:12: each adjustment is announced", "KL 8:12: varje justering ska tillkännages"),
    why=Say(
        "An item adjusted at once has its own notice and appeal period; the cover of the rest must leave it out or say so.",
        "En omedelbart justerad paragraf har eget anslag och egen överklagandetid; omslaget för övriga ska undanta den eller ange det.",
    ),
    message=Say(
        "item {number} is adjusted immediately, which the cover does not say",
        "ärende {number} är omedelbart justerat, vilket omslaget inte anger",
    ),
    fires=Example(
        text="Paragrafer 1–2\n§ 1 Val\n§ 2 Budget\nParagrafen justeras omedelbart.",
        record={
            "adjustment": {"items": [[1, 2]]},
            "items": [
                {"number": "1", "title": "Val", "span": {"line_start": 2, "line_end": 2}},
                {
                    "number": "2",
                    "title": "Budget",
                    "adjusted_immediately": True,
                    "span": {"line_start": 3, "line_end": 4},
                },
            ],
        },
    ),
    silent=Example(
        text="Paragrafer 1–2, § 2 omedelbart justerad\n§ 1 Val\n§ 2 Budget",
        record={
            "adjustment": {"items": [[1, 2]]},
            "items": [
                {"number": "1", "title": "Val", "span": {"line_start": 2, "line_end": 2}},
                {
                    "number": "2",
                    "title": "Budget",
                    "adjusted_immediately": True,
                    "span": {"line_start": 3, "line_end": 3},
                },
            ],
        },
    ),
)
def immediate_adjustment_not_on_cover(document: Document) -> Iterator[Hit]:
    """Items adjusted at once that the cover's range includes without a word of it."""
    ranges = document.record.adjustment.items or document.record.meeting.item_range
    if not ranges or not document.cover_text or _AT_ONCE.search(document.cover_text):
        return
    for item in document.record.items:
        number = plain_number(item.number)
        if item.adjusted_immediately and number is not None and in_ranges(number, ranges):
            yield Hit({"number": item.number}, line=document.line_of(item), item=item.number)


def _nothing(document: Document) -> Iterator[Hit]:
    return iter(())


J709 = rule(
    code="J709",
    name="replaced-after-adjustment",
    title=Say("Changed after adjustment", "Ändrat efter justering"),
    severity=all_profiles("warning"),
    source=Say(
        "The Parliamentary Ombudsman, dnr 2571-1999: pages swapped without note was criticised",
        "JO dnr 2571-1999: utbytta sidor utan anteckning kritiserades",
    ),
    why=Say(
        "Adjusted minutes may not change without a note; the file is not the one that was archived.",
        "Ett justerat protokoll får inte ändras utan anteckning; filen är inte den som arkiverades.",
    ),
    message=Say(
        "the file is not the one in the manifest: its SHA-256 is {found}…, listed is {listed}…",
        "filen är inte den i förteckningen: dess SHA-256 är {found}…, förtecknad är {listed}…",
    ),
    fires=Example(
        path="ks/a.txt",
        record={"source": {"sha256": "a" * 64}, "adjustment": {"date": "2024-03-11"}},
        manifest=f"{'b' * 64}  ks/a.txt\n",
    ),
    silent=Example(
        path="ks/a.txt",
        record={"source": {"sha256": "b" * 64}, "adjustment": {"date": "2024-03-11"}},
        manifest=f"{'b' * 64}  ks/a.txt\n",
    ),
    across=replaced_after_adjustment,
    needs=("manifest",),
)(_nothing)
