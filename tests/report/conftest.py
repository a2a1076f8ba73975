"""One browser for all tests that need one; they skip where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.report.browser import Browser, Page, find_browser

Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser process."""
    path = find_browser()
    if path is None:
        pytest.skip("no Chromium here (set MINUTES_BROWSER to one)")
    process = Browser(path)
    yield process
    process.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open HTML in the browser; afterwards nothing may have been asked of the network or complained."""
    pages: list[Page] = []

    def opener(html: str, width: int = 1440, height: int = 900, *, dark: bool = False) -> Page:
        path = tmp_path / f"report-{len(pages)}.html"
        path.write_text(html, encoding="utf-8")
        page = browser.open(path, width, height, dark=dark)
        pages.append(page)
        return page

    yield opener
    for page in pages:
        complaints, requests = page.complaints(), page.requests()
        page.close()
        assert complaints == []
        assert requests == []
