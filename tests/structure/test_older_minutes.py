"""Minutes as they were written until the 1980s: who sat for whom in a sentence, items that are sentences."""

from __future__ import annotations

from .reading import record_of

MINUTES = """\
Protokoll fört vid sammanträde med kyrkorådet i församlingshemmet torsdagen den 10
september 1987 kl. 19.00.

Närvarande: Kyrkoherde Arne Sjölander, ordförande, herr Sture Hagman och fru Ingrid Palm.
Förhinder hade anmälts av herr Evert Lund, för vilken fru Gudrun Bergman tjänstgjorde.

§ 48.
Sammanträdet öppnades av ordföranden.

§ 49.
Att jämte ordföranden justera dagens protokoll utsågs fru Ingrid Palm och herr Sture Hagman.

§ 50.
Mot beslutet i § 47 reserverade sig herr Hagman, som yrkat avslag.

§ 51.
Sammanträdet avslutades.

            Näsby som ovan

            Bo Rylander

Justerat den 17/9 1987:

Arne Sjölander          Ingrid Palm          Sture Hagman
"""


def test_who_sat_for_someone_is_no_absentee() -> None:
    people = {each.name: each for each in record_of(MINUTES).attendance}
    assert people["Evert Lund"].role == "absent"
    assert (people["Gudrun Bergman"].role, people["Gudrun Bergman"].replaces) == (
        "serving_substitute",
        "Evert Lund",
    )


def test_a_reservation_told_in_an_item_of_its_own() -> None:
    (reservation,) = record_of(MINUTES).items[2].reservations
    assert [each.name for each in reservation.by] == ["Sture Hagman"]


def test_under_the_place_as_above_stands_who_wrote() -> None:
    signed = [(each.role, each.name) for each in record_of(MINUTES).signatures]
    assert signed == [
        ("secretary", "Bo Rylander"),
        ("chair", "Arne Sjölander"),
        ("adjuster", "Ingrid Palm"),
        ("adjuster", "Sture Hagman"),
    ]


def test_a_special_opinion_under_a_reservation_is_a_note() -> None:
    record = record_of(
        "Regionstyrelsen 2020-05-26\n\nBeslutande\nOskar Nyvall (SD)\nYvonne Frid (V)\n\n"
        "§ 88 Fria bussresor\n\nBeslut\nMotionen avslås.\n\nReservation\n"
        "Oskar Nyvall (SD) reserverar sig mot beslutet.\n"
        "Yvonne Frid (V) lämnar ett särskilt yttrande, bilaga 1.\n"
    )
    (item,) = record.items
    assert [each.by[0].name for each in item.reservations] == ["Oskar Nyvall"]
    assert [each.by[0].name for each in item.notes] == ["Yvonne Frid"]


def test_a_contractor_is_nobody_present() -> None:
    record = record_of(
        "Byggmöte nr 7\n2019-10-08\nEntreprenör:    Granbergs Bygg AB\n\nNärvarande\n"
        "Hans Wigren, projektledare\nKjell Grundin, platschef\n\n§1 Tider\nArbetet följer tidplanen.\n\n"
        "§2 Nästa möte\nNästa byggmöte hålls den 5 november 2019.\n\nVid protokollet\nHans Wigren\n"
    )
    assert [each.name for each in record.attendance] == ["Hans Wigren", "Kjell Grundin"]
