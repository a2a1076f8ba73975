"""Signers of whose printed names a pen left a part, with the names that the document gives them."""

from __future__ import annotations

from .reading import record_of

MEETING = """\
Byggnadsnämnden 2018-11-20

Plats och tid     Nämndhuset, 2018-11-20 kl 09:00-14:30
Beslutande        Jonas Holmstrand (C), ordförande
                  Ingemar Frid (S)
                  Anna Blom (M)
Övriga            Eva Sjögren, sekreterare
Utses att justera Ingemar Frid

§ 158 Bygglov
Nämnden beslutar att bevilja bygglov.

§ 159 Remiss
Nämnden beslutar att tillstyrka förslaget.

Sekreterare

Eva Sjögren

Ordförande

"""


def test_the_chair_under_the_label_of_the_chair() -> None:
    record = record_of(MEETING + "Jonas aaImgeERG nn\n\nJusterare\n\nngemar Frid siren\n")
    assert [(each.role, each.name, each.derived) for each in record.signatures if each.role == "chair"] == [
        ("chair", "Jonas Holmstrand", ["name"])
    ]
    assert {each.name for each in record.signatures if each.role == "adjuster"} == {"Ingemar Frid"}


def test_a_signer_of_whose_name_nothing_is_left_is_whom_the_cover_says_has_that_role() -> None:
    record = record_of(MEETING + "Rack tuin nnn\n\nJusterare\n\nIngemar Frid\n")
    chair = next(each for each in record.signatures if each.role == "chair")
    assert (chair.name, chair.legible, chair.derived) == ("Jonas Holmstrand", False, ["name"])


def test_two_who_led_the_meeting_leave_the_signer_unknown() -> None:
    two = MEETING.replace("Anna Blom (M)\n", "Anna Blom (M), ordförande § 159\n")
    record = record_of(two + "Rack tuin nnn\n\nJusterare\n\nIngemar Frid\n")
    chair = next(each for each in record.signatures if each.role == "chair")
    assert (chair.name, chair.legible) == (None, False)


def test_a_block_where_only_a_pen_signs_names_nobody() -> None:
    only_pen = MEETING.replace("\nEva Sjögren\n", "\nCWA wv\n")
    record = record_of(only_pen + "Rack tuin nnn\n\nJusterare\n\nWE rrn\n")
    assert {each.name for each in record.signatures} == {None}


def test_one_label_over_all_adjusters_names_each_of_those_elected() -> None:
    two = MEETING.replace("Utses att justera Ingemar Frid", "Utses att justera Ingemar Frid och Anna Blom")
    record = record_of(two + "Jonas Holmstrand\n\nJusterande\n\nWE rrn vv\n")
    assert [(each.role, each.name, each.legible) for each in record.signatures] == [
        ("secretary", "Eva Sjögren", True),
        ("chair", "Jonas Holmstrand", True),
        ("adjuster", "Ingemar Frid", False),
        ("adjuster", "Anna Blom", False),
    ]


def test_labels_that_all_have_only_a_date_beside_them_are_signed() -> None:
    record = record_of(
        "Årsstämma i Näs Energi AB 2024-04-25\n\nNärvarande:\nTore Hallén, ordförande\nElin Sand, ombud\n"
        "Siv Borg, sekreterare\n\n1. Val av justerare\nTill justerare valdes Elin Sand.\n\n"
        "2. Avslutning\nStämman avslutades.\n\nVid protokollet:\n\nGe1 Brr tatt\n\n"
        "Justeras 2024-05-02:\n\nTore Hallén rss ras\n\nJusteras 2024-05-02:\n\nfilen Sand maa nero\n"
    )
    assert [(each.role, each.name, each.legible) for each in record.signatures] == [
        ("secretary", "Siv Borg", False),
        ("chair", "Tore Hallén", True),
        ("adjuster", "Elin Sand", True),
    ]
