"""Item marks in every shape, and the choice among them over a document."""

from __future__ import annotations

import pytest

from minutes_cli.structure.agenda.evidence import Hints
from minutes_cli.structure.agenda.items import cut_document
from minutes_cli.structure.agenda.marks import iter_readings
from minutes_cli.structure.agenda.sequence import best_chain
from minutes_cli.structure.text.document import lines_of, make_line


@pytest.mark.parametrize(
    ("text", "form", "label"),
    [
        ("§ 62 Titel", "sign", "62"),
        ("§12.", "sign", "12"),
        ("12 § Titel", "post_sign", "12"),
        ("KF § 266 Dnr KS 02-820 107", "sign", "266"),
        ("KS §12/2019   KS 2019-00123 041", "sign", "12"),
        ("                         § 102     Dnr 2019-000123", "sign", "102"),
        ("Punkt 3. Ekonomi", "prefix", "3"),
        ("1. Mötets öppnande", "dot", "1"),
        ("10.Nasta mote", "dot", "10"),
        ("1) Föregående", "paren", "1"),
        ("8.2 El", "multi", "8.2"),
        ("a) Motion", "letter", "a"),
        ("7 Äskande", "bare", "7"),
        # as OCR reads them
        ("$ 62 Titel", "sign", "62"),
        ("& 62 Titel", "sign", "62"),
        ("$& 62 Titel", "sign", "62"),
        ("8& 158 Fastställande", "sign", "158"),
        ("8 302 Lokalutredning", "sign", "302"),
        ("S 34 Interpellation", "sign", "34"),
        ("s62 Diarienummer", "sign", "62"),
        ("£58", "sign", "58"),
        ("$£ 88 Val", "sign", "88"),
        ("Kf§ 70 Delårsrapport", "sign", "70"),
        ("Ks 8 97", "sign", "97"),
        ("36  Val av justerare", "sign", "6"),
        ("318  Motioner", "sign", "18"),
        ("§ | Mötets öppnande", "sign", "1"),
        ("$ I Mötets öppnande", "sign", "1"),
        ("§ L1t Val", "sign", "111"),
        ("I. Stämmans öppnande", "dot", "1"),
        ("l1. Val", "dot", "11"),
        ("{. Val", "dot", "1"),
        ("33 5", "post_sign", "33"),
    ],
)
def test_a_mark_is_among_the_readings(text: str, form: str, label: str) -> None:
    assert (form, label) in [(one.form, one.label) for one in iter_readings(make_line(text), 0) if one.number]


@pytest.mark.parametrize(
    "text", ["§§ 12-34", "Ordföranden öppnar mötet.", "", "   ", "____", "kl. 13.00", "-"]
)
def test_no_mark(text: str) -> None:
    assert list(iter_readings(make_line(text), 0)) == []


def chain(text: str, **hints: object) -> list[str]:
    return [one.label for one in best_chain(lines_of(text), Hints(**hints)).readings]  # type: ignore[arg-type]


def test_a_numbered_list_in_a_decision_is_no_item() -> None:
    text = """
35. Mötet öppnas

36. Val av justerare
Direktionen beslutar
1. Stina Ek utses.
2. Justering sker den 5 maj.
3. Protokollet skickas ut.

37. Budget
Beslut
1. Budgeten antas.

38. Mötet avslutas
"""
    assert chain(text) == ["35", "36", "37", "38"]


def test_a_list_that_begins_as_the_items_do() -> None:
    text = """
1. Mötets öppnande
Stina Ek öppnade mötet.

2. Val av funktionärer
Följande valdes:
1. Bo Alm
2. Eva Lind
3. Kaj Mo
4. Ulf Ask

3. Ekonomi
Kassan är god.

4. Nästa möte
Den 5 maj.
"""
    got = best_chain(lines_of(text)).readings
    assert [one.label for one in got] == ["1", "2", "3", "4"]
    assert lines_of(text)[got[2].index].text == "3. Ekonomi"
    assert lines_of(text)[got[3].index].text == "4. Nästa möte"


def test_references_in_running_text_are_no_items() -> None:
    text = """
§ 13 Ändring av stadgarna
Styrelsen hade föreslagit en ändring av den långa bestämmelsen som finns i
§ 7 i stadgarna så att årsmöte hålls före mars månads utgång, och i samma led
§ 15 stycke två.

§ 14 Skrivelse
Skolan önskar låna lokalen.

§ 15 Övriga frågor
Inga.
"""
    assert chain(text) == ["13", "14", "15"]


def test_signs_read_as_others_follow_the_sequence() -> None:
    text = "\n\n".join(
        [
            "81. Stämmans öppnande",
            "$ 2. Val av ordförande",
            "& 3. Val av sekreterare",
            "84. Dagordning",
            "8 5. Ekonomi",
            "36. Val av justerare",
            "7. Motioner",
            "$& 8. Avslutning",
        ]
    )
    assert chain(text) == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_a_secret_item_leaves_a_gap() -> None:
    text = "\n\n".join(f"§ {n} Ärende om fråga {n}\nBeslut\nÄrendet bordläggs." for n in (234, 235, 238, 239))
    assert chain(text) == ["234", "235", "238", "239"]


def test_a_number_printed_twice_stays_twice() -> None:
    text = "\n\n".join(f"§ {n} Fråga {k}\nBeslut\nBifalls." for k, n in enumerate((74, 75, 75, 77)))
    assert chain(text) == ["74", "75", "75", "77"]


def test_dates_and_amounts_are_no_items() -> None:
    text = """
1. Mötets öppnande
Mötet öppnades. Nästa möte hålls den
2 december i klubbhuset och avgiften är
3 procent av hyran.

2. Ekonomi
Kassan är god.

3. Avslutning
"""
    lines = lines_of(text)
    assert [lines[one.index].text for one in best_chain(lines).readings] == [
        "1. Mötets öppnande",
        "2. Ekonomi",
        "3. Avslutning",
    ]


def test_no_marks_no_chain() -> None:
    assert chain("Det var en gång en saga.\n\nDen hade inga paragrafer.") == []


def test_a_mark_that_is_a_scrap_is_found_by_its_place() -> None:
    marks = ("& 4 Bokslut", "$ 5 Omläggning av taket", "sS 6 Sommarens verksamhet", "& 7 Fråga om skog")
    text = "\n\n".join(f"{mark}\nStyrelsen beslöt\n att godkänna förslaget." for mark in marks)
    document = cut_document(lines_of(f"Protokoll\n\n{text}"))
    assert [(item.number, item.title) for item in document.items][2] == ("6", "Sommarens verksamhet")


def test_a_number_read_as_letters_is_found_by_its_place() -> None:
    marks = ("10. Arvoden", "un. Ändring av bolagsordningen", "12. Stämmans avslutande")
    text = "\n\n".join(f"{mark}\nStämman beslutade\n att godkänna förslaget." for mark in marks)
    document = cut_document(lines_of(f"Protokoll\n\n{text}"))
    assert [item.number for item in document.items] == ["10", "11", "12"]
    assert document.items[1].derived == ("number",)
