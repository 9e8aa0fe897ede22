"""Who owns a package: longest signature prefix, on segment boundaries."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from auditor.apk.dex import DexIndex, java_name
from auditor.apk.engine import engine
from auditor.knowledge_types import Marks

#: what the platform and its support libraries are made of: never unknown code
PLATFORM_PREFIXES = (
    "android",
    "androidx",
    "dalvik",
    "java",
    "javax",
    "junit",
    "kotlin",
    "kotlinx",
    "libcore",
    "org.apache.http",
    "org.json",
    "org.w3c.dom",
    "org.xml.sax",
    "org.xmlpull",
    "sun",
)

_QUALIFIED = re.compile(r"[\w.$]+")
_UNOWNED = -1
#: the owner of the app's own code, where SDK ids stand
OWN = ""
_RANK = {"low": 0, "medium": 1, "high": 2}

#: first segments that are registries, so that the owner is the second segment
_REGISTRIES = frozenset(
    re.findall(
        r"\w+",
        """ac ai app at au be biz br ca cc ch cn co com cz de dev dk edu es eu fi fr gov hk hu id
        ie in info int io ir it jp kr me mobi name net nl no nz org pe pl pro pt ro ru se sg sh sk
        su th tk to top tr tv tw ua uk us vn xyz za""",
    )
)


class Prefix(NamedTuple):
    """One package prefix with the SDKs that claim it.

    :param package: with dots, no trailing dot.
    :param owners: ``(SDK id, confidence)``, sorted; empty for an excluded one.
    """

    package: str
    owners: tuple[tuple[str, str], ...]

    @property
    def is_own(self) -> bool:
        """It is the app's own code."""
        return bool(self.owners) and self.owners[0][0] == OWN

    @property
    def sdk_ids(self) -> tuple[str, ...]:
        """The owning SDKs' ids."""
        return tuple(sdk_id for sdk_id, _ in self.owners if sdk_id != OWN)


class PrefixTable:
    """All package signatures, ordered so that nested prefixes come later.

    :param own: package prefixes of the app's own code; a longer signature below
        one of them still wins, an equal one too.
    :param application: the application class, whose package is own code unless
        a signature covers it.
    """

    def __init__(
        self, marks: Iterable[Marks], own: Iterable[str] = (), application: str | None = None
    ) -> None:
        owners: dict[str, dict[str, str]] = {}
        excluded: dict[str, set[str]] = {}
        patterns: list[tuple[re.Pattern[str], str, str]] = []
        for sdk_id, signatures, without in marks:
            for kind, value, match, confidence, *_ in signatures:
                if kind != "package":
                    continue
                if match == "regex":
                    patterns.append((re.compile(value), sdk_id, confidence))
                    continue
                known = owners.setdefault(value.strip("."), {})
                if sdk_id not in known or _RANK[confidence] > _RANK[known[sdk_id]]:
                    known[sdk_id] = confidence
            for package in without:
                excluded.setdefault(package.strip("."), set()).add(sdk_id)
        for package in sorted(excluded):  # parents first: they sort before children
            if package not in owners:
                owners[package] = _without(owners, package, excluded)
        if application and not is_platform(application) and not _covered(owners, application):
            own = (*own, application.rpartition(".")[0] or application)
        for package in own:
            owners.setdefault(package, {OWN: "high"})
        self.prefixes = tuple(
            Prefix(package, tuple(sorted(claims.items())))
            for package, claims in sorted(owners.items())
        )
        self.patterns = tuple(patterns)
        self._by_package = {p.package: i for i, p in enumerate(self.prefixes)}
        self._sizes = sorted({len(p) for p in self._by_package if p}, reverse=True)
        self._keys = [b"L" + p.package.replace(".", "/").encode() for p in self.prefixes]

    def lookup(self, name: str) -> Prefix | None:
        """The longest prefix that covers a class or package name with dots."""
        row = self._row(name)
        return self.prefixes[row] if row >= 0 else None

    def _row(self, name: str) -> int:
        name += "."
        for size in self._sizes:  # not segment by segment: forged names have thousands
            if name[size : size + 1] == ".":
                row = self._by_package.get(name[:size])
                if row is not None:
                    return row
        return _UNOWNED

    def assign(self, types: list[bytes]) -> array[int]:
        """Row of :attr:`prefixes` for each descriptor of a sorted list, or -1."""
        owner = array("i", [_UNOWNED]) * len(types)
        if len(types) < len(self._keys) // 2:  # few types: look each of them up
            for at in range(bisect_left(types, b"L"), bisect_left(types, b"M")):
                name = java_name(types[at])
                owner[at] = self._row(name.partition("$")[0])
            return owner
        for row, key in enumerate(self._keys):
            low = bisect_left(types, key)
            if low == len(types) or not types[low].startswith(key):
                continue
            for first, last in ((b"/", b"0"), (b";", b"<"), (b"$", b"%")):
                start = bisect_left(types, key + first, low)
                stop = bisect_left(types, key + last, start)
                if start < stop:
                    owner[start:stop] = array("i", [row]) * (stop - start)
        return owner


def _covered(owners: Mapping[str, object], name: str) -> bool:
    while name:
        if name in owners:
            return True
        name = name.rpartition(".")[0]
    return False


def _without(
    owners: dict[str, dict[str, str]], package: str, excluded: dict[str, set[str]]
) -> dict[str, str]:
    """Who keeps an excluded package: the nearest enclosing claim that may."""
    above = package.rpartition(".")[0]
    while above:
        claims = owners.get(above)
        if claims is not None:
            kept = {k: v for k, v in claims.items() if k not in excluded[package]}
            if kept:
                return kept
        above = above.rpartition(".")[0]
    return {}


@dataclass(slots=True, eq=False, repr=False)
class PackageHits:
    """What the dex files hold under one prefix."""

    defined: int = 0
    referenced: int = 0
    example: str = ""
    example_defined: bool = False
    dex: str = ""


@dataclass(eq=False, repr=False)
class PackageScan:
    """Collects hits per prefix and counts of packages that none covers.

    :ivar strings: prefix -> a string constant that names something below it.
    """

    table: PrefixTable
    hits: dict[str, PackageHits] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)
    own_classes: int = 0
    total_classes: int = 0
    strings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._dotted = [p.package.encode() + b"." for p in self.table.prefixes]
        self._owned = bytes(bool(p.owners) for p in self.table.prefixes)

    def add(self, dex: DexIndex) -> array[int]:
        """Take one dex file; the owner row of each of its types is returned."""
        types = dex.types
        first, last = bisect_left(types, b"L"), bisect_left(types, b"M")
        owner = self.table.assign(types)
        self.total_classes += dex.classes[1]
        counts, free = engine.tally(owner, dex.defined, self._owned, first, last)
        for row, defined, mentioned, example in counts:
            self._add_hit(row, defined, mentioned, dex, example)
        self._count_unknown(dex, free, first, last)
        self._find_strings(dex)
        return owner

    def _find_strings(self, dex: DexIndex) -> None:
        found = dex.first_with_prefixes(self._dotted)
        for prefix, row in zip(self.table.prefixes, found, strict=True):
            if row < 0 or prefix.package in self.strings:
                continue
            text = dex.string(row).decode("utf-8", "replace")
            if _QUALIFIED.fullmatch(text):
                self.strings[prefix.package] = text

    def _add_hit(self, row: int, defined: int, mentioned: int, dex: DexIndex, at: int) -> None:
        hit = self.hits.setdefault(self.table.prefixes[row].package, PackageHits())
        hit.defined += defined
        hit.referenced += mentioned
        if not hit.example or (defined and not hit.example_defined):
            hit.example = java_name(dex.types[at])
            hit.example_defined = defined > 0
            hit.dex = dex.name

    def _count_unknown(self, dex: DexIndex, free: bytes, first: int, last: int) -> None:
        """Count defined classes of unowned packages, range by range."""
        types = dex.types
        at = first
        while at < last:
            group, key = package_group(types[at])
            end = max(bisect_left(types, key, at, last), at + 1) if key else at + 1
            count = free.count(1, at, end)
            if count and not is_platform(group):
                self.unknown[group] += count
            at = end


_PLATFORM_STARTS = tuple(f"{p}." for p in PLATFORM_PREFIXES)
#: second segments under which many unrelated vendors publish
_HOSTS = frozenset(("android", "example", "gitee", "github", "gitlab", "google", "googlecode"))


#: second segments that are registries too, as in ``cn.com`` and ``uk.co``
_SECOND_LEVEL = frozenset(("ac", "co", "com", "edu", "gov", "net", "org"))


def _vendor_depth(parts: list[str]) -> int:
    """How many segments name the vendor."""
    nested = len(parts) > 2 and len(parts[0]) == 2 and parts[0] in _REGISTRIES
    return 3 if nested and parts[1] in _SECOND_LEVEL else 2


def package_group(descriptor: bytes) -> tuple[str, bytes]:
    """The package under which an unknown class is counted, and where it ends.

    Up to three segments below a registry (``com.vendor.product``), else two.

    :returns: the package with dots (``""`` without one), and the first
        descriptor after it; empty when only this class is meant.
    """
    parts = descriptor[1:].split(b"/")
    names = [p.decode("ascii", "replace") for p in parts[:3]]
    deep = _vendor_depth(names) + (names[0] in _REGISTRIES)
    if names == ["com", "google", "android"]:
        deep = 4
    if len(parts) - 1 < deep:  # classes beside packages: no range of their own
        return b".".join(parts[:-1]).decode("utf-8", "replace"), b""
    kept = parts[:deep]
    key = b"L" + b"/".join(kept) + b"0"  # the byte after "/"
    return b".".join(kept).decode("utf-8", "replace"), key


def is_platform(name: str) -> bool:
    """Whether a package or class belongs to the platform or its libraries."""
    return name in PLATFORM_PREFIXES or name.startswith(_PLATFORM_STARTS)


def platform_ranges(types: list[bytes]) -> Iterator[tuple[int, int]]:
    """Where the platform's classes stand in a sorted list of descriptors."""
    for prefix in PLATFORM_PREFIXES:
        key = b"L" + prefix.replace(".", "/").encode()
        yield bisect_left(types, key + b"/"), bisect_left(types, key + b"0")


def own_prefixes(package: str) -> tuple[str, ...]:
    """Package prefixes of the app's own code: the manifest's package and its vendor.

    Classes of known SDKs below ``com.vendor`` have longer prefixes.
    """
    own = {package}
    parts = package.split(".")
    depth = _vendor_depth(parts)
    if len(parts) > depth and parts[0] in _REGISTRIES and parts[depth - 1] not in _HOSTS:
        own.add(".".join(parts[:depth]))
    return tuple(sorted(own))
