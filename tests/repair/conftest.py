"""One opening of the language data for all tests of repair."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from minutes_cli.repair.repairer import Repairer
from tests.repair.fictional import Excerpt, repair_on_page

OnPage = Callable[..., Excerpt]


@pytest.fixture(scope="session")
def repairer() -> Repairer:
    """A balanced Repairer over the packaged data."""
    return Repairer.load()


@pytest.fixture(scope="session")
def in_mode(repairer: Repairer) -> Callable[[str], Repairer]:
    """The Repairer in another mode, over the same open data."""
    return lambda mode: Repairer(repairer.swedish, repairer.detector, repairer.channels, mode)


@pytest.fixture(scope="session")
def on_page(repairer: Repairer) -> OnPage:
    """Repair lines as the end of a page: ``on_page("Nasta mote", "eng")``."""

    def repair(scan: str, model: str = "eng") -> Excerpt:
        return repair_on_page(repairer, scan, model)

    return repair
