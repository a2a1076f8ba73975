"""What kind of file this is, by its first bytes and never by its name."""

from __future__ import annotations

import re
from typing import Literal

from minutes_cli.patterns import regex

Format = Literal["text", "hocr", "alto", "page", "pdf"]
FORMATS: tuple[Format, ...] = ("text", "hocr", "alto", "page", "pdf")

_HEAD = 65536
_ROOT = regex(
    r"""<(?!\?|!)           # the first tag that is no declaration or comment
    (?:[A-Za-z_][\w.-]*:)?  # a namespace prefix
    (?P<name>[A-Za-z_][\w.-]*)""",
    re.VERBOSE,
)
_COMMENT = regex(r"<!--.*?-->", re.DOTALL)
_HOCR_CLASS = regex(r"""class\s*=\s*["']?[^"'<>]*\bocrx?_(?:page|carea|line|word)\b""")

PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "a JPEG 2000 picture"),
    (b"AT&TFORM", "a DjVu file"),
)
DOCUMENTS = (
    (b"PK\x03\x04", "a zip, Word or OpenDocument file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"BZh", "a bzip2 file"),
    (b"SQLite format 3\0", "an SQLite database"),
)


def recognise(data: bytes) -> Format | None:
    """The format of a document, or None for a file that is none of them.

    >>> recognise(b"%PDF-1.7"), recognise(b"Protokoll")
    ('pdf', 'text')
    """
    head = data[:_HEAD]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n\f\0")[:5] == b"%PDF-" or b"%PDF-" in head[:1024]:
        return "pdf"
    if picture_kind(data) or document_kind(data):
        return None
    text = _head_as_text(head)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return _markup_format(text)
    return "text"


def picture_kind(data: bytes) -> str | None:
    """Which kind of picture, as a phrase for a message; None for no picture."""
    kind = next((kind for mark, kind in PICTURES if data.startswith(mark)), None)
    if kind == "a BMP picture" and b"\0" not in data[:64]:
        return None  # a text that begins with BM
    return kind


def document_kind(data: bytes) -> str | None:
    """Which other kind of file this is, as a phrase for a message; None for none that is known."""
    return next((kind for mark, kind in DOCUMENTS if data.startswith(mark)), None)


def _markup_format(text: str) -> Format | None:
    root = _ROOT.search(_COMMENT.sub("", text))
    name = root.group("name").casefold() if root else ""
    if name == "alto":
        return "alto"
    if name == "pcgts":
        return "page"
    if name == "html" or _HOCR_CLASS.search(text):
        return "hocr" if _HOCR_CLASS.search(text) else None
    # Minutes that begin with an angle bracket, as damaged scans do, are text all the same.
    return None if text.lstrip("\ufeff \t\r\n").startswith(("<?xml", "<!DOCTYPE", "<!doctype")) else "text"


def _head_as_text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.decode("latin-1")
