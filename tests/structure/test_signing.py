"""Who adjusts, who signs and when the notice goes up, from scans of invented municipal minutes.

``data/signing/NAME.eng.txt`` is what Tesseract read from a degraded page image with a pen's scrawl on it (not
repaired), ``NAME.json`` what is printed; a name there is null where nothing but the pen says it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.repair.api import repair
from minutes_cli.structure.api import parse
from minutes_cli.structure.people.known_names import name_key

DATA = Path(__file__).parent / "data" / "signing"
NAMES = sorted(path.stem for path in DATA.glob("*.json"))


@pytest.mark.parametrize("name", NAMES)
def test_adjusters_signatures_and_notice(name: str) -> None:
    printed = json.loads((DATA / f"{name}.json").read_text("utf-8"))
    scan = scan_from_text((DATA / f"{name}.eng.txt").read_text("utf-8"), name=name)
    record = parse(scan, repair(scan))
    assert [*map(name_key, record.adjustment.adjusters)] == [*map(name_key, printed["adjusters"])]
    assert record.adjustment.date == printed["adjusted"]
    assert (record.notice.posted, record.notice.removed) == (printed["posted"], printed["removed"])
    signed = sorted((each.role, name_key(each.name or "")) for each in record.signatures)
    assert signed == sorted((role, name_key(who or "")) for role, who in printed["signatures"])


def test_an_item_mark_in_the_column_of_labels_comes_to_its_title() -> None:
    scan = scan_from_text((DATA / "socialnamnd_1988.eng.txt").read_text("utf-8"))
    record = parse(scan, repair(scan))
    titles = [(item.number, item.title) for item in record.items]
    assert titles == [("140", "Remiss om färdtjänstregler"), ("141", "Delegationsbeslut")]
    assert len(record.attendance) == 6
