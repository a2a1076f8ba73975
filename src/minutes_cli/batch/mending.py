"""Mend the text and encoding of a file (``validate --fix``): what was there, what will be, and the diff."""

from __future__ import annotations

import difflib

from minutes_cli.errors import UsageError
from minutes_cli.rules.mending import mend
from minutes_cli.rules.personal_numbers import mask
from minutes_cli.rules.registry import all_rules
from minutes_cli.rules.selecting import is_ignored_at, selected
from minutes_cli.rules.settings import RuleSettings
from minutes_cli.values import frozen

BOM = b"\xef\xbb\xbf"


@frozen
class Change:
    """A file before and after; the text and the bytes to write."""

    path: str
    before_text: str
    after_text: str
    after: bytes

    def diff(self) -> str:
        """A unified diff, personal numbers masked."""
        before, after = (mask(text).splitlines(keepends=True) for text in (self.before_text, self.after_text))
        lines = difflib.unified_diff(before, after, f"a/{self.path}", f"b/{self.path}")
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
        )


def mend_file(
    path: str, data: bytes | None, settings: RuleSettings, encoding: str | None = None
) -> Change | None:
    """What mending changes in a plain text file; None where nothing, or where it is of another format.

    The file keeps its encoding where that can hold the mended text; else it becomes UTF-8.
    Raises ReadingError where it cannot be read.
    """
    from minutes_cli.export.load import is_record_text
    from minutes_cli.reading.compression import is_packed
    from minutes_cli.reading.read import read_bytes, read_document

    data = data if data is not None else read_bytes(path)
    codes = frozenset(
        rule.code
        for rule in selected(all_rules(), settings)
        if rule.is_fixable and not is_ignored_at(rule.code, path, settings.per_file_ignores)
    )
    if is_packed(data) or is_record_text(data) or not codes:
        return None
    scan = read_document(data, path, None, encoding)
    if scan.format != "text":
        return None
    after = mend(scan.text, codes)
    if after == scan.text:
        return None
    return Change(path, scan.text, after, _encoded(after, scan.encoding, data.startswith(BOM), path))


def _encoded(text: str, encoding: str, has_bom: bool, path: str) -> bytes:
    for name in (encoding, "utf-8"):
        try:
            body = text.encode(name)
        except (UnicodeEncodeError, LookupError):
            continue
        return (
            BOM + body
            if has_bom and name.lower().replace("_", "-").startswith("utf-8") and not body.startswith(BOM)
            else body
        )
    raise UsageError("the mended text cannot be written as UTF-8", path, "check the file's encoding")
