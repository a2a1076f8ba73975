"""Names that a document has often correct a misread one; other names stay what they are."""

from __future__ import annotations

import pytest

from tests.repair.conftest import OnPage

PAGE = """Ordforanden Tjelvar Wogrelius oppnar motet.
Tjelvar Wogrelius foredrar arendet. Namnden tackar Wogrelius for foredragningen.
"""


@pytest.mark.parametrize("read", ["Wogrelins", "Vogrelius", "Wogreljus"])
def test_a_rare_name_seen_thrice_corrects_one_like_it_seen_once(on_page: OnPage, read: str) -> None:
    assert on_page(f"{PAGE}Till justerare valjs {read}.").text.endswith("väljs Wogrelius.")


@pytest.mark.parametrize("name", ["Wogreliuska", "Wagner", "Mogren", "Vernelius"])
def test_other_names_stay(on_page: OnPage, name: str) -> None:
    assert on_page(f"{PAGE}Till justerare valjs {name}.").text.endswith(f"väljs {name}.")


def test_a_name_seen_twice_stays(on_page: OnPage) -> None:
    text = on_page(f"{PAGE}Till justerare valjs Wogrelins. Aven Wogrelins tackar.").text
    assert text.count("Wogrelins") == 2
