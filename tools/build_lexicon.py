"""Compile one lexicon layer: words with costs and flags, indexed by skeleton.

usage: python tools/build_lexicon.py corpus   OUT.lex MODEL.lm TEXT[=WEIGHT] ...
       python tools/build_lexicon.py domain   OUT.lex dictionaries/
       python tools/build_lexicon.py wordfreq OUT.lex MODEL.lm
       python tools/build_lexicon.py english  OUT.lex
       python tools/build_lexicon.py hunspell OUT.lex sv_SE.dic sv_SE.aff MODEL.lm
       python tools/build_lexicon.py compounds OUT.lex MODEL.lm TEXT[=WEIGHT] ...

Each layer keeps the licence of its source (dictionaries/LICENSES.md).  `hunspell` needs the
program `unmunch`; `wordfreq` the package of that name.
"""

from __future__ import annotations

import hashlib
import math
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import marisa_trie
import numpy as np

from build_language_model import iter_paragraphs, parse_source
from minutes_cli.language.automaton import compile_automaton
from minutes_cli.language.container import write_container
from minutes_cli.language.language_model import LanguageModel
from minutes_cli.language.lexicon import ACRONYM, COST_STEP, FOREIGN, GIVEN, HEAD, MODIFIER, NAME, SURNAME
from minutes_cli.language.skeleton import skeleton
from minutes_cli.language.words import iter_tokens

PLAIN_WORD = re.compile(r"[a-zåäöéàüøæèêëáíóúčšžćçñ]{1,40}")
MARKED = re.compile(r"[åäöé]")
ABBREVIATION_LIST = "abbreviations"
NAME_LIST = re.compile(r"name|gazetteer|place|surname|first")
GIVEN_NAME_LIST = re.compile(r"names_first")
SURNAME_LIST = re.compile(r"names_last")
ORDINARY_SHARE = 6e-5  # of the population: a surname of ordinary commonness, some 600 bearers
ENGLISH_WORDS = 8000
ENGLISH_RATIO = 12.0  # so much commoner in English that it is no loanword
DICTIONARIES = Path(__file__).parent.parent / "dictionaries"
COMMON_PART = 15.0  # corpus count that lets a word stand in compounds it was not seen in
FREE_PART = 0.5
TWIN_RATIO = 12.0  # a mark-less form this much rarer than its marked twin is taken for pollution


def write_layer(
    out: Path,
    name: str,
    licence: str,
    digest: str,
    weights: dict[str, float],
    flags: dict[str, int],
    walkable: bool = False,
) -> None:
    """Write a layer from word weights (any positive scale).

    walkable: with an automaton of its skeletons, for words damaged beyond the measured confusions.
    """
    total = sum(weights.values())
    trie = marisa_trie.Trie(weights)
    cost, flag = np.zeros(len(trie), np.uint8), np.zeros(len(trie), np.uint8)
    groups: dict[str, list[int]] = defaultdict(list)
    for word, weight in weights.items():
        number = trie[word]
        cost[number] = min(255, round(-math.log(weight / total) / COST_STEP))
        flag[number] = flags.get(word, 0)
        groups[skeleton(word)].append(number)
    skeletons = marisa_trie.Trie(groups)
    members: list[int] = []
    offsets = [0]
    for number in range(len(skeletons)):
        members += sorted(groups[skeletons.restore_key(number)])
        offsets.append(len(members))
    sections = {
        "words": ("B", trie.tobytes()),
        "skeletons": ("B", skeletons.tobytes()),
        "cost": ("B", cost.tobytes()),
        "flags": ("B", flag.tobytes()),
        "offset": ("I", np.array(offsets, np.uint32).tobytes()),
        "member": ("I", np.array(members, np.uint32).tobytes()),
    }
    if walkable:
        arrays = compile_automaton(groups)
        sections |= {
            "walk_first": ("I", np.array(arrays["first"], np.uint32).tobytes()),
            "walk_letters": ("H", np.array(arrays["letters"], np.uint16).tobytes()),
            "walk_targets": ("I", np.array(arrays["targets"], np.uint32).tobytes()),
        }
    write_container(out, "lexicon", licence, digest, sections, name=name, words=len(trie))
    print(f"{out}: {len(trie):,} words", file=sys.stderr)


def drop_polluted(weights: dict[str, float], trusted: Iterable[str]) -> dict[str, float]:
    """Drop mark-less forms that are far rarer than their marked twin and that no trusted list holds."""
    best: dict[str, float] = defaultdict(float)
    for word, weight in weights.items():
        if MARKED.search(word):
            key = skeleton(word)
            best[key] = max(best[key], weight)
    known = set(trusted)
    return {
        word: weight
        for word, weight in weights.items()
        if word in known or MARKED.search(word) or best[skeleton(word)] < TWIN_RATIO * weight
    }


def corpus_counts(sources: list[tuple[Path, float]]) -> Counter[str]:
    """Weighted counts of lower-case words."""
    counts: Counter[str] = Counter()
    for path, weight in sources:
        for paragraph in iter_paragraphs(path):
            for token in iter_tokens(paragraph):
                if token[0] != "<":
                    counts[token.lower()] += weight  # type: ignore[assignment]
    return counts


def build_corpus(out: Path, model: Path, texts: list[str]) -> None:
    """Words of the corpora, the language model's vocabulary with their skeletons."""
    language_model = LanguageModel(model)
    counts = corpus_counts([parse_source(text) for text in texts])
    weights = {
        word: float(count)
        for word, count in counts.items()
        if language_model.word_number(word) != language_model.unknown and PLAIN_WORD.fullmatch(word)
    }
    digest = str(language_model.header["digest"])
    write_layer(out, "corpus", "MIT (counts)", digest, weights, {}, walkable=True)


def read_word_list(path: Path) -> list[str]:
    """First column of a TSV word list, comments left out."""
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t")[0].strip() for line in lines if line.strip() and not line.startswith("#")]


def read_weights(path: Path) -> dict[str, float]:
    """Words of a list and how common they are, 1 where the list does not say.

    A number in the second column is a share of all people in Faker's lists, else as the list's header says.
    """
    unit = ORDINARY_SHARE if path.stem.endswith("_faker") else 1.0
    weights: dict[str, float] = {}
    for line in path.read_text("utf-8").splitlines():
        word, _, rest = line.partition("\t")
        if word.strip() and not line.startswith("#"):
            number = rest.split("\t")[0]
            is_number = SURNAME_LIST.search(path.stem) and re.fullmatch(r"[\d.]+", number)
            weights[word.strip()] = float(number) / unit if is_number else 1.0
    return weights


def build_domain(out: Path, folder: Path) -> None:
    """Reviewed lists of dictionaries/: terms and names."""
    weights: Counter[str] = Counter()
    flags: dict[str, int] = defaultdict(int)
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.tsv")):
        if "channel" in path.parts:
            continue
        digest.update(path.read_bytes())
        is_name = bool(NAME_LIST.search(path.stem)) or "names" in path.parts
        for phrase, weight in read_weights(path).items():
            for token in iter_tokens(phrase):
                word = token.lower()
                if token[0] == "<" or not PLAIN_WORD.fullmatch(word):
                    continue
                weights[word] += weight  # type: ignore[assignment]
                if is_name and token[0].isupper():
                    flags[word] |= NAME
                if path.stem == ABBREVIATION_LIST and token.isupper():
                    flags[word] |= ACRONYM
                if GIVEN_NAME_LIST.search(path.stem):
                    flags[word] |= GIVEN
                if SURNAME_LIST.search(path.stem):
                    flags[word] |= SURNAME
    licence = "see dictionaries/LICENSES.md"
    write_layer(out, "domain", licence, digest.hexdigest(), dict(weights), flags, walkable=True)


def build_wordfreq(out: Path, model: Path) -> None:
    """General words with web frequencies (wordfreq, CC BY-SA 4.0), cleaned of mark-less twins."""
    import wordfreq

    table = wordfreq.get_frequency_dict("sv", wordlist="best")
    weights = {word: value for word, value in table.items() if PLAIN_WORD.fullmatch(word)}
    language_model = LanguageModel(model)
    # the corpora are clean prose: their words need no defence, and their marked twins count too
    for word in list(weights):
        if language_model.word_number(word) != language_model.unknown:
            corpus = math.exp(-language_model.unigram_cost(language_model.word_number(word)))
            weights[word] = max(weights[word], corpus) if MARKED.search(word) else weights[word]
    weights = drop_polluted(weights, ())
    digest = hashlib.sha256("".join(sorted(weights)).encode()).hexdigest()
    write_layer(out, "general", "CC BY-SA 4.0 (wordfreq)", digest, weights, {})


def build_english(out: Path) -> None:
    """The commonest English words (wordfreq, CC BY-SA 4.0), to know an English stretch by."""
    import wordfreq

    words = wordfreq.top_n_list("en", ENGLISH_WORDS)
    weights = {w: wordfreq.word_frequency(w, "en") for w in words if PLAIN_WORD.fullmatch(w) and len(w) > 1}
    flags = {w: FOREIGN for w, f in weights.items() if f > ENGLISH_RATIO * wordfreq.word_frequency(w, "sv")}
    digest = hashlib.sha256("".join(sorted(weights)).encode()).hexdigest()
    write_layer(out, "english", "CC BY-SA 4.0 (wordfreq)", digest, weights, flags)


def build_hunspell(out: Path, dictionary: Path, affixes: Path, model: Path) -> None:
    """Inflected forms of the Swedish Hunspell dictionary (LGPL-3.0) that the language model lacks."""
    language_model = LanguageModel(model)
    listed = subprocess.run(
        ["unmunch", str(dictionary), str(affixes)], capture_output=True, check=True
    ).stdout.decode("utf-8", "replace")
    weights: dict[str, float] = {}
    flags: dict[str, int] = {}
    for form in listed.split():
        word = form.lower()
        is_name = form[0].isupper()
        if language_model.word_number(word) != language_model.unknown and not is_name:
            continue
        if PLAIN_WORD.fullmatch(word) and len(word) > 1:
            weights[word] = 1.0
            if is_name:
                flags[word] = NAME
    digest = hashlib.sha256(listed.encode()).hexdigest()
    write_layer(out, "hunspell", "LGPL-3.0 (hunspell-sv)", digest, weights, flags)


def domain_words() -> set[str]:
    """Lower-case common words of the reviewed lists."""
    return {
        token
        for path in DICTIONARIES.glob("domain_*.tsv")
        for phrase in read_word_list(path)
        for token in iter_tokens(phrase)
        if PLAIN_WORD.fullmatch(token)
    }


def build_compounds(out: Path, model: Path, texts: list[str]) -> None:
    """Modifiers and heads of Swedish compounds, counted from the words that split into known words.

    A word of eight letters or more is split where both halves are words seen on their own (the
    modifier also with a joint: +s, +e, or a lost -a/-e), at the split whose halves are commonest.
    """
    counts = corpus_counts([parse_source(text) for text in texts])
    known: dict[str, float] = {
        w: c for w, c in counts.items() if c >= 4 and len(w) >= 3 and PLAIN_WORD.fullmatch(w)
    }
    modifiers: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for word in counts:
        if len(word) < 7 or not PLAIN_WORD.fullmatch(word):
            continue
        best, score = None, 0.0
        for cut in range(3, len(word) - 2):
            left, right = word[:cut], word[cut:]
            if right not in known:
                continue
            stems = [left, left[:-1] if left.endswith(("s", "e", "o", "u")) else "", left + "a", left + "e"]
            strength = max((known.get(stem, 0) for stem in stems if len(stem) >= 3), default=0)
            if not strength:
                continue
            value = math.log1p(strength) + math.log1p(known[right]) + 0.6 * min(len(left), len(right))
            if value > score:
                best, score = cut, value
        if best:
            modifiers[word[:best]] += 1
            heads[word[best:]] += 1
    listed = domain_words()
    for word in listed:
        known.setdefault(word, 1.0)
    for word, number in known.items():
        if (number >= COMMON_PART and len(word) >= 4) or (word in listed and len(word) >= 3):
            heads[word] += FREE_PART  # type: ignore[assignment]
            modifiers[word] += FREE_PART  # type: ignore[assignment]
    weights: dict[str, float] = {}
    flags: dict[str, int] = defaultdict(int)
    for part, flag in ((modifiers, MODIFIER), (heads, HEAD)):
        for piece, number in part.items():
            if number >= 2 or number == FREE_PART:
                flags[piece] |= flag
                weights[piece] = max(weights.get(piece, 0.0), float(number))
    total = sum(weights.values())
    print(f"compounds: {len(modifiers):,} modifiers, {len(heads):,} heads, {total:,.0f}", file=sys.stderr)
    write_layer(out, "compounds", "MIT (counts)", str(LanguageModel(model).header["digest"]), weights, flags)


def main() -> None:
    """Command line."""
    kind, out, *rest = sys.argv[1:] or ["", ""]
    if kind == "corpus":
        build_corpus(Path(out), Path(rest[0]), rest[1:])
    elif kind == "domain":
        build_domain(Path(out), Path(rest[0]))
    elif kind == "wordfreq":
        build_wordfreq(Path(out), Path(rest[0]))
    elif kind == "english":
        build_english(Path(out))
    elif kind == "hunspell":
        build_hunspell(Path(out), Path(rest[0]), Path(rest[1]), Path(rest[2]))
    elif kind == "compounds":
        build_compounds(Path(out), Path(rest[0]), rest[1:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
