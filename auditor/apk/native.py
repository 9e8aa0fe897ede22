"""What a native library says of itself: its own name, and the Java classes it serves.

A renamed library keeps its ``SONAME``, and exported functions such as
``Java_com_vendor_Sdk_init`` name the class that calls them, even where the class
itself is packed out of sight or has lost its name.
"""

from __future__ import annotations

import re
import struct
from typing import NamedTuple

from auditor.apk.container import Buffer

_EXPORT = re.compile(rb"Java_([A-Za-z0-9_]{3,200})\0")
_ESCAPE = re.compile(r"_(0[0-9a-f]{4}|[123])")
_PT_LOAD, _PT_DYNAMIC = 1, 2
_DT_STRTAB, _DT_STRSZ, _DT_SONAME = 5, 10, 14
_MAX_HEADERS = 64
_MAX_DYNAMIC = 512
_MAX_NAMES = 2000


class Library(NamedTuple):
    """One library's names.

    :param soname: what the library calls itself, ``""`` when it does not.
    :param members: exported Java members with dots, ``com.vendor.Sdk.init``,
        sorted; where a package ends is not marked in them.
    """

    soname: str = ""
    members: tuple[str, ...] = ()


def read_library(data: Buffer) -> Library | None:
    """Read an ELF file's dynamic strings; ``None`` when it is no library.

    Section headers are not used: protections strip or forge them.
    """
    try:
        return _read(data)
    except (struct.error, OverflowError):  # a table that leads out of the file
        return None


def _read(data: Buffer) -> Library | None:
    if len(data) < 52 or data[:4] != b"\x7fELF" or data[5] != 1:
        return None
    wide = data[4] == 2
    if wide:
        (table,) = struct.unpack_from("<Q", data, 32)
        size, count = struct.unpack_from("<HH", data, 54)
    else:
        (table,) = struct.unpack_from("<I", data, 28)
        size, count = struct.unpack_from("<HH", data, 42)
    loads: list[tuple[int, int, int]] = []
    dynamic = None
    for number in range(min(count, _MAX_HEADERS)):
        at = table + number * size
        if wide:
            kind, _, offset, address, _, length = struct.unpack_from("<IIQQQQ", data, at)
        else:
            kind, offset, address, _, length = struct.unpack_from("<IIIII", data, at)
        if kind == _PT_LOAD:
            loads.append((address, offset, length))
        elif kind == _PT_DYNAMIC:
            dynamic = offset
    if dynamic is None:
        return Library()
    values = _dynamic(data, dynamic, wide)
    start = _file_offset(loads, values.get(_DT_STRTAB, 0))
    length = values.get(_DT_STRSZ, 0)
    if start is None or length <= 0:
        return Library()
    strings = bytes(data[start : start + length]) + b"\0"
    soname = b""
    if _DT_SONAME in values:
        at = values[_DT_SONAME]
        soname = strings[at : strings.find(b"\0", at)] if 0 <= at < len(strings) else b""
    members = {_java(m[1].decode()) for m in _EXPORT.finditer(strings)}
    return Library(soname.decode("utf-8", "replace"), tuple(sorted(members)[:_MAX_NAMES]))


def _dynamic(data: Buffer, at: int, wide: bool) -> dict[int, int]:
    """Tags of the dynamic section with their values; the first of each."""
    entry = struct.Struct("<qQ" if wide else "<iI")
    found: dict[int, int] = {}
    for number in range(_MAX_DYNAMIC):
        tag, value = entry.unpack_from(data, at + number * entry.size)
        if tag == 0:
            break
        found.setdefault(tag, value)
    return found


def _file_offset(loads: list[tuple[int, int, int]], address: int) -> int | None:
    for start, offset, length in loads:
        if start <= address < start + length:
            return address - start + offset
    return None


def _java(mangled: str) -> str:
    """A mangled name as Java writes it: ``.`` for ``_``, ``_`` for ``_1``.

    What follows two underscores are parameter types.
    """
    escapes = {"1": "\x01", "2": ";", "3": "["}

    def plain(match: re.Match[str]) -> str:
        code = match[1]
        return escapes[code] if len(code) == 1 else chr(int(code[1:], 16))

    return _ESCAPE.sub(plain, mangled.partition("__")[0]).replace("_", ".").replace("\x01", "_")
