"""The word list that can be walked."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from minutes_cli.language.automaton import Automaton, compile_automaton


def opened(words: Iterable[str]) -> Automaton:
    arrays = compile_automaton(words)
    return Automaton(
        memoryview(array("I", arrays["first"])),
        memoryview(array("H", arrays["letters"])),
        memoryview(array("I", arrays["targets"])),
    )


def words_of(automaton: Automaton) -> list[str]:
    found, stack = [], [(0, "")]
    while stack:
        node, built = stack.pop()
        for letter, (child, is_word) in automaton[node].items():
            if is_word:
                found.append(built + letter)
            stack.append((child, built + letter))
    return sorted(found)


@given(st.sets(st.text("abcå", min_size=1, max_size=6), max_size=30))
def test_a_walk_meets_every_word_and_no_other(words: set[str]) -> None:
    assert words_of(opened(words)) == sorted(words)


def test_words_with_the_same_ending_share_its_nodes() -> None:
    assert len(opened(["moten", "noten"]).first) == len(opened(["moten"]).first)
