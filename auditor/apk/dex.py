"""A fast index over one dex file: strings, types, classes, members.

Only the strings that are needed are decoded, and tables are read by
:mod:`auditor.apk.engine`, so the cost is a small multiple of inflating.
Descriptors stay bytes (``b"La/b/C;"``) until they are shown to somebody.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from auditor.apk.engine import Buffer, Table, engine
from auditor.apk.limits import DEFAULT, Limits

_HEADER_SIZE = 0x70
#: types are numbered with 16 bits
_MAX_TYPES = 0x10000
_ENDIAN = 0x12345678
_CLASS_SIZE = 32
_MEMBER_SIZE = 8


class DexError(Exception):
    """A dex file that Android would refuse to load; the text says why."""


def dex_headers(data: Buffer) -> tuple[int, ...]:
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
    :ivar strings: ``(offset, rows)`` of the table, as for ``fields``,
        ``methods`` and ``classes``.
    :ivar types: every type's descriptor, sorted.
    :ivar defined: 1 for each type that a class of this file defines.
    :raises DexError: a table does not fit or is not in the order that Android
        demands, so that Android would not load it either.
    """

    def __init__(self, name: str, data: Buffer, header: int = 0, limits: Limits = DEFAULT) -> None:
        self.name = name
        self.data = data
        self._limits = limits
        #: bytes of strings that may still be read: forged ones share theirs
        self._text_left = 4 * len(data)
        if len(data) < header + _HEADER_SIZE:
            raise DexError("its header is cut off")
        fields = struct.unpack_from("<20I", data, header + 0x20)
        if fields[2] != _ENDIAN:
            raise DexError("its byte order is not the one Android loads")
        self._map_offset = int(fields[5])
        strings, types, _protos, members, methods, classes = (
            (int(fields[i + 1]), int(fields[i])) for i in range(6, 18, 2)
        )
        self.strings = self._table("string_ids", strings, 4)
        types = self._table("type_ids", types, 4)
        if max(types[1], classes[1]) > _MAX_TYPES:
            raise DexError(f"it declares more than {_MAX_TYPES:,} types")
        self.fields = self._table("field_ids", members, _MEMBER_SIZE)
        self.methods = self._table("method_ids", methods, _MEMBER_SIZE)
        self.classes = self._table("class_defs", classes, _CLASS_SIZE)
        try:
            self.types = engine.read_types(data, self.strings, types)
            self.defined = engine.read_classes(
                data, self.strings[1], types[1], self.fields, self.methods, self.classes
            )
        except ValueError as error:
            raise DexError(str(error)) from None

    def _table(self, what: str, where: Table, size: int) -> Table:
        offset, count = where
        if count > self._limits.max_tables:
            raise DexError(f"its {what} table declares {count:,} rows")
        if count and offset + count * size > len(self.data):
            raise DexError(f"its {what} table does not fit")
        return where

    # --- strings ------------------------------------------------------------

    def string(self, index: int) -> bytes:
        """A string's modified UTF-8 bytes; empty when it has no end.

        :raises DexError: more was read than the file could hold.
        """
        found = engine.string(self.data, self.strings, index)
        self._text_left -= len(found)
        if self._text_left < 0:
            raise DexError("its strings overlap")
        return found

    @cached_property
    def _string_keys(self) -> object:
        return engine.string_keys(self.data, self.strings)

    def string_indices(self, wanted: Sequence[bytes]) -> dict[int, bytes]:
        """Index -> string for those of ``wanted`` that stand in the table."""
        rows = self._find(wanted, exact=True)
        return {row: text for row, text in zip(rows, wanted, strict=True) if row >= 0}

    def first_with_prefixes(self, prefixes: Sequence[bytes]) -> list[int]:
        """For each prefix the first string that begins with it, or -1."""
        return self._find(prefixes, exact=False)

    def strings_with_prefixes(self, prefixes: Sequence[bytes]) -> list[range]:
        """For each prefix the indices of the strings that begin with it."""
        found = []
        for prefix, start in zip(prefixes, self.first_with_prefixes(prefixes), strict=True):
            stop = start
            while 0 <= stop < self.strings[1] and self.string(stop).startswith(prefix):
                stop += 1
            found.append(range(start, stop))
        return found

    def _find(self, wanted: Sequence[bytes], *, exact: bool) -> list[int]:
        return engine.find_strings(self.data, self.strings, self._string_keys, list(wanted), exact)

    # --- types and members --------------------------------------------------

    def type_index(self, descriptor: bytes) -> int | None:
        """Index of a type descriptor such as ``b"La/b/C;"``, or ``None``."""
        at = bisect_left(self.types, descriptor)
        if at < len(self.types) and self.types[at] == descriptor:
            return at
        return None

    def member_ranges(self, members: Table, types: Sequence[int]) -> list[range]:
        """Rows of ``methods`` or ``fields`` for each class's type index."""
        found = engine.member_ranges(self.data, members, list(types))
        return [range(start, stop) for start, stop in found]

    def member_class(self, members: Table, row: int) -> int:
        """The type index of a row of ``methods`` or ``fields``."""
        (found,) = struct.unpack_from("<H", self.data, members[0] + _MEMBER_SIZE * row)
        return int(found)

    def member_name(self, members: Table, row: int) -> bytes:
        """The name of a row of ``methods`` or ``fields``."""
        (name,) = struct.unpack_from("<I", self.data, members[0] + _MEMBER_SIZE * row + 4)
        return self.string(name)

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


def java_name(descriptor: bytes) -> str:
    """``b"La/b/C;"`` as ``a.b.C``; other descriptors unchanged."""
    text = descriptor.decode("utf-8", "replace")
    if text[:1] == "L" and text[-1:] == ";":
        return text[1:-1].replace("/", ".")
    return text


def descriptor_of(name: str) -> bytes:
    """``a.b.C`` as ``b"La/b/C;"``."""
    return b"L" + name.replace(".", "/").encode("utf-8", "replace") + b";"
