"""What is done to each input: a job is a small value that travels to a worker and can be called there.

A job says what its output depends on besides the input (:meth:`Job.settings`), so that a later run can tell
whether an output is still good.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Protocol

from minutes_cli import __version__
from minutes_cli.batch.task import Hint, Made, Remark
from minutes_cli.reading import read as reading
from minutes_cli.reading.scan import Scan
from minutes_cli.repair import api as repairing
from minutes_cli.repair.api import Mode
from minutes_cli.repair.model import Repaired
from minutes_cli.values import frozen

if TYPE_CHECKING:  # repair does without records and rules
    from minutes_cli.records.models import Profile, Record
    from minutes_cli.repair.decisions import Decision
    from minutes_cli.rules.settings import RuleSettings

Render = Callable[[Scan, Repaired], str]
"""Text for a scan and its repair."""


LANGUAGE = {"eng": "English", "deu": "German", "nor": "Norwegian", "fin": "Finnish", "fra": "French"}
CLEARLY = 0.98  # confidence of the damage detection


def wrong_model_note(repaired: Repaired) -> Hint | None:
    """What to tell of a scan that clearly was read with another language's model, None else."""
    language = LANGUAGE.get(repaired.ocr_model)
    if language is None or repaired.ocr_confidence < CLEARLY:
        return None
    return Hint(
        f"the scan seems to have been read with the {language} OCR model; where the image is at hand, "
        "reading it again with the Swedish one (tesseract -l swe) is better still"
    )


class Job(Protocol):
    """Makes an output of an input."""

    def settings(self) -> Mapping[str, Any]:
        """Everything that the output depends on, besides the input, the version and the dictionaries."""

    def make(self, data: bytes, name: str) -> Made:
        """The output for an input.  Raises MinutesError for an input that gives none."""


@frozen
class Pipeline:
    """How scans are read, repaired and checked; what parse, repair and export of scans share."""

    from_format: str | None = None
    encoding: str | None = None
    ocr: bool = False
    mode: Mode = "balanced"
    user_words: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    profile: Profile | None = None
    rules: RuleSettings | None = None

    def settings(self) -> Mapping[str, Any]:
        """All choices as JSON values."""
        return {
            "from": self.from_format,
            "encoding": self.encoding,
            "ocr": self.ocr,
            "mode": self.mode,
            "words": list(self.user_words),
            "decisions": [repr(decision) for decision in self.decisions],
            "profile": self.profile,
            "rules": self.rules.values() if self.rules else None,
        }

    def read(self, data: bytes, name: str) -> Scan:
        """The scan in the bytes."""
        return reading.read(data, name, self.from_format, self.encoding, self.ocr)

    def repair(self, scan: Scan) -> tuple[Repaired, list[str]]:
        """The repair with the decisions taken in, and a note for each that found no place."""
        own = (self.user_words,) if self.user_words else ()
        repaired = repairing.repair(scan, self.mode, *own)
        read_wrong = wrong_model_note(repaired)
        told = [*scan.notes, read_wrong] if read_wrong else list(scan.notes)
        if not self.decisions:
            return repaired, told
        from minutes_cli.repair.reviewing import apply_decisions

        reviewed = apply_decisions(scan, repaired, self.decisions)
        notes = [
            f"a decision found no place and was left aside: {decision.before!r} to {decision.text!r} "
            "(the scan reads otherwise there now)"
            for decision in reviewed.unused
        ]
        return reviewed.repaired, [*told, *notes]

    def record(self, data: bytes, name: str) -> tuple[Record, list[str]]:
        """The record of a scan, with notes."""
        from minutes_cli.batch.document import record_from

        scan = self.read(data, name)
        repaired, notes = self.repair(scan)
        record = record_from(scan, repaired, self.profile, self.rules)
        return record, [*notes, self._profile_note(record)]

    def _profile_note(self, record: Record) -> Remark:
        """Which profile the document was read by, and why."""
        profile, reasons = record.source.profile, record.source.profile_reasons
        if self.profile:
            return Remark(f"profile {profile}, as asked for")
        why = f"by {', '.join(reasons)}" if reasons else "since nothing speaks for another"
        return Remark(f"profile {profile}, {why}")


@frozen
class RecordJob:
    """A record, in an export format of one document a file (json, jsonl, md, html, popolo, akn).

    form: None gives the record itself.  records_too: an input that is a record already is taken as it is.
    """

    pipeline: Pipeline
    form: str | None = "json"
    records_too: bool = False

    def settings(self) -> Mapping[str, Any]:
        """See :class:`Job`."""
        return {"job": "record", "form": self.form, **self.pipeline.settings()}

    def make(self, data: bytes, name: str) -> Made:
        """See :class:`Job`."""
        records, notes = self.records(data, name)
        if self.form is None:
            return Made(b"", tuple(notes), record_figures(records), tuple(records))
        if self.form == "json" and len(records) == 1:
            from minutes_cli.records.models import to_json

            text = to_json(records[0]) + "\n"
        else:
            from minutes_cli.export.formats import export

            text = export(records, self.form) or ""
        return Made(text.encode("utf-8"), tuple(notes), record_figures(records))

    def records(self, data: bytes, name: str) -> tuple[list[Record], list[str]]:
        """The records of an input, and notes."""
        if self.records_too:
            from minutes_cli.export.load import is_record_text, load_records

            if is_record_text(data):
                return list(load_records(data, name)), []
        record, notes = self.pipeline.record(data, name)
        return [record], notes


@frozen
class RepairJob:
    """What repair gives: the text, or what ``render`` makes of scan and repair.

    render: a function of a module, which can travel to a worker.
    """

    pipeline: Pipeline
    render: Render | None = None

    def settings(self) -> Mapping[str, Any]:
        """See :class:`Job`."""
        shown = getattr(self.render, "__name__", "other") if self.render else "text"
        return {"job": "repair", "render": shown, **self.pipeline.settings()}

    def make(self, data: bytes, name: str) -> Made:
        """See :class:`Job`."""
        scan = self.pipeline.read(data, name)
        repaired, notes = self.pipeline.repair(scan)
        figures = {"pages": scan.pages, "corrections": len(repaired.corrections)}
        text = self.render(scan, repaired) if self.render else repaired.text
        return Made(text.encode("utf-8"), tuple(notes), figures)


def record_figures(records: Sequence[Record]) -> Mapping[str, int]:
    """What the summary of a run counts."""
    figures: Counter[str] = Counter()
    for record in records:
        figures["pages"] += record.source.pages or 1
        figures["items"] += len(record.items)
        figures["decisions"] += sum(len(item.decisions) for item in record.items)
        figures["corrections"] += len(record.corrections)
        for finding in record.findings:
            figures[f"{finding.severity}s" if finding.severity != "info" else "infos"] += 1
    return figures


def fingerprint(job: Job) -> str:
    """Digest of everything but the input that an output depends on: settings, dictionaries, version."""
    parts = {"version": __version__, "dictionaries": dictionaries_digest(), "settings": job.settings()}
    return sha256(json.dumps(parts, sort_keys=True, ensure_ascii=True).encode("ascii")).hexdigest()


def dictionaries_digest() -> str:
    """Digest of the compiled dictionaries and models in the package."""
    total = sha256()
    from importlib.resources import files

    folder = files("minutes_cli.language") / "data"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_file() and PurePath(entry.name).suffix != ".py":
            total.update(entry.name.encode("utf-8"))
            total.update(sha256(entry.read_bytes()).digest())
    return total.hexdigest()


def task_key(prints: str, name: str, data: bytes) -> str:
    """What one output depends on, in one string: the job, the name that the record holds, the content."""
    return sha256(
        b"\0".join((prints.encode("ascii"), name.encode("utf-8", "surrogateescape"), sha256(data).digest()))
    ).hexdigest()
