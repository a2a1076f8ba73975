"""Decisions told in running text, in the ways that boards, clubs and villages tell them."""

from __future__ import annotations

import pytest

from minutes_cli.structure.content.later_decisions import decides_later
from minutes_cli.structure.content.outcomes import classify

from .reading import record_of

HEAD = (
    "Protokoll fört vid styrelsemöte med Byviks båtklubb den 8 maj 2014\n\nNärvarande: Stina Ek, Bo Alm\n\n"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hos kommunalnämnden beslöts anhålla om bidrag.",
        "För att utröna intresset, beslöts att sända ut listor.",
        "Åt sekreteraren uppdrogs att avfatta skrivelsen.",
        "Preliminärt bestämmer vi att loppet går i maj.",
        "För rättvisans skull beslutade byalaget att alla får lika.",
        "Efter diskussion ger mötet styrelsen mandat att ta fram en prislista.",
        "Allt godkändes av mötet och lades till handlingarna.",
        "Kallelsen godkändes.",
        "Det extra klubbmötet beslutade anta motionen.",
        "Styrelsen fick i uppdrag att ordna en utflykt.",
        "Vi köper skåpet för högst 9 000 kr.",
        "Motionen förkastades.",
    ],
)
def test_a_sentence_inside_a_paragraph_decides(sentence: str) -> None:
    assert decides_later(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Skåpet som köptes när planen godkändes är fullt.",
        "Vid förra mötet beslutades att kajen lagas.",
        "Bygglovet beviljades av kommunen.",
        "Stadgarna antogs 1994.",
        "Hon berättade att bidraget beviljades.",
        "Ordföranden tackade för visat intresse.",
    ],
)
def test_what_was_done_elsewhere_or_before_is_told_and_not_decided(sentence: str) -> None:
    assert not decides_later(sentence)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Att justera protokollet uppdrogs åt J.A. Ek.", "elected"),
        ("Styrelsen uppdrog åt honom att infordra anbud.", "other"),
        ("Siv Dahl och Per Ås väljes som justerare.", "elected"),
        ("Förslaget bifölls inte.", "rejected"),
        ("Styrelsen säger nej till förlängningen.", "rejected"),
        ("att anslå 4 000 kronor samt att uppdra åt Bo Alm att anlita tryckeri.", "approved"),
        ("Vi bestämde att startavgiften blir 60 kronor.", "other"),
    ],
)
def test_what_such_a_decision_does(text: str, outcome: str) -> None:
    assert classify(text) == outcome


def test_a_clause_after_the_word_for_a_decision_is_what_it_says() -> None:
    record = record_of(f"{HEAD}§ 1 Justerare\nBeslut att välja Bo Alm.\n\n§ 2 Avgift\nBeslut att höja den.\n")
    assert [[(d.text, d.outcome, d.stated_by) for d in item.decisions] for item in record.items] == [
        [("att välja Bo Alm.", "elected", "heading")],
        [("att höja den.", "adopted", "heading")],
    ]


def test_each_printed_line_tells_and_decides_by_itself() -> None:
    record = record_of(
        f"{HEAD}1. Uthyrning\nLgh 14 söker om ett år till. Ansökan beviljades för tiden fram till maj 2015.\n"
        "Lgh 31 söker om förlängning. Styrelsen säger nej till det.\n\n2. Tvättstugan\nMaskinen är lagad.\n"
    )
    assert [each.text for each in record.items[0].decisions] == [
        "Ansökan beviljades för tiden fram till maj 2015.",
        "Styrelsen säger nej till det.",
    ]


def test_initials_end_no_sentence() -> None:
    record = record_of(f"{HEAD}§ 1\nAtt justera uppdrogs åt J.A. Ek.\n\n§ 2\nMötet avslutades.\n")
    assert record.items[0].title == "Att justera uppdrogs åt J.A. Ek."
    assert record.adjustment.adjusters == ["J.A. Ek"]


def test_notes_with_plain_headings_that_say_who_was_there() -> None:
    record = record_of(
        "Projektmöte arkivet 2020-11-18\n\nDeltagare: Stina Ek, Bo Alm (antecknar)\n\n"
        "Läget\nÅrgångarna är inlästa.\n\nTestmiljön\nBo visade sökvyn. Vi enades om att använda den.\n\n"
        "Risker\n• Utrymmet räcker till mars.\n\nNästa möte\n2 december 2020 på kontoret.\n"
    )
    assert [item.title for item in record.items] == ["Läget", "Testmiljön", "Risker", "Nästa möte"]
    assert [each.text for each in record.items[1].decisions] == ["Vi enades om att använda den."]


def test_headings_with_a_bullet_leave_the_lines_under_them_alone() -> None:
    record = record_of(
        "Byviks schackklubb\nÅrsmöte 2016-03-31\n\n* Fastställande av röstlängd\n\n  Stina Ek\n  Bo Alm\n\n"
        "* Val av ordförande för mötet\n\n  Stina Ek\n\n* Val av sekreterare\n\n  Bo Alm\n\n"
        "* Ansvarsfrihet\n\n  Mötet beviljade styrelsen ansvarsfrihet.\n"
    )
    assert [item.title for item in record.items] == [
        "Fastställande av röstlängd",
        "Val av ordförande för mötet",
        "Val av sekreterare",
        "Ansvarsfrihet",
    ]


def test_offices_and_names_alone_elect_where_the_title_says_so() -> None:
    record = record_of(
        f"{HEAD}§ 1 Personval\nOrdförande: Leila Ek\nKassör: Isak Ås\n\n§ 2 Arbetsfördelning\n"
        "Kassör: Isak Ås\n\n§ 3 Avslut\nTack.\n"
    )
    assert [[(d.text, d.outcome) for d in item.decisions] for item in record.items[:2]] == [
        [("Ordförande: Leila Ek", "elected"), ("Kassör: Isak Ås", "elected")],
        [],
    ]


def test_a_day_after_a_known_heading_is_no_part_of_it() -> None:
    record = record_of(
        f"{HEAD}1. Öppnande. Mötet öppnades.\n\n2. Nästa möte. 5 mars 2017 kl. 16.\n\n3. Avslut. Tack.\n"
    )
    assert record.items[1].title == "Nästa möte"
