"""The values of an app's inventory, and those that all values are made of.

They stand apart from :mod:`auditor.model` because making a class of this kind
takes half a millisecond, and reading an app needs no others.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple


class Level(IntEnum):
    """How bad a finding is; ordered."""

    INFO = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def label(self) -> str:
        """The lower-case name used in every output."""
        return self.name.lower()


class Confidence(IntEnum):
    """How sure the tool is; ordered and independent of :class:`Level`."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2

    @property
    def label(self) -> str:
        """The lower-case name used in every output."""
        return self.name.lower()


class Strength(StrEnum):
    """How an SDK shows in an APK.

    ``embedded``: its code, component or library is inside. ``referenced``: it
    is only mentioned (a call, a stub, a string), which does not prove it is in.
    """

    EMBEDDED = "embedded"
    REFERENCED = "referenced"


class Evidence(NamedTuple):
    """One place where a fact can be seen.

    :param source: the file: the APK's or the policy's path.
    :param locator: where in it: ``class a.b.C``, ``component a.b.C``,
        ``entry lib/arm64-v8a/liba.so``, ``manifest``; ``line 12``,
        ``line 12, table 1 row 3``, ``page 2``.
    :param excerpt: what stands there, at most a few hundred characters.
    :param line: 1-based line of a policy file, else ``None``.
    """

    source: str
    locator: str
    excerpt: str = ""
    line: int | None = None


class Gap(NamedTuple):
    """Something that could not be examined.

    :param stage: ``container``, ``manifest``, ``dex``, ``native``, ``sdks``,
        ``usage``, ``protection``, ``policy``, ``crosscheck`` ...
    :param subject: what: a file, an entry, a class, a rule id.
    :param reason: why, as a sentence.
    :param weakens: conclusions that are less sure because of it, a subset of
        ``permissions``, ``sdks``, ``uses``, ``disclosures``.
    """

    stage: str
    subject: str
    reason: str
    weakens: tuple[str, ...] = ()


# --- the APK side -----------------------------------------------------------


class App(NamedTuple):
    """What the manifest says of the app itself (names as in the manifest)."""

    package: str
    version_name: str | None = None
    version_code: int | None = None
    min_sdk: int | None = None
    target_sdk: int | None = None
    label: str | None = None
    sha256: str = ""
    path: str = ""


class Permission(NamedTuple):
    """One requested permission.

    :param element: ``uses-permission``, ``uses-permission-sdk-23`` ...
    :param max_sdk_version: the last API level at which it is requested.
    :param protection_level: ``normal``, ``dangerous``, ``signature`` ... or
        ``unknown`` when neither the platform nor the app defines it.
    """

    name: str
    element: str = "uses-permission"
    max_sdk_version: int | None = None
    protection_level: str = "unknown"
    evidence: tuple[Evidence, ...] = ()


class SdkMatch(NamedTuple):
    """An SDK seen in the APK, with what showed it."""

    sdk_id: str
    strength: Strength
    confidence: Confidence
    version: str | None = None
    packages: tuple[str, ...] = ()
    parent: str | None = None
    evidence: tuple[Evidence, ...] = ()
    permissions_used: tuple[str, ...] = ()
    data_types: tuple[str, ...] = ()


class ApiUse(NamedTuple):
    """Code that can use a permission or read a type of personal data.

    :param kind: ``permission`` or ``data_type``.
    :param value: the permission's name or the data type's id.
    :param api: the called member, ``android.telephony.TelephonyManager.getImei``.
    :param caller: ``app``, an SDK id, or the caller's package when unknown.
    :param sdk_id: the SDK that the caller belongs to, if any.
    :param confidence: high for a verified call; medium for one through a
        content URI or another literal; low for reflection and generic APIs.
    """

    kind: str
    value: str
    api: str
    caller: str
    sdk_id: str | None = None
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence = Confidence.HIGH


class UnknownPackage(NamedTuple):
    """A package that no signature covers, with its number of classes."""

    package: str
    classes: int


class Inventory(NamedTuple):
    """What is inside one app."""

    app: App
    permissions: tuple[Permission, ...] = ()
    sdks: tuple[SdkMatch, ...] = ()
    uses: tuple[ApiUse, ...] = ()
    unknown_packages: tuple[UnknownPackage, ...] = ()
    gaps: tuple[Gap, ...] = ()
