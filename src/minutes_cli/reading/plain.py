"""Plain text: decoded, otherwise kept as it is; a form feed starts a page."""

from __future__ import annotations

from minutes_cli.reading.encodings import decode
from minutes_cli.reading.names import shown_name
from minutes_cli.reading.scan import Scan, scan_from_text


def read_plain(data: bytes, name: str, sha256: str, encoding: str | None = None) -> Scan:
    """A Scan of plain text.

    Carriage returns stay in the lines, so that the text can be given back as it came.  Only a text
    that has no other line ends (old Macintosh) gets its carriage returns turned into line feeds.
    """
    text, found = decode(data, shown_name(name), encoding)
    if "\n" not in text and "\r" in text:
        text = text.replace("\r", "\n")
    return scan_from_text(text, name=name, sha256=sha256, encoding=found)
