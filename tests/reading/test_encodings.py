"""Swedish text comes back from every encoding that Swedish archives hold."""

from __future__ import annotations

import pytest

from minutes_cli.errors import ReadingError
from minutes_cli.reading.encodings import decode

MINUTES = """Kommunstyrelsen i Ekhamra
§ 12 Förslag om gång- och cykelväg vid Åvägen
Ärendet bordlades vid föregående möte. Ordföranden frågar om nämnden kan besluta
att avslå förslaget, och finner att så är fallet. Övriga ledamöter närvarande.
"""
DAMAGED = """Kommunstyrelsen i Ekhamra
§ 12 Férslag om gang- och cykelvag vid Avagen
Ordféranden fragar om namnden kan besluta att avsla férslaget. Ovriga ledamoter narvarande.
"""


@pytest.mark.parametrize(
    "encoding", ["utf-8", "cp1252", "cp850", "mac-roman", "utf-8-sig", "utf-16", "utf-32"]
)
@pytest.mark.parametrize("text", [MINUTES, DAMAGED], ids=["clean", "damaged"])
def test_text_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(encoding: str) -> None:
    assert decode(MINUTES.encode(encoding)) == (MINUTES, encoding)


def test_dos_text_with_control_section_signs() -> None:
    assert decode(MINUTES.replace("§", "\x15").encode("cp437"))[0] == MINUTES
    assert decode(b"\x15 1 Val\r\n\x15 2 Budget\r\n") == ("§ 1 Val\r\n§ 2 Budget\r\n", "cp437")


def test_seven_bit_swedish() -> None:
    seven_bit = MINUTES.replace("§", "$").translate(str.maketrans("åäöÅÄÖ", "}{|][\\"))
    assert decode(seven_bit.encode("ascii")) == (MINUTES.replace("§", "$"), "iso646-se")


@pytest.mark.parametrize(
    "text",
    ["| beslut 1 fr|gan [bilaga 1] {se nedan}", "Sida 1[25]\nSida 2[25]\nSida 3[25]", "a {b} \\c | d | e"],
)
def test_stray_brackets_are_no_letters(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("word", ["på", "Mötet är öppnat", "Åsa Öberg", "Närvarande: Lars-Åke, Märta"])
@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac-roman"])
def test_a_few_words_are_enough(word: str, encoding: str) -> None:
    assert decode(word.encode(encoding))[0] == word


def test_user_decides() -> None:
    assert decode("mötet".encode("cp850"), encoding="latin-1")[0] == "m\x94tet"


def test_never_a_silent_replacement() -> None:
    broken = MINUTES.encode()[:-10] + b"\xff\xfe\xfd\n"
    with pytest.raises(ReadingError) as failure:
        decode(broken, "a.txt")
    assert failure.value.where == "a.txt:4"
    assert "--encoding" in failure.value.hint


@pytest.mark.parametrize(
    ("data", "encoding", "what"),
    [
        (b"m\xf6te", "utf-8", "does not fit"),
        (b"m\xf6te", "iso646-se", "does not fit"),
        (b"x", "klingon", "no encoding"),
        (b"\xff\xfea", None, "does not fit"),
        ("Привет мир, это протокол собрания".encode("cp1251"), None, "not UTF-8"),
        (b"abc\0\0def", None, "not text"),
        (bytes(range(256)), None, "not text"),
    ],
)
def test_what_cannot_be_decoded_is_an_error(data: bytes, encoding: str | None, what: str) -> None:
    with pytest.raises(ReadingError) as failure:
        decode(data, "a.txt", encoding)
    assert what in failure.value.what
    assert failure.value.where.startswith("a.txt")
    assert failure.value.hint
