"""Attendance lists with a column of crosses, on the cover and annexed to the minutes."""

from __future__ import annotations

from .reading import record_of

ITEMS = """\
§ 21  Sammanträdets öppnande
Ordföranden Lillemor Brandt öppnar sammanträdet.

§ 22  Budget

Beslut
Budgeten fastställs.
"""
LIST = """\
Ledamöter                       Nomineringsgrupp       Närv.
Lillemor Brandt                 S                      x
Sven-Erik Dahl                  POSK                   x
Ulla Strid                      C                      x
Ingvar Tell                     C                      -
Ersättare
Kurt Blom                       C                      x tjänstgör
Maj Lind                        S                      x
"""
EXPECTED = [
    ("Lillemor Brandt", "S"),
    ("Sven-Erik Dahl", "POSK"),
    ("Ulla Strid", "C"),
    ("Ingvar Tell", "C"),
    ("Kurt Blom", "C"),
    ("Maj Lind", "S"),
]


def test_a_cover_that_refers_to_an_annexed_list() -> None:
    record = record_of(
        "KYRKOFULLMÄKTIGE   Protokoll   2017-11-22\n\nPlats och tid:    Församlingsgården kl 18.30\n"
        "Beslutande:       Enligt bifogad närvarolista\nÖvriga deltagare: Kanslist Mats Öhrn, sekreterare\n\n"
        f"{ITEMS}\n\fBilaga 1\nNÄRVAROLISTA\n{LIST}"
    )
    listed = record.attendance[:6]
    assert [(each.name, each.party) for each in listed] == EXPECTED
    assert [each.role for each in listed[3:]] == ["absent", "serving_substitute", "substitute"]
    assert [(each.name, each.role) for each in record.attendance[6:]] == [("Mats Öhrn", "secretary")]


def test_crosses_and_dashes_beside_the_names_of_a_cover() -> None:
    record = record_of(f"KYRKOFULLMÄKTIGE   Protokoll   2017-11-22\n\n{LIST}\n{ITEMS}")
    assert [(each.name, each.party) for each in record.attendance] == EXPECTED
    assert record.attendance[3].role == "absent"
    assert all(each.title != "x" for each in record.attendance)
