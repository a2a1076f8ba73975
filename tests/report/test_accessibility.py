"""axe-core finds no serious fault in any view.

axe-core (MPL-2.0) is taken from where it is installed and is no part of this repository:
``pip install axe-core-python``, ``npm install axe-core``, or ``AXE_CORE=/path/to/axe.min.js``.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

from minutes_cli.report.page import document_page, folder_page, leaf
from tests.report.conftest import Opener
from tests.report.fictional import ekbacka, hostile


def find_axe() -> Path | None:
    """The file axe.min.js, or None."""
    places = [Path(os.environ["AXE_CORE"])] if "AXE_CORE" in os.environ else []
    places.append(Path("node_modules/axe-core/axe.min.js"))
    for name in ("axe_core_python", "axe_playwright_python"):
        found = importlib.util.find_spec(name)
        if found and found.origin:
            places.extend(Path(found.origin).parent.rglob("axe.min.js"))
    return next((path for path in places if path.is_file()), None)


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, True)], ids=["desktop light", "phone dark"])
def test_no_serious_violation(open_page: Opener, width: int, dark: bool) -> None:
    axe = find_axe()
    if axe is None:
        pytest.skip("axe-core is not installed")
    script = axe.read_text(encoding="utf-8")
    views = [
        (document_page(ekbacka()), ""),
        (document_page(ekbacka()), "showPane(document.querySelector('.doc'), 'text')"),
        (document_page(hostile()), "document.querySelector('.fix[data-c]').click()"),
        (folder_page([leaf(ekbacka()), leaf(hostile())], "Arkiv"), ""),
    ]
    for html, first in views:
        page = open_page(html, width, 900, dark=dark)
        page.run(first or "0")
        page.run(script + ";0")
        found = page.run(
            "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations"
            ".filter(v => ['serious', 'critical'].includes(v.impact))"
            ".map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160) + n.failureSummary).join(' | ')))"
        )
        assert found == []
