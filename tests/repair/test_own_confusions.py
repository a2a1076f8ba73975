"""Confusions of the user's own reach the repair, and are no louder than a common one."""

from __future__ import annotations

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.repair.api import repair
from minutes_cli.repair.own_confusions import SHARE, is_confusion, split_own, with_own

DAMAGED = """\
Kommunstyrelsen beslutar att avsla ansokan om bidrag for aret.
Mxtet xppnas av ordfxranden och protokollet justeras.
Namnden beslutar att anta forslaget till fxrvaltningen.
"""


def test_letters_that_no_shipped_data_knows_are_mended_once_they_are_taught() -> None:
    scan = scan_from_text(DAMAGED)
    untaught = repair(scan).text
    assert "Mxtet" in untaught
    taught = repair(scan, "balanced", ("Kvistbro", "x>ö")).text
    assert "Mötet öppnas av ordföranden" in taught
    assert (
        taught.replace("Mötet öppnas av ordföranden", "Mxtet xppnas av ordfxranden").replace(
            "förvaltningen", "fxrvaltningen"
        )
        == untaught
    )  # and nothing else changed


def test_a_confusion_that_is_common_already_is_left_as_it_is() -> None:
    rows = [("ö", "o", 60.0), ("ö", "6", 40.0)]
    assert list(with_own(rows, [("6", "ö")])) == rows


def test_a_rare_one_is_lifted_to_the_share_of_a_common_one() -> None:
    rows = [("ö", "o", 99.0), ("ö", "6", 1.0)]
    lifted = list(with_own(rows, [("6", "ö")]))[len(rows) :]
    assert lifted == [("ö", "6", SHARE * 100 - 1)]


def test_letters_together_have_the_share_of_the_first() -> None:
    rows = [("r", "r", 500.0)]
    assert list(with_own(rows, [("m", "rn")]))[1:] == [("rn", "rn", 500.0), ("rn", "m", SHARE * 500.0)]


def test_words_and_confusions_stand_in_one_file() -> None:
    assert split_own(["Ramlö", "m>rn", "x>"]) == (["Ramlö", "x>"], [("m", "rn")])
    assert not is_confusion("långtord>x")
