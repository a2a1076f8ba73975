"""Every failure a user can meet: what went wrong, where, and one thing to do about it."""

from __future__ import annotations


class MinutesError(Exception):
    """A failure to show to the user without a traceback.

    what: one sentence, no trailing full stop.
    where: a path, or ``path:line``; empty when there is no place.
    hint: one concrete thing to do; empty when there is none.
    exit_code: what the process returns (2, see the command line's contract).
    """

    exit_code = 2

    def __init__(self, what: str, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __reduce__(self) -> tuple[type[MinutesError], tuple[str, str, str]]:
        return type(self), (self.what, self.where, self.hint)

    def __str__(self) -> str:
        """The whole message on one line: ``where: what (hint)``.

        >>> str(MinutesError("file is empty", "scan.txt", "scan the page again"))
        'scan.txt: file is empty (scan the page again)'
        """
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.what}{advice}"


class ReadingError(MinutesError):
    """An input cannot be read, decoded or understood as one of the input formats."""


class RecordError(MinutesError):
    """A JSON file is no record, or one of a schema that this version does not know."""


class DataError(MinutesError):
    """A compiled data file or dictionary is missing, stale or broken."""


class UsageError(MinutesError):
    """Options or arguments that do not fit together."""
