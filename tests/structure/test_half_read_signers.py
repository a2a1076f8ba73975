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
