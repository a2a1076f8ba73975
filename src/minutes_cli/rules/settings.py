"""What a user can set about the rules; the ``[validate]`` part of the configuration."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import field, fields
from typing import Annotated, Any, Literal

from minutes_cli.limits import Limits
from minutes_cli.records.models import Profile, Severity
from minutes_cli.values import frozen

FailOn = Literal["error", "warning", "info", "never"]


def setting(default: Any, meaning: str) -> Any:
    """A setting with its built-in value and what it means."""
    about = {"meaning": meaning}
    return (
        field(default_factory=default, metadata=about)
        if isinstance(default, type)
        else field(default=default, metadata=about)
    )


@frozen
class RuleSettings:
    """Which rules run, what they need to know of the place, and what makes the check fail.

    Lists of codes hold codes or their beginnings: ``V601``, ``V``; ``ALL`` is every rule.
    """

    profile: Profile | None = setting(None, "kommun, forening or anteckningar; none detects it")
    select: tuple[str, ...] = setting((), "only these codes or beginnings of codes")
    extend_select: tuple[str, ...] = setting((), "these as well, such as rules that are off")
    ignore: tuple[str, ...] = setting((), "not these")
    per_file_ignores: dict[str, tuple[str, ...]] = setting(
        dict, "glob of paths to the codes that do not count there"
    )
    fail_on: FailOn = setting("error", "the lowest severity that gives exit code 1")
    lang: Literal["en", "sv"] = setting("en", "language of the messages: en or sv")
    seats: Annotated[int, Limits(ge=1)] | None = setting(None, "number of seats of the body, for quorum")
    seats_by_body: dict[str, int] = setting(dict, "seats where bodies differ")
    parties: tuple[str, ...] = setting((), "local party abbreviations that are in order")
    members: tuple[str, ...] = setting((), "the member register: full names")
    bodies: dict[str, str] = setting(dict, "glob of paths to the body whose minutes lie there")
    manifest: str | None = setting(None, "list of SHA-256 sums (sha256sum format) of the archive")
    today: datetime.date | None = setting(None, "the day of the check; the command line's clock")
    min_words: Annotated[int, Limits(ge=1)] = setting(20, "fewer words than this is an empty scan")
    max_title: Annotated[int, Limits(ge=20)] = setting(250, "longer titles are taken for run-on text")
    unknown_share: Annotated[float, Limits(gt=0, le=1)] = setting(
        0.25, "share of unknown words that is too much"
    )
    min_confidence: Annotated[float, Limits(ge=0, le=1)] = setting(
        0.7, "repairs of facts below this are reported"
    )
    max_failing_share: Annotated[float, Limits(gt=0, le=1)] = setting(0.5, "share of files failing one rule")

    def values(self, without: Collection[str] = ()) -> dict[str, Any]:
        """The settings as JSON values, but for those without."""
        named = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in without}
        return {name: _json(value) for name, value in named.items()}

    def seats_of(self, body: str | None) -> int | None:
        """Seats of a body, by its own entry or the general one."""
        for name, seats in self.seats_by_body.items():
            if body is not None and name.casefold() == body.casefold():
                return seats
        return self.seats


def lowest_failing(fail_on: FailOn) -> tuple[Severity, ...]:
    """The severities that make the check fail.

    >>> lowest_failing("warning")
    ('error', 'warning')
    """
    order: tuple[Severity, ...] = ("error", "warning", "info")
    return () if fail_on == "never" else order[: order.index(fail_on) + 1]


def _json(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _json(each) for key, each in value.items()}
    return list(value) if isinstance(value, tuple) else value
