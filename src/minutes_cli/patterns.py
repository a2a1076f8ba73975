"""Regular expressions that are compiled when they are first used.

A call needs few of the patterns that its modules hold, and compiling them all takes longer than the page.
A pattern can name the letters that no match is without: a text that lacks them is not searched, and a
pattern whose letters no text holds is never compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, cast

DIGITS = tuple("0123456789")
"""What a pattern of numbers needs."""


class LazyPattern:
    """Stands for a compiled pattern; the first method asked for compiles it.

    From then on the methods of the compiled pattern are attributes here, so that a call costs no detour.
    """

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        self.match, self.search, self.fullmatch = compiled.match, compiled.search, compiled.fullmatch
        self.sub, self.finditer, self.findall = compiled.sub, compiled.finditer, compiled.findall
        self.split, self.groupindex = compiled.split, compiled.groupindex
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return LazyPattern, (self.pattern, self.flags)


class NeedyPattern:
    """Stands for a pattern that is looked for only in texts that hold one of the pieces it needs."""

    def __init__(self, source: str, flags: int, needs: tuple[str, ...]) -> None:
        self.pattern = source
        self.flags = flags
        self._needs = needs

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def _may_match(self, text: str) -> bool:
        for need in self._needs:  # noqa: SIM110 - asked of every line
            if need in text:
                return True
        return False

    def search(self, text: str, *place: int) -> re.Match[str] | None:
        return self._compiled.search(text, *place) if self._may_match(text) else None

    def match(self, text: str, *place: int) -> re.Match[str] | None:
        return self._compiled.match(text, *place) if self._may_match(text) else None

    def fullmatch(self, text: str, *place: int) -> re.Match[str] | None:
        return self._compiled.fullmatch(text, *place) if self._may_match(text) else None

    def finditer(self, text: str, *place: int) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text, *place) if self._may_match(text) else iter(())

    def sub(self, instead: Any, text: str) -> str:
        return self._compiled.sub(instead, text) if self._may_match(text) else text

    def __reduce__(self) -> tuple[Any, ...]:
        return NeedyPattern, (self.pattern, self.flags, self._needs)


def regex(source: str, flags: int = 0, needs: tuple[str, ...] = ()) -> re.Pattern[str]:
    """A pattern to be compiled on first use; source and flags as for :func:`re.compile`.

    needs: pieces of text of which every match holds one, as they are printed.

    >>> regex(r"§ *(\\d+)").findall("§ 4, § 5")
    ['4', '5']
    >>> regex(r"\\bomedelbart\\s+justera", needs=("omedelbart",)).search("justeras senare") is None
    True
    """
    if needs:
        return cast("re.Pattern[str]", NeedyPattern(source, int(flags), needs))
    return cast("re.Pattern[str]", LazyPattern(source, int(flags)))
