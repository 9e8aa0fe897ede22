"""Binary XML, checked and put in order the way Android reads it.

Packers bend the format where Android does not look: the file's type, header
sizes, unknown chunks, attribute strides, what stands after the root element.
:func:`normalise` walks the chunks as Android's ``ResXMLTree`` does and writes
a plain file with the same elements, so that any reader of the format agrees.
"""

from __future__ import annotations

import struct

from auditor.apk.limits import Limits

_HEADER = struct.Struct("<HHI")
_POOL = struct.Struct("<5I")
_ELEMENT = struct.Struct("<IIHHHHHH")
_NODE_HEADER = 16
_POOL_HEADER = 28
_ATTRIBUTE = 20

_STRING_POOL = 0x0001
_XML = 0x0003
_FIRST_NODE = 0x0100
_START_ELEMENT = 0x0102
_END_ELEMENT = 0x0103
_LAST_NODE = 0x017F
_RESOURCE_MAP = 0x0180

#: string pool flag
_UTF8 = 1 << 8


class AxmlError(Exception):
    """The file is not readable binary XML; the text says why."""


def normalise(data: bytes, limits: Limits) -> bytes:
    """Rewrite binary XML so that only its elements and their strings remain.

    :raises AxmlError: Android would refuse the file, or a limit is exceeded.
    """
    if len(data) < 8:
        raise AxmlError("it is too short")
    if data.lstrip()[:1] == b"<":
        raise AxmlError("it is plain text XML, not compiled")
    _, header_size, size = _HEADER.unpack_from(data)
    if header_size < 8 or header_size > size or size > len(data):
        raise AxmlError(f"its header declares {size:,} bytes of {len(data):,}")
    pool, ids, first = _prologue(data, header_size, size)
    if pool is None:
        raise AxmlError("it has no strings")
    nodes = _nodes(data, first, size, limits)
    body = b"".join([pool, ids, *nodes])
    return _HEADER.pack(_XML, 8, 8 + len(body)) + body


def _chunk(data: bytes, at: int, end: int) -> tuple[int, int, int]:
    """Type, header size and size of the chunk at ``at``.

    :raises AxmlError: it does not fit.
    """
    if at + 8 > end:
        raise AxmlError("a chunk is cut off")
    kind, header, size = _HEADER.unpack_from(data, at)
    if header < 8 or header > size or (header | size) & 3 or at + size > end:
        raise AxmlError(f"the chunk at byte {at:,} has an impossible size")
    return kind, header, size


def _prologue(data: bytes, at: int, end: int) -> tuple[bytes | None, bytes, int]:
    """String pool and resource map before the first node, and its offset."""
    pool: bytes | None = None
    ids = b""
    while True:
        kind, header, size = _chunk(data, at, end)
        if _FIRST_NODE <= kind <= _LAST_NODE:
            return pool, ids, at
        if kind == _STRING_POOL:
            pool = _plain_pool(data[at : at + size], header)
        elif kind == _RESOURCE_MAP:
            values = data[at + header : at + size]
            ids = _HEADER.pack(_RESOURCE_MAP, 8, 8 + len(values)) + values
        at += size


def _plain_pool(chunk: bytes, header: int) -> bytes:
    """The pool with a plain header and without styles."""
    if header < _POOL_HEADER or len(chunk) < _POOL_HEADER:
        raise AxmlError("its string pool has no header")
    count, _, flags, start, styles_at = _POOL.unpack_from(chunk, 8)
    if header + 4 * count > len(chunk):
        raise AxmlError(f"its string pool declares {count:,} strings that do not fit")
    if count and (start < header or start >= len(chunk)):
        raise AxmlError("its strings begin outside of the pool")
    stop = styles_at if start < styles_at <= len(chunk) else len(chunk)
    offsets = chunk[header : header + 4 * count]
    strings = chunk[start:stop] if count else b""
    strings += b"\0" * (-len(strings) % 4)
    size = _POOL_HEADER + len(offsets) + len(strings)
    return (
        _HEADER.pack(_STRING_POOL, _POOL_HEADER, size)
        + _POOL.pack(count, 0, flags & _UTF8, _POOL_HEADER + len(offsets), 0)
        + offsets
        + strings
    )


def _nodes(data: bytes, at: int, end: int, limits: Limits) -> list[bytes]:
    """Start and end tags up to the end of the root element."""
    nodes: list[bytes] = []
    depth = elements = attributes = 0
    while True:
        if at >= end:
            raise AxmlError("its root element does not end")
        kind, header, size = _chunk(data, at, end)
        if kind == _START_ELEMENT:
            depth += 1
            elements += 1
            node, count = _start_element(data, at, header, size, limits.max_attributes - attributes)
            attributes += count
            if elements > limits.max_elements or attributes > limits.max_attributes:
                raise AxmlError(f"it has more than {limits.max_elements:,} elements or attributes")
            nodes.append(node)
        elif kind == _END_ELEMENT and header + 8 <= size:
            depth -= 1
            extension = data[at + header : at + header + 8]
            nodes.append(_node(_END_ELEMENT, extension))
            if depth <= 0:
                return nodes
        at += size


def _node(kind: int, extension: bytes) -> bytes:
    size = _NODE_HEADER + len(extension)
    return _HEADER.pack(kind, _NODE_HEADER, size) + struct.pack("<II", 0, 0xFFFFFFFF) + extension


def _start_element(data: bytes, at: int, header: int, size: int, allowed: int) -> tuple[bytes, int]:
    extension = at + header
    if header + _ELEMENT.size > size:
        raise AxmlError(f"the element at byte {at:,} is cut off")
    namespace, name, start, stride, count, *_ = _ELEMENT.unpack_from(data, extension)
    if start + stride * count > size - header:
        raise AxmlError(f"the attributes of the element at byte {at:,} do not fit")
    if stride == 0:  # all the same attribute
        count = min(count, 1)
    if count > allowed:
        raise AxmlError("it has too many attributes")
    first = extension + start
    if stride == _ATTRIBUTE:
        attributes = data[first : first + stride * count]
    else:
        attributes = b"".join(
            data[first + stride * i : first + stride * i + _ATTRIBUTE] for i in range(count)
        )
    if len(attributes) != _ATTRIBUTE * count:
        raise AxmlError(f"the attributes of the element at byte {at:,} are cut off")
    head = _ELEMENT.pack(namespace, name, _ELEMENT.size, _ATTRIBUTE, count, 0, 0, 0)
    return _node(_START_ELEMENT, head + attributes), count
