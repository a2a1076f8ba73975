"""Text whose letters were broken on their way here, not by a scanner."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.repair.broken_letters import join_with_later, mend_letters
from minutes_cli.repair.model import Correction
from minutes_cli.repair.repairer import Repairer, apply_corrections

PRINTED = """Styrelsemöte nr 4
§ 1 Mötets öppnande
Ordföranden Åsa Öberg förklarar mötet öppnat. Årsavgiften är oförändrad och fastställs på nästa årsmöte.
"""
BEFORE = str.maketrans({"å": "˚a", "ä": "¨a", "ö": "¨o", "Å": "˚A", "Ä": "¨A", "Ö": "¨O"})
AFTER = str.maketrans({"å": "a˚", "ä": "a¨", "ö": "o¨", "Å": "A˚", "Ä": "A¨", "Ö": "O¨"})


@pytest.mark.parametrize(
    "scan",
    [
        unicodedata.normalize("NFD", PRINTED),
        PRINTED.translate(BEFORE),
        PRINTED.translate(AFTER),
        PRINTED.encode("utf-8").decode("latin-1"),
        PRINTED.encode("utf-8").decode("cp1252"),
        PRINTED.replace("ö", "\ufffd").replace("ä", "\ufffd").replace("på", "p\ufffd"),
    ],
    ids=["combining", "mark before", "mark after", "Latin-1 twice", "Windows twice", "unreadable"],
)
def test_broken_letters_are_made_whole_and_nothing_else_changes(repairer: Repairer, scan: str) -> None:
    repaired = repairer.repair(scan_from_text(scan))
    assert repaired.text == PRINTED
    lines = scan.split("\n")
    for correction in repaired.corrections:
        assert lines[correction.line - 1][correction.start : correction.end] == correction.before


def test_a_damaged_word_with_a_broken_letter_is_one_correction(repairer: Repairer) -> None:
    scan = unicodedata.normalize(
        "NFD", "Styrelsen föreslår att kommmunfu1lmäktige godkänner ärendet på mötet."
    )
    repaired = repairer.repair(scan_from_text(scan))
    assert unicodedata.is_normalized("NFC", repaired.text)
    assert apply_corrections(scan.split("\n"), repaired.corrections) == repaired.text


@given(st.text("ao¨\u0308 xﬁ", max_size=12), st.data())
def test_later_corrections_find_their_place_in_the_scan(line: str, data: st.DataObject) -> None:
    letters = mend_letters([line])
    mended = apply_corrections([line], letters)
    start = data.draw(st.integers(0, len(mended)))
    end = data.draw(st.integers(start, len(mended)))
    later = [Correction(1, start, end, mended[start:end], "NY", "confusion", 0.9)] if end > start else []
    together = join_with_later([line], letters, later)
    assert apply_corrections([line], together) == apply_corrections([mended], later)


def test_a_text_with_whole_letters_has_nothing_to_mend() -> None:
    assert mend_letters(PRINTED.split("\n")) == []
    assert mend_letters(["Café à la carte, naïve, Ångström"]) == []
