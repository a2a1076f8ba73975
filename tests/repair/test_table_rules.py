"""Strokes of tables: taken off the words they are glued to, and never read as a word in a table."""

from __future__ import annotations

import pytest

from minutes_cli.repair.repairer import apply_corrections
from minutes_cli.repair.table_rules import is_table_rule, unglue_rules
from minutes_cli.repair.tokens import LONE, tokenise
from tests.repair.conftest import OnPage


def unglue(text: str) -> str:
    lines = text.split("\n")
    return apply_corrections(lines, unglue_rules(lines))


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("_Protokoll", "Protokoll"),
        ("__Protokoll nr 4", "Protokoll nr 4"),
        ("Protokoll_", "Protokoll"),
        ("Plats_Folkets hus", "Plats Folkets hus"),
        ("Plats:_Folkets hus", "Plats: Folkets hus"),
        ("Datum Tid_ Plats", "Datum Tid Plats"),
    ],
)
def test_strokes_are_taken_off_words(read: str, printed: str) -> None:
    assert unglue(read) == printed


@pytest.mark.parametrize(
    "text",
    [
        "__init__",
        "möte_2019_slut.pdf",
        "anna_berg",
        "Underskrift ______________",
        "_____________ Ordförande",
        "a_b",
        "_ Protokoll",
    ],
)
def test_codes_and_lines_to_write_on_are_left_alone(text: str) -> None:
    assert unglue(text) == text


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Plats | Folkets hus", True),
        ("| Plats", True),
        ("12 | 14", True),
        ("Vi bor | staden", False),
        ("beslutet | frågan", False),
    ],
)
def test_a_stroke_is_a_rule_where_no_sentence_runs_through_it(line: str, rule: bool) -> None:
    tokens = tokenise([line])
    (place,) = [place for place, token in enumerate(tokens) if token.kind == LONE]
    assert is_table_rule(tokens, place) is rule


def test_a_stroke_in_a_sentence_is_mended_and_one_in_a_table_stays(on_page: OnPage) -> None:
    read = "Namnden fattade inget beslut | fragan.\nPlats | Folkets Hus | Sidan 4"
    assert on_page(read).text == "Nämnden fattade inget beslut i frågan.\nPlats | Folkets Hus | Sidan 4"
