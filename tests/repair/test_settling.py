"""From posteriors to corrections: thresholds of the modes, the case of what is written, flags."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.repair.candidates import Candidate
from minutes_cli.repair.choices import Choice, Options
from minutes_cli.repair.edits import Edit
from minutes_cli.repair.model import Correction, Flag
from minutes_cli.repair.repairer import Repairer
from minutes_cli.repair.settling import Settler
from minutes_cli.repair.tokens import WORD, Token
from minutes_cli.repair.written_case import restore_case
from tests.repair.conftest import OnPage
from tests.repair.fictional import PAGE, misread

Settled = tuple[list[Correction], list[Flag]]


def candidate(
    form: str, capital: float = 0.02, edits: tuple[Edit, ...] = (), layer: str = "corpus"
) -> Candidate:
    return Candidate(form, 1, 1.0, 2.0, capital, edits, layer)


def settled(share: float, mode: str, read: str = "for") -> Settled:
    """What becomes of a word that is `för` with this probability, and else as it stands."""
    token = Token(WORD, 4, 10, 10 + len(read), read)
    candidates = (candidate("för", edits=(Edit("ö", "o", 0.5),)), candidate("for"))
    options = Options.among(read, candidates, (1.0, 1.0))
    choice = Choice(token, options, options.costs, posterior=(share, 1 - share))
    corrections: list[Correction] = []
    flags: list[Flag] = []
    Settler(mode).settle(choice, corrections, flags)
    return corrections, flags


@pytest.mark.parametrize(
    ("share", "changing"),
    [
        (0.999, {"strict", "balanced", "eager"}),
        (0.9, {"balanced", "eager"}),
        (0.6, {"eager"}),
        (0.1, set()),
    ],
)
def test_each_mode_has_its_threshold(share: float, changing: set[str]) -> None:
    changed = {mode for mode in ("strict", "balanced", "eager") if settled(share, mode)[0]}
    assert changed == changing


def test_a_correction_tells_what_it_did_how_sure_it_was_and_what_else_it_may_have_been() -> None:
    corrections, flags = settled(0.97, "balanced")
    assert corrections == [Correction(5, 10, 13, "for", "för", "context", 0.97, "for")]
    assert flags == []


def test_a_word_kept_in_doubt_is_flagged_with_its_suggestion() -> None:
    corrections, flags = settled(0.7, "balanced")
    assert corrections == []
    (flag,) = flags
    assert (flag.line, flag.start, flag.end, flag.text, flag.suggestion) == (5, 10, 13, "for", "för")
    assert flag.confidence == pytest.approx(0.7)


def test_a_word_kept_without_doubt_is_not_flagged() -> None:
    assert settled(0.01, "balanced") == ([], [])


def test_nothing_is_ever_quite_certain() -> None:
    ((correction,), _) = settled(1.0, "balanced")
    assert correction.confidence < 1.0


@pytest.mark.parametrize(
    ("form", "read", "written"),
    [
        ("för", "for", "för"),
        ("för", "For", "För"),
        ("för", "FOR", "FÖR"),
        ("ärende", "ARENDE", "ÄRENDE"),
        ("tjänst", "tjGnst", "tjänst"),
        ("ledamot", "Iedamot", "ledamot"),
        ("många", "M&nga", "Många"),
    ],
)
def test_what_is_written_has_the_case_of_what_was_read(form: str, read: str, written: str) -> None:
    assert restore_case(candidate(form), read, Token(WORD, 0, 0, len(read), read)) == written


def test_a_name_whose_first_letter_was_lost_gets_its_capital() -> None:
    token = Token(WORD, 0, 0, 5, "|vars")
    assert restore_case(candidate("ivars", capital=0.98), "|vars", token) == "Ivars"
    assert restore_case(candidate("ivars", capital=0.02), "|vars", token) == "ivars"


@pytest.mark.parametrize(
    ("read", "model", "printed"),
    [
        ("Kallelsen till Aarsmotet gick ut.", "eng", "Kallelsen till årsmötet gick ut."),
        ("Han ar fortsatt Agarombud for klubben.", "eng", "Han är fortsatt ägarombud för klubben."),
        ("Han bor i Osterlund.", "eng", "Han bor i Österlund."),
        ("Mötets Öppnande", "deu", "Mötets öppnande"),
        ("Frågor under punkten Övrigt", "deu", "Frågor under punkten Övrigt"),
    ],
)
def test_small_letters_that_were_read_as_capitals(
    on_page: OnPage, read: str, model: str, printed: str
) -> None:
    assert on_page(read, model).text == printed


def test_letters_added_or_lost_in_a_capitalised_word_are_damage_where_the_word_is_long(
    on_page: OnPage,
) -> None:
    printed = "Kommunfullmäktige beslutar. Vid Årsstämman deltog Kapatalin."
    assert on_page("Kommunfullmktige beslutar. Vid Arsstamiman deltog Kapatalin.").text == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("VAL AV ORDFORANDE", "VAL AV ORDFÖRANDE"),
        ("VAL AV KASSOR", "VAL AV KASSÖR"),
        ("Arendet bordlaggs. Agenda och ovrigt.", "Ärendet bordläggs. Agenda och övrigt."),
        ("Till Iedamoter och Iarare i kommunen", "Till ledamöter och lärare i kommunen"),
        ("lnformation fran ordforanden", "Information från ordföranden"),
        ("lngen hade fragor om tjGnsten.", "Ingen hade frågor om tjänsten."),
    ],
)
def test_case_on_a_page(on_page: OnPage, read: str, printed: str) -> None:
    assert on_page(read).text == printed


DOUBTFUL = """\
Anders Maler och Ulla Far deltog. Vi tackar Malin Lov och Mans Mork.
Vagen mellan kyrkan och alven ar avstangd. Kassor och var ordforande var har.
Byalaget i Kvarnagarden vill ha en bank vid an och en skylt vid asen.
"""


def test_a_bolder_mode_corrects_more(in_mode: Callable[[str], Repairer]) -> None:
    scan = scan_from_text(misread(PAGE, "eng") + DOUBTFUL)
    made = {
        mode: {(one.line, one.start) for one in in_mode(mode).repair(scan).corrections}
        for mode in ("strict", "balanced", "eager")
    }
    assert made["strict"] < made["balanced"] < made["eager"]


def test_what_a_mode_leaves_a_bolder_one_would_change_is_flagged(in_mode: Callable[[str], Repairer]) -> None:
    scan = scan_from_text(misread(PAGE, "eng") + DOUBTFUL)
    strict, eager = in_mode("strict").repair(scan), in_mode("eager").repair(scan)
    kept = {(one.line, one.start) for one in strict.corrections} | {(f.line, f.start) for f in strict.flags}
    assert {(one.line, one.start) for one in eager.corrections} <= kept


def test_no_place_is_both_corrected_and_flagged(in_mode: Callable[[str], Repairer]) -> None:
    scan = scan_from_text(misread(PAGE, "eng") + DOUBTFUL)
    for mode in ("strict", "balanced", "eager"):
        repaired = in_mode(mode).repair(scan)
        assert not {(c.line, c.start) for c in repaired.corrections} & {
            (f.line, f.start) for f in repaired.flags
        }


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("UUtses att justera: Karin Ek", "Utses att justera: Karin Ek"),
        ("Skrivelse från Ulfa", "Skrivelse från Ulfa"),
        ("IT'S är en klubb", "IT'S är en klubb"),
        ("UtstK beslut om program", "UtstK beslut om program"),
        ("Mast till täckning (se 4b april)", "Mast till täckning (se 4b april)"),
    ],
)
def test_a_letter_too_many_in_a_name_is_damage_only_as_a_second_capital(
    on_page: OnPage, read: str, printed: str
) -> None:
    assert on_page(misread(read, "eng")).text == printed
