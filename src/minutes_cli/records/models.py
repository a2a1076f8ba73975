"""The record: the public contract of ``minutes parse`` (schema 1.x) as pydantic models.

Unknown is None or an empty list, never a guess and never a missing key.  Field names are
English, after Popolo, OParl and Akoma Ntoso; values quoted from the document stay Swedish.
Start at :class:`Record`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

Profile = Literal["kommun", "forening", "anteckningar"]
OcrModel = Literal["eng", "swe", "deu", "nor", "fin", "fra", "none"]
Mark = Literal["§", "number", "none"]
AttendanceRole = Literal[
    "chair",
    "vice_chair",
    "member",
    "serving_substitute",
    "substitute",
    "secretary",
    "official",
    "guest",
    "auditor",
    "absent",
]
SignatureRole = Literal["secretary", "chair", "adjuster"]
ItemKind = Literal[
    "decision",
    "information",
    "election",
    "notification",
    "interpellation",
    "motion",
    "citizen_proposal",
    "delegation",
    "formality",
    "other",
]
SectionKind = Literal[
    "body",
    "background",
    "basis",
    "earlier",
    "proposal",
    "today",
    "motions",
    "proposition",
    "vote",
    "decision",
    "reservation",
    "note",
    "recusal",
    "adjournment",
    "dispatch",
    "delegation",
    "messages",
    "appeal",
    "upcoming",
    "action",
    "other",
]
Outcome = Literal[
    "approved",
    "rejected",
    "partly",
    "referred_back",
    "postponed",
    "withdrawn",
    "referred",
    "noted",
    "filed",
    "answered",
    "adopted",
    "elected",
    "discharged",
    "proposed",
    "other",
]
Stance = Literal["approve", "reject", "refer_back", "postpone", "amend", "add"]
BallotVote = Literal["yes", "no", "abstain", "absent", "not_taking_part", "recused"]
Severity = Literal["error", "warning", "info"]

Range = Annotated[list[int], Field(min_length=2, max_length=2)]
Score = Annotated[float, Field(ge=0.0, le=1.0)]


class Model(BaseModel):
    """Base of all record models: unknown keys of a newer 1.x schema are kept, not lost."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)


class Traced(Model):
    """A value with its place in the scan.

    line_start, line_end: lines of the scan, first line = 1, inclusive; None when unknown.
    derived: names of the fields that the tool inferred (from a sequence, the document or the
    meeting) instead of reading them literally.
    """

    line_start: int | None = None
    line_end: int | None = None
    derived: list[str] = Field(default_factory=list)


class OcrReading(Model):
    """The language model that the scan seems to have been read with."""

    model: OcrModel = "none"
    confidence: Score = 0.0


class Furniture(Model):
    """A line that belongs to the page and not to the text (header, footer, page number ...)."""

    line: int
    kind: Literal["header", "footer", "page_number", "letterhead", "initials", "contents", "other"]
    text: str


class Source(Model):
    """Where the record comes from and how it was read.

    profile_reasons: the words of the document that decided the profile; none where it was asked for.
    """

    name: str | None = None
    sha256: str | None = None
    format: Literal["text", "hocr", "alto", "page", "pdf"] | None = None
    encoding: str | None = None
    pages: int | None = None
    profile: Profile | None = None
    profile_reasons: list[str] = Field(default_factory=list)
    ocr: OcrReading = Field(default_factory=OcrReading)
    furniture: list[Furniture] = Field(default_factory=list)


class NextMeeting(Traced):
    """A coming meeting, as announced; date only where it is certain."""

    date: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    body: str | None = None
    text: str | None = None


class Meeting(Traced):
    """Which meeting this was."""

    organisation: str | None = None
    body: str | None = None
    kind: str | None = None
    number: str | None = None
    date: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    item_range: list[Range] = Field(default_factory=list)
    next: list[NextMeeting] = Field(default_factory=list)


class Person(Model):
    """Who moved, dissented or noted; a group has a party and no name."""

    name: str | None = None
    party: str | None = None


class Attendance(Traced):
    """One person at the meeting, for all items or some of them."""

    name: str
    party: str | None = None
    role: AttendanceRole | None = None
    title: str | None = None
    replaces: str | None = None
    items: list[Range] = Field(default_factory=list)
    except_items: list[Range] = Field(default_factory=list)
    from_: str | None = Field(default=None, alias="from", serialization_alias="from")
    to: str | None = None
    remote: bool = False


class Section(Model):
    """A part of an item under one heading (or none)."""

    kind: SectionKind
    heading: str | None = None
    text: str = ""
    line_start: int | None = None
    line_end: int | None = None


class OutcomeTarget(Model):
    """Where a decision sends the matter."""

    date: str | None = None
    body: str | None = None
    person: str | None = None


class Decision(Traced):
    """One decision point."""

    text: str
    outcome: Outcome = "other"
    outcome_target: OutcomeTarget = Field(default_factory=OutcomeTarget)
    stated_by: Literal["heading", "verb"] = "heading"


class Motion(Traced):
    """A yrkande: who proposes what."""

    by: list[Person] = Field(default_factory=list)
    stance: Stance | None = None
    text: str = ""


class VoteCounts(Model):
    """Figures as the minutes state them."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    absent: int | None = None


class Ballot(Model):
    """How one person voted."""

    name: str
    party: str | None = None
    vote: BallotVote


class Vote(Traced):
    """One vote: figures, list, and what yes and no stood for."""

    counts: VoteCounts = Field(default_factory=VoteCounts)
    yes_means: str | None = None
    no_means: str | None = None
    ballots: list[Ballot] = Field(default_factory=list)
    result: str | None = None
    consistent: bool | None = None


class Statement(Traced):
    """A reservation, special opinion or note to the minutes."""

    by: list[Person] = Field(default_factory=list)
    text: str = ""


class Recusal(Traced):
    """Jäv: someone takes no part because of a conflict of interest."""

    name: str | None = None
    party: str | None = None
    text: str = ""


class Continuation(Model):
    """The earlier item that this one takes up."""

    date: str | None = None
    number: str | None = None
    relation: str | None = None


class Span(Model):
    """Place in the scan; lines count from 1 and are inclusive."""

    page: int | None = None
    line_start: int | None = None
    line_end: int | None = None


class Item(Model):
    """One agenda item (paragraf, punkt)."""

    order: int
    number: str | None = None
    number_raw: str | None = None
    mark: Mark = "none"
    title: str = ""
    title_raw: str = ""
    case_numbers: list[str] = Field(default_factory=list)
    kind: ItemKind = "other"
    sections: list[Section] = Field(default_factory=list)
    decisions: list[Decision] = Field(default_factory=list)
    motions: list[Motion] = Field(default_factory=list)
    votes: list[Vote] = Field(default_factory=list)
    reservations: list[Statement] = Field(default_factory=list)
    notes: list[Statement] = Field(default_factory=list)
    recusals: list[Recusal] = Field(default_factory=list)
    dispatch: list[str] = Field(default_factory=list)
    adjusted_immediately: bool = False
    secret: bool = False
    continues: list[Continuation] = Field(default_factory=list)
    span: Span = Field(default_factory=Span)
    derived: list[str] = Field(default_factory=list)


class Adjustment(Traced):
    """Justering: who adjusted the minutes, when and where."""

    adjusters: list[str] = Field(default_factory=list)
    deputies: list[str] = Field(default_factory=list)
    date: str | None = None
    place: str | None = None
    items: list[Range] = Field(default_factory=list)


class Notice(Traced):
    """Anslag/bevis: the announcement that the minutes are adjusted."""

    posted: str | None = None
    removed: str | None = None
    last_appeal: str | None = None
    body: str | None = None
    stored_at: str | None = None


class Signature(Traced):
    """One signature of the signature block."""

    role: SignatureRole
    name: str | None = None
    legible: bool = True


class Correction(Model):
    """One change to the scan.

    line: from 1.  start, end: code points in that line from 0, end exclusive.
    alternative: the runner-up, where there was one.
    """

    line: int
    start: int
    end: int
    before: str
    after: str
    reason: str
    confidence: Score
    alternative: str | None = None


class Finding(Model):
    """What a rule found."""

    code: str
    severity: Severity
    message: str
    line: int | None = None
    item: str | None = None


class Quality(Model):
    """How complete the record is, 0-3, and what the next level lacks."""

    level: Annotated[int, Field(ge=0, le=3)] = 0
    missing: list[str] = Field(default_factory=list)


class Record(Model):
    """One document's record."""

    schema_version: str = SCHEMA_VERSION
    source: Source = Field(default_factory=Source)
    meeting: Meeting = Field(default_factory=Meeting)
    attendance: list[Attendance] = Field(default_factory=list)
    items: list[Item] = Field(default_factory=list)
    adjustment: Adjustment = Field(default_factory=Adjustment)
    notice: Notice = Field(default_factory=Notice)
    signatures: list[Signature] = Field(default_factory=list)
    corrections: list[Correction] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    quality: Quality = Field(default_factory=Quality)


def to_json(record: Record, indent: int | None = 2) -> str:
    """The record as JSON text, keys in contract order, Swedish letters as they are."""
    return record.model_dump_json(by_alias=True, indent=indent)
