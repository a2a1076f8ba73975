"""Which layers hold a skeleton, and how common its words can be, told without a look at the layers.

A Bloom filter (Bloom 1970) with one hash, and a byte in the place of a bit: for every skeleton of the stacked
layers, at the place its checksum names, which of them hold it and a floor of what the commonest word there
costs.  One skeleton in eight is let through although no layer holds it.  The file holds no word of any list;
``tools/build_filter.py`` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

from minutes_cli.errors import DataError
from minutes_cli.language.container import open_container

KIND = "skeleton filter"
HINT = "reinstall the package, or run tools/build_filter.py on the data folder"
BITS = 23  # of the checksum: 8 MiB for a million skeletons
MASK = (1 << BITS) - 1
# A byte has a bit for each group of layers and above those a floor: LEAST nats and so many steps
GROUP_BITS = 3
GROUPS = (1 << GROUP_BITS) - 1
LEAST, STEP = 2.0, 0.5625
UNIT = STEP / (GROUPS + 1)

Priced = tuple[float, str]  # what it costs to read a skeleton so, nats, and the skeleton
Held = tuple[str, int]  # a skeleton, and a byte with the groups that may hold it


def make_bytes(skeletons: Iterable[tuple[str, int, float]]) -> bytes:
    """The bytes of skeletons, each given with the group of a layer that holds it and a word's cost, nats."""
    made = bytearray(1 << BITS)
    for key, group, cost in skeletons:
        place = crc32(key.encode()) & MASK
        before = made[place]
        floor = min(255 >> GROUP_BITS, max(0, int((cost - LEAST) / STEP)))
        if before:
            floor = min(floor, before >> GROUP_BITS)
        made[place] = floor << GROUP_BITS | before & GROUPS | 1 << group
    return bytes(made)


class SkeletonFilter:
    """The filter over the stacked layers."""

    def __init__(self, path: Path, sources: list[str]) -> None:
        """Open the filter of the data with these digests.

        Raises DataError when it cannot be used, or is of other data.
        """
        container = open_container(path, KIND)
        if container.header.get("sources") != sources:
            raise DataError("the skeleton filter is not of these word lists", str(path), HINT)
        self._bytes = container.sections["bytes"]

    def held(self, keys: Iterable[str]) -> list[Held]:
        """Those of the skeletons that some layer may hold."""
        known = self._bytes
        return [(key, held) for key in keys if (held := known[crc32(key.encode()) & MASK])]

    def held_within(self, priced: Iterable[Priced], limit: float) -> list[Held]:
        """Those of the skeletons of which a word, with the price, may cost at most `limit` nats."""
        known, most = self._bytes, limit - LEAST + GROUPS * UNIT
        return [
            (key, held)
            for price, key in priced
            if (held := known[crc32(key.encode()) & MASK]) and price + held * UNIT <= most
        ]
