"""Measuring repair: the definitions of the shared scorer, and what confidence is worth."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_cli.repair.evaluate import Evaluation, Page, evaluate
from minutes_cli.repair.model import Correction, Repaired
from tests.conftest import SHARED

SCORER = SHARED / "bench" / "score.py"


def scorer() -> ModuleType:
    """The scorer that results are accepted with."""
    if not SCORER.exists():
        pytest.skip("the development data is not beside the repository")
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page(gold: str, scan: str, made: str, corrections: tuple[Correction, ...] = ()) -> Page:
    return Page("page", gold, scan, Repaired(made, corrections))


def correction(line: int, start: int, before: str, after: str, confidence: float) -> Correction:
    return Correction(line, start, start + len(before), before, after, "confusion", confidence)


def test_a_mended_word_counts_as_repaired_and_a_spoilt_one_as_harm() -> None:
    found = evaluate([page("mötet var kort", "motet var kort", "mötet vår kort")])
    assert (found.damaged, found.repaired_words) == (1, 1)
    assert (found.sound, found.harmed_words) == (2, 1)
    assert found.harms == {("var", "vår"): 1}


def test_a_missed_word_is_listed_with_what_was_read_and_made() -> None:
    found = evaluate([page("på mötet", "pa motet", "pa mötet")])
    assert found.misses == {("pa", "pa", "på"): 1}
    assert found.repaired == 0.5
    assert found.harmed is None


def test_glyphs_that_nobody_tells_apart_are_the_same() -> None:
    found = evaluate([page("• ”Ja” – nej", '* "Ja" - nej', '* "Ja" - nej')])
    assert found.damaged == 0


def test_confidence_is_held_against_what_became_right() -> None:
    made = page(
        "på mötet var\ndet för kallt",
        "pa motet var\ndet for kalit",
        "på mötet vår\ndet för källt",
        (
            correction(1, 0, "pa", "på", 0.99),
            correction(1, 3, "motet", "mötet", 0.99),
            correction(1, 9, "var", "vår", 0.8),
            correction(2, 4, "for", "för", 0.99),
            correction(2, 8, "kalit", "källt", 0.96),
        ),
    )
    found = evaluate([made])
    assert found.outcomes == [(0.99, True), (0.99, True), (0.8, False), (0.99, True), (0.96, False)]
    assert found.precision_at(0.95) == 0.75
    assert found.precision_at(0.98) == 1.0
    assert found.calibration_error() == pytest.approx((3 * 0.01 + 0.8 + 0.96) / 5)


def test_a_word_set_apart_is_right_when_both_halves_are() -> None:
    split = correction(1, 0, "Nästamöte", "Nästa möte", 0.9)
    assert evaluate([page("Nästa möte", "Nästamöte", "Nästa möte", (split,))]).outcomes == [(0.9, True)]
    assert evaluate([page("Nästa motet", "Nästamöte", "Nästa möte", (split,))]).outcomes == [(0.9, False)]


def test_what_the_scan_glued_on_does_not_make_a_correction_wrong() -> None:
    mended = correction(1, 2, "motet", "mötet", 0.9)
    assert evaluate([page("mötet", "?/motet", "?/mötet", (mended,))]).outcomes == [(0.9, True)]
    assert evaluate([page("möten", "?/motet", "?/mötet", (mended,))]).outcomes == [(0.9, False)]


def test_a_capital_that_should_be_small_makes_a_correction_wrong() -> None:
    mended = correction(1, 0, "Over", "Över", 0.9)
    assert evaluate([page("över", "Over", "Över", (mended,))]).outcomes == [(0.9, False)]


def test_nothing_to_measure_gives_no_rates() -> None:
    found = evaluate([])
    assert found.repaired is None
    assert found.summary()["wer_before"] is None
    assert "corrections" not in found.summary()


words = st.sampled_from("på pa möte mote för for • * ” i 1 § 8 och det Åsa Asa".split())  # noqa: SIM905
texts = st.lists(st.lists(words, max_size=6).map(" ".join), max_size=4).map("\n".join)


@given(triples=st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=3))
def test_the_figures_are_those_of_the_shared_scorer(triples: list[tuple[str, str, str]]) -> None:
    expected, misses, harms = scorer().score(triples)
    found = evaluate([page(*triple) for triple in triples])
    check(found, expected)
    assert found.misses == misses
    assert found.harms == harms


@pytest.mark.parametrize("folder", ["eng_associations", "swe"])
def test_the_figures_are_those_of_the_shared_scorer_on_real_pages(folder: str, shared: Path) -> None:
    triples = []
    for gold in sorted((shared / "ocr" / "dev" / folder).glob("*.gold.txt"))[:12]:
        scan = gold.with_name(gold.name.replace(".gold.", ".ocr.")).read_text("utf-8")
        triples.append((gold.read_text("utf-8"), scan, scan.replace("for", "för").replace("ar ", "är ")))
    expected, misses, harms = scorer().score(triples)
    found = evaluate([page(*triple) for triple in triples])
    check(found, expected)
    assert (found.misses, found.harms) == (misses, harms)


def check(found: Evaluation, expected: dict[str, float]) -> None:
    ours = found.summary()
    assert {name: ours[name] for name in expected} == expected


def test_where_words_were_lost_a_correction_is_held_against_the_likest_word() -> None:
    lost = page("Per Högmark, Bo Ek", "Hogmark.", "Högmark.", (correction(1, 0, "Hogmark", "Högmark", 0.9),))
    assert evaluate([lost]).outcomes == [(0.9, True)]
    other = page("Per Hagmark, Bo Ek", "Hogmark.", "Högmark.", (correction(1, 0, "Hogmark", "Högmark", 0.9),))
    assert evaluate([other]).outcomes == [(0.9, False)]
