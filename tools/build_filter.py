"""Write the filter that tells which skeletons no layer holds, from the compiled data.

usage: python tools/build_filter.py DATA_DIR

Needed whenever a layer or a model was built anew.  It asks what every word of every list costs, which takes
a minute.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from minutes_cli.language.container import write_container
from minutes_cli.language.skeleton_filter import KIND, make_bytes
from minutes_cli.language.swedish import FILTER, GROUPS, Swedish

LICENCE = "CC0 (checksums; no word of the lists)"


def build_filter(data: Path) -> None:
    """Write the filter of the data in a folder.  Raises DataError when some of it is missing."""
    swedish = Swedish(data)
    known = make_bytes(
        (key, group, min(map(swedish.total_cost, layer.forms(key))))
        for group, layer in zip(GROUPS, swedish.layers, strict=True)
        for key in layer.skeletons()
    )
    sources = swedish.digests()
    digest = hashlib.sha256(json.dumps(sources).encode()).hexdigest()
    write_container(data / FILTER, KIND, LICENCE, digest, {"bytes": ("B", known)}, sources=sources)
    share = 1 - known.count(0) / len(known)
    print(f"{data / FILTER}: lets {share:.1%} of other skeletons through", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    build_filter(Path(sys.argv[1]))
