"""Facts of a binary manifest. The only module that uses androguard."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.apk.axml import AxmlError, normalise
from auditor.apk.limits import DEFAULT, Limits
from auditor.apk.manifest_facts import (
    ATTRIBUTES,
    TYPE_STRING,
    Component,
    Element,
    Manifest,
    ManifestError,
    ManifestReader,
    RequestedPermission,
    Resolver,
    no_resources,
)

__all__ = [
    "Component",
    "Manifest",
    "ManifestError",
    "RequestedPermission",
    "Resolver",
    "no_resources",
    "parse_manifest",
]


def parse_manifest(
    data: bytes, resolve: Resolver = no_resources, limits: Limits = DEFAULT
) -> Manifest:
    """Read a binary ``AndroidManifest.xml``.

    :param resolve: text of a resource id, or ``None``.
    :raises ManifestError: it is no readable manifest, with the reason.
    """
    try:
        plain = normalise(data, limits)
    except AxmlError as error:
        raise ManifestError(str(error)) from error
    reader = ManifestReader()
    for depth, element in _elements(plain, resolve):
        reader.add(depth, element)
    return reader.finish()


def _elements(plain: bytes, resolve: Resolver) -> Iterator[tuple[int, Element]]:
    """Elements with their depth; the root has depth 1. ``name`` of an end is ``""``."""
    from androguard.core import axml
    from loguru import logger

    logger.disable("androguard")
    try:
        parser = axml.AXMLParser(plain)
    except Exception as error:  # its parser raises struct.error and others on odd pools
        raise ManifestError(f"its strings cannot be read ({error})") from error
    if not parser.is_valid():
        raise ManifestError("it is not binary XML")
    depth = 0
    while True:
        try:
            event = next(parser)
        except Exception as error:
            raise ManifestError(f"it breaks off ({error})") from error
        if not parser.is_valid():
            raise ManifestError("it holds an unreadable chunk")
        if event == axml.END_DOCUMENT:
            return
        if event == axml.START_TAG:
            depth += 1
            yield depth, _read_element(parser, resolve)
        elif event == axml.END_TAG:
            depth -= 1


def _read_element(parser: object, resolve: Resolver) -> Element:
    """The parser's current start tag, attributes keyed as Android keys them."""
    strings = parser.sb  # type: ignore[attr-defined]
    ids: list[int] = parser.m_resourceIDs  # type: ignore[attr-defined]
    raw: list[int] = parser.m_attributes  # type: ignore[attr-defined]

    def text(index: int) -> str:
        try:
            return str(strings[index])
        except Exception:  # an unterminated or misplaced string: Android sees none
            return ""

    name = text(parser.m_name)  # type: ignore[attr-defined]
    element = Element(name.rpartition(":")[2], resolve=resolve)
    for at in range(0, len(raw) - 4, 5):
        _, key, raw_value, kind, data = raw[at : at + 5]
        known = ids[key] if key < len(ids) else 0
        attribute = ATTRIBUTES.get(known) or ("" if known else text(key).rpartition(":")[2])
        if not attribute or attribute in element.attributes:
            continue
        value = ""
        if kind == TYPE_STRING:
            value = text(data) or text(raw_value)
        element.attributes[attribute] = (kind, data, value)
    return element
