"""Input that nobody would print: nothing may crash, and what is long must be read as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .reading import record_of

HEAD = "Protokoll\nPlats och tid   Huset, den 2 januari 2020\nBeslutande      Bo Ek (S), ordförande\n\n"


def test_two_thousand_items() -> None:
    body = "\n".join(f"§ {n} Ärende om fråga {n}\nBeslut\nÄrendet bordläggs.\n" for n in range(1, 2001))
    record = record_of(HEAD + body)
    assert [item.number for item in record.items] == [str(n) for n in range(1, 2001)]
    assert {item.decisions[0].outcome for item in record.items} == {"postponed"}


@pytest.mark.parametrize("end", ["", "\n"], ids=["one line", "many lines"])
def test_a_title_of_ten_thousand_characters(end: str) -> None:
    words = (" och ett ord till om" + end) * 500
    record = record_of(f"{HEAD}§ 1 Fråga{words} slut\nBeslut\nBifalls.\n\n§ 2 Nästa\nBeslut\nAvslås.\n")
    assert [len(item.title) > 9000 for item in record.items] == [True, False]
    assert [item.decisions[0].text for item in record.items] == ["Bifalls.", "Avslås."]


def test_a_list_of_thousands_in_one_item() -> None:
    points = "\n".join(f"{n}. Punkt {n} antas." for n in range(1, 1500))
    record = record_of(f"{HEAD}§ 1 Taxor\nBeslut\n{points}\n\n§ 2 Slut\nMötet avslutas.\n")
    assert [item.number for item in record.items] == ["1", "2"]
    assert len(record.items[0].decisions) > 900


@pytest.mark.parametrize(
    "char", [" ", ".", "§", "1", "-", "(", "a", "\t", "\f", "\r", "\u0130", "\ufb01", "§ 1 "]
)
def test_a_run_of_one_character(char: str) -> None:
    record = record_of(f"{HEAD}§ 1 Taxor\n{char * 5000}\nBeslut\nTaxan antas.\n")
    assert [point.text for item in record.items for point in item.decisions] == ["Taxan antas."]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "§ 1 Val",
                    "§ 2",
                    "2. Val",
                    "Beslut",
                    "Beslut:",
                    "att anta",
                    "Justeras",
                    "\f",
                    "",
                    "Bilaga 1",
                    "Ja 3",
                    "§ 2 forts.",
                ]
            ),
            st.text(max_size=60),
        ),
        max_size=40,
    )
)
def test_any_lines_give_a_record_whose_spans_lie_in_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    record = record_of(text)
    last = text.count("\n") + 1
    for item in record.items:
        assert 1 <= (item.span.line_start or 1) <= (item.span.line_end or 1) <= last
    assert all(1 <= entry.line <= last for entry in record.source.furniture)


def test_a_paragraph_of_thousands_of_lines_is_read_to_its_end() -> None:
    told = "Kassören berättade om ett ärende och om annat som hände, samt\n" * 8000
    record = record_of(f"{HEAD}§ 1 Rapport\n{told}slut.\n\n§ 2 Slut\nMötet avslutas.\n")
    assert [item.number for item in record.items] == ["1", "2"]
    assert sum(section.text.count("Kassören") for section in record.items[0].sections) == 8000


def test_names_by_the_thousand_after_the_signatures_are_read_to_their_end() -> None:
    # read whole at each line, they took the cube of their number
    told = "som Anna Berg och Bo Alm samt Per Lind har sagt till de andra som var där,\n" * 600
    items = "§ 1 Rapport\nRapporten godkändes.\n\n§ 2 Slut\nMötet avslutas.\n\n"
    record = record_of(f"{HEAD}{items}Vid protokollet\nEva Ek\n\n{told}")
    assert [item.number for item in record.items] == ["1", "2"]
    assert [each.role for each in record.signatures] == ["secretary"]
