"""Decision points and outcomes: clauses, numbers, paragraphs, and decisions known by their verb."""

from __future__ import annotations

import pytest

from minutes_cli.structure.content.outcomes import classify
from minutes_cli.structure.content.verbs import decides

from .reading import record_of

COVER = "Protokoll\nPlats och tid    Kommunhuset, den 4 mars 2014\nBeslutande       Bo Ek (S), ordförande\n\n"


def points(body: str) -> list[tuple[str, str]]:
    """Outcome and text of the decisions of one item with that body."""
    record = record_of(
        f"{COVER}§ 1 Fråga om bidrag till bygdegården\n{body}\n\n§ 2 Avslutning\nMötet avslutas.\n"
    )
    return [(point.outcome, point.text) for point in record.items[0].decisions]


def test_att_clauses_are_points_and_their_lead_in_is_not() -> None:
    body = """Beslut
Nämnden beslutar
  att bevilja föreningen 25 000 kronor,
  att medlen anvisas ur kontot för oförutsedda
     utgifter."""
    assert points(body) == [
        ("approved", "att bevilja föreningen 25 000 kronor,"),
        ("other", "att medlen anvisas ur kontot för oförutsedda utgifter."),
    ]


def test_numbered_points_lose_their_numbers() -> None:
    assert points("Nämndens beslut\n1. Taxan antas.\n2.   Den gamla taxan upphör.") == [
        ("adopted", "Taxan antas."),
        ("other", "Den gamla taxan upphör."),
    ]


def test_a_printed_paragraph_is_a_point() -> None:
    body = """Beslut
Ansökan bifalls.
Medlen tas från det konto som nämnden har för ändamål som inte har kunnat
förutses i budgeten."""
    assert [text for _, text in points(body)] == [
        "Ansökan bifalls.",
        "Medlen tas från det konto som nämnden har för ändamål som inte har kunnat förutses i budgeten.",
    ]


def test_an_att_that_only_begins_a_line_is_no_point() -> None:
    body = """Beslut
Nämnden ger förvaltningen i uppdrag att utreda frågan och ställer sig bakom tanken på
att bygden får en ny hall."""
    assert len(points(body)) == 1


def test_a_proposal_to_a_higher_body_is_proposed() -> None:
    body = "Beslut\nKommunstyrelsen föreslår kommunfullmäktige besluta\n   att anta detaljplanen."
    assert points(body) == [("proposed", "att anta detaljplanen.")]


def test_a_decision_without_heading_is_known_by_its_verb() -> None:
    assert points("Bordlades på grund av tidsbrist.") == [("postponed", "Bordlades på grund av tidsbrist.")]


def test_what_was_told_first_is_no_decision() -> None:
    assert points("Kent föreslog kaffe efter mötet. Frågan bordlades tills vidare.") == []


@pytest.mark.parametrize(
    ("body", "point"),
    [
        (
            "Ett utkast visades på mötet. Frågan bordlades till nästa möte.",
            ("postponed", "Frågan bordlades till nästa möte."),
        ),
        (
            "Kvar av årets pengar är 43 000 kr. Beslutades att 10 000 kr avsätts till\nskyltar.",
            ("approved", "Beslutades att 10 000 kr avsätts till skyltar."),
        ),
        ("Lägenhet 1203. Beslut: Ansökan avslås.", ("rejected", "Ansökan avslås.")),
        (
            "Votering begärdes. Nämnden hade sålunda beslutat avslå motionen.",
            ("rejected", "Nämnden hade sålunda beslutat avslå motionen."),
        ),
        ("Gatan byggdes i fjol. Detaljplanen antogs 2011 av fullmäktige.", None),
    ],
)
def test_a_sentence_inside_a_paragraph_that_decides(body: str, point: tuple[str, str] | None) -> None:
    assert points(body) == ([point] if point else [])


def test_elections_in_rows() -> None:
    body = "\nOrdförande på ett år: Kent Ek (omval)\nLedamöter på två år: Eva Alm och Per Sten (nyval)"
    assert points(body) == [
        ("elected", "Ordförande på ett år: Kent Ek (omval)"),
        ("elected", "Ledamöter på två år: Eva Alm och Per Sten (nyval)"),
    ]


def test_what_stands_under_the_points_of_a_decision() -> None:
    body = """Beslut
1 Bygglov beviljas.
2 Avgiften är 4 310 kronor enligt taxa antagen 2017.
Villkor
Utsättning ska göras.

Ansvarig: Eva Ek   Klart: 2020-10-31

118   Eldstad, Åsen 2:1     Startbesked
119   Skylt, Torget 1       Avslag"""
    assert points(body) == [
        ("approved", "Bygglov beviljas."),
        ("other", "Avgiften är 4 310 kronor enligt taxa antagen 2017."),
    ]


def test_a_list_that_is_filed_is_one_point() -> None:
    body = (
        "Styrelsen lägger följande anmälningar till handlingarna:\na) Protokoll den 4 mars\nb) En skrivelse"
    )
    assert [outcome for outcome, _ in points(body)] == ["filed"]


def test_immediate_adjustment_is_no_point() -> None:
    record = record_of(
        f"{COVER}§ 1 Namn\nBeslut\nHallen får namnet Eken.\nParagrafen justeras omedelbart.\n\n§ 2 Slut\n"
    )
    assert record.items[0].adjusted_immediately
    assert [point.text for point in record.items[0].decisions] == ["Hallen får namnet Eken."]


def test_a_reservation_under_the_decision_is_no_point() -> None:
    body = "Beslut\nAnsökan avslås.\n\nMot beslutet reserverar sig Bo Ek (S)."
    assert points(body) == [("rejected", "Ansökan avslås.")]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Ärendet bordläggs till nästa sammanträde.", "postponed"),
        ("Arendet bordldggs.", "postponed"),
        ("Ärendet bordlägges.", "postponed"),
        ("Ärendet återremitteras till arvodeskommittén.", "referred_back"),
        ("Nämnden föreslår att motionen avslås.", "proposed"),
        ("att hos kommunstyrelsen hemställa om ett tilläggsanslag.", "proposed"),
        ("Styrelsen beviljades ansvarsfrihet.", "discharged"),
        ("att bevilja Bo Ek (S) befrielse från uppdraget,", "discharged"),
        ("Till ordförande omvaldes Birger Ek.", "elected"),
        ("Interpellationen anses besvarad.", "answered"),
        ("Rapporten läggs till handlingarna.", "filed"),
        ("Rapporten laggs till handlingarna.", "filed"),
        ("Ärendet utgår.", "withdrawn"),
        ("att ersättning till revisorn utgår enligt räkning.", "adopted"),
        ("Motionen avslås.", "rejected"),
        ("Styrelsen beslöt enhälligt att icke sälja skiftet.", "rejected"),
        ("Motionerna remitteras till kommunstyrelsen för beredning.", "referred"),
        ("Byggnadsnämnden överlämnar yttrandet som sitt eget.", "approved"),
        ("Informationen antecknas till protokollet.", "noted"),
        ("Dagordningen godkanns.", "adopted"),
        ("Avtalet godkänns.", "approved"),
        ("Medborgarförslaget bifalls.", "approved"),
        ("Förvaltningen får i uppdrag att ta fram en plan.", "other"),
    ],
)
def test_outcomes(text: str, outcome: str) -> None:
    assert classify(text) == outcome


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Årsmötet biföll skolans önskan.", True),
        ("Arsm6tet avslog motionen med röstsiffrorna 15-9.", True),
        ("Protokollet lades till handlingarna.", True),
        ("Anders Hedlund och Sofie Nyberg valdes.", True),
        ("Styrelsen lovade att kontrollera dem.", False),
        ("Styrelsen hade föreslagit att avgiften höjs.", False),
        ("Kommunfullmäktige beslutade 1994-11-28 om ombyggnaden.", False),
    ],
)
def test_sentences_that_decide(text: str, expected: bool) -> None:
    assert decides(text) is expected


def test_a_lead_in_by_proposal_opens_the_decision() -> None:
    assert points("Beslut\nEnligt kontorets förslag:\n1. Lokalen hyrs.\n2. Avtalet gäller i tre år.") == [
        ("approved", "Lokalen hyrs."),
        ("other", "Avtalet gäller i tre år."),
    ]
    assert points("Beslut\nEnligt kontorets förslag.") == [("adopted", "Enligt kontorets förslag.")]


def test_an_earlier_item_named_by_date_and_a_misread_sign() -> None:
    body = "Bakgrund\nNämnden beslutade den 9 mars 2013, 8 22, att utreda frågan.\n\nBeslut\nFrågan utgår."
    record = record_of(f"{COVER}§ 1 Fråga om bidrag\n{body}\n\n§ 2 Avslutning\nMötet avslutas.\n")
    links = record.items[0].continues
    assert [(link.date, link.number, link.relation) for link in links] == [("2013-03-09", "22", "earlier")]


def test_the_body_at_the_head_of_each_line_begins_each_point() -> None:
    record = record_of(
        "Kommunfullmäktige 2014-06-02\n\n§ 3 Riktlinjer\n\nBeslut\n\n"
        "Kommunfullmäktige antar riktlinjerna för markanvisningar.\n"
        "Kommunfullmäktige upphäver tidigare riktlinjer från 2008.\n"
    )
    assert [each.text for each in record.items[0].decisions] == [
        "Kommunfullmäktige antar riktlinjerna för markanvisningar.",
        "Kommunfullmäktige upphäver tidigare riktlinjer från 2008.",
    ]
