"""Single values out of a resource table, without reading the whole table.

androguard's reader builds an object per entry, which takes seconds on a large
app; the label and a few names need only their own entries.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_CHUNK = struct.Struct("<HHI")
_TABLE = 0x0002
_POOL = 0x0001
_PACKAGE = 0x0200
_TYPE = 0x0201
_STRING = 0x03
_REFERENCE = 0x01
_NO_ENTRY = 0xFFFFFFFF

_SPARSE = 0x01
_OFFSET16 = 0x02
_COMPLEX = 0x0001
_COMPACT = 0x0008

_MAX_DEPTH = 8
_MAX_CHUNKS = 200_000


class ResourceTable:
    """Looks up strings by resource id; damaged parts are skipped.

    :param data: the bytes of ``resources.arsc``.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pool = -1
        self._packages: list[tuple[int, int, int]] = []
        if len(data) < 12:
            return
        kind, header, _ = _CHUNK.unpack_from(data)
        if kind != _TABLE:
            return
        for kind, at, _header, size in self._chunks(header, len(data)):
            if kind == _POOL and self._pool < 0:
                self._pool = at
            elif kind == _PACKAGE and size >= 12:
                (package,) = struct.unpack_from("<I", data, at + 8)
                self._packages.append((package, at, size))

    def string(self, resource_id: int) -> str | None:
        """The text behind a resource id, in the default configuration.

        ``None`` when it is no text, or is not in this table.
        """
        seen: set[int] = set()
        while resource_id not in seen and len(seen) < _MAX_DEPTH:
            seen.add(resource_id)
            try:
                value = self._value(resource_id)
            except (IndexError, struct.error):  # offsets that lead out of the table
                return None
            if value is None:
                return None
            kind, data = value
            if kind == _STRING:
                try:
                    return self._pool_string(data)
                except struct.error:
                    return None
            if kind != _REFERENCE:
                return None
            resource_id = data
        return None

    def _chunks(self, at: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """Type, offset, header size and size of the chunks in a range."""
        end = min(end, len(self._data))
        for _ in range(_MAX_CHUNKS):
            if at + 8 > end:
                return
            kind, header, size = _CHUNK.unpack_from(self._data, at)
            if header < 8 or size < header or at + size > end:
                return
            yield kind, at, header, size
            at += size

    def _value(self, resource_id: int) -> tuple[int, int] | None:
        """Type and data of an entry; the default configuration if it has one."""
        package, type_id, index = (
            resource_id >> 24,
            (resource_id >> 16) & 0xFF,
            resource_id & 0xFFFF,
        )
        found: tuple[int, int] | None = None
        for pid, start, length in self._packages:
            if pid != package:
                continue
            header = _CHUNK.unpack_from(self._data, start)[1]
            for kind, at, chunk_header, size in self._chunks(start + header, start + length):
                if kind != _TYPE or chunk_header < 24 or self._data[at + 8] != type_id:
                    continue
                value = self._entry(at, chunk_header, size, index)
                if value is None:
                    continue
                config_size = struct.unpack_from("<I", self._data, at + 20)[0]
                config = self._data[at + 24 : at + 20 + min(config_size, chunk_header - 20)]
                if not any(config):
                    return value
                found = found or value
        return found

    def _entry(self, at: int, header: int, size: int, index: int) -> tuple[int, int] | None:
        data = self._data
        flags = data[at + 9]
        count, entries_at = struct.unpack_from("<II", data, at + 12)
        offset = self._entry_offset(at + header, at + size, flags, count, index)
        if offset is None:
            return None
        where = at + entries_at + offset
        if where + 8 > at + size:
            return None
        key_size, entry_flags = struct.unpack_from("<HH", data, where)
        if entry_flags & _COMPACT:
            (value,) = struct.unpack_from("<I", data, where + 4)
            return entry_flags >> 8, value
        if entry_flags & _COMPLEX or where + key_size + 8 > at + size:
            return None
        kind, value = struct.unpack_from("<xxxBI", data, where + key_size)
        return kind, value

    def _entry_offset(self, at: int, end: int, flags: int, count: int, index: int) -> int | None:
        """Offset of an entry's record from the start of the records."""
        data = self._data
        width = 2 if flags & _OFFSET16 else 4
        if at + width * min(count, 0x10000) > end:
            return None
        if flags & _SPARSE:
            for position in range(at, at + 4 * min(count, 0x10000), 4):
                key, offset = struct.unpack_from("<HH", data, position)
                if key == index:
                    return int(offset) * 4
            return None
        if index >= count or at + width * (index + 1) > end:
            return None
        if flags & _OFFSET16:
            (offset,) = struct.unpack_from("<H", data, at + 2 * index)
            return None if offset == 0xFFFF else int(offset) * 4
        (offset,) = struct.unpack_from("<I", data, at + 4 * index)
        return None if offset == _NO_ENTRY else int(offset)

    def _pool_string(self, index: int) -> str | None:
        if self._pool < 0:
            return None
        data, at = self._data, self._pool
        _, header, size = _CHUNK.unpack_from(data, at)
        if header < 28:
            return None
        count, _styles, flags, start = struct.unpack_from("<4I", data, at + 8)
        if index >= count or header + 4 * (index + 1) > size:
            return None
        (offset,) = struct.unpack_from("<I", data, at + header + 4 * index)
        return _pool_text(data[at + start + offset : at + size], bool(flags & 0x100))


def _pool_text(raw: bytes, utf8: bool) -> str | None:
    """One string of a pool from its length prefix on."""
    try:
        if utf8:
            at = 2 if raw[0] & 0x80 else 1
            length = raw[at]
            at += 1
            if length & 0x80:
                length = ((length & 0x7F) << 8) | raw[at]
                at += 1
            return raw[at : at + length].decode("utf-8", "replace")
        (length,) = struct.unpack_from("<H", raw)
        at = 2
        if length & 0x8000:
            length = ((length & 0x7FFF) << 16) | struct.unpack_from("<H", raw, 2)[0]
            at = 4
        return raw[at : at + 2 * length].decode("utf-16-le", "replace")
    except (IndexError, struct.error):
        return None
