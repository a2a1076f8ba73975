"""Lists of voters that stand apart from the items whose votes they are."""

from __future__ import annotations

import pytest

from .reading import record_of

COVER = """SJÖBO STAD
Kommunfullmäktige          2017-10-23

Plats och tid     Stadshuset, den 23 oktober 2017, kl 18.30
Beslutande        Stina Ek (S), ordförande
                  Bo Alm (M)
                  Per Lind (C)
                  Eva Ask (V)
Utses att justera Bo Alm
Paragrafer        12-13

§ 12 Skattesats
Omröstning begärs. Omröstningen utfaller med 3 ja och 1 nej.
Beslut
Skattesatsen fastställs.

§ 13 Solceller
Omröstning begärs. Omröstningen utfaller med 2 ja och 2 nej.
Beslut
Motionen avslås.
"""
ALONE = """Omröstningslista § 13
Stina Ek (S)      Ja
Bo Alm (M)        Nej
Per Lind (C)      Nej
Eva Ask (V)       Ja
"""
COLUMNS = """Bilaga 1
Namn          Parti   § 12    § 13
Stina Ek      S       Ja      Ja
Bo Alm        M       Ja      Nej
Per Lind      C       Ja      Nej
Eva Ask       V       Nej     Ja
Summa ja              3       2
"""
CLOSED_UP = """Omréstningslista
Namn Parti} §12 |8§13
Stina Ek |S Ja Ja
Bo Alm M Ja Nej
Per Lind |C | Ja | Nej
Eva Ask V | Nej | Ja
1. Bilaga till förslaget
2. Bilaga till budgeten
Bilaga 1
"""
YES_NO = {"Stina Ek": "yes", "Bo Alm": "no", "Per Lind": "no", "Eva Ask": "yes"}


def ballots(text: str) -> dict[str | None, dict[str, str]]:
    return {
        item.number: {ballot.name: ballot.vote for vote in item.votes for ballot in vote.ballots}
        for item in record_of(text).items
    }


@pytest.mark.parametrize("head", ["Omröstningslista § 13", "Omröstningslista"])
def test_a_list_belongs_to_the_paragraph_it_names_or_to_the_vote_with_its_figures(head: str) -> None:
    assert ballots(COVER + "\f" + ALONE.replace("Omröstningslista § 13", head)) == {"12": {}, "13": YES_NO}


@pytest.mark.parametrize("annex", [COLUMNS, CLOSED_UP])
def test_a_table_with_a_column_a_paragraph(annex: str) -> None:
    record = record_of(COVER + "\f" + annex)
    assert [vote.consistent for item in record.items for vote in item.votes] == [True, True]
    assert ballots(COVER + "\f" + annex) == {
        "12": {"Stina Ek": "yes", "Bo Alm": "yes", "Per Lind": "yes", "Eva Ask": "no"},
        "13": YES_NO,
    }


def test_a_list_at_a_page_head_is_no_annex_where_items_follow() -> None:
    text = COVER + "\fOmröstningslista\nStina Ek (S)  Ja\nBo Alm (M)  Nej\n\n§ 14 Avslutning\nMötet avslutas."
    assert [item.number for item in record_of(text).items] == ["12", "13", "14"]
