"""The inner loops over dex tables with numpy, where they are not compiled.

See :mod:`auditor.apk.engine` for what each function is for, and ``_core*.c`` for
its compiled twin. Tests hold the two against each other.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.apk._vectors_code import bool_mask, class_column, code_items, find_sites
from auditor.apk.engine import Buffer, Table

__all__ = [
    "below",
    "code_items",
    "find_sites",
    "find_strings",
    "hierarchy",
    "member_ranges",
    "named_rows",
    "read_classes",
    "read_types",
    "string",
    "string_keys",
    "superclasses",
    "tally",
]

U32 = NDArray[np.uint32]

_NO_INDEX = 0xFFFFFFFF
#: bytes of a string that are looked at; names are far shorter
_MAX_STRING = 1 << 16
_CLASS_IDX, _SUPERCLASS = 0, 2
_MEMBER = np.dtype([("class_idx", "<u2"), ("type_idx", "<u2"), ("name_idx", "<u4")])


def _rows(data: Buffer, where: Table, kind: np.dtype[Any]) -> NDArray[Any]:
    offset, count = where
    if not count:
        return np.empty(0, dtype=kind)
    return np.frombuffer(data, dtype=kind, count=count, offset=offset)


def _numbers(data: Buffer, where: Table) -> U32:
    return _rows(data, where, np.dtype("<u4"))


# --- strings ----------------------------------------------------------------


def string(data: Buffer, strings: Table, index: int, /) -> bytes:
    """See :class:`auditor.apk.engine.Engine`, as for all of these."""
    (start,) = struct.unpack_from("<I", data, strings[0] + 4 * index)
    for _ in range(5):  # the length in UTF-16 units, a uleb128
        if start >= len(data):
            return b""
        start += 1
        if data[start - 1] < 0x80:
            break
    end = data.find(b"\0", start, start + _MAX_STRING)
    return bytes(data[start:end]) if end >= 0 else b""


def string_keys(data: Buffer, strings: Table, /) -> object:
    """The first eight bytes of every string as one number, in table order."""
    if not strings[1]:
        return []
    start = _numbers(data, strings).astype(np.int64)
    raw = np.frombuffer(data, dtype=np.uint8)
    last = len(raw) - 1
    more = np.ones(len(start), dtype=np.bool_)
    for _ in range(4):  # step over the length, a uleb128 of at most five bytes
        more &= raw[np.minimum(start, last)] >= 0x80
        start += more
        if not more.any():
            break
    start += 1
    keys = np.zeros(len(start), dtype=np.uint64)
    alive = np.ones(len(start), dtype=np.bool_)
    for at in range(8):
        byte = raw[np.minimum(start + at, last)]
        alive &= (byte != 0) & (start + at <= last)
        keys = (keys << np.uint64(8)) | np.where(alive, byte, 0).astype(np.uint64)
    return keys.tolist()


def find_strings(
    data: Buffer, strings: Table, keys: object, wanted: list[bytes], exact: bool, /
) -> list[int]:
    assert isinstance(keys, list)
    found = []
    for text in wanted:
        key = int.from_bytes(text[:8].ljust(8, b"\0"), "big")
        at = stop = bisect_left(keys, key)
        if at < len(keys) and keys[at] == key:
            stop = bisect_right(keys, key, at)
        while at < stop:
            middle = (at + stop) // 2
            if string(data, strings, middle) < text:
                at = middle + 1
            else:
                stop = middle
        row = -1
        if at < len(keys):
            here = string(data, strings, at)
            if here == text or (not exact and here.startswith(text)):
                row = at
        found.append(row)
    return found


# --- types and members ------------------------------------------------------


def read_types(data: Buffer, strings: Table, types: Table, /) -> list[bytes]:
    rows = _numbers(data, types)
    if len(rows) and int(rows.max()) >= strings[1]:
        raise ValueError("a type has no string")
    if np.any(rows[1:] <= rows[:-1]):
        raise ValueError("its types are not sorted")
    found = _descriptors(data, strings, rows)
    if not all(before < after for before, after in pairwise(found)):
        raise ValueError("its types are not sorted")
    return found


def _descriptors(data: Buffer, strings: Table, rows: U32) -> list[bytes]:
    """The strings of many ascending rows at once.

    Compilers write string data in the order of the table, so one split of
    the region that holds them gives all; other layouts take the slow way.
    """
    if not len(rows):
        return []
    first, last = int(rows[0]), int(rows[-1])
    offsets = _numbers(data, strings)[first : last + 1]
    start, stop = int(offsets[0]), int(offsets[-1])
    end = data.find(b"\0", stop, stop + _MAX_STRING)
    if start <= stop and end >= 0:
        region = bytes(data[start:end])
        if region.count(b"\0") == len(offsets) - 1:
            items = region.split(b"\0")
            if _in_order(items, offsets):
                picked = itemgetter(*(rows - first).tolist(), 0)(items)[:-1]
                if min(picked) and max(picked) < b"\x80":
                    return [s[1:] for s in picked]  # one byte of length, as nearly always
                if all(s[:1] < b"\x80" or b"" < s[1:2] < b"\x80" for s in picked) and min(picked):
                    return [s[1:] if s[:1] < b"\x80" else s[2:] for s in picked]
    slow: list[bytes] = []
    budget = 4 * len(data)
    previous = b""
    for index in rows.tolist():
        slow.append(string(data, strings, index))
        budget -= len(slow[-1])
        if budget < 0:
            raise ValueError("its strings overlap")
        if len(slow) > 1 and slow[-1] <= previous:
            raise ValueError("its types are not sorted")
        previous = slow[-1]
    return slow


def _in_order(items: list[bytes], offsets: U32) -> bool:
    """Whether the pieces of a split begin exactly at ``offsets``, none too long."""
    sizes = np.fromiter(map(len, items), dtype=np.int64, count=len(items)) + 1
    starts = np.cumsum(sizes) - sizes
    if int(sizes.max()) > _MAX_STRING:
        return False
    return bool(np.array_equal(starts, offsets.astype(np.int64) - int(offsets[0])))


def read_classes(
    data: Buffer, strings: int, types: int, fields: Table, methods: Table, classes: Table, /
) -> bytes:
    own, above = (class_column(data, classes, c) for c in (_CLASS_IDX, _SUPERCLASS))
    if len(own) and int(own.max()) >= types:
        raise ValueError("a class has no type")
    if np.any((above >= types) & (above != _NO_INDEX)):
        raise ValueError("a superclass has no type")
    for what, table in (("fields", fields), ("methods", methods)):
        rows = _rows(data, table, _MEMBER)
        column = rows["class_idx"]
        if len(rows) and (int(column.max()) >= types or np.any(column[1:] < column[:-1])):
            raise ValueError(f"its {what} are not sorted by class")
        if len(rows) and int(rows["name_idx"].max()) >= strings:
            raise ValueError(f"one of its {what} has no name")
    defined = np.zeros(types, dtype=np.bool_)
    defined[own] = True
    return defined.tobytes()


def member_ranges(data: Buffer, members: Table, types: list[int], /) -> list[tuple[int, int]]:
    column = np.ascontiguousarray(_rows(data, members, _MEMBER)["class_idx"])
    wanted = np.array(types, dtype=np.uint16)
    lows = np.searchsorted(column, wanted, "left").tolist()
    highs = np.searchsorted(column, wanted, "right").tolist()
    return list(zip(lows, highs, strict=True))


def named_rows(data: Buffer, methods: Table, names: Buffer, classes: Buffer, /) -> list[int]:
    rows = _rows(data, methods, _MEMBER)
    if not len(rows):
        return []
    found: list[int] = np.flatnonzero(
        bool_mask(names)[rows["name_idx"]] & bool_mask(classes)[rows["class_idx"]]
    ).tolist()
    return found


# --- superclasses and owners ------------------------------------------------


def hierarchy(
    data: Buffer, classes: Table, stops: list[int], open_: Buffer, /
) -> tuple[bytes, bytes]:
    root = np.arange(len(open_), dtype=np.int64)
    own, above = (class_column(data, classes, c) for c in (_CLASS_IDX, _SUPERCLASS))
    has_super = above != _NO_INDEX
    root[own[has_super]] = above[has_super]
    root[stops] = stops
    for _ in range(7):  # doubles the distance each time: 128 generations
        further = root[root]
        if np.array_equal(further, root):
            break
        root = further
    return root.astype(np.uint32).tobytes(), bool_mask(open_)[root].tobytes()


def superclasses(data: Buffer, classes: Table, kept: Buffer, /) -> list[tuple[int, int]]:
    own, above = (class_column(data, classes, c) for c in (_CLASS_IDX, _SUPERCLASS))
    if not len(own):
        return []
    rows = bool_mask(kept)[own] & (above != _NO_INDEX)
    return list(zip(own[rows].tolist(), above[rows].tolist(), strict=True))


def below(roots: bytes, defined: Buffer, top: int, /) -> list[int]:
    rows = np.flatnonzero((np.frombuffer(roots, dtype=np.uint32) == top) & bool_mask(defined))
    return [t for t in rows.tolist() if t != top]


def tally(
    owner: array[int], defined: Buffer, owned: Buffer, first: int, last: int, /
) -> tuple[list[tuple[int, int, int, int]], bytes]:
    owners, is_defined = np.frombuffer(owner, dtype=np.int32), bool_mask(defined)
    # the last row answers for -1, the types without any owner
    free = is_defined & ~np.append(bool_mask(owned), False)[owners]
    scope, here = owners[first:last], is_defined[first:last]
    rows = np.flatnonzero(scope >= 0)
    in_dex = np.bincount(scope[rows][here[rows]], minlength=len(owned))
    mentioned = np.bincount(scope[rows][~here[rows]], minlength=len(owned))
    counts = []
    for row in np.flatnonzero(in_dex + mentioned).tolist():
        inside = int(in_dex[row]) > 0
        wanted = rows[(scope[rows] == row) & (here[rows] == inside)]
        counts.append((row, int(in_dex[row]), int(mentioned[row]), first + int(wanted[0])))
    return counts, free.tobytes()
