"""Skeletons that a reading may have had: the cheapest confusions first, figures always explained."""

from __future__ import annotations

import pytest

from minutes_cli.language.skeleton_filter import Priced
from minutes_cli.repair.channel import Channel, build_channel
from minutes_cli.repair.variants import MAX_VARIANTS, edge_variants, near_variants, variants


@pytest.fixture(scope="module")
def channel() -> Channel:
    """Of 1000 letters each: ö read é 300 and 6 100 times, ä read d 50 times, m read rn 10 times."""
    rows = [("ö", "o", 600), ("ö", "é", 300), ("ö", "6", 100), ("ä", "a", 950), ("ä", "d", 50)]
    return build_channel("few", [*rows, ("m", "m", 990), ("m", "rn", 10), ("e", "e", 1000)])


def keys(priced: list[Priced]) -> list[str]:
    return [key for _, key in priced]


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("mete", {"mete"}),  # nothing is read as a plain e
        ("méte", {"mete", "mote"}),
        ("rnéte", {"rnete", "rnote", "mete"}),
        ("m6te", {"mote"}),  # a figure must be explained
        ("m7te", set()),
    ],
)
def test_one_confusion(channel: Channel, read: str, expected: set[str]) -> None:
    assert set(keys(near_variants(read, channel, title=False))) == expected


def test_more_confusions_come_after_fewer_and_rarer_ones_after_commoner(channel: Channel) -> None:
    # é for ö 1.2 nats, d for ä 3.0, rn for m 4.6
    assert keys(variants("rnédet", channel, False, 3)) == [
        "rnedet",
        "rnodet",
        "rneaet",
        "rnoaet",
        "medet",
        "modet",
        "meaet",
        "moaet",
    ]


def test_no_more_edits_than_asked_for_but_figures_are_free(channel: Channel) -> None:
    assert "moaet" not in keys(variants("rnédet", channel, False, 2))
    assert "moaot" in keys(variants("m6d6t", channel, False, 1))


def test_a_long_reading_of_doubtful_letters_gives_no_more_than_the_cheapest(channel: Channel) -> None:
    found = keys(variants("dédédédédé", channel, False, 3))
    assert len(found) == MAX_VARIANTS
    assert found[0] == "dedededede"
    assert {variant.count("o") for variant in found[1:6]} == {1}


def test_letters_added_or_lost_at_no_place_before_the_first(channel: Channel) -> None:
    found = edge_variants("fil")
    assert {"fl", "fi", "fail", "fiol"} <= set(found)
    assert "il" not in found
