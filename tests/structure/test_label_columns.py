"""Covers whose labels OCR read as a column, their values after them, and names on both sides of roles."""

from __future__ import annotations

from minutes_cli.records.models import Record

from .reading import record_of

LABELS = """\
Barnnämnden

Sammanträdesprotokoll

Plats och tid

Beslutande

Ej tjänstgörande 7

ersättare

Övriga närvarande

Utses att justera

Justeringens plats

och tid

Sekreterare

Ordförande

Justerare

Bevis om anslag
"""
ITEMS = """
§ 26 Fastställande av dagordning
Beslut
Nämnden fastställer dagordningen.

§ 27 Budgetuppföljning
Beslut
Nämnden godkänner uppföljningen.
"""


def roles(record: Record) -> dict[str, str]:
    return {row.name: row.role for row in record.attendance}


def test_blocks_in_another_order_than_their_labels() -> None:
    record = record_of(
        LABELS
        + """
Eva Ek (V), deltar på distans
Patrik Dahl (M)

Malin Skog (S) med Robert Åberg (SD) som ersättare
Stadshuset, måndagen den 24 april 2023

Stadshuset, Linden, tisdagen den 18 april 2023, klockan 08:30-11:50

Björn Lund (M), ordförande
Anders Holm (S), vice ordförande
Malin Skog (S)
Robert Åberg (SD)
Henrik Berg (L) ersätter Sara Alm (L)

Karin Lind, utbildningschef
Erik Ström, ekonom, § 27
Ewa Sand, nämndsekreterare

Paragrafer
26-27

Ewa Sand
"""
        + ITEMS
    )
    assert roles(record) == {
        "Björn Lund": "chair",
        "Anders Holm": "vice_chair",
        "Malin Skog": "member",
        "Robert Åberg": "member",
        "Henrik Berg": "serving_substitute",
        "Eva Ek": "substitute",
        "Patrik Dahl": "substitute",
        "Karin Lind": "official",
        "Erik Ström": "official",
        "Ewa Sand": "secretary",
    }
    assert record.adjustment.adjusters == ["Malin Skog"]
    assert record.adjustment.deputies == ["Robert Åberg"]


def test_a_first_row_read_apart_comes_to_the_rest_of_its_list() -> None:
    record = record_of(
        LABELS
        + """
Björn Lund (M), ordförande

Stadshuset, Linden, tisdagen den 18 april 2023, klockan 08:30-11:50

Sida 1 (2)

Anders Holm (S), vice ordförande

Malin Skog (S)

Kurt Gran (C) ersätter Ola Ek (C)

Aina Palm (S)

Karin Lind, utbildningschef
Ewa Sand, nämndsekreterare

Ewa Sand

Björn Lund

Malin Skog
"""
        + ITEMS
    )
    assert roles(record) == {
        "Björn Lund": "chair",
        "Anders Holm": "vice_chair",
        "Malin Skog": "member",
        "Kurt Gran": "serving_substitute",
        "Aina Palm": "substitute",
        "Karin Lind": "official",
        "Ewa Sand": "secretary",
    }
    assert [(each.role, each.name) for each in record.signatures] == [
        ("secretary", "Ewa Sand"),
        ("chair", "Björn Lund"),
        ("adjuster", "Malin Skog"),
    ]


COVER = """\
Räddningsdirektionen 2021-10-07

Plats och tid:

Beslutande:

Ersättare:

Anmält förhinder:

Övriga:

Utses att justera:

Paragrafer:
Sekreterare:
Jenny Palm

Ordförande:

Mats Dahl

Justerande:
"""


def test_a_name_right_under_the_secretary_is_no_member() -> None:
    record = record_of(
        COVER
        + """
Brandstationen, torsdagen den 7 oktober 2021, kl. 13.00-15.10

Mats Dahl (S), ordförande

Annelie Stork (C)

Bertil Hall (S)

Yasmin Alm (V) ersätter Lennart Ek (V)

Pernilla Lund (M)
Sten Åker (SD)

Lennart Ek (V)

Johan Ryd, förbundsdirektör

Annelie Stork

26-27

Annelie Stork
"""
        + ITEMS
    )
    assert roles(record) == {
        "Mats Dahl": "chair",
        "Annelie Stork": "member",
        "Bertil Hall": "member",
        "Yasmin Alm": "serving_substitute",
        "Pernilla Lund": "substitute",
        "Sten Åker": "substitute",
        "Lennart Ek": "absent",
        "Johan Ryd": "official",
    }
    assert [(each.role, each.name) for each in record.signatures][:2] == [
        ("secretary", "Jenny Palm"),
        ("chair", "Mats Dahl"),
    ]


def test_names_stand_on_the_side_of_their_roles_that_the_list_confirms() -> None:
    record = record_of(
        "Styrelsemöte den 2 april 1998\n\n"
        "Närvarande: Margit Elof, ordförande, Karl-Erik Ljung, sekreterare, Arvid Gran och Dagmar Hult.\n"
        "\n§ 1 Mötets öppnande\nOrdföranden öppnade mötet.\n"
        "\n§ 2 Skogsskiftet\nStyrelsen beslöt att icke sälja skiftet.\n"
        "\nVid protokollet\n\nKarl-Erik Ljung\n\nOrdförande\n\nMargit Elof\n\n"
        "Justeras den 9 april 1998\n\nArvid Gran\n"
    )
    assert [(each.role, each.name) for each in record.signatures] == [
        ("secretary", "Karl-Erik Ljung"),
        ("chair", "Margit Elof"),
        ("adjuster", "Arvid Gran"),
    ]


def test_signature_labels_that_say_for_whom_end_the_items() -> None:
    record = record_of(
        "Samverkansgruppen 2017-04-26\n\n"
        "Närvarande Helén Gustavsson, förvaltningschef, ordförande\n           Ronny Lind, Kommunal\n"
        "           Lena Torstensdotter, antecknar\n\n"
        "1. Friskvård\nBidraget är 1 200 kronor.\n\n2. Nästa möte\nNästa möte är den 31 maj kl. 13.00.\n\n"
        "Vid anteckningarna Justeras, för arbetsgivaren Justeras, för Kommunal\n"
        "Lena Torstensdotter Helén Gustavsson Ronny Lind\n"
    )
    assert [(item.title, item.span.line_end) for item in record.items] == [
        ("Friskvård", 8),
        ("Nästa möte", 11),
    ]
    assert [(each.role, each.name) for each in record.signatures] == [
        ("secretary", "Lena Torstensdotter"),
        ("adjuster", "Helén Gustavsson"),
        ("adjuster", "Ronny Lind"),
    ]


def test_a_list_above_its_label_in_the_middle_of_a_tall_row() -> None:
    record = record_of(
        "Räddningsdirektionen 2021-10-07\n\nSammanträdesprotokoll\n\n"
        "Plats och tid: Brandstationen, torsdagen den 7 oktober 2021, kl. 13.00-15.10\n\n"
        "Mats Dahl (S), ordförande\nUlf Hjelm (M), vice ordförande\n\nAnnelie Stork (C)\n\n"
        "Yasmin Alm (V) ersätter Lennart Ek (V)\n\n"
        "Ersättare: Pernilla Lund (M)\nSten Åker (SD), deltar på distans\n\nBeslutande:\n\n"
        "Övriga: Johan Ryd, förbundsdirektör\nJenny Palm, sekreterare\n\n"
        "Utses att justera: Annelie Stork\n" + ITEMS
    )
    assert roles(record) == {
        "Mats Dahl": "chair",
        "Ulf Hjelm": "vice_chair",
        "Annelie Stork": "member",
        "Yasmin Alm": "serving_substitute",
        "Pernilla Lund": "substitute",
        "Sten Åker": "substitute",
        "Johan Ryd": "official",
        "Jenny Palm": "secretary",
    }


def test_roles_read_as_a_column_of_their_own_come_to_their_names() -> None:
    record = record_of(
        "Kommunstyrelsens arbetsutskott\n\nSammanträdesprotokoll 1991-03-19\n\n"
        "Plats och tid\nNärvarande\nAtt justera\n\n"
        "Stadshuset, kl 08.15 - 11.40\n\n"
        "Ingemar Hult (s)\nStig Ros (m)\nBerit Frans (s)\nUlla Kvist (s)\nHans Torn\nBirgit Lind\n\n"
        "Stig Ros\n\n"
        "Ordförande\nVice ordförande\nLedamot\nErsättare\nKommunchef\nSekreterare\n" + ITEMS
    )
    assert roles(record) == {
        "Ingemar Hult": "chair",
        "Stig Ros": "vice_chair",
        "Berit Frans": "member",
        "Ulla Kvist": "substitute",
        "Hans Torn": "official",
        "Birgit Lind": "secretary",
    }
    assert record.adjustment.adjusters == ["Stig Ros"]


def test_a_tables_border_read_as_letters_and_strokes() -> None:
    record = record_of(
        "Byggmötesanteckningar nr 9\n\n| Datum | 2012-11-21 kl 09.00\n\ni Plats Platskontoret\n\n"
        "| Närvarande Ulf Heden, beställare\n\\ Marie Löf, projektledare, antecknar\n"
        ": Stefan Gran, platschef\ni Ivan Petrov, el\n"
        "\n9.1 Tider\nArbetena ligger en vecka efter tidplanen.\n\n9.2 El\nStigare i trapphus B klara.\n"
        "\nVid anteckningarna\nMarie Löf\n"
    )
    assert record.meeting.place == "Platskontoret"
    assert [row.name for row in record.attendance] == ["Ulf Heden", "Marie Löf", "Stefan Gran", "Ivan Petrov"]


def test_a_sentence_that_goes_on_with_i_is_no_border() -> None:
    record = record_of(
        "Protokoll från styrelsemöte\n\nTid och plats: torsdagen den 12 mars 1998 kl 18.00\n"
        "i Sockenstugan\n\nNärvarande: Stina Ek, ordförande, och Bo Alm\n"
        "\n§ 1 Öppnande\nOrdföranden öppnade mötet.\n\n§ 2 Avslutning\nMötet avslutades.\n"
    )
    assert record.meeting.place == "Sockenstugan"
