"""Long common words of minutes behind readings of which little is left."""

from __future__ import annotations

import pytest

from minutes_cli.repair.familiar import FamiliarWords
from minutes_cli.repair.repairer import Repairer


@pytest.fixture(scope="module")
def familiar(repairer: Repairer) -> FamiliarWords:
    return FamiliarWords(repairer.swedish.model)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("tansteorande", "tjänstgörande"),
        ("mirvurande", "närvarande"),
        ("sanimantridet", "sammanträdet"),
        ("prerokollet", "protokollet"),
    ],
)
def test_a_common_word_is_known_by_what_is_left_of_it(
    familiar: FamiliarWords, read: str, printed: str
) -> None:
    assert printed in familiar.like(read)


@pytest.mark.parametrize("read", ["styre", "xqzwvkjp", "kwqxtzbvnp"])
def test_short_readings_and_noise_are_like_none(familiar: FamiliarWords, read: str) -> None:
    assert list(familiar.like(read)) == []
