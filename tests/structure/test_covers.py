"""Lists of people and signatures in layouts of real covers, each in a few lines of an invented one."""

from __future__ import annotations

import pytest

from minutes_cli.records.models import Record

from .reading import record_of

ITEMS = """
§ 11 Val av justerare
Bo Lind utses att justera.

§ 12 Årsredovisning
Nämnden beslutar
att godkänna årsredovisningen.
"""


def roles_of(record: Record) -> dict[str, str | None]:
    return {row.name: row.role for row in record.attendance}


def test_a_role_that_goes_on_below_is_no_signature() -> None:
    record = record_of(
        "Skolnämnden 2016-09-15\n\n"
        "Beslutande      Lars Ek (S), tjänstgörande       Nils Berg (L), 2:e vice\n"
        "                ordförande                       ordförande\n"
        "                Siv Dahl (S)                     Eva Alm (S), tjänstgörande\n"
        "                                                 ersättare\n"
        "Utses att justera   Nils Berg\n" + ITEMS
    )
    assert roles_of(record) == {
        "Lars Ek": "chair",
        "Nils Berg": "vice_chair",
        "Siv Dahl": "member",
        "Eva Alm": "serving_substitute",
    }
    assert record.signatures == []


def test_a_label_that_goes_on_below_is_another_one() -> None:
    record = record_of(
        "Landstingsstyrelsen 2005-10-10\n\n"
        "Närvarande          Sven Ek (s) ordförande\n"
        "ledamöter           Paul Berg (c), förste vice ordf\n"
        "                    Roland Alm (s), inte närvarande\n"
        "Närvarande          Siv Dahl (s) tj ers för Roland Alm\n"
        "ersättare           Gerd Lind (kd) femte ers för minoriteten\n" + ITEMS
    )
    assert roles_of(record) == {
        "Sven Ek": "chair",
        "Paul Berg": "vice_chair",
        "Roland Alm": "absent",
        "Siv Dahl": "serving_substitute",
        "Gerd Lind": "substitute",
    }


def test_lists_headed_by_whose_they_are() -> None:
    record = record_of(
        "Direktionens protokoll 31 maj 2024\n\n"
        "Direktionens ledamöter\nÅsa Ek, ordförande (S)\nStefan Berg (S) §11\n\n"
        "Direktionens ersättare\nNils Alm (S) tjänstgörande\nKlara Lind (V)\n"
        "Roger Dahl (S) tjänstgörande §11-12\n\n"
        "Tjänstepersoner\nPer Ström, förbundschef\nEva Holm, administratör\n\n"
        "Fackliga organisationer\nSven Åker, Vision\n\n"
        "Justering och sekreterare\n"
        "Att jämte ordförande Åsa Ek justera dagens protokoll valdes Stefan Berg. Sekreterare är Eva Holm.\n"
        "\n11 § Föregående protokoll\nProtokollet lades till handlingarna.\n\n"
        "12 § Delårsrapport\nDirektionen beslutar\natt godkänna delårsrapporten.\n"
    )
    assert roles_of(record) == {
        "Åsa Ek": "chair",
        "Stefan Berg": "member",
        "Nils Alm": "serving_substitute",
        "Klara Lind": "substitute",
        "Roger Dahl": "serving_substitute",
        "Per Ström": "official",
        "Eva Holm": "secretary",
        "Sven Åker": "guest",
    }
    assert [row.items for row in record.attendance if row.name == "Roger Dahl"] == [[[11, 12]]]
    assert record.adjustment.adjusters == ["Stefan Berg"]


def test_parties_before_the_names_a_local_one_among_them() -> None:
    record = record_of(
        "Skolnämnden 2016-12-15\n\n"
        "Beslutande      L    Sofia Ek, ordförande\n"
        "                MBP  Henry Berg\n"
        "                KD   Elise Alm\n"
        "                S    Urban Lind, vice ordförande\n"
        "Ersättare       MP   Rune Dahl\n"
        "                SD   Jarl Holm\n" + ITEMS
    )
    assert {row.name: row.party for row in record.attendance} == {
        "Sofia Ek": "L",
        "Henry Berg": "MBP",
        "Elise Alm": "KD",
        "Urban Lind": "S",
        "Rune Dahl": "MP",
        "Jarl Holm": "SD",
    }


@pytest.mark.parametrize(("printed", "party"), [("(Sfk)", "Sfk"), ("(Visk)", "Visk"), ("(Teams)", None)])
def test_nominating_groups_with_one_capital(printed: str, party: str | None) -> None:
    record = record_of(
        f"Kyrkofullmäktige 2014-05-27\n\nBeslutande   Rolf Ek {printed}\n             Eva Alm (S)\n{ITEMS}"
    )
    assert record.attendance[0].party == party


def test_who_signs_for_which_items_each_under_the_own_label() -> None:
    record = record_of(
        "Skolnämnden 2016-03-23\n\n"
        "Beslutande      Stefan Ek (C), ordförande §§ 11-12\n"
        "                Jenny Berg (M)\n"
        "Justerare       Jenny Berg §§ 11, Magnus Alm § 12\n"
        "Sekreterare     ____________________\n"
        "                Anna Lind\n"
        "Ordförande      ____________________\n"
        "                Stefan Ek §§ 11-12 och Jenny Berg § 13\n"
        "Justerare       ____________________\n"
        "                Jenny Berg §§ 11 och Magnus Alm § 12\n" + ITEMS
    )
    assert [(each.role, each.name) for each in record.signatures] == [
        ("secretary", "Anna Lind"),
        ("chair", "Stefan Ek"),
        ("chair", "Jenny Berg"),
        ("adjuster", "Jenny Berg"),
        ("adjuster", "Magnus Alm"),
    ]


def test_names_under_the_day_of_adjustment_sign_and_the_one_not_elected_is_the_chair() -> None:
    record = record_of(
        "Landstingsfullmäktige 2009-05-12\n\n"
        "Justerat tisdagen den 26 maj 2009\n\n\n"
        "Inger Ek               Conny Berg               John Alm\n"
        "§ 11 Justering\n"
        "Att tillsammans med ordföranden justera protokollet utsågs Conny Berg och John Alm.\n"
        "§ 12 Motion\nFullmäktige beslutade att avslå motionen.\n\nVid protokollet\n\n\nPeter Lind\n"
    )
    assert record.adjustment.date == "2009-05-26"
    assert sorted((each.role, each.name or "") for each in record.signatures) == [
        ("adjuster", "Conny Berg"),
        ("adjuster", "John Alm"),
        ("chair", "Inger Ek"),
        ("secretary", "Peter Lind"),
    ]


def test_the_body_after_its_municipality() -> None:
    record = record_of(
        "PROTOKOLL 23 mars 2016\n\nBeslutande   Stefan Ek (C), ordförande\n\n"
        "ANSLAG/BEVIS\nNämnd/styrelse       Vikens kommun, Skolnämnden\n"
        "Anslaget nedtages tidigast   21 april 2016\n" + ITEMS
    )
    assert (record.meeting.organisation, record.meeting.body) == ("Vikens kommun", "Skolnämnden")
    assert record.notice.removed == "2016-04-21"


def test_a_headings_first_word_is_no_title_of_the_margin() -> None:
    items = "".join(
        f"§ {number} {title:60} Dnr SKN 2016/{number}\nNämndens beslut\nNämnden antar planen.\n"
        for number, title in ((11, "Nämndplan"), (12, "Klassrum och matsal"), (13, "Lokaler"))
    )
    record = record_of("Skolnämnden 2016-12-15\n\n" + items)
    assert [item.title for item in record.items] == ["Nämndplan", "Klassrum och matsal", "Lokaler"]


def test_an_immediate_adjustment_that_is_decided_is_a_point() -> None:
    record = record_of(
        "Nämnden 2006-04-20\n\n§ 1 Remiss\nBeslut\nNämnden beslutar\natt avstå från yttrande, och\n"
        "att omedelbart justera paragrafen.\n\n§ 2 Rapport\nBeslut\natt godkänna rapporten.\n"
    )
    assert [point.text for point in record.items[0].decisions][1:] == ["att omedelbart justera paragrafen."]
