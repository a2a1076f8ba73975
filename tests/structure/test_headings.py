"""Headings of sections: printed, as OCR reads them, and what is none."""

from __future__ import annotations

from typing import get_args

import pytest

from minutes_cli.records.models import SectionKind
from minutes_cli.structure.content.section_headings import find_section_heading
from minutes_cli.structure.text.document import make_line
from minutes_cli.structure.text.headings import MOST_WORDS, match_prefix, match_whole, vocabulary
from minutes_cli.structure.text.tables import load_table


def test_the_vocabulary_knows_no_kind_that_the_record_lacks() -> None:
    assert {kind for kind, _ in vocabulary("section").exact.values()} <= set(get_args(SectionKind))


def test_no_phrase_has_more_words_than_are_looked_at() -> None:
    assert max(vocabulary(table).longest for table in load_table("headings")) < MOST_WORDS


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ärendebeskrivning", "background"),
        ("Arendebeskrivning", "background"),
        ("Årendebeskrivning", "background"),
        ("Sammanfattining av drendet", "background"),
        ("Beslutsunderlag", "basis"),
        ("Förslag till beslut", "proposal"),
        ("Férslag till beslut", "proposal"),
        ("Yrkanden", "motions"),
        ("Beslutsgäng", "proposition"),
        ("BesLutsgang", "proposition"),
        ("Omr6stning", "vote"),
        ("Omréstningsresultat", "vote"),
        ("Omröstning 2", "vote"),
        ("BESLUT", "decision"),
        ("Beslut |", "decision"),
        ("Besiut", "decision"),
        ("Kommunfullmiéktige beslutar", "decision"),
        ("Kultur- och fritidsnämndens beslut", "decision"),
        ("Kultur- och fritidsnamndens beslut:", "decision"),
        ("Sårskilt yttrande", "note"),
        ("Prötokollsanteckning", "note"),
        ("Expedieras till!", "dispatch"),
        ("Protokolisutdrag skickas till", "dispatch"),
        ("Jäv", "recusal"),
        ("Ajoumering", "adjournment"),
        ("Kommande moéten", "upcoming"),
        ("Valberedningens förslag", "proposal"),
        ("Tekniska direktörens beslutsförslag:", "proposal"),
    ],
)
def test_a_heading_is_typed(text: str, kind: str) -> None:
    heading = find_section_heading(make_line(text))
    assert heading is not None and heading.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Motionen avslås.",
        "Kommunstyrelsens ordförande Per Stenson svarar.",
        "Beslutet kan överklagas hos länsstyrelsen inom tre veckor från delgivning.",
        "Ekonomienheten",
        "Hans Ekvall (M)",
        "remissinstans",
        "att bevilja bidrag om 25 000 kronor,",
        "Nämnden beslutade 2016-11-15 om ramarna för arbetet.",
        "",
        "_______",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert find_section_heading(make_line(text)) is None


def test_a_run_in_heading_gives_the_rest_of_its_line() -> None:
    heading = find_section_heading(make_line("Beslut: Årsavgiften höjs."))
    assert heading is not None
    assert (heading.kind, heading.text, heading.tail) == ("decision", "Beslut", 8)


@pytest.mark.parametrize(
    ("text", "is_past", "upward"),
    [
        ("Stämman beslutade", True, None),
        ("Direktionen beslutar", False, None),
        ("Styrelsen beslöt att", True, None),
        ("Kommunstyrelsen föreslår kommunfullmäktige besluta", False, "kommunfullmäktige"),
        ("Trafikutskottet föreslår regionstyrelsen", False, "regionstyrelsen"),
    ],
)
def test_a_lead_in_opens_a_decision(text: str, is_past: bool, upward: str | None) -> None:
    heading = find_section_heading(make_line(text))
    assert heading is not None and heading.is_lead_in
    assert (heading.kind, heading.is_past, heading.upward) == ("decision", is_past, upward)


def test_a_proposal_names_the_body_that_it_goes_to() -> None:
    heading = find_section_heading(make_line("Arbetsutskottets förslag till kommunstyrelsen"))
    assert heading is not None
    assert (heading.kind, heading.upward) == ("proposal", "kommunstyrelsen")


@pytest.mark.parametrize(
    ("text", "kind", "end"),
    [("Plats och tid Stadshuset", "place_time", 13), ("Ej tjanstgorande Monica Ek", "substitutes", 16)],
)
def test_a_label_at_the_beginning_of_a_line(text: str, kind: str, end: int) -> None:
    hit = match_prefix(text, "cover")
    assert hit is not None and (hit.kind, hit.end) == (kind, end)


def test_short_words_match_only_as_they_are() -> None:
    assert match_whole("Jäv", "section") is not None
    assert match_whole("Jär", "section") is None
