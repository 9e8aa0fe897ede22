"""Facts of a binary manifest. The only module that uses androguard.

The manifest is read by :mod:`auditor.apk.axml`, as Android reads it. One that is
written unusually is also given to androguard: where the two disagree, the
manifest says different things to different readers, and that is reported.
androguard is imported only then, since that alone takes a third of the time
that a small app needs.
"""

from __future__ import annotations

from auditor.apk.axml import AxmlError, BinaryXml
from auditor.apk.limits import DEFAULT, Limits
from auditor.apk.manifest_facts import (
    ATTRIBUTES,
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
    "permissions_by_androguard",
]

_PERMISSION_NAME = "{http://schemas.android.com/apk/res/android}name"


def parse_manifest(
    data: bytes, resolve: Resolver = no_resources, limits: Limits = DEFAULT
) -> Manifest:
    """Read a binary ``AndroidManifest.xml``.

    :param resolve: text of a resource id, or ``None``.
    :raises ManifestError: it is no readable manifest, with the reason.
    """
    try:
        document = BinaryXml(data, limits)
    except AxmlError as error:
        raise ManifestError(str(error)) from error
    reader = ManifestReader()
    for raw in document.elements:
        element = Element(raw.name.rpartition(":")[2], resolve=resolve)
        for attribute in raw.attributes:
            known = ATTRIBUTES.get(attribute.resource_id)
            if known is None and not attribute.resource_id:
                known = attribute.name.rpartition(":")[2]
            if known and known not in element.attributes:
                element.attributes[known] = (attribute.kind, attribute.data, attribute.text)
        reader.add(raw.depth, element)
    facts = reader.finish()
    if not document.oddities:
        return facts
    note = f"it is written unusually ({', '.join(document.oddities)})"
    theirs = permissions_by_androguard(data)
    ours = frozenset(p.name for p in facts.permissions)
    if theirs is None:
        note += "; androguard cannot read it"
    elif theirs != ours:
        other = ", ".join(sorted(theirs ^ ours)[:5])
        note += f"; androguard reads other permissions ({other})"
    return facts._replace(oddity=note, disputed=theirs != ours)


def permissions_by_androguard(data: bytes) -> frozenset[str] | None:
    """Names of the requested permissions as androguard sees them.

    ``None`` when it cannot read the file.
    """
    from androguard.core.axml import AXMLPrinter
    from loguru import logger

    logger.disable("androguard")
    try:
        printer = AXMLPrinter(data)
        root = printer.get_xml_obj() if printer.is_valid() else None
    except Exception:  # its parser raises struct.error, lxml's errors and others
        return None
    if root is None:
        return None
    names = (
        element.get(_PERMISSION_NAME) or element.get("name")
        for element in root
        if isinstance(element.tag, str)
        and element.tag.rpartition("}")[2].rpartition(":")[2].startswith("uses-permission")
    )
    return frozenset(name for name in names if name and not name.startswith("@"))
