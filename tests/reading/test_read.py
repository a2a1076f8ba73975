"""Files as users have them: by content and not by name, packed, empty, wrong."""

from __future__ import annotations

import gzip
import lzma
import os
from hashlib import sha256
from pathlib import Path

import pytest

from minutes_cli.errors import ReadingError
from minutes_cli.reading.compression import unpack
from minutes_cli.reading.names import shown_name, storable_name
from minutes_cli.reading.read import read

TEXT = "Protokoll\n§ 1 Mötets öppnande\n\fSida 2\n"


def test_text_keeps_every_character() -> None:
    data = "a\r\n\fb \t\r\nå\n".encode()
    scan = read(data)
    assert scan.text.encode() == data
    assert [(line.number, line.page, line.text) for line in scan.lines] == [
        (1, 1, "a\r"),
        (2, 2, "\fb \t\r"),
        (3, 2, "å"),
        (4, 2, ""),
    ]
    assert scan.sha256 == sha256(data).hexdigest()
    assert (scan.format, scan.encoding, scan.pages, scan.name) == ("text", "utf-8", 2, "-")


def test_old_macintosh_line_ends() -> None:
    assert read(b"a\rb\r").text == "a\nb\n"


def test_path(tmp_path: Path) -> None:
    path = tmp_path / "p.whatever"
    path.write_text(TEXT, encoding="utf-8")
    assert read(path).name == str(path)
    assert read(str(path), name="annat").name == "annat"


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, lambda d: gzip.compress(lzma.compress(d))])
def test_packed(pack: object) -> None:
    assert callable(pack)
    packed = pack(TEXT.encode("cp1252"))
    scan = read(packed)
    assert scan.text == TEXT
    assert scan.sha256 == sha256(packed).hexdigest()


def test_gzip_of_several_members() -> None:
    assert unpack(gzip.compress(b"a") + gzip.compress(b"b")) == b"ab"


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_bombs_stop_early(pack: object) -> None:
    assert callable(pack)
    with pytest.raises(ReadingError, match="unpacks to more"):
        read(pack(bytes(64 * 1024 * 1024)), "bomb.gz")


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_cut_off_packs(pack: object) -> None:
    assert callable(pack)
    packed = pack(TEXT.encode() * 50)
    for cut in range(7, len(packed) - 1, 9):
        with pytest.raises(ReadingError):
            read(packed[:cut], "a.gz")


def test_packed_too_often() -> None:
    data = TEXT.encode()
    for _ in range(4):
        data = gzip.compress(data)
    with pytest.raises(ReadingError, match="packed more than"):
        read(data)


@pytest.mark.parametrize(
    ("data", "what", "hint"),
    [
        (b"", "empty", "again"),
        (b" \r\n\f\n", "empty", "again"),
        (b"\xef\xbb\xbf", "empty", "again"),
        (b"\x89PNG\r\n\x1a\n....", "PNG picture", "--ocr"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG picture", "--ocr"),
        (b"PK\x03\x04....", "Word", "plain text or PDF"),
        (b"{\\rtf1 Protokoll}", "RTF", "plain text or PDF"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "not text", "OCR"),
        (b"<?xml version='1.0'?><rss/>", "neither hOCR, ALTO nor PAGE", "--from"),
        (b"<!DOCTYPE html><html><body>hej</body></html>", "neither hOCR", "--from"),
    ],
)
def test_what_is_no_document(data: bytes, what: str, hint: str) -> None:
    with pytest.raises(ReadingError) as failure:
        read(data, "x.txt")
    assert what in failure.value.what
    assert failure.value.where == "x.txt"
    assert hint in failure.value.hint


def test_text_that_begins_with_an_angle_bracket() -> None:
    assert read(b"< Protokoll >\n").format == "text"


def test_missing_folder_and_bad_names(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="no such file"):
        read(tmp_path / "nix")
    with pytest.raises(ReadingError, match="folder"):
        read(tmp_path)
    with pytest.raises(ReadingError):
        read("a\0b")
    with pytest.raises(ReadingError, match="no input format"):
        read(b"x", from_format="docx")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(ReadingError, match="may not be read"):
        read(path)


def test_names_with_line_breaks_and_stray_bytes(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"m\xf6te\n.txt")
    try:
        path.write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    assert storable_name(read(path).name).endswith("m\\xf6te\n.txt")
    assert shown_name(path).endswith("m\\xf6te\\n.txt")
    read(path).name.encode("utf-8")
