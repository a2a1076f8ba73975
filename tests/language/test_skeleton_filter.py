"""The filter lets every skeleton of the word lists through, hardly any other, rare ones only where asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_cli.errors import DataError
from minutes_cli.language.container import write_container
from minutes_cli.language.skeleton import skeleton
from minutes_cli.language.skeleton_filter import KIND, SkeletonFilter, make_bytes
from minutes_cli.language.swedish import DATA, FILTER, GROUPS, Swedish

EVERY = 400  # of how many words one is looked at


@pytest.fixture(scope="module")
def swedish() -> Swedish:
    return Swedish()


@pytest.fixture(scope="module")
def packaged(swedish: Swedish) -> SkeletonFilter:
    return SkeletonFilter(DATA / FILTER, swedish.digests())


def write(path: Path, skeletons: list[tuple[str, int, float]]) -> SkeletonFilter:
    sections = {"bytes": ("B", make_bytes(skeletons))}
    write_container(path, KIND, "CC0", "0", sections, sources=["one", "two"])
    return SkeletonFilter(path, ["one", "two"])


def test_every_skeleton_of_every_list_is_let_through(swedish: Swedish, packaged: SkeletonFilter) -> None:
    for group, layer in zip(GROUPS, swedish.layers, strict=True):
        skeletons = list(layer.skeletons())
        held = packaged.held(skeletons)
        assert [key for key, _ in held] == skeletons
        assert all(groups >> group & 1 for _, groups in held)


def test_hardly_any_other_is(packaged: SkeletonFilter) -> None:
    nonsense = [f"kommunstyrx{number}lsen" for number in range(2000)]
    assert len(packaged.held(nonsense)) < 0.15 * len(nonsense)


def test_no_word_of_the_lists_is_commoner_than_its_floor(swedish: Swedish, packaged: SkeletonFilter) -> None:
    for layer in swedish.layers:
        for key in list(layer.skeletons())[::EVERY]:
            cheapest = min(map(swedish.total_cost, layer.forms(key)))
            assert packaged.held_within([(2.0, key)], cheapest + 2.0)


def test_what_was_put_in_comes_out_within_its_cost(tmp_path: Path) -> None:
    made = write(tmp_path / FILTER, [("motet", 0, 7.0), ("motet", 2, 5.0), ("namnden", 1, 18.0)])
    assert [key for key, _ in made.held(["namnden", "nammden", "motet"])] == ["namnden", "motet"]
    priced = [(3.0, "namnden"), (1.0, "motet"), (6.0, "motet")]
    assert [key for key, _ in made.held_within(priced, 7.0)] == ["motet"]
    assert [key for key, _ in made.held_within(priced, 14.0)] == ["motet", "motet"]


def test_the_filter_of_other_data_is_refused(tmp_path: Path) -> None:
    write(tmp_path / FILTER, [("motet", 0, 7.0)])
    with pytest.raises(DataError, match="not of these word lists"):
        SkeletonFilter(tmp_path / FILTER, ["one", "other"])


def test_words_too_rare_to_matter_are_not_looked_up(swedish: Swedish) -> None:
    keys = [(4.0, skeleton("mötet")), (4.0, skeleton("möten"))]
    assert {"mötet", "möten"} <= set(swedish.twins_within(keys, 99.0))
    assert swedish.twins_within(keys, 4.0) == []


def test_own_words_are_always_found() -> None:
    own = Swedish(user_words=["Kvistbrö"])
    assert own.twins_within([(4.0, "kvistbro")], 0.0) == ["kvistbrö"]
