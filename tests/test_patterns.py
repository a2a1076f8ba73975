"""Patterns that are compiled late behave like those compiled at once."""

from __future__ import annotations

import pickle
import re

import pytest

from minutes_cli.patterns import regex


def test_compiling_waits_for_the_first_use() -> None:
    broken = regex(r"(")
    with pytest.raises(re.error):
        broken.search("text")


@pytest.mark.parametrize("method", ["match", "search", "fullmatch", "findall", "split"])
def test_gives_what_a_compiled_pattern_gives(method: str) -> None:
    late, now = regex(r"§\s*(\d+)", re.IGNORECASE), re.compile(r"§\s*(\d+)", re.IGNORECASE)
    for text in ("§ 12", "KF § 4 och § 5", "ingen"):
        found, wanted = getattr(late, method)(text), getattr(now, method)(text)
        assert found == wanted or found.span(1) == wanted.span(1)


def test_travels_to_a_worker_before_and_after_use() -> None:
    late = regex(r"\bnej\b", re.IGNORECASE)
    assert pickle.loads(pickle.dumps(late)).search("Nej")
    assert late.search("Nej")
    assert pickle.loads(pickle.dumps(late)).flags == re.IGNORECASE


def test_a_text_without_what_a_pattern_needs_is_not_searched() -> None:
    broken = regex(r"(sekretess", needs=("sekretess",))
    assert broken.search("öppen handling") is None
    assert list(broken.finditer("öppen handling")) == []
    assert broken.sub("", "öppen handling") == "öppen handling"
    with pytest.raises(re.error):
        broken.search("sekretess")


@pytest.mark.parametrize("text", ["Ja-röster 4, nej-röster 5", "Nej", "ingen röstade", ""])
def test_a_pattern_with_needs_gives_what_one_without_gives(text: str) -> None:
    needy, plain = (
        regex(r"(?:ja|nej)-?r\w+", re.IGNORECASE, ("ja-", "Ja-", "nej-", "r")),
        re.compile(r"(?:ja|nej)-?r\w+", re.IGNORECASE),
    )
    assert [match.span() for match in needy.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert needy.sub("x", text) == plain.sub("x", text)
    for method in ("search", "match", "fullmatch"):
        assert bool(getattr(needy, method)(text)) == bool(getattr(plain, method)(text))
    assert pickle.loads(pickle.dumps(needy)).sub("x", text) == plain.sub("x", text)
