#!/usr/bin/env python3
"""Write the domain word lists of ``dictionaries/`` from the lemma tables of ``dictionaries/lemmas/``.

usage: inflect.py [--check]

A lemma table is plain text: ``[class]`` opens a block, then come lemmas, separated by white space.
``compounds.txt`` has lines ``modifier: head head ...`` instead; each head is a noun of some table and
brings its declension.  Output: ``dictionaries/domain_NAME.tsv``, one form a line with its lemma, sorted.
Forms in ``dropped.tsv`` are left out: right by the book, never met, and twins of a common word.
``--check`` writes nothing and fails when a list is not what its table gives.

Classes (after the usual school grammar; genitives are added to every noun form):

  or      fråga -n frågor            ar      justering -en -ar         ar~   regel -n regler/nyckel nycklar
  er      nämnd -en -er              er.t    parti -et -er             n     möte -t -n -na
  0t      förslag -et - -en          0t~     register registret        0tm   program -met - -men
  are     sekreterare -n - -na       ande    ordförande -n - -na       man   rådman -nen rådmän -nen
  en      uncountable, common        et      uncountable, neuter       um    museum museet museer
  v1      besluta -r -de -t -s       v2      följa följer följde       v2t   köpa köper köpte
  vs      inf/pres/past/sup[/part]   adj     kommunal -t -a            adjt  absolut absoluta
  adje    öppen öppet öppna          adjk    mottagen: participle -en -et -na
  inv     as written                 forms   a/b/c: written-out forms of one word, genitives added
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

DICTIONARIES = Path(__file__).resolve().parent.parent / "dictionaries"
VOWELS = "aeiouyåäöé"
HEADER = """\
# origin: written for this project; inflected by tools/inflect.py from dictionaries/lemmas/{name}.txt
# licence: CC0-1.0
# columns: form, lemma
"""


def genitive(form: str) -> str:
    """The form with the genitive s, which s, x and z swallow.

    >>> genitive("nämnd"), genitive("lex")
    ('nämnds', 'lex')
    """
    return form if form[-1] in "sxz" else form + "s"


def common_definite(word: str) -> str:
    """Definite singular of a noun of common gender that does not drop a vowel.

    >>> [common_definite(word) for word in ("nämnd", "fråga", "revisor", "kommitté")]
    ['nämnden', 'frågan', 'revisorn', 'kommittén']
    """
    return word + ("n" if word[-1] in VOWELS or word.endswith(("or", "ator")) else "en")


def syncope(word: str) -> str:
    """A word in -el, -en or -er without that e; a doubled consonant before it is halved.

    >>> syncope("register"), syncope("nyckel"), syncope("tecken"), syncope("nummer"), syncope("möbel")
    ('registr', 'nyckl', 'teckn', 'numr', 'möbl')
    """
    stem = word[:-2]
    if len(stem) > 1 and stem[-1] == stem[-2] and stem[-1] in "mn":
        stem = stem[:-1]
    return stem + word[-1]


def _or(word: str) -> list[str]:
    return [word, word + "n", word[:-1] + "or", word[:-1] + "orna"]


def _ar(word: str) -> list[str]:
    stem = word[:-1] if word[-1] == "e" else word
    return [word, common_definite(word), stem + "ar", stem + "arna"]


def _ar_syncope(word: str) -> list[str]:
    stem = syncope(word)
    ending = "er" if word.endswith(("regel", "möbel", "muskel", "fiber")) else "ar"
    return [word, word + "n", stem + ending, stem + ending + "na"]


def _er(word: str) -> list[str]:
    stem = word[:-1] if word.endswith(("e", "a")) else word
    return [word, common_definite(word), stem + "er", stem + "erna"]


def _er_neuter(word: str) -> list[str]:
    return [word, word + "et", word + "er", word + "erna"]


def _n(word: str) -> list[str]:
    return [word, word + "t", word + "n", word + "na"]


def _zero(word: str) -> list[str]:
    stem = word[:-1] if word[-1] == "e" else word  # garage, garaget, garagen
    return [word, stem + "et", stem + "en"]


def _zero_syncope(word: str) -> list[str]:
    return [word, syncope(word) + "et", syncope(word) + "en"]


def _zero_doubled(word: str) -> list[str]:
    return [word, word + word[-1] + "et", word + word[-1] + "en"]


def _are(word: str) -> list[str]:
    return [word, word + "n", word[:-1] + "na"]


def _ande(word: str) -> list[str]:
    return [word, word + "n", word + "na"]


def _man(word: str) -> list[str]:
    return [word, word + "nen", word[:-3] + "män", word[:-3] + "männen"]


def _um(word: str) -> list[str]:
    return [word, word[:-2] + "et", word[:-2] + "er", word[:-2] + "erna"]


def _en(word: str) -> list[str]:
    return [word, common_definite(word)]


def _et(word: str) -> list[str]:
    return [word, word + ("t" if word[-1] == "e" else "et")]


NOUNS: dict[str, Callable[[str], list[str]]] = {
    "or": _or, "ar": _ar, "ar~": _ar_syncope, "er": _er, "er.t": _er_neuter, "n": _n, "0t": _zero,
    "0t~": _zero_syncope, "0tm": _zero_doubled, "are": _are, "ande": _ande, "man": _man, "um": _um,
    "en": _en, "et": _et, "forms": lambda word: word.split("/"),
}  # fmt: skip


def _v1(word: str) -> list[str]:
    return [word + ending for ending in ("", "r", "de", "t", "s", "des", "ts", "d", "nde", "ndet")]


def _second(word: str, ending: str) -> list[str]:
    stem = word[:-1]
    short = stem[:-1] if stem.endswith(("nn", "mm")) else stem
    vowel_before_d = stem[-1] == "d" and stem[-2] in VOWELS  # leda, ledde, lett
    if vowel_before_d:
        past, supine, participle = stem + "d", stem[:-1] + "tt", stem + "d"
    elif stem[-1] in "dt" and stem[-2] not in VOWELS:  # använda, använde, använt
        past, supine, participle = stem, stem[:-1] + "t", stem
    elif stem[-1] == "t":  # möta, mötte, mött
        past, supine, participle = stem + "t", stem + "t", stem + "t"
    else:
        past, supine, participle = short + ending, short + "t", short + ending
    present = stem if stem[-1] == "r" else stem + "er"
    passive = short + "s" if stem.endswith("mm") else stem + ("es" if stem[-1] in "sx" else "s")
    return [
        word, word + "s", present, passive, stem + "es", past + "e", past + "es", supine, supine + "s",
        participle, participle + "a", word + "nde", word + "ndet",
    ]  # fmt: skip


def _strong(parts: str) -> list[str]:
    infinitive, present, past, supine, *rest = parts.split("/")
    forms = [infinitive, infinitive + "s", present, past, past + "s", supine, supine + "s"]
    if present != infinitive + "r":
        stem = present.removesuffix("er")
        forms += [stem + "es"] if stem != present or stem[-1] in "s" else []
        forms += [stem + "s"] if stem[-1] != "s" else []
    for short, full in (("ta", "taga"), ("dra", "draga"), ("ge", "giva"), ("ha", "hava")):
        if infinitive.endswith(short) and present == infinitive + "r":
            infinitive = infinitive.removesuffix(short) + full
    forms += [infinitive + "nde", infinitive + "ndet"] if infinitive.endswith("a") else [infinitive + "ende"]
    for participle in rest:
        if participle.endswith("dd"):
            forms += [participle, participle[:-2] + "tt", participle + "a"]
        elif participle.endswith("en"):
            forms += [participle, participle[:-1] + "t", participle[:-2] + "na"]
        else:
            forms += [participle, participle[:-1] + "t", participle + "a"]
    return forms


VERBS: dict[str, Callable[[str], list[str]]] = {
    "v1": _v1,
    "v2": lambda word: _second(word, "d"),
    "v2t": lambda word: _second(word, "t"),
    "vs": _strong,
}


def _adjective(word: str) -> list[str]:
    neuter = word[:-1] + "t" if word.endswith("d") and word[-2] not in VOWELS else word + "t"
    if word.endswith("ad"):
        return [word, word[:-1] + "t", word + "e"]
    if word.endswith("d") and word[-2] in VOWELS:
        neuter = word[:-1] + "tt"
    return [word, neuter, word + "a"]


ADJECTIVES: dict[str, Callable[[str], list[str]]] = {
    "adj": _adjective,
    "adjt": lambda word: [word, word + "a"],
    "adje": lambda word: [word, word[:-1] + "t", syncope(word) + "a"],
    "adjk": lambda word: [word, word[:-1] + "t", word[:-2] + "na"],
    "inv": lambda word: [word],
}


def inflect(word: str, kind: str) -> list[str]:
    """All forms of a lemma; ``KeyError`` for a class that there is not.

    >>> inflect("möte", "n")
    ['möte', 'möten', 'mötena', 'mötenas', 'mötens', 'mötes', 'mötet', 'mötets']
    >>> inflect("godkänna", "v2")[:4]
    ['godkänd', 'godkända', 'godkände', 'godkändes']
    """
    if kind in NOUNS:
        forms = NOUNS[kind](word)
        return sorted({*forms, *map(genitive, forms)})
    return sorted(set((VERBS | ADJECTIVES)[kind](word)))


def iter_lemmas(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (lemma, class) of a lemma table."""
    kind = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        text = line.split("#")[0].strip()
        if text.startswith("["):
            kind = text.strip("[]")
            if kind not in NOUNS | VERBS | ADJECTIVES:
                raise SystemExit(f"{path}:{number}: no class {kind!r}; see tools/inflect.py")
        elif text:
            for word in text.split():
                yield word, kind


def build() -> dict[str, str]:
    """Name of each domain list and its text."""
    tables = {
        path.stem: list(iter_lemmas(path))
        for path in sorted((DICTIONARIES / "lemmas").glob("*.txt"))
        if path.stem != "compounds"
    }
    kinds = {word: kind for table in tables.values() for word, kind in table if kind in NOUNS}
    for word in [word for word, kind in kinds.items() if kind == "forms"]:
        kinds[word.split("/")[0]] = "forms"
    written = {word.split("/")[0]: word for word, kind in kinds.items() if kind == "forms"}
    lists = {}
    for name, table in tables.items():
        if name == "bound":
            continue
        lists[name] = _render(name, table)
    compounds = iter_compounds(DICTIONARIES / "lemmas/compounds.txt", kinds, written)
    lists["compounds"] = _render("compounds", list(compounds))
    return lists


def iter_compounds(path: Path, kinds: dict[str, str], written: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (compound, class) of the compound table.

    kinds: class of each known noun.  written: the forms of the nouns that are written out.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        modifiers, _, heads = line.split("#")[0].partition(":")
        for head in heads.split():
            if head not in kinds:
                raise SystemExit(f"{path}:{number}: {head!r} is in no lemma table; add it to heads.txt")
            for modifier in modifiers.split(","):
                forms = written.get(head, head).split("/")
                yield "/".join(modifier.strip() + form for form in forms), kinds[head]


def _render(name: str, table: list[tuple[str, str]]) -> str:
    lines = (DICTIONARIES / "lemmas/dropped.tsv").read_text("utf-8").splitlines()
    dropped = {line for line in lines if not line.startswith("#")}
    lemmas: dict[str, str] = {}
    for word, kind in table:
        for form in inflect(word, kind):
            if form not in dropped:
                lemmas.setdefault(form, word.split("/")[0])
    rows = [f"{form}\t{lemma}" if form != lemma else form for form, lemma in sorted(lemmas.items())]
    return HEADER.format(name=name) + "\n".join(rows) + "\n"


def main() -> None:
    """Write or check the lists."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when a list is stale")
    options = parser.parse_args()
    stale = []
    for name, text in build().items():
        path = DICTIONARIES / f"domain_{name}.tsv"
        if options.check:
            if not path.exists() or path.read_text("utf-8") != text:
                stale.append(path.name)
        else:
            path.write_text(text, "utf-8")
            print(f"{path.name}: {len(text.splitlines()) - 3} forms", file=sys.stderr)
    if stale:
        raise SystemExit(f"stale: {', '.join(stale)}; run python tools/inflect.py")


if __name__ == "__main__":
    main()
