"""Short minutes of small associations: sentences as items, surnames of one letter, officers told in text."""

from __future__ import annotations

import pytest

from .reading import record_of

HEAD = "Protokoll styrelsemöte\n2023-05-23 kl. 18.00\n\n"


def test_a_letter_is_all_that_is_written_of_a_surname() -> None:
    record = record_of(
        f"{HEAD}Närvarande: Martin I, Lotta E,\nLars N och Per N\n\n"
        "1. Mötets öppnande\n2. Val av justerare\nLotta E valdes till justerare\n3. Avslutning\n"
    )
    assert [row.name for row in record.attendance] == ["Martin I", "Lotta E", "Lars N", "Per N"]
    assert record.adjustment.adjusters == ["Lotta E"]


def test_elections_without_a_full_stop_are_decisions() -> None:
    record = record_of(
        f"{HEAD}1. Mötet öppnades av Stina Ek\n2. Till justerare valdes Bo Alm\n"
        "3. Till kassör på två år valdes Siv Dahl\n4. Ekonomi\nKassan är god.\n"
    )
    assert [[(d.outcome, d.text) for d in item.decisions] for item in record.items] == [
        [],
        [("elected", "Till justerare valdes Bo Alm")],
        [("elected", "Till kassör på två år valdes Siv Dahl")],
        [],
    ]


def test_a_heading_ends_where_a_sentence_with_a_verb_follows() -> None:
    record = record_of(
        f"{HEAD}1. Mötet öppnades.\n2. Revisorernas berättelse och yrkanden. Berättelsen lästes upp.\n"
        "3. Motion om bryggan. Svar från styrelsen\n"
    )
    assert [item.title for item in record.items] == [
        "Mötet öppnades.",
        "Revisorernas berättelse och yrkanden",
        "Motion om bryggan. Svar från styrelsen",
    ]


@pytest.mark.parametrize(
    "told",
    [
        "2. Till ordförande för mötet valdes Bo Alm. Till sekreterare valdes Siv Dahl.",
        "2. Val av mötets funktionärer\nMötet valde Bo Alm till ordförande och Siv Dahl till sekreterare.",
        "2. Funktionärer\nMötesordförande Bo Alm och mötessekreterare Siv Dahl.",
    ],
)
def test_whom_the_meeting_elects_has_the_role_in_the_list(told: str) -> None:
    record = record_of(
        f"{HEAD}Närvarande: Stina Ek, Bo Alm, Siv Dahl\n\n1. Mötets öppnande\n{told}\n3. Ekonomi\nGod.\n"
    )
    assert [(row.name, row.role, row.derived) for row in record.attendance] == [
        ("Stina Ek", "member", []),
        ("Bo Alm", "chair", ["role"]),
        ("Siv Dahl", "secretary", ["role"]),
    ]


def test_an_officer_elected_for_the_year_does_not_keep_the_minutes() -> None:
    record = record_of(
        f"{HEAD}Närvarande: Stina Ek, Bo Alm, Siv Dahl\n\n1. Mötets öppnande\n2. Dagordning\n3. Ekonomi\n"
        "4. Ansvarsfrihet\n5. Till sekreterare på ett år valdes Siv Dahl.\n"
    )
    assert {row.name: row.role for row in record.attendance}["Siv Dahl"] == "member"


def test_those_present_may_be_listed_by_first_name() -> None:
    record = record_of(
        "Anteckningar arbetsgruppen för vägen\n2014-05-04\n\n"
        "Närvarande: Jörgen, Tiina – vice ansvarig och Eva-Lotta.\n\n"
        "1. Val av ordförande\nEva-Lotta valdes till ordförande.\nJörgen valdes till sekreterare.\n"
        "2. Skyltar\nTiina beställer.\n"
    )
    assert [(row.name, row.role, row.title) for row in record.attendance] == [
        ("Jörgen", "secretary", None),
        ("Tiina", "member", "vice ansvarig"),
        ("Eva-Lotta", "chair", None),
    ]


def test_points_of_a_point_with_the_decision_on_the_line_of_the_title() -> None:
    record = record_of(
        f"{HEAD}1. Mötet öppnades\n2. Frågor:\n2.1. Nytt namn? Beslut: Att kalla bryggan Östra.\n"
        "2.2. Arbetsdag Förslaget från förra mötet är att dagen hålls i god tid före sista augusti för\n"
        "att alla ska hinna med den. Beslut: Den 12 augusti.\n3. Avslutning\n"
    )
    assert [(item.number, [d.text for d in item.decisions]) for item in record.items] == [
        ("1", []),
        ("2", []),
        ("2.1", ["Att kalla bryggan Östra."]),
        ("2.2", ["Den 12 augusti."]),
        ("3", []),
    ]


def test_items_that_are_all_numbered_one_are_counted() -> None:
    record = record_of(
        "Protokoll från årsstämma\n\nTid: Lördagen den 12 juli 2014, kl. 10.00\n\n"
        " 1. Val av ordförande för stämman.\n\nStina Ek valdes till ordförande.\n\n"
        " 1. Val av sekreterare för stämman.\n\nBo Alm valdes till sekreterare.\n\n"
        " 1. Budget\n\nBudgeten godkändes.\n"
    )
    assert [(item.number, item.number_raw, item.derived) for item in record.items] == [
        ("1", "1.", []),
        ("2", "1.", ["number"]),
        ("3", "1.", ["number"]),
    ]


@pytest.mark.parametrize(
    ("title", "organisation"),
    [
        ("Protokoll från årsstämma i Långnäs vägsamfällighet för år 2013", "Långnäs vägsamfällighet"),
        ("Årsmöte för Ung Kraft Ekhult, Björkgatan 4", "Ung Kraft Ekhult"),
        ("Protokoll från styrelsemöte i Ekhults IF", "Ekhults IF"),
        ("STYRELSEMÖTE BRF TALLEN", "Brf Tallen"),
        ("Styrelsemöte för verksamheten", None),
    ],
)
def test_whose_meeting_it_is(title: str, organisation: str | None) -> None:
    record = record_of(
        f"Mötesprotokoll\n{title}\n10 december 2015\n\n"
        "1. Mötets öppnande\nStina Ek öppnade mötet.\n2. Ekonomi\nGod.\n"
    )
    assert record.meeting.organisation == organisation


def test_crosses_and_hindrances_are_no_titles() -> None:
    record = record_of(
        f"{HEAD}Ledamöter\nStina Ek X, mötesordförande\nBo Alm X\nPer Lind anmält förhinder\n"
        "Kansliet\nSiv Dahl X, sekreterare\nUlf Ström X\n\n"
        "§ 4 Mötet öppnas\nStina Ek öppnar mötet.\n§ 5 Ekonomi\nGod.\n"
    )
    assert [(row.name, row.role, row.title) for row in record.attendance] == [
        ("Stina Ek", "chair", "mötesordförande"),
        ("Bo Alm", "member", None),
        ("Per Lind", "absent", None),
        ("Siv Dahl", "secretary", "sekreterare"),
        ("Ulf Ström", "official", None),
    ]


def test_those_elected_may_follow_each_on_a_line() -> None:
    record = record_of(
        f"{HEAD}1. Mötets öppnande\nStina Ek öppnade mötet.\n\n2. Val av styrelse\n\nMötet valde\n\n"
        "Bo Alm till ordförande.\n\nSiv Dahl till kassör.\n\n3. Ekonomi\nGod.\n"
    )
    assert [(d.outcome, d.text) for d in record.items[1].decisions] == [
        ("elected", "Bo Alm till ordförande."),
        ("elected", "Siv Dahl till kassör."),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "2. Närvarande\nStina Ek, ordförande\nBo Alm\n",
        "2. Närvaro\nFöljande närvarade vid mötet: Stina Ek (ordförande), Bo Alm\n",
        "2. Röstlängd\n\nNärvarande med rösträtt:\n\nStina Ek, ordförande\n\nBo Alm\n",
    ],
)
def test_those_present_may_be_listed_in_an_item(told: str) -> None:
    record = record_of(f"{HEAD}1. Mötets öppnande\nStina Ek öppnade mötet.\n\n{told}\n3. Ekonomi\nGod.\n")
    assert [(row.name, row.role) for row in record.attendance] == [
        ("Stina Ek", "chair"),
        ("Bo Alm", "member"),
    ]


def test_roles_in_brackets_and_those_absent_in_a_run_in_list() -> None:
    record = record_of(
        f"{HEAD}Närvarande: Stina Ek (ordf), Per Lind (sekr), Bo Alm. Frånvarande: Siv Dahl, Ulf Ström.\n\n"
        "1. Mötets öppnande\nStina Ek öppnade mötet.\n2. Justerare\nTill justerare valdes Bo Alm.\n"
        "3. Ekonomi\nGod.\n\nSekr. Per Lind      Ordf. Stina Ek      Just. Bo Alm\n"
    )
    assert [(row.name, row.role, row.party) for row in record.attendance] == [
        ("Stina Ek", "chair", None),
        ("Per Lind", "secretary", None),
        ("Bo Alm", "member", None),
        ("Siv Dahl", "absent", None),
        ("Ulf Ström", "absent", None),
    ]
    assert [(each.role, each.name) for each in record.signatures] == [
        ("secretary", "Per Lind"),
        ("chair", "Stina Ek"),
        ("adjuster", "Bo Alm"),
    ]
