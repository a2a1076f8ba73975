"""What is no Swedish stays as it is, and the Swedish around it is repaired all the same."""

from __future__ import annotations

import pytest

from tests.repair.conftest import OnPage

FOREIGN = {
    "an English sentence": "The committee agreed that the report should be sent to all members by Easter.",
    "English that is Swedish without marks": "Far too many parts were late, and all of it was hard for man.",
    "a German paragraph": """\
Der Ausschuss hat beschlossen, den Bericht allen Mitgliedern zu senden. Die Vorsitzende dankte
allen und schloss die Sitzung am Mittag mit einem Wort an die neuen Mitglieder.""",
    "a Norwegian paragraph": """\
Komiteen vedtok å sende rapporten til alle medlemmer før årets slutt. Formannen takket
alle for frammøtet og avsluttet møtet. Neste møte blir holdt på rådhuset i mars.""",
    "a Norwegian paragraph that lost its letters": """\
Vi takker for brevet og gleder oss til et besok av dere i sommer. Vi haper at det blir fint,
og at vi kan ga en tur sammen. Styret vil ogsa invitere til konsert etter middagen.""",
    "noise": """\
xq fjla oiw vnd slkj ew aosd nvoa wer pqow mzna alsk qowi
far mal lak zxo qpo ann sad jre pof""",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_paragraph_that_is_no_swedish_is_left_alone(on_page: OnPage, name: str) -> None:
    made = on_page(f"\n{FOREIGN[name]}\n\nNasta mote ar i april.")
    assert made.text == f"\n{FOREIGN[name]}\n\nNästa möte är i april."


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("The motion was approved. Motet ar slut.", "The motion was approved. Mötet är slut."),
        (
            "Ordforanden visade filmen 'Far from home' for alla.",
            "Ordföranden visade filmen 'Far from home' för alla.",
        ),
        (
            'Rapporten "State of the art in urban planning" presenterades pa motet.',
            'Rapporten "State of the art in urban planning" presenterades på mötet.',
        ),
        (
            "Vi har ett team for design och workshop med feedback fore sommaren.",
            "Vi har ett team för design och workshop med feedback före sommaren.",
        ),
        (
            "Styrelsen fick en update om hur budgeten ser ut for aret.",
            "Styrelsen fick en update om hur budgeten ser ut för året.",
        ),
    ],
)
def test_english_within_a_swedish_line(on_page: OnPage, read: str, printed: str) -> None:
    assert on_page(read).text == printed


def test_a_short_line_of_rare_swedish_words_is_still_swedish(on_page: OnPage) -> None:
    assert on_page("\nVal av hastskotare\n").text == "\nVal av hästskötare\n"


def test_a_paragraph_of_rare_swedish_words_is_still_swedish(on_page: OnPage) -> None:
    read = "Vi valde mellan brannboll, karaoke och maskeradklader. Fler tog brannboll an maskeradklader."
    printed = "Vi valde mellan brännboll, karaoke och maskeradkläder. Fler tog brännboll än maskeradkläder."
    assert on_page(f"\n{read}\n").text == f"\n{printed}\n"


def test_a_paragraph_of_a_trade_is_still_swedish(on_page: OnPage) -> None:
    read = (
        "Extra brandtatning i schakt. Bestallaren avvaktar pris fran underentreprenoren. Rackena ateranvands."
    )
    printed = (
        "Extra brandtätning i schakt. Beställaren avvaktar pris från underentreprenören. Räckena återanvänds."
    )
    assert on_page(f"\n{read}\n").text == f"\n{printed}\n"


def test_swedish_with_borrowed_words_is_no_english(on_page: OnPage) -> None:
    assert on_page("Alla far gora en test och ge for lag poang.").text == (
        "Alla får göra en test och ge för låg poäng."
    )
