"""Tables whose columns the scan closed up; people whose surname is a word of minutes; bare clauses."""

from __future__ import annotations

from tests.structure.reading import record_of

HEAD = "Granö vägförening\nProtokoll från styrelsemöte 2014-10-06\nNärvarande: Stig Wallentin, ordf.\n"


def test_titles_that_wrap_into_their_text_are_whole() -> None:
    record = record_of(
        HEAD + "§ 1 Mötets Ordföranden öppnade mötet och hälsade alla välkomna till höstens första\n"
        "öppnande möte.\n"
        "§ 2 Val av Till att jämte ordföranden justera dagens protokoll valdes Annika Sjöö.\n"
        "justerings-\n"
        "person\n"
        "§ 3 Föregående Protokollet från den 5 maj gicks igenom och lades till handlingarna utan\n"
        "mötes protokoll anmärkning.\n"
        "§ 4 Vinter- Två anbud hade kommit in. Det lägsta hade lämnats av Granö Gräv.\n"
        "väghållning Styrelsen beslöt att anta anbudet från Granö Gräv för två säsonger.\n"
        "§ 5 Mötets Ordföranden tackade och avslutade mötet.\n"
        "avslutande\n"
    )
    assert [item.title for item in record.items] == [
        "Mötets öppnande",
        "Val av justeringsperson",
        "Föregående mötes protokoll",
        "Vinterväghållning",
        "Mötets avslutande",
    ]
    assert [each.text for each in record.items[2].decisions] == [
        "Protokollet från den 5 maj gicks igenom och lades till handlingarna utan anmärkning."
    ]


def test_heads_of_a_table_show_its_columns_and_its_owners() -> None:
    record = record_of(
        "Mötesanteckningar trygghetsgruppen 2024-09-17\n\nNr | Punkt Anteckning Ansvarig\n"
        "1 | Föregående Inga synpunkter fanns.\nanteckningar\n"
        "2 | Nätvandring Beslut: Föreläsningen för föräldrar bokas till den 5 Hamid\nnovember.\n"
        "3 |Skolgården | Staketet är lagat och grinden målad. SR\n"
        "4 | Övriga frågor Cykelställen är överfulla.\n"
        "5 | Nästa möte 2024-10-15 kl. 13.00\n"
    )
    assert [(item.number, item.title) for item in record.items] == [
        ("1", "Föregående anteckningar"),
        ("2", "Nätvandring"),
        ("3", "Skolgården"),
        ("4", "Övriga frågor"),
        ("5", "Nästa möte"),
    ]
    assert [each.text for each in record.items[1].decisions] == [
        "Föreläsningen för föräldrar bokas till den 5 november."
    ]


def test_a_row_of_marks_with_short_titles_is_no_such_table() -> None:
    lines = ["§ 1 Mötets öppnande", "§ 2 Dagordning", "§ 3 Budget", "§ 4 Skrivelse från Stina Ek i Norrby"]
    text = HEAD + "".join(f"{line}\nOrdföranden redogjorde för ärendet.\n\n" for line in lines)
    assert [item.title for item in record_of(text).items] == [line[4:] for line in lines]


def test_a_surname_may_be_a_word_of_minutes_after_a_given_name() -> None:
    record = record_of(
        "Driftmöte 2019-03-14\nNärvarande: Conny Blad, Sofie Ragnar, Eva Blad (sekreterare)\n\n"
        "1. Energi\nBeslut: Larmen sänks.\n\n2. Övrigt\nInget.\n"
    )
    assert [row.name for row in record.attendance] == ["Conny Blad", "Sofie Ragnar", "Eva Blad"]


def test_names_above_roles_in_brackets_sign() -> None:
    record = record_of(
        HEAD + "1. Mötets öppnande\nStig öppnade mötet.\n\n2. Avslutning\nMötet avslutades.\n\n"
        "Maud Enberg Stig Wallentin Conny Blad\n(sekreterare) (ordförande) (justerare)\n"
    )
    assert [(each.role, each.name) for each in record.signatures] == [
        ("secretary", "Maud Enberg"),
        ("chair", "Stig Wallentin"),
        ("adjuster", "Conny Blad"),
    ]


def test_clauses_with_no_lead_in_decide() -> None:
    record = record_of(
        HEAD
        + "§ 1 Körstämma\nStig rapporterar. Budgeten går ihop.\natt godkänna rapporten\natt hyra en lokal\n\n"
        "§ 2 Avslutning\nMötet avslutas.\n"
    )
    assert [each.text for each in record.items[0].decisions] == [
        "att godkänna rapporten",
        "att hyra en lokal",
    ]


def test_a_housing_association_keeps_its_town_and_a_person_is_no_organisation() -> None:
    assert record_of("Brf Måsen i Ystad\n" + HEAD[18:] + "1. Val\nInget.\n").meeting.organisation == (
        "Brf Måsen i Ystad"
    )
    record = record_of(
        "STYRELSEPROTOKOLL 2011-11-08\nNÄRVARANDE\nFREDRIK ANKAR\n\n1. VAL\nInget.\n\n2. ÖVRIGT\nInget.\n"
    )
    assert record.meeting.organisation is None
