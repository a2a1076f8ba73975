"""How good repair is, measured on pages whose true text is known.

Words are split at white space; quotation marks, dashes and bullets are folded, since no reader cares
which glyph the scan gave.  A word counts as right when the cheapest alignment of the two texts' words
(Levenshtein over words) matches it exactly.  A correction is right when what it wrote stands on the
page: every word it touches is matched, or differs from its gold word, the likest of the stretch, outside
the correction only (a sign that the scan glued on, another part of a compound).  Start at :func:`evaluate`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from minutes_cli.patterns import regex
from minutes_cli.repair.model import Correction, Repaired
from minutes_cli.values import frozen

GLYPHS = {'"': "”“„«»″", "'": "’‘´`", "-": "–—−‐", "*": "•●▪◦·"}
_FOLD = str.maketrans({glyph: plain for plain, glyphs in GLYPHS.items() for glyph in glyphs})
_WORD = regex(r"\S+")
BIN_EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 1.0)
SURE = 0.95
LONGEST_STRETCH = 2_500  # pairs of words in a stretch that is aligned by likeness


@frozen
class Page:
    """One page to measure: what it says, what the scan gave, what repair made of it."""

    name: str
    gold: str
    scan: str
    repaired: Repaired


@frozen
class Bin:
    """Corrections of about one confidence: from low, up to but not including high (the last includes it)."""

    low: float
    high: float
    count: int
    right: int
    confidence: float

    @property
    def precision(self) -> float:
        """Share of the corrections that are right."""
        return self.right / self.count if self.count else 0.0


@dataclass(slots=True)
class Evaluation:
    """Counts over all pages; every rate is None where there was nothing to count.

    misses: (word of the scan, what repair made, gold word) with how often.
    harms: (gold word, what repair made) with how often.
    outcomes: (confidence, right) of each correction.
    """

    pages: int = 0
    gold_words: int = 0
    gold_characters: int = 0
    word_errors_before: int = 0
    word_errors_after: int = 0
    character_errors_before: int = 0
    character_errors_after: int = 0
    damaged: int = 0
    repaired_words: int = 0
    sound: int = 0
    harmed_words: int = 0
    misses: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    harms: Counter[tuple[str, str]] = field(default_factory=Counter)
    outcomes: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def repaired(self) -> float | None:
        """Share of the gold words the scan damaged that are now exact."""
        return _rate(self.repaired_words, self.damaged)

    @property
    def harmed(self) -> float | None:
        """Share of the gold words the scan had right that are now wrong."""
        return _rate(self.harmed_words, self.sound)

    def summary(self) -> dict[str, float | int | None]:
        """The figures by name, rates to five decimals; without corrections, without the calibration."""
        figures = {
            "pages": self.pages,
            "gold_words": self.gold_words,
            "damaged": self.damaged,
            "wer_before": _rate(self.word_errors_before, self.gold_words),
            "wer_after": _rate(self.word_errors_after, self.gold_words),
            "cer_before": _rate(self.character_errors_before, self.gold_characters),
            "cer_after": _rate(self.character_errors_after, self.gold_characters),
            "repaired": self.repaired,
            "harmed": self.harmed,
            "word_error_reduction": _rate(
                self.word_errors_before - self.word_errors_after, self.word_errors_before
            ),
        }
        if self.outcomes:
            figures["corrections"] = len(self.outcomes)
            figures["calibration_error"] = round(self.calibration_error(), 5)
            figures["precision_when_sure"] = self.precision_at(SURE)
        return figures

    def bins(self) -> list[Bin]:
        """The corrections by confidence; empty bins are left out."""
        found = []
        for low, high in pairwise(BIN_EDGES):
            inside = [
                (confidence, right)
                for confidence, right in self.outcomes
                if low <= confidence and (confidence < high or high == BIN_EDGES[-1])
            ]
            if inside:
                mean = sum(confidence for confidence, _ in inside) / len(inside)
                found.append(Bin(low, high, len(inside), sum(right for _, right in inside), mean))
        return found

    def calibration_error(self) -> float:
        """Expected calibration error: mean distance of confidence and precision over the bins (Guo 2017)."""
        total = len(self.outcomes) or 1
        return sum(abs(each.precision - each.confidence) * each.count for each in self.bins()) / total

    def precision_at(self, floor: float) -> float | None:
        """Share of right corrections among those at or above a confidence."""
        chosen = [right for confidence, right in self.outcomes if confidence >= floor]
        return _rate(sum(chosen), len(chosen))


def evaluate(pages: Iterable[Page]) -> Evaluation:
    """Measure repair over pages."""
    total = Evaluation()
    for page in pages:
        _add_page(total, page)
    return total


def split_words(text: str) -> list[str]:
    """The words of a text, folded.

    >>> split_words("– ”Ja”\\n• nej")
    ['-', '"Ja"', '*', 'nej']
    """
    return text.translate(_FOLD).split()


def _add_page(total: Evaluation, page: Page) -> None:
    gold, scan, made = (split_words(text) for text in (page.gold, page.scan, page.repaired.text))
    total.pages += 1
    total.gold_words += len(gold)
    total.word_errors_before += Levenshtein.distance(gold, scan)
    total.word_errors_after += Levenshtein.distance(gold, made)
    gold_text = " ".join(gold)
    total.gold_characters += len(gold_text)
    total.character_errors_before += Levenshtein.distance(gold_text, " ".join(scan))
    total.character_errors_after += Levenshtein.distance(gold_text, " ".join(made))
    before, read_as = _align(gold, scan)
    after, made_as = _align(gold, made)
    for place, word in enumerate(gold):
        if before[place]:
            total.sound += 1
            if not after[place]:
                total.harmed_words += 1
                total.harms[word, made_as.get(place, "")] += 1
        else:
            total.damaged += 1
            if after[place]:
                total.repaired_words += 1
            else:
                total.misses[read_as.get(place, ""), made_as.get(place, ""), word] += 1
    matched, should_be = _align_likest(made, gold)
    for correction, stretches in _stretches_of(page.repaired):
        right = all(
            matched[place] or _stands_in(made[place], should_be.get(place, ""), start, end)
            for place, start, end in stretches
        )
        total.outcomes.append((correction.confidence, right))


def _align(source: Sequence[str], other: Sequence[str]) -> tuple[list[bool], dict[int, str]]:
    """For each word of the source whether it is matched, and what stands in place of one that is not."""
    matched = [False] * len(source)
    stands: dict[int, str] = {}
    for step in Levenshtein.opcodes(source, other):
        for offset, place in enumerate(range(step.src_start, step.src_end)):
            if step.tag == "equal":
                matched[place] = True
            elif step.tag == "replace":
                where = step.dest_start + offset
                stands[place] = other[where] if where < step.dest_end else ""
            else:
                stands[place] = ""
    return matched, stands


def _align_likest(source: Sequence[str], other: Sequence[str]) -> tuple[list[bool], dict[int, str]]:
    """The same, but that where words are lost those that are left stand for the likest, in order."""
    matched = [False] * len(source)
    stands: dict[int, str] = {}
    at = there = 0
    for block in Levenshtein.opcodes(source, other).as_matching_blocks():  # the last is empty, at the ends
        here, opposite = range(at, block.a), other[there : block.b]
        if 0 < len(here) * len(opposite) <= LONGEST_STRETCH:
            stands |= dict(zip(here, _likest(source[at : block.a], opposite), strict=True))
        at, there = block.a + block.size, block.b + block.size
        matched[block.a : at] = [True] * block.size
    return matched, stands


def _likest(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The other word that stands for each, in order and with the most likeness in all; "" for none."""
    # best[i][j]: likeness of the first i words and the first j others
    best = [[0.0] * (len(others) + 1) for _ in range(len(words) + 1)]
    for i, word in enumerate(words, 1):
        for j, other in enumerate(others, 1):
            paired = best[i - 1][j - 1] + Levenshtein.normalized_similarity(word, other)
            best[i][j] = max(best[i - 1][j], best[i][j - 1], paired)
    found = [""] * len(words)
    i, j = len(words), len(others)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found[i] = others[j]
    return found


def _stretches_of(repaired: Repaired) -> list[tuple[Correction, list[tuple[int, int, int]]]]:
    """Each correction with what it wrote: (number of the word in the repaired text, start, end) a word."""
    lines = repaired.text.split("\n")
    first_word = [0]
    for line in lines:
        first_word.append(first_word[-1] + len(line.split()))
    found = []
    shift, at_line = 0, 0
    for correction in sorted(repaired.corrections, key=lambda one: (one.line, one.start)):
        if correction.line != at_line:
            shift, at_line = 0, correction.line
        start = correction.start + shift
        end = start + len(correction.after)
        shift += len(correction.after) - len(correction.before)
        words = enumerate(_WORD.finditer(lines[correction.line - 1]), first_word[correction.line - 1])
        found.append(
            (
                correction,
                [
                    (number, max(start, word.start()) - word.start(), min(end, word.end()) - word.start())
                    for number, word in words
                    if word.start() < end and start < word.end()
                ],
            )
        )
    return found


def _stands_in(word: str, gold: str, start: int, end: int) -> bool:
    """Whether a stretch of a word stands unchanged in its gold word."""
    return all(
        step.tag == "equal" or step.src_end <= start or step.src_start >= end
        for step in Levenshtein.opcodes(word, gold)
    )


def _rate(part: int, whole: int) -> float | None:
    return round(part / whole, 5) if whole else None
