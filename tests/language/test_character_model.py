"""The cost of a word by its letters: the longest gram that fits, and the way back to a shorter one."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest

from minutes_cli.language.character_model import (
    AT_START,
    COST_STEP,
    END,
    START,
    UNSEEN_COST,
    CharacterModel,
    compile_grams,
)
from minutes_cli.language.container import write_container
from minutes_cli.language.swedish import Swedish

COSTS = {"a": 10, "b": 20, END: 30, START + "a": 4, "ab": 2, START + "ab": 1, "b" + END: 3}
BACKOFFS = {START: 6, "a": 5, "b": 8, START + "a": 7}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> CharacterModel:
    path: Path = tmp_path_factory.mktemp("model") / "small.cm"
    compiled = compile_grams(COSTS, BACKOFFS)
    sections = {name: (code, array(code, numbers).tobytes()) for name, (code, numbers) in compiled.items()}
    write_container(path, "character model", "CC0", "0", sections)
    return CharacterModel(path)


@pytest.mark.parametrize(
    ("word", "steps"),
    [
        ("ab", 4 + 1 + 3),  # ^a, ^ab, then b$ as no longer gram begins with ^ab or ab
        ("aa", 4 + (7 + 5 + 10) + (5 + 30)),  # no ^aa, no aa: back from ^a and from a
        ("b", (6 + 20) + 3),
        ("", 6 + 30),
    ],
)
def test_a_word_costs_its_grams_and_the_ways_back(model: CharacterModel, word: str, steps: int) -> None:
    assert model.cost(word) == pytest.approx(steps * COST_STEP)


def test_a_letter_of_no_gram_costs_as_one_that_no_swedish_word_holds(model: CharacterModel) -> None:
    assert model.cost("x") == pytest.approx(6 * COST_STEP + UNSEEN_COST + 30 * COST_STEP)


def test_steps_add_up_to_the_word(model: CharacterModel) -> None:
    total, state = 0.0, AT_START
    for letter in "abba" + END:
        cost, state = model.step(state, letter)
        total += cost
    assert total == pytest.approx(model.cost("abba"))


def test_a_swedish_word_is_likelier_than_its_letters_in_another_order() -> None:
    letters = Swedish().letters
    assert letters.cost("sammanträdet") < letters.cost("tädmanrtsame") - 10
