"""Fictional documents for the report's tests: a scan, its repair and its record, small enough to read.

The scan is the clean text with its Swedish letters misread as an English model misreads them; the
corrections are what turns it back, so nothing here depends on how good repair and structure are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from minutes_cli.reading.scan import Scan, scan_from_text
from minutes_cli.records.models import (
    Adjustment,
    Attendance,
    Ballot,
    Correction,
    Decision,
    Finding,
    Item,
    Meeting,
    Motion,
    OutcomeTarget,
    Person,
    Quality,
    Record,
    Section,
    Signature,
    Source,
    Span,
    Statement,
    Vote,
    VoteCounts,
)
from minutes_cli.repair.model import Flag, Repaired
from minutes_cli.repair.reviewing import replay
from minutes_cli.report.document import Document

DATA = Path(__file__).parent / "data"
MISREAD = str.maketrans({"å": "a", "ä": "a", "ö": "6", "Å": "A", "Ä": "A", "Ö": "O", "–": "-"})
WORD = re.compile(r"[\w-]+")
CONFIDENCES = (0.98, 0.96, 0.99, 0.93, 0.97, 0.82, 0.95, 0.74, 0.99, 0.91, 0.55, 0.97, 0.94)
ALTERNATIVES = {"Hägg": "Hagg", "får": "far", "läge": "lage", "läget": "laget", "på": "pa"}


def clean_text() -> str:
    """What is printed; every document starts a page where its running head comes again."""
    text = (DATA / "ekbacka.clean.txt").read_text(encoding="utf-8")
    head, *rest = text.split("\nSAMMANTRÄDESPROTOKOLL\n")
    return head + "\nSAMMANTRÄDESPROTOKOLL\n" + "\n\fSAMMANTRÄDESPROTOKOLL\n".join(rest)


def misread(text: str) -> tuple[str, list[Correction]]:
    """The scan of a text, and the corrections that undo the damage."""
    corrections: list[Correction] = []
    for number, line in enumerate(text.split("\n"), 1):
        for word in WORD.finditer(line):
            before = word[0].translate(MISREAD)
            if before != word[0]:
                corrections.append(
                    Correction(
                        line=number,
                        start=word.start(),
                        end=word.end(),
                        before=before,
                        after=word[0],
                        reason="name" if word[0] == "Hägg" else "confusion",
                        confidence=0.41 if word[0] == "får" else CONFIDENCES[len(corrections) % 13],
                        alternative=ALTERNATIVES.get(word[0]),
                    )
                )
    return text.translate(MISREAD), corrections


class Lines:
    """Finds the lines of the clean text by what stands on them."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")

    def at(self, part: str, after: int = 0) -> int:
        """Number of the first line that holds a part."""
        return next(n for n, line in enumerate(self._lines, 1) if part in line and n > after)


def ekbacka() -> Document:
    """Minutes of a municipal board: four items, a vote, a referral, findings."""
    text = clean_text()
    lines = Lines(text)
    scan_text, corrections = misread(text)
    scan = named(scan_from_text(scan_text), "ekbacka_2021-03-09.txt")
    flag_line = lines.at("Yasemin Demir")
    start = scan_text.split("\n")[flag_line - 1].index("Demir")
    flags = (Flag(flag_line, start, start + 5, "Demir", "Denir", 0.35, "name"),)
    repaired = Repaired(replay(scan_text.split("\n"), corrections), (), "eng", 0.97, flags)  # type: ignore[arg-type]
    record = Record(
        source=Source(
            name=scan.name, sha256=scan.sha256, format="text", encoding="utf-8", pages=3, profile="kommun"
        ),
        meeting=Meeting(
            organisation="Ekbacka kommun",
            body="Kommunstyrelsen",
            date="2021-03-09",
            start="13:00",
            end="15:40",
            place="Kommunhuset, Lärksalen",
            item_range=[[31, 34]],
            line_start=1,
            line_end=lines.at("Plats och tid"),
        ),
        attendance=people(lines),
        items=items(lines),
        adjustment=Adjustment(adjusters=["Östen Hägg"], date="2021-03-15", line_start=lines.at("Utses att")),
        signatures=[
            Signature(role="secretary", name="Örjan Mård", line_start=lines.at("Sekreterare  ")),
            Signature(role="chair", name="Görel Åkerlind", line_start=lines.at("Ordförande  ")),
            Signature(role="adjuster", name="Östen Hägg", line_start=lines.at("Justerande  ")),
        ],
        corrections=corrections,
        findings=[
            Finding(
                code="D505",
                severity="warning",
                message="Återremiss utan angiven motivering.",
                line=lines.at("återremitteras"),
                item="33",
            ),
            Finding(
                code="O104",
                severity="warning",
                message="Osäker rättelse i ett namn: Hägg.",
                line=lines.at("Östen Hägg"),
            ),
            Finding(code="D511", severity="info", message="Ingen sändlista.", item="34"),
        ],
        quality=Quality(level=2, missing=["anslag"]),
    )
    record.source.ocr.model = "eng"
    return Document("protokoll/" + scan.name, record, scan, repaired)


def named(scan: Scan, name: str) -> Scan:
    """The scan with a name and its digest."""
    return replace(scan, name=name, sha256=sha256(scan.text.encode("utf-8", "surrogatepass")).hexdigest())


def people(lines: Lines) -> list[Attendance]:
    """Who was there."""
    rows = [
        ("Görel Åkerlind", "S", "chair"),
        ("Östen Hägg", "M", "member"),
        ("Märta Sjölund", "C", "member"),
        ("Nils-Åke Brännström", "V", "member"),
        ("Yasemin Demir", "S", "member"),
        ("Håkan Lövgren", "SD", "member"),
        ("Åsa Fjällborg", None, "official"),
        ("Örjan Mård", None, "secretary"),
    ]
    found = [
        Attendance(name=name, party=party, role=role, line_start=lines.at(name), line_end=lines.at(name))  # type: ignore[arg-type]
        for name, party, role in rows
    ]
    found[5].items = [[31, 33]]
    found[6].title = "kommundirektör"
    return found


def items(lines: Lines) -> list[Item]:
    """The agenda."""
    grant, light, news = lines.at("§ 32 A"), lines.at("§ 33 M"), lines.at("§ 34 I")
    ballots = [
        Ballot(name="Görel Åkerlind", party="S", vote="yes"),
        Ballot(name="Östen Hägg", party="M", vote="abstain"),
        Ballot(name="Märta Sjölund", party="C", vote="yes"),
        Ballot(name="Nils-Åke Brännström", party="V", vote="yes"),
        Ballot(name="Yasemin Demir", party="S", vote="yes"),
        Ballot(name="Håkan Lövgren", party="SD", vote="no"),
    ]
    agenda = lines.at("§ 31 F")
    decided = lines.at("beviljar Ekbacka")
    back = lines.at("återremitteras")
    return [
        Item(
            order=1,
            number="31",
            number_raw="§ 31",
            mark="§",
            title="Fastställande av dagordning",
            kind="formality",
            decisions=[
                Decision(
                    text="Kommunstyrelsen fastställer dagordningen med tillägget att "
                    "ärendet om färjeläget utgår.",
                    outcome="adopted",
                    line_start=agenda + 3,
                    line_end=agenda + 4,
                )
            ],
            span=Span(page=2, line_start=agenda, line_end=agenda + 4),
        ),
        Item(
            order=2,
            number="32",
            number_raw="§ 32",
            mark="§",
            title="Ansökan om bidrag till Ekbacka hembygdsförening",
            case_numbers=["KS 2021/0114"],
            kind="decision",
            sections=[
                Section(
                    kind="background",
                    heading="Ärendebeskrivning",
                    text="Hembygdsföreningen ansöker om 85 000 kronor för att lägga om "
                    "taket på smedjan från 1864.",
                    line_start=grant + 3,
                    line_end=grant + 5,
                ),
                Section(
                    kind="decision",
                    heading="Kommunstyrelsens beslut",
                    text="Kommunstyrelsen beviljar Ekbacka hembygdsförening 85 000 kronor.\n"
                    "Medlen tas ur anslaget för oförutsedda utgifter.",
                    line_start=decided - 1,
                    line_end=decided + 1,
                ),
            ],
            decisions=[
                Decision(
                    text="Kommunstyrelsen beviljar Ekbacka hembygdsförening 85 000 kronor.",
                    outcome="approved",
                    line_start=decided,
                    line_end=decided,
                ),
                Decision(
                    text="Medlen tas ur anslaget för oförutsedda utgifter.",
                    line_start=decided + 1,
                    line_end=decided + 1,
                ),
            ],
            motions=[
                Motion(
                    by=[Person(name="Märta Sjölund", party="C")],
                    stance="approve",
                    text="yrkar bifall till ansökan.",
                    line_start=lines.at("yrkar bifall"),
                ),
                Motion(
                    by=[Person(name="Håkan Lövgren", party="SD")],
                    stance="reject",
                    text="yrkar avslag på ansökan.",
                    line_start=lines.at("yrkar avslag"),
                ),
            ],
            votes=[
                Vote(
                    counts=VoteCounts(yes=4, no=1, abstain=1),
                    yes_means="bifall till ansökan",
                    no_means="avslag",
                    ballots=ballots,
                    result="yes",
                    consistent=True,
                    line_start=lines.at("Omröstning"),
                    line_end=lines.at("Omröstning") + 3,
                )
            ],
            reservations=[
                Statement(
                    by=[Person(name="Håkan Lövgren", party="SD")],
                    text="reserverar sig mot beslutet.",
                    line_start=lines.at("reserverar"),
                )
            ],
            dispatch=["Ekbacka hembygdsförening", "Ekonomiavdelningen"],
            span=Span(page=2, line_start=grant, line_end=lines.at("Ekonomiavdelningen")),
        ),
        Item(
            order=3,
            number="33",
            number_raw="§ 33",
            mark="§",
            title="Medborgarförslag om belysning längs Kvarnvägen",
            case_numbers=["KS 2020/0388"],
            kind="citizen_proposal",
            decisions=[
                Decision(
                    text="Ärendet återremitteras till tekniska nämnden för att pröva en "
                    "lösning med solceller.",
                    outcome="referred_back",
                    outcome_target=OutcomeTarget(body="Tekniska nämnden", date="2021-06-08"),
                    line_start=back,
                    line_end=back + 1,
                )
            ],
            span=Span(page=3, line_start=light, line_end=back + 1),
        ),
        Item(
            order=4,
            number="34",
            number_raw="§ 34",
            mark="§",
            title="Information från kommundirektören",
            kind="information",
            decisions=[
                Decision(
                    text="Informationen antecknas till protokollet.",
                    outcome="noted",
                    line_start=lines.at("antecknas"),
                    line_end=lines.at("antecknas"),
                )
            ],
            span=Span(page=3, line_start=news, line_end=lines.at("antecknas")),
        ),
    ]


HOSTILE = "</script><script>alert(1)</script>"
ATTRIBUTE = "\" onmouseover='alert(2)' x=\""
TURNED = "Åsa \u202eneslO\u202c"


def hostile() -> Document:
    """A document whose every text tries to be something else than text."""
    text = (
        f"{HOSTILE}\n{ATTRIBUTE}\n{TURNED}\x00\x1b[31m\u200b\n{{{{ 7 * 7 }}}} <img src=x onerror=alert(3)>\n"
    )
    scan = named(scan_from_text(text), f"<b>{ATTRIBUTE}.txt")
    correction = Correction(
        line=3,
        start=0,
        end=3,
        before="Åsa",
        after=f"{HOSTILE}{TURNED}",
        reason="<i>because</i>",
        confidence=0.2,
        alternative=ATTRIBUTE,
    )
    record = Record(
        source=Source(name=scan.name, sha256=scan.sha256),
        meeting=Meeting(organisation=HOSTILE, body=f"{TURNED}<b>", date="<i>2020", place=ATTRIBUTE),
        attendance=[Attendance(name=TURNED, party="<S>", title=HOSTILE, line_start=1)],
        items=[
            Item(
                order=1,
                number=ATTRIBUTE,
                title=HOSTILE,
                case_numbers=[ATTRIBUTE],
                decisions=[Decision(text=f"{HOSTILE}{TURNED}", line_start=1)],
                votes=[Vote(ballots=[Ballot(name=HOSTILE, party=ATTRIBUTE, vote="yes")], yes_means=HOSTILE)],
                dispatch=[HOSTILE],
            )
        ],
        corrections=[correction],
        findings=[Finding(code="<X>", severity="error", message=HOSTILE, line=1)],
        quality=Quality(missing=[HOSTILE]),
    )
    return Document(scan.name, record, scan, None)
