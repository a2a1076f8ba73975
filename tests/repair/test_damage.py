"""Damage detection: each model's signature on a page, and none on a clean page."""

from __future__ import annotations

import pytest

from minutes_cli.repair.damage import DamageDetector, telling_counts
from minutes_cli.repair.repairer import Repairer
from tests.repair.fictional import PAGE, misread

SIGNATURES = {
    "eng": """\
Ordféranden 6ppnade mitet och halsade alla valkomna. Namnden gick igenom férslaget till
dagordning och godkande den. Pa forslag av ordforanden valdes tva ledamdter att justera.""",
    "deu": """\
§ 3 Ordföranden öppnade mötet pä Rädhuset och hälsade alla välkomna. Nämnden beslutar att
äterremittera frägan och att bifalla förslaget frän Vänsterpartiet. Därefter togs en paus pä tvä timmar.""",
    "nor": """\
§ 3 Ordføranden öppnade møtet på Rådhuset och hålsade alla vålkomna. Nåmnden beslutar att
återremittera frågan och att bifalla förslaget från Vånsterpartiet. Dårefter togs en paus.""",
    "fra": """\
§ 3 Ordfôranden ôppnade môtet pà Râdhuset och hâlsade alla vâlkomna. Nâmnden beslutar att
âterremittera fràgan och att bifalla fôrslaget fràn Vânsterpartiet. Dârefter togs en paus.""",
    "swe": """\
$ 3 Ordföranden öppnade mötet på Rådhuset och hälsade alla välkomna.
8 4 Nämnden beslutar att återremittera frågan och att bifalla förslaget från Vänsterpartiet.
& 5 Därefter togs en paus.
8 6 Mötet avslutades.""",
    "none": """\
§ 3 Ordföranden öppnade mötet på Rådhuset och hälsade alla välkomna.
§ 4 Nämnden beslutar att återremittera frågan och att bifalla förslaget från Vänsterpartiet.
§ 5 Därefter togs en paus.
§ 6 Mötet avslutades.""",
}


@pytest.mark.parametrize("model", SIGNATURES)
def test_each_model_is_known_by_its_signature(repairer: Repairer, model: str) -> None:
    assert repairer.detector.detect(SIGNATURES[model]).model == model


def test_finnish_and_german_read_alike_and_either_may_be_told(repairer: Repairer) -> None:
    assert repairer.detector.detect(misread(PAGE, "fin")).model in ("deu", "fin")


@pytest.mark.parametrize("model", ["eng", "nor", "fra"])
def test_a_page_leaves_no_doubt(repairer: Repairer, model: str) -> None:
    reading = repairer.detector.detect(misread(PAGE, model))
    assert reading.model == model
    assert 0.98 < reading.confidence <= 1.0


def test_more_of_the_same_is_surer(repairer: Repairer) -> None:
    line = "Vid motet valdes Eva Alm till kassor."
    short = repairer.detector.detect(line)
    long = repairer.detector.detect(f"{line}\n" * 8)
    assert (short.model, long.model) == ("eng", "eng")
    assert short.confidence < long.confidence


def test_dots_read_as_strokes_where_no_mark_was_read_are_still_the_english_model(repairer: Repairer) -> None:
    page = """\
Kommunfullmiktige Sammantriide i Soderby. Ordféranden hiilsade viilkommen och fullmiiktige godkiinner
avsiigelserna. Inga frigor anmiildes under sammantriidet, som avslutades efter ytterligare iirenden."""
    assert repairer.detector.detect(page).model == "eng"
    with_marks = page.replace("Inga frigor", "Några frågor på mötet ställdes på Åsa, så att två månader")
    assert repairer.detector.detect(with_marks).model == "strokes"


@pytest.mark.parametrize("text", ["", "\n\f", "12 450 000\n2019-03-14", "§ 4\n§ 5", "👍🎉"])
def test_what_has_no_letters_tells_nothing(repairer: Repairer, text: str) -> None:
    reading = repairer.detector.detect(text)
    assert (reading.model, reading.confidence) == ("none", 0.0)


def test_capitals_tell_as_much_as_small_letters(repairer: Repairer) -> None:
    assert repairer.detector.detect(misread(PAGE, "nor").upper()).model == "nor"


def test_the_document_is_repaired_with_the_model_that_was_found(repairer: Repairer) -> None:
    from minutes_cli.reading.scan import scan_from_text

    repaired = repairer.repair(scan_from_text(misread(PAGE, "nor")))
    assert (repaired.ocr_model, repaired.text) == ("nor", PAGE)


def test_what_is_counted() -> None:
    assert telling_counts("§ 1 Åsa p& m6te\n8 2 beslut 1 fragan, idé") == {
        "å": 1,
        "é": 1,
        "other": 5,
        "inside": 1,
        "lone1": 1,
        "§": 1,
        "false§": 1,
    }


def test_signatures_alone_decide() -> None:
    detector = DamageDetector(
        {"eng": {"other": 90, "é": 10}, "none": {"other": 70, "å": 10, "ä": 10, "ö": 10}}
    )
    assert detector.detect("en fér de som kom").model == "eng"
    assert detector.detect("en för de som så").model == "none"
