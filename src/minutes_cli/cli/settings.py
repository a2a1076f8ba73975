"""Every setting that a configuration file can hold, with its type, built-in value and meaning."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from minutes_cli.rules.settings import RuleSettings

PATH_KEYS = frozenset({"baseline", "manifest", "words"})
"""Settings that are paths, relative to the file they stand in."""


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Settings(RuleSettings):
    """The settings: those of the rules, and those below; a key is the name with ``-`` for ``_``."""

    model_config = ConfigDict(extra="forbid", alias_generator=_kebab, frozen=True)

    mode: Annotated[
        Literal["strict", "balanced", "eager"],
        Field(description="how eager repair is: strict, balanced, eager"),
    ] = "balanced"
    encoding: Annotated[str | None, Field(description="encoding of text input; found out when not set")] = (
        None
    )
    words: Annotated[
        tuple[str, ...],
        Field(description="files of own words and names, as 'minutes dict learn' writes them"),
    ] = ()
    baseline: Annotated[str | None, Field(description="file of known findings to leave out")] = None
    output_format: Annotated[
        Literal["text", "concise", "json", "jsonl", "github", "sarif", "junit"],
        Field(description="how validate shows findings"),
    ] = "text"
    jobs: Annotated[int, Field(ge=0, description="inputs worked on at once; 0 is all CPUs")] = 1
    excel: Annotated[bool, Field(description="CSV for Excel: BOM, ';' and decimal comma")] = False
    color: Annotated[Literal["auto", "always", "never"], Field(description="when to colour")] = "auto"

    @classmethod
    def known_keys(cls) -> list[str]:
        """All keys, in order."""
        return [_kebab(name) for name in cls.model_fields]

    @classmethod
    def describe(cls, key: str) -> str:
        """What a key means."""
        return f"{key}: {cls.model_fields[key.replace('-', '_')].description}"
