"""Candidates: what a single damaged word may have been, and that it may be right as it stands."""

from __future__ import annotations

import pytest

from minutes_cli.repair.candidates import MAX_LENGTH, CandidateMaker
from minutes_cli.repair.edits import IMPOSSIBLE
from minutes_cli.repair.repairer import Repairer


@pytest.fixture(scope="module")
def maker(repairer: Repairer) -> CandidateMaker:
    return CandidateMaker(repairer.swedish, repairer.channel("eng"))


def forms(maker: CandidateMaker, read: str) -> list[str]:
    return [candidate.form for candidate in maker.candidates(read)]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("fér", "för"),
        ("m6te", "möte"),
        ("berdttar", "berättar"),
        ("sammantride", "sammanträde"),
        ("ordféranden", "ordföranden"),
        ("méote", "möte"),
        ("6verlamnar", "överlämnar"),
        ("p&", "på"),
        ("tjGnsten", "tjänsten"),
        ("foreniing", "förening"),
        ("ARENDE", "ärende"),
        ("Iedamot", "ledamot"),
        ("prot0kollet", "protokollet"),
        ("Sppnat", "öppnat"),
        ("terkallar", "återkallar"),
        ("awikelse", "avvikelse"),
        ("frslag", "förslag"),
        ("forslagsstdllare", "förslagsställare"),
    ],
)
def test_the_printed_word_is_the_likeliest(maker: CandidateMaker, read: str, printed: str) -> None:
    assert forms(maker, read)[0] == printed


@pytest.mark.parametrize(
    ("read", "both"),
    [
        ("for", {"for", "för"}),
        ("far", {"far", "får"}),
        ("vara", {"vara", "våra"}),
        ("ar", {"är", "år"}),
        ("halla", {"halla", "hålla"}),
    ],
)
def test_words_that_only_the_sentence_tells_apart_are_all_there(
    maker: CandidateMaker, read: str, both: set[str]
) -> None:
    assert both <= set(forms(maker, read))


@pytest.mark.parametrize("read", ["Zetterstråhle", "xqzw", "m6te", "for", "å", "QWERTYUIOP", "a" * 60])
def test_the_token_as_it_stands_is_a_candidate(maker: CandidateMaker, read: str) -> None:
    assert read.lower() in forms(maker, read)


def test_compounds_that_no_list_holds_are_restored_part_by_part(
    maker: CandidateMaker, repairer: Repairer
) -> None:
    printed = "hamnförvaltningsrådet"
    assert not repairer.swedish.is_known(printed)
    best = maker.candidates("hamnférvaltningsradet")[0]
    assert (best.form, best.layer) == (printed, "compound")


def test_a_check_box_read_as_a_letter_is_dropped(maker: CandidateMaker) -> None:
    best = maker.candidates("fKommunen")[0]
    assert (best.form, best.drop) == ("kommunen", 1)


def test_marks_alone_are_told_from_other_confusions(maker: CandidateMaker) -> None:
    only_marks = {c.form: c.only_marks for c in maker.candidates("ber6rde")}
    assert only_marks["berörde"] is True
    other = {c.form: c.only_marks for c in maker.candidates("kornmunen")}
    assert other["kommunen"] is False


def test_each_candidate_names_the_confusions_that_it_assumes(maker: CandidateMaker) -> None:
    best = maker.candidates("m6te")[0]
    assert [(edit.true, edit.read) for edit in best.edits] == [("ö", "6")]
    kept = next(c for c in maker.candidates("for") if c.form == "for")
    assert kept.edits == ()


def test_candidates_are_cheapest_first_and_none_is_impossible(maker: CandidateMaker) -> None:
    for read in ("far", "m6te", "Ostberg", "sammantrade"):
        found = maker.candidates(read)
        assert [c.total for c in found] == sorted(c.total for c in found)
        assert all(c.cost < IMPOSSIBLE for c in found)


def test_the_case_of_the_writer_makes_no_difference_to_the_words(maker: CandidateMaker) -> None:
    assert forms(maker, "ARENDE") == forms(maker, "arende")


def test_a_word_too_long_to_be_one_is_kept(maker: CandidateMaker) -> None:
    read = "moten" * 20
    assert len(read) > MAX_LENGTH
    assert forms(maker, read) == [read]


def test_a_model_that_reads_marks_keeps_words_that_have_them(repairer: Repairer) -> None:
    maker = CandidateMaker(repairer.swedish, repairer.channel("none"))
    for read in ("för", "möte", "har", "ord", "bergsjö"):
        assert forms(maker, read)[0] == read


def test_a_word_that_the_channel_cannot_have_made_is_impossible(maker: CandidateMaker) -> None:
    assert maker.score("budget", "mote").cost >= IMPOSSIBLE
    assert maker.score("möte", "mote").cost < IMPOSSIBLE


def test_a_name_that_lost_its_marks_in_the_corpora_too_is_no_word(maker: CandidateMaker) -> None:
    assert maker.candidates("Hakan")[0].form == "håkan"
    assert maker.candidates("Hakan")[1].cost > 1.0  # else the name and its spoilt form are as likely


def test_nobody_types_a_foreign_letter_or_a_sign_by_mistake(maker: CandidateMaker) -> None:
    kept = [candidate for candidate in maker.candidates("til!") if candidate.form == "til!"]
    assert min(candidate.cost for candidate in kept) > 20


def test_a_number_before_a_word_is_never_dropped(maker: CandidateMaker) -> None:
    assert all("1" in candidate.form for candidate in maker.candidates("1Öppnande"))
