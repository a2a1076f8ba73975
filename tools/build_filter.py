"""Write the filter that tells which skeletons no layer holds, from the compiled layers.

usage: python tools/build_filter.py DATA_DIR

Needed whenever a layer was built anew; ``build_lexicon.py`` sees to it where all layers are there.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from minutes_cli.language.container import write_container
from minutes_cli.language.lexicon import Layer
from minutes_cli.language.skeleton_filter import KIND, describe, make_bits
from minutes_cli.language.swedish import FILTER, LAYERS

LICENCE = "CC0 (checksums; no word of the lists)"


def build_filter(data: Path) -> None:
    """Write the filter of the layers in a data folder."""
    layers = [Layer(data / f"{name}.lex") for name in LAYERS]
    bits = make_bits(key for layer in layers for key in layer.skeletons())
    described = describe(layers)
    digest = hashlib.sha256(json.dumps(described).encode()).hexdigest()
    write_container(data / FILTER, KIND, LICENCE, digest, {"bits": ("B", bits)}, layers=described)
    share = sum(map(int.bit_count, bits)) / (8 * len(bits))
    print(f"{data / FILTER}: lets {share:.1%} of other skeletons through", file=sys.stderr)


def refresh_filter(data: Path) -> None:
    """Write the filter anew where all layers are there."""
    if all((data / f"{name}.lex").exists() for name in LAYERS):
        build_filter(data)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    build_filter(Path(sys.argv[1]))
