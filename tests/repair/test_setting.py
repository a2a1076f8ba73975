"""What the place of a word says: names stand where capitals do, and surnames after given names."""

from __future__ import annotations

import pytest

from minutes_cli.language.swedish import Swedish
from minutes_cli.repair.repairer import Repairer
from minutes_cli.repair.setting import setting_of
from minutes_cli.repair.tokens import tokenise
from tests.repair.conftest import OnPage


@pytest.mark.parametrize(
    ("line", "word", "setting"),
    [
        ("Karin Blad valdes", "Blad", "after name"),
        ("Karin, Blad valdes", "Blad", "sentence"),
        ("Karin valdes", "Karin", "start"),
        ("Karin Blad valdes", "Karin", "before name"),
        ("Kommun Blad", "Kommun", "start"),
        ("KARIN BLAD", "BLAD", "capitals"),
        ("att Karin valdes", "Karin", "sentence"),
    ],
)
def test_the_setting_of_a_word(repairer: Repairer, line: str, word: str, setting: str) -> None:
    tokens = tokenise([line])
    place = next(k for k, token in enumerate(tokens) if token.read == word)
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    assert setting_of(tokens[place], before, after, repairer.swedish) == setting


@pytest.mark.parametrize("name", ["Solveig Ahlin", "Monika Tallberg", "Sven Blad", "Rune Backman"])
def test_a_surname_that_many_bear_is_kept_beside_its_marked_twin(on_page: OnPage, name: str) -> None:
    assert on_page(f"Till ledamot valdes {name}.").text == f"Till ledamot valdes {name}."


def test_a_surname_is_as_likely_as_it_has_bearers(repairer: Repairer) -> None:
    swedish: Swedish = repairer.swedish
    ahlin, marked = swedish.surname_cost("ahlin"), swedish.surname_cost("åhlin")
    assert ahlin is not None and marked is not None and ahlin < marked
    assert swedish.surname_cost("tuvstarr") is None


def test_a_surname_made_of_the_parts_of_others_gets_its_marks(on_page: OnPage) -> None:
    printed = "Ordförande Gunnel Grönlid hälsade alla välkomna."
    assert on_page("Ordférande Gunnel Gronlid halsade alla valkomna.").text == printed


@pytest.mark.parametrize("line", ["Amal Farah och Håkan Ek", "Till ledamot valdes Amal Farah."])
def test_a_given_name_before_a_surname_is_no_place(on_page: OnPage, line: str) -> None:
    assert "Amal Farah" in on_page(line).text


@pytest.mark.parametrize("given", ["Torbjorn", "Torbjérn"])
def test_a_given_name_that_lost_its_marks_is_one_before_a_surname(on_page: OnPage, given: str) -> None:
    assert on_page(f"{given} Hallén, styrelsens ordforande").text == "Torbjörn Hallén, styrelsens ordförande"


def test_a_given_name_is_kept_where_a_surname_follows(on_page: OnPage) -> None:
    assert on_page("Lage Wikner går igenom läget.").text == "Lage Wikner går igenom läget."


@pytest.mark.parametrize("place", ["Sankt Olofs kapell", "Sankta Maria kyrka"])
def test_a_saint_is_nothing_lowered(on_page: OnPage, place: str) -> None:
    assert on_page(f"{place} oppnas fér sommaren.").text == f"{place} öppnas för sommaren."


@pytest.mark.parametrize("name", ["Peter Hagqvist", "Peter Högqvist"])
def test_another_vowel_makes_another_surname(on_page: OnPage, name: str) -> None:
    read = name.replace("ö", "o")
    assert on_page(f"Revisor {read} foredrog arendet.").text == f"Revisor {name} föredrog ärendet."


@pytest.mark.parametrize("place", ["Kvistunavägen", "Rimtagatan"])
def test_a_place_named_after_what_no_list_holds_gets_the_marks_of_its_head(
    on_page: OnPage, place: str
) -> None:
    read = place.replace("ä", "a").replace("å", "a")
    assert on_page(f"Motet holls vid {read} i juli.").text == f"Mötet hölls vid {place} i juli."
