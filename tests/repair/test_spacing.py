"""Words that the scanner glued together are set apart, and true compounds are not."""

from __future__ import annotations

import pytest

from minutes_cli.repair.candidates import CandidateMaker
from minutes_cli.repair.repairer import Repairer
from minutes_cli.repair.spacing import Spacing, Split
from tests.repair.conftest import OnPage
from tests.repair.fictional import misread


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Vivill att motet flyttas.", "Vi vill att mötet flyttas."),
        ("Vi villatt motet flyttas.", "Vi vill att mötet flyttas."),
        ("Detvar manga som ville tala.", "Det var många som ville tala."),
        ("Styrelsen foreslaratt avgiften hojs.", "Styrelsen föreslår att avgiften höjs."),
        ("Namnden beslutadeatt avsla ansokan.", "Nämnden beslutade att avslå ansökan."),
        ("Ienlighet med forslaget.", "I enlighet med förslaget."),
        ("Ordforanden harlamnat motet.", "Ordföranden har lämnat mötet."),
    ],
)
def test_glued_words_are_set_apart(on_page: OnPage, read: str, printed: str) -> None:
    assert on_page(read).text == printed


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden antar en detaljplan för industriområdet.",
        "Föreningen ordnar en städdag och en sommarfest.",
        "Invigningen av inomhushallen sker i höst.",
        "Ansvarig är Ivan Imberg och Ida Ivarsson.",
        "Omval, nyval och fyllnadsval hölls.",
        "Underhållsplanen uppdaterades.",
        "Därutöver och därigenom är allt klart.",
        "Tillägg och överenskommelser lästes upp.",
    ],
)
def test_true_words_are_left_whole(on_page: OnPage, text: str) -> None:
    assert on_page(text, "none").text == text
    assert on_page(misread(text, "eng")).text == text


def test_the_correction_tells_that_it_set_words_apart(on_page: OnPage) -> None:
    made = on_page("Vi villatt motet flyttas.").change("villatt")
    assert (made.start, made.end, made.after, made.reason) == (3, 10, "vill att", "split")


def split(repairer: Repairer, read: str, kept_cost: float) -> Split | None:
    model = repairer.swedish.model
    spacing = Spacing(model, CandidateMaker(repairer.swedish, repairer.channel("eng")))
    return spacing.best_split(read, kept_cost, (model.boundary, model.word_number("vi")))


def test_a_split_tells_where_it_cuts_and_how_sure_it_is(repairer: Repairer) -> None:
    found = split(repairer, "villatt", 60.0)
    assert found is not None
    assert (found.cut, found.left.form, found.right.form) == (4, "vill", "att")
    assert 0.9 < found.confidence <= 1.0


def test_a_word_that_is_cheap_as_it_stands_is_not_split(repairer: Repairer) -> None:
    assert split(repairer, "villatt", 3.0) is None


def test_both_halves_must_be_words(repairer: Repairer) -> None:
    assert split(repairer, "xqzvill", 200.0) is None
    assert split(repairer, "v", 200.0) is None


def test_figures_are_no_place_to_cut(repairer: Repairer) -> None:
    assert split(repairer, "vill4att", 200.0) is None


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Nasta sam mantrade halls i maj.", "Nästa sammanträde hålls i maj."),
        ("Ordf oranden redogor for arendet.", "Ordföranden redogör för ärendet."),
        ("Namnden beslutar att aterrem ittera arendet.", "Nämnden beslutar att återremittera ärendet."),
    ],
)
def test_a_word_cut_in_two_is_joined(on_page: OnPage, read: str, printed: str) -> None:
    assert on_page(read).text == printed


@pytest.mark.parametrize(
    "text",
    ["Anna Tjelvar yrkar bifall.", "Vi ses i morgon i gläntan.", "Ute gymmet tjg ers för ordföranden."],
)
def test_words_that_stand_apart_stay_apart(on_page: OnPage, text: str) -> None:
    assert on_page(misread(text, "eng")).text == text


def test_the_correction_tells_that_it_joined(on_page: OnPage) -> None:
    made = on_page("Nasta sam mantrade halls i maj.").change("sam mantrade")
    assert (made.start, made.end, made.after, made.reason) == (6, 18, "sammanträde", "split")
