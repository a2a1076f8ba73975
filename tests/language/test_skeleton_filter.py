"""The filter lets every skeleton of the word lists through, and hardly any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_cli.errors import DataError
from minutes_cli.language.container import write_container
from minutes_cli.language.lexicon import Layer
from minutes_cli.language.skeleton_filter import KIND, SkeletonFilter, describe, make_bits
from minutes_cli.language.swedish import DATA, FILTER, LAYERS


@pytest.fixture(scope="module")
def layers() -> list[Layer]:
    return [Layer(DATA / f"{name}.lex") for name in LAYERS]


def write(path: Path, words: list[str], layers: list[Layer]) -> None:
    sections = {"bits": ("B", make_bits(words))}
    write_container(path, KIND, "CC0", "0", sections, layers=describe(layers))


def test_every_skeleton_of_every_list_is_let_through(layers: list[Layer]) -> None:
    packaged = SkeletonFilter(DATA / FILTER, layers)
    for layer in layers:
        skeletons = list(layer.skeletons())
        assert packaged.held(skeletons) == skeletons


def test_hardly_any_other_is(layers: list[Layer]) -> None:
    packaged = SkeletonFilter(DATA / FILTER, layers)
    nonsense = [f"kommunstyrx{number}lsen" for number in range(2000)]
    assert len(packaged.held(nonsense)) < 0.1 * len(nonsense)


def test_only_what_was_put_in_comes_out(tmp_path: Path, layers: list[Layer]) -> None:
    write(tmp_path / FILTER, ["motet", "namnden"], layers)
    held = SkeletonFilter(tmp_path / FILTER, layers).held(["namnden", "nammden", "motet"])
    assert held == ["namnden", "motet"]


def test_the_filter_of_other_lists_is_refused(tmp_path: Path, layers: list[Layer]) -> None:
    write(tmp_path / FILTER, ["motet"], layers[:2])
    with pytest.raises(DataError, match="not of these word lists"):
        SkeletonFilter(tmp_path / FILTER, layers)
