"""Whole sentences through repair: what is mended, what is kept, and what the user's own words change."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_cli.errors import DataError
from minutes_cli.reading.scan import scan_from_text
from minutes_cli.repair.model import Correction
from minutes_cli.repair.repairer import Repairer, apply_corrections
from tests.repair.conftest import OnPage
from tests.repair.fictional import LOST_MARKS, PAGE, misread, repair_on_page

# As printed; each is misread by every model in turn
SENTENCES = """\
Ordföranden hälsade alla välkomna och förklarade mötet öppnat.
Kommunstyrelsen föreslår att fullmäktige antar budgeten för nästa år.
Ledamöterna från Hästvik yrkade avslag på förslaget.
Tjänsteutlåtandet skickades ut två veckor före sammanträdet.
Årsmötet beslöt att höja avgiften från 200 till 250 kronor.
Kassören läste upp årets resultaträkning och balansräkning.
Åsa Öberg och Göran Sjölund valdes till rösträknare.
Skolan behöver fler lärare och större lokaler till hösten.
Det går inte att få tillstånd utan granskning.
Nämnden överlämnar ärendet till länsstyrelsen för prövning.
Frågan bordläggs till nästa möte.
Därefter gick mötet till votering.
Ersättare som inte tjänstgör får närvara vid mötet.
Mötet ajourneras mellan klockan 12.00 och 13.15.
Ljuset måste vara tänt även på natten.
Han har sålt båten och köpt en ny.
Åtgärderna måste följas upp av revisorerna.
Ingen hade något att tillägga.
Vänsterpartiet och Miljöpartiet reserverar sig mot beslutet.
Förvaltningschefen informerar om läget på äldreboendet Tallgården.
Mötesordföranden tackade för visat intresse och avslutade mötet.
Anläggningen på Björkö är i dåligt skick.
Nästa sammanträde äger rum tisdagen den 4 juni i Rådhuset.
Beslutet skickas till sökanden, tekniska nämnden och akten.
Kostnaden beräknas till 1 200 000 kronor exklusive moms.
Yttrandet ska lämnas senast den 31 augusti 2021.
Gruppen ska även se över städning, snöröjning och sophämtning.
Kaffe och smörgåsar serveras efter mötet.
Klubben köper in nya mål, bollar och västar till ungdomslaget.
Vår förening står bakom kravet på lägre hyror.
Vattnet i sjön är så rent att det går att dricka.
Gården är såld.
På våren är det svårt att hålla vägarna öppna.
Rektorn sade att hälften av eleverna är sjuka.
I vår kommun finns tre skolor.
Hon bor i Lund, och de som bor här vill ha bussen kvar.
Vi bör redan nu planera för nästa år.
Anledningen är att vi inte har råd.
År 2019 var ett bra år för föreningen.
Två röster för, tre emot.
""".splitlines()


@pytest.mark.parametrize("model", LOST_MARKS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_lost_its_marks_gets_them_back(on_page: OnPage, sentence: str, model: str) -> None:
    assert on_page(misread(sentence, model), model).text == sentence


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Ordféranden tackar fér det goda férslaget.", "Ordföranden tackar för det goda förslaget."),
        ("M6tet har ber6rt fragan.", "Mötet har berört frågan."),
        ("Styrelsen ville berdtta om fragan.", "Styrelsen ville berätta om frågan."),
        ("Det blev inget p& grund av regn.", "Det blev inget på grund av regn."),
        ("Nasta méte halls den 12 maj kl. 18.30.", "Nästa möte hålls den 12 maj kl. 18.30."),
        ("M&nga har h6rt av sig om f6rslaget.", "Många har hört av sig om förslaget."),
        ("De boende vid sj6n 4r oroade.", "De boende vid sjön är oroade."),
        ("Protokoliet justerades omedeibart.", "Protokollet justerades omedelbart."),
        ("Fragan far aterkornma till kornmunen.", "Frågan får återkomma till kommunen."),
        ("Arendet togs upp som inforrnation.", "Ärendet togs upp som information."),
        ("Det giller alla som deltog i sammantridet.", "Det gäller alla som deltog i sammanträdet."),
    ],
)  # fmt: skip
def test_other_readings_of_marked_and_plain_letters(on_page: OnPage, read: str, printed: str) -> None:
    assert on_page(read).text == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Under méotet togs fragan upp.", "Under mötet togs frågan upp."),
        ("Oovriga fragor", "Övriga frågor"),
        ("Arsmoéte 2021", "Årsmöte 2021"),
        ("Foéreningens moétesordforande", "Föreningens mötesordförande"),
    ],
)
def test_both_guesses_at_one_letter_become_one(on_page: OnPage, read: str, printed: str) -> None:
    assert on_page(read).text == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Ledningsgruppsméte om klimatnitverket", "Ledningsgruppsmöte om klimatnätverket"),
        ("Information till sikerhetschefer", "Information till säkerhetschefer"),
        ("Hamnforvaltningsradet avger sitt yttrande.", "Hamnförvaltningsrådet avger sitt yttrande."),
        ("Fardtjanstnamnden fattar beslut.", "Färdtjänstnämnden fattar beslut."),
    ],
)
def test_compounds_are_restored_part_by_part(on_page: OnPage, read: str, printed: str) -> None:
    assert on_page(read).text == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Namnden fattade inget beslut 1 fragan.", "Nämnden fattade inget beslut i frågan."),
        ("Motet halls 1 Folkets hus.", "Mötet hålls i Folkets hus."),
        ("Vi traffas 1 oktober 1 Folkets hus.", "Vi träffas 1 oktober i Folkets hus."),
        ("Motet hélls 1 skolan den 1 maj.", "Mötet hölls i skolan den 1 maj."),
        ("Vi ses | morgon.", "Vi ses i morgon."),
        ("| ar hojs avgiften.", "I år höjs avgiften."),
    ],
)
def test_a_lone_one_or_stroke_is_a_word_where_a_word_must_be(
    on_page: OnPage, read: str, printed: str
) -> None:
    assert on_page(read).text == printed


@pytest.mark.parametrize(
    "text",
    [
        "Arbetet slutar 1 april.",
        "Avtalet gäller från den 1 januari 2023.",
        "Endast 1 person deltog.",
        "Punkt 1 utgår.",
        "Priset är 1 krona.",
        "I styrelsen ingår 1 ledamot från varje klass.",
        "Eleverna i klass 1 åker till sjön.",
    ],
)
def test_a_one_that_counts_stays_a_one(on_page: OnPage, text: str) -> None:
    assert on_page(misread(text, "eng")).text == text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("om farje-\ntrafiken", "om färje-\ntrafiken"),
        ("i sam-\nmantradet", "i sam-\nmanträdet"),
        ("att aterremit-\ntera arendet", "att återremit-\ntera ärendet"),
        ("av ordfé-\nranden.", "av ordfö-\nranden."),
        ("Val av ord-\n\fforande", "Val av ord-\n\fförande"),
        ("till sam-\n\nverkansnamnden.", "till sam-\n\nverkansnämnden."),
        ("Skol- och fritidsnamnden", "Skol- och fritidsnämnden"),
        ("kop- och salj-\navtal", "köp- och sälj-\navtal"),
    ],
)
def test_words_hyphenated_over_line_ends(on_page: OnPage, read: str, printed: str) -> None:
    assert on_page(read).text == printed


@pytest.mark.parametrize(
    "text",
    [
        "Maria Hall, Lars Strand, Robin Wallin, Barbara Stone och Gordon Black deltog.",
        "Konsultföretaget Ramboll AB fick uppdraget av Anders Hall.",
        "Ledamoten Gunnar Val ersätter Eva Dahl.",
        "Besöket från New York och San Francisco uppskattades.",
        "Mona Al-Hadid och Ali Osman tog plats.",
        "Hasse Alm och Kalle Ask spelar boll.",
    ],
)
def test_names_that_lost_nothing_are_kept(on_page: OnPage, text: str) -> None:
    assert on_page(misread(text, "eng")).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Karin Åberg (S) yrkar bifall till förslaget.",
        "Bengt Åkesson (M) och Solveig Östlund (C)",
        "Närvarande: Jan Ström, Hanna Sjögren och Örjan Holmström.",
        "Vid protokollet\n\nÅsa Lindström",
        "Nästa möte är i Västerås och inte i Örebro.",
    ],
)
def test_names_that_lost_their_marks_get_them_back(on_page: OnPage, text: str) -> None:
    assert on_page(misread(text, "eng")).text == text


ITEMS = """\
Ordförande
Sekreterare
Ersättare

§ 1 Mötets öppnande
§ 2 Val av mötesordförande
§ 3 Godkännande av dagordningen
§ 4 Föregående mötesprotokoll
§ 5 Övriga frågor
§ 6 Mötets avslutande

Styrelsen beslutar
att godkänna rapporten
att lägga ärendet till handlingarna
"""


@pytest.mark.parametrize("model", LOST_MARKS)
def test_headings_and_lists_of_decisions(on_page: OnPage, model: str) -> None:
    assert on_page(misread(ITEMS, model), model).text == ITEMS


def test_each_correction_tells_its_kind(on_page: OnPage) -> None:
    made = on_page("Fardtjinstnamnden m6ts for att Vivill det, tackar Asa.\n* Kaffe\n¢ Te\n* Bullar")
    reasons = {one.before: one.reason for one in made.corrections}
    assert reasons == {
        "Fardtjinstnamnden": "compound",
        "m6ts": "confusion",
        "for": "context",
        "Vivill": "split",
        "Asa": "name",
        "¢": "bullet",
    }


def test_a_correction_in_doubt_tells_its_runner_up(on_page: OnPage) -> None:
    assert on_page("Vi far ga till skolan for att rosta.").change("for").alternative == "for"


def test_lines_and_their_ends_stay(repairer: Repairer) -> None:
    text = "Motet oppnas\r\n\r\n\fVal av ordforande  \n\tNarvarande\n\n"
    assert repairer.repair(scan_from_text(text)).text == (
        "Mötet öppnas\r\n\r\n\fVal av ordförande  \n\tNärvarande\n\n"
    )


def test_the_page_that_all_these_stand_on_is_repaired_whole(repairer: Repairer) -> None:
    for model in LOST_MARKS:
        assert repairer.repair(scan_from_text(misread(PAGE, model))).text == PAGE


def test_own_words_are_what_damaged_words_become(repairer: Repairer) -> None:
    read = "Arbetet med Brasola fortsatter."
    assert repair_on_page(repairer, read, "eng").text == "Arbetet med Brasola fortsätter."
    own = Repairer.load(user_words=["Bråsöla"])
    assert repair_on_page(own, read, "eng").text == "Arbetet med Bråsöla fortsätter."


def test_own_words_are_kept_as_they_are(repairer: Repairer) -> None:
    read = "Gruppen Foralla har ett arsmote."
    own = Repairer.load(user_words=["Foralla"])
    assert repair_on_page(own, read, "eng").text == "Gruppen Foralla har ett årsmöte."


def test_own_words_change_no_other_words(repairer: Repairer) -> None:
    scan = scan_from_text(misread(PAGE, "eng"))
    assert Repairer.load(user_words=["Bråsöla", "Foralla"]).repair(scan) == repairer.repair(scan)


def test_corrections_are_applied_each_at_its_place() -> None:
    lines = ["a b a", "b"]
    made = [Correction(2, 0, 1, "b", "yy", "", 1.0), Correction(1, 4, 5, "a", "", "", 1.0),
            Correction(1, 0, 1, "a", "xxx", "", 1.0)]  # fmt: skip
    assert apply_corrections(lines, made) == "xxx b \nyy"
    assert lines == ["a b a", "b"]


@pytest.mark.parametrize("content", [None, "", "{", "ingen data"])
def test_missing_or_broken_channel_data_is_told(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "channel.json").write_text(content, "utf-8")
    with pytest.raises(DataError) as caught:
        Repairer.load(data=tmp_path)
    assert caught.value.where.startswith(str(tmp_path))
    assert caught.value.hint


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("En lista pa ATA godkandes vid motet.", "En lista på ÄTA godkändes vid mötet."),
        (
            "Styrelsen beslot att f4 ett avtal fr parkeringen.",
            "Styrelsen beslöt att få ett avtal för parkeringen.",
        ),
        ("Avgiften ar 40 kr och hojs inte i ar.", "Avgiften är 40 kr och höjs inte i år."),
    ],
)
def test_short_words_that_lost_a_mark_with_its_letter(on_page: OnPage, read: str, printed: str) -> None:
    assert on_page(read).text == printed
