"""The way in: a file or bytes to a :class:`~minutes_cli.reading.scan.Scan`.

Steps: bytes → unpacked (``compression``) → format found by content (``recognise``) → the reader of that
format.  A reader is imported when a file needs it, so that reading text stays light.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from minutes_cli.errors import ReadingError
from minutes_cli.reading.compression import MAX_BYTES, is_packed, unpack
from minutes_cli.reading.names import shown_name, storable_name
from minutes_cli.reading.recognise import FORMATS, document_kind, picture_kind, recognise
from minutes_cli.reading.scan import Scan


def read(
    source: str | os.PathLike[str] | bytes,
    name: str | None = None,
    from_format: str | None = None,
    encoding: str | None = None,
    ocr: bool = False,
) -> Scan:
    """Read a document: a path, or the bytes of one.

    name: what to call it in the record and in messages; a path's own by default, ``-`` for bytes.
    from_format: text, hocr, alto, page or pdf; None recognises it by content.
    encoding: of text and hOCR; None finds it.
    ocr: read a picture or a PDF without text with the OCR program that is installed.
    Raises ReadingError, always with the place and what to do, for anything that cannot be read.
    """
    if isinstance(source, bytes):
        data, label = source, name if name is not None else "-"
    else:
        data, label = read_bytes(source), name if name is not None else os.fspath(source)
    return read_document(data, label, from_format, encoding, ocr)


def read_document(
    data: bytes, name: str, from_format: str | None = None, encoding: str | None = None, ocr: bool = False
) -> Scan:
    """Like :func:`read`, of bytes."""
    where = shown_name(name)
    if from_format is not None and from_format not in FORMATS:
        raise ReadingError(
            f"there is no input format {from_format!r}", where, f"use one of {', '.join(FORMATS)}"
        )
    digest = sha256(data).hexdigest()
    if is_packed(data):
        data = unpack(data, where)
    if not data.strip(b" \t\r\n\f\v\0\xef\xbb\xbf"):
        raise ReadingError("the file is empty", where, "scan or export the document again")
    label = storable_name(name)
    match from_format or recognise(data):
        case "text":
            from minutes_cli.reading.plain import read_plain

            return read_plain(data, label, digest, encoding)
        case "hocr":
            from minutes_cli.reading.hocr import read_hocr

            return read_hocr(data, label, digest, encoding)
        case "alto":
            from minutes_cli.reading.alto import read_alto

            return read_alto(data, label, digest)
        case "page":
            from minutes_cli.reading.page import read_page

            return read_page(data, label, digest)
        case "pdf":
            from minutes_cli.reading.pdf import read_pdf

            return read_pdf(data, label, digest, ocr=ocr)
    if ocr and picture_kind(data):
        from minutes_cli.reading.ocr import ocr_picture

        return ocr_picture(data, label, digest)
    raise _unknown(data, where)


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file, up to a limit that no document reaches; ReadingError for the rest."""
    where = shown_name(path)
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ReadingError("there is no such file", where, "check the name") from None
    except IsADirectoryError:
        raise ReadingError(
            "this is a folder, not a file", where, "give --out-dir to read all the files of a folder"
        ) from None
    except PermissionError:
        raise ReadingError("the file may not be read", where, "check its permissions (ls -l)") from None
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or str(failure)
        raise ReadingError(
            f"the file cannot be read: {reason}", where, "check the disk and the name"
        ) from None
    if len(data) > MAX_BYTES:
        raise ReadingError(
            f"the file is larger than {MAX_BYTES // 1024 // 1024} MB", where, "split it into its documents"
        )
    return data


def _unknown(data: bytes, where: str) -> ReadingError:
    picture = picture_kind(data)
    if picture:
        return ReadingError(
            f"this is {picture}, and a picture has no text",
            where,
            "read it with --ocr, or run: tesseract FILE OUT -l swe hocr",
        )
    other = document_kind(data)
    if other:
        return ReadingError(f"this is {other}", where, "save it as plain text or PDF and give that")
    return ReadingError(
        "this is XML or HTML, but neither hOCR, ALTO nor PAGE",
        where,
        "export the document as text, hOCR, ALTO or PAGE, or force a format with --from",
    )
