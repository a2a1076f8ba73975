"""Small ways of boards and clubs: couples, who opens, names under bare labels, days over signatures."""

from __future__ import annotations

from minutes_cli.structure.people.listed import read_people

from .reading import record_of

HEAD = "Protokoll styrelsemöte 2014-09-03\n\n"
ITEMS = "§1 Öppnande\nMötet öppnades.\n\n§2 Ekonomi\nGod.\n\n§3 Avslut\nMötet avslutades.\n\n"


def test_a_couple_is_two_persons() -> None:
    listed = f"{HEAD}Närvarande: Lotta Ek (LE), ordf.\nMaria och Johan Stål\nBengt Ås, sekr.\n\n{ITEMS}"
    assert [row.name for row in record_of(listed).attendance] == [
        "Lotta Ek",
        "Maria Stål",
        "Johan Stål",
        "Bengt Ås",
    ]
    assert [each.name for each in read_people("Siv Dahl samt Kerstin och Jan Ek", listed=True)] == [
        "Siv Dahl",
        "Kerstin Ek",
        "Jan Ek",
    ]


def test_who_opens_the_meeting_leads_it_unless_another_is_elected() -> None:
    there = "Närvarande: Stina Ek, Bo Alm, Siv Dahl\n\n"
    opened = "1. Ordförande Stina Ek förklarade mötet öppnat.\n\n"
    elected = "2. Till mötets ordförande valdes Bo Alm.\n\n"
    for items, chair in ((opened, "Stina Ek"), (opened + elected, "Bo Alm")):
        record = record_of(f"{HEAD}{there}{items}3. Mötet avslutades.\n")
        assert [row.name for row in record.attendance if row.role == "chair"] == [chair]


def test_the_day_over_the_labels_of_signatures_is_nobodys() -> None:
    record = record_of(
        f"{HEAD}{ITEMS}Dag som ovan\n\nVid protokollet:             Justeras:\n\n"
        "Hilding Norén                Albin Ek\n"
    )
    assert [(each.role, each.name) for each in record.signatures] == [
        ("secretary", "Hilding Norén"),
        ("adjuster", "Albin Ek"),
    ]


def test_a_role_under_a_name_says_how_the_adjuster_signs() -> None:
    record = record_of(
        f"{HEAD}Närvarande\nAnna Ek, ordförande\nIda Ås, sekreterare\n\n{ITEMS}"
        "Vid protokollet Justeras\nIda Ås Anna Ek\n\nSekreterare Ordförande\n"
    )
    assert [(each.role, each.name) for each in record.signatures] == [
        ("secretary", "Ida Ås"),
        ("chair", "Anna Ek"),
    ]


def test_a_substitute_who_could_not_come_is_absent() -> None:
    record = record_of(
        f"{HEAD}Ledamöter\nStina Ek\nBo Alm\nSuppleanter\nPer Ås\nEva Dahl anmält förhinder\n\n{ITEMS}"
    )
    assert [(row.name, row.role) for row in record.attendance][2:] == [
        ("Per Ås", "substitute"),
        ("Eva Dahl", "absent"),
    ]


def test_a_known_heading_ends_at_its_colon() -> None:
    record = record_of(
        "Protokoll styrelsemöte Byviks byalag 2021-09-14\n\n1. Närvarande: Kaj Ek, Petra Lund, Rolf Ås.\n\n"
        "2. Justeringsmän: Petra Lund och Rolf Ås.\n\n3. Remiss: Cykelplan för Åsvik\nInga synpunkter.\n"
    )
    assert [item.title for item in record.items] == [
        "Närvarande",
        "Justeringsmän",
        "Remiss: Cykelplan för Åsvik",
    ]
    assert [row.name for row in record.attendance] == ["Kaj Ek", "Petra Lund", "Rolf Ås"]
    assert record.adjustment.adjusters == ["Petra Lund", "Rolf Ås"]


def test_numbers_after_bullets_are_marks() -> None:
    record = record_of(
        "Protokoll, vägföreningens årsmöte 2018-08-25\n\n • 1: Stina Ek valdes till ordförande för mötet.\n"
        " • 2: Bo Alm valdes till sekreterare för mötet.\n • 3: Siv Dahl och Per Ås valdes till justerare.\n"
    )
    assert [item.number for item in record.items] == ["1", "2", "3"]
    assert record.adjustment.adjusters == ["Siv Dahl", "Per Ås"]


def test_items_with_a_letter_behind_their_number() -> None:
    record = record_of(
        f"{HEAD}1. Öppnande\nMötet öppnades.\n\n2a. Agenda\nGodkändes.\n\n2b. Justerare\nBo Ek valdes.\n\n"
        "3. Avslutning\nMötet avslutades.\n"
    )
    assert [item.number for item in record.items] == ["1", "2a", "2b", "3"]


def test_what_is_counted_is_no_part_of_a_title() -> None:
    record = record_of(
        f"{HEAD}1. Cupen i maj\n38 lag är anmälda. Vi tackar ja till kiosken.\n\n2. Avgiften höjs till\n"
        "150 kronor\n\n3. Avslutning\n"
    )
    assert [item.title for item in record.items[:2]] == ["Cupen i maj", "Avgiften höjs till 150 kronor"]


def test_whose_matter_it_is_stands_in_a_column_of_given_names() -> None:
    record = record_of(
        "Minnesanteckningar 2011-03-08\n\nNärvarande: Stina Ek, Bo Alm\n\nAnsvarig\n\n"
        "4.1 Ritningar\n\nGruppen enades om alternativ B med entré mot Stefan\ntorget.\n\n"
        "4.2 Invigning\n\nEn grupp tillsattes. Stina\n\n4.3 Nästa möte\n\nDen 5 april 2011.\n"
    )
    assert [each.text for item in record.items for each in item.decisions] == [
        "Gruppen enades om alternativ B med entré mot torget.",
        "En grupp tillsattes.",
    ]


def test_whom_people_stand_for_is_no_part_of_their_names() -> None:
    record = record_of(
        f"{HEAD}Närvarande\nLärare Stina Ek, prefekt, ordförande\nBo Alm\nTeknisk personal Lars Ås\n"
        f"Studenter Maja Dahl\n\n{ITEMS}"
    )
    assert [(row.name, row.role) for row in record.attendance] == [
        ("Stina Ek", "chair"),
        ("Bo Alm", "member"),
        ("Lars Ås", "member"),
        ("Maja Dahl", "member"),
    ]


def test_a_sentence_behind_the_list_says_who_could_not_come() -> None:
    record = record_of(
        f"{HEAD}Närvarande: Stina Ek, Bo Alm och Maj Holst. Förhinder hade anmält Ture Blad.\n\n{ITEMS}"
    )
    assert [(row.name, row.role) for row in record.attendance][2:] == [
        ("Maj Holst", "member"),
        ("Ture Blad", "absent"),
    ]


def test_rows_of_a_table_elect() -> None:
    record = record_of(
        f"{HEAD}§1 Val\nOrdförande 1 år Per Ek (omval)\nLedamot 2 år Hassan Ås (nyval)\n\n§2 Avslut\nTack.\n"
    )
    assert [(each.text, each.outcome) for each in record.items[0].decisions] == [
        ("Ordförande 1 år Per Ek (omval)", "elected"),
        ("Ledamot 2 år Hassan Ås (nyval)", "elected"),
    ]


def test_inga_is_a_name_among_those_who_sign() -> None:
    record = record_of(f"{HEAD}{ITEMS}Vid protokollet\nMaj Lod\n\nJusteras\nViola Stam\nInga Hedberg\n")
    assert [each.name for each in record.signatures] == ["Maj Lod", "Viola Stam", "Inga Hedberg"]


def test_whose_meeting_it_is() -> None:
    for title, name in (
        ("Svenska Vallklubbens extra klubbmöte 2012-05-19", "Svenska Vallklubben"),
        ("Styrelsemöte med Byviks scoutkår 2012-09-19", "Byviks scoutkår"),
        ("PROTOKOLL FRÅN BYVIKS BYALAGS MÖTE 2013-01-17", "Byviks byalag"),
    ):
        assert record_of(f"{title}\n\n{ITEMS}").meeting.organisation == name


def test_a_day_with_two_figures_for_its_year_in_the_title() -> None:
    assert record_of(f"Styrelsemöte Byviks byalag 21-09-14\n\n{ITEMS}").meeting.date == "2021-09-14"


def test_the_first_of_a_month_is_when_the_next_meeting_is() -> None:
    record = record_of(f"{HEAD}{ITEMS}§4 Nästa möte\n1 oktober 2014 kl. 18.30 i lokalen.\n")
    assert [each.date for each in record.meeting.next] == ["2014-10-01"]


def test_adjusters_elected_by_given_names() -> None:
    elected = f"{HEAD}§1 Till justerare valdes Siv och Bo.\n\n§2 Ekonomi\nGod.\n\n§3 Avslut\nTack.\n\n"
    assert record_of(elected).adjustment.adjusters == ["Siv", "Bo"]
    signed = f"{elected}Vid protokollet\nMaj Ek\n\nJusteras\nSiv Dahl          Bo Alm\n"
    assert record_of(signed).adjustment.adjusters == ["Siv Dahl", "Bo Alm"]


def test_roles_in_short_on_one_line_that_lost_its_columns() -> None:
    record = record_of(f"{HEAD}{ITEMS}Ordf: Marie Ek Sekr: Sören Ås\n\nJust: Ulf Dahl\n")
    assert {(each.role, each.name) for each in record.signatures} == {
        ("chair", "Marie Ek"),
        ("secretary", "Sören Ås"),
        ("adjuster", "Ulf Dahl"),
    }


def test_a_sum_ends_the_sentence_of_a_title() -> None:
    record = record_of(
        f"{HEAD}§ 1. Öppnades.\n\n§ 2. Kassören anmälde att behållningen utgjorde kronor\n     412:60.\n\n"
        "§ 3. Mötet avslutades.\n"
    )
    assert record.items[1].title == "Kassören anmälde att behållningen utgjorde kronor 412:60."


def test_three_sentences_that_elect_are_title_and_text() -> None:
    told = "Till ordförande omvaldes Per Ek. Till kassör valdes Nina Ås. Till suppleant valdes Eva Dahl."
    record = record_of(f"{HEAD}§ 1. Mötet öppnades.\n\n§ 2. {told}\n\n§ 3. Mötet avslutades.\n")
    assert record.items[1].title == "Till ordförande omvaldes Per Ek."
    assert [each.outcome for each in record.items[1].decisions] == ["elected", "elected"]


def test_bullets_that_say_they_are_decisions() -> None:
    record = record_of(
        f"{HEAD}1. Utbildning\nLotta visade ett upplägg.\n\n• Beslut: Den hålls i november.\n"
        "e Beslut: Den spelas in.\n\n2. Avslutning\nTack.\n"
    )
    assert [each.text for each in record.items[0].decisions] == ["Den hålls i november.", "Den spelas in."]
