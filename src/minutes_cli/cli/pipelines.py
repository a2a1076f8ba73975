"""How the scans of a call are read, repaired and checked: what its options say, over the configuration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minutes_cli.cli import configuration

if TYPE_CHECKING:
    from minutes_cli.batch.jobs import Pipeline
    from minutes_cli.cli.options import ProfileChoice
    from minutes_cli.repair.api import Mode
    from minutes_cli.repair.decisions import Decision
    from minutes_cli.rules.settings import RuleSettings


def make_pipeline(
    mode: Mode,
    from_format: str | None,
    encoding: str | None,
    ocr: bool,
    profile: ProfileChoice | None = None,
    decisions: Sequence[Path] | None = None,
    checks: bool = True,
) -> Pipeline:
    """The pipeline of a call, with the user's own words.  Raises MinutesError for files it cannot read.

    checks: whether records are made and checked; without, nothing of pydantic is loaded.
    """
    from minutes_cli.batch.jobs import Pipeline
    from minutes_cli.cli.own_words import own_words

    return Pipeline(
        from_format=from_format,
        encoding=encoding,
        ocr=ocr,
        mode=mode,
        user_words=own_words(),
        decisions=_decided(decisions) if decisions else (),
        profile=profile.value if profile else None,
        rules=rule_settings() if checks else None,
    )


def _decided(paths: Sequence[Path]) -> tuple[Decision, ...]:
    from minutes_cli.cli.decided import load_decisions

    return load_decisions(paths)


def rule_settings(**given: Any) -> RuleSettings:
    """The rule settings of the configuration, with what the command line gives on top."""
    from minutes_cli.rules.settings import RuleSettings

    known = configuration.current().settings
    values = {each.name: getattr(known, each.name) for each in fields(RuleSettings)}
    return RuleSettings(**values | {name: value for name, value in given.items() if value is not None})
