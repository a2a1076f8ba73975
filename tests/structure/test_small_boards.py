"""Minutes of small boards: people told in items and titles, first names, offices beside names."""

from __future__ import annotations

import pytest

from minutes_cli.structure.content.verbs import decides_later, decides_surely, opens_list

from .reading import record_of

HEAD = "Protokoll styrelsemöte\n2023-05-23 kl. 18.00\n\n"
ITEMS = "1. Mötets öppnande\n2. Dagordning\nDagordningen godkändes.\n3. Avslutning\nMötet avslutades.\n"


def test_an_abbreviated_office_ends_no_title() -> None:
    record = record_of(
        f"{HEAD}1: Ordf. Stina Ek hälsade välkommen.\n2: Ekonomi\nGod.\n3: Avslutning\nTack.\n"
    )
    assert record.items[0].title == "Ordf. Stina Ek hälsade välkommen."


def test_whose_list_of_those_present_a_label_says() -> None:
    record = record_of(
        f"{HEAD}Närvarande styrelse och skola:\nStina Ek        Bo Alm        Siv Dahl\nPer Ås\n\n{ITEMS}"
    )
    assert [row.name for row in record.attendance] == ["Stina Ek", "Bo Alm", "Siv Dahl", "Per Ås"]


def test_an_item_whose_title_lists_who_came() -> None:
    record = record_of(
        f"{HEAD}1. Mötets öppnande\n2. Närvarande: Stina Ek, Bo Alm, Siv Dahl, ej närv. Per Ås.\n"
        "3. Avslutning\n"
    )
    assert [(row.name, row.role) for row in record.attendance] == [
        ("Stina Ek", "member"),
        ("Bo Alm", "member"),
        ("Siv Dahl", "member"),
        ("Per Ås", "absent"),
    ]


def test_an_office_right_under_the_absent_is_that_of_one_who_is() -> None:
    record = record_of(
        f"{HEAD}Närvarande\nOrdförande             Stina Ek\nLedamot                Bo Alm\n\n"
        f"Ej närvarande\nVice ordförande        Siv Dahl\n\n{ITEMS}"
    )
    assert {row.name: row.role for row in record.attendance}["Siv Dahl"] == "absent"


@pytest.mark.parametrize(
    ("elected", "names"),
    [
        ("Mötet valde Siv och Bo till justerare.", ["Siv Dahl", "Bo Alm"]),
        ("M Lind Falk valdes att justera.", ["Maria Lind Falk"]),
    ],
)
def test_adjusters_called_by_a_part_of_a_listed_name(elected: str, names: list[str]) -> None:
    record = record_of(
        f"{HEAD}Närvarande: Stina Ek, Bo Alm, Siv Dahl, Maria Lind Falk\n\n1. Mötets öppnande\n"
        f"2. Val av justerare\n{elected}\n3. Ekonomi\nGod.\n"
    )
    assert record.adjustment.adjusters == names


def test_roles_with_colons_side_by_side_are_signed_each() -> None:
    record = record_of(f"{HEAD}{ITEMS}\nOrdförande: Stina Ek              Vid protokollet: Bo Alm\n\n")
    assert [(each.role, each.name) for each in record.signatures] == [
        ("chair", "Stina Ek"),
        ("secretary", "Bo Alm"),
    ]


def test_roles_that_the_head_only_names_are_not_signed() -> None:
    record = record_of(
        f"Årsmöte protokoll\n2019-03-21 kl 18:30\n\nMötesordförande: Stina Ek\nMötessekreterare: Bo Alm\n"
        f"Justerare: Siv Dahl & Per Ås\n\n{ITEMS}"
    )
    assert record.signatures == []
    assert record.adjustment.adjusters == ["Siv Dahl", "Per Ås"]


def test_who_signs_with_the_keeping_of_the_minutes() -> None:
    record = record_of(
        f"{HEAD}{ITEMS}\nStina Ek, ordförande          Bo Alm, protokollförare\n\nPer Ås, justerare\n"
    )
    assert [(each.role, each.name) for each in record.signatures] == [
        ("chair", "Stina Ek"),
        ("secretary", "Bo Alm"),
        ("adjuster", "Per Ås"),
    ]


def test_a_date_is_no_place_and_whose_meeting_it_was_is_none() -> None:
    record = record_of(f"Protokoll\n\nDatum: April 15-16\nPlats: Klubbstugan, Byvik\n\n{ITEMS}")
    assert record.meeting.place == "Klubbstugan, Byvik"
    record = record_of(f"Protokoll från styrelsemöte i Byviks båtklubb den 7 mars 2023\n\n{ITEMS}")
    assert (record.meeting.organisation, record.meeting.place) == ("Byviks båtklubb", None)


def test_the_day_of_a_meeting_is_not_its_number() -> None:
    record = record_of(f"Extra styrelsemöte 27 maj 2015\n\n{ITEMS}")
    assert (record.meeting.number, record.meeting.date) == (None, "2015-05-27")


def test_a_list_of_matters_with_no_heading_stands_before_those_present() -> None:
    titles = ["Årsredovisning för 2011", "Plan för revisionen", "Ny arbetsordning"]
    listed = "\n".join(f"§ {n}   {title}" for n, title in enumerate(titles, 7))
    body = "\n\n".join(f"§ {n}   {title}\nÄrendet gicks igenom." for n, title in enumerate(titles, 7))
    record = record_of(
        f"{HEAD}Beslutsärenden\n{listed}\n\nNärvarande\nStina Ek\nBo Alm\nSiv Dahl\n\n{body}\n"
    )
    assert [(item.number, item.title) for item in record.items] == [
        (str(n), title) for n, title in enumerate(titles, 7)
    ]
    assert [row.name for row in record.attendance] == ["Stina Ek", "Bo Alm", "Siv Dahl"]


def test_sentences_that_decide_by_what_was_said_before() -> None:
    assert decides_later("Den godkändes av årsmötet och lades till handlingarna.")
    assert decides_later("Samtliga omvaldes.")
    assert not decides_later("Den nya bryggan ligger där den gamla låg när planen godkändes.")
    assert decides_surely("Därefter beslutades att avgiften höjs.")


def test_a_colon_opens_a_list_only_after_a_sentence_that_decides() -> None:
    assert opens_list("Stämman valde följande:")
    assert not opens_list("Styrelsen beslutar att stämman blir i mars. Arbetet tar fart:")
