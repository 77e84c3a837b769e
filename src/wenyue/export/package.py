"""Zip packages with parts compressed beforehand, and always the same bytes.

The standard library's zipfile cannot put an already compressed entry into an
archive, and compressing the constant parts of a Word file again would take
longer than writing the contract. All entries carry the same date, because a
file must not tell when it was made.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from struct import Struct
from typing import NamedTuple

# Signature, version needed, flags (UTF-8 names), method (deflate), time, date, CRC, sizes, lengths; see APPNOTE 4.3.
_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_VERSION, _UTF8, _DEFLATED = 20, 0x800, 8
_TIME, _DATE = 0, (1 << 5) | 1  # 1 January 1980, the first day the format knows


# The window and the memory of the compression: to lay out the usual ones takes longer than to compress a small part.
_SMALL, _LARGE = (-12, 5), (-15, 8)


class Packed(NamedTuple):
    """One entry, compressed. ``size`` is that of the contents in bytes."""

    name: bytes
    crc: int
    size: int
    data: bytes


def pack(name: str, contents: bytes, level: int = 6) -> Packed:
    """``contents`` compressed: at level 6 Word files stop getting smaller; at level 3 they are half a kilobyte larger
    and made in a third of the time, which is right for what is written anew each time."""
    squeezed = zlib.compressobj(level, zlib.DEFLATED, *(_SMALL if len(contents) <= 1 << 12 else _LARGE))
    data = squeezed.compress(contents) + squeezed.flush()
    return Packed(name.encode(), zlib.crc32(contents), len(contents), data)


def archive(entries: Iterable[Packed]) -> bytes:
    """The entries in the order given as one zip file."""
    written: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, crc, size, data in entries:
        common = (_VERSION, _UTF8, _DEFLATED, _TIME, _DATE, crc, len(data), size, len(name), 0)
        written += (_LOCAL.pack(b"PK\x03\x04", *common), name, data)
        directory += (_CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, offset), name)
        offset += _LOCAL.size + len(name) + len(data)
    count, length = len(directory) // 2, sum(map(len, directory))
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, length, offset, 0)
    return b"".join((*written, *directory, end))
