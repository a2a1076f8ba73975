"""What a user can set about the rules; the ``[validate]`` part of the configuration."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from minutes_cli.records.models import Profile, Severity

FailOn = Literal["error", "warning", "info", "never"]


class RuleSettings(BaseModel):
    """Which rules run, what they need to know of the place, and what makes the check fail.

    Lists of codes hold codes or their beginnings: ``V601``, ``V``; ``ALL`` is every rule.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    profile: Profile | None = Field(
        default=None, description="kommun, forening or anteckningar; none detects it"
    )
    select: tuple[str, ...] = Field(default=(), description="only these codes or beginnings of codes")
    extend_select: tuple[str, ...] = Field(
        default=(), description="these as well, such as rules that are off"
    )
    ignore: tuple[str, ...] = Field(default=(), description="not these")
    per_file_ignores: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="glob of paths to the codes that do not count there"
    )
    fail_on: FailOn = Field(default="error", description="the lowest severity that gives exit code 1")
    lang: Literal["en", "sv"] = Field(default="en", description="language of the messages: en or sv")
    seats: int | None = Field(default=None, ge=1, description="number of seats of the body, for quorum")
    seats_by_body: dict[str, int] = Field(default_factory=dict, description="seats where bodies differ")
    parties: tuple[str, ...] = Field(default=(), description="local party abbreviations that are in order")
    members: tuple[str, ...] = Field(default=(), description="the member register: full names")
    bodies: dict[str, str] = Field(
        default_factory=dict, description="glob of paths to the body whose minutes lie there"
    )
    manifest: str | None = Field(
        default=None, description="list of SHA-256 sums (sha256sum format) of the archive"
    )
    today: datetime.date | None = Field(
        default=None, description="the day of the check; the command line's clock"
    )
    min_words: int = Field(default=20, ge=1, description="fewer words than this is an empty scan")
    max_title: int = Field(default=250, ge=20, description="longer titles are taken for run-on text")
    unknown_share: float = Field(
        default=0.25, gt=0, le=1, description="share of unknown words that is too much"
    )
    min_confidence: float = Field(
        default=0.7, ge=0, le=1, description="repairs of facts below this are reported"
    )
    max_failing_share: float = Field(default=0.5, gt=0, le=1, description="share of files failing one rule")

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
