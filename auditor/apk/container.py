"""Members of an APK, read as Android reads them, under limits.

Android's own reader looks only at the central directory and ignores much that
Python's ``zipfile`` insists on: checksums, the encryption flag, version fields,
unknown methods. Apps use that to hide from tools, so this reader ignores it too.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

from auditor.apk.limits import DEFAULT, Limits
from auditor.errors import InputError, LimitError

_EOCD = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ZIP64_LOCATOR = struct.Struct("<4sLQL")
_ZIP64_EOCD = struct.Struct("<4sQ2H2L4Q")

Buffer: TypeAlias = bytes | bytearray

STORED = 0
DEFLATED = 8

#: the last record, its longest comment, and a zip64 locator before it
_TAIL = _EOCD.size + 0xFFFF + _ZIP64_LOCATOR.size


class EntryError(Exception):
    """One entry cannot be read; the text says why."""


class EntryLimitError(EntryError):
    """One entry is larger than the limits allow."""


class Reader(Protocol):
    """Random access to the bytes of an archive."""

    size: int

    def read_at(self, offset: int, size: int) -> bytes:
        """Up to ``size`` bytes from ``offset``; fewer only at the end."""
        ...


class FileReader:
    """Reads a file through one handle, unbuffered: most reads are far apart."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self.size = self._file.seek(0, 2)

    def read_at(self, offset: int, size: int) -> bytes:
        """See :class:`Reader`."""
        wanted = min(size, self.size - offset)
        if offset < 0 or wanted <= 0:
            return b""
        self._file.seek(offset)
        data = self._file.read(wanted) or b""
        while len(data) < wanted:  # the system may give less than asked for
            more = self._file.read(wanted - len(data))
            if not more:
                break
            data += more
        return data

    def close(self) -> None:
        """Release the handle."""
        self._file.close()

    def sha256(self) -> str:
        """Hex digest of the whole file."""
        self._file.seek(0)
        return hashlib.file_digest(self._file, "sha256").hexdigest()


class BytesReader:
    """Reads a buffer that is already in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = len(data)

    def read_at(self, offset: int, size: int) -> bytes:
        """See :class:`Reader`."""
        return self._data[offset : offset + size] if offset >= 0 and size > 0 else b""


class WindowReader:
    """Reads a part of another reader, such as a stored archive inside one."""

    def __init__(self, base: Reader, offset: int, size: int) -> None:
        self._base = base
        self._offset = offset
        self.size = max(0, min(size, base.size - offset))

    def read_at(self, offset: int, size: int) -> bytes:
        """See :class:`Reader`."""
        if offset < 0 or offset >= self.size:
            return b""
        return self._base.read_at(self._offset + offset, min(size, self.size - offset))


class Entry(NamedTuple):
    """One row of the central directory; sizes in bytes as declared there."""

    name: str
    method: int
    compressed_size: int
    size: int
    offset: int


@dataclass(eq=False, repr=False)
class Archive:
    """An opened archive.

    :param label: how evidence names it: ``""`` for the app itself, else the
        path of the split inside its set.
    :param entries: in the order of the central directory, duplicates included.
    :param notes: oddities found while opening it, one sentence each.
    :ivar duplicates: names that stand more than once, sorted.
    """

    reader: Reader
    entries: tuple[Entry, ...]
    shift: int = 0
    label: str = ""
    limits: Limits = DEFAULT
    notes: tuple[str, ...] = ()
    _by_name: dict[str, Entry] = field(default_factory=dict)
    duplicates: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        repeated = set()
        for entry in self.entries:
            if self._by_name.setdefault(entry.name, entry) is not entry:
                repeated.add(entry.name)
        self.duplicates = tuple(sorted(repeated))

    def get(self, name: str) -> Entry | None:
        """The entry of that exact name; of duplicates the first."""
        return self._by_name.get(name)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def raw(self, entry: Entry, size: int | None = None) -> bytes:
        """The stored bytes of an entry, at most ``size``.

        :raises EntryError: its local header is missing or out of the file.
        """
        offset = self.data_offset(entry)
        wanted = entry.compressed_size if size is None else min(size, entry.compressed_size)
        return self.reader.read_at(offset, wanted)

    def data_offset(self, entry: Entry) -> int:
        """Where the entry's stored bytes begin.

        :raises EntryError: its local header is missing or out of the file.
        """
        start = entry.offset + self.shift
        header = self.reader.read_at(start, _LOCAL.size)
        if len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04":
            raise EntryError("its local header is missing")
        fields = _LOCAL.unpack(header)
        return start + _LOCAL.size + int(fields[9]) + int(fields[10])

    def read(self, entry: Entry, limit: int | None = None) -> Buffer:
        """The inflated bytes of an entry, in whatever buffer they came.

        The checksum is not compared: Android does not either.

        :param limit: bytes allowed, at most ``limits.max_entry``.
        :raises EntryLimitError: it is, or claims to be, larger than allowed.
        :raises EntryError: it cannot be inflated.
        """
        allowed = self.limits.max_entry
        allowed = allowed if limit is None else min(limit, allowed)
        stored = entry.method == STORED
        if max(entry.size, entry.compressed_size if stored else 0) > allowed:
            raise EntryLimitError(f"declares {entry.size:,} bytes, more than {allowed:,}")
        if not stored and _too_dense(entry.size, entry.compressed_size, self.limits):
            raise EntryLimitError(
                f"declares {entry.size:,} bytes from {entry.compressed_size:,} stored"
            )
        data = self.raw(entry)
        if stored:
            return data
        if entry.method == DEFLATED:
            return inflate(data, entry.size, allowed)
        return self._read_unknown_method(entry, data, allowed)

    def _read_unknown_method(self, entry: Entry, data: bytes, allowed: int) -> Buffer:
        """Android takes every method but deflate for stored; some tools inflate."""
        if entry.compressed_size != entry.size:
            try:
                return inflate(data, entry.size, allowed)
            except EntryLimitError:
                raise
            except EntryError:
                pass
        return self.reader.read_at(self.data_offset(entry), min(entry.size, allowed)) or data


def _too_dense(size: int, stored: int, limits: Limits) -> bool:
    return size > 1_000_000 and size > limits.max_ratio * max(stored, 1)


_fast_inflate: Callable[[bytes, int], bytearray | bytes] | None
try:  # libdeflate takes half of zlib's time; both give the same bytes
    from deflate import deflate_decompress as _fast_inflate
except ImportError:  # pragma: no cover - depends on the installation
    _fast_inflate = None


def inflate(data: bytes, size: int, allowed: int) -> Buffer:
    """Inflate a raw deflate stream.

    :param size: the declared size; a wrong one only costs time.
    :param allowed: the most bytes the result may have.
    :raises EntryLimitError: the result is larger than ``allowed``.
    :raises EntryError: the stream is damaged from its first byte on.
    """
    if _fast_inflate is not None and 0 < size <= allowed:
        try:
            result = _fast_inflate(data, size)
        except Exception:  # its error type is private; zlib then says what is wrong
            pass
        else:
            if len(result) == size:
                return result
    engine = zlib.decompressobj(-15)
    try:
        out = engine.decompress(data, allowed + 1)
    except zlib.error as error:
        raise EntryError(f"cannot be inflated: {error}") from error
    if len(out) > allowed:
        raise EntryLimitError(f"inflates to more than {allowed:,} bytes")
    if not out and data:
        raise EntryError("inflates to nothing")
    if not engine.eof:
        raise EntryError("its compressed data ends too early")
    return out


def open_archive(reader: Reader, name: str, limits: Limits = DEFAULT, label: str = "") -> Archive:
    """Read the central directory of an archive.

    :param name: the file's name for messages.
    :raises LimitError: too many entries, or a directory that is too large.
    :raises InputError: this is no zip archive, or it is cut off.
    """
    if reader.size < _EOCD.size:
        raise InputError("too short to be an APK", path=name, remedy=_REMEDY)
    tail_start = max(0, reader.size - _TAIL)
    tail = reader.read_at(tail_start, _TAIL)
    at = tail.rfind(b"PK\x05\x06")
    while at >= 0 and at + _EOCD.size > len(tail):
        at = tail.rfind(b"PK\x05\x06", 0, at)
    if at < 0:
        head = reader.read_at(0, 4)
        if head[:2] == b"PK":
            raise InputError(
                "the archive is cut off: its directory is missing",
                path=name,
                remedy="download or copy the file again",
            )
        raise InputError("not an APK: no zip archive", path=name, remedy=_REMEDY)
    record = _EOCD.unpack_from(tail, at)
    count, size, offset = int(record[4]), int(record[5]), int(record[6])
    end = tail_start + at
    if 0xFFFFFFFF in (size, offset) or count == 0xFFFF:
        count, size, offset, end = _zip64(reader, tail, at, count, size, offset, end)
    if count > limits.max_entries:
        raise LimitError(
            f"has {count:,} entries, more than {limits.max_entries:,}",
            path=name,
            remedy=_TRUSTED,
        )
    if size > limits.max_directory:
        raise LimitError(
            f"its directory takes {size:,} bytes, more than {limits.max_directory:,}",
            path=name,
            remedy=_TRUSTED,
        )
    shift = _shift(reader, offset, size, end)
    directory = reader.read_at(offset + shift, size)
    entries, notes = _parse_directory(directory, count, name, limits)
    if not entries:
        raise InputError("the archive has no readable entries", path=name, remedy=_REMEDY)
    if shift:
        notes = (*notes, f"{shift:,} bytes stand before the archive")
    return Archive(reader, entries, shift, label, limits, notes)


_TRUSTED = "raise the limit if the file is trusted"
_REMEDY = "give an Android package: .apk, .apks, .xapk, .apkm, .aab or a directory of splits"


def _zip64(
    reader: Reader, tail: bytes, at: int, count: int, size: int, offset: int, end: int
) -> tuple[int, int, int, int]:
    """The zip64 record's values where it stands, else those given."""
    where = at - _ZIP64_LOCATOR.size
    if where < 0 or tail[where : where + 4] != b"PK\x06\x07":
        return count, size, offset, end
    position = int(_ZIP64_LOCATOR.unpack_from(tail, where)[2])
    raw = reader.read_at(position, _ZIP64_EOCD.size)
    if len(raw) < _ZIP64_EOCD.size or raw[:4] != b"PK\x06\x06":
        return count, size, offset, end
    fields = _ZIP64_EOCD.unpack(raw)
    return int(fields[7]), int(fields[8]), int(fields[9]), position


def _shift(reader: Reader, offset: int, size: int, end: int) -> int:
    """How far the archive's own offsets are off because of bytes before it."""
    if reader.read_at(offset, 4) == b"PK\x01\x02":
        return 0
    shift = end - size - offset
    return shift if shift > 0 and reader.read_at(offset + shift, 4) == b"PK\x01\x02" else 0


def _parse_directory(
    data: bytes, count: int, path: str, limits: Limits
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Entries of a central directory; the declared count is only a hint."""
    entries: list[Entry] = []
    position = 0
    unpack, fixed, total = _CENTRAL.unpack_from, _CENTRAL.size, len(data)
    while position + fixed <= total:
        fields = unpack(data, position)
        if fields[0] != b"PK\x01\x02":
            break
        name_at = position + fixed
        extra_at = name_at + fields[10]
        comment_at = extra_at + fields[11]
        raw_name = data[name_at:extra_at]
        name = raw_name.decode("utf-8", "backslashreplace")
        csize, usize, offset = fields[8], fields[9], fields[16]
        if 0xFFFFFFFF in (csize, usize, offset):
            csize, usize, offset = _zip64_extra(data[extra_at:comment_at], csize, usize, offset)
        entries.append(Entry(name, fields[4], csize, usize, offset))
        if len(entries) > limits.max_entries:
            raise LimitError(
                f"has more than {limits.max_entries:,} entries", path=path, remedy=_TRUSTED
            )
        position = comment_at + fields[12]
    notes: list[str] = []
    if len(entries) < count:
        notes.append(f"the directory names {count:,} entries but holds {len(entries):,}")
    return tuple(entries), tuple(notes)


def _zip64_extra(extra: bytes, csize: int, usize: int, offset: int) -> tuple[int, int, int]:
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, position)
        body = extra[position + 4 : position + 4 + length]
        position += 4 + length
        if kind != 1:
            continue
        values = [value[0] for value in struct.iter_unpack("<Q", body[: len(body) // 8 * 8])]
        if usize == 0xFFFFFFFF and values:
            usize = values.pop(0)
        if csize == 0xFFFFFFFF and values:
            csize = values.pop(0)
        if offset == 0xFFFFFFFF and values:
            offset = values.pop(0)
        break
    return csize, usize, offset
