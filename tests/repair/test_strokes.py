"""Scans by engines that take the dots of ä and ö for strokes (``fiir``, ``ordfdrande``)."""

from __future__ import annotations

import pytest

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.repair.repairer import Repairer

SCAN = """Protokoll frirt vid ordinarie fdreningsstiimma i Ekbackens samfiillighetsfiirening

1. Stiimmans iippnande
Ordfiiranden hiilsade alla viilkomna och fdrklarade stiimman iippnad.

2. Val av ordfiirande fiir stiimman
Till ordfijrande fijr stiimman valdes Karin Lindstriim.

3. Niista mtite
Niista mtite hålls i september. Årsavgiften åir oförändrad och avstiimning gtirs i maj.
"""
PRINTED = """Protokoll fört vid ordinarie föreningsstämma i Ekbackens samfällighetsförening

1. Stämmans öppnande
Ordföranden hälsade alla välkomna och förklarade stämman öppnad.

2. Val av ordförande för stämman
Till ordförande för stämman valdes Karin Lindström.

3. Nästa möte
Nästa möte hålls i september. Årsavgiften är oförändrad och avstämning görs i maj.
"""


def test_strokes_become_letters_again(repairer: Repairer) -> None:
    repaired = repairer.repair(scan_from_text(SCAN))
    assert repaired.text == PRINTED
    assert repaired.ocr_model == "eng"  # of the models that the record knows, the nearest


@pytest.mark.parametrize("text", ["Niinistö och Siiri bor i Beijing och åker skidor i Seinäjoki.", PRINTED])
def test_a_right_text_stays(repairer: Repairer, text: str) -> None:
    assert repairer.repair(scan_from_text(text)).text == text
