"""Words and names to learn from clean documents: what no dictionary holds and repair would keep.

A word counts when it keeps one spelling, is no compound of known parts, and stands in a document that
has its marks; a document that lost them would teach the damage.  Start at :class:`Learner`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from minutes_cli.reading.scan import Scan
from minutes_cli.repair.repairer import Repairer
from minutes_cli.repair.tokens import WORD, Token, tokenise
from minutes_cli.values import frozen

MARKED_MODELS = frozenset({"none", "swe"})
MIN_LENGTH = 3
EXAMPLE_WIDTH = 30


@frozen
class Learned:
    """A word to review.  kind: name, word or review.  example: where it stood first."""

    word: str
    count: int
    kind: str
    example: str


@dataclass(slots=True)
class Learner:
    """Collects over documents; the order of the documents does not change what is learned."""

    repairer: Repairer
    _counts: Counter[str] = field(default_factory=Counter)
    _written: dict[str, Counter[str]] = field(default_factory=dict)  # where a capital tells something
    _examples: dict[str, str] = field(default_factory=dict)

    def read(self, scan: Scan) -> str | None:
        """Collect from a document; the OCR model that spoilt it, when it was left out for that."""
        model = self.repairer.detector.detect(scan.text).model
        if model not in MARKED_MODELS:
            return model
        corrected = {(each.line, each.start) for each in self.repairer.repair(scan).corrections}
        lines = scan.text.split("\n")
        for token in tokenise(lines):
            if token.kind == WORD and (token.line + 1, token.start) not in corrected:
                self._add(token, lines[token.line])
        return None

    def learned(self, times: int) -> list[Learned]:
        """What was seen at least so often, most frequent first."""
        found = []
        for form, count in self._counts.items():
            if count < times:
                continue
            written = self._written.get(form, Counter())
            word = min(written, key=lambda read: (-written[read], read), default=form)
            kind = "word" if word == form else "name"
            found.append(Learned(word, count, kind, self._examples[form]))
        return sorted(found, key=lambda each: (-each.count, each.word))

    def _add(self, token: Token, line: str) -> None:
        read = token.read
        form = read.lower()
        swedish = self.repairer.swedish
        if (
            len(read) < MIN_LENGTH
            or not read.isalpha()
            or token.capitals
            or read.isupper()
            or swedish.is_known(form)
            or swedish.is_english(form)
            or swedish.compounds.cost(form) is not None
        ):
            return
        self._counts[form] += 1
        if read[0].islower() or not token.at_start:
            self._written.setdefault(form, Counter())[read] += 1
        start = max(0, token.start - EXAMPLE_WIDTH)
        example = " ".join(line[start : token.end + EXAMPLE_WIDTH].split())
        self._examples[form] = min(self._examples.get(form, example), example)
