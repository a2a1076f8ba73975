"""Lists of people and signatures in layouts of real covers, each in a few lines of an invented one."""

from __future__ import annotations

import pytest

from .reading import ITEMS, record_of, roles_of


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


def test_a_list_bound_in_as_an_annex_before_the_items_is_the_covers() -> None:
    record = record_of(
        "Kommunfullmäktige 2013-12-16\n\n"
        "Tid och plats              Stadshuset, kl 18.00–20.35\n"
        "Beslutande                 Se förteckning bilaga 1\n"
        "Närvarande, ej             Peter Ek (S)\n"
        "tjänstgörande              Alicja Berg (S)\n"
        "ersättare\n"
        "Övriga närvarande          Ulla Alm, sekr\n"
        "Utses att justera          Gösta Lind med Bo Dahl som\n"
        "                           ersättare\n"
        "\fBilaga 1. Kommunfullmäktiges protokoll\n\nBeslutande\n"
        "Olov Holm (S), ordförande           Gösta Lind (M)\n"
        "* Fatima Ström (S)                  * Jorge Åker (M)\n"
        "Per Fors (S)                        Kent Falk (C)\n"
        "* = tjänstgörande ersättare\n"
        "\f" + ITEMS
    )
    assert roles_of(record) == {
        "Peter Ek": "substitute",
        "Alicja Berg": "substitute",
        "Ulla Alm": "secretary",
        "Olov Holm": "chair",
        "Gösta Lind": "member",
        "Fatima Ström": "serving_substitute",
        "Jorge Åker": "serving_substitute",
        "Per Fors": "member",
        "Kent Falk": "member",
    }
    assert (record.adjustment.adjusters, record.adjustment.deputies) == (["Gösta Lind"], ["Bo Dahl"])
    assert [item.number for item in record.items] == ["11", "12"]


def test_all_members_but_some() -> None:
    record = record_of(
        "Kommunfullmäktige 2012-08-29\n\n"
        "Beslutande           Fullmäktiges samtliga ledamöter med undantag för Lars\n"
        "                     Ek (KP), Kenneth Berg (M) och Siv Dahl (S). Ersättare, se\n"
        "                     bilaga\n"
        "Övriga närvarande    Jonas Alm, biträdande kommunchef\n" + ITEMS
    )
    assert roles_of(record) == {
        "Lars Ek": "absent",
        "Kenneth Berg": "absent",
        "Siv Dahl": "absent",
        "Jonas Alm": "official",
    }


def test_where_the_order_of_parties_begins_anew_the_next_list_does() -> None:
    record = record_of(
        "Kommunstyrelsen 2006-05-23\n\nBeslutande\n\nEj beslutande\n\n"
        "Övriga deltagande\n\nUtses att justera\n\n"
        "Sten Ek, s, ordförande\nSiv Berg, s\nTage Alm, c\nCarl Lind, m\nJan Dahl, v\n"
        "Ove Holm, s\nInger Ström, v\nGöran Falk, kommunchef\nSiv Berg\n" + ITEMS
    )
    assert roles_of(record) == {
        "Sten Ek": "chair",
        "Siv Berg": "member",
        "Tage Alm": "member",
        "Carl Lind": "member",
        "Jan Dahl": "member",
        "Ove Holm": "substitute",
        "Inger Ström": "substitute",
        "Göran Falk": "official",
    }


def test_dates_of_the_notice_that_break_off_over_second_halves_of_labels() -> None:
    record = record_of(
        "Landstingsstyrelsen 2014-04-28\n\nBeslutande   Rolf Ek (S), ordförande\n\n"
        "BEVIS\nDatum för anslags 2014-05-13 Datum för anslags 2014-06-\nuppsättande nedtagande 04\n" + ITEMS
    )
    assert (record.notice.posted, record.notice.removed) == ("2014-05-13", "2014-06-04")


def test_names_under_the_heading_of_signatures_whose_roles_are_lost() -> None:
    record = record_of(
        "Landstingsstyrelsen 2014-04-28\n\n"
        "Beslutande           Rolf Ek (S), ordförande\n                     Siv Berg (M)\n"
        "Övriga deltagande    Karin Alm, Eva Lind\n"
        "Utses att justera    Siv Berg (M)\n"
        "Underskrifter\nOENIGIOIAIS hu       Paragrafer 11-12\n"
        "Eva Lind\nROR AR ae\nRolf Ek\nNOLAN ea\nSiv Berg\n"
        "BEVIS\nJusteringen har tillkännagivits genom anslag\n" + ITEMS
    )
    assert [(each.role, each.name) for each in record.signatures] == [
        ("secretary", "Eva Lind"),
        ("chair", "Rolf Ek"),
        ("adjuster", "Siv Berg"),
    ]


def test_points_under_the_body_and_reasons_under_a_decision() -> None:
    record = record_of(
        "Nämnden 2017-03-23\n\n§ 22 Kontroll\nBeslut\nNämnden\n1 godkänner rapporten\n"
        "2 överlämnar rapporten till styrelsen.\n\n"
        "§ 23 Miljöpris\nBeslut\nNämnden utser Hans Ek till mottagare med följande motivering:\n"
        "Hans Ek har visat hur skogen fungerar.\n"
    )
    assert [[point.text for point in item.decisions] for item in record.items] == [
        ["godkänner rapporten", "överlämnar rapporten till styrelsen."],
        ["Nämnden utser Hans Ek till mottagare med följande motivering:"],
    ]


def test_votes_for_two_proposals_and_one_who_abstains() -> None:
    record = record_of(
        "Styrelsen 2000-05-26\n\n§ 174 Yttrande\nVotering begärdes och utföll med 5 röster för bifall och "
        "2 röster för återremiss.\nBeslut\natt avge yttrande.\n\n"
        "§ 175 Motion\nOmröstning\nJa röstar Sten Ek, Siv Berg och Tage Alm.\nNej röstar Carl Lind.\n"
        "Jan Dahl avstår från att rösta.\nBeslut\natt avslå motionen.\n"
    )
    counts = record.items[0].votes[0].counts
    assert (counts.yes, counts.no) == (5, 2)
    assert {ballot.name: ballot.vote for ballot in record.items[1].votes[0].ballots} == {
        "Sten Ek": "yes",
        "Siv Berg": "yes",
        "Tage Alm": "yes",
        "Carl Lind": "no",
        "Jan Dahl": "abstain",
    }


def test_items_whose_organ_is_glued_to_the_mark_and_a_board_of_two_names() -> None:
    record = record_of(
        "Byggnadsnämnden 2006-01-19\n\nBeslutande   Rolf Ek (S), ordförande\n\n"
        "Mbn§1_ Dnr 2005-0912\nBygglov för carport\n"
        "Miljö- och byggnadsnämnden beslutade bevilja bygglov.\n\n"
        "Mbn§2 Dnr 2005-0733\nEnskilt avlopp\n"
        "Miljö- och byggnadsnämnden beslutade återremittera ärendet.\n\n"
        "Mbn§3\nDelegationsbeslut\nMiljö- och byggnadsnämnden beslutade lägga dem till handlingarna.\n"
    )
    assert [(item.number, item.title, item.decisions[0].outcome) for item in record.items] == [
        ("1", "Bygglov för carport", "approved"),
        ("2", "Enskilt avlopp", "referred_back"),
        ("3", "Delegationsbeslut", "filed"),
    ]


def test_letters_of_presence_that_the_head_explains_in_a_council_of_organisations() -> None:
    record = record_of(
        "Pensionärsrådet 2014-05-20\n\nPlats och tid   Stadshuset, kl 13.00–16.00\n\n"
        "Ledamöter            Organ               Närv (N), Frånv (F)     Ja   Nej\n"
        "Hans Ek              SON, ordförande     N\n"
        "Inga Berg            KS                  N\n"
        "Sune Alm             PRO                 F\n" + ITEMS
    )
    assert [(row.name, row.party, row.role) for row in record.attendance] == [
        ("Hans Ek", None, "chair"),
        ("Inga Berg", None, "member"),
        ("Sune Alm", None, "absent"),
    ]


def test_names_between_roles_while_the_lists_of_a_label_column_still_wait() -> None:
    record = record_of(
        "Kommunstyrelsen 2015-05-18\n\n"
        "Plats och tid\nBeslutande\n\nErsättare\nÖvriga deltagande\n\nUtses att justera\n\n"
        "Sekreterare\n\nSara Ek\n\nOrdförande\n\nRolf Berg (S)\n\n"
        "Justerare\n\nSiv Alm (M)\n\nANSLAG/BEVIS\n\n"
        "Stadshuset, kl 16:00–17:15\n\n"
        "Rolf Berg (S), ordförande, Eva Dahl (MP), vice ordförande, Siv Alm (M) och Jan Falk (SD)\n\n"
        "Tuva Lind (S) och Bo Holm (KD)\n\nOscar Fors (kanslichef), Sara Ek (kommunsekreterare)\n\n"
        "Siv Alm (M)\n" + ITEMS
    )
    assert roles_of(record) == {
        "Rolf Berg": "chair",
        "Eva Dahl": "vice_chair",
        "Siv Alm": "member",
        "Jan Falk": "member",
        "Tuva Lind": "substitute",
        "Bo Holm": "substitute",
        "Oscar Fors": "official",
        "Sara Ek": "secretary",
    }
    assert record.adjustment.adjusters == ["Siv Alm"]
    assert [(each.role, each.name) for each in record.signatures] == [
        ("secretary", "Sara Ek"),
        ("chair", "Rolf Berg"),
        ("adjuster", "Siv Alm"),
    ]


def test_honours_before_names_and_what_is_asked_of_the_council() -> None:
    record = record_of(
        "ÅSHULTS KOMMUN\nKommunstyrelsen 1974-04-03\n\n"
        "Närvarande: Ordföranden herr Evald Ek (s), herrar\n"
        "Torsten Berg (s), Gösta Alm (c), fru Signe Dahl (fp)\n"
        "samt tjänstgörande suppleanten herr Rune Holm (c).\n\n"
        "§ 44.\nFörsäljning av fastigheten\nKommunstyrelsen beslöt hemställa\n"
        "att kommunfullmäktige måtte försälja fastigheten.\n\n"
        "§ 45.\nSkrivelse\nSkrivelsen lades till handlingarna.\n"
    )
    assert roles_of(record) == {
        "Evald Ek": "chair",
        "Torsten Berg": "member",
        "Gösta Alm": "member",
        "Signe Dahl": "member",
        "Rune Holm": "serving_substitute",
    }
    assert [(point.text, point.outcome) for point in record.items[0].decisions] == [
        ("att kommunfullmäktige måtte försälja fastigheten.", "proposed")
    ]


def test_dates_and_places_under_labels_side_by_side() -> None:
    record = record_of(
        "Kulturnämnden\n\nSammanträdesdatum\n1998-11-17\n\nBeslutande   Rolf Ek (s), ordförande\n\n"
        "BEVIS OM ANSLAG\n"
        "Datum för anslags uppsättande Datum för anslags nedtagande Förvaringsplats för protokollet\n"
        "1998-11-25 1998-12-17 Kulturkontoret\n" + ITEMS
    )
    assert (record.notice.posted, record.notice.removed) == ("1998-11-25", "1998-12-17")
    assert record.notice.stored_at == "Kulturkontoret"
