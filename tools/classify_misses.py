#!/usr/bin/env python3
"""Why damaged words stayed wrong: what repair could have known of each.

usage: classify_misses.py PAIRS ...

PAIRS is a folder of NAME.gold.txt and NAME.ocr.txt.  Each damaged word that is still wrong is in one class:
lost (OCR has no word for it), no letters, punctuation only, not generated (the right word was no candidate),
ranked below, kept (it was the best candidate, yet not sure enough).  ``letters`` after a class: only letters
speak for the right word or for the one chosen, the share that a better model of letters could win at most.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from minutes_cli.reading.scan import scan_from_text
from minutes_cli.repair.choices import Choice
from minutes_cli.repair.concluding import Concluder
from minutes_cli.repair.evaluate import split_words
from minutes_cli.repair.model import Correction, Flag
from minutes_cli.repair.repairer import Repairer

EXAMPLES = 5


def core(word: str) -> str:
    """A word in lower case without the signs at its ends."""
    return re.sub(r"^\W+|\W+$", "", word).lower()


def matched(gold: Sequence[str], other: Sequence[str]) -> set[int]:
    """Places of the gold words that the cheapest alignment finds again."""
    blocks = (op for op in Levenshtein.opcodes(gold, other) if op.tag == "equal")
    return {place for op in blocks for place in range(op.src_start, op.src_end)}


class Classifier:
    """Repairs pages and says of each miss which class it is in."""

    def __init__(self) -> None:
        self._repairer = Repairer.load()
        self._choices: Sequence[Choice] = ()
        conclude = Concluder.conclude

        def noted(concluder: Concluder, choices: Sequence[Choice]) -> tuple[list[Correction], list[Flag]]:
            self._choices = choices
            return conclude(concluder, choices)

        Concluder.conclude = noted  # type: ignore[assignment, method-assign]

    def misses(self, gold_text: str, read_text: str) -> Iterator[tuple[str, str]]:
        """("damaged", word) of each damaged word; after one that is still wrong, its class and both words."""
        gold = split_words(gold_text)
        read = [
            (split_words(match[0])[0], line, match.start(), match.end())
            for line, text in enumerate(read_text.split("\n"))
            for match in re.finditer(r"\S+", text)
        ]
        words = [word for word, *_ in read]
        fixed = split_words(self._repairer.repair(scan_from_text(read_text)).text)
        beside = {
            op.src_start + k: read[op.dest_start + k]
            for op in Levenshtein.opcodes(gold, words)
            if op.tag == "replace" and op.src_end - op.src_start == op.dest_end - op.dest_start
            for k in range(op.src_end - op.src_start)
        }
        sound, right = matched(gold, words), matched(gold, fixed)
        for place, word in enumerate(gold):
            if place in sound:
                continue
            yield "damaged", word
            if place not in right:
                found = beside.get(place)
                yield self._class(word, found), f"{word} < {found[0] if found else ''}"

    def _class(self, word: str, found: tuple[str, int, int, int] | None) -> str:
        if found is None:
            return "lost"
        if not any(char.isalpha() for char in word):
            return "no letters"
        read, line, start, end = found
        if core(read) == core(word):
            return "punctuation only"
        here = [
            choice
            for choice in self._choices
            if choice.token.line == line and choice.token.start < end and choice.token.end > start
        ]
        if len(here) != 1 or not here[0].candidates:
            return "lost"
        choice, swedish = here[0], self._repairer.swedish
        best = choice.candidates[choice.best].form
        if best == core(word):
            return "kept"
        is_candidate = core(word) in {candidate.form for candidate in choice.candidates}
        by_letters = "letters" in (swedish.word(core(word)).layer, is_candidate and swedish.word(best).layer)
        return ("ranked below" if is_candidate else "not generated") + (", letters" if by_letters else "")


def main() -> None:
    """Classify and print, a table a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path, nargs="+")
    classifier = Classifier()
    for folder in parser.parse_args().pairs:
        counts: Counter[str] = Counter()
        examples: dict[str, list[str]] = defaultdict(list)
        for gold in sorted(folder.rglob("*.gold.txt")):
            read = gold.with_name(gold.name.removesuffix(".gold.txt") + ".ocr.txt")
            for kind, example in classifier.misses(gold.read_text("utf-8"), read.read_text("utf-8")):
                counts[kind] += 1
                examples[kind].append(example)
        damaged = counts.pop("damaged", 0)
        print(f"{folder}: {damaged} damaged words, {sum(counts.values())} still wrong")
        for kind, count in counts.most_common():
            print(f"  {count / damaged:7.4f} {count:5} {kind:24} {'; '.join(examples[kind][:EXAMPLES])}")


if __name__ == "__main__":
    main()
