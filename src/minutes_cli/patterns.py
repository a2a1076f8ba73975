"""Regular expressions that are compiled when they are first used.

A call needs few of the patterns that its modules hold, and compiling them all takes longer than the page.
"""

from __future__ import annotations

import re
from typing import Any, cast


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
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[type[LazyPattern], tuple[str, int]]:
        return LazyPattern, (self.pattern, self.flags)


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern to be compiled on first use; source and flags as for :func:`re.compile`.

    >>> regex(r"§ *(\\d+)").findall("§ 4, § 5")
    ['4', '5']
    """
    return cast("re.Pattern[str]", LazyPattern(source, int(flags)))
