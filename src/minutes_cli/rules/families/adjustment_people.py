"""J: who adjusts the minutes."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_cli.rules.document import Document
from minutes_cli.rules.families.adjustment_cases import COVER
from minutes_cli.rules.item_numbers import in_ranges, plain_number, took_part
from minutes_cli.rules.law import cite
from minutes_cli.rules.model import Example, Hit, Say, all_profiles, by_profile, rule
from minutes_cli.rules.people import is_among, is_same_person

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
    fires=Example(record=COVER),
    silent=Example(record={**COVER, "adjustment": {"adjusters": ["Eva Ek"]}}),
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
    fires=Example(record={**COVER, "adjustment": {"adjusters": ["Leif Wanhatalo"]}}),
    silent=Example(record={**COVER, "adjustment": {"adjusters": ["Eva Ek", "Per Steen"]}}),
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
    fires=Example(record={**COVER, "adjustment": {"adjusters": ["Siv Rask"]}}),
    silent=Example(record={**COVER, "adjustment": {"adjusters": ["Ola Alm", "Eva Ek"]}}),
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
