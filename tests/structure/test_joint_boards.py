"""Boards of several municipalities: a column that says for whom each sits, stamps at the headings."""

from __future__ import annotations

from .reading import record_of

MINUTES = """\
ÖVERFÖRMYNDARNÄMNDEN                                 2021-09-23

Plats och tid                Kommunhuset Vreta, kl. 13.30-15.10

Beslutande ledamöter         Kommun
Birgitta Stenmark (C), ordf. Högsjö
Leif Oderstig (S), v ordf.   Vreta          ej § 44
Anne-Marie Thorell (M)       Tun            tjänstgör för Rolf Wikner (M)
Karl-Johan Ek (L)            Högsjö

Övriga närvarande            Carina Dahl, nämndsekreterare

§ 43     Dnr ÖFN 2021/31          Sekretess
Entledigande av god man

§ 44     Dnr ÖFN 2021/33
Delårsbokslut

Omröstning begärs.
JA = bifall till förslaget
NEJ = bifall till Leif Oderstigs yrkande

Med tre JA-röster mot en NEJ-röst beslutar nämnden enligt förslaget.

Beslut
Delårsbokslutet godkänns.

Beslutet skickas till
Kommunfullmäktige i Högsjö, Vreta och Tun
Revisorerna
"""


def test_a_column_of_municipalities_leaves_what_stands_beside_it_with_its_person() -> None:
    people = {each.name: each for each in record_of(MINUTES).attendance}
    assert (people["Anne-Marie Thorell"].role, people["Anne-Marie Thorell"].replaces) == (
        "serving_substitute",
        "Rolf Wikner",
    )
    assert people["Leif Oderstig"].except_items == [[44, 44]]


def test_a_stamp_beside_the_diary_number_is_no_title() -> None:
    item = record_of(MINUTES).items[0]
    assert (item.title, item.case_numbers, item.secret) == ("Entledigande av god man", ["ÖFN 2021/31"], True)


def test_what_no_means_ends_before_the_figures() -> None:
    (vote,) = record_of(MINUTES).items[1].votes
    assert (vote.yes_means, vote.no_means) == ("bifall till förslaget", "bifall till Leif Oderstigs yrkande")


def test_recipients_of_several_places_stay_one() -> None:
    assert record_of(MINUTES).items[1].dispatch == [
        "Kommunfullmäktige i Högsjö, Vreta och Tun",
        "Revisorerna",
    ]
