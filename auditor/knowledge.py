"""The mappings as values: SDK signatures, permissions, data types, API map.

``mappings/`` is data; this module loads it, checks its shape and indexes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Signature:
    """One thing that shows an SDK in an APK.

    :param kind: ``package``, ``component``, ``native``, ``meta_data``,
        ``permission``, ``action`` or ``asset``.
    :param value: what to look for; a package prefix without trailing dot, a
        class name, ``libfoo.so`` ...
    :param match: ``prefix`` (on segment boundaries), ``exact`` or ``regex``
        (full match).
    :param confidence: ``high``, ``medium`` or ``low``: what a hit proves alone.
    :param sources: where the fact comes from.
    """

    kind: str
    value: str
    match: str = "exact"
    confidence: str = "high"
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sdk:
    """One SDK of the mappings.

    :param aliases: other names as policies write them.
    :param tier: ``collects`` or ``functional-open-source``.
    :param parent: the SDK this one is a product of (an umbrella).
    :param bundled_by: SDKs whose artifacts carry this one inside.
    :param exclude: package prefixes under a signature that are not this SDK.
    :param policy_packages: package names that policies write for it.
    :param declared_permissions: what the vendor itself states it needs.
    :param declared_data_types: ids that the vendor itself states it collects.
    """

    id: str
    name_zh: str
    name_en: str
    aliases: tuple[str, ...] = ()
    vendor: str | None = None
    category: str = "other"
    tier: str = "collects"
    parent: str | None = None
    bundled_by: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    exclude: tuple[str, ...] = ()
    policy_packages: tuple[str, ...] = ()
    privacy_urls: tuple[str, ...] = ()
    declared_permissions: tuple[str, ...] = ()
    declared_data_types: tuple[str, ...] = ()
    version_markers: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the display names first, without repeats."""
        return tuple(dict.fromkeys(n for n in (self.name_zh, self.name_en, *self.aliases) if n))


@dataclass(frozen=True, slots=True)
class PermissionInfo:
    """One Android permission.

    :param protection_level: base level: ``normal``, ``dangerous``,
        ``signature``, ``internal`` or ``unknown``.
    :param flags: protection flags (``privileged``, ``appop`` ...).
    :param group: the runtime permission group, or ``None``.
    :param first_api: first API level with it; ``last_api`` the last, if gone.
    :param names_zh: names as policies write them, Simplified and Traditional.
    :param personal_data: data type ids it opens.
    """

    name: str
    protection_level: str = "unknown"
    flags: tuple[str, ...] = ()
    group: str | None = None
    first_api: int | None = None
    last_api: int | None = None
    deprecated: bool = False
    label_zh: str = ""
    label_en: str = ""
    vendor: str | None = None
    personal_data: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PermissionName:
    """A name that policies use for permissions.

    :param name: as written, without spaces: ``相机``, ``读取电话状态``,
        ``full network access``.
    :param constants: what it may mean; the first is the primary one.
    :param needs_context: it is a permission only where the text speaks of
        permissions (``相机`` in a list of permissions, not in a sentence).
    """

    name: str
    constants: tuple[str, ...]
    needs_context: bool = False


@dataclass(frozen=True, slots=True)
class DataType:
    """One type of personal data, with the names that policies use for it."""

    id: str
    name_en: str
    name_zh: str
    group: str = ""
    sensitive: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ApiRule:
    """A platform member whose call needs a permission or reads personal data.

    :param cls: the class with dots, ``android.telephony.TelephonyManager``.
    :param member: method name, field name, or for ``uri`` the content URI.
    :param kind: ``method``, ``field``, ``uri`` or ``class``.
    :param permissions: permissions one of which the call needs.
    :param data_type: the data type it reads, or ``None``.
    :param min_api: first and
    :param max_api: last API level for which this holds.
    """

    cls: str
    member: str
    kind: str = "method"
    permissions: tuple[str, ...] = ()
    data_type: str | None = None
    min_api: int | None = None
    max_api: int | None = None


@dataclass(frozen=True, slots=True)
class Packer:
    """A commercial protection that hides code.

    :param natives: library names; :param classes: stub class names or
        prefixes; :param assets: zip entries (full-match regexes).
    """

    id: str
    name: str
    natives: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Knowledge:
    """Everything the tool knows, loaded once and never changed."""

    version: str
    sdks: Mapping[str, Sdk] = field(default_factory=dict)
    permissions: Mapping[str, PermissionInfo] = field(default_factory=dict)
    permission_names: tuple[PermissionName, ...] = ()
    data_types: Mapping[str, DataType] = field(default_factory=dict)
    apis: tuple[ApiRule, ...] = ()
    packers: tuple[Packer, ...] = ()


def load_knowledge(overlays: tuple[Path, ...] = ()) -> Knowledge:
    """Load the shipped mappings, then each overlay directory on top.

    :raises KnowledgeError: a file is missing or has another shape.
    """
    raise NotImplementedError
