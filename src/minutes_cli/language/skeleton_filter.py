"""Which skeletons no layer holds, told without looking into the layers.

A Bloom filter (Bloom 1970) with one hash: a bit for every skeleton of the stacked layers, at the place its
checksum names.  Where the bit is not set no layer holds the skeleton; one in sixteen is let through
although none does.  The file holds bits only and no word of any list; ``tools/build_filter.py`` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from zlib import crc32

from minutes_cli.errors import DataError
from minutes_cli.language.container import open_container
from minutes_cli.language.lexicon import Layer

KIND = "skeleton filter"
HINT = "reinstall the package, or run tools/build_filter.py on the data folder"
BITS = 24  # of the checksum; 2 MiB of bits for a million skeletons
MASK = (1 << BITS) - 1


def make_bits(skeletons: Iterable[str]) -> bytes:
    """The bits of all these skeletons."""
    bits = bytearray(1 << (BITS - 3))
    for key in skeletons:
        place = crc32(key.encode()) & MASK
        bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def describe(layers: Sequence[Layer]) -> list[list[object]]:
    """What tells these layers from others, and from themselves before they were built anew."""
    return [[layer.name, layer.header["digest"], layer.header["words"]] for layer in layers]


class SkeletonFilter:
    """The filter over the stacked layers."""

    def __init__(self, path: Path, layers: Sequence[Layer]) -> None:
        """Open the filter of these layers.  Raises DataError when it cannot be used, or is of others."""
        container = open_container(path, KIND)
        if container.header.get("layers") != describe(layers):
            raise DataError("the skeleton filter is not of these word lists", str(path), HINT)
        self._bits = container.sections["bits"]

    def held(self, keys: Iterable[str]) -> list[str]:
        """Those of the skeletons that some layer may hold."""
        bits = self._bits
        return [key for key in keys if bits[(p := crc32(key.encode()) & MASK) >> 3] >> (p & 7) & 1]
