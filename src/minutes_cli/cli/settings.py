"""Every setting that a configuration file can hold, with its type, built-in value and meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any, ClassVar, Literal

from minutes_cli.limits import Limits
from minutes_cli.rules.settings import RuleSettings, setting
from minutes_cli.values import frozen

PATH_KEYS = frozenset({"baseline", "manifest", "words"})
"""Settings that are paths, relative to the file they stand in."""


def _kebab(name: str) -> str:
    return name.replace("_", "-")


@frozen
class Settings(RuleSettings):
    """The settings: those of the rules, and those below; a key is the name with ``-`` for ``_``."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "alias_generator": _kebab}

    mode: Literal["strict", "balanced", "eager"] = setting(
        "balanced", "how eager repair is: strict, balanced, eager"
    )
    encoding: str | None = setting(None, "encoding of text input; found out when not set")
    words: tuple[str, ...] = setting((), "files of own words and names, as 'minutes dict learn' writes them")
    baseline: str | None = setting(None, "file of known findings to leave out")
    output_format: Literal["text", "concise", "json", "jsonl", "github", "sarif", "junit"] = setting(
        "text", "how validate shows findings"
    )
    jobs: Annotated[int, Limits(ge=0)] = setting(1, "inputs worked on at once; 0 is all CPUs")
    excel: bool = setting(False, "CSV for Excel: BOM, ';' and decimal comma")
    color: Literal["auto", "always", "never"] = setting("auto", "when to colour")

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Settings:
        """The settings with what a file gives; raises pydantic's ValidationError where that does not fit."""
        if not given:
            return cls()
        from pydantic import TypeAdapter  # only a file's values need it, and importing it takes long

        settings: Settings = TypeAdapter(cls).validate_python(dict(given))
        return settings

    @classmethod
    def known_keys(cls) -> list[str]:
        """All keys, in order."""
        return [_kebab(each.name) for each in fields(cls)]

    @classmethod
    def describe(cls, key: str) -> str:
        """What a key means."""
        return next(f"{key}: {each.metadata['meaning']}" for each in fields(cls) if _kebab(each.name) == key)

    def by_key(self) -> dict[str, Any]:
        """The settings as JSON values by their keys."""
        return {_kebab(name): value for name, value in self.values().items()}
