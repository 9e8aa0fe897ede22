"""From the parts of an app to its inventory; the stages in their order."""

from __future__ import annotations

import gc
import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from auditor.apk.apis import ApiIndex
from auditor.apk.bundle import MANIFEST, AppFiles, open_app
from auditor.apk.code import CodeError, code_table
from auditor.apk.container import Archive, Entry, EntryError
from auditor.apk.dex import DexError, DexIndex, dex_headers
from auditor.apk.limits import DEFAULT, Limits
from auditor.apk.manifest import Manifest, ManifestError, parse_manifest
from auditor.apk.manifest_proto import parse_proto_manifest
from auditor.apk.native import Library, read_library
from auditor.apk.nested import hidden_code
from auditor.apk.packages import PackageScan, PrefixTable, own_prefixes
from auditor.apk.permissions import requested_permissions
from auditor.apk.protection import (
    ClassWatch,
    Surface,
    examine,
    is_renamed,
    loading_gaps,
    watched_names,
)
from auditor.apk.resources import ResourceTable
from auditor.apk.sdks import AppParts, match_sdks
from auditor.apk.usage import UsageScan
from auditor.apk.versions import sdk_version
from auditor.errors import InputError, LimitError
from auditor.knowledge import Knowledge
from auditor.model_app import ApiUse, App, Gap, Inventory, SdkMatch, Strength, UnknownPackage

_DEX_NAME = re.compile(r"classes(\d*)\.dex")
#: fewer classes than this say nothing about a package
_MIN_UNKNOWN = 3
_MAX_UNKNOWN = 200


def read_inventory(path: Path, knowledge: Knowledge, limits: Limits = DEFAULT) -> Inventory:
    """Read what is inside an app.

    What cannot be examined becomes a gap of the inventory, except the archive
    and the manifest, without which nothing could be said.

    :param path: an .apk, a set of splits, or a directory of splits.
    :raises InputError: it is no app, or its manifest is missing or unreadable.
    :raises LimitError: it exceeds a limit on the archive or the manifest.
    """
    try:
        with _no_garbage_collection(), open_app(Path(path), limits) as files:
            return _Inspection(files, knowledge, limits).run()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"cannot be read: {reason}", path=path) from error


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Pause the cycle collector: it costs a fifth of the time.

    It would look through hundreds of thousands of strings again and again;
    reference counts free what is left behind here.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@dataclass(slots=True, eq=False, repr=False)
class _Part:
    """One archive with its manifest."""

    archive: Archive
    manifest: Manifest

    def where(self, name: str) -> str:
        """How evidence names an entry of this archive."""
        return f"{self.archive.label}!{name}" if self.archive.label else name


@dataclass(eq=False, repr=False)
class _Inspection:
    """The state of one run."""

    files: AppFiles
    knowledge: Knowledge
    limits: Limits
    gaps: list[Gap] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._dex_budget = self.limits.max_dex_total
        self._dex_files = 0

    @property
    def source(self) -> str:
        """The path as evidence names it."""
        return str(self.files.path)

    def run(self) -> Inventory:
        """All stages."""
        self.gaps.extend(self.files.gaps)
        parts = self._read_manifests()
        base = parts[0].manifest
        table = PrefixTable(self.knowledge.marks(), own_prefixes(base.package), base.application)
        scan = PackageScan(table)
        permissions = requested_permissions(
            [p.manifest for p in parts], self.knowledge, self.source
        )
        declared = frozenset(p.name for p in permissions)
        apis = ApiIndex(self.knowledge.apis, declared, base.min_sdk)
        usage = UsageScan(apis, table, self.limits)
        manifests = [p.manifest for p in parts]
        watch = ClassWatch(watched_names(manifests, self.knowledge))
        dex_files = self._read_code(parts, scan, usage, watch)
        natives = _natives(parts)
        protection = examine(
            Surface(
                manifests=manifests,
                splits=frozenset(m.split for m in manifests if m.split),
                found=frozenset(watch.found),
                entries=[e.name for p in parts for e in p.archive],
                natives=natives,
                dex_files=dex_files,
                classes=scan.total_classes,
                renamed=sum(n for name, n in scan.unknown.items() if is_renamed(name)),
            ),
            self.knowledge,
        )
        unread = any(g.stage == "dex" for g in self.gaps)
        self.gaps.extend(protection.gaps)
        # libraries are large: they are opened only where the code does not tell
        hidden = unread or any("sdks" in g.weakens for g in protection.gaps)
        components = [c for m in manifests for c in m.components]
        app_parts = AppParts(
            source=self.source,
            package=base.package,
            components={c.name: f"component {c.name}" for c in components},
            defined=frozenset(c.name for c in components if (c.target or c.name) in watch.found),
            natives=natives,
            meta_data=dict(m for p in parts for m in p.manifest.meta_data),
            permissions=frozenset(
                name
                for p in parts
                for name in (
                    *(r.name for r in p.manifest.permissions),
                    *(n for n, _ in p.manifest.defined_permissions),
                )
            ),
            actions=frozenset(a for p in parts for c in p.manifest.components for a in c.actions),
            assets=_assets(parts),
            hits=scan.hits,
            code_readable=not (unread or protection.code_hidden),
            libraries=self._read_libraries(parts) if hidden else {},
            strings=scan.strings if hidden else {},
        )
        sdks = match_sdks(app_parts, table, self.knowledge)
        embedded = frozenset(m.sdk_id for m in sdks if m.strength is Strength.EMBEDDED)
        self.gaps.extend(loading_gaps(usage.loaders(embedded)))
        uses = usage.uses(self.knowledge, embedded, declared, self.source)
        return Inventory(
            app=self._app(base),
            permissions=permissions,
            sdks=self._with_versions(_with_uses(sdks, uses), parts, app_parts.meta_data),
            uses=uses,
            unknown_packages=_unknown(scan),
            gaps=tuple(sorted(set(self.gaps))),
        )

    def _read_libraries(self, parts: list[_Part]) -> dict[str, Library]:
        """File name -> what each native library says of itself, one ABI each."""
        found: dict[str, Library] = {}
        budget = self.limits.max_native_total
        for part in parts:
            for entry in sorted(part.archive, key=lambda e: e.name):
                name = entry.name.rpartition("/")[2]
                if not entry.name.endswith(".so") or name in found:
                    continue
                if entry.size > budget:
                    reason = "it was not opened: the libraries are too large together"
                    self.gaps.append(Gap("native", part.where(entry.name), reason, ()))
                    continue
                budget -= entry.size
                try:
                    library = read_library(part.archive.read(entry, budget + entry.size))
                except EntryError as error:
                    reason = f"this library cannot be read: {error}"
                    self.gaps.append(Gap("native", part.where(entry.name), reason, ("sdks",)))
                    continue
                if library is not None:
                    found[name] = library
        return found

    def _with_versions(
        self, sdks: tuple[SdkMatch, ...], parts: list[_Part], meta_data: Mapping[str, str]
    ) -> tuple[SdkMatch, ...]:
        """SDK matches with their versions, where a marker tells."""
        archives = [p.archive for p in parts]
        known = self.knowledge.sdks
        return tuple(
            match._replace(version=sdk_version(known[match.sdk_id], archives, meta_data))
            if known[match.sdk_id].version_markers
            else match
            for match in sdks
        )

    def _app(self, base: Manifest) -> App:
        return App(
            package=base.package,
            version_name=base.version_name,
            version_code=base.version_code,
            min_sdk=base.min_sdk,
            target_sdk=base.target_sdk,
            label=base.label,
            sha256=self.files.sha256,
            path=self.source,
        )

    def _read_manifests(self) -> list[_Part]:
        """The base first, then the splits of the same package."""
        parts = [_Part(a, self._read_manifest(a)) for a in self.files.archives]
        bases = [p for p in parts if p.manifest.split is None]
        if not bases:
            split = parts[0].manifest.split
            raise InputError(
                f"holds only the split {split!r}, not the app itself",
                path=self.source,
                remedy="give the base APK together with its splits",
            )
        packages = sorted({p.manifest.package for p in parts})
        if len(packages) > 1 or len(bases) > 1:
            raise InputError(
                f"holds several apps ({', '.join(packages)})",
                path=self.source,
                remedy="give the splits of one app only",
            )
        return [bases[0], *(p for p in parts if p is not bases[0])]

    def _read_manifest(self, archive: Archive) -> Manifest:
        where = f"{self.source}!{archive.label}" if archive.label else self.source
        remedy = "check that the file is complete; without its manifest nothing can be said"
        entry = archive.get(MANIFEST)
        if entry is None:
            raise InputError(f"no app: it holds no {MANIFEST}", path=where, remedy=remedy)
        try:
            if entry.size > self.limits.max_manifest:
                raise LimitError(
                    f"its manifest declares {entry.size:,} bytes, more than "
                    f"{self.limits.max_manifest:,}",
                    path=where,
                    remedy="raise the limit if the file is trusted",
                )
            data = bytes(archive.read(entry, self.limits.max_manifest))
            if self.files.kind == "bundle":
                manifest = parse_proto_manifest(data, self.limits)
            else:
                resolver = _Resolver(archive, self.limits)
                manifest = parse_manifest(data, resolver, self.limits)
        except (EntryError, ManifestError) as error:
            raise InputError(
                f"its manifest cannot be read: {error}", path=where, remedy=remedy
            ) from error
        if manifest.oddity:
            weakens = ("permissions",) if manifest.disputed else ()
            self.gaps.append(Gap("manifest", MANIFEST, manifest.oddity, weakens))
        for name in manifest.unresolved:
            reason = "this permission's name is a resource reference, which Android ignores"
            self.gaps.append(Gap("manifest", name, reason, ("permissions",)))
        return manifest

    def _read_code(
        self, parts: list[_Part], scan: PackageScan, usage: UsageScan, watch: ClassWatch
    ) -> int:
        """Scan every dex file, one at a time; how many the app itself has."""
        count = 0
        for part in parts:
            own = _dex_entries(part.archive)
            count += len(own)
            for entry in own:
                self._read_dex(part.where(entry.name), part.archive, entry, scan, usage, watch)
            for hidden in hidden_code(part.archive, frozenset(e.name for e in own)):
                label = part.where(hidden.where)
                if hidden.entry is None:
                    reason = f"this archive inside the app cannot be read: {hidden.error}"
                    self.gaps.append(Gap("dex", label, reason, ("sdks", "uses")))
                else:
                    self._read_dex(label, hidden.archive, hidden.entry, scan, usage, watch)
        return count

    def _read_dex(
        self,
        where: str,
        archive: Archive,
        entry: Entry,
        scan: PackageScan,
        usage: UsageScan,
        watch: ClassWatch,
    ) -> None:
        self._dex_files += 1
        if self._dex_files > self.limits.max_dex_files:
            if self._dex_files == self.limits.max_dex_files + 1:
                reason = f"only the first {self.limits.max_dex_files:,} dex files are read"
                self.gaps.append(Gap("dex", where, reason, ("sdks", "uses")))
            return
        try:
            data = archive.read(entry, min(self._dex_budget, self.limits.max_dex))
            self._dex_budget -= len(data)
            for header in dex_headers(data):
                if header:  # it may speak of the whole file too, and then costs as much
                    if len(data) > self._dex_budget:
                        raise DexError("it has too many headers for its size")
                    self._dex_budget -= len(data)
                dex = DexIndex(where, data, header, self.limits)
                owner = scan.add(dex)
                watch.add(dex)
                self._read_calls(dex, usage, owner)
        except (EntryError, DexError) as error:
            reason = f"this dex file cannot be read: {error}"
            self.gaps.append(Gap("dex", where, reason, ("sdks", "uses")))

    def _read_calls(self, dex: DexIndex, usage: UsageScan, owner: array[int]) -> None:
        try:
            usage.add(dex, code_table(dex, self.limits), owner)
        except CodeError as error:
            reason = f"its calls cannot be read: {error}"
            self.gaps.append(Gap("usage", dex.name, reason, ("uses",)))


class _Resolver:
    """Reads the resource table when the first reference needs it."""

    def __init__(self, archive: Archive, limits: Limits) -> None:
        self._archive = archive
        self._limits = limits
        self._table: ResourceTable | None = None

    def __call__(self, resource_id: int) -> str | None:
        if self._table is None:
            entry = self._archive.get("resources.arsc")
            try:
                data = self._archive.read(entry, self._limits.max_resources) if entry else b""
            except EntryError:
                data = b""
            self._table = ResourceTable(bytes(data))
        return self._table.string(resource_id)


def _dex_entries(archive: Archive) -> list[Entry]:
    """The files Android loads, in its order, duplicates included."""
    numbered = [
        (int(match[1] or 1), position, entry)
        for position, entry in enumerate(archive)
        if (match := _DEX_NAME.fullmatch(entry.name))
    ]
    return [entry for _, _, entry in sorted(numbered, key=lambda n: n[:2])]


def _natives(parts: list[_Part]) -> dict[str, str]:
    """Library file name -> entry; the first ABI in order stands for all."""
    found: dict[str, str] = {}
    for part in parts:
        for path in sorted(e.name for e in part.archive if e.name.endswith(".so")):
            found.setdefault(path.rpartition("/")[2], part.where(path))
    return found


def _assets(parts: list[_Part]) -> tuple[str, ...]:
    return tuple(
        entry.name
        for part in parts
        for entry in part.archive
        if entry.name.startswith(("assets/", "META-INF/", "res/raw/"))
    )


def _with_uses(sdks: tuple[SdkMatch, ...], uses: tuple[ApiUse, ...]) -> tuple[SdkMatch, ...]:
    """SDK matches with what their code can use."""
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for use in uses:
        if use.sdk_id is not None:
            values[use.sdk_id, use.kind].add(use.value)
    return tuple(
        match._replace(
            permissions_used=tuple(sorted(values[match.sdk_id, "permission"])),
            data_types=tuple(sorted(values[match.sdk_id, "data_type"])),
        )
        for match in sdks
    )


def _unknown(scan: PackageScan) -> tuple[UnknownPackage, ...]:
    """Unknown packages, the largest first."""
    ranked = sorted(scan.unknown.items(), key=lambda item: (-item[1], item[0]))
    kept = [UnknownPackage(name or "(default)", n) for name, n in ranked if n >= _MIN_UNKNOWN]
    return tuple(kept[:_MAX_UNKNOWN])
