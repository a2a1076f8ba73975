"""``.gz`` and ``.xz``, by content, with limits: a few kilobytes must not become a full memory."""

from __future__ import annotations

import lzma
import zlib

from minutes_cli.errors import ReadingError

MAX_BYTES = 256 * 1024 * 1024
"""Most bytes of a document, packed or unpacked: far above any minutes, far below a machine's memory."""
MAX_RATIO = 400
"""Most times that a document may grow. Measured: minutes grow 3-8 times, the same page repeated 200."""
MAX_DEPTH = 2
_FREE = 4 * 1024 * 1024
"""Below this the ratio does not matter."""
_STEP = 1024 * 1024

_GZIP = b"\x1f\x8b"
_XZ = b"\xfd7zXZ\x00"


def is_packed(data: bytes) -> bool:
    """Whether the bytes begin as gzip or xz do."""
    return data.startswith((_GZIP, _XZ))


def unpack(data: bytes, where: str = "", limit: int = MAX_BYTES) -> bytes:
    """The bytes inside gzip or xz, also one in the other; other bytes as they are.

    Raises ReadingError for a damaged or truncated file, and for one that grows past the limits.
    """
    for _ in range(MAX_DEPTH):
        if not is_packed(data):
            return data
        data = _gunzip(data, where, limit) if data.startswith(_GZIP) else _unxz(data, where, limit)
    if is_packed(data):
        raise ReadingError(f"packed more than {MAX_DEPTH} times", where, "unpack the file by hand")
    return data


def _gunzip(data: bytes, where: str, limit: int) -> bytes:
    out = bytearray()
    rest = data
    while rest.startswith(_GZIP):  # a gzip file may have several members
        unpacker = zlib.decompressobj(wbits=31)
        try:
            while not unpacker.eof:
                piece = unpacker.decompress(rest, _STEP)
                rest = unpacker.unconsumed_tail
                out += piece
                _check(len(out), len(data), where, limit)
                if not piece and not rest and not unpacker.eof:
                    raise _damaged("gzip", where)
        except zlib.error:
            raise _damaged("gzip", where) from None
        rest = unpacker.unused_data.lstrip(b"\0")
    return bytes(out)


def _unxz(data: bytes, where: str, limit: int) -> bytes:
    out = bytearray()
    rest = data
    while rest.startswith(_XZ):
        unpacker = lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=limit)
        try:
            piece = unpacker.decompress(rest, _STEP)
            out += piece
            while not unpacker.eof:
                _check(len(out), len(data), where, limit)
                if unpacker.needs_input:
                    raise _damaged("xz", where)
                out += unpacker.decompress(b"", _STEP)
        except lzma.LZMAError:
            raise _damaged("xz", where) from None
        _check(len(out), len(data), where, limit)
        rest = unpacker.unused_data.lstrip(b"\0")
    return bytes(out)


def _check(size: int, packed: int, where: str, limit: int) -> None:
    if size > limit or (size > _FREE and size > packed * MAX_RATIO):
        raise ReadingError(
            f"unpacks to more than {size // 1024 // 1024} MB from {max(packed // 1024, 1)} kB: no minutes do",
            where,
            "unpack the file by hand and look at it",
        )


def _damaged(kind: str, where: str) -> ReadingError:
    return ReadingError(
        f"the {kind} file is damaged or cut off", where, f"fetch the file again and test it with {kind} -t"
    )
