"""Documents for the report: each made ready where the work is done, so that many go side by side."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from minutes_cli.batch.document import record_from
from minutes_cli.batch.jobs import Pipeline, record_figures
from minutes_cli.batch.task import Made
from minutes_cli.export.load import is_record_text, load_records
from minutes_cli.report.document import Document
from minutes_cli.report.page import leaf
from minutes_cli.report.vocabulary import Language
from minutes_cli.values import frozen


@frozen
class ReportJob:
    """The leaves of a folder's report; an input that holds records gives one for each."""

    pipeline: Pipeline
    language: Language = "sv"

    def settings(self) -> Mapping[str, Any]:
        """See :class:`~minutes_cli.batch.jobs.Job`."""
        return {"job": "report", "language": self.language, **self.pipeline.settings()}

    def make(self, data: bytes, name: str) -> Made:
        """See :class:`~minutes_cli.batch.jobs.Job`."""
        documents, notes = self.documents(data, name)
        leaves = [leaf(document, self.language) for document in documents]
        figures = record_figures([document.record for document in documents])
        return Made(b"", notes, figures, tuple(leaves))

    def documents(self, data: bytes, name: str) -> tuple[list[Document], tuple[str, ...]]:
        """The documents of an input, and notes for the user."""
        if is_record_text(data):
            return [Document(record.source.name or name, record) for record in load_records(data, name)], ()
        scan = self.pipeline.read(data, name)
        repaired, notes = self.pipeline.repair(scan)
        record = record_from(scan, repaired, self.pipeline.profile, self.pipeline.rules)
        own_name = PurePath(scan.name).name
        own = [
            one
            for one in self.pipeline.decisions
            if one.sha256 == scan.sha256 or PurePath(one.document).name == own_name
        ]
        return [Document(scan.name, record, scan, repaired, own)], tuple(notes)
