"""Pages of one file that were read in different ways."""

from __future__ import annotations

from minutes_cli.reading.scan import Line, Scan, Word, scan_from_text
from minutes_cli.repair.repairer import Repairer
from tests.repair.fictional import PAGE, misread


def test_each_page_is_repaired_by_what_it_was_read_with(repairer: Repairer) -> None:
    text = misread(PAGE, "eng") + "\n\f" + PAGE
    repaired = repairer.repair(scan_from_text(text))
    pages = repaired.text.split("\f")
    assert pages[1] == PAGE
    assert pages[0].rstrip("\n") == repairer.repair(scan_from_text(misread(PAGE, "eng"))).text.rstrip("\n")


def test_a_word_the_engine_was_unsure_of_is_mended_sooner(repairer: Repairer) -> None:
    text = "Nämnden tackar för det goda samarbetel under året."
    start = text.index("samarbetel")

    def share_of_change(confidence: float) -> float:
        words = (Word(start, start + len("samarbetel"), confidence, None),)
        scan = Scan("a", "", "hocr", "utf-8", text, (Line(1, 1, text, words),))
        repaired = repairer.repair(scan)
        found = [*repaired.corrections, *repaired.flags]
        return max((one.confidence for one in found if one.start == start), default=0.0)

    assert share_of_change(0.0) > share_of_change(0.95)
