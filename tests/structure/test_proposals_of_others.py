"""What the board proposes to a meeting that others prepare for is no decision of that meeting."""

from __future__ import annotations

from .reading import record_of

HEAD = "BRF LINDORMEN\nProtokoll från ordinarie föreningsstämma 2023-05-24 kl 18:30\n\n"
BOARD = "BRF LINDORMEN\nProtokoll styrelsemöte 2023-05-24 kl 18:30\n\nNärvarande: Eva Ek, Bo Alm\n\n"
ITEMS = (
    "1. Mötets öppnande\nMötet öppnades.\n\n2. Motion om laddplatser\n"
    "Styrelsen föreslår att motionen anses besvarad. Mikael Torp yrkar bifall. Efter votering\n"
    "beslutar stämman att motionen anses besvarad.\n\n"
    "3. Motion om solceller\nStyrelsen föreslår avslag.\nStämman avslår motionen.\n\n"
    "4. Avslutning\nMötet avslutades.\n"
)


def test_only_the_meeting_decides() -> None:
    record = record_of(HEAD + ITEMS)
    assert [[(each.text, each.outcome) for each in item.decisions] for item in record.items[1:3]] == [
        [("Efter votering beslutar stämman att motionen anses besvarad.", "answered")],
        [("Stämman avslår motionen.", "rejected")],
    ]
    assert record.items[2].sections[0].kind == "proposal"


def test_a_board_that_met_decides_what_it_proposes() -> None:
    record = record_of(
        BOARD
        + "§ 1 Öppnande\nMötet öppnades.\n\n§ 2 Avgift\nStyrelsen föreslår stämman att höja avgiften.\n\n"
        "§ 3 Avslutning\nMötet avslutades.\n"
    )
    (decision,) = record.items[1].decisions
    assert (decision.text, decision.outcome) == ("Styrelsen föreslår stämman att höja avgiften.", "proposed")
