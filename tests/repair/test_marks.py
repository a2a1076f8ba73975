"""Item marks whose § sign the model could not read: the sequence proves them, or their shape does."""

from __future__ import annotations

import pytest

from minutes_cli.repair.marks import find_mark_candidates, longest_sequence, mend_marks
from minutes_cli.repair.repairer import apply_corrections


def mend(text: str, model: str = "swe") -> str:
    lines = text.split("\n")
    return apply_corrections(lines, mend_marks(lines, model))


@pytest.mark.parametrize("sign", ["$", "&", "8", "8&", "&8", "$&", "5", "S"])
def test_every_sign_that_stands_for_the_section_sign_is_mended_in_a_sequence(sign: str) -> None:
    read = f"{sign} 1 Öppnande\nVi samlas.\n{sign} 2 Dagordning\n\n{sign} 3 Val av justerare\n{sign} 4 Budget"
    assert mend(read) == "§ 1 Öppnande\nVi samlas.\n§ 2 Dagordning\n\n§ 3 Val av justerare\n§ 4 Budget"


def test_signs_may_change_from_mark_to_mark() -> None:
    assert mend("$ 11. Öppnande\n& 12. Dagordning\n8 13. Budget\n§ 14. Övrigt") == (
        "§ 11. Öppnande\n§ 12. Dagordning\n§ 13. Budget\n§ 14. Övrigt"
    )


def test_a_sign_glued_to_its_number_is_set_apart_where_the_document_sets_others_apart() -> None:
    assert mend("§ 1 Öppnande\n§ 2 Dagordning\n83 Budget\n§ 4 Avslutning") == (
        "§ 1 Öppnande\n§ 2 Dagordning\n§ 3 Budget\n§ 4 Avslutning"
    )


def test_a_document_that_always_glues_keeps_its_marks_glued() -> None:
    titles = ["Öppnande", "Dagordning", "Protokoll", "Rapporter", "Budget", "Val", "Avslutning"]
    read = "\n".join(f"&{number} {title}" for number, title in enumerate(titles, 1))
    assert mend(read) == read.replace("&", "§")


@pytest.mark.parametrize(
    "titles",
    [
        ["1 mMötets öppnande", "2 val av ordförande", "3 Verksamhetsberättelse", "4 Övrigt"],
        ["18 - Öppnande", "19 - Dagordning", "20 – Tillsyn"],
        ["43/18 Öppnande", "44/18 Dagordning", "45/18 Tillsyn"],
    ],
    ids=["small letters", "dashes", "years"],
)
def test_what_may_stand_between_a_mark_and_its_title(titles: list[str]) -> None:
    assert mend("\n".join(f"8 {title}" for title in titles)) == "\n".join(f"§ {title}" for title in titles)


def test_figures_in_running_text_make_no_sequence() -> None:
    text = "8 18 personer kom\n8 19 personer gick\n8 20 personer stannade"
    assert mend(text) == text


def test_a_mark_with_a_body_or_a_letter_before_it() -> None:
    assert mend("KS $ 41 Öppnande\nKS $ 42 Budget\nKS $ 43 Val") == (
        "KS § 41 Öppnande\nKS § 42 Budget\nKS § 43 Val"
    )


def test_ranges_count_on_from_their_last_number() -> None:
    read = "81-2: Öppnande och dagordning\n83: Budget\n84: Val\n85: Avslutning"
    assert mend(read) == "§ 1-2: Öppnande och dagordning\n§ 3: Budget\n§ 4: Val\n§ 5: Avslutning"


def test_numbers_may_be_missing_in_a_sequence() -> None:
    assert mend("8 4 Budget\n8 5 Val\n8 8 Övrigt\n8 9 Avslutning") == (
        "§ 4 Budget\n§ 5 Val\n§ 8 Övrigt\n§ 9 Avslutning"
    )


@pytest.mark.parametrize("model", ["swe", "deu", "nor"])
def test_models_without_the_sign_lose_it_before_a_heading_of_items(model: str) -> None:
    assert mend("Nämnden godkänner rapporten.\n8 7 Val av justerare", model) == (
        "Nämnden godkänner rapporten.\n§ 7 Val av justerare"
    )


def test_the_english_model_reads_the_sign_and_its_eights_are_eights() -> None:
    text = "Nämnden godkänner rapporten.\n8 7 Val av justerare\nAnmäls enligt 8 22 i reglementet."
    assert mend(text, "eng") == text


@pytest.mark.parametrize(
    "text",
    [
        "79 Anna Berg\n80 Bo Ek\n81 Cia Dal\n82 Dan Alm",
        "48. Anna Berg\n49. Bo Ek\n51. Cia Dal\n52. Dan Alm\n53. Eva Fors",
        "79. Anna Berg\n80. Bo Ek\n81. Cia Dal\n82. Dan Alm\n83. Eva Fors",
        "49 Stolar\n50 Bord\n51 Lampor\n52 Skåp\n53 Hyllor",
        "8 stolar köptes in.\n8 bord lånades ut.",
        "Lokalen rymmer\n85 personer\noch har\n86 stolar",
        "1. Öppnande\n2. Dagordning\n3. Budget",
        "5 Bord",
    ],
    ids=[
        "list",
        "a number left out",
        "list with points",
        "fifties",
        "sentences",
        "small letters",
        "plain numbers",
        "lone",
    ],
)
def test_figures_that_are_no_marks_are_left_alone(text: str) -> None:
    assert mend(text) == text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Anmäls enligt 8 22 i reglementet.", "Anmäls enligt § 22 i reglementet."),
        ("Nämnden hänvisar till $ 14 i stadgarna.", "Nämnden hänvisar till § 14 i stadgarna."),
        (
            "Föregående protokoll, 88 31-44, läggs till handlingarna.",
            "Föregående protokoll, §§ 31-44, läggs till handlingarna.",
        ),
        ("Kommunstyrelsens protokoll 2019-03-14 8 52", "Kommunstyrelsens protokoll 2019-03-14 § 52"),
        ("Beslut enligt 6 kap. 8 4 kommunallagen", "Beslut enligt 6 kap. § 4 kommunallagen"),
    ],
)
def test_signs_in_running_text(read: str, printed: str) -> None:
    assert mend(read) == printed


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden köper 8 22-tumshjul.",
        "Avgiften är enligt 8 500 kr per år.",
        "Skulden var $ 12.50 i fjol.",
        "Mötet pågick 8 timmar, 8 minuter.",
        "Resultatet blev, 8 15 procent lägre",
    ],
)
def test_sums_and_counts_in_running_text_are_left_alone(text: str) -> None:
    assert mend(text) == text


def test_running_text_is_left_alone_where_the_document_has_the_sign() -> None:
    text = "Anmäls enligt § 21.\nAnmäls enligt 8 22 i reglementet."
    assert mend(text) == text


def test_a_comma_after_a_number_is_a_point_where_a_neighbour_proves_it() -> None:
    assert mend("3. Dagordning\n4, Val av justerare\n5. Budget") == (
        "3. Dagordning\n4. Val av justerare\n5. Budget"
    )


def test_a_comma_after_a_number_stays_where_no_neighbour_proves_it() -> None:
    text = "4, Val av justerare\nVid mötet valdes Eva Alm.\n7, Budget"
    assert mend(text) == text


def test_corrections_name_their_place_and_reason() -> None:
    (first, second, _) = mend_marks(["\f  $ 1 Öppnande", "Vi ses.", "82 Budget", "$ 3 Val"], "swe")
    assert (first.line, first.start, first.end, first.before, first.after) == (1, 3, 4, "$", "§")
    assert (second.line, second.before, second.after, second.reason) == (3, "8", "§ ", "mark")
    assert first.confidence > 0.9


def test_the_longest_rising_sequence_wins_over_stray_numbers() -> None:
    lines = ["§ 1 Öppnande", "$ 40 Bilaga", "§ 2 Dagordning", "& 3 Budget", "$ 2 Bilaga", "8 4 Val"]
    chain = longest_sequence(find_mark_candidates(lines))
    assert [(one.number, one.line) for one in chain] == [(1, 0), (2, 2), (3, 3), (4, 5)]


def test_marks_over_page_breaks_are_one_sequence() -> None:
    assert mend("8 9 Budget\n\f8 10 Val\nSida 2\n\f8 11 Övrigt\n8 12 Avslutning") == (
        "§ 9 Budget\n\f§ 10 Val\nSida 2\n\f§ 11 Övrigt\n§ 12 Avslutning"
    )


def test_thousands_of_marks_are_one_sequence() -> None:
    read = "\n".join(f"$ {number} Ärende" for number in range(1, 2001))
    assert mend(read) == read.replace("$", "§")
