"""The pages as text: one file, one policy, every word in both languages, nothing unescaped."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest

from minutes_cli.records.models import Record
from minutes_cli.report.document import Document
from minutes_cli.report.page import document_page, folder_page, leaf
from minutes_cli.report.vocabulary import LANGUAGES, load_vocabulary
from tests.report.fictional import ekbacka, hostile

PACKAGE = resources.files("minutes_cli.report")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert document_page(ekbacka()) == document_page(ekbacka())
    assert folder_page([leaf(ekbacka())], "Arkiv") == folder_page([leaf(ekbacka())], "Arkiv")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_file_that_names_no_other(language: str) -> None:
    for html in (
        document_page(ekbacka(), language),
        folder_page([leaf(ekbacka(), language)], "Arkiv", language),
    ):  # type: ignore[arg-type]
        assert f'<html lang="{language}">' in html
        assert not re.findall(r"<(?:script|img|iframe|object|embed|source|video)[^>]+\bsrc=", html)
        addresses = set(re.findall(r"https?://[^\s\"'<)]+", html))
        assert addresses <= {"http://www.w3.org/2000/svg"}  # a name space, never fetched
        assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html
        assert " style=" not in html and not re.search(r"<[^>]+ on\w+=", html)


def test_every_word_has_both_languages_and_is_used_or_a_value() -> None:
    table = tomllib.loads((PACKAGE / "vocabulary.toml").read_text(encoding="utf-8"))
    for group, words in table.items():
        for key, pair in words.items():
            assert len(pair) == 2 and all(pair), f"{group}.{key}"
            assert pair[0].count("|") == pair[1].count("|"), f"{group}.{key}"
            assert re.findall(r"\{\w+\}", pair[0]) == re.findall(r"\{\w+\}", pair[1]), f"{group}.{key}"


def test_the_script_uses_only_words_that_exist() -> None:
    words = load_vocabulary("sv").group("script")
    script = "".join(
        part.read_text(encoding="utf-8")
        for part in (PACKAGE / "static").iterdir()
        if part.name.endswith(".js")
    )
    used = set(re.findall(r'say\("(\w+)"', script)) | set(re.findall(r'fact\("(\w+)"', script))
    assert used - set(words) == set()


def test_every_value_of_the_record_has_a_word() -> None:
    words = load_vocabulary("sv").words
    schema = Record.model_json_schema()["$defs"]
    for group, model, field in [
        ("outcome", "Decision", "outcome"),
        ("kind", "Item", "kind"),
        ("section", "Section", "kind"),
        ("vote", "Ballot", "vote"),
        ("severity", "Finding", "severity"),
        ("role", "Signature", "role"),
    ]:
        for value in schema[model]["properties"][field]["enum"]:
            assert f"{group}.{value}" in words


def test_hostile_text_is_only_text() -> None:
    html = document_page(hostile())
    scripts = re.findall(r"<script\b", html)
    assert len(scripts) == 3  # the words, the document's data, and ours
    assert "<img src=x" not in html
    assert "\u202e" not in html.split("<script", 1)[0]
    assert "{{ 7 * 7 }}" in html


def test_an_empty_record_and_a_record_alone_make_a_page() -> None:
    html = document_page(Document("tom.json", Record()), "en")
    assert "No items were found." in html
    assert "without its scan" in html


def test_a_lone_surrogate_does_not_stop_the_page() -> None:
    document = ekbacka()
    document.record.meeting.place = "Sal \udcff"
    document_page(document).encode("utf-8")
    folder_page([leaf(document)], "Arkiv \udcff").encode("utf-8")
