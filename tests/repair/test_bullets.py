"""Bullets and quotation marks that the scanner mangled: mended where the pattern of the lines is plain."""

from __future__ import annotations

import pytest

from minutes_cli.repair.bullets import mend_bullets
from minutes_cli.repair.repairer import apply_corrections


def mend(text: str) -> str:
    lines = text.split("\n")
    return apply_corrections(lines, mend_bullets(lines))


@pytest.mark.parametrize("sign", ['"', "”", "¢", "°", "»", "«", "©", "®", "+", "e"])
def test_a_mangled_bullet_among_bullets_becomes_the_bullet_of_its_neighbours(sign: str) -> None:
    read = f"Styrelsen ska\n* Köpa in bollar\n{sign} Boka hallen\n* Ordna höstfesten"
    assert mend(read) == "Styrelsen ska\n* Köpa in bollar\n* Boka hallen\n* Ordna höstfesten"


def test_the_bullet_is_the_one_that_the_list_itself_has() -> None:
    read = "• Ett bord\n¢ Två stolar\n• Tre lampor" + "\nText som går vidare." * 12 + "\n* Fyra\n¢ Fem\n* Sex"
    assert mend(read) == read.replace("¢ Två", "• Två").replace("¢ Fem", "* Fem")


def test_signs_that_begin_no_sentence_are_bullets_without_neighbours() -> None:
    assert mend("Inköp\n¢ Bollar\nVi ses igen.") == "Inköp\n• Bollar\nVi ses igen."


@pytest.mark.parametrize(
    "text",
    [
        '"Vi är nöjda", sade Eva Alm.',
        "” Vi är nöjda” sade Eva Alm.",
        '" Vi är nöjda\nmed beslutet", sade Eva Alm.',
        "e",
        "e Handel växer.\nDet är känt.",
        "- Bollar\n- Nät\n- Mål",
        "* Bollar\n* Nät",
        "+46 8 555 01 23",
        "-5 grader\n-7 grader\n-9 grader",
    ],
)
def test_what_is_no_mangled_bullet_is_left_alone(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("10.Nästa möte", "10. Nästa möte"),
        ("\f 7.Val av revisor", "\f 7. Val av revisor"),
    ],
)
def test_a_number_run_into_its_title_is_set_apart(read: str, printed: str) -> None:
    assert mend(read) == printed


@pytest.mark.parametrize(
    ("read", "printed"), [("§12Val av ordförande", "§12 Val av ordförande"), ("$ 3Budget", "$ 3 Budget")]
)
def test_a_title_glued_to_its_number_is_set_apart(read: str, printed: str) -> None:
    assert mend(read) == printed


@pytest.mark.parametrize("text", ["10.30 Kaffe", "3.2 Budget", "1.A Berg", "10. Nästa möte", "kl. 10.Nej"])
def test_other_points_after_figures_stay(text: str) -> None:
    assert mend(text) == text


def test_a_dash_glued_to_its_word_is_set_apart_where_the_list_sets_them_apart() -> None:
    assert mend("- Bollar\n- Nät\n-Mål\n- Västar") == "- Bollar\n- Nät\n- Mål\n- Västar"


def test_a_dash_glued_to_its_word_stays_where_no_list_is() -> None:
    text = "skol- och fritids-\n-nämnden möts"
    assert mend(text) == text


def test_a_point_between_a_word_and_a_date_is_a_gap() -> None:
    assert mend("Nästa möte hålls.12 mars i Folkets hus.") == "Nästa möte hålls 12 mars i Folkets hus."


def test_a_quotation_closed_with_half_a_mark_is_closed_with_a_whole_one() -> None:
    assert mend("Projektet ”Ren strand’ är avslutat.") == "Projektet ”Ren strand” är avslutat."


def test_corrections_name_their_place_and_reason() -> None:
    (made,) = mend_bullets(["* Bollar", "  ¢ Nät", "* Mål"])
    assert (made.line, made.start, made.end, made.before, made.after) == (2, 2, 3, "¢", "*")
    assert made.reason == "bullet"
    assert made.confidence > 0.9
