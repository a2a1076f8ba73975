"""The channel: costs from counts, alignments of a word with its reading, and the measured tables."""

from __future__ import annotations

import math

import pytest

from minutes_cli.repair.alignment import Aligner
from minutes_cli.repair.channel import SMOOTHING, Channel, build_channel, changes_skeleton
from minutes_cli.repair.damage import MODELS
from minutes_cli.repair.edits import Edit
from minutes_cli.repair.reading_case import fold_case, is_title
from minutes_cli.repair.repairer import Repairer

ROWS = [
    ("ö", "o", 60.0),
    ("ö", "é", 30.0),
    ("ö", "6", 10.0),
    ("ä", "a", 90.0),
    ("ä", "i", 10.0),
    ("o", "o", 500.0),
    ("m", "m", 480.0),
    ("m", "rn", 20.0),
    ("Ö", "O", 50.0),
]


@pytest.fixture(scope="module")
def channel() -> Channel:
    return build_channel("eng", ROWS)


def pairs(path: list[Edit] | None) -> list[tuple[str, str]]:
    assert path is not None
    return [(edit.true, edit.read) for edit in path]


def cost(path: list[Edit] | None) -> float:
    assert path is not None
    return sum(edit.cost for edit in path)


def test_the_cost_of_a_confusion_is_its_share_of_the_letter() -> None:
    channel = build_channel("swe", [("r", "r", 90.0), ("r", "t", 10.0), ("n", "n", 50.0), ("n", "u", 7.0)])
    (edit,) = channel.options("t", False)
    assert edit == Edit("r", "t", -math.log(10 / (100 + SMOOTHING)))
    assert channel.identity_cost("r") == pytest.approx(-math.log(90 / (100 + SMOOTHING)))


def test_counts_of_the_same_pair_add_up() -> None:
    once = build_channel("x", [("r", "r", 90.0), ("r", "t", 10.0)])
    twice = build_channel("x", [("r", "r", 45.0), ("r", "t", 4.0), ("r", "r", 45.0), ("r", "t", 6.0)])
    assert once == twice


def test_rows_without_letters_are_left_out() -> None:
    assert build_channel("x", [("", "i", 5.0), ("i", "", 5.0), ("r", "t", 1.0)]) == build_channel(
        "x", [("r", "t", 1.0)]
    )


def test_a_letter_that_was_never_read_right_all_but_never_is(channel: Channel) -> None:
    assert channel.identity_cost("ö") > 5
    assert channel.identity_cost("o") < 0.01


@pytest.mark.parametrize(
    ("true", "read", "expected"),
    [
        ("möte", "mote", [("m", "m"), ("ö", "o"), ("t", "t"), ("e", "e")]),
        ("möte", "m6te", [("m", "m"), ("ö", "6"), ("t", "t"), ("e", "e")]),
        ("möte", "rnéte", [("m", "rn"), ("ö", "é"), ("t", "t"), ("e", "e")]),
        ("möte", "budget", None),
        ("möte", "", None),
    ],
)
def test_a_word_is_aligned_with_its_reading(
    channel: Channel, true: str, read: str, expected: list[tuple[str, str]] | None
) -> None:
    path = Aligner(channel).align(true, read)
    assert (None if path is None else pairs(path)) == expected


def test_a_commoner_confusion_is_cheaper(channel: Channel) -> None:
    assert cost(Aligner(channel).align("möte", "mote")) < cost(Aligner(channel).align("möte", "méte"))
    assert cost(Aligner(channel).align("möte", "méte")) < cost(Aligner(channel).align("möte", "m6te"))
    assert cost(Aligner(channel).align("möte", "m6te")) < cost(Aligner(channel).align("möte", "rn6te"))


def test_both_guesses_at_a_marked_letter_may_be_written(repairer: Repairer) -> None:
    english = repairer.channel("eng")
    doubled = Aligner(english).align("möte", "moéte")
    assert pairs(doubled) == [("m", "m"), ("ö", "oé"), ("t", "t"), ("e", "e")]
    assert cost(Aligner(english).align("möte", "mote")) < cost(doubled)


def test_a_model_that_reads_marks_doubles_nothing(repairer: Repairer) -> None:
    assert Aligner(repairer.channel("swe")).align("möte", "moéte") is None


def test_a_capital_has_the_confusions_of_capitals(channel: Channel) -> None:
    assert pairs(Aligner(channel).align("öar", "oar", title=True))[0] == ("ö", "o")
    assert Aligner(channel).align("mor", "rnor", title=True) is None


@pytest.mark.parametrize(
    ("read", "folded", "title"),
    [
        ("Arende", "arende", True),
        ("ARENDE", "arende", False),
        ("tjGnst", "tjGnst", False),
        ("TjGnst", "tjGnst", True),
        ("m6te", "m6te", False),
        ("M6TE", "m6te", False),
    ],
)
def test_only_the_case_that_says_nothing_is_folded(read: str, folded: str, title: bool) -> None:
    assert fold_case(read) == folded
    assert is_title(read) is title


@pytest.mark.parametrize(
    ("true", "read", "more"),
    [("ö", "o", False), ("å", "ä", False), ("ö", "é", True), ("ö", "6", True), ("m", "rn", True)],
)
def test_what_is_more_than_a_lost_mark(true: str, read: str, more: bool) -> None:
    assert changes_skeleton(Edit(true, read, 1.0)) is more


def test_every_model_has_its_channel(repairer: Repairer) -> None:
    assert set(repairer.rows) == set(MODELS)


@pytest.mark.parametrize(
    ("model", "true", "likelier", "rarer"),
    [
        ("eng", "för", "for", "f6r"),
        ("eng", "för", "fér", "för"),
        ("eng", "är", "ar", "ir"),
        ("deu", "på", "pä", "på"),
        ("nor", "är", "år", "ar"),
        ("fra", "för", "fôr", "för"),
        ("swe", "för", "för", "for"),
        ("none", "för", "för", "for"),
    ],
)
def test_the_measured_channels_know_their_models(
    repairer: Repairer, model: str, true: str, likelier: str, rarer: str
) -> None:
    channel = repairer.channel(model)
    rare = Aligner(channel).align(true, rarer)
    assert cost(Aligner(channel).align(true, likelier)) < (math.inf if rare is None else cost(rare))


@pytest.mark.parametrize(
    ("true", "read"),
    [("sammanträdet", "sammantridet"), ("återkomma", "4terkomma"), ("mötesordförande", "mdétesordforande")],
)
def test_an_alignment_spells_out_both_words(repairer: Repairer, true: str, read: str) -> None:
    path = Aligner(repairer.channel("eng")).align(true, read)
    assert path is not None
    assert "".join(edit.true for edit in path) == true
    assert "".join(edit.read for edit in path) == read
