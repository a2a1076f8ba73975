"""Pages read with the right model that lost the ring of some å."""

from __future__ import annotations

import pytest

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.repair.repairer import Repairer
from minutes_cli.repair.scanned import find_scanned
from minutes_cli.repair.tokens import tokenise

PRINTED = """\
Ordföranden hälsade alla välkomna och förklarade mötet öppnat.
Styrelsen håller på med att lägga nytt tak på kvarnen och svarar på frågor.
Protokollet från två möten granskades."""
READ = PRINTED.replace("håller", "haller").replace("frågor", "fragor").replace("två", "tva")


def test_a_worn_page_is_told_from_clean_text(repairer: Repairer) -> None:
    assert repairer.repair(scan_from_text(PRINTED)).text == PRINTED
    repaired = repairer.repair(scan_from_text(READ))
    assert repaired.text == PRINTED
    assert repaired.ocr_model == "swe"


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        (READ, {1}),
        (PRINTED, set()),
        ("Vi haller med.", set()),
        ("Se www.haller.se/fragor och namn@fragor.se", set()),
        ("Haller och Fragor är namn.", set()),
        ("The committee will report far more parts.", set()),
        ("Mötet leddes av protessor Alm; inga torhinder anmäldes.", {1}),
        ("Protessor Alm ledde mötet; inga förhinder anmäldes.", set()),
        ("Närvarande: Alvmark, Rosback, Stenqist och Hartmun", set()),
    ],
    ids=[
        "worn",
        "clean",
        "one alone",
        "addresses",
        "names",
        "English",
        "two misread",
        "one misread",
        "rare names",
    ],
)
def test_only_words_that_no_writer_leaves_the_marks_out_of_tell(
    repairer: Repairer, text: str, pages: set[int]
) -> None:
    lines = text.split("\n")
    worn = repairer.channel("swe", is_rough=True)
    assert find_scanned(tokenise(lines), [1] * len(lines), repairer.swedish, worn) == pages
