"""What OCR and old wording do to covers and votes, each in a few lines of an invented document."""

from __future__ import annotations

from .reading import ITEMS, record_of, roles_of


def test_members_whose_label_is_lost_stand_before_lists_with_theirs() -> None:
    record = record_of(
        "Skolnämnden 2016-09-15\n\n"
        "—— Lars Ek (S), ordförande\n\nNils Berg (L)\n\nEva Alm (S)\n"
        "Tjänstgörande ersättare Siv Dahl (S) ersätter Per Rask (S)\n"
        "Tjänstemän Ove Gran, rektor\n" + ITEMS
    )
    assert roles_of(record) == {
        "Lars Ek": "chair",
        "Nils Berg": "member",
        "Eva Alm": "member",
        "Siv Dahl": "serving_substitute",
        "Ove Gran": "official",
    }


def test_a_label_in_the_second_of_two_closed_up_columns() -> None:
    record = record_of(
        "Socialnämnden 2024-02-21\n\n"
        "Beslutande ledamöter Tjänstgörande ersättare\n"
        "Emma Ros (S) (ordförande) Siv Alm (V) ersätter Kim Dahl (V)\n"
        "Jakob Lind (M) (vice ordförande) Tor Blom (KD) ersätter Lisa Fors (KD), §§\n"
        "Nadia Salim (S) 11-12\n"
        "Bengt Ek (C) Närvarande ersättare\n"
        "Ronny West (SD) Amir Karimi (S)\n" + ITEMS
    )
    assert roles_of(record) == {
        "Emma Ros": "chair",
        "Jakob Lind": "vice_chair",
        "Nadia Salim": "member",
        "Bengt Ek": "member",
        "Ronny West": "member",
        "Siv Alm": "serving_substitute",
        "Tor Blom": "serving_substitute",
        "Amir Karimi": "substitute",
    }
    assert next(row.items for row in record.attendance if row.name == "Tor Blom") == [[11, 12]]


def test_the_cells_of_a_notice_in_one_row() -> None:
    record = record_of(
        "Beslutande Emma Ros (S), ordförande\n\nAnslagsbevis\n"
        "Beslutsorgan Sammanträdesdatum Anslag publiceras Anslag avpubliceras\n"
        "Socialnämnden 2024-02-21 2024-02-28 2024-03-21\n" + ITEMS
    )
    assert (record.meeting.date, record.notice.posted, record.notice.removed) == (
        "2024-02-21",
        "2024-02-28",
        "2024-03-21",
    )


def test_a_stamps_date_is_not_the_meetings() -> None:
    record = record_of(
        "PROTOKOLL\nBYVIKS KOMMUN Kommunstyrelsen\nINKOM\n2022 -10- 15\n\n"
        "Beslutande Emma Ros (S), ordförande\nOrgan Kommunstyrelsen Sammanträdesdag 2012-03-07\n" + ITEMS
    )
    assert record.meeting.date == "2012-03-07"


def test_surnames_with_honours_vote_and_reserve() -> None:
    record = record_of(
        "Stadsfullmäktige 1969-04-28\n\n"
        "Närvarande: Arvid Stål (s), ordförande, Sven Wik (h), "
        "Elsa Brodd (s), Nils Alm (fp), Ture Lind (s)\n\n"
        "§ 71 Försäljning av tomt\n"
        "Vid omröstningen avgåvos 2 ja och 2 nej, medan 1 ledamot nedlade sin röst.\n"
        "Ja röstade herrar Stål och Wik.\n\n"
        "Nej röstade herr Alm samt fru Brodd.\n\n"
        "Herr Lind avstod från att rösta.\n\n"
        "Stadsfullmäktige beslöto\natt försälja tomten.\n\n"
        "Reservation anmäldes av fru Brodd och herr Alm.\n\n"
        "§ 72 Val\nTill nämndeman utsågs Ester Malm.\n"
    )
    vote = record.items[0].votes[0]
    assert (vote.counts.yes, vote.counts.no, vote.counts.abstain) == (2, 2, 1)
    assert {ballot.name: ballot.vote for ballot in vote.ballots} == {
        "Arvid Stål": "yes",
        "Sven Wik": "yes",
        "Nils Alm": "no",
        "Elsa Brodd": "no",
        "Ture Lind": "abstain",
    }
    assert [point.text for point in record.items[0].decisions] == ["att försälja tomten."]
    assert {person.name for each in record.items[0].reservations for person in each.by} == {
        "Elsa Brodd",
        "Nils Alm",
    }


def test_a_clause_on_the_page_after_its_lead_in() -> None:
    record = record_of(
        "Socialnämnden 1996-03-12\nBeslutande Berit Hall (s), ordförande\n\n"
        "§ 33 Taxa för hemtjänst\nVotering begärs.\n\nVoteringsresultat\n"
        "Maj Ek (s)   Ja\nUno Tor (m)   Nej\nBerit Hall (s)   Ja\n\n"
        "Med 2 ja-röster mot 1 nej-röst beslutar socialnämnden föreslå\nkommunfullmäktige\n\n"
        "'\ni PATE\natt fastställa taxan.\n\nMot beslutet reserverar sig Uno Tor (m).\n\n"
        "§ 34 Slut\nMötet avslutas.\n"
    )
    item = record.items[0]
    assert [(point.text, point.outcome) for point in item.decisions] == [
        ("att fastställa taxan.", "proposed")
    ]
    assert [person.name for each in item.reservations for person in each.by] == ["Uno Tor"]


def test_rows_of_two_lists_that_wrap_under_closed_up_heads() -> None:
    record = record_of(
        "Direktionen 2015-10-02\n\n"
        "Beslutande Icke tjänstgörande ersättare\n"
        "Håkan Berg (M), Ystaby kommun, Lotta Brink (MP), Tomels kommun\n"
        "ordförande Stefan Wihl (M), Ystaby kommun\n"
        "Annette Lid (S), Simris kommun, vice\n"
        "ordförande Tjänstepersoner\n"
        "Tor Falk (C), Tomels kommun Rolf Alm, förbundschef\n"
        "Mikael Ehn (SD), Simris kommun, ersätter Cecilia Gran, sekreterare\n"
        "Per Kant (SD)\n" + ITEMS
    )
    assert roles_of(record) == {
        "Håkan Berg": "chair",
        "Annette Lid": "vice_chair",
        "Tor Falk": "member",
        "Mikael Ehn": "serving_substitute",
        "Lotta Brink": "substitute",
        "Stefan Wihl": "substitute",
        "Rolf Alm": "official",
        "Cecilia Gran": "secretary",
    }
    assert next(row.replaces for row in record.attendance if row.name == "Mikael Ehn") == "Per Kant"


def test_dates_that_were_read_before_the_labels_over_them() -> None:
    record = record_of(
        "Beslutande Emma Ros (S), ordförande\n\nBEVIS OM ANSLAG\n\n2006-12-05 2006-12-27\n\n"
        "Datum för anslagets uppsättande Datum för anslagets nedtagande\n" + ITEMS
    )
    assert (record.notice.posted, record.notice.removed) == ("2006-12-05", "2006-12-27")


def test_a_table_of_those_present_whose_edges_were_read() -> None:
    record = record_of(
        "Skolnämnden 2019-05-07\n\nNärvarolista\nNamn Parti | Funktion Anmärkning\n"
        "Susann Berg is Ordförande\nVendela Krok V Tjänstgörande ersättare i ersätter Ali Noor (V)\n"
        "Tor Ask S Ledamot\nJörgen Dal KD Ledamot Frånvarande\n" + ITEMS
    )
    assert [(row.name, row.party, row.role) for row in record.attendance] == [
        ("Susann Berg", "S", "chair"),
        ("Vendela Krok", "V", "serving_substitute"),
        ("Tor Ask", "S", "member"),
        ("Jörgen Dal", "KD", "absent"),
    ]


def test_marks_and_case_numbers_of_a_margin_read_as_a_column() -> None:
    record = record_of(
        "Vårdnämnden 1994-05-18\nTid\nPlats\nNärvarande\n\n§ 44\n\n§ 45\nDnr 94/0211\n\n"
        "Onsdagen den 18 maj 1994 kl 9.30-14.45\nLandstingshuset, rum 304\nLisa Åker (m), ordförande\n"
        "Eva Blix (fp)\n\nVal av justerare\nEva Blix utsågs att justera protokollet.\n\n"
        "Tertialbokslut\n\nDirektören föredrog bokslutet.\n\nNämnden beslutade\natt godkänna bokslutet.\n"
    )
    assert [(item.number, item.title, item.case_numbers) for item in record.items] == [
        ("44", "Val av justerare", []),
        ("45", "Tertialbokslut", ["94/0211"]),
    ]
    assert roles_of(record) == {"Lisa Åker": "chair", "Eva Blix": "member"}


def test_answers_before_and_lists_with_figures_after_them() -> None:
    record = record_of(
        "Nämnden 1988-10-11\nBeslutande Hilding Norr (s), ordförande\n           Ebba Wik (s)\n"
        "           Claes Ryd (m)\n\n§ 1 Budget\nOmröstning begärs.\n"
        "JA    Ebba Wik, s\nNEJ   Claes Ryd, m\nJA    Hilding Norr, s\n"
        "Nämnden beslutar\natt anta budgeten.\n\n"
        "§ 2 Taxa\nOmröstning begärs.\nJa-röster (1 st): Ebba Wik\n\nNej-röster (1 st): Claes Ryd\n\n"
        "Avstår (1 st): Hilding Norr\n\nNämnden beslutar\natt anta taxan.\n"
    )
    assert [
        {ballot.name: ballot.vote for vote in item.votes for ballot in vote.ballots} for item in record.items
    ] == [
        {"Ebba Wik": "yes", "Claes Ryd": "no", "Hilding Norr": "yes"},
        {"Ebba Wik": "yes", "Claes Ryd": "no", "Hilding Norr": "abstain"},
    ]


def test_members_counted_down_a_page_are_no_items() -> None:
    record = record_of(
        "Regionfullmäktige 2018-06-13\nTid: 10.00-15.45\nNärvarande: se närvarolista\n\n"
        "\fNärvarolista\n\nNr Namn Parti Anmärkning\n1 Anna Berg S ordförande\n2 Dag Wenn M 1:e vice ordf\n"
        "3 Kent Ros S\n\n4 Fatima Osman Ss\n\n5 Maud Ell Vv\n\n"
        "§ 31 Upprop\nUpprop förrättas.\n\n§ 32 Regionplan\nBeslut\nRegionplanen fastställs.\n"
    )
    assert [item.number for item in record.items] == ["31", "32"]
    assert [(row.name, row.party, row.role) for row in record.attendance] == [
        ("Anna Berg", "S", "chair"),
        ("Dag Wenn", "M", "vice_chair"),
        ("Kent Ros", "S", "member"),
        ("Fatima Osman", "S", "member"),
        ("Maud Ell", "V", "member"),
    ]


def test_answers_in_the_cells_of_a_table_and_a_reservation_named_first() -> None:
    record = record_of(
        "Miljönämnden 2011-04-12\nBeslutande Roland Dahl (S), ordförande\n           Eva Kind (M)\n"
        "           Göran Ask (V)\n\n§ 45 Taxa\nBeslut\nTaxan antas.\n\nOmröstningsresultat\n\n"
        "Ledamot Ja | Nej | Avstår\nRoland Dahl (S) | Ja\nEva Kind (M) | Ja\nGöran Ask (V) Nej\n\n"
        "Reservation mot beslutet avges av Göran Ask (V).\n"
    )
    item = record.items[0]
    assert {ballot.name: ballot.vote for vote in item.votes for ballot in vote.ballots} == {
        "Roland Dahl": "yes",
        "Eva Kind": "yes",
        "Göran Ask": "no",
    }
    assert [person.name for each in item.reservations for person in each.by] == ["Göran Ask"]
