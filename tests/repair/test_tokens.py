"""Lines cut into tokens: what is a word, what must not be touched, and words over line ends."""

from __future__ import annotations

import pytest

from minutes_cli.repair.tokens import (
    BOUNDARY,
    LONE,
    NUMBER,
    PROTECTED,
    WORD,
    is_wordlike,
    join_hyphenated,
    tokenise,
)
from tests.repair.conftest import OnPage


def kinds(line: str) -> list[tuple[str, str]]:
    return [(token.kind, token.read) for token in tokenise([line])]


def joined(*lines: str) -> list[str]:
    return [token.read for token in join_hyphenated(lines, tokenise(lines)) if token.kind == WORD]


@pytest.mark.parametrize(
    "read",
    [
        "anna.ost@ramlosa.example.se",
        "a-k_berg+nytt@forening.example.org",
        "https://ramlosa.example.se/protokoll?id=6&ar=1",
        "www.ramlosa.example.se/moten",
        "ramlosa.example.se",
        "foreningen.nu",
        "arsmote.pdf",
        "bilaga-4.docx",
        "/data/utkast.json",
        "@ramlosaskola",
        "#oppnadata",
        "2021-05-04T12:30:00Z",
        "KS2021/00312",
        "MN-2019:4",
        "A4",
        "arsmote_protokoll_slut",
    ],
)
def test_addresses_and_codes_are_protected(read: str) -> None:
    assert (PROTECTED, read) in kinds(f"Se {read} for mer")


@pytest.mark.parametrize("read", ["12", "14 450", "2021-05-04", "18.30", "08-555", "12,5", "3/4", "2019/214"])
def test_figures_are_numbers(read: str) -> None:
    assert [(NUMBER, part) for part in read.split()] == kinds(read)


@pytest.mark.parametrize(
    "read", ["m6te", "p&", "p4", "L66f", "ber6rt", "6verlag", "4r", "bes|ut", "Vivill", "EU:s"]
)
def test_words_keep_the_figures_and_signs_that_stand_for_letters(read: str) -> None:
    first = read.partition(":")[0]
    assert kinds(f"Det {read} nu")[1] == (WORD, first)


@pytest.mark.parametrize("read", ["1", "|", "&"])
def test_a_sign_on_its_own_may_stand_for_a_word(read: str) -> None:
    assert kinds(f"beslut {read} fragan")[1] == (LONE, read)


def test_the_sentence_ends_at_its_end_sign_and_not_inside_a_number() -> None:
    assert [kind for kind, _ in kinds("Klart 12.30. Nej!")] == [WORD, NUMBER, BOUNDARY, WORD, BOUNDARY]


@pytest.mark.parametrize(
    ("read", "word"),
    [
        ("m6te", True),
        ("MOTE", True),
        ("6verlag", True),
        ("4r", True),
        ("B12", False),
        ("3st", False),
        ("12a", False),
        ("covid19", False),
        ("x86", False),
        ("H2O", False),
        ("17", False),
    ],
)
def test_figures_stand_for_letters_only_where_letters_may_be(read: str, word: bool) -> None:
    assert is_wordlike(read) is word


def test_tokens_know_their_place() -> None:
    tokens = tokenise(["Mote", "\f  den 4 maj"])
    assert [(token.line, token.start, token.end, token.read) for token in tokens if token.kind == WORD] == [
        (0, 0, 4, "Mote"),
        (1, 3, 6, "den"),
        (1, 9, 12, "maj"),
    ]


def test_signs_at_the_edge_of_a_word_are_no_part_of_it() -> None:
    (token,) = tokenise(["{Mote}"])
    assert (token.read, token.start, token.end) == ("Mote", 1, 5)


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        (["Vi ses. Anna kommer."], ["Vi", "Anna"]),
        (["Plats   Folkets hus"], ["Plats", "Folkets"]),
        (["Kort rad", "Nasta rad"], ["Kort", "Nasta"]),
        (["4. Budget for aret"], ["Budget"]),
        (["Ordforanden redogor for arbetet i styrelsen och tackar", "Anna Berg"], ["Ordforanden", "Anna"]),
        (["Ordforanden redogor for arbetet i styrelsen och tackar sedan", "Anna Berg"], ["Ordforanden"]),
        (
            ["Ordforanden redogor for arbetet i styrelsen och tackar sedan", "§ 8 Budget"],
            ["Ordforanden", "Budget"],
        ),
    ],
    ids=["sentence", "column", "short line", "item", "below a line", "sentence runs on", "item below a line"],
)
def test_where_a_capital_says_nothing(lines: list[str], starts: list[str]) -> None:
    assert [token.read for token in tokenise(lines) if token.kind == WORD and token.at_start] == starts


def test_a_line_set_in_capitals_is_known_as_such() -> None:
    tokens = tokenise(["VAL AV ORDFORANDE", "Val i KF"])
    assert [token.read for token in tokens if token.capitals] == ["VAL", "AV", "ORDFORANDE"]


@pytest.mark.parametrize("hyphen", ["-", "\u00ad", "¬", "‐"])
def test_a_word_hyphenated_over_a_line_end_is_one(hyphen: str) -> None:
    assert joined(f"Kommunstyr{hyphen}", "elsen beslutar") == ["Kommunstyrelsen", "beslutar"]


def test_a_word_hyphenated_over_a_page_break_is_one() -> None:
    assert joined("Kommunstyr-", "\felsen") == ["Kommunstyrelsen"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("skol-", "och fritid"), ["skol", "och", "fritid"]),
        (("Anders-", "Erik"), ["Anders", "Erik"]),
        (("Lena-Karin", "kom"), ["Lena", "Karin", "kom"]),
        (("trafik-", "4 personer"), ["trafik", "personer"]),
    ],
    ids=["suspended", "name", "inside the line", "figure"],
)
def test_other_hyphens_join_nothing(lines: tuple[str, ...], words: list[str]) -> None:
    assert joined(*lines) == words


KEPT = """\
Kontakt: anna.ostberg@ramlosa.example.se eller www.ramlosa.example.se/moten
Diarienummer KS 2021/00312 och MN-2019-44, ver 2.
Tid: 2021-09-14 kl. 18.30-20.15. Telefon 08-555 01 23, 070-123 45 67.
Kostnad 1 450 000 kr, det vill saga 12,5 procent. Org.nr 556000-0000."""


def test_protected_tokens_survive_repair_of_the_words_around_them(on_page: OnPage) -> None:
    assert on_page(KEPT).text == KEPT.replace("saga", "säga")
