"""What a person's decisions teach: words the lexicon lacks, and how letters are misread here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import TypeVar

from minutes_cli.patterns import regex
from minutes_cli.repair.decisions import Decision, merge_decisions
from minutes_cli.values import frozen

_T = TypeVar("_T")
_WORD = regex(r"[^\W\d_]+(?:[-'’:.][^\W\d_]+)*")
_LONGEST_CONFUSION = 4  # a longer difference is another word, not a misread letter


@frozen
class Lessons:
    """Counted, most frequent first.

    words: wanted words, with how many decisions want each.
    confusions: (what was read, what stands on paper) with how often a person said so.
    """

    words: tuple[tuple[str, int], ...]
    confusions: tuple[tuple[str, str, int], ...]


def learn_from_decisions(decisions: Iterable[Decision], min_times: int = 2) -> Lessons:
    """Turn repeated decisions into user words and confusions.

    Words come from edits (the tool did not know the word) and rejections (the tool thought the
    word wrong); an accepted proposal needs no new word, but its confusion counts.
    min_times: how many decisions must agree before they count.
    """
    words: Counter[str] = Counter()
    confusions: Counter[tuple[str, str]] = Counter()
    for decision in merge_decisions(decisions):
        if decision.decision != "accept":
            words.update(_changed_words(decision))
        if decision.decision != "reject":
            confusions.update(_letter_changes(decision.before, decision.text))
    return Lessons(
        tuple((word, count) for word, count in _ranked(words) if count >= min_times),
        tuple((*pair, count) for pair, count in _ranked(confusions) if count >= min_times),
    )


def _changed_words(decision: Decision) -> list[str]:
    """Words of the wanted text that the tool's proposal does not have."""
    proposed = set(_WORD.findall(decision.after or decision.before))
    if decision.decision == "edit":
        proposed |= set(_WORD.findall(decision.before))
    return [word for word in _WORD.findall(decision.text) if word not in proposed and len(word) > 1]


def _letter_changes(before: str, text: str) -> list[tuple[str, str]]:
    old, new = before.split(), text.split()
    if len(old) != len(new):
        return []
    changes = []
    for a, b in zip(old, new, strict=True):
        for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if tag == "replace" and max(j - i, m - k) <= _LONGEST_CONFUSION:
                changes.append((a[i:j], b[k:m]))
    return changes


def _ranked(counter: Counter[_T]) -> list[tuple[_T, int]]:
    return sorted(counter.items(), key=lambda entry: (-entry[1], str(entry[0])))
