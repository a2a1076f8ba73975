"""One opening of the language data for all tests of repair."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from minutes_cli.repair.repairer import Repairer
from tests.repair.fictional import Excerpt, repair_on_page

OnPage = Callable[..., Excerpt]


@pytest.fixture(scope="session")
def repairer() -> Repairer:
    """A balanced Repairer over the packaged data."""
    return Repairer.load()


@pytest.fixture(scope="session")
def in_mode() -> Callable[[str], Repairer]:
    """A Repairer in some mode, each opened once."""
    return cache(Repairer.load)


@pytest.fixture(scope="session")
def on_page(repairer: Repairer) -> OnPage:
    """Repair lines as the end of a page: ``on_page("Nasta mote", "eng")``."""

    def repair(scan: str, model: str = "eng") -> Excerpt:
        return repair_on_page(repairer, scan, model)

    return repair
