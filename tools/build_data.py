"""Rebuild every compiled data file of the language layer from its sources.

usage: python tools/build_data.py CORPUS_DIR [--out DIR] [--hunspell DIR]

CORPUS_DIR holds plain or .xz texts, one paragraph a line; WEIGHTS says how much each counts.  The
reviewed lists of dictionaries/ are read from the checkout.  Needs the extra `build`; Hunspell's
layer is rebuilt only where sv_SE.dic and `unmunch` are installed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "minutes_cli" / "language" / "data"
DICTIONARIES = ROOT / "dictionaries"

# Weights were chosen on the gold pages of the development set: the domain is small and right on target.
WEIGHTS = {
    "council_minutes": 8.0,
    "association_and_agency_notes": 10.0,
    "talbanken": 3.0,
    "statutes": 0.2,
    "government": 0.5,
}
PHRASE_WEIGHT = 6.0


def run(tool: str, *arguments: str | Path) -> None:
    """Run one of the sibling tools."""
    subprocess.run([sys.executable, str(ROOT / "tools" / tool), *map(str, arguments)], check=True)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--hunspell", type=Path, default=Path("/usr/share/hunspell"))
    arguments = parser.parse_args()
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    texts = []
    for name, weight in WEIGHTS.items():
        found = sorted(arguments.corpus.glob(f"{name}.txt*"))
        if not found:
            sys.exit(f"build_data: no {name}.txt or {name}.txt.xz in {arguments.corpus}")
        texts.append(f"{found[0]}={weight:g}")
    texts += [f"{path}={PHRASE_WEIGHT:g}" for path in sorted((DICTIONARIES / "phrases").glob("*.txt"))]
    model = out / "swedish.lm"
    run("build_language_model.py", model, *texts)
    run("build_lexicon.py", "corpus", out / "corpus.lex", model, *texts)
    run("build_lexicon.py", "compounds", out / "compounds.lex", model, *texts)
    run("build_lexicon.py", "domain", out / "domain.lex", DICTIONARIES)
    run("build_character_model.py", out / "swedish.cm", DICTIONARIES, *texts)
    run("build_character_model.py", "--names", out / "names.cm", DICTIONARIES, model)
    run("build_channel.py", out / "channel.json", DICTIONARIES / "channel")
    run("build_lexicon.py", "wordfreq", out / "general.lex", model)
    run("build_lexicon.py", "english", out / "english.lex")
    if shutil.which("unmunch") and (arguments.hunspell / "sv_SE.dic").exists():
        dictionary, affixes = arguments.hunspell / "sv_SE.dic", arguments.hunspell / "sv_SE.aff"
        run("build_lexicon.py", "hunspell", out / "hunspell.lex", dictionary, affixes, model)
    run("build_filter.py", out)


if __name__ == "__main__":
    main()
