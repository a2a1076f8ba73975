"""Minutes of small boards: people told in items and titles, first names, offices beside names."""

from __future__ import annotations

import pytest

from minutes_cli.structure.content.later_decisions import decides_later
from minutes_cli.structure.content.outcomes import classify
from minutes_cli.structure.content.verbs import decides_surely, opens_list
from minutes_cli.structure.forms.rows_of_people import parted

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


def test_rows_of_names_whose_columns_are_closed_up() -> None:
    record = record_of(f"{HEAD}Närvarande:\nStina Ek Bo Alm Siv Dahl\nPer Ås Jan Vik\n\n{ITEMS}")
    assert [row.name for row in record.attendance] == ["Stina Ek", "Bo Alm", "Siv Dahl", "Per Ås", "Jan Vik"]
    assert parted("Anna Maria Sjöberg Ek") == "Anna Maria Sjöberg Ek"


def test_those_who_speak_for_a_group_named_before_them() -> None:
    record = record_of(
        f"{HEAD}Närvarande\nFöreträdare för lärarna Stina Ek ordförande\nBo Alm\n"
        f"Företrädare för studenterna Siv Dahl\n\n{ITEMS}"
    )
    assert {row.name: row.role for row in record.attendance} == {
        "Stina Ek": "chair",
        "Bo Alm": "member",
        "Siv Dahl": "member",
    }


def test_a_name_with_its_post_in_brackets_is_no_label() -> None:
    record = record_of(
        f"{HEAD}Deltagare      Stina Ek (rektor), Bo Alm, Eva-Lena\n\n"
        f"               Skog (skyddsombud), Per Ås\n\n{ITEMS}"
    )
    assert [row.name for row in record.attendance] == ["Stina Ek", "Bo Alm", "Eva-Lena Skog", "Per Ås"]


def test_who_wrote_signs_under_the_day_above_the_adjusters() -> None:
    record = record_of(
        f"{HEAD}1. Mötets öppnande\n2. Sekr.\nTill sekr. valdes Siv Dahl.\n3. Avslutning\nTack.\n\n"
        "Byvik den 9/6 2023\n\nSiv Dahl\n\nJusteras:\n\nStina Ek            Bo Alm\n"
    )
    assert [(each.role, each.name) for each in record.signatures if each.name] == [
        ("adjuster", "Stina Ek"),
        ("adjuster", "Bo Alm"),
        ("secretary", "Siv Dahl"),
    ]


def test_a_date_alone_under_the_heading_of_the_next_meeting() -> None:
    record = record_of(
        f"{HEAD}1. Ekonomi\nGod.\n2. Nästa möte\n12 juni 2023 i Borås.\n3. Avslutning\nTack.\n"
    )
    assert [each.date for each in record.meeting.next] == ["2023-06-12"]


def test_figures_of_those_who_vote() -> None:
    record = record_of(
        f"{HEAD}1. Motion\nMötet röstar: 19 för styrelsens förslag, 12 emot, 3 avstår\n"
        "Beslut: Motionen avslås.\n2. Ekonomi\nGod.\n"
    )
    (vote,) = record.items[0].votes
    assert (vote.counts.yes, vote.counts.no, vote.counts.abstain) == (19, 12, 3)


def test_the_title_of_the_chair_behind_another_name_moves_nobody() -> None:
    record = record_of(
        f"{HEAD}Närvarande: Stina Ek, ordförande, Bo Alm, Siv Dahl\n\n1. Val av justerare\nBo Alm valdes.\n"
        "2. Ekonomi\nGod.\n3. Avslutning\nTack.\n\nVid protokollet Justeras\n\n"
        "Siv Dahl Stina Ek Bo Alm\nordförande\n"
    )
    assert [(each.role, each.name) for each in record.signatures] == [
        ("secretary", "Siv Dahl"),
        ("chair", "Stina Ek"),
        ("adjuster", "Bo Alm"),
    ]


def test_a_list_of_those_present_that_begins_with_an_office() -> None:
    record = record_of(
        f"{HEAD}Närvarande: Ordf. Stina Ek, sekr. Bo Alm, kassör Siv Dahl.\n"
        f"Frånvarande med anmält förfall: Per Ås.\n\n{ITEMS}"
    )
    assert [(row.name, row.role) for row in record.attendance] == [
        ("Stina Ek", "chair"),
        ("Bo Alm", "secretary"),
        ("Siv Dahl", "member"),
        ("Per Ås", "absent"),
    ]


def test_who_is_elected_among_several_to_adjust() -> None:
    record = record_of(
        f"{HEAD}1. Formalia\n"
        "Stina Ek valdes till ordförande, Bo Alm till sekreterare och Siv Dahl till justerare.\n"
        "2. Ekonomi\nGod.\n"
    )
    assert record.adjustment.adjusters == ["Siv Dahl"]


def test_the_hours_of_the_title_where_labels_tell_the_place_alone() -> None:
    record = record_of(f"Protokoll\nStyrelsemöte den 8 maj 2020 kl. 18.00–20.15\n\nPlats: Lokalen\n\n{ITEMS}")
    assert (record.meeting.start, record.meeting.end, record.meeting.place) == ("18:00", "20:15", "Lokalen")


def test_decisions_of_one_matter_each_after_its_name_on_the_line() -> None:
    record = record_of(
        f"{HEAD}1. Uthyrning\nLägenhet 11: Styrelsen beviljar uthyrning.\n"
        "Lägenhet 13: Styrelsen avslår ansökan.\n2. Ekonomi\nGod.\n"
    )
    assert [(each.text, each.outcome) for each in record.items[0].decisions] == [
        ("Styrelsen beviljar uthyrning.", "approved"),
        ("Styrelsen avslår ansökan.", "rejected"),
    ]


def test_a_mark_alone_that_is_read_as_letters() -> None:
    record = record_of(
        f"{HEAD}St\n\nStina öppnade mötet.\n\n§ 2\n\nDagordningen godkändes.\n\n§ 3\n\nMötet avslutades.\n"
    )
    assert (record.items[0].number, record.items[0].title) == ("1", "Stina öppnade mötet.")


def test_scraps_of_marks_before_known_titles() -> None:
    record = record_of(
        f"{HEAD}1. Val av ordförande\nStina Ek valdes.\n\n2. Val av sekreterare\nBo Alm valdes.\n\n"
        "Ei Val av justerare\nSiv Dahl valdes.\n\n4. Ansvarsfrihet\nStyrelsen beviljades ansvarsfrihet.\n"
    )
    assert [item.number for item in record.items] == ["1", "2", "3", "4"]


def test_signers_on_a_line_the_last_with_an_office() -> None:
    record = record_of(
        f"{HEAD}{ITEMS}\nVid protokollet Justeras\n\nBo Alm Stina Ek, ordförande\n\nSiv Dahl\n"
    )
    assert [(each.role, each.name) for each in record.signatures] == [
        ("secretary", "Bo Alm"),
        ("chair", "Stina Ek"),
        ("adjuster", "Siv Dahl"),
    ]


def test_a_heading_under_its_mark_ends_where_the_text_begins() -> None:
    record = record_of(
        f"{HEAD}1 §\nGårdens tak. Offerter redovisades. Uppdrogs åt kamreren att anta anbudet.\n\n"
        "2 §\nBerättelsen förelåg. Styrelsen fastställde berättelsen.\n\n3 §\nMötet avslutades.\n"
    )
    assert [item.title for item in record.items[:2]] == ["Gårdens tak.", "Berättelsen förelåg."]
    assert [[each.text for each in item.decisions] for item in record.items[:2]] == [
        ["Uppdrogs åt kamreren att anta anbudet."],
        ["Styrelsen fastställde berättelsen."],
    ]


def test_what_is_decided_after_debate_or_vote() -> None:
    assert decides_later("Efter diskussion antogs programmet med en ändring.")
    assert not decides_later("Efter diskussion gick mötet vidare.")
    record = record_of(
        f"{HEAD}1. Motion\nEfter omröstning, med 29 röster för avslag och 18 för bifall, avslogs motionen.\n"
        "2. Ekonomi\nGod.\n"
    )
    (vote,) = record.items[0].votes
    assert (vote.counts.yes, vote.counts.no) == (18, 29)


def test_a_name_in_capitals_with_its_town() -> None:
    assert record_of(f"HÖGSKOLAN I ÅSVIK\n\n{HEAD}{ITEMS}").meeting.organisation == "Högskolan i Åsvik"


def test_what_was_laid_before_the_meeting_is_adopted_by_what_is_said_of_it() -> None:
    assert classify("Fastställdes de framlagda räkningarna.") == "adopted"
    assert classify("Handlingarna förklarades framlagda.") == "filed"
