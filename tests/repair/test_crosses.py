"""Crosses of attendance and voting lists, and small x that are none."""

from __future__ import annotations

from minutes_cli.repair.crosses import mend_crosses
from minutes_cli.repair.repairer import apply_corrections


def mend(text: str) -> str:
    lines = text.split("\n")
    return apply_corrections(lines, mend_crosses(lines))


def test_doubled_crosses_are_one() -> None:
    assert mend("Moa Rydh m Xx\nRune Alm c xX") == "Moa Rydh m X\nRune Alm c X"


def test_a_small_cross_among_large_ones_is_large() -> None:
    assert (
        mend("Moa Rydh X\nRune Alm Xx\nEva Ek |X| |\nBo Sjö x")
        == "Moa Rydh X\nRune Alm X\nEva Ek |X| |\nBo Sjö X"
    )


def test_a_list_of_small_crosses_stays() -> None:
    text = "Moa Rydh x\nRune Alm x\nEva Ek X\nBo Sjö x"
    assert mend(text) == text


def test_an_x_between_measures_stays() -> None:
    text = "Moa Rydh X\nRune Alm X\nEva Ek X\nRegel 45 x 95 mm"
    assert mend(text) == text
