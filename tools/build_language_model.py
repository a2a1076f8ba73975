"""Count word n-grams in plain text and write the language model that repair reads.

usage: python tools/build_language_model.py OUT.lm TEXT[=WEIGHT] ...

Each TEXT (plain or .xz, UTF-8, one paragraph a line) may carry a weight: a domain text of weight 6
counts as if it stood there six times.  The model is a trigram with interpolated absolute
discounting (Ney, Essen and Kneser 1994), the discount scaled by the weight of what was counted,
stored as a backoff model: sorted successor lists with 8-bit log probabilities (the layout of
Heafield's KenLM trie, 2011).  Only counts leave this tool, never text.
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from minutes_cli.language.container import write_container
from minutes_cli.language.language_model import CASE_STEPS, COST_STEP
from minutes_cli.language.words import BOUNDARY, NUMBER, UNKNOWN, YEAR, iter_tokens

DISCOUNT = 0.75
SPECIAL = (UNKNOWN, BOUNDARY, NUMBER, YEAR)
LICENCE = "MIT (counts; sources in dictionaries/LICENSES.md)"

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def iter_paragraphs(path: Path) -> Iterator[str]:
    """Yield the lines of a plain or xz-compressed text."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as source:
        yield from source


class Counts:
    """Token sequence of all texts, with a weight a token and case statistics a word."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {word: number for number, word in enumerate(SPECIAL)}
        self.tokens: list[int] = []
        self.spans: list[tuple[int, float]] = []
        self.raw: Counter[int] = Counter()
        self.capitalised: Counter[int] = Counter()
        self.inside: Counter[int] = Counter()

    def read(self, path: Path, weight: float) -> None:
        """Add one text."""
        boundary = self.ids[BOUNDARY]
        for paragraph in iter_paragraphs(path):
            self.tokens.append(boundary)
            for token in iter_tokens(paragraph):
                lower = token.lower()
                number = self.ids.setdefault(lower, len(self.ids))
                if self.tokens[-1] != boundary and not token.isupper():
                    self.inside[number] += 1
                    self.capitalised[number] += token[0].isupper()
                self.tokens.append(number)
        self.spans.append((len(self.tokens), weight))


def pack(columns: list[Ints]) -> Ints:
    """n id columns as one sortable integer (21 bits an id)."""
    key = columns[0].copy()
    for column in columns[1:]:
        key = (key << 21) | column
    return key


def count(key: Ints, weight: Floats) -> tuple[Ints, Floats, Floats]:
    """Distinct keys, their weighted counts and their plain counts."""
    unique, inverse, raw = np.unique(key, return_inverse=True, return_counts=True)
    weighted: Floats = np.bincount(inverse, weights=weight).astype(np.float64)
    return unique, weighted, raw.astype(np.float64)


def quantise(probability: Floats) -> bytes:
    """Natural-log costs in steps of COST_STEP, one byte each."""
    cost = -np.log(np.maximum(probability, 1e-12))
    return np.clip(np.rint(cost / COST_STEP), 0, 255).astype(np.uint8).tobytes()


def lookup(keys: Ints, table: Ints, values: Floats, default: float) -> Floats:
    """values[table == key], default where the key is absent."""
    place = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    return np.where(table[place] == keys, values[place], default)


def interpolate(grams: Ints, weighted: Floats, raw: Floats, lower: Floats) -> tuple[Floats, Ints, Floats]:
    """Probabilities of n-grams given those of their (n-1)-gram suffixes.

    Returns p(n-gram), the distinct histories, and the weight each history leaves to the lower order.
    """
    history, inverse = np.unique(grams >> 21, return_inverse=True)
    total = np.bincount(inverse, weights=weighted)
    discount = DISCOUNT * weighted / raw
    left = np.bincount(inverse, weights=discount) / total
    return (weighted - discount) / total[inverse] + left[inverse] * lower, history, left


def backoff(history: Ints, grams: Ints, p: Floats, lower: Floats, histories: Ints) -> Floats:
    """Backoff weights for `histories`, normalised over the n-grams kept."""
    place = np.searchsorted(histories, grams >> 21)
    kept = np.bincount(place, weights=p, minlength=len(histories))
    kept_lower = np.bincount(place, weights=lower, minlength=len(histories))
    return np.clip((1 - kept) / np.maximum(1 - kept_lower, 1e-6), 1e-6, 1.0)


def build(sources: list[tuple[Path, float]], out: Path, min_word: int, min_gram: int) -> None:
    """Count the sources and write `out` and its vocabulary."""
    counts = Counts()
    digest = hashlib.sha256()
    for path, weight in sources:
        counts.read(path, weight)
        digest.update(f"{path.name}={weight}".encode())
        print(f"{path.name}: {len(counts.tokens):,} tokens, {len(counts.ids):,} words", file=sys.stderr)
    tokens = np.array(counts.tokens, dtype=np.int64)
    weights: Floats = np.zeros(len(tokens))
    start = 0
    for end, value in counts.spans:
        weights[start:end] = value
        start = end

    plain = np.bincount(tokens, minlength=len(counts.ids))
    heavy = np.bincount(tokens, weights=(weights > 1).astype(float), minlength=len(counts.ids))
    names = np.array(list(counts.ids), dtype=object)
    keep = (plain >= min_word) | (heavy >= 2)
    keep[: len(SPECIAL)] = True
    words = [str(w) for w in names[keep]]
    trie = marisa_trie.Trie(words)
    rank = np.zeros(len(names), dtype=np.int64)
    unknown = trie[UNKNOWN]
    for number, word in enumerate(names):
        rank[number] = trie.get(word, unknown) if keep[number] else unknown
    ids = rank[tokens]
    size = len(trie)

    total = np.bincount(ids, weights=weights, minlength=size)
    unigram = (total + 0.01) / (total + 0.01).sum()

    bi, bi_weighted, bi_raw = count(pack([ids[:-1], ids[1:]]), weights[1:])
    bi_lower = unigram[bi & 0x1FFFFF]
    bi_p, _, _ = interpolate(bi, bi_weighted, bi_raw, bi_lower)
    heavy_bi = bi_weighted / bi_raw > 1.01
    bi_keep = ((bi_raw >= min_gram) | heavy_bi) & ((bi & 0x1FFFFF) != unknown)

    tri, tri_weighted, tri_raw = count(pack([ids[:-2], ids[1:-1], ids[2:]]), weights[2:])
    tri_lower = lookup(tri & ((1 << 42) - 1), bi, bi_p, 1e-9)
    tri_p, _, _ = interpolate(tri, tri_weighted, tri_raw, tri_lower)
    heavy_tri = (tri_weighted / tri_raw > 1.01) & (tri_raw >= 1)
    tri_keep = ((tri_raw >= min_gram + 1) | heavy_tri) & ((tri & 0x1FFFFF) != unknown)
    tri_keep &= np.isin(tri >> 21, bi[bi_keep])
    # a trigram that says no more than its bigram is dead weights
    tri_keep &= np.abs(np.log(tri_p / np.maximum(tri_lower, 1e-12))) > 0.5

    bi, bi_p, bi_lower = bi[bi_keep], bi_p[bi_keep], bi_lower[bi_keep]
    tri, tri_p, tri_lower = tri[tri_keep], tri_p[tri_keep], tri_lower[tri_keep]
    uni_back = backoff(bi >> 21, bi, bi_p, bi_lower, np.arange(size))
    bi_back = backoff(tri >> 21, tri, tri_p, tri_lower, bi)

    inside = np.zeros(size)
    capitalised = np.zeros(size)
    for number, seen in counts.inside.items():
        inside[rank[number]] += seen
        capitalised[rank[number]] += counts.capitalised[number]
    share = (capitalised + 0.2) / (inside + 1.0)
    case = np.rint(share * CASE_STEPS).astype(np.uint8)

    bi_offsets = np.searchsorted(bi >> 21, np.arange(size + 1)).astype(np.uint32)
    tri_offsets = np.searchsorted(np.searchsorted(bi, tri >> 21), np.arange(len(bi) + 1)).astype(np.uint32)
    print(f"{size:,} words, {len(bi):,} bigrams, {len(tri):,} trigrams", file=sys.stderr)
    write_container(
        out,
        "language model",
        LICENCE,
        digest.hexdigest(),
        {
            "vocabulary": ("B", trie.tobytes()),
            "unigram": ("B", quantise(unigram)),
            "unigram_backoff": ("B", quantise(uni_back)),
            "case": ("B", case.tobytes()),
            "bigram_offset": ("I", bi_offsets.tobytes()),
            "bigram_word": ("I", (bi & 0x1FFFFF).astype(np.uint32).tobytes()),
            "bigram": ("B", quantise(bi_p)),
            "bigram_backoff": ("B", quantise(bi_back)),
            "trigram_offset": ("I", tri_offsets.tobytes()),
            "trigram_word": ("I", (tri & 0x1FFFFF).astype(np.uint32).tobytes()),
            "trigram": ("B", quantise(tri_p)),
        },
        sources=[f"{path.name}={weight:g}" for path, weight in sources],
        words=size,
        bigrams=len(bi),
        trigrams=len(tri),
    )


def parse_source(argument: str) -> tuple[Path, float]:
    """``TEXT=WEIGHT`` or ``TEXT`` (weight 1)."""
    name, _, weight = argument.partition("=")
    return Path(name), float(weight or 1)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", nargs="+", type=parse_source)
    parser.add_argument("--min-word", type=int, default=2, help="drop general words seen fewer times")
    parser.add_argument("--min-gram", type=int, default=2, help="drop general n-grams seen fewer times")
    arguments = parser.parse_args()
    build(arguments.texts, arguments.out, arguments.min_word, arguments.min_gram)


if __name__ == "__main__":
    main()
