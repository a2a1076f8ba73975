"""Faults planted in the text of a whole document are found after parsing, with the right rule and nothing
else at error level: what a clerk would get, not what a record could hold."""

from __future__ import annotations

import pytest

from tests.rules.planting import findings_on, planted, text_of

POSTED, REMOVED = "uppsättande    2024-03-12", "nedtagande    2024-04-03"


def test_nothing_is_found_in_a_document_in_order() -> None:
    assert [
        f"{found.code} {found.message.en}"
        for found in findings_on(text_of("namnd"))
        if found.severity != "info"
    ] == []


CASES = [
    (
        "J704",
        None,
        [
            ("Kommunhuset, 2024-03-11", "Kommunhuset, 2024-03-25"),
            (POSTED, "uppsättande    2024-03-26"),
            (REMOVED, "nedtagande    2024-04-17"),
        ],
    ),
    ("J705", None, [("Kommunhuset, 2024-03-11", "Kommunhuset, 2024-03-01")]),
    (
        "J702",
        None,
        [
            ("justera         Eva Ek", "justera         Rut Palm"),
            ("                          Eva Ek\n\n\n", "                          Rut Palm\n\n\n"),
            ("1. Eva Ek (M) utses", "1. Rut Palm (M) utses"),
        ],
    ),
    ("L802", None, [(POSTED, "uppsättande    2024-03-18"), (REMOVED, "nedtagande    2024-04-10")]),
    ("L803", None, [(REMOVED, "nedtagande    2024-03-26")]),
    ("L804", None, [(POSTED, "uppsättande    2024-03-08")]),
    ("L805", None, [("överklagande       2024-04-02", "överklagande       2024-03-29")]),
    ("L806", None, [("Förvaringsplats för protokollet  Kommunhuset, Lövåsen\n", "")]),
    ("M302", "23", [("den 30 september 2024", "den 31 september 2024")]),
    ("M309", None, [("måndagen den 4 mars", "onsdagen den 4 mars")]),
    ("M304", None, [("13.00–15.30", "13.00–11.30")]),
    ("N102", "24", [("§ 25  ", "§ 24  ")]),
    ("N103", "25", [("§ 25  ", "§ 26  "), ("§ 26\nDelegation", "§ 27\nDelegation"), ("21–26", "21–27")]),
    ("N106", None, [("Paragrafer 21–26", "Paragrafer 21–28")]),
    ("P001", "24", [("Lövåsens bygdegårdsförening beviljas", "Rut Palm (640823-3234) beviljas")]),
    ("P002", "24", [("Lövåsens bygdegårdsförening beviljas", "Rut Palm (701063-2391) beviljas")]),
    ("P003", "24", [("ansöker om 25 000", "(rut.palm@gmail.com) ansöker om 25 000")]),
    (
        "D501",
        "24",
        [("Nämndens beslut\nLövåsens bygdegårdsförening beviljas ett bidrag på 25 000 kronor.\n\n", "")],
    ),
    ("D507", "25", [(" till förvaltningen för att taxan ska jämföras med grannkommunernas", "")]),
    (
        "A403",
        None,
        [("ersätter Siv Rask (V)\n", "ersätter Siv Rask (V)\n                          Siv Rask (V)\n")],
    ),
    ("R901", "24", [("Dnr TN 2024/20", "Dnr TN 2025/20")]),
    ("T003", None, [("Sammanfattning\nLars", "SammanfattningÃ¶\nLars")]),
    ("T006", None, [("januari, som", "janu\u00adari, som")]),
    ("R903", "24", [("till ett nytt tak.", "till ett nytt tak enligt 6 kap. 45 § kommunallagen.")]),
]


@pytest.mark.parametrize(
    ("code", "item", "changes"), CASES, ids=[f"{code}-{number}" for number, (code, _, _) in enumerate(CASES)]
)
def test_planted_fault_is_found(code: str, item: str | None, changes: list[tuple[str, str]]) -> None:
    found = planted("namnd", *changes)
    assert [one for one in found if one.code == code and item in (None, one.item)]
    assert {one.code for one in found if one.severity == "error"} <= {code}


VOTES = [
    ("V601", "23", [("med 4 ja-röster och 1 nej", "med 4 ja-röster och 2 nej")]),
    (
        "V605",
        "23",
        [
            ("med 4 ja-röster och 1 nej-röst", "med 1 ja-röst och 4 nej-röster"),
            (
                "Ja: Ola Alm (S), Per Sten (S), Ann Lind (C), Bo Berg (V)\nNej: Eva Ek (M)\n",
                "Ja: Eva Ek (M)\nNej: Ola Alm (S), Per Sten (S), Ann Lind (C), Bo Berg (V)\n",
            ),
        ],
    ),
    ("V604", "23", [("Bo Berg (V)\nNej", "Rut Palm (V)\nNej")]),
    ("D510", "23", [("Eva Ek (M) reserverar", "Rut Palm (M) reserverar")]),
]


@pytest.mark.parametrize(("code", "item", "changes"), VOTES, ids=[code for code, _, _ in VOTES])
def test_planted_fault_of_a_vote_is_found(code: str, item: str, changes: list[tuple[str, str]]) -> None:
    assert [one for one in planted("namnd", *changes) if one.code == code and one.item == item]
