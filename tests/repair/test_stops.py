"""Stops and commas that a soft scan took for each other."""

from __future__ import annotations

import pytest

from tests.repair.conftest import OnPage


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Rapporten lades till handlingarna,\n§ 5 Val", "Rapporten lades till handlingarna.\n§ 5 Val"),
        ("Motionen avslas,\nHandlingar skickas ut.", "Motionen avslås.\nHandlingar skickas ut."),
        ("Brevet sandes till medlemmar, Vilka svarade?", "Brevet sändes till medlemmar. Vilka svarade?"),
        ("Carola Alm. enhetschef", "Carola Alm. enhetschef"),
        ("Carola Walfrid. enhetschef", "Carola Walfrid, enhetschef"),
        ("Det galler skatter. generella bidrag", "Det gäller skatter, generella bidrag"),
    ],
    ids=["before an item", "before a line", "before a question", "short", "after a name", "in a list"],
)
def test_words_beside_a_sign_tell_which_it_was(on_page: OnPage, read: str, printed: str) -> None:
    assert on_page(read).text == printed


@pytest.mark.parametrize(
    "text",
    [
        "Närvarande: Eva Alm, Per Ek,\nBo Lind, Siv Berg",
        "Han bor i Sundsvall, Medelpad.",
        "Ordf. hälsade alla. Bitr. rektor var sjuk.",
        "Ansvarig för drift, Styrelsen informeras",
        "Möte den 4 augusti. xe oe",
        "Taket är lagat. vägtrummor har bytts.",
    ],
    ids=["names", "a place", "abbreviations", "a body's capital", "noise", "a capital like its small letter"],
)
def test_signs_that_may_be_right_stay(on_page: OnPage, text: str) -> None:
    assert on_page(text, "deu").text == text


def test_clean_text_keeps_its_writers_signs(on_page: OnPage) -> None:
    text = "Brevet sändes till medlemmar, Vilka svarade? Det gäller skatter. generella bidrag"
    assert on_page(text, "none").text == text
