"""Frozen values behave as frozen dataclasses with slots do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, field, replace
from functools import cached_property

import pytest

from minutes_cli.values import frozen


@frozen
class Place:
    """A place on a page."""

    line: int
    words: list[str] = field(default_factory=list)
    page: int = 1


@frozen
class Named(Place):
    name: str = ""


@frozen
class Line:
    text: str

    @cached_property
    def words(self) -> list[str]:
        return self.text.split()


def test_takes_values_by_place_and_by_name_and_fills_in_the_rest() -> None:
    place = Place(3, page=2)
    assert (place.line, place.words, place.page) == (3, [], 2)
    assert Place(1).words is not Place(1).words
    assert Named(4, name="rubrik").name == "rubrik"
    for wrong in ((), (1, [], 1, 4)):
        with pytest.raises(TypeError):
            Place(*wrong)
    with pytest.raises(TypeError):
        Place(line=1, column=2)  # type: ignore[call-arg]


def test_cannot_be_changed_and_has_no_other_attributes() -> None:
    place = Place(3)
    with pytest.raises(FrozenInstanceError):
        place.line = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del place.line
    with pytest.raises(FrozenInstanceError):
        place.column = 4  # type: ignore[attr-defined]
    assert not hasattr(place, "__dict__")


def test_is_equal_by_class_and_values() -> None:
    assert Place(3) == Place(3) != Place(4)
    assert Place(3) != Named(3)
    assert repr(Place(3, ["a"])) == "Place(line=3, words=['a'], page=1)"
    assert hash(Named(3, ())) == hash(Named(3, ()))  # type: ignore[arg-type]


def test_is_a_dataclass_that_travels() -> None:
    place = Named(3, ["a"], name="b")
    assert replace(place, line=4) == Named(4, ["a"], name="b")
    assert asdict(place) == {"line": 3, "words": ["a"], "page": 1, "name": "b"}
    assert pickle.loads(pickle.dumps(place)) == place == copy.deepcopy(place)


def test_a_class_with_cached_properties_keeps_what_they_read() -> None:
    line = Line("Mötet öppnades")
    assert line.words is line.words == ["Mötet", "öppnades"]
    assert line == Line("Mötet öppnades")
    with pytest.raises(FrozenInstanceError):
        line.text = ""  # type: ignore[misc]
