"""Words that no measured confusion leads to, found by walking the lexicon."""

from __future__ import annotations

import pytest

from minutes_cli.repair.approximate import approximate_keys
from minutes_cli.repair.candidates import CandidateMaker
from minutes_cli.repair.repairer import Repairer
from tests.repair.conftest import OnPage


def near(repairer: Repairer, read: str) -> list[str]:
    automaton = repairer.swedish.layers[0].automaton
    assert automaton is not None
    return approximate_keys(read, repairer.channel("eng", is_rough=True), False, automaton)


@pytest.mark.parametrize(
    ("read", "key"),
    [
        ("kemmunstyrelsen", "kommunstyrelsen"),
        ("fastsvälla", "faststalla"),
        ("interpelation", "interpellation"),
    ],
)
def test_a_word_near_the_reading_is_found(repairer: Repairer, read: str, key: str) -> None:
    assert key in near(repairer, read)


def test_a_short_word_may_have_one_odd_letter(repairer: Repairer) -> None:
    assert "beslut" in near(repairer, "bexlut")
    assert "beslut" not in near(repairer, "bexlxt")


def test_names_are_not_looked_for_near_other_names(repairer: Repairer) -> None:
    maker = CandidateMaker(repairer.swedish, repairer.channel("eng", is_rough=True))
    assert "hellqvist" not in {candidate.form for candidate in maker.candidates("Hellkvist")}


ROUGH_PAGE = """Kommunstyretsen beslutar att bevitja ansokan.
Protokottet skickas tilt namnden och Iedamoterna.
Arbetsutskottets forstag bifalles. Stammans betslut star fast.
"""


def test_on_a_badly_scanned_page_any_letter_may_be_misread(on_page: OnPage) -> None:
    repaired = on_page(ROUGH_PAGE + "Kemmunfullmaktige antar budgeten.").text
    assert repaired.endswith("Kommunfullmäktige antar budgeten.")


def test_on_a_good_page_an_odd_letter_is_the_writers(on_page: OnPage) -> None:
    assert on_page("Kemmunfullmaktige antar budgeten.").text.startswith("Kem")
