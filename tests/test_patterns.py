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
