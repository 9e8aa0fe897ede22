"""Facts of a bundle's manifest, which is protobuf instead of binary XML.

The message types are ``XmlNode``, ``XmlElement`` and ``XmlAttribute`` of
aapt2's ``Resources.proto``; only the few fields that matter are read.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.apk.limits import DEFAULT, Limits
from auditor.apk.manifest_facts import (
    ATTRIBUTES,
    FIRST_INT,
    TYPE_BOOLEAN,
    TYPE_REFERENCE,
    TYPE_STRING,
    Element,
    Manifest,
    ManifestError,
    ManifestReader,
)

_MAX_DEPTH = 64
_BYTES = 2
_LEVELS = {"normal": 0, "dangerous": 1, "signature": 2, "signatureOrSystem": 3, "internal": 4}

_Value = int | bytes


def parse_proto_manifest(data: bytes, limits: Limits = DEFAULT) -> Manifest:
    """Read a bundle module's ``manifest/AndroidManifest.xml``.

    :raises ManifestError: it is no readable manifest, with the reason.
    """
    reader = ManifestReader()
    count = 0
    for depth, element in _elements(data, 1):
        count += 1 + len(element.attributes)
        if count > limits.max_attributes:
            raise ManifestError(f"it has more than {limits.max_attributes:,} attributes")
        reader.add(depth, element)
    return reader.finish()


def fields(message: bytes) -> Iterator[tuple[int, _Value]]:
    """Number and value of each field of a protobuf message.

    :raises ManifestError: the message is damaged.
    """
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind = key & 7
        value: _Value
        if kind == 0:
            value, at = _varint(message, at)
        elif kind == _BYTES:
            size, at = _varint(message, at)
            value, at = message[at : at + size], at + size
        elif kind in (1, 5):
            size = 8 if kind == 1 else 4
            value, at = int.from_bytes(message[at : at + size], "little"), at + size
        else:
            raise ManifestError("it is no protobuf message")
        if at > len(message):
            raise ManifestError("its protobuf message is cut off")
        yield key >> 3, value


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(data):
            raise ManifestError("its protobuf message is cut off")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise ManifestError("it is no protobuf message")


def _elements(node: bytes, depth: int) -> Iterator[tuple[int, Element]]:
    """Elements in the order of the document; the root has depth 1."""
    if depth > _MAX_DEPTH:
        raise ManifestError(f"its elements are nested more than {_MAX_DEPTH} deep")
    for number, value in fields(node):
        if number != 1 or not isinstance(value, bytes):
            continue
        element, children = _element(value)
        yield depth, element
        for child in children:
            yield from _elements(child, depth + 1)


def _element(message: bytes) -> tuple[Element, list[bytes]]:
    element = Element("")
    children: list[bytes] = []
    for number, value in fields(message):
        if not isinstance(value, bytes):
            continue
        if number == 3:
            element.name = _text(value)
        elif number == 4:
            name, typed = _attribute(value)
            if name:
                element.attributes.setdefault(name, typed)
        elif number == 5:
            children.append(value)
    return element, children


def _attribute(message: bytes) -> tuple[str, tuple[int, int, str]]:
    """The attribute's name, and its value as binary XML would type it."""
    name = text = ""
    resource = 0
    item = b""
    for number, value in fields(message):
        if isinstance(value, int):
            resource = value if number == 5 else resource
        elif number == 2:
            name = _text(value)
        elif number == 3:
            text = _text(value)
        elif number == 6:
            item = value
    known = ATTRIBUTES.get(resource, "" if resource else name)
    if known == "protectionLevel" and text:
        level = text.split("|")[0]
        if level in _LEVELS:
            return known, (FIRST_INT, _LEVELS[level], "")
    for number, value in fields(item):
        if number == 1 and isinstance(value, bytes):
            ids = [v for n, v in fields(value) if n == 2 and isinstance(v, int)]
            return known, (TYPE_REFERENCE, ids[0] if ids else 0, "")
        if number == 7 and isinstance(value, bytes):
            for primitive, content in fields(value):
                if primitive in (6, 7) and isinstance(content, int):
                    return known, (FIRST_INT, content & 0xFFFFFFFF, "")
                if primitive == 8 and isinstance(content, int):
                    return known, (TYPE_BOOLEAN, content, "")
    return known, (TYPE_STRING, 0, text)


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")
