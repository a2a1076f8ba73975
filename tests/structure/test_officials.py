"""Those listed beside the members: officials, chairs of other bodies, substitutes who do not serve."""

from __future__ import annotations

from minutes_cli.structure.people.listed import read_people

from .reading import record_of


def test_a_chair_of_another_body_does_not_lead_the_meeting() -> None:
    record = record_of(
        "Kommunstyrelsens arbetsutskott 2011-03-02\n\n"
        "Plats och tid         Kommunhuset, 2011-03-02 kl 8:15-12:15\n"
        "Beslutande            Roger Ek\n                      Stina Berg\n"
        "Övriga deltagande     Lena Alm, kommunchef\n"
        "                      Siv Dahl, ej tjänstgörande ersättare\n"
        "                      Jan Ström, ordf. revisionen\n"
        "Utses att justera     Stina Berg\n"
        "Sekreterare           Bo Lind            Paragraf 6-7\n"
        "Ordförande            Roger Ek\nJusterare             Stina Berg\n\n"
        "§ 6 Ersättningar till förtroendevalda\nArbetsutskottet beslutar\natt inte vidta någon ändring.\n\n"
        "§ 7 Information\nLena Alm informerar.\n"
    )
    assert {row.name: row.role for row in record.attendance} == {
        "Roger Ek": "chair",
        "Stina Berg": "member",
        "Lena Alm": "official",
        "Siv Dahl": "substitute",
        "Jan Ström": "official",
    }


def test_a_room_is_nobody() -> None:
    assert read_people("Sammanträdesrummet Vidöstern, Olofsgatan 9, Ljungby", listed=True) == []
    assert [each.name for each in read_people("Lars Storrum (s), Anna Huseth (m)", listed=True)] == [
        "Lars Storrum",
        "Anna Huseth",
    ]
