"""``minutes dict``: own words, what is known of a word, and what is learned from documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Call


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own file in a folder of the test; the working folder has no configuration."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "own" / "minutes" / "words.tsv"


def test_added_words_are_listed_with_their_notes_and_file(call: Call, own_folder: Path) -> None:
    assert call("dict", "add", "Åmynnegården", "--note", "äldreboende").code == 0
    assert call("dict", "add", "Klimatnavet", "Åmynnegården").code == 0
    listed = call("dict", "list")
    assert listed.out == f"Klimatnavet\t\t{own_folder}\nÅmynnegården\täldreboende\t{own_folder}\n"
    assert json.loads(call("dict", "list", "--format", "json").out)[1]["note"] == "äldreboende"


def test_a_word_that_is_there_is_not_added_twice(call: Call, own_folder: Path) -> None:
    call("dict", "add", "Klimatnavet")
    again = call("dict", "add", "Klimatnavet")
    assert again.code == 0
    assert "is already in" in again.err
    assert own_folder.read_text("utf-8") == "Klimatnavet\n"


def test_comments_stay_where_words_are_added(call: Call, own_folder: Path) -> None:
    own_folder.parent.mkdir(parents=True)
    own_folder.write_text("# ours\nÖxle\tby\n", "utf-8")
    call("dict", "add", "Bruket")
    assert own_folder.read_text("utf-8") == "# ours\nBruket\nÖxle\tby\n"


def test_a_word_without_its_marks_is_added_with_a_warning(call: Call) -> None:
    added = call("dict", "add", "mote")
    assert added.code == 0
    assert "möte" in added.err


@pytest.mark.parametrize("word", ["två ord", "2024", ""])
def test_what_is_no_word_is_refused(call: Call, word: str, own_folder: Path) -> None:
    answer = call("dict", "add", "--", word)
    assert answer.code == 2
    assert "not a single word" in answer.err
    assert not own_folder.exists()


def test_no_own_words_is_said_on_stderr_only(call: Call) -> None:
    answer = call("dict", "list")
    assert (answer.code, answer.out) == (0, "")
    assert "minutes dict add" in answer.err


def test_the_dictionaries_are_listed_with_their_licences(call: Call) -> None:
    rows = json.loads(call("dict", "list", "--layers", "--format", "json").out)
    assert {"corpus", "domain", "general"} <= {row["layer"] for row in rows}
    assert all(int(row["forms"]) > 1000 and row["licence"] for row in rows)


def test_check_shows_the_repair_with_its_derivation(call: Call) -> None:
    out = call("dict", "check", "méte").out
    first, likeliest = out.splitlines()[:2]
    assert first == "méte: in no dictionary; read with eng:"
    form, share = likeliest.split()[:2]
    assert form == "möte"
    assert float(share) > 0.9
    assert "ö read as é" in out


def test_check_follows_the_model_that_read_the_page(call: Call) -> None:
    def best(model: str) -> str:
        answer = call("dict", "check", "pa", "--ocr-model", model, "--format", "json")
        return str(json.loads(answer.out)[0]["readings"][0]["form"])

    assert best("eng") == "på"
    assert best("none") == "pa"


def test_check_knows_own_words(call: Call) -> None:
    before = json.loads(call("dict", "check", "Klimatnävet", "--format", "json").out)[0]
    assert before["layers"] == []
    call("dict", "add", "Klimatnävet")
    after = json.loads(call("dict", "check", "Klimatnavet", "--format", "json").out)[0]
    assert after["readings"][0]["form"] == "klimatnävet"
    assert after["readings"][0]["layer"] == "user"


def test_shares_of_the_readings_add_up(call: Call) -> None:
    found = json.loads(call("dict", "check", "ar", "for", "GA", "--format", "json").out)
    for each in found:
        assert sum(reading["share"] for reading in each["readings"]) == pytest.approx(1, abs=1e-3)


CLEAN = """Minnesanteckningar från Åmynnegården

Vi träffades på Åmynnegården för att prata om sjövretens framtid. Ärendet återkommer på nästa möte.
Alla var överens om att sjövretens bänkar måste målas före våren, och att Kvistlöga ska sköta det.
Ordföranden tackade för besöket på Åmynnegården och hälsade från Kvistlöga.
"""


def test_learning_takes_what_no_dictionary_knows_and_says_where_it_stood(call: Call, tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    answer = call("dict", "learn", tmp_path / "clean.txt")
    assert answer.code == 0
    rows = dict(line.split("\t") for line in answer.out.splitlines() if not line.startswith("#"))
    assert rows.keys() == {"Kvistlöga", "Åmynnegården", "sjövretens"}
    assert rows["Åmynnegården"].startswith("name 3: ")
    assert "att sjövretens bänkar" in rows["sjövretens"]


def test_a_document_without_its_marks_teaches_nothing(call: Call, tmp_path: Path) -> None:
    (tmp_path / "spoilt.txt").write_text(CLEAN.translate(str.maketrans("åäöÅÄ", "aaoAA")) * 3, "utf-8")
    answer = call("dict", "learn", tmp_path / "spoilt.txt")
    assert answer.code == 0
    assert "left out" in answer.err
    assert not [line for line in answer.out.splitlines() if not line.startswith("#")]


def test_what_was_learned_is_used_where_the_configuration_names_it(call: Call, tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    call("dict", "learn", tmp_path / "clean.txt", "-o", tmp_path / "work" / "ours.tsv")
    (tmp_path / "work" / "minutes.toml").write_text('words = ["ours.tsv"]\n', "utf-8")
    assert "Kvistlöga" in call("dict", "list").out
    checked = json.loads(call("dict", "check", "Kvistloga", "--format", "json").out)
    assert checked[0]["readings"][0]["form"] == "kvistlöga"


def test_a_bad_file_of_own_words_is_named_with_its_line(call: Call, tmp_path: Path) -> None:
    (tmp_path / "work" / "ours.tsv").write_text("# ok\nrätt\nfel på raden\n", "utf-8")
    (tmp_path / "work" / "minutes.toml").write_text('words = ["ours.tsv"]\n', "utf-8")
    answer = call("dict", "list")
    assert answer.code == 2
    assert "ours.tsv:3" in answer.err
    assert "Traceback" not in answer.err


def test_a_missing_file_of_own_words_is_an_error_that_says_what_to_mend(call: Call, tmp_path: Path) -> None:
    (tmp_path / "work" / "minutes.toml").write_text('words = ["gone.tsv"]\n', "utf-8")
    answer = call("dict", "list")
    assert answer.code == 2
    assert "gone.tsv" in answer.err
