"""The maker of samples: what it sets, wears and reads."""

from __future__ import annotations

import shutil
import tomllib
from typing import Any

import pytest

from tests.conftest import SAMPLES, load_tool

pytest.importorskip("PIL")
pytest.importorskip("numpy")
TOOL = load_tool("make_samples")
STYLES: dict[str, dict[str, Any]] = tomllib.loads((SAMPLES / "typesetting.toml").read_text(encoding="utf-8"))


@pytest.fixture
def style() -> dict[str, Any]:
    """How the first sample is set, where its font is installed."""
    style = STYLES["arbetsgrupp"]
    if not (TOOL.FONTS / style["font"]).exists():
        pytest.skip("the font is not installed")
    return style


def ink(page: Any, left: float, right: float) -> bool:
    """Whether anything is printed between two shares of the text width."""
    width = TOOL.WIDTH - 2 * TOOL.MARGIN
    box = (int(TOOL.MARGIN + left * width), 0, int(TOOL.MARGIN + right * width), TOOL.HEIGHT)
    low, _ = page.crop(box).getextrema()
    return bool(low < 128)


def test_columns_begin_at_their_stops(style: dict[str, Any]) -> None:
    page = TOOL.typeset(["Vid     Justeras"], {**style, "stops": [0.0, 0.6]})
    assert ink(page, 0.0, 0.1)
    assert not ink(page, 0.2, 0.59)
    assert ink(page, 0.6, 0.8)


def test_a_page_that_is_too_long_is_refused(style: dict[str, Any]) -> None:
    with pytest.raises(SystemExit, match="too long"):
        TOOL.typeset(["rad"] * 200, style)


def test_wear_is_repeatable_and_changes_the_page(style: dict[str, Any]) -> None:
    page = TOOL.typeset(["Mötet öppnas"], style)
    worn = TOOL.wear(page, 0.5, 7)
    assert worn.tobytes() == TOOL.wear(page, 0.5, 7).tobytes()
    assert worn.tobytes() != TOOL.wear(page, 0.5, 8).tobytes()
    assert worn.size == page.size


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_page_is_read(style: dict[str, Any]) -> None:
    page = TOOL.typeset(["Anteckningar", "Plats: Biblioteket"], style)
    assert "Biblioteket" in TOOL.ocr(page, {**style, "model": "eng"})
