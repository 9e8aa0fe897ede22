"""A fast index over one dex file: strings, types, classes, members.

Tables are read as numpy arrays over the inflated bytes and only the strings
that are needed are decoded, so the cost is a small multiple of inflating.
Descriptors stay bytes (``b"La/b/C;"``) until they are shown to somebody.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter, lt
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from auditor.apk.limits import DEFAULT, Limits

U32: TypeAlias = NDArray[np.uint32]
Bool: TypeAlias = NDArray[np.bool_]

#: what ``superclass_idx`` and offsets hold when there is none
NO_INDEX = 0xFFFFFFFF

_HEADER_SIZE = 0x70
#: types are numbered with 16 bits
_MAX_TYPES = 0x10000
#: bytes of a string that are looked at; names are far shorter
_MAX_STRING = 1 << 16
_ENDIAN = 0x12345678

_CLASS_DEF = np.dtype(
    [
        ("class_idx", "<u4"),
        ("access_flags", "<u4"),
        ("superclass_idx", "<u4"),
        ("interfaces_off", "<u4"),
        ("source_file_idx", "<u4"),
        ("annotations_off", "<u4"),
        ("class_data_off", "<u4"),
        ("static_values_off", "<u4"),
    ]
)
_MEMBER = np.dtype([("class_idx", "<u2"), ("type_idx", "<u2"), ("name_idx", "<u4")])


class DexError(Exception):
    """A dex file that Android would refuse to load; the text says why."""


def dex_headers(data: bytes | bytearray) -> tuple[int, ...]:
    """Offsets of the dex headers in a file: one, or several from version 41 on.

    :raises DexError: this is no dex file.
    """
    if len(data) < _HEADER_SIZE:
        raise DexError("it is too short")
    if data[:4] != b"dex\n":
        raise DexError("it does not begin as a dex file does")
    version = bytes(data[4:7])
    if not version.isdigit():
        raise DexError("its version is not a number")
    if int(version) < 41:
        return (0,)
    offsets: list[int] = []
    at = 0
    while at + _HEADER_SIZE <= len(data) and data[at : at + 4] == b"dex\n":
        offsets.append(at)
        (size,) = struct.unpack_from("<I", data, at + 0x20)
        if size < _HEADER_SIZE:
            break
        at += size
    return tuple(offsets)


class DexIndex:
    """The tables of one dex file.

    :param name: the archive entry, for messages and evidence.
    :param data: its bytes; kept as long as the index is.
    :param header: offset of the header; other offsets count from the file's
        start, as they do in a file with several headers.
    :raises DexError: a table does not fit or is not in the order that Android
        demands, so that Android would not load it either.
    """

    def __init__(
        self,
        name: str,
        data: bytes | bytearray,
        header: int = 0,
        limits: Limits = DEFAULT,
    ) -> None:
        self.name = name
        self.data = data
        self._limits = limits
        if len(data) < header + _HEADER_SIZE:
            raise DexError("its header is cut off")
        fields = struct.unpack_from("<20I", data, header + 0x20)
        if fields[2] != _ENDIAN:
            raise DexError("its byte order is not the one Android loads")
        self._map_offset = int(fields[5])
        strings, types, _protos, members, methods, classes = (
            (int(fields[i]), int(fields[i + 1])) for i in range(6, 18, 2)
        )
        self.string_offsets: U32 = self._table("string_ids", strings, np.dtype("<u4"))
        type_strings: U32 = self._table("type_ids", types, np.dtype("<u4"))
        if max(types[0], classes[0]) > _MAX_TYPES:
            raise DexError(f"it declares more than {_MAX_TYPES:,} types")
        self.fields = self._table("field_ids", members, _MEMBER)
        self.methods = self._table("method_ids", methods, _MEMBER)
        self.class_defs = self._table("class_defs", classes, _CLASS_DEF)
        if len(type_strings) and int(type_strings.max()) >= len(self.string_offsets):
            raise DexError("a type has no string")
        if np.any(type_strings[1:] <= type_strings[:-1]):
            raise DexError("its types are not sorted")
        self.types: list[bytes] = self._descriptors(type_strings)
        if not all(map(lt, self.types, self.types[1:])):
            raise DexError("its types are not sorted")
        count = len(self.types)
        self.class_types: U32 = self.class_defs["class_idx"].astype(np.uint32)
        self.superclasses: U32 = self.class_defs["superclass_idx"].astype(np.uint32)
        if len(self.class_types) and int(self.class_types.max()) >= count:
            raise DexError("a class has no type")
        if np.any((self.superclasses >= count) & (self.superclasses != NO_INDEX)):
            raise DexError("a superclass has no type")
        for what, rows in (("fields", self.fields), ("methods", self.methods)):
            column = rows["class_idx"]
            if len(rows) and (int(column.max()) >= count or np.any(column[1:] < column[:-1])):
                raise DexError(f"its {what} are not sorted by class")
            if len(rows) and int(rows["name_idx"].max()) >= len(self.string_offsets):
                raise DexError(f"one of its {what} has no name")
        self.defined: Bool = np.zeros(count, dtype=np.bool_)
        self.defined[self.class_types] = True

    def _table(self, what: str, where: tuple[int, int], kind: np.dtype[Any]) -> NDArray[Any]:
        count, offset = where
        if count == 0:
            return np.empty(0, dtype=kind)
        if count > self._limits.max_tables:
            raise DexError(f"its {what} table declares {count:,} rows")
        if offset + count * kind.itemsize > len(self.data):
            raise DexError(f"its {what} table does not fit")
        return np.frombuffer(self.data, dtype=kind, count=count, offset=offset)

    # --- strings ------------------------------------------------------------

    def string(self, index: int) -> bytes:
        """A string's modified UTF-8 bytes; empty when it has no end."""
        data = self.data
        start = int(self.string_offsets[index])
        for _ in range(5):  # the length in UTF-16 units, a uleb128
            if start >= len(data):
                return b""
            start += 1
            if data[start - 1] < 0x80:
                break
        end = data.find(b"\0", start, start + _MAX_STRING)
        return bytes(data[start:end]) if end >= 0 else b""

    @cached_property
    def _string_keys(self) -> NDArray[np.uint64]:
        """The first eight bytes of every string as one number, in table order."""
        offsets = self.string_offsets.astype(np.int64)
        raw = np.frombuffer(self.data, dtype=np.uint8)
        last = len(raw) - 1
        start = np.minimum(offsets, last)
        more = np.ones(len(start), dtype=np.bool_)
        for _ in range(5):  # step over the length, a uleb128
            more &= raw[np.minimum(start, last)] >= 0x80
            start += more
            if not more.any():
                break
        start += 1
        keys = np.zeros(len(start), dtype=np.uint64)
        alive = np.ones(len(start), dtype=np.bool_)
        for at in range(8):
            byte = raw[np.minimum(start + at, last)]
            alive &= byte != 0
            keys = (keys << np.uint64(8)) | np.where(alive, byte, 0).astype(np.uint64)
        return keys

    def string_indices(self, wanted: Sequence[bytes]) -> dict[int, bytes]:
        """Index -> string for those of ``wanted`` that stand in the table."""
        if not len(self.string_offsets) or not wanted:
            return {}
        keys = np.array([_key(w, b"\0") for w in wanted], dtype=np.uint64)
        lows = np.searchsorted(self._string_keys, keys, "left").tolist()
        highs = np.searchsorted(self._string_keys, keys, "right").tolist()
        found: dict[int, bytes] = {}
        for text, low, high in zip(wanted, lows, highs, strict=True):
            if low == high:
                continue
            at = self._bisect(text, low, high)
            if at < high and self.string(at) == text:
                found[at] = text
        return found

    def _bisect(self, wanted: bytes, low: int, high: int) -> int:
        while low < high:
            middle = (low + high) // 2
            if self.string(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def strings_with_prefixes(self, prefixes: Sequence[bytes]) -> list[range]:
        """For each prefix the indices of the strings that begin with it."""
        if not len(self.string_offsets):
            return [range(0)] * len(prefixes)
        first = np.array([_key(p, b"\0") for p in prefixes], dtype=np.uint64)
        last = np.array([_key(p, b"\xff") for p in prefixes], dtype=np.uint64)
        lows = np.searchsorted(self._string_keys, first, "left").tolist()
        highs = np.searchsorted(self._string_keys, last, "right").tolist()
        found = []
        for prefix, low, high in zip(prefixes, lows, highs, strict=True):
            start = stop = self._bisect(prefix, low, high)
            while stop < high and self.string(stop).startswith(prefix):
                stop += 1
            found.append(range(start, stop))
        return found

    def _descriptors(self, indices: U32) -> list[bytes]:
        """The strings of many ascending indices at once.

        Compilers write string data in the order of the table, so one split of
        the region that holds them gives all; other layouts take the slow way.
        """
        if not len(indices):
            return []
        first, last = int(indices[0]), int(indices[-1])
        offsets = self.string_offsets[first : last + 1]
        start, stop = int(offsets[0]), int(offsets[-1])
        end = self.data.find(b"\0", stop, stop + _MAX_STRING)
        if start <= stop and end >= 0:
            region = bytes(self.data[start:end])
            if region.count(b"\0") == len(offsets) - 1:
                items = region.split(b"\0")
                if _in_order(items, offsets):
                    picked = itemgetter(*(indices - first).tolist(), 0)(items)[:-1]
                    if max(picked) < b"\x80":  # one byte of length, as nearly always
                        return [s[1:] for s in picked]
                    return [s[1:] if s[:1] < b"\x80" else s[2:] for s in picked]
        slow: list[bytes] = []
        budget = 4 * len(self.data)
        for index in indices.tolist():
            slow.append(self.string(index))
            budget -= len(slow[-1])
            if budget < 0:
                raise DexError("its strings overlap")
        return slow

    # --- types and members --------------------------------------------------

    def type_index(self, descriptor: bytes) -> int | None:
        """Index of a type descriptor such as ``b"La/b/C;"``, or ``None``."""
        at = bisect_left(self.types, descriptor)
        if at < len(self.types) and self.types[at] == descriptor:
            return at
        return None

    def member_ranges(self, members: NDArray[Any], types: Sequence[int]) -> list[range]:
        """Rows of ``methods`` or ``fields`` for each class's type index."""
        column = np.ascontiguousarray(members["class_idx"])
        wanted = np.array(list(types), dtype=np.uint16)
        lows = np.searchsorted(column, wanted, "left").tolist()
        return list(map(range, lows, np.searchsorted(column, wanted, "right").tolist()))

    def section(self, kind: int) -> tuple[int, int] | None:
        """Count and offset of a section in the map list, if it stands there."""
        data, at = self.data, self._map_offset
        if at == 0 or at + 4 > len(data):
            return None
        (count,) = struct.unpack_from("<I", data, at)
        for row in range(min(count, 64)):
            position = at + 4 + 12 * row
            if position + 12 > len(data):
                return None
            found, _, size, offset = struct.unpack_from("<HHII", data, position)
            if found == kind:
                return int(size), int(offset)
        return None

    def section_end(self, offset: int) -> int:
        """Where the section that begins at ``offset`` ends, by the map list."""
        data, at = self.data, self._map_offset
        end = len(data)
        if at == 0 or at + 4 > len(data):
            return end
        (count,) = struct.unpack_from("<I", data, at)
        for row in range(min(count, 64)):
            position = at + 4 + 12 * row
            if position + 12 > len(data):
                break
            (start,) = struct.unpack_from("<I", data, position + 8)
            if offset < start < end:
                end = int(start)
        return end


def _key(text: bytes, fill: bytes) -> int:
    """The first eight bytes as one number, as in the key table."""
    return int.from_bytes(text[:8].ljust(8, fill), "big")


def _in_order(items: list[bytes], offsets: U32) -> bool:
    """Whether the pieces of a split begin exactly at ``offsets``."""
    sizes = np.fromiter(map(len, items), dtype=np.int64, count=len(items)) + 1
    starts = np.cumsum(sizes) - sizes
    return bool(np.array_equal(starts, offsets.astype(np.int64) - int(offsets[0])))


def java_name(descriptor: bytes) -> str:
    """``b"La/b/C;"`` as ``a.b.C``; other descriptors unchanged."""
    text = descriptor.decode("utf-8", "replace")
    if text[:1] == "L" and text[-1:] == ";":
        return text[1:-1].replace("/", ".")
    return text


def descriptor_of(name: str) -> bytes:
    """``a.b.C`` as ``b"La/b/C;"``."""
    return b"L" + name.replace(".", "/").encode("utf-8", "replace") + b";"
