"""What a stamp or dirt leaves among the lines of an item is neither its title nor a decision."""

from __future__ import annotations

import pytest

from minutes_cli.structure.text.noise import cut_noise_tail, is_noise

from .reading import record_of

HEAD = "Byalaget i Näset\nStyrelsemöte 2020-02-03\nNärvarande: Eva Ek, Bo Alm\n\n"


@pytest.mark.parametrize("noise", ["~ ee ]", "i te Sidi4", "sseaeeteaereemeneneneree eens", "13. / 2"])
def test_strokes_and_dirt_are_noise(noise: str) -> None:
    assert is_noise(noise)


@pytest.mark.parametrize("words", ["Bifall.", "Ja", "Siv Ek", "att köpa nya gungor", "Ovrigt", "Jäv"])
def test_words_are_not(words: str) -> None:
    assert not is_noise(words)


@pytest.mark.parametrize(
    "title", ["Avgift 2020, m fl", "Inköp av tuba", "Val av ombud i Mora", "Taxa för år"]
)
def test_a_short_or_rare_last_word_stays(title: str) -> None:
    assert cut_noise_tail(title) == title


def test_a_title_loses_what_a_stamp_left_behind_it() -> None:
    record = record_of(
        HEAD + "§ 1 Öppnande\nMötet öppnades.\n\n§ 2 Vägbelysning i Roteberg ee <\nFrågan bordlades.\n"
    )
    assert [item.title for item in record.items] == ["Öppnande", "Vägbelysning i Roteberg"]


def test_noise_behind_the_mark_leaves_the_title_on_the_line_below() -> None:
    record = record_of(
        HEAD + "§ 1 Öppnande\nMötet öppnades.\n\n§ 2 fe cerned\nMotion om cykelväg\n\nFrågan bordlades.\n"
    )
    assert [item.title for item in record.items] == ["Öppnande", "Motion om cykelväg"]


def test_noise_among_decisions_is_no_point() -> None:
    record = record_of(
        HEAD + "§ 1 Gungor\n\nBeslut\n\natt köpa nya gungor\n\n‘~ ee ]\n\natt sälja de gamla\n"
    )
    assert [each.text for each in record.items[0].decisions] == ["att köpa nya gungor", "att sälja de gamla"]


def test_a_header_that_a_stamp_has_spoilt_is_still_a_header() -> None:
    pages = (
        "LEKVIK KOMMUN   Sida 1\nNämnden 2020-02-03\n\n§ 1 Gungor\n\nBeslut\n\natt köpa nya gungor\n",
        "LEKVIK KOMMUN   Sida 2\n\natt sälja de gamla\n\n§ 2 Bänkar\n\nBeslut\n\natt måla bänkarna\n",
        "LEKVIK KOMMUN  Suyrefgcnires ee 3\n\natt hyra två bord\n",
    )
    record = record_of("\f".join(pages))
    assert [[each.text for each in item.decisions] for item in record.items] == [
        ["att köpa nya gungor", "att sälja de gamla"],
        ["att måla bänkarna", "att hyra två bord"],
    ]
