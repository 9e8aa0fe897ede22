"""The values that the mappings are made of.

All are frozen; :mod:`auditor.knowledge` re-exports them and loads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

#: what shows an SDK: its id, its signatures (each ``kind, value, match, confidence``
#: and maybe more), the packages it excludes. There are thousands, and only a few
#: SDKs are in one app, so that no values are made of them for looking
Marks: TypeAlias = "tuple[str, Sequence[Sequence[Any]], Sequence[str]]"


class Signature(NamedTuple):
    """One thing that shows an SDK in an APK.

    :param kind: ``package``, ``component``, ``native``, ``meta_data``,
        ``permission``, ``action`` or ``asset``.
    :param value: what to look for; a package prefix without trailing dot, a
        class name, ``libfoo.so`` ...
    :param match: ``prefix`` (on segment boundaries), ``exact`` or ``regex``
        (full match).
    :param confidence: ``high``, ``medium`` or ``low``: what a hit proves alone.
    :param sources: where the fact comes from, keys of ``Knowledge.sources``.
    :param via: the SDK whose code this is: a wrapper of this SDK's channel.
        It shows that the channel is wired up, never that this SDK's own code
        is inside.
    """

    kind: str
    value: str
    match: str = "exact"
    confidence: str = "high"
    sources: tuple[str, ...] = ()
    via: str | None = None


class Sdk(NamedTuple):
    """One SDK of the mappings.

    :param aliases: other names as policies write them.
    :param vendor: the company, as policies write it.
    :param tier: ``collects`` or ``functional-open-source``.
    :param parent: the SDK this one is a product of (an umbrella).
    :param bundled_by: SDKs whose artifacts carry this one inside.
    :param exclude: package prefixes under a signature that are not this SDK.
    :param policy_packages: package names that policies write for it.
    :param declared_permissions: what the vendor itself states it needs.
    :param declared_data_types: ids that the vendor itself states it collects.
    :param version_markers: where the version stands: ``file:META-INF/x.version``,
        ``field:com.a.B.VERSION``, ``meta_data:com.a.version``.
    :param declared_source: the vendor's page or the SDK's manifest that states
        the two ``declared_`` fields, and :param declared_as_of: its ISO date.
    :param chinese: the vendor is Chinese.
    :param ambiguous: names among its names that are also apps, companies or
        ordinary words: they mean this SDK in a row or beside "SDK", not in
        running text.
    :param note: what a reviewer should know, one sentence.
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
    declared_source: str | None = None
    declared_as_of: str | None = None
    chinese: bool = False
    ambiguous: tuple[str, ...] = ()
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the display names first, without repeats."""
        return tuple(dict.fromkeys(n for n in (self.name_zh, self.name_en, *self.aliases) if n))

    @property
    def marks(self) -> Marks:
        """What shows this SDK, as plain values."""
        rows = [(s.kind, s.value, s.match, s.confidence) for s in self.signatures]
        return self.id, rows, self.exclude


class PermissionInfo(NamedTuple):
    """One Android permission.

    :param protection_level: base level: ``normal``, ``dangerous``,
        ``signature``, ``internal`` or ``unknown``.
    :param flags: protection flags (``privileged``, ``appop`` ...).
    :param group: the runtime permission group, or ``None``.
    :param first_api: first API level with it; ``last_api`` the last, if gone.
    :param label_zh: the platform's own label in Simplified Chinese, or the
        usual name of a vendor's permission.
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


class PermissionName(NamedTuple):
    """A name that policies use for permissions.

    :param name: as written, without spaces around: ``相机``, ``读取电话状态``,
        ``full network access``.
    :param constants: what it may mean; the first is the primary one.
    :param needs_context: it is a permission only where the text speaks of
        permissions (``相机`` in a list of permissions, not in a sentence).
    """

    name: str
    constants: tuple[str, ...]
    needs_context: bool = False


class DataType(NamedTuple):
    """One type of personal data, with the names that policies use for it."""

    id: str
    name_en: str
    name_zh: str
    group: str = ""
    sensitive: bool = False
    aliases: tuple[str, ...] = ()


class ApiRule(NamedTuple):
    """A platform member whose call needs a permission or reads personal data.

    :param cls: the class with dots, ``android.telephony.TelephonyManager``
        (``$`` before a nested class); empty for kinds that need none.
    :param member: method name, field name, or the literal for the last kinds.
    :param kind: ``method``, ``override`` (a subclass defines it), ``field``,
        ``class``, ``uri`` (content URI prefix), ``settings_key``,
        ``system_property``, ``file_path`` or ``shell`` (string literals).
    :param permissions: permissions one of which the call needs.
    :param data_type: the data type it reads, or ``None``.
    :param min_api: first and
    :param max_api: last API level for which this holds.
    :param weak: a hit alone says little (too common, depends on arguments).
    """

    cls: str
    member: str
    kind: str = "method"
    permissions: tuple[str, ...] = ()
    data_type: str | None = None
    min_api: int | None = None
    max_api: int | None = None
    weak: bool = False


class Packer(NamedTuple):
    """A commercial protection that hides code.

    :param natives: library names; :param classes: stub class names or
        prefixes; :param assets: zip entries (full-match regexes).
    """

    id: str
    name: str
    natives: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()


class Source(NamedTuple):
    """Where facts of the mappings come from, and under which licence.

    :param date: ISO date of the version used.
    """

    id: str
    title: str
    licence: str
    url: str = ""
    version: str = ""
    date: str = ""
