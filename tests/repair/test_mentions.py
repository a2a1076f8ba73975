"""People mentioned with @, in scans by models that do not hold the sign."""

from __future__ import annotations

from minutes_cli.repair.mentions import mend_mentions
from minutes_cli.repair.repairer import apply_corrections

NAMES = {"anna", "erik", "olle", "gun"}


def mend(text: str) -> str:
    lines = text.split("\n")
    return apply_corrections(lines, mend_mentions(lines, NAMES.__contains__))


def test_q_before_a_capital_is_no_swedish_word() -> None:
    assert mend("- QErik mailar klubben") == "- @Erik mailar klubben"
    assert mend("- ØAnna och QaOlle bakar") == "- @Anna och @Olle bakar"


def test_other_signs_where_several_show_the_habit() -> None:
    read = "ØAnna bokar\nGErik handlar\nQaOlle städar\n(Gun lagar mat"
    assert mend(read) == "@Anna bokar\n@Erik handlar\n@Olle städar\n@Gun lagar mat"


def test_a_single_odd_capital_and_brackets_stay() -> None:
    text = "OAnna bokar\n(Erik och Olle)\n(Gun) kommer\nQatar"
    assert mend(text) == text


def test_a_document_with_the_sign_keeps_what_it_has() -> None:
    text = "@Anna bokar\nQErik handlar"
    assert mend(text) == text
