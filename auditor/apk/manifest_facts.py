"""What a manifest says, collected element by element.

The elements come from binary XML (:mod:`auditor.apk.manifest`) or from a
bundle's protobuf (:mod:`auditor.apk.manifest_proto`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

#: how an attribute is known to Android: by its resource id, never by its text
ATTRIBUTES = {
    0x01010001: "label",
    0x01010003: "name",
    0x01010006: "permission",
    0x01010009: "protectionLevel",
    0x0101000C: "hasCode",
    0x0101000E: "enabled",
    0x01010010: "exported",
    0x01010018: "authorities",
    0x01010024: "value",
    0x01010025: "resource",
    0x01010202: "targetActivity",
    0x0101020C: "minSdkVersion",
    0x0101021B: "versionCode",
    0x0101021C: "versionName",
    0x01010270: "targetSdkVersion",
    0x01010271: "maxSdkVersion",
    0x01010549: "splitName",
    0x0101055B: "isFeatureSplit",
    0x0101057A: "appComponentFactory",
    0x01010576: "versionCodeMajor",
    0x01010591: "isSplitRequired",
}
TYPE_REFERENCE = 0x01
TYPE_STRING = 0x03
TYPE_BOOLEAN = 0x12
FIRST_INT, LAST_INT = 0x10, 0x1F

_PERMISSION_ELEMENTS = frozenset(
    {"uses-permission", "uses-permission-sdk-23", "uses-permission-sdk-m"}
)
_COMPONENTS = {
    "activity": "activity",
    "activity-alias": "activity-alias",
    "service": "service",
    "receiver": "receiver",
    "provider": "provider",
}
_LEVELS = {0: "normal", 1: "dangerous", 2: "signature", 3: "signature", 4: "internal"}


class ManifestError(Exception):
    """The manifest cannot be read; the text says why."""


class RequestedPermission(NamedTuple):
    """A ``uses-permission`` of any kind, as it is written."""

    name: str
    element: str
    max_sdk_version: int | None = None


class Component(NamedTuple):
    """A declared activity, alias, service, receiver or provider.

    :param split: the feature split that holds its class, if it says so.
    """

    kind: str
    name: str
    actions: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    target: str | None = None
    split: str | None = None


class Manifest(NamedTuple):
    """What a manifest says; tuples in the order of the file, without repeats.

    :param split: the split's name, ``None`` for a base.
    :param defined_permissions: the app's own permissions with base levels.
    :param application: class of the application object, if it has its own.
    :param queries: packages, actions and authorities under ``<queries>``.
    :param unresolved: permission names given as resource references, which
        Android ignores.
    :param oddity: what is unusual about how the manifest is written.
    :param disputed: another reader finds other permissions in it.
    """

    package: str
    split: str | None = None
    version_name: str | None = None
    version_code: int | None = None
    min_sdk: int | None = None
    target_sdk: int | None = None
    label: str | None = None
    permissions: tuple[RequestedPermission, ...] = ()
    defined_permissions: tuple[tuple[str, str], ...] = ()
    application: str | None = None
    component_factory: str | None = None
    components: tuple[Component, ...] = ()
    meta_data: tuple[tuple[str, str], ...] = ()
    queries: tuple[str, ...] = ()
    has_code: bool = True
    split_required: bool = False
    unresolved: tuple[str, ...] = ()
    oddity: str = ""
    disputed: bool = False


Resolver = Callable[[int], str | None]


def no_resources(_resource_id: int) -> str | None:
    """Resolves nothing; for manifests without a resource table."""
    return None


@dataclass(slots=True, eq=False, repr=False)
class Element:
    """One element; attributes as type, data and text, by their Android names."""

    name: str
    attributes: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    resolve: Resolver = no_resources

    def text(self, name: str) -> str | None:
        """The attribute as text, references resolved, ``None`` without it."""
        value = self.attributes.get(name)
        if value is None:
            return None
        kind, data, text = value
        if kind == TYPE_STRING:
            return text
        if kind == TYPE_REFERENCE:
            return self.resolve(data)
        if kind == TYPE_BOOLEAN:
            return "true" if data else "false"
        if FIRST_INT <= kind <= LAST_INT:
            return str(_signed(data))
        return None

    def number(self, name: str) -> int | None:
        """The attribute as a number; numeric text counts."""
        value = self.attributes.get(name)
        if value is None:
            return None
        kind, data, _ = value
        if FIRST_INT <= kind <= LAST_INT:
            return _signed(data)
        text = self.text(name)
        try:
            return int(text) if text else None
        except ValueError:
            return None

    def truth(self, name: str, default: bool) -> bool:
        """The attribute as a truth value."""
        value = self.attributes.get(name)
        if value is None:
            return default
        kind, data, text = value
        return text.lower() == "true" if kind == TYPE_STRING else bool(data)

    def reference(self, name: str) -> int | None:
        """The resource id that the attribute points to, if it does."""
        value = self.attributes.get(name)
        return value[1] if value is not None and value[0] == TYPE_REFERENCE else None


def _signed(value: int) -> int:
    return value - (1 << 32) if value & 0x80000000 else value


@dataclass(slots=True, eq=False, repr=False)
class _Draft:
    """A component while its children are read."""

    kind: str
    name: str
    target: str | None
    authorities: tuple[str, ...]
    split: str | None
    actions: dict[str, None] = field(default_factory=dict)


class ManifestReader:
    """Collects facts element by element; :meth:`finish` gives them."""

    def __init__(self) -> None:
        self._path: list[str] = []
        self._root: Element | None = None
        self._application: Element | None = None
        self._uses_sdk: dict[str, int | None] = {}
        self._permissions: dict[RequestedPermission, None] = {}
        self._defined: dict[str, str] = {}
        self._components: list[_Draft] = []
        self._meta: dict[tuple[str, str], None] = {}
        self._queries: dict[str, None] = {}
        self._unresolved: dict[str, None] = {}

    def add(self, depth: int, element: Element) -> None:
        """Take one start tag; ``depth`` 1 is the root."""
        del self._path[depth - 1 :]
        parents = self._path[:]
        self._path.append(element.name)
        if depth == 1:
            self._root = element
        elif depth == 2:
            self._add_to_manifest(element)
        elif parents[1] == "queries":
            self._add_query(element)
        elif parents[1] == "application":
            self._add_to_application(depth, element)

    def _add_to_manifest(self, element: Element) -> None:
        name = element.name
        if name in _PERMISSION_ELEMENTS:
            self._add_permission(element)
        elif name == "permission":
            text = element.text("name")
            if text:
                level = element.number("protectionLevel")
                if level is None:
                    level = 0
                self._defined[text] = _LEVELS.get(level & 0xF, "unknown")
        elif name == "uses-sdk":
            for key in ("minSdkVersion", "targetSdkVersion"):
                if key in element.attributes:
                    self._uses_sdk[key] = element.number(key)
        elif name == "application" and self._application is None:
            self._application = element

    def _add_permission(self, element: Element) -> None:
        if element.reference("name") is not None:
            self._unresolved[element.text("name") or f"@{element.reference('name'):08x}"] = None
            return
        name = element.text("name")
        if name:
            last = element.number("maxSdkVersion")
            self._permissions[RequestedPermission(name, element.name, last)] = None

    def _add_query(self, element: Element) -> None:
        for key in ("name", "authorities"):
            text = element.text(key)
            if text:
                self._queries[text] = None

    def _add_to_application(self, depth: int, element: Element) -> None:
        kind = _COMPONENTS.get(element.name)
        if depth == 3 and kind is not None:
            name = element.text("name")
            authorities = (element.text("authorities") or "").split(";")
            self._components.append(
                _Draft(
                    kind,
                    self._class_name(name or ""),
                    self._class_name(element.text("targetActivity") or "") or None,
                    tuple(a for a in authorities if a),
                    element.text("splitName"),
                )
            )
        elif element.name == "meta-data":
            name = element.text("name")
            if name:
                value = element.text("value") or element.text("resource") or ""
                self._meta[name, value] = None
        elif element.name == "action" and self._components and depth >= 5:
            name = element.text("name")
            if name:
                self._components[-1].actions[name] = None

    def _class_name(self, name: str) -> str:
        package = (self._root.text("package") if self._root else None) or ""
        if name.startswith("."):
            return package + name
        return f"{package}.{name}" if name and "." not in name else name

    def finish(self) -> Manifest:
        """The facts.

        :raises ManifestError: there was no ``<manifest>`` with a package.
        """
        root = self._root
        if root is None or root.name != "manifest":
            raise ManifestError("it has no <manifest> element")
        package = root.text("package")
        if not package:
            raise ManifestError("its <manifest> names no package")
        application = self._application or Element("application")
        code = root.number("versionCode")
        major = root.number("versionCodeMajor")
        if code is not None and major:
            code = (major << 32) | (code & 0xFFFFFFFF)
        name = application.text("name")
        factory = application.text("appComponentFactory")
        required = root.truth("isSplitRequired", False) or any(
            key == "com.android.vending.splits.required" and value == "true"
            for key, value in self._meta
        )
        return Manifest(
            package=package,
            split=root.text("split"),
            version_name=root.text("versionName"),
            version_code=code,
            min_sdk=self._uses_sdk.get("minSdkVersion"),
            target_sdk=self._uses_sdk.get("targetSdkVersion"),
            label=application.text("label"),
            permissions=tuple(self._permissions),
            defined_permissions=tuple(sorted(self._defined.items())),
            application=self._class_name(name) if name else None,
            component_factory=self._class_name(factory) if factory else None,
            components=tuple(
                Component(d.kind, d.name, tuple(d.actions), d.authorities, d.target, d.split)
                for d in self._components
                if d.name
            ),
            meta_data=tuple(self._meta),
            queries=tuple(self._queries),
            has_code=application.truth("hasCode", True),
            split_required=required,
            unresolved=tuple(self._unresolved),
        )
