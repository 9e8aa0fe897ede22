"""Binary XML, read as Android's ``ResXMLTree`` reads it.

Packers bend the format where Android does not look: the file's type, header
sizes, unknown chunks, attribute strides, what stands after the root element.
Such oddities do not change what is read here, but they are reported.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from auditor.apk.limits import DEFAULT, Limits

_HEADER = struct.Struct("<HHI")
_POOL = struct.Struct("<5I")
_ELEMENT = struct.Struct("<IIHHH")
_ATTRIBUTE = struct.Struct("<IIIxxxBI")
_NODE_HEADER = 16
_POOL_HEADER = 28
_ELEMENT_HEADER = 20

_STRING_POOL = 0x0001
_XML = 0x0003
_FIRST_NODE = 0x0100
_START_ELEMENT = 0x0102
_END_ELEMENT = 0x0103
_LAST_NODE = 0x017F
_RESOURCE_MAP = 0x0180

#: string pool flag
_UTF8 = 1 << 8
#: typed values
TYPE_REFERENCE = 0x01
TYPE_STRING = 0x03


class AxmlError(Exception):
    """Android would refuse the file; the text says why."""


@dataclass(slots=True, eq=False, repr=False)
class RawAttribute:
    """One attribute.

    :param name: its text; :param resource_id: its id, 0 without one: Android
        goes by the id where there is one.
    :param kind: type and :param data: bits of the value.
    :param text: the value's text when the type is a string.
    """

    name: str
    resource_id: int
    kind: int
    data: int
    text: str


@dataclass(slots=True, eq=False, repr=False)
class RawElement:
    """A start tag; ``depth`` of the root is 1."""

    depth: int
    name: str
    attributes: list[RawAttribute]


class BinaryXml:
    """The elements of one file, in order.

    :ivar oddities: what is unusual about the file, without repeats.
    :raises AxmlError: Android would refuse the file, or a limit is exceeded.
    """

    def __init__(self, data: bytes, limits: Limits = DEFAULT) -> None:
        self._data = data
        self._limits = limits
        self._oddities: dict[str, None] = {}
        self._strings = _StringPool(b"", _POOL_HEADER)
        self._ids: tuple[int, ...] = ()
        self.elements: list[RawElement] = []
        if len(data) < 8:
            raise AxmlError("it is too short")
        if data.lstrip()[:1] == b"<":
            raise AxmlError("it is plain text XML, not compiled")
        kind, header, size = _HEADER.unpack_from(data)
        if header < 8 or header > size or size > len(data):
            raise AxmlError(f"its header declares {size:,} bytes of {len(data):,}")
        self._end = size
        self._odd(kind != _XML or header != 8, "an unusual file header")
        self._odd(size < len(data), "bytes behind the end")
        self._read_nodes(self._read_prologue(header))

    @property
    def oddities(self) -> tuple[str, ...]:
        """What is unusual about the file."""
        return tuple(self._oddities)

    def _odd(self, condition: bool, what: str) -> None:
        if condition:
            self._oddities[what] = None

    def _chunk(self, at: int) -> tuple[int, int, int]:
        """Type, header size and size of the chunk at ``at``."""
        if at + 8 > self._end:
            raise AxmlError("a chunk is cut off")
        kind, header, size = _HEADER.unpack_from(self._data, at)
        if header < 8 or header > size or (header | size) & 3 or at + size > self._end:
            raise AxmlError(f"the chunk at byte {at:,} has an impossible size")
        return kind, header, size

    def _read_prologue(self, at: int) -> int:
        """Take strings and resource ids; where the first node stands."""
        pools = 0
        while True:
            kind, header, size = self._chunk(at)
            if _FIRST_NODE <= kind <= _LAST_NODE:
                if not pools:
                    raise AxmlError("it has no strings")
                self._odd(pools > 1, "several string pools")
                return at
            if kind == _STRING_POOL:
                pools += 1
                self._strings = _StringPool(self._data[at : at + size], header)
                self._odd(header != _POOL_HEADER, "an unusual string pool")
            elif kind == _RESOURCE_MAP:
                count = (size - header) // 4
                self._ids = struct.unpack_from(f"<{count}I", self._data, at + header)
            else:
                self._odd(True, "unknown chunks")
            at += size

    def _read_nodes(self, at: int) -> None:
        """Take start tags up to the end of the root element."""
        depth = attributes = 0
        while True:
            if at >= self._end:
                raise AxmlError("its root element does not end")
            kind, header, size = self._chunk(at)
            self._odd(not _FIRST_NODE <= kind <= _LAST_NODE, "unknown chunks")
            self._odd(header != _NODE_HEADER and kind <= _LAST_NODE, "unusual node headers")
            if kind == _START_ELEMENT:
                depth += 1
                element = self._element(at, header, size, depth, attributes)
                attributes += len(element.attributes)
                self.elements.append(element)
                if len(self.elements) > self._limits.max_elements:
                    raise AxmlError(f"it has more than {self._limits.max_elements:,} elements")
            elif kind == _END_ELEMENT and header + 8 <= size:
                depth -= 1
                if depth <= 0:
                    return
            at += size

    def _element(self, at: int, header: int, size: int, depth: int, before: int) -> RawElement:
        if header + _ELEMENT_HEADER > size:
            raise AxmlError(f"the element at byte {at:,} is cut off")
        extension = at + header
        _, name, start, stride, count = _ELEMENT.unpack_from(self._data, extension)
        if start + stride * count > size - header:
            raise AxmlError(f"the attributes of the element at byte {at:,} do not fit")
        self._odd(count > 0 and (start, stride) != (20, 20), "unusual attribute sizes")
        if stride == 0:  # all the same attribute
            count = min(count, 1)
        if before + count > self._limits.max_attributes:
            raise AxmlError(f"it has more than {self._limits.max_attributes:,} attributes")
        attributes = [
            self._attribute(extension + start + stride * number) for number in range(count)
        ]
        return RawElement(depth, self._strings[name], attributes)

    def _attribute(self, at: int) -> RawAttribute:
        if at + _ATTRIBUTE.size > self._end:
            raise AxmlError(f"the attribute at byte {at:,} is cut off")
        _, name, raw, kind, data = _ATTRIBUTE.unpack_from(self._data, at)
        resource_id = self._ids[name] if name < len(self._ids) else 0
        text = ""
        if kind == TYPE_STRING:
            text = self._strings[data] or self._strings[raw]
            self._odd(raw not in (data, 0xFFFFFFFF), "contradicting values")
        return RawAttribute(self._strings[name], resource_id, kind, data, text)


class _StringPool:
    """The strings of a pool chunk, decoded when asked for.

    :raises AxmlError: the pool does not fit.
    """

    def __init__(self, chunk: bytes, header: int) -> None:
        self._cache: dict[int, str] = {}
        self._count = 0
        if not chunk:
            return
        if header < _POOL_HEADER:
            raise AxmlError("its string pool has no header")
        count, _, flags, start, styles = _POOL.unpack_from(chunk, 8)
        if header + 4 * count > len(chunk):
            raise AxmlError(f"its string pool declares {count:,} strings that do not fit")
        if count and (start < header or start >= len(chunk)):
            raise AxmlError("its strings begin outside of the pool")
        stop = styles if start < styles <= len(chunk) else len(chunk)
        self._count = count
        self._offsets = struct.unpack_from(f"<{count}I", chunk, header)
        self._data = chunk[start:stop]
        self._utf8 = bool(flags & _UTF8)

    def __getitem__(self, index: int) -> str:
        """A string; empty for none and for one that does not end where it must."""
        if index >= self._count:
            return ""
        text = self._cache.get(index)
        if text is None:
            try:
                text = self._decode(self._offsets[index])
            except (IndexError, struct.error):
                text = ""
            self._cache[index] = text
        return text

    def _decode(self, at: int) -> str:
        data = self._data
        if not self._utf8:
            (length,) = struct.unpack_from("<H", data, at)
            at += 2
            if length & 0x8000:
                length = ((length & 0x7FFF) << 16) | struct.unpack_from("<H", data, at)[0]
                at += 2
            end = at + 2 * length
            ends = data[end : end + 2] == b"\0\0"
            return data[at:end].decode("utf-16-le", "replace") if ends else ""
        _, at = self._length(at)
        length, at = self._length(at)
        end = at + length
        return data[at:end].decode("utf-8", "replace") if data[end] == 0 else ""

    def _length(self, at: int) -> tuple[int, int]:
        length = self._data[at]
        if length & 0x80:
            return ((length & 0x7F) << 8) | self._data[at + 1], at + 2
        return length, at + 1
