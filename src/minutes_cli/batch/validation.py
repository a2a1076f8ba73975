"""Documents through the rules: read, repaired, parsed, checked, and remembered.

All rules run, whatever is selected, so that another selection needs no new run: what is remembered is keyed
by the input's bytes and path, the settings that a rule can see, the program and its data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from minutes_cli.batch.executors import Executor
from minutes_cli.batch.memory import Memory
from minutes_cli.batch.run import Progress, run_in_order
from minutes_cli.batch.task import Made, Task
from minutes_cli.errors import MinutesError, RecordError
from minutes_cli.records.models import Record
from minutes_cli.repair.api import Mode
from minutes_cli.rules.api import check_document, document_of, quality
from minutes_cli.rules.assembling import Found
from minutes_cli.rules.facts import facts_of
from minutes_cli.rules.lexicon import dictionary
from minutes_cli.rules.registry import all_rules
from minutes_cli.rules.settings import RuleSettings
from minutes_cli.values import frozen

FORMAT = 2
"""Of what is remembered."""
# What no check of one document looks at: it is applied to the findings afterwards.
_LATER = frozenset(
    {
        "select",
        "extend_select",
        "ignore",
        "per_file_ignores",
        "fail_on",
        "lang",
        "today",
        "manifest",
        "max_failing_share",
    }
)


@frozen
class CheckJob:
    """The findings of an input; one that holds several records gives them for each."""

    rules: RuleSettings
    mode: Mode = "balanced"
    encoding: str | None = None
    user_words: tuple[str, ...] = ()
    memory: Memory = field(default_factory=Memory)

    def settings(self) -> Mapping[str, Any]:
        """See :class:`~minutes_cli.batch.jobs.Job`."""
        seen = self.rules.values(without=_LATER)
        return {"rules": seen, "mode": self.mode, "encoding": self.encoding, "words": list(self.user_words)}

    def make(self, data: bytes, name: str) -> Made:
        """See :class:`~minutes_cli.batch.jobs.Job`."""
        key = self.memory.key(data, FORMAT, name, self.settings())
        found = self.memory.recall(key)
        if found is None:
            found = tuple(_check(data, name, self))
            self.memory.remember(key, found)
        return Made(b"", values=found)


def validate(
    tasks: Iterable[tuple[str, bytes | None]],
    job: CheckJob,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Iterator[tuple[Found, ...] | MinutesError]:
    """Yield what came of each input, in their order, whoever does the work; a failure is its error.

    tasks: paths, with the content where a path is no file.
    """
    several = [Task(path, None, path, data=data) for path, data in tasks]
    for result in run_in_order(several, job, executor, progress):
        if result.error is not None:
            yield result.error
        elif result.made is not None:
            yield result.made.values


def _check(data: bytes, path: str, job: CheckJob) -> Iterator[Found]:
    from minutes_cli.export.load import is_record_text, load_records

    if is_record_text(data) or path.endswith((".json", ".jsonl")):
        records = list(load_records(data, path))
        if not is_record_text(data):
            raise RecordError("this is JSON but no record", path, "give the output of minutes parse")
        for record in records:
            if record.source.profile is None and job.rules.profile is None:
                record.source.profile = "kommun"
            yield _outcome(record, "", None, path, job, is_record=True)
        return
    from minutes_cli.reading.read import read_document
    from minutes_cli.repair.api import repair
    from minutes_cli.structure.api import parse

    scan = read_document(data, path, None, job.encoding)
    repaired = repair(scan, job.mode, job.user_words)
    record = parse(scan, repaired, job.rules.profile)
    yield _outcome(record, repaired.text, scan.text, path, job)


def _outcome(
    record: Record, text: str, scan_text: str | None, path: str, job: CheckJob, is_record: bool = False
) -> Found:
    is_known = dictionary(job.user_words) if text else None
    document = document_of(record, text, scan_text, job.rules, path, is_known)
    findings = check_document(document, all_rules(), honour_ignores=False)
    level = quality(record, [finding for finding in findings if finding.severity == "error"])
    return Found(facts_of(document, level=level.level), tuple(findings), tuple(level.missing), is_record)
