"""Parties after names, mended in the way that the document writes them."""

from __future__ import annotations

import pytest

from minutes_cli.repair.parties import mend_parties
from minutes_cli.repair.repairer import apply_corrections

CAPITALS = ["Anna Berg (S)", "Bo Ek (KD)", "Carin Ljung (M)"]
SMALL = ["Anna Berg (s)", "Bo Ek (kd)", "Carin Ljung (m)"]


def mend(line: str, others: list[str]) -> str:
    lines = [*others, line]
    return apply_corrections(lines, mend_parties(lines, {"dan"}.__contains__)).split("\n")[-1]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Dan Alm (5)", "Dan Alm (S)"),
        ("Dan Alm ($), ordförande", "Dan Alm (S), ordförande"),
        ("Dan Alm (5S)", "Dan Alm (S)"),
        ("Dan Alm (Vv) yrkar avslag", "Dan Alm (V) yrkar avslag"),
        ("Dan Alm (SD}", "Dan Alm (SD)"),
        ("Dan Alm {M)", "Dan Alm (M)"),
        ("Dan Alm (5D)", "Dan Alm (SD)"),
        ("Dan Alm (S) tig för Eva Ek (S)", "Dan Alm (S) tjg för Eva Ek (S)"),
        ("Dan Alm (S), tig ers for Eva Ek", "Dan Alm (S), tjg ers for Eva Ek"),
        ("Dan Alm (S) bad dem att tig", "Dan Alm (S) bad dem att tig"),
    ],
)
def test_a_party_is_mended(read: str, printed: str) -> None:
    assert mend(read, CAPITALS) == printed


def test_a_known_given_name_needs_no_other_party() -> None:
    assert mend("På förslag av Dan Alm (5):", []) == "På förslag av Dan Alm (S):"
    assert mend("Dan Alm (1), ersättare", []) == "Dan Alm (L), ersättare"


def test_a_name_may_stand_on_the_line_before() -> None:
    assert mend("(5), Bo Ek (M)", [*CAPITALS, "tjänstgörande ersättaren Dan Alm"]) == "(S), Bo Ek (M)"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Yrkande från S, V, MP och € den 24 januari", "Yrkande från S, V, MP och C den 24 januari"),
        ("ersättare för $, V och C i nu nämnd ordning", "ersättare för S, V och C i nu nämnd ordning"),
        ("yrkandet från M, D, £ och KD", "yrkandet från M, D, L och KD"),
        ("mellan A, B och $", "mellan A, B och $"),
        ("kurserna £, $ och €", "kurserna £, $ och €"),
    ],
)
def test_signs_among_parties(read: str, printed: str) -> None:
    assert mend(read, []) == printed


def test_small_letters_where_the_document_has_small_letters() -> None:
    assert mend("Dan Alm (5)", SMALL) == "Dan Alm (s)"
    assert mend("Dan Alm, Cc", ["Anna Berg (s)", "Bo Ek (kd)"]) == "Dan Alm, c"


@pytest.mark.parametrize(
    "text",
    [
        "Sammanträdesprotokoll 3 (5)",
        "Kommunstyrelsen (8)",
        "Dan Alm (DP)",
    ],
)
def test_page_numbers_and_other_parties_stay(text: str) -> None:
    assert mend(text, CAPITALS) == text


def test_nothing_is_mended_where_no_parties_are() -> None:
    assert mend("Gunnar Holm (5)", ["Bilagor: Karta Norr (4)"]) == "Gunnar Holm (5)"
