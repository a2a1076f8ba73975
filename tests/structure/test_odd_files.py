"""Files that are not one document in order, or no minutes at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_cli.batch.document import record_of as checked_record
from minutes_cli.reading.scan import scan_from_text
from minutes_cli.structure.profiles import detect_profile

from .reading import record_of

OTHER = sorted((Path(__file__).parent / "data" / "annat").glob("*.txt"))
HEAD = """Protokoll fört vid styrelsemöte i klubbstugan 2014-02-04
Plats: Klubbstugan
Närvarande: Stina Ek, ordförande
"""
FIRST = f"Sida 1 (4)\n{HEAD}§ 1 Mötets öppnande\nStina öppnade mötet.\n"
SECOND = "Sida 2 (4)\n§ 2 Taket\nStyrelsen beslutade att anta offerten.\n"
THIRD = "Sida 3 (4)\n§ 3 Midsommar\nStyrelsen beslutade att hyra tält.\n"
LAST = "Sida 4 (4)\n§ 4 Avslutning\nMötet avslutades.\nVid protokollet\nVera Lind\n"


def numbers(text: str) -> list[str | None]:
    return [item.number for item in record_of(text).items]


def codes(text: str) -> set[str]:
    return {finding.code for finding in checked_record(scan_from_text(text, "fil.txt")).findings}


@pytest.mark.parametrize("path", OTHER, ids=[path.name for path in OTHER])
def test_what_is_no_minutes_gives_no_items_and_a_finding(path: Path) -> None:
    """Scans of a letter, an invoice, a newspaper page, a statute, a novel ... as Tesseract read them."""
    record = checked_record(scan_from_text(path.read_text("utf-8"), path.name))
    assert record.items == []
    assert record.attendance == []
    assert "N101" in {finding.code for finding in record.findings}


@pytest.mark.parametrize("end", ["", "\f"], ids=["four pages", "and a blank one"])
def test_pages_are_read_in_the_order_of_their_numbers(end: str) -> None:
    text = "\f".join((FIRST, THIRD, SECOND, LAST)) + end
    assert numbers(text) == ["1", "2", "3", "4"]
    assert "S209" in codes(text)


def test_a_page_that_is_missing_is_a_gap() -> None:
    text = "\f".join((FIRST, SECOND, LAST))
    assert numbers(text) == ["1", "2", "4"]
    assert "N103" in codes(text)
    assert "S209" not in codes(text)


def test_two_documents_of_one_page_each_keep_their_items_apart() -> None:
    items = "§ 1 Mötets öppnande\nStina öppnade mötet.\n§ 2 Staket\nStyrelsen beslutade att köpa virke.\n"
    one = f"{HEAD}{items}Vid protokollet\nVera Lind\n"
    text = f"{one}\f{one.replace('2014-02-04', '2014-03-11')}"
    assert numbers(text) == ["1", "2", "1", "2"]
    assert "S208" in codes(text)


def test_only_a_cover_page_gives_its_people_and_no_items() -> None:
    record = checked_record(
        scan_from_text(f"{HEAD}Frånvarande: Bo Alm\nUtses att justera: Eva Lind\n", "fil.txt")
    )
    assert record.items == []
    assert [(row.name, row.role) for row in record.attendance] == [
        ("Stina Ek", "chair"),
        ("Bo Alm", "absent"),
    ]
    assert "N101" in {finding.code for finding in record.findings}


def test_a_profile_tells_its_reasons() -> None:
    from minutes_cli.structure.agenda.items import cut_document
    from minutes_cli.structure.text.document import lines_of

    guess = detect_profile(
        cut_document(lines_of("Minnesanteckningar från projektmöte\n1. Tider\nInget nytt.\n"))
    )
    assert guess.profile == "anteckningar"
    assert guess.reasons[:2] == ("minnesanteckningar", "projektmöte")
