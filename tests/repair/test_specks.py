"""Specks before words, and quotations that only look like them."""

from __future__ import annotations

import pytest

from minutes_cli.repair.repairer import apply_corrections
from minutes_cli.repair.specks import take_off_specks


def clean(text: str) -> str:
    lines = text.split("\n")
    return apply_corrections(lines, take_off_specks(lines))


@pytest.mark.parametrize("speck", ["'", "‘", "’"])
def test_a_speck_is_taken_off(speck: str) -> None:
    assert clean(f"{speck}Ordförande Anna Berg\n\nMötet öppnas") == "Ordförande Anna Berg\n\nMötet öppnas"


@pytest.mark.parametrize(
    "text",
    [
        "Projektet 'Ren strand' är avslutat.",
        "Projektet ‘Ren strand\nvid sjön’ är avslutat.",
        "årgång '98",
        "Lars' förslag",
    ],
)
def test_quotations_stay(text: str) -> None:
    assert clean(text) == text
