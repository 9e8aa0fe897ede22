"""Builders of small APKs in memory: zip archives, binary manifests, dex files.

Everything is written from the formats' descriptions, so that tests need no
binaries in the repository; ``dexdump`` and ``aapt`` accept what these make.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

ANDROID = "http://schemas.android.com/apk/res/android"

# --- binary XML ---------------------------------------------------------------

_RESOURCE_IDS = {
    "label": 0x01010001,
    "name": 0x01010003,
    "permission": 0x01010006,
    "protectionLevel": 0x01010009,
    "enabled": 0x0101000E,
    "exported": 0x01010010,
    "authorities": 0x01010018,
    "value": 0x01010024,
    "resource": 0x01010025,
    "targetActivity": 0x01010202,
    "minSdkVersion": 0x0101020C,
    "versionCode": 0x0101021B,
    "versionName": 0x0101021C,
    "targetSdkVersion": 0x01010270,
    "maxSdkVersion": 0x01010271,
    "isSplitRequired": 0x01010591,
}


@dataclass(frozen=True)
class Ref:
    """A resource reference as an attribute's value."""

    id: int


@dataclass
class Xml:
    """An element; attribute names with ``android:`` get their resource ids."""

    name: str
    attributes: Mapping[str, str | int | bool | Ref] = field(default_factory=dict)
    children: Sequence[Xml] = ()


def axml(root: Xml) -> bytes:
    """Binary XML of an element tree."""
    pool: dict[str, int] = {}
    attributes = sorted({a for e in _walk_xml(root) for a in e.attributes})
    ids = [a for a in attributes if a.removeprefix("android:") in _RESOURCE_IDS]
    for name in ids:
        pool.setdefault(name.removeprefix("android:"), len(pool))
    id_count = len(pool)

    def text(value: str) -> int:
        return pool.setdefault(value, len(pool))

    text(ANDROID)
    nodes = list(_xml_nodes(root, text))
    chunk_ids = b"".join(struct.pack("<I", _RESOURCE_IDS[name]) for name in list(pool)[:id_count])
    body = string_pool(list(pool))
    body += struct.pack("<HHI", 0x0180, 8, 8 + len(chunk_ids)) + chunk_ids
    body += b"".join(nodes)
    return struct.pack("<HHI", 3, 8, 8 + len(body)) + body


def _walk_xml(element: Xml) -> Iterable[Xml]:
    yield element
    for child in element.children:
        yield from _walk_xml(child)


def _xml_nodes(element: Xml, index: Callable[[str], int]) -> Iterable[bytes]:
    none = 0xFFFFFFFF
    rows = b""
    for key, value in element.attributes.items():
        plain = key.removeprefix("android:")
        space = index(ANDROID) if key.startswith("android:") else none
        name = index(plain)
        if isinstance(value, str):
            at = index(value)
            rows += struct.pack("<IIIHBBI", space, name, at, 8, 0, 3, at)
        else:
            kind, data = _typed(value)
            rows += struct.pack("<IIIHBBI", space, name, none, 8, 0, kind, data)
    at = index(element.name)
    head = struct.pack("<II", 1, none)
    extension = struct.pack("<IIHHHHHH", none, at, 20, 20, len(element.attributes), 0, 0, 0) + rows
    yield struct.pack("<HHI", 0x0102, 16, 16 + len(extension)) + head + extension
    for child in element.children:
        yield from _xml_nodes(child, index)
    yield struct.pack("<HHI", 0x0103, 16, 24) + head + struct.pack("<II", none, at)


def _typed(value: int | bool | Ref) -> tuple[int, int]:
    if isinstance(value, Ref):
        return 0x01, value.id
    if isinstance(value, bool):
        return 0x12, 0xFFFFFFFF if value else 0
    return 0x10, value & 0xFFFFFFFF


def string_pool(strings: Sequence[str], utf8: bool = False) -> bytes:
    """A ``ResStringPool`` chunk."""
    offsets, data = b"", b""
    for value in strings:
        offsets += struct.pack("<I", len(data))
        if utf8:
            raw = value.encode()
            data += _length8(len(value)) + _length8(len(raw)) + raw + b"\0"
        else:
            raw = value.encode("utf-16-le")
            data += struct.pack("<H", len(raw) // 2) + raw + b"\0\0"
    data += b"\0" * (-len(data) % 4)
    start = 28 + len(offsets)
    head = struct.pack(
        "<HHIIIIII", 1, 28, start + len(data), len(strings), 0, 0x100 if utf8 else 0, start, 0
    )
    return head + offsets + data


def _length8(size: int) -> bytes:
    return bytes([0x80 | size >> 8, size & 0xFF]) if size > 0x7F else bytes([size])


def manifest(
    package: str = "com.example.app",
    permissions: Sequence[str | Xml] = (),
    *,
    min_sdk: int | None = 21,
    target_sdk: int | None = 34,
    application: Sequence[Xml] = (),
    application_attributes: Mapping[str, str | int | bool | Ref] | None = None,
    extra: Sequence[Xml] = (),
    attributes: Mapping[str, str | int | bool | Ref] | None = None,
) -> bytes:
    """A binary ``AndroidManifest.xml``."""
    children: list[Xml] = []
    sdk: dict[str, str | int | bool | Ref] = {}
    if min_sdk is not None:
        sdk["android:minSdkVersion"] = min_sdk
    if target_sdk is not None:
        sdk["android:targetSdkVersion"] = target_sdk
    if sdk:
        children.append(Xml("uses-sdk", sdk))
    for permission in permissions:
        if isinstance(permission, str):
            permission = Xml("uses-permission", {"android:name": permission})
        children.append(permission)
    children.extend(extra)
    children.append(Xml("application", application_attributes or {}, application))
    root: dict[str, str | int | bool | Ref] = {
        "package": package,
        "android:versionCode": 7,
        "android:versionName": "1.2",
        **(attributes or {}),
    }
    return axml(Xml("manifest", root, children))


def component(kind: str, name: str, actions: Sequence[str] = ()) -> Xml:
    """A component, with an intent filter when it has actions."""
    filters = [Xml("action", {"android:name": a}) for a in actions]
    children = [Xml("intent-filter", {}, filters)] if filters else []
    return Xml(kind, {"android:name": name}, children)


def meta_data(name: str, value: str) -> Xml:
    """A ``<meta-data>`` element."""
    return Xml("meta-data", {"android:name": name, "android:value": value})


def resource_table(strings: Mapping[int, str]) -> bytes:
    """A ``resources.arsc`` with string resources of one type, default configuration."""
    ids = sorted(strings)
    package, kind = ids[0] >> 24, (ids[0] >> 16) & 0xFF
    pool = string_pool([strings[i] for i in ids], utf8=True)
    count = (ids[-1] & 0xFFFF) + 1
    offsets, entries = b"", b""
    for index in range(count):
        resource = (package << 24) | (kind << 16) | index
        if resource in strings:
            offsets += struct.pack("<I", len(entries))
            entries += struct.pack("<HHI", 8, 0, 0)
            entries += struct.pack("<HBBI", 8, 0, 3, ids.index(resource))
        else:
            offsets += struct.pack("<I", 0xFFFFFFFF)
    config = struct.pack("<I", 64) + bytes(60)
    header = 20 + len(config)
    chunk = struct.pack("<BBHII", kind, 0, 0, count, header + len(offsets)) + config
    type_chunk = struct.pack("<HHI", 0x0201, header, header + len(offsets) + len(entries))
    type_chunk += chunk + offsets + entries
    types = string_pool(["string"] * kind)
    keys = string_pool(["key"])
    spec = struct.pack("<HHIBBHI", 0x0202, 16, 16 + 4 * count, kind, 0, 0, count) + bytes(4 * count)
    head = struct.pack("<I", package) + bytes(256)
    head += struct.pack("<5I", 288, kind, 288 + len(types), 1, 0)
    rest = types + keys + spec + type_chunk
    package_chunk = struct.pack("<HHI", 0x0200, 288, 288 + len(rest)) + head + rest
    total = 12 + len(pool) + len(package_chunk)
    return struct.pack("<HHII", 2, 12, total, 1) + pool + package_chunk


# --- dex ------------------------------------------------------------------------


@dataclass(frozen=True)
class Invoke:
    """``invoke-virtual {}, class->name()V``; ``range_`` uses the range form."""

    cls: str
    name: str
    range_: bool = False


@dataclass(frozen=True)
class GetStatic:
    """``sget v0, class->name:I``."""

    cls: str
    name: str


@dataclass(frozen=True)
class ConstString:
    """``const-string v0``, or its jumbo form."""

    text: str
    jumbo: bool = False


@dataclass(frozen=True)
class Raw:
    """Code units as they are: payloads, look-alikes."""

    units: tuple[int, ...]


Instruction = Invoke | GetStatic | ConstString | Raw


@dataclass
class Method:
    """A method without parameters; ``code`` ends with ``return-void`` by itself."""

    name: str
    code: Sequence[Instruction] | None = ()


@dataclass
class Class:
    """A class with virtual methods."""

    name: str
    superclass: str = "java.lang.Object"
    methods: Sequence[Method] = ()


def _descriptor(name: str) -> str:
    return f"L{name.replace('.', '/')};"


def _uleb(value: int) -> bytes:
    out = b""
    while True:
        value, low = value >> 7, value & 0x7F
        out += bytes([low | 0x80 if value else low])
        if not value:
            return out


def dex(classes: Sequence[Class | str], *, mentioned: Sequence[str] = ()) -> bytes:
    """A dex file that Android's verifier and ``dexdump`` accept.

    :param classes: classes to define; a string is a class without methods.
    :param mentioned: classes that only stand in the type table.
    """
    made = [c if isinstance(c, Class) else Class(c) for c in classes]
    return _DexWriter(made, mentioned).build()


class _DexWriter:
    def __init__(self, classes: Sequence[Class], mentioned: Sequence[str]) -> None:
        self.classes = sorted(classes, key=lambda c: _descriptor(c.name))
        code = [i for c in classes for m in c.methods for i in m.code or ()]
        self.method_refs = {(c.name, m.name) for c in classes for m in c.methods}
        self.method_refs |= {(i.cls, i.name) for i in code if isinstance(i, Invoke)}
        field_refs = {(i.cls, i.name) for i in code if isinstance(i, GetStatic)}
        descriptors = {_descriptor(n) for n in mentioned} | {"V", "I"}
        for cls in classes:
            descriptors |= {_descriptor(cls.name), _descriptor(cls.superclass)}
        descriptors |= {_descriptor(c) for c, _ in self.method_refs | field_refs}
        texts = descriptors | {n for _, n in self.method_refs | field_refs} | {"V"}
        texts |= {i.text for i in code if isinstance(i, ConstString)}
        self.strings = sorted(texts, key=lambda s: s.encode("utf-16-be"))
        self.string = {s: i for i, s in enumerate(self.strings)}
        self.types = sorted(descriptors, key=self.string.__getitem__)
        self.type = {d: i for i, d in enumerate(self.types)}

        def order(ref: tuple[str, str]) -> tuple[int, int]:
            return self.type[_descriptor(ref[0])], self.string[ref[1]]

        self.methods = sorted(self.method_refs, key=order)
        self.method = {ref: i for i, ref in enumerate(self.methods)}
        self.fields = sorted(field_refs, key=order)
        self.field = {ref: i for i, ref in enumerate(self.fields)}

    def build(self) -> bytes:
        counts = [
            (len(self.strings), 4),
            (len(self.types), 4),
            (1, 12),
            (len(self.fields), 8),
            (len(self.methods), 8),
            (len(self.classes), 32),
        ]
        offsets, at = [], 0x70
        for count, size in counts:
            offsets.append(at if count else 0)
            at += count * size
        data_start = at
        sections: list[tuple[int, int, int]] = [(0x0000, 1, 0)]
        for kind, (count, _), offset in zip(range(1, 7), counts, offsets, strict=True):
            if count:
                sections.append((kind, count, offset))
        data = b""

        def align(size: int = 4) -> None:
            nonlocal data
            data += b"\0" * (-(data_start + len(data)) % size)

        code_at: dict[tuple[str, str], int] = {}
        coded = [(c.name, m) for c in self.classes for m in c.methods if m.code is not None]
        for number, (name, method) in enumerate(coded):
            align()
            if not number:
                sections.append((0x2001, len(coded), data_start + len(data)))
            code_at[name, method.name] = data_start + len(data)
            data += self._code(method.code or ())
        with_data = [c for c in self.classes if c.methods]
        data_at: dict[str, int] = {}
        for number, cls in enumerate(with_data):
            if not number:
                sections.append((0x2000, len(with_data), data_start + len(data)))
            data_at[cls.name] = data_start + len(data)
            data += self._class_data(cls, code_at)
        string_at = []
        sections.append((0x2002, len(self.strings), data_start + len(data)))
        for text in self.strings:
            string_at.append(data_start + len(data))
            data += _uleb(len(text.encode("utf-16-le")) // 2) + text.encode("utf-8") + b"\0"
        align()
        map_at = data_start + len(data)
        sections.append((0x1000, 1, map_at))
        data += struct.pack("<I", len(sections))
        data += b"".join(struct.pack("<HHII", kind, 0, n, o) for kind, n, o in sections)
        tables = struct.pack(f"<{len(string_at)}I", *string_at)
        tables += b"".join(struct.pack("<I", self.string[d]) for d in self.types)
        tables += struct.pack("<III", self.string["V"], self.type["V"], 0)
        for owner, name in self.fields:
            row = (self.type[_descriptor(owner)], self.type["I"], self.string[name])
            tables += struct.pack("<HHI", *row)
        for owner, name in self.methods:
            tables += struct.pack("<HHI", self.type[_descriptor(owner)], 0, self.string[name])
        for cls in self._ordered():
            tables += struct.pack(
                "<8I",
                self.type[_descriptor(cls.name)],
                0x401 if any(m.code is None for m in cls.methods) else 1,
                self.type[_descriptor(cls.superclass)],
                0,
                0xFFFFFFFF,
                0,
                data_at.get(cls.name, 0),
                0,
            )
        size = data_start + len(data)
        head = struct.pack("<7I", size, 0x70, 0x12345678, 0, 0, map_at, 0)[:24]
        for (count, _), offset in zip(counts, offsets, strict=True):
            head += struct.pack("<II", count, offset)
        head += struct.pack("<II", len(data), data_start)
        rest = head + tables + data
        signature = hashlib.sha1(rest).digest()
        checksum = zlib.adler32(signature + rest)
        return b"dex\n035\0" + struct.pack("<I", checksum) + signature + rest

    def _ordered(self) -> list[Class]:
        """Superclasses before their subclasses, as the format demands."""
        by_name = {c.name: c for c in self.classes}
        done: dict[str, Class] = {}

        def visit(cls: Class) -> None:
            if cls.name in done:
                return
            if cls.superclass in by_name:
                visit(by_name[cls.superclass])
            done[cls.name] = cls

        for cls in self.classes:
            visit(cls)
        return list(done.values())

    def _class_data(self, cls: Class, code_at: Mapping[tuple[str, str], int]) -> bytes:
        out = _uleb(0) + _uleb(0) + _uleb(0) + _uleb(len(cls.methods))
        previous = 0
        rows = sorted((self.method[cls.name, m.name], m) for m in cls.methods)
        for number, (index, method) in enumerate(rows):
            out += _uleb(index - previous if number else index)
            out += _uleb(1 if method.code is not None else 0x401)
            out += _uleb(code_at.get((cls.name, method.name), 0))
            previous = index
        return out

    def _code(self, instructions: Sequence[Instruction]) -> bytes:
        units: list[int] = []
        for instruction in instructions:
            units.extend(self._units(instruction))
        units.append(0x000E)
        head = struct.pack("<HHHHII", 1, 1, 1, 0, 0, len(units))
        return head + struct.pack(f"<{len(units)}H", *units)

    def _units(self, instruction: Instruction) -> list[int]:
        if isinstance(instruction, Raw):
            return list(instruction.units)
        if isinstance(instruction, Invoke):
            index = self.method[instruction.cls, instruction.name]
            return [0x0174, index, 0] if instruction.range_ else [0x106E, index, 0]
        if isinstance(instruction, GetStatic):
            return [0x0060, self.field[instruction.cls, instruction.name]]
        index = self.string[instruction.text]
        if instruction.jumbo:
            return [0x001B, index & 0xFFFF, index >> 16]
        return [0x001A, index]


# --- archives -------------------------------------------------------------------


@dataclass
class Member:
    """A zip entry, with what is to be wrong about it."""

    data: bytes
    method: int = 8
    size: int | None = None
    crc: int | None = None
    flags: int = 0
    compressed: bytes | None = None


def archive(
    members: Mapping[str, bytes | Member] | Sequence[tuple[str, bytes | Member]],
    *,
    junk: bytes = b"",
    offsets_include_junk: bool = True,
) -> bytes:
    """A zip archive; a sequence may hold the same name twice."""
    items = list(members.items()) if isinstance(members, Mapping) else list(members)
    out, central = junk, b""
    base = 0 if offsets_include_junk else len(junk)
    for name, value in items:
        member = value if isinstance(value, Member) else Member(value)
        raw = member.data
        if member.compressed is not None:
            raw = member.compressed
        elif member.method == 8:
            packer = zlib.compressobj(6, zlib.DEFLATED, -15)
            raw = packer.compress(member.data) + packer.flush()
        crc = zlib.crc32(member.data) if member.crc is None else member.crc
        size = len(member.data) if member.size is None else member.size
        encoded = name.encode()
        common = struct.pack(
            "<HHHHHIIIHH", 20, member.flags, member.method, 0, 0x21, crc, len(raw), size,
            len(encoded), 0,
        )  # fmt: skip
        offset = len(out) - base
        out += b"PK\x03\x04" + common + encoded + raw
        central += b"PK\x01\x02" + struct.pack("<H", 20) + common
        central += struct.pack("<HHHII", 0, 0, 0, 0, offset) + encoded
    start = len(out) - base
    end = struct.pack("<HHHHIIH", 0, 0, len(items), len(items), len(central), start, 0)
    return out + central + b"PK\x05\x06" + end


def apk(
    manifest_data: bytes | None = None,
    dexes: Sequence[bytes] = (),
    files: Mapping[str, bytes | Member] | None = None,
) -> bytes:
    """An unsigned APK."""
    members: dict[str, bytes | Member] = {
        "AndroidManifest.xml": manifest() if manifest_data is None else manifest_data
    }
    for number, data in enumerate(dexes, 1):
        members[f"classes{number if number > 1 else ''}.dex"] = data
    members.update(files or {})
    return archive(members)


# --- native libraries -----------------------------------------------------------


def elf(soname: str = "", exports: Sequence[str] = (), *, wide: bool = True) -> bytes:
    """A little-endian shared library with only dynamic strings, no sections.

    :param wide: 64-bit, else 32-bit.
    """
    strings = b"\0" + soname.encode() + b"\0"
    strings += b"".join(name.encode() + b"\0" for name in exports)
    header, program, word = (64, 56, 8) if wide else (52, 32, 4)
    base = 0x10000
    dynamic_at = header + 2 * program
    tags = [(5, 0), (10, len(strings)), *([(14, 1)] if soname else []), (0, 0)]
    strings_at = dynamic_at + 2 * word * len(tags)
    tags[0] = (5, base + strings_at)
    form = "<qQ" if wide else "<iI"
    body = b"".join(struct.pack(form, *tag) for tag in tags) + strings
    size = dynamic_at + len(body)
    parts = ((1, 0, base, size), (2, dynamic_at, base + dynamic_at, len(body)))
    if wide:
        head = struct.pack("<16sHHIQQQIHHHHHH", b"\x7fELF\x02\x01\x01", 3, 183, 1, 0, header, 0,
                           0, header, program, 2, 0, 0, 0)  # fmt: skip
        for kind, offset, address, length in parts:
            head += struct.pack("<IIQQQQQQ", kind, 5, offset, address, address, length, length, 8)
    else:
        head = struct.pack("<16sHHIIIIIHHHHHH", b"\x7fELF\x01\x01\x01", 3, 40, 1, 0, header, 0,
                           0, header, program, 2, 0, 0, 0)  # fmt: skip
        for kind, offset, address, length in parts:
            head += struct.pack("<IIIIIIII", kind, offset, address, address, length, length, 5, 4)
    return head + body
