"""Count character n-grams over the distinct words of plain text and write the unknown-word model.

usage: python tools/build_character_model.py OUT.cm DICTIONARIES TEXT[=WEIGHT] ...
       python tools/build_character_model.py --names OUT.cm DICTIONARIES MODEL.lm

With --names the words are those of the name lists and of the language model that are capitalised, and
the names that their parts would make together, with far less weight.
A word counts 1 + ln(its count), so that inflection patterns weigh more than frequent words.
Witten-Bell interpolation (1991), pruned, stored as a backoff model.
"""

from __future__ import annotations

import hashlib
import math
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from build_language_model import parse_source
from build_lexicon import GIVEN_NAME_LIST, NAME_LIST, PLAIN_WORD, corpus_counts, read_weights, read_word_list
from minutes_cli.language.character_model import COST_STEP, END, ORDER, START, compile_grams
from minutes_cli.language.container import write_container
from minutes_cli.language.language_model import LanguageModel
from minutes_cli.language.words import iter_tokens

MINIMUM = 3.0  # drop n-grams of weight below this, above order 3

ALWAYS_CAPITAL = 0.9  # share of capitals that makes a word of the corpora a name
LISTED_NAME_WEIGHT = 2.0  # a reviewed name, against one of the corpora
MOST_COMMON = 2.0  # a common name says little more of how names are spelt than an ordinary one
# Names are made of few parts (Häll-man, Ek-bäck, Norr-häll): what begins two names of such an ending, and
# what ends fifteen.  Measured by restoring names held out: harm is halved, nearly as many are restored.
SHORTEST_PART = 3
BEGINNINGS, ENDINGS = 2, 15
RECOMBINED_WEIGHT = 0.5
FAINTEST_GRAM = 0.1  # weight of an n-gram above order 3 that is worth its place


def gather(texts: list[str], dictionaries: Path) -> dict[str, float]:
    """Distinct words and their weights."""
    words = {
        word: 1 + math.log(max(1.0, count))
        for word, count in corpus_counts([parse_source(t) for t in texts]).items()
        if PLAIN_WORD.fullmatch(word) and len(word) > 1
    }
    for path in dictionaries.rglob("*.tsv"):
        for phrase in read_word_list(path):
            for token in iter_tokens(phrase):
                if PLAIN_WORD.fullmatch(token.lower()):
                    words.setdefault(token.lower(), 1.0)
    return words


def gather_names(model: LanguageModel, dictionaries: Path) -> dict[str, float]:
    """Names of the lists, of the parts of surnames and places, and of the corpora, and their weights."""
    lists = [path for path in sorted(dictionaries.rglob("*.tsv")) if NAME_LIST.search(path.stem)]
    words = recombine(listed_names(path for path in lists if not GIVEN_NAME_LIST.search(path.stem)))
    for word, weight in listed_names(lists).items():
        words[word] = max(weight, words.get(word, 0.0))
    for number, word in enumerate(model.words()):
        if PLAIN_WORD.fullmatch(word) and len(word) > 2 and model.capital_share(number) >= ALWAYS_CAPITAL:
            words[word] = max(1.0, words.get(word, 0.0))
    return words


def listed_names(lists: Iterable[Path]) -> dict[str, float]:
    """Names of reviewed lists, and their weights."""
    words: dict[str, float] = {}
    for path in lists:
        for phrase, weight in read_weights(path).items():
            for token in iter_tokens(phrase):
                if token[0].isupper() and PLAIN_WORD.fullmatch(token.lower()):
                    words[token.lower()] = LISTED_NAME_WEIGHT * min(MOST_COMMON, weight)
    return words


def recombine(names: dict[str, float]) -> dict[str, float]:
    """The names, and what their beginnings and endings make together, by how many names share them."""
    heads: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for cut in range(SHORTEST_PART, len(name) - SHORTEST_PART + 1):
            heads[name[cut:]].add(name[:cut])
    endings = {ending: len(found) for ending, found in heads.items() if len(found) >= ENDINGS}
    beginnings = Counter(head for ending in endings for head in heads[ending])
    total = sum(endings.values())
    words = dict(names)
    for head, shared in beginnings.items():
        if shared < BEGINNINGS:
            continue
        for ending, found in endings.items():
            words[head + ending] = words.get(head + ending, 0.0) + RECOMBINED_WEIGHT * shared * found / total
    return words


def count(words: dict[str, float]) -> list[dict[str, float]]:
    """n-gram weights by order (index 0 = unigrams)."""
    tables: list[dict[str, float]] = [defaultdict(float) for _ in range(ORDER)]
    for word, weight in words.items():
        text = START + word + END
        for end in range(1, len(text)):
            for order in range(1, min(ORDER, end + 1) + 1):
                tables[order - 1][text[end - order + 1 : end + 1]] += weight
    return tables


def estimate(tables: list[dict[str, float]], minimum: float) -> tuple[dict[str, float], dict[str, float]]:
    """Interpolated probabilities of the n-grams kept, and backoff weights of their histories."""
    probability: dict[str, float] = {}
    backoff: dict[str, float] = {}
    total = sum(tables[0].values())
    for gram, weight in tables[0].items():
        probability[gram] = weight / total
    for order in range(2, ORDER + 1):
        table = tables[order - 1]
        history_total: dict[str, float] = defaultdict(float)
        followers: dict[str, int] = defaultdict(int)
        for gram, weight in table.items():
            history_total[gram[:-1]] += weight
            followers[gram[:-1]] += 1
        kept: dict[str, float] = defaultdict(float)
        kept_lower: dict[str, float] = defaultdict(float)
        for gram, weight in table.items():
            if order > 3 and weight < minimum:
                continue
            history = gram[:-1]
            lower = probability.get(gram[1:])
            if lower is None:
                continue
            types = followers[history]
            value = (weight + types * lower) / (history_total[history] + types)
            probability[gram] = value
            kept[history] += value
            kept_lower[history] += lower
        for history, mass in kept.items():
            backoff[history] = min(1.0, max(1e-4, (1 - mass) / max(1e-4, 1 - kept_lower[history])))
    return probability, backoff


def in_steps(probability: float) -> int:
    """-ln of a probability as the file has it."""
    return min(255, round(-math.log(probability) / COST_STEP))


def main() -> None:
    """Command line."""
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    if sys.argv[1] == "--names":
        out, dictionaries, model = sys.argv[2:]
        words, minimum = gather_names(LanguageModel(Path(model)), Path(dictionaries)), FAINTEST_GRAM
    else:
        out, dictionaries, *texts = sys.argv[1:]
        words, minimum = gather(texts, Path(dictionaries)), MINIMUM
    probability, backoff = estimate(count(words), minimum)
    costs = {gram: in_steps(value) for gram, value in probability.items()}
    sections = {
        name: (code, array(code, values).tobytes())
        for name, (code, values) in compile_grams(costs, {h: in_steps(v) for h, v in backoff.items()}).items()
    }
    digest = hashlib.sha256("".join(sorted(words)).encode()).hexdigest()
    write_container(
        Path(out),
        "character model",
        "MIT (counts)",
        digest,
        sections,
        words=len(words),
        grams=len(costs),
    )
    print(f"{out}: {len(costs):,} n-grams of {len(words):,} words", file=sys.stderr)


if __name__ == "__main__":
    main()
