"""Abbreviations and signs before figures."""

from __future__ import annotations

import pytest

from minutes_cli.repair.before_figures import mend_before_figures
from minutes_cli.repair.repairer import apply_corrections


def mend(line: str) -> str:
    return apply_corrections([line], mend_before_figures([line]))


@pytest.mark.parametrize("sign", ["&", "©", "(&)", "(O)"])
def test_an_at_sign_before_a_time_is_mended(sign: str) -> None:
    assert mend(f"Städdag lördag {sign} 10:00") == "Städdag lördag @ 10:00"


@pytest.mark.parametrize("read", ["ki", "kI", "k1", "k|", "k}"])
def test_kl_before_a_time_is_mended(read: str) -> None:
    assert mend(f"Mötet öppnades {read} 18.30") == "Mötet öppnades kl 18.30"
    assert mend(f"Tid: {read}. 8-11") == "Tid: kl. 8-11"


@pytest.mark.parametrize("read", ["Dor", "Dar", "Doar", "Dnt"])
def test_dnr_before_a_diary_number_is_mended(read: str) -> None:
    assert mend(f"{read} KS 2014/0312") == "Dnr KS 2014/0312"


@pytest.mark.parametrize(
    "text",
    ["Mötet hölls ki 7 mars", "Den KS 2014 antog", "Dnr KS 2014/0312", "Ole BUN 2020/11", "vitamin k1 2"],
)
def test_what_is_no_abbreviation_stays(text: str) -> None:
    assert mend(text) == text
