"""The regions of a document: furniture, contents, closing, annex, pages out of order, several documents."""

from __future__ import annotations

import pytest

from minutes_cli.structure.agenda.contents import find_contents
from minutes_cli.structure.agenda.items import cut_document
from minutes_cli.structure.pages.furniture import find_furniture
from minutes_cli.structure.text.document import lines_of

from .reading import record_of, text_of

PAGE = """EKERYDS KOMMUN          Protokoll          Sida {page} ({pages})
Kulturnämnden           2015-06-02

{body}

Justerandes sign                    Utdragsbestyrkande
"""
COVER = """Plats och tid     Kulturhuset, den 2 juni 2015, kl 13.00
Beslutande        Bo Ek (S), ordförande
Utses att justera Eva Lind"""


def paged(*bodies: str, order: list[int] | None = None) -> str:
    """Pages with running header, page number and footer, each beginning with a form feed."""
    numbers = order or list(range(1, len(bodies) + 1))
    pages = (
        PAGE.format(page=n, pages=len(bodies), body=body) for n, body in zip(numbers, bodies, strict=True)
    )
    return "\f".join(pages)


THREE = (
    "§ 5 Kulturpris\nBeslut\nPriset delas ut.",
    "§ 6 Bibliotekets öppettider\nOmröstning",
    "Fem röstar ja och två nej.\nBeslut\nFörslaget antas.\n\n§ 7 Slut\nMötet avslutas.",
)


def test_running_headers_and_footers_are_furniture() -> None:
    document = cut_document(lines_of(paged(COVER, *THREE)))
    kinds = [(entry.kind, entry.line.stripped.split("  ")[0]) for entry in document.furniture]
    assert kinds.count(("footer", "Justerandes sign")) == 4
    assert kinds.count(("header", "EKERYDS KOMMUN")) == 4
    assert kinds.count(("header", "Kulturnämnden")) == 4


def test_a_header_between_a_heading_and_its_content_is_in_neither() -> None:
    record = record_of(paged(COVER, *THREE))
    sections = record.items[1].sections
    assert [(section.kind, section.text) for section in sections] == [
        ("vote", "Fem röstar ja och två nej."),
        ("decision", "Förslaget antas."),
    ]


def test_headings_that_come_again_at_a_page_head_are_no_furniture() -> None:
    bodies = [f"Beslut\nÄrende {n} bordläggs.\n\n§ {n + 1} Fråga om bidrag {n}" for n in range(1, 6)]
    document = cut_document(lines_of(paged(*bodies)))
    assert not any(entry.line.stripped == "Beslut" for entry in document.furniture)


@pytest.mark.parametrize(
    "text", ["Sida 3 (12)", "Sidan 1(30)", "3 (53)", "1[25]", "- 2 -", "Sid 3 av 11", "205)", "Sid (18)"]
)
def test_page_numbers(text: str) -> None:
    lines = lines_of(f"{text}\n\nFörsta stycket i texten.\n\f{text}\n\nAndra stycket i texten.")
    assert [entry.kind for entry in find_furniture(lines)] == ["page_number", "page_number"]


def test_a_letterhead_in_the_midst_of_a_page() -> None:
    lines = lines_of("2. Ny plan\n\nALEN\nBJÖRKÖ\n\n13\n\nRegionen inleder med att berätta.\n\n3. Slut")
    assert [(entry.kind, entry.line.stripped) for entry in find_furniture(lines)] == [
        ("letterhead", "ALEN"),
        ("letterhead", "BJÖRKÖ"),
        ("page_number", "13"),
    ]


def test_a_contents_list_is_no_items_but_completes_titles() -> None:
    contents = (
        "Innehållsförteckning\n§ 5 Kulturpris ........ 3\n§ 6 Bibliotekets öppettider vid\n"
        "    Storgatan ........ 4\n§ 7 Slut ........ 4"
    )
    bodies = [
        COVER,
        contents,
        "§ 5 Kulturpris\nBeslut\nPriset delas ut.\n\n§ 6 Bibliotekets öppettider vid\nStorgatan\n"
        "Kön är lång om lördagarna.\n\n§ 7 Slut\nMötet avslutas.",
    ]
    record = record_of(paged(*bodies))
    assert [item.title for item in record.items] == [
        "Kulturpris",
        "Bibliotekets öppettider vid Storgatan",
        "Slut",
    ]
    assert sum(entry.kind == "contents" for entry in record.source.furniture) == 5


def test_an_agenda_before_the_notes_is_contents() -> None:
    agenda = "Dagordning\n1. Öppnande\n2. Ekonomi\n3. Avslutning\n"
    notes = "1. Öppnande\nBo hälsade välkomna.\n2. Ekonomi\nKassan är god.\n3. Avslutning\nBo tackade.\n"
    lines = lines_of(f"Protokoll fört vid styrelsemöte\n{agenda}\nNoteringar\n{notes}")
    assert [entry.title for entry in find_contents(lines).entries] == ["Öppnande", "Ekonomi", "Avslutning"]
    document = cut_document(lines)
    assert [(item.title, len(item.lines) > 0) for item in document.items] == [
        ("Öppnande", True),
        ("Ekonomi", True),
        ("Avslutning", True),
    ]


def test_an_agenda_that_is_the_minutes_stays() -> None:
    lines = lines_of(
        "Dagordning\n1. Öppnande\nBo hälsade välkomna.\n2. Ekonomi\nKassan är god.\n3. Slut\nBo tackade."
    )
    assert find_contents(lines).entries == ()


def test_statutes_after_the_signatures_are_annex() -> None:
    document = cut_document(lines_of(text_of("nykterhetsloge.txt")))
    assert [item.number for item in document.items] == [str(n) for n in range(1, 10)]
    assert document.annex[0].stripped.startswith("STADGAR")
    assert document.closing[0].stripped == "Dag som ovan"


def test_pages_in_wrong_order_are_read_in_the_printed_order() -> None:
    bodies = [COVER, *THREE]
    shuffled = paged(bodies[0], bodies[2], bodies[1], bodies[3], order=[1, 3, 2, 4])
    record = record_of(shuffled)
    assert [item.number for item in record.items] == ["5", "6", "7"]
    assert [item.span.page for item in record.items] == [3, 2, 4]
    assert record.items[1].decisions[0].text == "Förslaget antas."


def test_a_missing_page_leaves_a_gap() -> None:
    bodies = [COVER, THREE[0], "§ 9 Övrigt\nInget.\n\n§ 10 Slut\nMötet avslutas."]
    assert [item.number for item in record_of(paged(*bodies)).items] == ["5", "9", "10"]


def test_two_documents_in_one_file() -> None:
    first = paged(COVER, "§ 5 Kulturpris\nBeslut\nPriset delas ut.\n\n§ 6 Slut\nMötet avslutas.")
    second = paged(
        COVER.replace("2 juni", "3 juli"), "§ 1 Öppnande\nBo öppnar.\n\n§ 2 Val\nBeslut\nEva Lind väljs."
    )
    record = record_of(f"{first}\f{second}")
    assert [item.number for item in record.items] == ["5", "6", "1", "2"]
    assert [item.order for item in record.items] == [1, 2, 3, 4]
    assert record.meeting.date == "2015-06-02"


def test_a_running_head_is_no_new_document() -> None:
    head = "Alens kommun, protokoll\n{} nr 4\nSammanträdesdatum: {}"
    says = "Tjänstgörande ordföranden Eva Lind (S) ställer proposition på\nyrkandet. Beslutande saknas."
    pages = [
        COVER,
        "§ 5 Kulturpris\nEva Lind (S) yrkar bifall till förslaget och",
        f"avslag på yrkandet.\n{head.format('Protokoll', '2015-06-02')}\n{says}",
        f"{says}\n{head.format('Protokol!', '2015-06-O2')}\nBeslut\nPriset delas ut.",
        f"{head.format('Protokoll', '2015-06-02')}\n§ 6 Slut\nMötet avslutas.",
    ]
    record = record_of("\n\f".join(pages))
    assert [item.number for item in record.items] == ["5", "6"]
    assert record.meeting.date == "2015-06-02"
    assert record.items[0].decisions[0].text == "Priset delas ut."


def test_only_a_cover_page() -> None:
    record = record_of(paged(COVER))
    assert record.items == []
    assert record.meeting.date == "2015-06-02"


def test_only_an_annex() -> None:
    text = (
        "Bilaga 1\n\nStadgar för föreningen Eken\n\n§ 1 Namn\nFöreningens namn är Eken.\n\n"
        "§ 2 Säte\nStyrelsen har sitt säte i Alen.\n"
    )
    assert record_of(text).items == []


def test_an_item_that_goes_on_over_a_page_is_one() -> None:
    bodies = [
        COVER,
        "§ 5 Kulturpris\nBeslut\nPriset delas ut.\n\n§ 6 Budget\nTvå förslag finns.",
        "§ 6 forts.\n\nBeslut\nFörslag A antas.\n\n§ 7 Slut\nMötet avslutas.",
    ]
    record = record_of(paged(*bodies))
    assert [item.number for item in record.items] == ["5", "6", "7"]
    assert record.items[1].decisions[0].text == "Förslag A antas."


@pytest.mark.parametrize("gap", [" ", "                 "], ids=["read as one", "columns kept"])
def test_names_under_two_signature_labels_go_to_them_in_order(gap: str) -> None:
    items = "1. Välkommen\nBo hälsar alla.\n\n2. Övriga frågor\nInga.\n\n3. Nästa möte\nDen 2 december.\n\n"
    record = record_of(f"{items}Vid anteckningarna{gap}Justeras\n\nHelena Olander{gap}Kamilla Brodin")
    assert [(one.role, one.name) for one in record.signatures] == [
        ("secretary", "Helena Olander"),
        ("adjuster", "Kamilla Brodin"),
    ]


def test_names_above_their_roles_in_two_columns() -> None:
    rule = "____________________      ____________________"
    block = (
        f"{rule}\nMelker Hornberg           Vidar Jönåker\nTalman                    Sekreterare\n\n"
        f"{rule}\nElin Cederholm            Adam Dyhre\nJusterare                 Justerare\n"
    )
    record = record_of(f"{COVER}§ 1 Öppnande\nMötet öppnas.\n\n§ 2 Avslutande\nMötet avslutas.\n\n{block}")
    assert [(one.role, one.name) for one in record.signatures] == [
        ("chair", "Melker Hornberg"),
        ("secretary", "Vidar Jönåker"),
        ("adjuster", "Elin Cederholm"),
        ("adjuster", "Adam Dyhre"),
    ]


def test_a_name_beside_its_signature_label_ends_the_items() -> None:
    block = "Vid protokollet      Kajsa Fors\n\nOrdförande           Rolf Wennerlid\n"
    record = record_of(f"{COVER}§ 1 Öppnande\nMötet öppnas.\n\n§ 2 Slut\nMötet avslutas.\n\n{block}")
    assert [(one.role, one.name) for one in record.signatures] == [
        ("secretary", "Kajsa Fors"),
        ("chair", "Rolf Wennerlid"),
    ]
    assert "Kajsa" not in str(record.items)


HEADINGS = """§1. Mötets öppnande. Klubbens ordförande Kent Ågren hälsade välkommen.
§2. Fastställande av avgifter. Mötet beslutade att höja avgiften till 350 kr.
§3. Bryggan vid sjön. Leif Åhs visade bilder från arbetet.
§4. Till ordförande valdes Sten Wade. Till sekreterare valdes Maja Hill.
§5. Mötets avslutande. Ordföranden avslutade mötet."""


def test_text_that_runs_on_after_a_heading_is_no_title() -> None:
    record = record_of(f"Protokoll fört vid årsmöte den 2 mars 2018\n\n{HEADINGS}\n")
    assert [item.title for item in record.items] == [
        "Mötets öppnande",
        "Fastställande av avgifter",
        "Bryggan vid sjön",
        "Till ordförande valdes Sten Wade. Till sekreterare valdes Maja Hill.",
        "Mötets avslutande",
    ]
    assert record.items[1].decisions[0].text == "Mötet beslutade att höja avgiften till 350 kr."
    assert record.items[2].sections[0].text == "Leif Åhs visade bilder från arbetet."
